// B+tree of memtable entries: one writer, any number of lock-free readers, nothing is ever removed.
//
// A slot is (eight key bytes as a big-endian integer, entry pointer), so a search compares integers in the
// node and follows an entry pointer only for a tie. The eight bytes start behind the bytes that all keys of
// the node share
// (`skip`): below the root the separators around a node fix them, so keys with long common prefixes are told
// apart as well. Nodes on the left or right edge have a separator on one side only; they are `checked`: a
// search compares the skipped bytes as well, and an insert may shorten them.
//
// Concurrency: each node has a version, odd while the writer changes it. Every field is an atomic; readers
// load with acquire, then compare the version again and start over if it moved; the writer stores with
// release. So whoever sees one changed field also sees the odd version, without fences. A pointer read from a
// node in flux is old or new but always good, because nodes and entries live as long as the arena. Appending
// behind the last slot of a leaf needs no new version: the slot is filled before the count that reveals it.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/memtable/arena.h"
#include "core/memtable/entry.h"
#include "core/memtable/memtable_shape.h"

namespace levelscope {

class BplusTree {
public:
    explicit BplusTree(Arena& arena);

    // The writer only. No equal internal key may be in the tree.
    void insert(const Entry* entry);
    // The same for up to kTogether entries in any order: their leaves come into the cache together.
    static constexpr size_t kTogether = 8;
    void insertAll(std::span<const Entry* const> entries);
    // Makes an empty tree of all these at one stroke, before the first reader; its leaves are full.
    void build(std::span<const Entry* const> sorted);

    // First entry >= (userKey, trailer), or null.
    const Entry* find(std::string_view userKey, uint64_t trailer) const;
    // Keys or prefixes that finding it compares.
    uint32_t comparisonsFor(std::string_view userKey, uint64_t trailer) const;
    // The structure from the root down, breadth first.
    std::vector<MemtableNode> nodes(size_t limit) const;
    // `entries`: how many the tree holds.
    MemtableShape shape(const ShapeRequest& request, uint64_t entries) const;

private:
    struct Node;
    struct Leaf;
    struct Inner;

public:
    // A place in the tree. Moving never misses an entry that was there when it was positioned.
    class Position {
    public:
        explicit Position(const BplusTree& tree) : m_tree(tree) {}
        const Entry* entry() const { return m_entry; }  // null: at no entry
        void seek(std::string_view userKey, uint64_t trailer);
        void seekToFirst();
        void seekToLast();
        void next();
        void prev();

    private:
        friend class BplusTree;
        bool trySeek(std::string_view userKey, uint64_t trailer);
        bool trySeekToFirst();
        bool trySeekToLast();
        bool tryNext();
        bool tryPrev();
        bool moveToNextLeaf();
        void prefetch(uint32_t from, uint32_t to) const;
        void set(const Leaf* leaf, uint64_t version, uint32_t index, const Entry* entry);

        const BplusTree& m_tree;
        const Leaf* m_leaf = nullptr;
        uint64_t m_version = 0;
        uint32_t m_index = 0;
        const Entry* m_entry = nullptr;
    };

private:
    // Where a search ended: all slots below `index` of the `count` there were are smaller.
    struct Place {
        const Leaf* leaf = nullptr;
        uint64_t version = 0;
        uint32_t index = 0;
        uint32_t count = 0;
    };
    // The separators around a node; null where it is on an edge of the tree.
    struct Fences {
        const Entry* low = nullptr;
        const Entry* high = nullptr;
    };

    // `compared` is called for each comparison.
    template <typename Count>
    bool tryDescend(std::string_view userKey, uint64_t trailer, Place& place, Count&& compared) const;
    bool tryDescendToLast(Place& place) const;
    // One node as it was at one moment, and its children then.
    static ShapeNode describe(const Node& node, std::vector<const Node*>& children);
    // A node on the way to an entry, and which of its children is the next.
    struct WayNode {
        ShapeNode seen;
        std::vector<const Node*> children;
        uint32_t next = 0;
    };
    bool tryWay(const ShapeRequest& request, std::vector<WayNode>& way) const;
    std::vector<MemtableRow> countRows(uint64_t entries) const;

    bool appendLast(const Entry* entry);
    bool isBehindLast(const Entry& entry) const;
    Leaf* leafFor(const Entry& entry) const;
    Leaf* descendForInsert(const Entry* entry, Inner*& parent, uint32_t& childIndex, Fences& fences);
    void insertIntoLeaf(Leaf* leaf, uint32_t at, const Entry* entry);
    // Both give the new right sibling to `parent` behind child `at`; the parent has room.
    void splitLeaf(Inner* parent, uint32_t at, Leaf* leaf, uint32_t keep, const Entry* added, Fences fences);
    void splitInner(Inner* parent, uint32_t at, Inner* node, uint32_t keep, Fences fences);
    void insertSeparator(Inner* parent, uint32_t at, const Entry* separator, Node* right);
    Inner* growRoot();
    // A node and the smallest entry under it.
    struct Child {
        Node* node;
        const Entry* first;
    };
    std::vector<Child> buildLeaves(std::span<const Entry* const> sorted);
    std::vector<Child> buildLevel(std::span<const Child> below, uint8_t level);
    Leaf* newLeaf();
    Inner* newInner(uint8_t level);

    Arena& m_arena;
    std::atomic<Node*> m_root;
    Leaf* m_first;
    // The writer's.
    Leaf* m_last;
    uint64_t m_leafSplits = 0;
};

}  // namespace levelscope
