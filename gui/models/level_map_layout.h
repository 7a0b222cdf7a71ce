// Where every table of a version lies on the level map: rows from top to bottom, x from 0 to 1. Pure
// geometry, immutable, made on any thread; the widget only scales it.
//
// By key range, the boundaries of all tables are ranked, and the room between two neighbours grows with the
// bytes stored there, so that no part of the key space is too thin to see. Level 0 may overlap there, as may
// a level shown together with what it held before, and is stacked into sub-rows, the newer the higher
// (core/version/sub_levels.h).
#pragma once

#include <QHash>
#include <memory>
#include <string>
#include <vector>

#include "core/version/version.h"

namespace levelscope::gui {

enum class MapScale {
    keyRange,   // x is the key
    size,       // widths are bytes, one scale for all levels
    fileOrder,  // one slot a table, oldest file first
};

class LevelMapLayout {
public:
    struct Item {
        TablePtr table;
        double from = 0, to = 0;  // x, 0 to 1
        int row = 0;
        int firstRank = 0, lastRank = 0;  // of its bounds among all boundaries, doubled (odd: just below)
    };
    struct Row {
        int level = 0;
        int subRow = 0;
        int first = 0, count = 0;  // items, ascending in x, not overlapping
    };
    // A key at a place of the axis.
    struct Mark {
        double x = 0;
        std::string key;
    };

    LevelMapLayout() = default;
    LevelMapLayout(std::shared_ptr<const Version> version, MapScale scale);

    MapScale scale() const { return m_scale; }
    const std::shared_ptr<const Version>& version() const { return m_version; }
    const std::vector<Item>& items() const { return m_items; }
    const Item& item(int index) const { return m_items[static_cast<size_t>(index)]; }
    const std::vector<Row>& rows() const { return m_rows; }
    const std::vector<Mark>& marks() const { return m_marks; }  // keyRange: boundaries, ascending
    uint64_t widestLevelBytes() const { return m_widest; }      // size: what x = 1 stands for
    bool empty() const { return m_items.empty(); }

    // Where a key lies on the axis; keyRange only. Clamped.
    double xOfKey(std::string_view key) const;
    int indexOf(uint64_t number) const { return m_byNumber.value(number, -1); }
    // Item of the row at x, or the nearest within `slack`; -1.
    int itemAt(int row, double x, double slack) const;
    // First item of the row that ends right of x.
    int firstEndingAfter(const Row& row, double x) const;
    // Tables that are not among `items` and share keys with one of them.
    std::vector<int> overlapping(const std::vector<int>& items) const;

private:
    void placeByKey();
    void placeInOrder(int level, std::vector<Item> items);
    void addRow(int level, int subRow, std::vector<Item> items);

    MapScale m_scale = MapScale::keyRange;
    std::shared_ptr<const Version> m_version;
    std::vector<Item> m_items;
    std::vector<Row> m_rows;
    std::vector<Mark> m_marks;
    QHash<uint64_t, int> m_byNumber;
    uint64_t m_widest = 0;
};

}  // namespace levelscope::gui
