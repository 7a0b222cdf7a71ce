// What a user asked to be compacted, widened to what must go together.
#include <algorithm>

#include "core/compaction/policies.h"

namespace levelscope {
namespace {

// The seeds and everything between levels `top` and `bottom` that must move with them: whatever overlaps,
// until nothing more does.
std::vector<TablePtr> closure(const Version& version, const std::vector<TablePtr>& seeds, int top,
                              int bottom) {
    Hull hull = hullOf(seeds);
    size_t before = 0;
    std::vector<TablePtr> chosen = seeds;
    while (chosen.size() != before) {
        before = chosen.size();
        chosen.clear();
        for (int level = top; level <= bottom; ++level)
            append(chosen, touching(version, level, hull));
        for (const TablePtr& table : chosen)
            hull.add(*table);
    }
    return chosen;
}

Decision manualMerge(const Version& version, const std::vector<TablePtr>& seeds, CompactionReason reason,
                     int bottom) {
    Decision decision;
    if (seeds.empty())
        return decision;
    int top = version.levels();
    for (const TablePtr& table : seeds)
        top = std::min(top, table->level);
    decision.kind = Decision::Kind::merge;
    decision.reason = reason;
    decision.score = 1;
    decision.outputLevel = std::max(1, bottom);
    decision.inputs = closure(version, seeds, top, decision.outputLevel);
    return finish(version, std::move(decision));
}

Decision pickManualRange(const Version& version, const KeyRange& range) {
    std::vector<TablePtr> seeds;
    int bottom = 0;
    for (int level = 0; level < version.levels(); ++level) {
        const std::vector<TablePtr> found = version.overlapping(level, range);
        if (!found.empty())
            bottom = level;
        append(seeds, found);
    }
    return manualMerge(version, seeds, CompactionReason::manualRange, bottom);
}

Decision pickManualLevel(const Version& version, int level) {
    if (level < 0 || level >= version.levels() || version.level(level).empty())
        return {};
    const bool deepest = level > 0 && level == version.deepestLevel();
    return manualMerge(version, version.level(level), CompactionReason::manualLevel,
                       deepest ? level : level + 1);
}

Result<Decision> pickManualTables(const Version& version, const std::vector<uint64_t>& numbers) {
    std::vector<TablePtr> seeds;
    int bottom = 0;
    for (const uint64_t number : numbers) {
        TablePtr table = version.find(number);
        if (table == nullptr)
            return Status::invalid(Reason::unknownTable, std::to_string(number), 0, number);
        bottom = std::max(bottom, table->level);
        seeds.push_back(std::move(table));
    }
    return manualMerge(version, seeds, CompactionReason::manualTables, bottom);
}

// Where all of it fits: nothing is left to be pushed on.
int levelForAll(const Version& version, const CompactionOptions& options) {
    int level = runLevel(version);
    if (options.policy != CompactionPolicy::leveled)
        return level;
    const uint64_t bytes = dataBytesOf(allTables(version));
    while (level < version.levels() - 1 && bytes > targetBytes(version, options, level))
        ++level;
    return level;
}

}  // namespace

Result<Decision> pickManual(const Version& version, const CompactionOptions& options,
                            const ManualCompaction& manual, const std::vector<uint64_t>& busy) {
    Decision decision;
    switch (manual.kind) {
        case CompactionReason::manualRange: decision = pickManualRange(version, manual.range); break;
        case CompactionReason::manualLevel: decision = pickManualLevel(version, manual.level); break;
        case CompactionReason::manualTables: {
            ASSIGN_OR_RETURN(decision, pickManualTables(version, manual.tables));
            break;
        }
        default:
            decision = manualMerge(version, allTables(version), CompactionReason::manualAll,
                                   levelForAll(version, options));
            break;
    }
    if (Busy(busy).hasAny(decision.inputs))
        return Decision{};
    return decision;
}

}  // namespace levelscope
