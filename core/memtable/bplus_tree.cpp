#include "core/memtable/bplus_tree.h"

#include <algorithm>
#include <array>
#include <bit>

#include "core/memtable/bplus_node.h"

namespace levelscope {

namespace {

constexpr size_t kCacheLine = 64;
constexpr size_t kNodeAlignment = kCacheLine;
constexpr uint32_t kPrefetchDistance = 6;
constexpr uint32_t kPrefetchAtStart = 3;  // behind the place of a seek
constexpr size_t kPrefetchLines = 3;
constexpr size_t kLeafSearched = 576;  // bytes of a leaf: its head and prefixes

}  // namespace

BplusTree::BplusTree(Arena& arena) : m_arena(arena), m_first(newLeaf()), m_last(m_first) {
    m_root = m_first;
}

BplusTree::Leaf* BplusTree::newLeaf() {
    return new (m_arena.allocate(sizeof(Leaf), kNodeAlignment)) Leaf;
}

BplusTree::Inner* BplusTree::newInner(uint8_t level) {
    return new (m_arena.allocate(sizeof(Inner), kNodeAlignment)) Inner(level);
}

// ---- reading ----

// The version of a child is taken before the parent's is checked again: a split that moved the key out of the
// child in between has changed the parent first.
template <typename Count>
bool BplusTree::tryDescend(std::string_view userKey, uint64_t trailer, Place& place, Count&& compared) const {
    const Node* node = m_root.load(std::memory_order_acquire);
    uint64_t version = node->stableVersion();
    if (m_root.load(std::memory_order_acquire) != node)
        return false;
    while (node->level > 0) {
        const auto* inner = static_cast<const Inner*>(node);
        const Node* child = inner->childAt(inner->lowerBound(userKey, trailer, inner->countNow(), compared));
        const uint64_t childVersion = child->stableVersion();
        if (!node->unchangedSince(version))
            return false;
        node = child;
        version = childVersion;
    }
    const uint32_t count = node->countNow();
    place = {static_cast<const Leaf*>(node), version, node->lowerBound(userKey, trailer, count, compared),
             count};
    return node->unchangedSince(version);
}

bool BplusTree::tryDescendToLast(Place& place) const {
    const Node* node = m_root.load(std::memory_order_acquire);
    uint64_t version = node->stableVersion();
    if (m_root.load(std::memory_order_acquire) != node)
        return false;
    while (node->level > 0) {
        const auto* inner = static_cast<const Inner*>(node);
        const Node* child = inner->childAt(inner->countNow());
        const uint64_t childVersion = child->stableVersion();
        if (!node->unchangedSince(version))
            return false;
        node = child;
        version = childVersion;
    }
    const uint32_t count = node->countNow();
    place = {static_cast<const Leaf*>(node), version, count, count};
    return node->unchangedSince(version);
}

const Entry* BplusTree::find(std::string_view userKey, uint64_t trailer) const {
    Position position(*this);
    position.seek(userKey, trailer);
    return position.entry();
}

uint32_t BplusTree::comparisonsFor(std::string_view userKey, uint64_t trailer) const {
    uint32_t comparisons = 0;
    for (Place place; !tryDescend(userKey, trailer, place, [&comparisons] { ++comparisons; });)
        comparisons = 0;
    return comparisons;
}

// ---- positions ----

void BplusTree::Position::set(const Leaf* leaf, uint64_t version, uint32_t index, const Entry* entry) {
    m_leaf = leaf;
    m_version = version;
    m_index = index;
    m_entry = entry;
}

// To the first entry behind m_leaf as of m_version. Whatever is smaller than that entry and not yet seen came
// into m_leaf later than its version.
bool BplusTree::Position::moveToNextLeaf() {
    const Leaf* next = m_leaf->next.load(std::memory_order_acquire);
    if (next == nullptr) {
        if (!m_leaf->unchangedSince(m_version))
            return false;
        m_entry = nullptr;
        return true;
    }
    const uint64_t version = next->stableVersion();
    const Entry* first = next->entryAt(0);
    if (!next->unchangedSince(version) || !m_leaf->unchangedSince(m_version))
        return false;
    set(next, version, 0, first);
    prefetch(1, kPrefetchDistance + 1);
    return true;
}

bool BplusTree::Position::trySeek(std::string_view userKey, uint64_t trailer) {
    Place place;
    if (!m_tree.tryDescend(userKey, trailer, place, [] {}))
        return false;
    set(place.leaf, place.version, place.index, nullptr);
    if (place.index == place.count)
        return moveToNextLeaf();
    m_entry = place.leaf->entryAt(place.index);
    prefetch(place.index + 1, place.index + 1 + kPrefetchAtStart);
    return place.leaf->unchangedSince(place.version);
}

bool BplusTree::Position::trySeekToFirst() {
    const uint64_t version = m_tree.m_first->stableVersion();
    set(m_tree.m_first, version, 0, nullptr);
    if (m_leaf->countNow() != 0)
        m_entry = m_leaf->entryAt(0);
    return m_leaf->unchangedSince(version);
}

bool BplusTree::Position::trySeekToLast() {
    Place place;
    if (!m_tree.tryDescendToLast(place))
        return false;
    set(place.leaf, place.version, place.count, nullptr);
    if (place.count != 0) {
        m_index = place.count - 1;
        m_entry = place.leaf->entryAt(m_index);
    }
    return place.leaf->unchangedSince(place.version);
}

bool BplusTree::Position::tryNext() {
    if (m_index + 1 >= m_leaf->countNow())
        return moveToNextLeaf();
    const Entry* entry = m_leaf->entryAt(m_index + 1);
    if (!m_leaf->unchangedSince(m_version))
        return false;
    ++m_index;
    m_entry = entry;
    prefetch(m_index + kPrefetchDistance, m_index + kPrefetchDistance + 1);
    return true;
}

// Entries lie in the order of their arrival: whoever walks them in key order waits for memory at each. Slots
// of the leaf from `from` to before `to`, as far as it has them.
void BplusTree::Position::prefetch(uint32_t from, uint32_t to) const {
    const uint32_t end = std::min(to, m_leaf->countNow());
    for (uint32_t i = from; i < end; ++i) {
        const auto* entry = reinterpret_cast<const char*>(m_leaf->entryAt(i));
        for (size_t line = 0; line < kPrefetchLines; ++line)
            __builtin_prefetch(entry + line * kCacheLine);
    }
}

// In another leaf the predecessor is found from the root: a leaf holds its low separator, so a search ends
// at index 0 only before the first entry of all.
bool BplusTree::Position::tryPrev() {
    if (m_index > 0 && m_leaf->unchangedSince(m_version)) {
        const Entry* entry = m_leaf->entryAt(m_index - 1);
        if (m_leaf->unchangedSince(m_version)) {
            --m_index;
            m_entry = entry;
            if (m_index >= kPrefetchDistance)
                prefetch(m_index - kPrefetchDistance, m_index - kPrefetchDistance + 1);
            return true;
        }
    }
    Place place;
    if (!m_tree.tryDescend(m_entry->userKey(), m_entry->trailer, place, [] {}))
        return false;
    if (place.index == 0) {
        m_entry = nullptr;
        return true;
    }
    const Entry* entry = place.leaf->entryAt(place.index - 1);
    if (!place.leaf->unchangedSince(place.version))
        return false;
    set(place.leaf, place.version, place.index - 1, entry);
    prefetch(m_index - std::min(m_index, kPrefetchDistance), m_index);
    return true;
}

void BplusTree::Position::seek(std::string_view userKey, uint64_t trailer) {
    while (!trySeek(userKey, trailer)) {
    }
}

void BplusTree::Position::seekToFirst() {
    while (!trySeekToFirst()) {
    }
}

void BplusTree::Position::seekToLast() {
    while (!trySeekToLast()) {
    }
}

void BplusTree::Position::next() {
    const Entry* const from = m_entry;
    while (!tryNext())
        seek(from->userKey(), from->trailer);
}

void BplusTree::Position::prev() {
    while (!tryPrev()) {
    }
}

// ---- writing ----

void BplusTree::insert(const Entry* entry) {
    if (appendLast(entry))
        return;
    Inner* parent = nullptr;
    uint32_t childIndex = 0;
    Fences fences;
    Leaf* leaf = descendForInsert(entry, parent, childIndex, fences);
    const uint32_t at = leaf->lowerBound(*entry);
    if (Node::own(leaf->count) < kFanout) {
        insertIntoLeaf(leaf, at, entry);
        return;
    }
    if (parent == nullptr)
        parent = growRoot();
    // Behind all others, the entry opens the new leaf and the full one stays full: keys that arrive in order,
    // overall or within some prefix, leave no half-empty leaves.
    if (at == kFanout) {
        splitLeaf(parent, childIndex, leaf, kFanout, entry, fences);
        return;
    }
    const uint32_t keep = kFanout / 2;
    splitLeaf(parent, childIndex, leaf, keep, nullptr, fences);
    if (at <= keep)
        insertIntoLeaf(leaf, at, entry);
    else
        insertIntoLeaf(Node::own(leaf->next), at - keep, entry);
}

// A leaf that was found is the right one as long as none has been split since. Ascending keys need no search.
void BplusTree::insertAll(std::span<const Entry* const> entries) {
    std::array<Leaf*, kTogether> leaves{};
    if (entries.size() > 1 && !isBehindLast(*entries.front())) {
        for (size_t i = 0; i < entries.size(); ++i) {
            leaves[i] = leafFor(*entries[i]);
            const auto* lines = reinterpret_cast<const char*>(leaves[i]);
            for (size_t at = 0; at < kLeafSearched; at += kCacheLine)
                __builtin_prefetch(lines + at);
        }
    }
    const uint64_t splits = m_leafSplits;
    for (size_t i = 0; i < entries.size(); ++i) {
        Leaf* leaf = m_leafSplits == splits ? leaves[i] : nullptr;
        if (leaf != nullptr && Node::own(leaf->count) < kFanout)
            insertIntoLeaf(leaf, leaf->lowerBound(*entries[i]), entries[i]);
        else
            insert(entries[i]);
    }
}

BplusTree::Leaf* BplusTree::leafFor(const Entry& entry) const {
    Node* node = Node::own(m_root);
    while (node->level > 0) {
        const auto* inner = static_cast<const Inner*>(node);
        node = Node::own(inner->children[inner->lowerBound(entry)]);
    }
    return static_cast<Leaf*>(node);
}

bool BplusTree::isBehindLast(const Entry& entry) const {
    const uint32_t count = Node::own(m_last->count);
    return count != 0 && compare(*Node::own(m_last->entries[count - 1]), entry.userKey(), entry.trailer) <= 0;
}

// The usual way of ascending keys.
bool BplusTree::appendLast(const Entry* entry) {
    const uint32_t count = Node::own(m_last->count);
    if (count == kFanout || !isBehindLast(*entry))
        return false;
    insertIntoLeaf(m_last, count, entry);
    return true;
}

void BplusTree::insertIntoLeaf(Leaf* leaf, uint32_t at, const Entry* entry) {
    const bool fits =
        !Node::own(leaf->checked) || Node::own(leaf->skip) == 0 ||
        commonPrefix(entry->userKey(), Node::own(leaf->entries[0])->userKey()) >= Node::own(leaf->skip);
    if (at == Node::own(leaf->count) && fits) {
        leaf->insertSlot(at, entry);
        return;
    }
    leaf->beginChange();
    if (!fits)
        leaf->admit(*entry);
    leaf->insertSlot(at, entry);
    leaf->endChange();
}

// Splits every full inner node on its way, so that a split below always finds room above.
BplusTree::Leaf* BplusTree::descendForInsert(const Entry* entry, Inner*& parent, uint32_t& childIndex,
                                             Fences& fences) {
    Node* node = Node::own(m_root);
    if (node->level > 0 && Node::own(node->count) == kFanout) {
        parent = growRoot();
        node = parent;
    }
    while (node->level > 0) {
        auto* inner = static_cast<Inner*>(node);
        uint32_t at = inner->lowerBound(*entry);
        const auto fencesAround = [&](uint32_t index) {
            return Fences{index > 0 ? Node::own(inner->entries[index - 1]) : fences.low,
                          index < Node::own(inner->count) ? Node::own(inner->entries[index]) : fences.high};
        };
        Node* child = Node::own(inner->children[at]);
        if (child->level > 0 && Node::own(child->count) == kFanout) {
            const bool behindAll = child->lowerBound(*entry) == kFanout;
            splitInner(inner, at, static_cast<Inner*>(child), behindAll ? kFanout - 1 : kFanout / 2,
                       fencesAround(at));
            at = inner->lowerBound(*entry);
            child = Node::own(inner->children[at]);
        }
        fences = fencesAround(at);
        parent = inner;
        childIndex = at;
        node = child;
    }
    return static_cast<Leaf*>(node);
}

BplusTree::Inner* BplusTree::growRoot() {
    Node* old = Node::own(m_root);
    Inner* root = newInner(static_cast<uint8_t>(old->level + 1));
    Node::put(root->children[0], old);
    Node::put(m_root, static_cast<Node*>(root));
    return root;
}

void BplusTree::splitLeaf(Inner* parent, uint32_t at, Leaf* leaf, uint32_t keep, const Entry* added,
                          Fences fences) {
    ++m_leafSplits;
    Leaf* right = newLeaf();
    right->takeSlots(*leaf, keep, kFanout - keep);
    if (added != nullptr)
        right->insertSlot(0, added);
    const Entry* separator = Node::own(right->entries[0]);
    right->resetSkip({separator, fences.high});
    Node::put(right->next, Node::own(leaf->next));

    parent->beginChange();
    leaf->beginChange();
    Node::put(leaf->count, keep);
    leaf->resetSkip({fences.low, separator});
    Node::put(leaf->next, right);
    insertSeparator(parent, at, separator, right);
    leaf->endChange();
    parent->endChange();
    if (leaf == m_last)
        m_last = right;
}

void BplusTree::splitInner(Inner* parent, uint32_t at, Inner* node, uint32_t keep, Fences fences) {
    Inner* right = newInner(node->level);
    const Entry* separator = Node::own(node->entries[keep]);
    const uint32_t moved = kFanout - keep - 1;
    right->takeSlots(*node, keep + 1, moved);
    for (uint32_t i = 0; i <= moved; ++i)
        Node::put(right->children[i], Node::own(node->children[keep + 1 + i]));
    right->resetSkip({separator, fences.high});

    parent->beginChange();
    node->beginChange();
    Node::put(node->count, keep);
    node->resetSkip({fences.low, separator});
    insertSeparator(parent, at, separator, right);
    node->endChange();
    parent->endChange();
}

// Edge nodes learn now and then how much their keys share.
void BplusTree::insertSeparator(Inner* parent, uint32_t at, const Entry* separator, Node* right) {
    const uint32_t count = Node::own(parent->count);
    for (uint32_t i = count + 1; i > at + 1; --i)
        Node::put(parent->children[i], Node::own(parent->children[i - 1]));
    Node::put(parent->children[at + 1], right);
    parent->admit(*separator);
    parent->insertSlot(at, separator);
    if (Node::own(parent->checked) && count >= 3 && std::has_single_bit(count + 1))
        parent->resetSkip({});
}

}  // namespace levelscope
