// The reference memtable: an AVL tree behind a reader-writer lock. Slower than the default, easy to draw and
// to reason about; tests hold the two against each other.
#pragma once

#include <shared_mutex>

#include "core/memtable/memtable_base.h"

namespace levelscope {

class AvlMemtable final : public MemtableBase {
public:
    void add(std::string_view userKey, uint64_t trailer, std::string_view value) override;
    bool get(std::string_view userKey, SequenceNumber sequence, MemtableHit& hit) const override;
    uint32_t comparisonsFor(std::string_view userKey, uint64_t trailer) const override;
    std::unique_ptr<MemtableCursor> newCursor() const override;
    MemtableKind kind() const override { return MemtableKind::avl; }
    std::vector<MemtableNode> nodes(size_t limit) const override;
    MemtableShape shape(const ShapeRequest& request) const override;

private:
    class Cursor;
    struct Node {
        const Entry* entry;
        Node* left = nullptr;
        Node* right = nullptr;
        int32_t height = 1;
    };

    static int32_t height(const Node* node) { return node == nullptr ? 0 : node->height; }
    static int32_t balance(const Node& node) { return height(node.right) - height(node.left); }
    static void updateHeight(Node& node);
    static Node* rotateLeft(Node* node);
    static Node* rotateRight(Node* node);
    static Node* rebalance(Node* node);
    Node* insert(Node* node, const Entry* entry);

    // Each takes the lock for one search. Null: none.
    const Entry* first() const;
    const Entry* last() const;
    // `comparisons` grows by the nodes visited.
    const Entry* notBefore(std::string_view userKey, uint64_t trailer, uint32_t& comparisons) const;
    const Entry* notBefore(std::string_view userKey, uint64_t trailer) const {
        uint32_t comparisons = 0;
        return notBefore(userKey, trailer, comparisons);
    }
    const Entry* after(const Entry& entry) const;
    const Entry* before(const Entry& entry) const;

    // The lock is held. Nodes from the root to the one asked for.
    std::vector<const Node*> pathTo(const ShapeRequest& request) const;
    static ShapeNode describe(const Node& node, uint32_t depth, int32_t parent, uint32_t child);
    // Appends a subtree, breadth first.
    static void describeTree(const Node& top, const ShapeNode& topNode, size_t limit, uint32_t rows,
                             const std::vector<const Node*>& path, std::vector<ShapeNode>& nodes);

    mutable std::shared_mutex m_mutex;
    Node* m_root = nullptr;  // guarded by m_mutex, as are all nodes
};

}  // namespace levelscope
