// Where the nodes of a memtable's structure lie when it is drawn. Pure geometry, immutable, in pixels at
// zoom 1; made on any thread from a bounded picture.
//
// An AVL tree: each node has a column of its own, in key order, so that left and right of a node lies what is
// smaller and larger; above it the way from the root as a row of chips. A B+tree: a row of bars for each row
// of the structure, filled as the nodes are, the node on the way above those below it; at the bottom the
// slots of the leaf.
#pragma once

#include <QRectF>
#include <QSizeF>
#include <memory>
#include <string_view>
#include <vector>

#include "core/inspect/memtable_picture.h"

namespace levelscope::gui {

class MemtableLayout {
public:
    enum class Kind : uint8_t {
        node,  // of the tree
        chip,  // on the way to it
        slot,  // of the B+tree's leaf
    };
    struct Item {
        Kind kind = Kind::node;
        QRectF rect;
        int node = -1;     // of the picture; a slot's: its leaf
        int slot = -1;     // of the leaf; those from the leaf's fill on are free
        int parent = -1;   // item above
        bool cut = false;  // has children that are not shown
    };

    MemtableLayout() = default;
    explicit MemtableLayout(std::shared_ptr<const MemtablePicture> picture);

    const std::shared_ptr<const MemtablePicture>& picture() const { return m_picture; }
    MemtableKind kind() const;
    const std::vector<Item>& items() const { return m_items; }
    const Item& item(int index) const { return m_items[static_cast<size_t>(index)]; }
    bool empty() const { return m_items.empty(); }
    QSizeF size() const { return m_size; }
    // What the item stands for; null for a free slot and for the root of an empty tree.
    const PictureEntry* entry(int index) const;
    // The end of a key that tells it from the others shown.
    std::string_view tail(const PictureEntry& entry) const;
    bool hasSharedPrefix() const { return m_shared > 0; }

    int itemAt(QPointF position) const;  // -1: none
    // The item of that entry, or -1.
    int find(std::string_view key, SequenceNumber sequence) const;
    // That of the first entry at or behind the key, among what is shown; -1: none.
    int findAtOrBehind(std::string_view key) const;
    enum class Move { up, down, left, right };
    // The item that a step leads to: an AVL tree's left and right are the children, a B+tree's the
    // neighbours; `from` if there is none.
    int neighbour(int from, Move move) const;

private:
    void placeAvl();
    double placeSubtree(int node, double column, const std::vector<std::vector<int>>& children);
    void placeChips();
    void placeBplus();
    void placeSlots(int leafItem);
    void measureShared();
    int childItem(int parent, uint32_t child) const;

    std::shared_ptr<const MemtablePicture> m_picture = std::make_shared<const MemtablePicture>();
    std::vector<Item> m_items;
    QSizeF m_size;
    size_t m_shared = 0;     // bytes all keys begin with
    double m_nodeWidth = 0;  // AVL: two columns, less a gap
};

}  // namespace levelscope::gui
