// Which tables share keys: what every policy of the picker is made of.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/compaction/picker.h"

namespace levelscope {

// Hull of some tables' bounds; `largest` is inclusive unless `exclusive`.
struct Hull {
    std::string smallest;
    std::string largest;
    bool exclusive = false;
    bool empty = true;

    void add(const TableMeta& table);
    bool touches(const TableMeta& table) const;
};
Hull hullOf(const std::vector<TablePtr>& tables);

// Tables of a level that touch the hull. Sorted levels are searched, not walked.
std::vector<TablePtr> touching(const Version& version, int level, const Hull& hull);
// True if no level deeper than this one touches the hull.
bool nothingBelow(const Version& version, int level, const Hull& hull);

// Newest data first.
std::vector<TablePtr> allTables(const Version& version);
uint64_t bytesOf(const std::vector<TablePtr>& tables);      // of their files
uint64_t dataBytesOf(const std::vector<TablePtr>& tables);  // and of the values they refer to
void append(std::vector<TablePtr>& to, const std::vector<TablePtr>& tables);

// The inputs of running jobs.
class Busy {
public:
    explicit Busy(const std::vector<uint64_t>& numbers) : m_numbers(numbers.begin(), numbers.end()) {}
    bool has(const TablePtr& table) const { return m_numbers.contains(table->number); }
    bool hasAny(const std::vector<TablePtr>& tables) const {
        return !m_numbers.empty() &&
               std::any_of(tables.begin(), tables.end(), [&](const TablePtr& table) { return has(table); });
    }

private:
    std::set<uint64_t> m_numbers;
};

}  // namespace levelscope
