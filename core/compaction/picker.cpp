#include "core/compaction/picker.h"

#include <algorithm>

#include "core/compaction/policies.h"

namespace levelscope {
namespace {

Decision pickByPolicy(const Version& version, const CompactionOptions& options, const Busy& busy) {
    switch (options.policy) {
        case CompactionPolicy::leveled: break;
        case CompactionPolicy::threshold: return pickThreshold(version, options, busy);
        case CompactionPolicy::tiered:
        case CompactionPolicy::lazyLeveling: return pickTiered(version, options, busy);
        case CompactionPolicy::fifo: return pickFifo(version, options, busy);
    }
    return pickLeveled(version, options, busy);
}

// What leveled counts level 0 as: its sub-levels, or an eighth of its tables if that is more, so that tables
// of distant keys cannot become any number.
uint64_t levelZeroRuns(const Version& version) {
    constexpr uint64_t kTablesARun = 8;
    return std::max<uint64_t>(version.subLevels().size(), version.level(0).size() / kTablesARun);
}

// Of level 0 by its number of runs or tables, of the others by bytes; a level that its policy does not judge
// has none.
void judge(const Version& version, const CompactionOptions& options, LevelScore& score) {
    const auto byCount = [&](uint64_t count, uint64_t target, uint64_t due) {
        score.runs = count;
        score.targetRuns = target;
        score.score = static_cast<double>(count) / static_cast<double>(std::max<uint64_t>(due, 1));
    };
    const auto byBytes = [&](uint64_t target) {
        score.targetBytes = target;
        score.score = static_cast<double>(score.bytes) / static_cast<double>(std::max<uint64_t>(target, 1));
    };
    const auto trigger = static_cast<uint64_t>(options.l0Trigger);
    switch (options.policy) {
        case CompactionPolicy::leveled:
            if (score.level == 0)
                byCount(levelZeroRuns(version), trigger, trigger);
            else if (score.level < version.levels() - 1)
                byBytes(targetBytes(version, options, score.level));
            break;
        case CompactionPolicy::threshold:
            if (score.level == 0)
                byCount(runCount(version), options.tableThreshold, options.tableThreshold + 1);
            break;
        case CompactionPolicy::tiered:
        case CompactionPolicy::lazyLeveling:
            if (score.level == 0)
                byCount(score.tables, trigger, trigger);
            break;
        case CompactionPolicy::fifo:
            if (score.level == 0 && options.fifoBytes != 0)
                byBytes(options.fifoBytes);
            break;
    }
}

}  // namespace

Decision finish(const Version& version, Decision decision) {
    decision.bottommost = nothingBelow(version, decision.outputLevel, hullOf(decision.inputs));
    return decision;
}

uint64_t Decision::inputBytes() const {
    return bytesOf(inputs);
}

Decision pickCompaction(const Version& version, const CompactionOptions& options, const PickMoment& moment) {
    const Busy busy(moment.busy);
    Decision expired = pickExpired(version, moment.nowMicros, busy);
    if (expired.kind != Decision::Kind::nothing)
        return expired;
    Decision decision = pickByPolicy(version, options, busy);
    if (decision.kind != Decision::Kind::nothing || options.policy == CompactionPolicy::fifo)
        return decision;
    if (options.policy == CompactionPolicy::leveled) {
        Decision tombstones = pickTombstones(version, options, moment.oldestSnapshot, busy);
        if (tombstones.kind != Decision::Kind::nothing)
            return tombstones;
    }
    Decision garbage = pickValueGarbage(version, options, busy);
    return garbage.kind != Decision::Kind::nothing ? garbage : decision;
}

Decision pickGarbage(const Version& version, const CompactionOptions& options) {
    return options.policy == CompactionPolicy::fifo ? Decision{}
                                                    : pickValueGarbage(version, options, Busy({}));
}

std::vector<LevelScore> levelScores(const Version& version, const CompactionOptions& options) {
    std::vector<LevelScore> scores;
    const int shown = std::min(version.levels() - 1, std::max(1, version.deepestLevel()));
    for (int level = 0; level <= shown; ++level) {
        LevelScore score{
            .level = level, .bytes = version.levelBytes(level), .tables = version.level(level).size()};
        judge(version, options, score);
        scores.push_back(score);
    }
    return scores;
}

}  // namespace levelscope
