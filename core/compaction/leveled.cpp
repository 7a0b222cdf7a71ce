// Sorted levels of growing size: each may be level_multiplier times larger than the one above it.
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/compaction/policies.h"
#include "core/version/sub_levels.h"

namespace levelscope {
namespace {

constexpr uint64_t kThroughCost = 4;   // times
constexpr uint64_t kTablesPushed = 8;  // at once, of the size that outputs are cut at

// Tables of level 0 that overlap, directly or through each other, newest first.
struct Pile {
    std::vector<TablePtr> tables;
    size_t height = 0;  // sub-levels
};

// The highest first.
std::vector<Pile> levelZeroPiles(const Version& version) {
    std::vector<TablePtr> byKey = version.level(0);
    std::sort(byKey.begin(), byKey.end(),
              [](const TablePtr& a, const TablePtr& b) { return a->smallest < b->smallest; });
    std::vector<Pile> piles;
    Hull hull;
    for (TablePtr& table : byKey) {
        if (!hull.touches(*table)) {
            hull = {};
            piles.emplace_back();
        }
        hull.add(*table);
        piles.back().tables.push_back(std::move(table));
    }
    for (Pile& pile : piles) {
        pile.height = subLevelsOf(pile.tables).size();
        std::sort(pile.tables.begin(), pile.tables.end(),
                  [](const TablePtr& a, const TablePtr& b) { return isNewer(*a, *b); });
    }
    std::stable_sort(piles.begin(), piles.end(),
                     [](const Pile& a, const Pile& b) { return a.height > b.height; });
    return piles;
}

// Level 0 goes through level 1 into level 2 at once if that is more than level 1 may hold and rewrites at
// most kThroughCost times as much there: what would only be pushed on is not written to level 1 before.
Decision throughLevelOne(const Version& version, const CompactionOptions& options, Decision decision) {
    const uint64_t bytes = dataBytesOf(decision.inputs);
    if (bytes <= targetBytes(version, options, 1))
        return decision;
    const std::vector<TablePtr> below = touching(version, 2, hullOf(decision.inputs));
    if (below.empty() || dataBytesOf(below) > kThroughCost * bytes)
        return decision;
    decision.kind = Decision::Kind::merge;
    decision.outputLevel = 2;
    append(decision.inputs, below);
    return decision;
}

// What merges of a level's tables would rewrite of the level below: tables [begin, end) of it for each.
class Underneath {
public:
    Underneath(const std::vector<TablePtr>& above, const std::vector<TablePtr>& below, const Busy& busy) {
        size_t begin = 0;
        for (const TablePtr& table : above) {
            while (begin < below.size() && isBelow(*below[begin], *table))
                ++begin;
            size_t end = begin;
            while (end < below.size() && !isBelow(*table, *below[end]))
                ++end;
            m_touched.push_back({begin, end});
        }
        for (const TablePtr& table : below) {
            m_bytesBefore.push_back(m_bytesBefore.back() + table->fileSize);
            m_busyBefore.push_back(m_busyBefore.back() + (busy.has(table) ? 1 : 0));
        }
    }
    // Of the neighbours from one table of the level to another.
    uint64_t bytes(size_t first, size_t last) const { return between(m_bytesBefore, first, last); }
    bool busy(size_t first, size_t last) const { return between(m_busyBefore, first, last) != 0; }

private:
    uint64_t between(const std::vector<uint64_t>& before, size_t first, size_t last) const {
        return before[m_touched[last].end] - before[m_touched[first].begin];
    }

    struct Touched {
        size_t begin;
        size_t end;
    };
    std::vector<Touched> m_touched;
    std::vector<uint64_t> m_bytesBefore{0};
    std::vector<uint64_t> m_busyBefore{0};
};

// The neighbours whose merge rewrites least of the next level, for their size. Several, as far as the level
// is too large, because each end of such a run cuts through a table below that is rewritten whole.
std::optional<Decision> pickSortedLevel(const Version& version, const CompactionOptions& options,
                                        const LevelScore& score, const Busy& busy) {
    struct Run {
        size_t first = 0;
        size_t last = 0;
        uint64_t bytes = 0;
        double cost = 0;
    };
    const std::vector<TablePtr>& tables = version.level(score.level);
    const Underneath underneath(tables, version.level(score.level + 1), busy);
    const uint64_t most = std::min(score.bytes - score.targetBytes, kTablesPushed * options.targetTableBytes);
    std::optional<Run> best;
    for (size_t first = 0; first < tables.size(); ++first) {
        Run run{.first = first};
        uint64_t dataBytes = 0;
        for (size_t last = first; last < tables.size(); ++last) {
            dataBytes += tables[last]->dataBytes();
            if (busy.has(tables[last]) || underneath.busy(first, last) || (last > first && dataBytes > most))
                break;
            run.last = last;
            run.bytes += std::max<uint64_t>(tables[last]->fileSize, 1);
            run.cost = static_cast<double>(underneath.bytes(first, last)) / static_cast<double>(run.bytes);
            if (!best || run.cost < best->cost || (run.cost == best->cost && run.bytes > best->bytes))
                best = run;
        }
    }
    if (!best)
        return std::nullopt;
    const auto begin = tables.begin();
    return pushDown(
        version,
        {begin + static_cast<ptrdiff_t>(best->first), begin + static_cast<ptrdiff_t>(best->last) + 1},
        score.level);
}

}  // namespace

std::vector<Decision> pickLevelZero(const Version& version, const Busy& busy) {
    std::vector<Decision> decisions;
    for (Pile& pile : levelZeroPiles(version)) {
        Decision decision;
        decision.reason = CompactionReason::l0Files;
        decision.outputLevel = 1;
        decision.inputs = std::move(pile.tables);
        append(decision.inputs, touching(version, 1, hullOf(decision.inputs)));
        if (busy.hasAny(decision.inputs))
            continue;
        decision.kind = decision.inputs.size() == 1 ? Decision::Kind::move : Decision::Kind::merge;
        decisions.push_back(std::move(decision));
    }
    return decisions;
}

Decision pushDown(const Version& version, std::vector<TablePtr> tables, int level) {
    const std::vector<TablePtr> below = touching(version, level + 1, hullOf(tables));
    Decision decision;
    decision.kind = below.empty() ? Decision::Kind::move : Decision::Kind::merge;
    decision.reason = CompactionReason::levelSize;
    decision.outputLevel = level + 1;
    decision.inputs = std::move(tables);
    append(decision.inputs, below);
    return decision;
}

uint64_t targetBytes(const Version& version, const CompactionOptions& options, int level) {
    double target = static_cast<double>(options.baseLevelBytes);
    for (int i = 1; i < level; ++i)
        target *= options.levelMultiplier;
    const int deepest = version.deepestLevel();
    if (options.dynamicLevels && level < deepest) {
        const double share = static_cast<double>(version.levelBytes(deepest)) /
                             std::pow(options.levelMultiplier, deepest - level);
        const auto least = static_cast<double>(options.baseLevelBytes) / options.levelMultiplier;
        target = std::min(target, std::max(share, least));
    }
    return static_cast<uint64_t>(std::min(target, 9e18));
}

std::optional<Decision> pickLevel(const Version& version, const CompactionOptions& options,
                                  const LevelScore& score, const Busy& busy) {
    if (score.level != 0)
        return pickSortedLevel(version, options, score, busy);
    const std::vector<Decision> decisions = pickLevelZero(version, busy);
    if (decisions.empty())
        return std::nullopt;
    Decision through = throughLevelOne(version, options, decisions.front());
    return busy.hasAny(through.inputs) ? decisions.front() : through;
}

Decision pickLeveled(const Version& version, const CompactionOptions& options, const Busy& busy) {
    std::vector<LevelScore> scores = levelScores(version, options);
    std::stable_sort(scores.begin(), scores.end(),
                     [](const LevelScore& a, const LevelScore& b) { return a.score > b.score; });
    for (const LevelScore& score : scores) {
        if (score.score < 1 || score.level >= version.levels() - 1)
            continue;
        std::optional<Decision> decision = pickLevel(version, options, score, busy);
        if (!decision)
            continue;
        decision->score = score.score;
        return finish(version, std::move(*decision));
    }
    Decision nothing;
    nothing.score = scores.empty() ? 0 : scores.front().score;
    return nothing;
}

}  // namespace levelscope
