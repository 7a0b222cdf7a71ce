// The shape of a memtable's structure, to be drawn: a bounded part of it, taken beside the writer without
// holding it up. Views live as long as the memtable. Each node is as it was at one moment; beside a writer
// two of them may be of two moments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/keys.h"
#include "core/memtable/memtable.h"

namespace levelscope {

// One node. Of a B+tree's inner node the slots hold separators, and it has one child more than slots filled.
struct ShapeNode {
    static constexpr int32_t kNoParent = -1;

    int32_t parent = kNoParent;  // its place in the list
    uint32_t child = 0;          // place among the parent's children; AVL: 0 left, 1 right
    uint32_t depth = 0;          // edges below the root
    uint32_t height = 1;         // rows of its subtree, itself included; 1: has no children
    int32_t balance = 0;         // AVL: height of the right subtree - height of the left one; 0 for B+tree
    uint32_t fill = 1;           // slots filled
    uint32_t capacity = 1;
    bool onPath = false;        // of the search for the key asked for
    std::string_view firstKey;  // of its first entry; empty in an empty root
    uint64_t firstTrailer = 0;
};

// All nodes of one depth.
struct MemtableRow {
    uint64_t nodes = 0;
    uint64_t filled = 0;  // slots, of all of them
    uint64_t capacity = 0;
};

struct ShapeRequest {
    // The entry whose surroundings are asked for: the first one that is not before this. Without: the root
    // of an AVL tree, the first entry of a B+tree.
    bool hasKey = false;
    std::string_view userKey;
    uint64_t trailer = 0;
    // AVL: the subtree shown begins so many nodes above that entry, and has so many rows (0: all).
    uint32_t rowsAbove = 0;
    uint32_t rows = 0;
    size_t limit = 255;  // nodes, besides the way to the first of them; at least one a row is shown
};

struct MemtableShape {
    uint32_t height = 0;  // rows of the whole structure
    // B+tree: every row from the root down, also of what `nodes` does not show; empty when there are too many
    // inner nodes to count.
    std::vector<MemtableRow> rows;
    // Parents before children, rows from left to right.
    // AVL: the way from the root to the subtree shown, then that, breadth first.
    // B+tree: the root; then for each node on the way to the entry those children that lie around the next.
    std::vector<ShapeNode> nodes;
    size_t top = 0;  // the first node of what is shown; AVL: those before it are the way from the root
};

// What is counted beside the entries.
struct MemtableTally {
    uint64_t rangeTombstones = 0;      // they are no part of the structure
    SequenceNumber firstSequence = 0;  // of all entries; 0: there is none
    SequenceNumber lastSequence = 0;
};

// Of any memtable that makeMemtable() has made; safe beside its writer.
MemtableShape shapeOf(const Memtable& table, const ShapeRequest& request);
MemtableTally tallyOf(const Memtable& table);

}  // namespace levelscope
