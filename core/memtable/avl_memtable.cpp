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

// ---- for drawing ----

ShapeNode AvlMemtable::describe(const Node& node, uint32_t depth, int32_t parent, uint32_t child) {
    return {.parent = parent,
            .child = child,
            .depth = depth,
            .height = static_cast<uint32_t>(node.height),
            .balance = balance(node),
            .firstKey = node.entry->userKey(),
            .firstTrailer = node.entry->trailer};
}

void AvlMemtable::describeTree(const Node& top, const ShapeNode& topNode, size_t limit, uint32_t rows,
                               const std::vector<const Node*>& path, std::vector<ShapeNode>& nodes) {
    std::deque<std::pair<const Node*, ShapeNode>> queue{{&top, topNode}};
    for (size_t left = std::max<size_t>(limit, 1); !queue.empty() && left > 0; --left) {
        const auto [node, seen] = queue.front();
        queue.pop_front();
        const auto index = static_cast<int32_t>(nodes.size());
        nodes.push_back(seen);
        nodes.back().onPath = seen.depth < path.size() && path[seen.depth] == node;
        if (rows != 0 && seen.depth + 1 >= topNode.depth + rows)
            continue;
        if (node->left != nullptr)
            queue.emplace_back(node->left, describe(*node->left, seen.depth + 1, index, 0));
        if (node->right != nullptr)
            queue.emplace_back(node->right, describe(*node->right, seen.depth + 1, index, 1));
    }
}

std::vector<MemtableNode> AvlMemtable::nodes(size_t limit) const {
    const std::shared_lock lock(m_mutex);
    std::vector<MemtableNode> result;
    if (m_root == nullptr || limit == 0)
        return result;
    std::vector<ShapeNode> shown;
    describeTree(*m_root, describe(*m_root, 0, ShapeNode::kNoParent, 0), limit, 0, {}, shown);
    for (const ShapeNode& node : shown)
        result.push_back({node.depth, node.balance, node.fill, node.capacity, node.firstKey});
    return result;
}

std::vector<const AvlMemtable::Node*> AvlMemtable::pathTo(const ShapeRequest& request) const {
    std::vector<const Node*> path;
    size_t found = 0;  // nodes of the path up to the best so far
    for (const Node* node = m_root; node != nullptr;) {
        path.push_back(node);
        const int order = compare(*node->entry, request.userKey, request.trailer);
        if (order >= 0)
            found = path.size();
        if (order == 0)
            break;
        node = order < 0 ? node->right : node->left;
    }
    if (found != 0)
        path.resize(found);
    return path;
}

MemtableShape AvlMemtable::shape(const ShapeRequest& request) const {
    const std::shared_lock lock(m_mutex);
    MemtableShape shape;
    if (m_root == nullptr)
        return shape;
    shape.height = static_cast<uint32_t>(m_root->height);
    const std::vector<const Node*> path = request.hasKey ? pathTo(request) : std::vector<const Node*>();
    const size_t above = size_t{1} + request.rowsAbove;
    const size_t top = path.size() > above ? path.size() - above : 0;
    ShapeNode next = describe(*m_root, 0, ShapeNode::kNoParent, 0);
    shape.top = top;
    for (size_t i = 0; i < top; ++i) {
        next.onPath = true;
        shape.nodes.push_back(next);
        next = describe(*path[i + 1], next.depth + 1, static_cast<int32_t>(i),
                        path[i]->left == path[i + 1] ? 0 : 1);
    }
    describeTree(path.empty() ? *m_root : *path[top], next, request.limit, request.rows, path, shape.nodes);
    return shape;
}

}  // namespace levelscope
