// An immutable set of live tables, level by level. Shared by readers; a change makes a new one.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/version/table_meta.h"
#include "core/version/version_edit.h"

namespace levelscope {

using TablePtr = std::shared_ptr<const TableMeta>;

class Version {
public:
    // Level 0: newest first (by max sequence), may overlap. Others: by smallest key, disjoint.
    const std::vector<TablePtr>& level(int level) const { return m_levels[static_cast<size_t>(level)]; }
    int levels() const { return kMaxLevels; }
    int deepestLevel() const;  // -1 when empty
    uint64_t levelBytes(int level) const;
    uint64_t tableCount() const;
    TablePtr find(uint64_t number) const;  // null: not live
    // Tables of a level that overlap the range, in the level's order.
    std::vector<TablePtr> overlapping(int level, const KeyRange& range) const;

    // This version changed by the edit; corruption when the edit does not fit (removes what is not there,
    // adds twice, overlaps in a sorted level).
    Result<std::shared_ptr<const Version>> apply(const VersionEdit& edit) const;

private:
    std::array<std::vector<TablePtr>, kMaxLevels> m_levels;
};

}  // namespace levelscope
