#include "core/compaction/overlap.h"

#include <algorithm>

namespace levelscope {

void Hull::add(const TableMeta& table) {
    if (empty || table.smallest < smallest)
        smallest = table.smallest;
    const int order = empty ? 1 : table.largest.compare(largest);
    if (order > 0) {
        largest = table.largest;
        exclusive = table.largestExclusive;
    } else if (order == 0) {
        exclusive = exclusive && table.largestExclusive;
    }
    empty = false;
}

bool Hull::touches(const TableMeta& table) const {
    if (empty)
        return false;
    const int below = table.largest.compare(smallest);
    const int above = table.smallest.compare(largest);
    return (below > 0 || (below == 0 && !table.largestExclusive)) &&
           (above < 0 || (above == 0 && !exclusive));
}

Hull hullOf(const std::vector<TablePtr>& tables) {
    Hull hull;
    for (const TablePtr& table : tables)
        hull.add(*table);
    return hull;
}

std::vector<TablePtr> touching(const Version& version, int level, const Hull& hull) {
    if (hull.empty)
        return {};
    KeyRange range{.from = hull.smallest, .hasFrom = true, .to = hull.largest, .hasTo = true};
    if (!hull.exclusive)
        range.to.push_back('\0');
    return version.overlapping(level, range);
}

bool nothingBelow(const Version& version, int level, const Hull& hull) {
    for (int below = level + 1; below < version.levels(); ++below)
        if (!touching(version, below, hull).empty())
            return false;
    return true;
}

std::vector<TablePtr> allTables(const Version& version) {
    std::vector<TablePtr> tables;
    for (int level = 0; level < version.levels(); ++level)
        append(tables, version.level(level));
    return tables;
}

uint64_t bytesOf(const std::vector<TablePtr>& tables) {
    uint64_t bytes = 0;
    for (const TablePtr& table : tables)
        bytes += table->fileSize;
    return bytes;
}

uint64_t dataBytesOf(const std::vector<TablePtr>& tables) {
    uint64_t bytes = 0;
    for (const TablePtr& table : tables)
        bytes += table->dataBytes();
    return bytes;
}

void append(std::vector<TablePtr>& to, const std::vector<TablePtr>& tables) {
    to.insert(to.end(), tables.begin(), tables.end());
}

}  // namespace levelscope
