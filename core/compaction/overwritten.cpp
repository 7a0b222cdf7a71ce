// What a store that rests can do for its size: levels above the deepest hide what is overwritten or deleted
// below them.
#include <algorithm>

#include "core/compaction/policies.h"

namespace levelscope {
namespace {

// Less hidden than this share of a table is not worth the merging.
constexpr uint64_t kWorthwhileShare = 4;

struct Content {
    uint64_t entries = 0;
    uint64_t bytes = 0;
    uint64_t deletions = 0;  // above what they can hide
};

Content contentOf(const Version& version) {
    Content content;
    const int deepest = version.deepestLevel();
    for (int level = 0; level <= deepest; ++level) {
        content.entries += version.levelEntries(level);
        content.bytes += version.levelBytes(level);
        if (level == 0 || level < deepest)
            content.deletions += version.levelTombstones(level);
    }
    return content;
}

// A deletion hides one entry, if it hides any.
double hiddenBy(uint64_t deletions, const Content& content) {
    const uint64_t values = content.entries - std::min(content.deletions, content.entries);
    return static_cast<double>(std::min(deletions, values)) * static_cast<double>(content.bytes) /
           static_cast<double>(std::max<uint64_t>(content.entries, 1));
}

// Of an entry above the deepest level it is not known whether an older one lies under it. Versions that are
// gone by now tell how often keys are overwritten: as many as the deepest level has entries mean that all
// are.
double hiddenByOverwriting(const Version& version, const Content& content, SequenceNumber written) {
    const int deepest = version.deepestLevel();
    if (deepest < 1)
        return 0;
    const uint64_t gone = written > content.entries ? written - content.entries : 0;
    const double overwritten =
        static_cast<double>(gone) / static_cast<double>(std::max<uint64_t>(version.levelEntries(deepest), 1));
    return static_cast<double>(content.bytes - version.levelBytes(deepest)) * std::min(overwritten, 1.0);
}

// What may stay hidden.
double tolerated(const CompactionOptions& options, const Content& content) {
    return std::max(options.overwrittenShare * static_cast<double>(content.bytes),
                    static_cast<double>(options.targetTableBytes / kWorthwhileShare));
}

bool looksAfterSpace(const CompactionOptions& options) {
    return options.policy == CompactionPolicy::leveled && options.overwrittenShare != 0;
}

bool keptForSnapshot(const Decision& decision, SequenceNumber oldestSnapshot) {
    return std::any_of(decision.inputs.begin(), decision.inputs.end(), [&](const TablePtr& table) {
        return table->level < decision.outputLevel && table->maxSequence > oldestSnapshot;
    });
}

}  // namespace

Decision pickOverwritten(const Version& version, const CompactionOptions& options, const PickMoment& moment) {
    if (!looksAfterSpace(options))
        return {};
    const Content content = contentOf(version);
    const double hidden =
        hiddenByOverwriting(version, content, moment.lastSequence) + hiddenBy(content.deletions, content);
    const double due = tolerated(options, content);
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

bool deletionsHideMuch(const Version& version, const CompactionOptions& options, uint64_t deletions) {
    if (!looksAfterSpace(options) || deletions == 0)
        return false;
    const Content content = contentOf(version);
    return hiddenBy(deletions, content) > tolerated(options, content);
}

}  // namespace levelscope
