// An immutable set of live tables, level by level. Shared by readers; a change makes a new one.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/version/live_value_files.h"
#include "core/version/table_meta.h"
#include "core/version/version_edit.h"

namespace levelscope {

using TablePtr = std::shared_ptr<const TableMeta>;

struct TableSlot;  // core/version/table_cache.h

// What a Version really holds: the table, and the place of its open reader. The slot is shared by all
// versions that know the table; its end means that no version and no reader needs the file any more.
struct LiveTable : TableMeta {
    std::shared_ptr<TableSlot> slot;
    ValueSlots values;  // of valueRefs, one each
    // Null: the table does not refer to the file.
    ValueSlot* valueSlot(uint64_t file) const;
};

class Version {
public:
    // Level 0: newest first (by max sequence), may overlap. Others: by smallest key, disjoint.
    const std::vector<TablePtr>& level(int level) const {
        return m_levels[static_cast<size_t>(level)].tables;
    }
    // Level 0 as sorted runs, the highest first (core/version/sub_levels.h).
    const std::vector<std::vector<TablePtr>>& subLevels() const { return m_subLevels; }
    int levels() const { return kMaxLevels; }
    int deepestLevel() const;  // -1 when empty
    // Of tables and of the values they refer to.
    uint64_t levelBytes(int level) const { return m_levels[static_cast<size_t>(level)].bytes; }
    uint64_t levelEntries(int level) const { return m_levels[static_cast<size_t>(level)].entries; }
    // Of single keys.
    uint64_t levelTombstones(int level) const { return m_levels[static_cast<size_t>(level)].tombstones; }
    uint64_t tableCount() const;
    // By number. A file is part of the version for as long as one of its tables refers to it.
    const std::vector<LiveValueFile>& valueFiles() const { return m_valueFiles.all(); }
    const LiveValueFile* valueFile(uint64_t number) const { return m_valueFiles.find(number); }
    TablePtr find(uint64_t number) const;  // null: not live
    // Tables of a level that overlap the range, in the level's order.
    std::vector<TablePtr> overlapping(int level, const KeyRange& range) const;
    // The same of each sub-level of level 0 that has any.
    std::vector<std::vector<TablePtr>> overlappingSubLevels(const KeyRange& range) const;

    // This version changed by the edit; corruption when the edit does not fit (removes what is not there,
    // adds twice, overlaps in a sorted level, refers to values that no file has).
    Result<std::shared_ptr<const Version>> apply(const VersionEdit& edit) const;

    // Of LiveTables that fit together; VersionBuilder has seen to that.
    static std::shared_ptr<const Version> of(std::vector<TablePtr> tables, LiveValueFiles valueFiles);
    // A picture of another engine's tables: level by level in the order given, whatever their bounds. Levels
    // below the last are shown with the last. For inspection; has no readers.
    static std::shared_ptr<const Version> picture(const std::vector<TableMeta>& tables);

    // Every table of a version that is no picture is a LiveTable.
    static const LiveTable& live(const TablePtr& table) { return static_cast<const LiveTable&>(*table); }
    // Sorted levels (>= 1): index of the first table whose upper bound is not below the key; may be one past
    // the last. `prefix` = keyPrefix(key).
    size_t firstNotBelow(int level, std::string_view key, uint64_t prefix) const;
    // Sorted levels: the table whose bounds hold the key, or null.
    const LiveTable* tableFor(int level, std::string_view key, uint64_t prefix) const;
    // The tables that a look-up of the key passes through, newest first: those whose bounds hold it.
    std::vector<const LiveTable*> tablesAt(std::string_view key) const;
    // True if some table of the version has range tombstones.
    bool hasRangeTombstones() const;

private:
    struct Level {
        std::vector<TablePtr> tables;
        std::vector<uint64_t> upperPrefixes;  // keyPrefix(largest) of each
        uint64_t bytes = 0;
        uint64_t entries = 0;
        uint64_t tombstones = 0;
        bool rangeTombstones = false;
    };
    // What an edit does to a version while it is applied.
    struct Change {
        std::array<bool, kMaxLevels> touched{};
        std::unordered_map<uint64_t, std::shared_ptr<TableSlot>> freed;  // of removed tables
    };
    bool removeTables(const VersionEdit& edit, Change& change);
    bool addTables(const VersionEdit& edit, Change& change);
    bool arrange(int level);

    std::array<Level, kMaxLevels> m_levels;
    std::vector<std::vector<TablePtr>> m_subLevels;
    LiveValueFiles m_valueFiles;
};

// True if the key lies in the table's bounds.
inline bool inBounds(const TableMeta& table, std::string_view key) {
    if (key < table.smallest)
        return false;
    const int order = key.compare(table.largest);
    return order < 0 || (order == 0 && !table.largestExclusive);
}
// Level 0: by the newest entry, then by number.
inline bool isNewer(const TableMeta& a, const TableMeta& b) {
    return a.maxSequence != b.maxSequence ? a.maxSequence > b.maxSequence : a.number > b.number;
}
// True if every key of `a` is below every key of `b`.
bool isBelow(const TableMeta& a, const TableMeta& b);
// True if the two tables' bounds share a key.
bool boundsOverlap(const TableMeta& a, const TableMeta& b);

}  // namespace levelscope
