// What is drawn of the tree. A node is read as every reader does it: its version, its slots, its version
// again.
#include <deque>

#include "core/memtable/bplus_node.h"

namespace levelscope {

namespace {

constexpr size_t kMostInnerNodes = 1 << 16;  // counted; far beyond any sensible memtable

}  // namespace

ShapeNode BplusTree::describe(const Node& node, std::vector<const Node*>& children) {
    ShapeNode seen{.height = node.level + 1u, .capacity = kFanout};
    uint64_t version = 0;
    do {
        version = node.stableVersion();
        seen.fill = node.countNow();
        const Entry* first = seen.fill > 0 ? node.entryAt(0) : nullptr;
        seen.firstKey = first != nullptr ? first->userKey() : std::string_view();
        seen.firstTrailer = first != nullptr ? first->trailer : 0;
        children.clear();
        for (uint32_t i = 0; node.level > 0 && i <= seen.fill; ++i)
            children.push_back(static_cast<const Inner&>(node).childAt(i));
    } while (!node.unchangedSince(version));
    return seen;
}

std::vector<MemtableNode> BplusTree::nodes(size_t limit) const {
    struct Item {
        const Node* node;
        uint32_t depth;
    };
    std::vector<MemtableNode> result;
    std::vector<const Node*> children;
    std::deque<Item> queue{{m_root.load(std::memory_order_acquire), 0}};
    while (!queue.empty() && result.size() < limit) {
        const auto [node, depth] = queue.front();
        queue.pop_front();
        const ShapeNode seen = describe(*node, children);
        result.push_back({depth, 0, seen.fill, seen.capacity, seen.firstKey});
        for (const Node* child : children)
            queue.push_back({child, depth + 1});
    }
    return result;
}

// As a search goes: the version of the next node is taken before that of the one above is checked again.
bool BplusTree::tryWay(const ShapeRequest& request, std::vector<WayNode>& way) const {
    const Node* node = m_root.load(std::memory_order_acquire);
    uint64_t version = node->stableVersion();
    if (m_root.load(std::memory_order_acquire) != node)
        return false;
    for (;;) {
        WayNode& step = way.emplace_back();
        step.seen = describe(*node, step.children);
        if (node->level == 0)
            return node->unchangedSince(version);
        step.next =
            request.hasKey ? node->lowerBound(request.userKey, request.trailer, step.seen.fill, [] {}) : 0;
        if (!node->unchangedSince(version))
            return false;
        const Node* child = step.children[step.next];
        const uint64_t childVersion = child->stableVersion();
        if (!node->unchangedSince(version))
            return false;
        node = child;
        version = childVersion;
    }
}

MemtableShape BplusTree::shape(const ShapeRequest& request, uint64_t entries) const {
    // A search for the first entry of a leaf ends behind the leaf before it; what follows the entry is looked
    // for where the entry lies.
    ShapeRequest behind = request;
    if (const Entry* entry = request.hasKey ? find(request.userKey, request.trailer) : nullptr) {
        behind.userKey = entry->userKey();
        behind.trailer = entry->trailer - 1;
    }
    std::vector<WayNode> way;
    while (!tryWay(behind, way))
        way.clear();
    MemtableShape shape;
    shape.height = static_cast<uint32_t>(way.size());
    const size_t rowLimit = std::max<size_t>(request.limit / way.size(), 1);
    std::vector<const Node*> ignored;
    size_t parent = 0;
    shape.nodes.push_back(way.front().seen);
    shape.nodes.front().onPath = true;
    for (uint32_t depth = 1; depth < way.size(); ++depth) {
        const WayNode& above = way[depth - 1];
        const size_t count = std::min(rowLimit, above.children.size());
        const size_t begin =
            std::min(above.next - std::min<size_t>(above.next, count / 2), above.children.size() - count);
        const size_t nextParent = shape.nodes.size() + above.next - begin;
        for (size_t i = begin; i < begin + count; ++i) {
            const bool onPath = i == above.next;
            ShapeNode& seen =
                shape.nodes.emplace_back(onPath ? way[depth].seen : describe(*above.children[i], ignored));
            seen.parent = static_cast<int32_t>(parent);
            seen.child = static_cast<uint32_t>(i);
            seen.depth = depth;
            seen.onPath = onPath;
        }
        parent = nextParent;
    }
    shape.rows = countRows(entries);
    return shape;
}

// Only inner nodes are visited: they tell how many leaves there are.
std::vector<MemtableRow> BplusTree::countRows(uint64_t entries) const {
    std::vector<MemtableRow> rows;
    std::vector<const Node*> row{m_root.load(std::memory_order_acquire)};
    std::vector<const Node*> children;
    for (size_t visited = 0; row.front()->level > 0; visited += row.size()) {
        if (visited + row.size() > kMostInnerNodes)
            return {};
        MemtableRow& counted = rows.emplace_back(MemtableRow{row.size(), 0, row.size() * kFanout});
        std::vector<const Node*> below;
        for (const Node* node : row) {
            counted.filled += describe(*node, children).fill;
            below.insert(below.end(), children.begin(), children.end());
        }
        row = std::move(below);
    }
    const uint64_t slots = row.size() * kFanout;
    rows.push_back({row.size(), std::min(entries, slots), slots});
    return rows;
}

}  // namespace levelscope
