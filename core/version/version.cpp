#include "core/version/version.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/coding.h"
#include "core/version/sub_levels.h"
#include "core/version/table_cache.h"
#include "core/version/value_files.h"

namespace levelscope {
namespace {

bool rangeOverlaps(const KeyRange& range, const TableMeta& table) {
    if (range.hasTo && table.smallest >= range.to)
        return false;
    if (!range.hasFrom)
        return true;
    const int order = table.largest.compare(range.from);
    return order > 0 || (order == 0 && !table.largestExclusive);
}

std::vector<TablePtr> overlappingOf(const std::vector<TablePtr>& tables, const KeyRange& range) {
    std::vector<TablePtr> found;
    std::copy_if(tables.begin(), tables.end(), std::back_inserter(found),
                 [&range](const TablePtr& table) { return rangeOverlaps(range, *table); });
    return found;
}

}  // namespace

ValueSlot* LiveTable::valueSlot(uint64_t file) const {
    const auto found = std::partition_point(valueRefs.begin(), valueRefs.end(),
                                            [&](const ValueRef& ref) { return ref.file < file; });
    if (found == valueRefs.end() || found->file != file)
        return nullptr;
    return values[static_cast<size_t>(found - valueRefs.begin())].get();
}

bool isBelow(const TableMeta& a, const TableMeta& b) {
    const int order = a.largest.compare(b.smallest);
    return order < 0 || (order == 0 && a.largestExclusive);
}

bool boundsOverlap(const TableMeta& a, const TableMeta& b) {
    return !isBelow(a, b) && !isBelow(b, a);
}

int Version::deepestLevel() const {
    for (int level = kMaxLevels - 1; level >= 0; --level)
        if (!this->level(level).empty())
            return level;
    return -1;
}

uint64_t Version::tableCount() const {
    uint64_t count = 0;
    for (const Level& level : m_levels)
        count += level.tables.size();
    return count;
}

TablePtr Version::find(uint64_t number) const {
    for (const Level& level : m_levels)
        for (const TablePtr& table : level.tables)
            if (table->number == number)
                return table;
    return nullptr;
}

std::vector<TablePtr> Version::overlapping(int level, const KeyRange& range) const {
    const std::vector<TablePtr>& tables = this->level(level);
    if (level == 0)
        return overlappingOf(tables, range);
    std::vector<TablePtr> found;
    size_t index = range.hasFrom ? firstNotBelow(level, range.from, keyPrefix(range.from)) : 0;
    for (; index < tables.size() && (!range.hasTo || tables[index]->smallest < range.to); ++index)
        found.push_back(tables[index]);
    return found;
}

std::vector<std::vector<TablePtr>> Version::overlappingSubLevels(const KeyRange& range) const {
    std::vector<std::vector<TablePtr>> found;
    for (const std::vector<TablePtr>& subLevel : m_subLevels)
        if (std::vector<TablePtr> tables = overlappingOf(subLevel, range); !tables.empty())
            found.push_back(std::move(tables));
    return found;
}

size_t Version::firstNotBelow(int level, std::string_view key, uint64_t prefix) const {
    const Level& at = m_levels[static_cast<size_t>(level)];
    size_t low = 0;
    size_t high = at.tables.size();
    while (low < high) {
        const size_t middle = (low + high) / 2;
        bool below = at.upperPrefixes[middle] < prefix;
        if (at.upperPrefixes[middle] == prefix) {
            const TableMeta& table = *at.tables[middle];
            const int order = table.largest.compare(key);
            below = order < 0 || (order == 0 && table.largestExclusive);
        }
        if (below)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const LiveTable* Version::tableFor(int level, std::string_view key, uint64_t prefix) const {
    const std::vector<TablePtr>& tables = this->level(level);
    const size_t index = firstNotBelow(level, key, prefix);
    if (index == tables.size() || key < tables[index]->smallest)
        return nullptr;
    return &live(tables[index]);
}

std::vector<const LiveTable*> Version::tablesAt(std::string_view key) const {
    std::vector<const LiveTable*> found;
    for (const TablePtr& table : level(0))
        if (inBounds(*table, key))
            found.push_back(&live(table));
    const uint64_t prefix = keyPrefix(key);
    for (int level = 1; level < levels(); ++level)
        if (const LiveTable* table = tableFor(level, key, prefix))
            found.push_back(table);
    return found;
}

bool Version::removeTables(const VersionEdit& edit, Change& change) {
    std::array<std::unordered_set<uint64_t>, kMaxLevels> numbers;
    for (const RemovedTable& removed : edit.removed)
        if (removed.level < 0 || removed.level >= kMaxLevels ||
            !numbers[static_cast<size_t>(removed.level)].insert(removed.number).second)
            return false;
    for (size_t level = 0; level < numbers.size(); ++level) {
        if (numbers[level].empty())
            continue;
        change.touched[level] = true;
        const size_t removed = std::erase_if(m_levels[level].tables, [&](const TablePtr& table) {
            if (!numbers[level].contains(table->number))
                return false;
            change.freed.emplace(table->number, live(table).slot);
            m_valueFiles.unrefer(*table);
            return true;
        });
        if (removed != numbers[level].size())
            return false;
    }
    return true;
}

bool Version::addTables(const VersionEdit& edit, Change& change) {
    if (edit.added.empty())
        return true;
    std::unordered_set<uint64_t> known;
    for (const Level& level : m_levels)
        for (const TablePtr& table : level.tables)
            known.insert(table->number);
    for (const TableMeta& added : edit.added) {
        if (added.level < 0 || added.level >= kMaxLevels || !known.insert(added.number).second)
            return false;
        auto table = std::make_shared<LiveTable>();
        static_cast<TableMeta&>(*table) = added;
        // A table that only moves keeps its reader and its file.
        const auto moved = change.freed.find(added.number);
        table->slot = moved != change.freed.end() ? moved->second : std::make_shared<TableSlot>(added.number);
        if (!m_valueFiles.refer(*table, table->values))
            return false;
        change.touched[static_cast<size_t>(added.level)] = true;
        m_levels[static_cast<size_t>(added.level)].tables.push_back(std::move(table));
    }
    return true;
}

bool Version::arrange(int level) {
    Level& at = m_levels[static_cast<size_t>(level)];
    if (level == 0) {
        std::sort(at.tables.begin(), at.tables.end(),
                  [](const TablePtr& a, const TablePtr& b) { return isNewer(*a, *b); });
        m_subLevels = subLevelsOf(at.tables);
    } else {
        std::sort(at.tables.begin(), at.tables.end(),
                  [](const TablePtr& a, const TablePtr& b) { return a->smallest < b->smallest; });
        for (size_t i = 1; i < at.tables.size(); ++i)
            if (!isBelow(*at.tables[i - 1], *at.tables[i]))
                return false;
    }
    at.bytes = 0;
    at.entries = 0;
    at.tombstones = 0;
    at.rangeTombstones = false;
    at.upperPrefixes.clear();
    at.upperPrefixes.reserve(at.tables.size());
    for (const TablePtr& table : at.tables) {
        at.bytes += table->dataBytes();
        at.entries += table->entries;
        at.tombstones += table->tombstones;
        at.rangeTombstones |= table->rangeTombstones != 0;
        at.upperPrefixes.push_back(keyPrefix(table->largest));
    }
    return true;
}

Result<std::shared_ptr<const Version>> Version::apply(const VersionEdit& edit) const {
    auto next = std::make_shared<Version>(*this);
    Change change;
    if (!next->removeTables(edit, change) || !next->m_valueFiles.add(edit.valueFiles) ||
        !next->addTables(edit, change))
        return Status::corruption(Reason::malformed, {}, Error::kNoOffset);
    for (int level = 0; level < kMaxLevels; ++level)
        if (change.touched[static_cast<size_t>(level)] && !next->arrange(level))
            return Status::corruption(Reason::outOfOrder, {}, Error::kNoOffset, 0,
                                      static_cast<uint64_t>(level));
    next->m_valueFiles.dropUnused();
    return std::shared_ptr<const Version>(std::move(next));
}

std::shared_ptr<const Version> Version::of(std::vector<TablePtr> tables, LiveValueFiles valueFiles) {
    auto version = std::make_shared<Version>();
    version->m_valueFiles = std::move(valueFiles);
    for (TablePtr& table : tables)
        version->m_levels[static_cast<size_t>(table->level)].tables.push_back(std::move(table));
    for (int level = 0; level < kMaxLevels; ++level)
        (void)version->arrange(level);
    return version;
}

std::shared_ptr<const Version> Version::picture(const std::vector<TableMeta>& tables) {
    auto version = std::make_shared<Version>();
    for (const TableMeta& table : tables) {
        Level& at = version->m_levels[static_cast<size_t>(std::clamp(table.level, 0, kMaxLevels - 1))];
        at.tables.push_back(std::make_shared<const TableMeta>(table));
        at.bytes += table.fileSize;
        at.entries += table.entries;
        at.tombstones += table.tombstones;
        at.rangeTombstones |= table.rangeTombstones != 0;
        at.upperPrefixes.push_back(keyPrefix(table.largest));
    }
    version->m_subLevels = subLevelsOf(version->level(0));
    return version;
}

bool Version::hasRangeTombstones() const {
    return std::any_of(m_levels.begin(), m_levels.end(),
                       [](const Level& level) { return level.rangeTombstones; });
}

}  // namespace levelscope
