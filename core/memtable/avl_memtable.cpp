#include "core/memtable/avl_memtable.h"

#include <algorithm>
#include <deque>
#include <mutex>

namespace levelscope {

class AvlMemtable::Cursor final : public MemtableCursor {
public:
    explicit Cursor(const AvlMemtable& table) : m_table(table) {}

    void seekToFirst() override { place(m_table.first()); }
    void seekToLast() override { place(m_table.last()); }
    void seek(std::string_view userKey, uint64_t trailer) override {
        place(m_table.notBefore(userKey, trailer));
    }
    void next() override { place(m_table.after(*m_entry)); }
    void prev() override { place(m_table.before(*m_entry)); }

private:
    void place(const Entry* entry) {
        m_entry = entry;
        if (entry != nullptr)
            show(entry->key(), entry->value());
        else
            showNothing();
    }

    const AvlMemtable& m_table;
    const Entry* m_entry = nullptr;
};

void AvlMemtable::updateHeight(Node& node) {
    node.height = 1 + std::max(height(node.left), height(node.right));
}

AvlMemtable::Node* AvlMemtable::rotateLeft(Node* node) {
    Node* top = node->right;
    node->right = top->left;
    top->left = node;
    updateHeight(*node);
    updateHeight(*top);
    return top;
}

AvlMemtable::Node* AvlMemtable::rotateRight(Node* node) {
    Node* top = node->left;
    node->left = top->right;
    top->right = node;
    updateHeight(*node);
    updateHeight(*top);
    return top;
}

AvlMemtable::Node* AvlMemtable::rebalance(Node* node) {
    updateHeight(*node);
    if (balance(*node) > 1) {
        if (balance(*node->right) < 0)
            node->right = rotateRight(node->right);
        return rotateLeft(node);
    }
    if (balance(*node) < -1) {
        if (balance(*node->left) > 0)
            node->left = rotateLeft(node->left);
        return rotateRight(node);
    }
    return node;
}

AvlMemtable::Node* AvlMemtable::insert(Node* node, const Entry* entry) {
    if (node == nullptr)
        return new (m_arena.allocate(sizeof(Node))) Node{entry};
    if (compare(*entry, node->entry->userKey(), node->entry->trailer) < 0)
        node->left = insert(node->left, entry);
    else
        node->right = insert(node->right, entry);
    return rebalance(node);
}

void AvlMemtable::add(std::string_view userKey, uint64_t trailer, std::string_view value) {
    const Entry* entry = makeEntry(userKey, trailer, value);
    const std::unique_lock lock(m_mutex);
    m_root = insert(m_root, entry);
}

bool AvlMemtable::get(std::string_view userKey, SequenceNumber sequence, MemtableHit& hit) const {
    const Entry* entry = notBefore(userKey, seekTrailer(sequence));
    if (entry == nullptr || entry->userKey() != userKey)
        return false;
    hit = {entry->trailer, entry->value()};
    return true;
}

uint32_t AvlMemtable::comparisonsFor(std::string_view userKey, uint64_t trailer) const {
    uint32_t comparisons = 0;
    notBefore(userKey, trailer, comparisons);
    return comparisons;
}

std::unique_ptr<MemtableCursor> AvlMemtable::newCursor() const {
    return std::make_unique<Cursor>(*this);
}

const Entry* AvlMemtable::first() const {
    const std::shared_lock lock(m_mutex);
    const Entry* found = nullptr;
    for (const Node* node = m_root; node != nullptr; node = node->left)
        found = node->entry;
    return found;
}

const Entry* AvlMemtable::last() const {
    const std::shared_lock lock(m_mutex);
    const Entry* found = nullptr;
    for (const Node* node = m_root; node != nullptr; node = node->right)
        found = node->entry;
    return found;
}

const Entry* AvlMemtable::notBefore(std::string_view userKey, uint64_t trailer, uint32_t& comparisons) const {
    const std::shared_lock lock(m_mutex);
    const Entry* found = nullptr;
    for (const Node* node = m_root; node != nullptr; ++comparisons) {
        if (compare(*node->entry, userKey, trailer) < 0) {
            node = node->right;
        } else {
            found = node->entry;
            node = node->left;
        }
    }
    return found;
}

const Entry* AvlMemtable::after(const Entry& entry) const {
    const std::shared_lock lock(m_mutex);
    const Entry* found = nullptr;
    for (const Node* node = m_root; node != nullptr;) {
        if (compare(*node->entry, entry.userKey(), entry.trailer) <= 0) {
            node = node->right;
        } else {
            found = node->entry;
            node = node->left;
        }
    }
    return found;
}

const Entry* AvlMemtable::before(const Entry& entry) const {
    const std::shared_lock lock(m_mutex);
    const Entry* found = nullptr;
    for (const Node* node = m_root; node != nullptr;) {
        if (compare(*node->entry, entry.userKey(), entry.trailer) < 0) {
            found = node->entry;
            node = node->right;
        } else {
            node = node->left;
        }
    }
    return found;
}

std::vector<MemtableNode> AvlMemtable::nodes(size_t limit) const {
    const std::shared_lock lock(m_mutex);
    std::vector<MemtableNode> result;
    std::deque<std::pair<const Node*, uint32_t>> queue;
    if (m_root != nullptr)
        queue.push_back({m_root, 0});
    while (!queue.empty() && result.size() < limit) {
        const auto [node, depth] = queue.front();
        queue.pop_front();
        result.push_back({depth, balance(*node), 1, 1, node->entry->userKey()});
        for (const Node* child : {node->left, node->right}) {
            if (child != nullptr)
                queue.push_back({child, depth + 1});
        }
    }
    return result;
}

}  // namespace levelscope
