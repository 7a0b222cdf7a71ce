// What a store that rests can do for its size: levels above the deepest hide what is overwritten below them.
#include <algorithm>

#include "core/compaction/policies.h"

namespace levelscope {
namespace {

struct Estimate {
    double hidden = 0;  // bytes
    double all = 0;
};

// Of an entry above the deepest level it is not known whether an older one lies under it. Versions that are
// gone by now tell how often keys are overwritten: as many as the deepest level has entries mean that all
// are.
Estimate estimate(const Version& version, SequenceNumber written) {
    const int deepest = version.deepestLevel();
    if (deepest < 1)
        return {};
    uint64_t entries = 0;
    uint64_t bytes = 0;
    for (int level = 0; level <= deepest; ++level) {
        entries += version.levelEntries(level);
        bytes += version.levelBytes(level);
    }
    const uint64_t gone = written > entries ? written - entries : 0;
    const double overwritten =
        static_cast<double>(gone) / static_cast<double>(std::max<uint64_t>(version.levelEntries(deepest), 1));
    return {static_cast<double>(bytes - version.levelBytes(deepest)) * std::min(overwritten, 1.0),
            static_cast<double>(bytes)};
}

bool keptForSnapshot(const Decision& decision, SequenceNumber oldestSnapshot) {
    return std::any_of(decision.inputs.begin(), decision.inputs.end(), [&](const TablePtr& table) {
        return table->level < decision.outputLevel && table->maxSequence > oldestSnapshot;
    });
}

}  // namespace

Decision pickOverwritten(const Version& version, const CompactionOptions& options, const PickMoment& moment) {
    if (options.policy != CompactionPolicy::leveled || options.overwrittenShare == 0)
        return {};
    const auto [hidden, all] = estimate(version, moment.lastSequence);
    const double due =
        std::max(options.overwrittenShare * all, static_cast<double>(options.targetTableBytes));
    if (hidden <= due)
        return {};
    int top = 0;
    while (version.level(top).empty())
        ++top;
    const LevelScore whole{.level = top, .bytes = version.levelBytes(top), .targetBytes = 0};
    std::optional<Decision> decision = pickLevel(version, options, whole, Busy(moment.busy));
    if (!decision || keptForSnapshot(*decision, moment.oldestSnapshot))
        return {};
    decision->reason = CompactionReason::overwritten;
    decision->score = hidden / due;
    return finish(version, std::move(*decision));
}

}  // namespace levelscope
