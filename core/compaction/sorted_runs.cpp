// Policies that keep runs instead of levels of a size: a level holds one sorted run, level 0 one a table.
#include <algorithm>

#include "core/compaction/policies.h"

namespace levelscope {
namespace {

struct Run {
    int level = 0;
    uint64_t bytes = 0;
};

// Below level 0, newest first.
std::vector<Run> deepRuns(const Version& version) {
    std::vector<Run> runs;
    for (int level = 1; level < version.levels(); ++level)
        if (!version.level(level).empty())
            runs.push_back({level, version.levelBytes(level)});
    return runs;
}

Decision mergeRuns(const Version& version, std::vector<TablePtr> inputs, int outputLevel, const Busy& busy) {
    Decision decision;
    if (busy.hasAny(inputs))
        return decision;
    decision.kind = inputs.size() == 1 ? Decision::Kind::move : Decision::Kind::merge;
    decision.reason = CompactionReason::tableCount;
    decision.outputLevel = outputLevel;
    decision.inputs = std::move(inputs);
    return finish(version, std::move(decision));
}

}  // namespace

int runLevel(const Version& version) {
    return std::max(1, version.deepestLevel());
}

uint64_t runCount(const Version& version) {
    return version.level(0).size() + deepRuns(version).size();
}

Decision pickThreshold(const Version& version, const CompactionOptions& options, const Busy& busy) {
    const uint64_t count = runCount(version);
    const double score = static_cast<double>(count) / static_cast<double>(options.tableThreshold + 1);
    Decision decision;
    if (count > options.tableThreshold)
        decision = mergeRuns(version, allTables(version), runLevel(version), busy);
    decision.score = score;
    return decision;
}

// All of level 0 becomes one run, and swallows the runs below as long as they are not larger than what is
// merged already: an entry is rewritten only when its run at least doubles. The run goes as deep as older
// ones allow. Lazy leveling (Dayan, Idreos: Dostoevsky, 2018) lets the oldest run be swallowed also when what
// lies above it has grown to a level_multiplier-th of it: overwritten data can take no more than that share.
Decision pickTiered(const Version& version, const CompactionOptions& options, const Busy& busy) {
    const double score = static_cast<double>(version.level(0).size()) / std::max(options.l0Trigger, 1);
    Decision decision;
    if (score >= 1) {
        const std::vector<Run> runs = deepRuns(version);
        const auto swallows = [&](size_t run, uint64_t bytes) {
            if (runs[run].level == 1)
                return true;  // no level is left above it
            const bool oldest = run + 1 == runs.size();
            const double share =
                options.policy == CompactionPolicy::lazyLeveling && oldest ? options.levelMultiplier : 1;
            return static_cast<double>(runs[run].bytes) <= static_cast<double>(bytes) * share;
        };
        std::vector<TablePtr> inputs = version.level(0);
        uint64_t bytes = dataBytesOf(inputs);
        size_t next = 0;
        for (; next < runs.size() && swallows(next, bytes); ++next) {
            append(inputs, version.level(runs[next].level));
            bytes += runs[next].bytes;
        }
        const int outputLevel = next < runs.size() ? runs[next].level - 1 : version.levels() - 1;
        decision = mergeRuns(version, std::move(inputs), outputLevel, busy);
    }
    decision.score = score;
    return decision;
}

// Nothing is merged: the oldest tables go when all take more than fifo_bytes.
Decision pickFifo(const Version& version, const CompactionOptions& options, const Busy& busy) {
    const std::vector<TablePtr> tables = allTables(version);
    uint64_t bytes = dataBytesOf(tables);
    Decision decision;
    if (options.fifoBytes == 0)
        return decision;
    decision.score = static_cast<double>(bytes) / static_cast<double>(options.fifoBytes);
    for (auto oldest = tables.rbegin(); oldest != tables.rend() && bytes > options.fifoBytes; ++oldest) {
        if (busy.has(*oldest))
            break;
        bytes -= (*oldest)->dataBytes();
        decision.inputs.push_back(*oldest);
    }
    if (!decision.inputs.empty()) {
        decision.kind = Decision::Kind::drop;
        decision.reason = CompactionReason::storeSize;
    }
    return decision;
}

}  // namespace levelscope
