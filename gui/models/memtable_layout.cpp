#include "gui/models/memtable_layout.h"

#include <algorithm>

namespace levelscope::gui {
namespace {

// AVL
constexpr double kLeastNode = 40;  // wide; the longest key sets it, up to the most
constexpr double kMostNode = 72;
constexpr double kCharacter = 7.5;
constexpr double kNodePadding = 14;
constexpr double kNodeGap = 8;
constexpr double kNodeHeight = 40;
constexpr double kRowStep = 68;
constexpr double kChipHeight = 22;
constexpr double kChipStep = 74;
constexpr double kChipGap = 14;
constexpr double kChipRoom = 44;
constexpr size_t kMostChips = 9;  // the lowest of the way
// B+tree
constexpr double kBarWidth = 11;
constexpr double kBarHeight = 44;
constexpr double kBarGap = 2;
constexpr double kBarRow = 92;
constexpr double kSlotHeight = 22;
constexpr double kCaptionRoom = 24;  // above each row

size_t commonPrefix(std::string_view a, std::string_view b) {
    const size_t limit = std::min(a.size(), b.size());
    return static_cast<size_t>(std::mismatch(a.begin(), a.begin() + std::ptrdiff_t(limit), b.begin()).first -
                               a.begin());
}

}  // namespace

MemtableLayout::MemtableLayout(std::shared_ptr<const MemtablePicture> picture)
    : m_picture(std::move(picture)) {
    if (m_picture->nodes.empty())
        return;
    measureShared();
    if (kind() == MemtableKind::avl)
        placeAvl();
    else
        placeBplus();
    for (const Item& item : m_items)
        m_size = m_size.expandedTo({item.rect.right() + kBarGap, item.rect.bottom() + kBarGap});
}

MemtableKind MemtableLayout::kind() const {
    const MemtableFacts* facts = m_picture->shown();
    return facts != nullptr ? facts->kind : MemtableKind::bplus;
}

void MemtableLayout::measureShared() {
    const std::string_view first = m_picture->nodes.front().first.key;
    m_shared = first.size();
    for (const PictureNode& node : m_picture->nodes)
        m_shared = std::min(m_shared, commonPrefix(first, node.first.key));
    for (const PictureEntry& entry : m_picture->leaf)
        m_shared = std::min(m_shared, commonPrefix(first, entry.key));
    // Not within a number or a word of a few letters.
    if (m_picture->nodes.size() < 2 || m_shared < 3)
        m_shared = 0;
    size_t longest = 0;
    for (const PictureNode& node : m_picture->nodes)
        longest = std::max(longest, tail(node.first).size());
    m_nodeWidth = std::clamp(static_cast<double>(longest) * kCharacter + kNodePadding, kLeastNode, kMostNode);
}

std::string_view MemtableLayout::tail(const PictureEntry& entry) const {
    return std::string_view(entry.key).substr(std::min(m_shared, entry.key.size()));
}

const PictureEntry* MemtableLayout::entry(int index) const {
    const Item& at = item(index);
    if (at.kind == Kind::slot) {
        const auto slot = static_cast<size_t>(at.slot);
        return slot < m_picture->leaf.size() ? &m_picture->leaf[slot] : nullptr;
    }
    const PictureNode& node = m_picture->nodes[static_cast<size_t>(at.node)];
    return node.shape.fill > 0 ? &node.first : nullptr;
}

// Columns are given in key order; returns the next free one.
double MemtableLayout::placeSubtree(int node, double column, const std::vector<std::vector<int>>& children) {
    const PictureNode& at = m_picture->nodes[static_cast<size_t>(node)];
    const std::vector<int>& below = children[static_cast<size_t>(node)];
    const auto child = [&](uint32_t which) {
        const auto found = std::find_if(below.begin(), below.end(), [&](int i) {
            return m_picture->nodes[static_cast<size_t>(i)].shape.child == which;
        });
        return found == below.end() ? -1 : *found;
    };
    const int left = child(0);
    const int right = child(1);
    if (left >= 0)
        column = placeSubtree(left, column, children);
    const auto row = static_cast<double>(at.shape.depth) - static_cast<double>(m_picture->top);
    const double shift = m_picture->top == 0 ? 0 : kChipRoom;
    Item& item = m_items[static_cast<size_t>(node) - m_picture->top];
    item.rect =
        QRectF(column * (m_nodeWidth + kNodeGap) / 2, shift + row * kRowStep, m_nodeWidth, kNodeHeight);
    item.cut = at.shape.height > 1 && below.empty();
    column += 1;
    return right >= 0 ? placeSubtree(right, column, children) : column;
}

// Items are in the order of the picture's nodes from the top on, then come the chips.
void MemtableLayout::placeAvl() {
    const size_t count = m_picture->nodes.size();
    const size_t top = m_picture->top;
    std::vector<std::vector<int>> children(count);
    for (size_t i = top; i < count; ++i) {
        const int parent = m_picture->nodes[i].shape.parent;
        m_items.push_back(
            {.node = static_cast<int>(i), .parent = i == top ? -1 : parent - static_cast<int>(top)});
        if (i != top)
            children[static_cast<size_t>(parent)].push_back(static_cast<int>(i));
    }
    placeSubtree(static_cast<int>(top), 0, children);
    placeChips();
}

void MemtableLayout::placeChips() {
    const size_t top = m_picture->top;
    double x = 0;
    for (size_t i = top - std::min(top, kMostChips); i < top; ++i, x += kChipStep)
        m_items.push_back({.kind = Kind::chip,
                           .rect = QRectF(x, 0, kChipStep - kChipGap, kChipHeight),
                           .node = static_cast<int>(i)});
}

void MemtableLayout::placeBplus() {
    const auto& nodes = m_picture->nodes;
    size_t widest = 1;
    std::vector<size_t> counts(m_picture->height, 0);
    for (const PictureNode& node : nodes)
        if (node.shape.depth < counts.size())
            widest = std::max(widest, ++counts[node.shape.depth]);
    const double step = kBarWidth + kBarGap;
    const double room = static_cast<double>(std::max<size_t>(widest, nodes.front().shape.capacity)) * step;
    std::vector<size_t> placed(counts.size(), 0);
    int leaf = -1;
    for (size_t i = 0; i < nodes.size(); ++i) {
        const ShapeNode& shape = nodes[i].shape;
        const double begin = (room - static_cast<double>(counts[shape.depth]) * step) / 2;
        const double x = begin + static_cast<double>(placed[shape.depth]++) * step;
        m_items.push_back({.rect = QRectF(x, kCaptionRoom + shape.depth * kBarRow, kBarWidth, kBarHeight),
                           .node = static_cast<int>(i),
                           .parent = shape.parent,
                           .cut = shape.height > 1 && !shape.onPath});
        if (shape.onPath && shape.height == 1)
            leaf = static_cast<int>(i);
    }
    if (leaf >= 0)
        placeSlots(leaf);
}

void MemtableLayout::placeSlots(int leafItem) {
    const ShapeNode& leaf = m_picture->nodes[static_cast<size_t>(leafItem)].shape;
    const double y = kCaptionRoom + (leaf.depth + 1) * kBarRow;
    for (uint32_t slot = 0; slot < leaf.capacity; ++slot)
        m_items.push_back({.kind = Kind::slot,
                           .rect = QRectF(slot * (kBarWidth + kBarGap), y, kBarWidth, kSlotHeight),
                           .node = leafItem,
                           .slot = static_cast<int>(slot),
                           .parent = leafItem});
}

int MemtableLayout::itemAt(QPointF position) const {
    for (size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].rect.contains(position))
            return static_cast<int>(i);
    return -1;
}

int MemtableLayout::find(std::string_view key, SequenceNumber sequence) const {
    int found = -1;
    for (int i = 0; i < static_cast<int>(m_items.size()); ++i) {
        const PictureEntry* at = entry(i);
        if (at != nullptr && at->key == key && at->sequence == sequence &&
            (found < 0 || item(i).kind == Kind::slot))
            found = i;
    }
    return found;
}

int MemtableLayout::findAtOrBehind(std::string_view key) const {
    const Kind wanted = kind() == MemtableKind::avl ? Kind::node : Kind::slot;
    int found = -1;
    for (int i = 0; i < static_cast<int>(m_items.size()); ++i) {
        const PictureEntry* at = item(i).kind == wanted ? entry(i) : nullptr;
        if (at == nullptr || at->key < key)
            continue;
        const PictureEntry* best = found >= 0 ? entry(found) : nullptr;
        if (best == nullptr || at->key < best->key || (at->key == best->key && at->sequence > best->sequence))
            found = i;
    }
    return found;
}

int MemtableLayout::childItem(int parent, uint32_t child) const {
    for (size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].parent == parent && m_items[i].kind == Kind::node &&
            m_picture->nodes[static_cast<size_t>(m_items[i].node)].shape.child == child)
            return static_cast<int>(i);
    return -1;
}

int MemtableLayout::neighbour(int from, Move move) const {
    if (from < 0 || empty())
        return empty() ? -1 : 0;
    const Item& at = item(from);
    if (move == Move::up)
        return at.parent >= 0 ? at.parent : from;
    const auto valid = [this](int i) { return i >= 0 && i < static_cast<int>(m_items.size()); };
    if (kind() == MemtableKind::avl && at.kind == Kind::node) {
        const int left = childItem(from, 0);
        const int right = childItem(from, 1);
        const int next =
            move == Move::left ? left : (move == Move::right ? right : (left >= 0 ? left : right));
        return next >= 0 ? next : from;
    }
    if (move == Move::down) {
        for (size_t i = 0; i < m_items.size(); ++i)
            if (m_items[i].parent == from &&
                (m_items[i].kind == Kind::slot ||
                 m_picture->nodes[static_cast<size_t>(m_items[i].node)].shape.onPath))
                return static_cast<int>(i);
        return from;
    }
    const int next = move == Move::left ? from - 1 : from + 1;
    return valid(next) && item(next).kind == at.kind && item(next).parent == at.parent ? next : from;
}

}  // namespace levelscope::gui
