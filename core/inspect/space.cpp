#include "core/inspect/space.h"

#include "core/inspect/space_sampler.h"

namespace levelscope {

namespace {

void tallyUp(const SpaceSample& sample, const PrefixTree& tree, bool whole, SpaceTally& tally) {
    for (int level = 0; level < kMaxLevels; ++level) {
        const SpaceSample::Level& from = sample.levels[static_cast<size_t>(level)];
        if (from.draws > 0)
            tally.setLevel(level, from.bytes, from.draws, whole);
    }
    for (size_t i = 0; i < sample.points.size(); ++i) {
        const SpacePoint& point = sample.points[i];
        const size_t leaf = tree.leafOf(point.key);
        if (sample.levels[static_cast<size_t>(point.level)].draws == 0) {
            tally.count(leaf, point.level, point.bytes);
            continue;
        }
        tally.addDrawn(leaf, point.level, point.bytes);
        const SpacePoint* next = i + 1 < sample.points.size() ? &sample.points[i + 1] : nullptr;
        if (next == nullptr || next->level != point.level || next->draw != point.draw)
            tally.endDraw(point.level);
    }
}

}  // namespace

Result<SpaceReport> sampleSpace(const StoreReader& store, const SpaceRequest& request,
                                const SpaceProgress& progress, std::stop_token stop) {
    SpaceReport report;
    const std::shared_ptr<const Version> version = store.version();
    SpaceSampler sampler(store, *version, request, true, progress, std::move(stop));
    ASSIGN_OR_RETURN(const SpaceSample sample, sampler.draw(report));
    const PrefixTree tree = sample.prefixes(request);
    SpaceTally tally(tree);
    tallyUp(sample, tree, request.prefix.empty() && report.problem.ok(), tally);
    report.root = tally.finish();
    report.exact = sample.complete();
    return report;
}

}  // namespace levelscope
