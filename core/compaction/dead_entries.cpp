// Merges and drops that are due not by shape but by what tables hold: entries that expired, tombstones.
#include <algorithm>
#include <iterator>
#include <set>

#include "core/compaction/policies.h"

namespace levelscope {
namespace {

// Tables that hold older data of the same keys.
std::vector<TablePtr> olderUnder(const Version& version, const TablePtr& table) {
    const Hull hull = hullOf({table});
    std::vector<TablePtr> older;
    if (table->level == 0) {
        const std::vector<TablePtr>& newestFirst = version.level(0);
        std::copy_if(std::next(std::find(newestFirst.begin(), newestFirst.end(), table)), newestFirst.end(),
                     std::back_inserter(older), [&](const TablePtr& other) { return hull.touches(*other); });
    }
    for (int level = table->level + 1; level < version.levels(); ++level)
        append(older, touching(version, level, hull));
    return older;
}

double tombstoneShare(const TableMeta& table) {
    const uint64_t dead = table.tombstones + table.rangeTombstones;
    return static_cast<double>(dead) /
           static_cast<double>(std::max<uint64_t>(table.entries + table.rangeTombstones, 1));
}

}  // namespace

Decision pickExpired(const Version& version, int64_t nowMicros, const Busy& busy) {
    Decision decision;
    std::set<TablePtr> gone;
    const std::vector<TablePtr> tables = allTables(version);
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {  // oldest first
        const int64_t last = (*table)->lastExpiryMicros;
        if (last == 0 || last > nowMicros || busy.has(*table))
            continue;
        const std::vector<TablePtr> older = olderUnder(version, *table);
        if (std::all_of(older.begin(), older.end(),
                        [&](const TablePtr& each) { return gone.contains(each); }))
            gone.insert(*table);
    }
    std::copy_if(tables.begin(), tables.end(), std::back_inserter(decision.inputs),
                 [&](const TablePtr& table) { return gone.contains(table); });
    if (!decision.inputs.empty()) {
        decision.kind = Decision::Kind::drop;
        decision.reason = CompactionReason::expiry;
        decision.score = 1;
    }
    return decision;
}

Decision pickTombstones(const Version& version, const CompactionOptions& options,
                        SequenceNumber oldestSnapshot, const Busy& busy) {
    Decision best;
    if (options.tombstoneShare == 0)
        return best;
    for (int level = 1; level < version.levels(); ++level) {
        for (const TablePtr& table : version.level(level)) {
            const double share = tombstoneShare(*table);
            if (share < options.tombstoneShare || share <= best.score)
                continue;
            Decision decision = level + 1 < version.levels() ? pushDown(version, {table}, level) : Decision{};
            if (decision.inputs.size() <= 1 && nothingBelow(version, level, hullOf({table}))) {
                // At the bottom: of use only when no snapshot keeps the tombstones.
                if (table->maxSequence > oldestSnapshot)
                    continue;
                decision.kind = Decision::Kind::merge;
                decision.outputLevel = level;
                decision.inputs = {table};
            }
            if (busy.hasAny(decision.inputs))
                continue;
            decision.reason = CompactionReason::tombstones;
            decision.score = share;
            best = finish(version, std::move(decision));
        }
    }
    if (best.kind != Decision::Kind::nothing)
        best.score /= options.tombstoneShare;
    return best;
}

}  // namespace levelscope
