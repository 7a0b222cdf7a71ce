#include "gui/pages/overview/attention.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {
namespace {

constexpr double kManyTombstones = 0.2;
constexpr uint64_t kFewEntries = 1000;  // shares of fewer mean little
constexpr double kMuchSpace = 1.6;
constexpr uint64_t kManyLogs = 3;
constexpr size_t kMostLimits = 20;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

void addLevels(const StoreState& state, QList<Attention>& list) {
    for (const LevelInfo& level : state.levels) {
        const Address where = Address::ofLevel(level.level);
        if (level.score.score >= 1 && level.tables > 0)
            list << Attention{Attention::Grade::note,
                              Text::tr("%1 is due for compaction (score %2).")
                                  .arg(levelName(level.level), QLocale().toString(level.score.score, 'f', 2)),
                              where};
        if (level.entries >= kFewEntries &&
            double(level.tombstones) > kManyTombstones * double(level.entries))
            list << Attention{Attention::Grade::note,
                              Text::tr("%1 of the entries of %2 are tombstones; compacting it frees space.")
                                  .arg(displayPercent(double(level.tombstones) / double(level.entries), 0),
                                       levelName(level.level)),
                              where};
    }
}

void addCounters(const DbStats& stats, QList<Attention>& list) {
    if (stats.walDroppedBytes > 0)
        list << Attention{
            Attention::Grade::warning,
            Text::tr(
                "The log ended in a torn record when the store was opened: %1 of an unfinished write were "
                "dropped.")
                .arg(displaySize(stats.walDroppedBytes)),
            {}};
    if (stats.stallMicros > 0)
        list << Attention{Attention::Grade::note,
                          Text::tr("Writers have been slowed for %1 since the store was opened.")
                              .arg(displayDuration(stats.stallMicros)),
                          {}};
}

void addSpace(const SpaceUse& space, QList<Attention>& list) {
    if (space.amplification() > kMuchSpace)
        list << Attention{Attention::Grade::note,
                          Text::tr("Up to %1 of %2 may be older data, as several tables hold the same keys; "
                                   "compacting everything frees it.")
                              .arg(displaySize(space.bytes - space.bottom), displaySize(space.bytes)),
                          {}};
}

// What of a store of another engine cannot be shown, or not as its owner would.
void addLimits(const StoreState& state, QList<Attention>& list) {
    const std::vector<Status>& limits = state.info.limits;
    for (size_t i = 0; i < limits.size() && i < kMostLimits; ++i) {
        const bool named = limits[i].is(Code::unsupported);
        list << Attention{
            named ? Attention::Grade::warning : Attention::Grade::damage, describe(limits[i]).what, {}};
    }
}

}  // namespace

QList<Attention> attentionFor(const StoreState& state, const Status& problem, const SpaceUse& space) {
    QList<Attention> list;
    if (!problem.ok())
        list << Attention{Attention::Grade::damage, describe(problem).what, {}};
    addLimits(state, list);
    if (state.logs.size() > kManyLogs)
        list << Attention{Attention::Grade::note,
                          Text::tr("%n write-ahead log(s) wait to be flushed into tables.", nullptr,
                                   int(state.logs.size())),
                          {}};
    if (state.hasStats)
        addCounters(state.stats, list);
    addSpace(space, list);
    addLevels(state, list);
    std::stable_sort(list.begin(), list.end(),
                     [](const Attention& a, const Attention& b) { return a.grade > b.grade; });
    if (list.isEmpty())
        list << Attention{
            Attention::Grade::good, Text::tr("All is well: nothing is due, nothing is wrong."), {}};
    return list;
}

}  // namespace levelscope::gui
