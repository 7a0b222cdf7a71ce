#include "gui/pages/overview/space_use.h"

#include <algorithm>
#include <iterator>

#include "core/base/coding.h"
#include "core/version/value_use.h"

namespace levelscope::gui {
namespace {

// Level 0 is ordered newest first, and its tables may overlap each other.
bool hasOlderInLevelZero(const Version& version, const TablePtr& table) {
    const std::vector<TablePtr>& tables = version.level(0);
    const auto at = std::find(tables.begin(), tables.end(), table);
    return std::any_of(std::next(at), tables.end(),
                       [&](const TablePtr& older) { return boundsOverlap(*older, *table); });
}

bool hasOlderBelow(const Version& version, const TablePtr& table) {
    if (table->level == 0 && hasOlderInLevelZero(version, table))
        return true;
    const uint64_t prefix = keyPrefix(table->smallest);
    for (int level = table->level + 1; level < version.levels(); ++level) {
        const std::vector<TablePtr>& tables = version.level(level);
        const size_t first = version.firstNotBelow(level, table->smallest, prefix);
        if (first < tables.size() && boundsOverlap(*tables[first], *table))
            return true;
    }
    return false;
}

}  // namespace

SpaceUse spaceUseOf(const Version& version) {
    SpaceUse use{.bytes = valueUseOf(version).garbageBytes};
    for (int level = 0; level < version.levels(); ++level) {
        for (const TablePtr& table : version.level(level)) {
            use.bytes += table->dataBytes();
            if (!hasOlderBelow(version, table))
                use.bottom += table->dataBytes();
        }
    }
    return use;
}

}  // namespace levelscope::gui
