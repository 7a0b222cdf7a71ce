#include "core/inspect/filter_survey.h"

#include <algorithm>
#include <random>

#include "core/base/hash.h"
#include "core/table/filter_block.h"

namespace levelscope {
namespace {

constexpr uint64_t kWhatIfSeed = 1;

// Chance that a table does not say no: from how full its filter's lines are, 1 without a filter.
double passingChance(const FilterAnatomy& filter, uint64_t entries) {
    if (filter.bits == 0)
        return 1;
    const FilterFigures figures = filterFigures(filter, entries);
    return figures.bitsRate >= 0 ? figures.bitsRate : figures.theoreticalRate;
}

// The filter of a table; of one that cannot be read, none.
FilterAnatomy filterOf(const StoreReader& store, uint64_t table, Status& problem) {
    const Result<std::unique_ptr<TableAnatomy>> anatomy = store.tableAnatomy(table);
    const Result<FilterAnatomy> filter = anatomy.ok() ? (*anatomy)->filter() : anatomy.status();
    if (filter.ok())
        return *filter;
    if (problem.ok())
        problem = filter.status();
    return {};
}

struct TableKeys {
    std::vector<uint64_t> hashes;  // of each user key once
    uint64_t entries = 0;          // that were read for them
};

Result<TableKeys> keysOf(const TableAnatomy& table, size_t most, const std::stop_token& stop) {
    TableKeys keys;
    std::string last;
    ASSIGN_OR_RETURN(std::vector<AnatomyBlock> blocks, table.blocks());
    for (AnatomyBlock& block : blocks) {
        if (block.kind != BlockKind::data)
            continue;
        if (stop.stop_requested())
            return Status::cancelled();
        ASSIGN_OR_RETURN(const std::string bytes, table.readBlock(block));
        ASSIGN_OR_RETURN(const std::vector<AnatomyEntry> entries, table.entries(bytes, 0));
        for (const AnatomyEntry& entry : entries) {
            if (keys.hashes.empty() || entry.userKey != last) {
                if (keys.hashes.size() == most)
                    return keys;
                keys.hashes.push_back(hash64(entry.userKey));
                last = entry.userKey;
            }
            ++keys.entries;
        }
    }
    return keys;
}

}  // namespace

Result<FilterSurvey> surveyFilters(const StoreReader& store, std::stop_token stop) {
    FilterSurvey survey;
    const std::shared_ptr<const Version> version = store.version();
    for (int number = 0; number < version->levels(); ++number) {
        FilterLevel level{.level = number};
        for (const TablePtr& table : version->level(number)) {
            if (stop.stop_requested())
                return Status::cancelled();
            const FilterAnatomy filter = filterOf(store, table->number, survey.problem);
            ++level.tables;
            level.entries += table->entries;
            level.filterBytes += filter.handle.length;
            level.withoutFilter += filter.bits == 0;
            level.each.push_back(
                {table->number, table->entries, filter.handle.length, passingChance(filter, table->entries)});
            level.passed += level.each.back().passed;
        }
        if (level.tables == 0)
            continue;
        // Every table of level 0 is asked; of a sorted level one is, any of them.
        level.asked = number == 0 ? static_cast<double>(level.tables) : 1;
        if (number != 0)
            level.passed /= static_cast<double>(level.tables);
        survey.levels.push_back(std::move(level));
    }
    return survey;
}

Result<std::vector<WhatIf>> whatIf(const TableAnatomy& table, std::stop_token stop, size_t mostKeys) {
    ASSIGN_OR_RETURN(const TableProperties properties, table.properties());
    ASSIGN_OR_RETURN(const TableKeys keys, keysOf(table, mostKeys, stop));
    const double share = keys.entries == 0 ? 1
                                           : static_cast<double>(std::max(properties.entries, keys.entries)) /
                                                 static_cast<double>(keys.entries);
    FilterBlockBuilder builder;
    for (const uint64_t hash : keys.hashes)
        builder.add(hash);
    std::vector<WhatIf> all;
    for (const double bits : kWhatIfBits) {
        if (stop.stop_requested())
            return Status::cancelled();
        const std::string block = builder.finish(bits);
        const FilterBlockView filter(block);
        std::mt19937_64 random(kWhatIfSeed);
        uint64_t passed = 0;
        for (uint64_t i = 0; i < kMeasuredKeys; ++i)
            passed += filter.mayContain(random());
        const auto bytes = static_cast<uint64_t>(share * static_cast<double>(block.size()));
        all.push_back({bits, bytes, filter.probes(), rateOf(passed, kMeasuredKeys)});
    }
    return all;
}

}  // namespace levelscope
