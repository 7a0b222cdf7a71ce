// Sorted levels of growing size: each may be level_multiplier times larger than the one above it.
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/compaction/policies.h"

namespace levelscope {
namespace {

// The oldest table of level 0 and all others of it that overlap, directly or through each other.
std::vector<TablePtr> overlappingLevelZero(const Version& version) {
    const std::vector<TablePtr>& tables = version.level(0);
    std::vector<bool> chosen(tables.size(), false);
    chosen.back() = true;
    Hull hull;
    hull.add(*tables.back());
    for (bool grew = true; grew;) {
        grew = false;
        for (size_t i = 0; i < tables.size(); ++i) {
            if (chosen[i] || !hull.touches(*tables[i]))
                continue;
            chosen[i] = true;
            hull.add(*tables[i]);
            grew = true;
        }
    }
    std::vector<TablePtr> found;
    for (size_t i = 0; i < tables.size(); ++i)
        if (chosen[i])
            found.push_back(tables[i]);
    return found;
}

std::optional<Decision> pickLevelZero(const Version& version, const Busy& busy) {
    if (version.level(0).empty() || busy.hasAny(version.level(0)))
        return std::nullopt;
    Decision decision;
    decision.reason = CompactionReason::l0Files;
    decision.outputLevel = 1;
    decision.inputs = overlappingLevelZero(version);
    const std::vector<TablePtr> below = touching(version, 1, hullOf(decision.inputs));
    if (busy.hasAny(below))
        return std::nullopt;
    decision.kind =
        decision.inputs.size() == 1 && below.empty() ? Decision::Kind::move : Decision::Kind::merge;
    append(decision.inputs, below);
    return decision;
}

// The table whose merge rewrites least of the next level, for its size.
std::optional<Decision> pickSortedLevel(const Version& version, int level, const Busy& busy) {
    std::optional<Decision> best;
    double bestCost = 0;
    for (const TablePtr& table : version.level(level)) {
        if (busy.has(table))
            continue;
        Decision decision = pushDown(version, table, level);
        const double cost = static_cast<double>(decision.inputBytes()) /
                            static_cast<double>(std::max<uint64_t>(table->fileSize, 1));
        if ((best && cost >= bestCost) || busy.hasAny(decision.inputs))
            continue;
        bestCost = cost;
        best = std::move(decision);
    }
    return best;
}

// Keeps the decision that reads have paid for best.
class PaidByReads {
public:
    PaidByReads(const Version& version, const ReadCharges& charges)
        : m_version(version), m_charges(charges) {}

    uint64_t charged(const TablePtr& table) const {
        const auto found = m_charges.find(table->number);
        return found == m_charges.end() ? 0 : found->second;
    }
    void consider(Decision decision) {
        uint64_t paid = 0;
        for (const TablePtr& table : decision.inputs)
            paid += table->level < decision.outputLevel ? charged(table) : 0;
        const uint64_t bytes = std::max<uint64_t>(decision.inputBytes(), 1);
        if (paid < bytes)
            return;
        decision = finish(m_version, std::move(decision));
        // A run that nothing older lies under costs its readers nothing.
        if (decision.kind == Decision::Kind::move && decision.bottommost)
            return;
        decision.reason = CompactionReason::reads;
        decision.score = static_cast<double>(paid) / static_cast<double>(bytes);
        if (decision.score > m_best.score)
            m_best = std::move(decision);
    }
    Decision best() { return std::move(m_best); }

private:
    const Version& m_version;
    const ReadCharges& m_charges;
    Decision m_best;
};

}  // namespace

Decision pushDown(const Version& version, const TablePtr& table, int level) {
    Hull hull;
    hull.add(*table);
    const std::vector<TablePtr> below = touching(version, level + 1, hull);
    Decision decision;
    decision.kind = below.empty() ? Decision::Kind::move : Decision::Kind::merge;
    decision.reason = CompactionReason::levelSize;
    decision.outputLevel = level + 1;
    decision.inputs = {table};
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

Decision pickLeveled(const Version& version, const CompactionOptions& options, const Busy& busy) {
    std::vector<LevelScore> scores = levelScores(version, options);
    std::stable_sort(scores.begin(), scores.end(),
                     [](const LevelScore& a, const LevelScore& b) { return a.score > b.score; });
    for (const LevelScore& score : scores) {
        if (score.score < 1 || score.level >= version.levels() - 1)
            continue;
        std::optional<Decision> decision =
            score.level == 0 ? pickLevelZero(version, busy) : pickSortedLevel(version, score.level, busy);
        if (!decision)
            continue;
        decision->score = score.score;
        return finish(version, std::move(*decision));
    }
    Decision nothing;
    nothing.score = scores.empty() ? 0 : scores.front().score;
    return nothing;
}

Decision pickForReads(const Version& version, const CompactionOptions& options, const ReadCharges& charges,
                      const std::vector<uint64_t>& busyTables) {
    if (options.policy != CompactionPolicy::leveled || charges.empty())
        return {};
    const Busy busy(busyTables);
    PaidByReads paid(version, charges);
    if (std::optional<Decision> levelZero = pickLevelZero(version, busy))
        paid.consider(std::move(*levelZero));
    for (int level = 1; level < version.levels() - 1; ++level) {
        for (const TablePtr& table : version.level(level)) {
            if (paid.charged(table) < table->fileSize || busy.has(table))
                continue;
            if (Decision decision = pushDown(version, table, level); !busy.hasAny(decision.inputs))
                paid.consider(std::move(decision));
        }
    }
    return paid.best();
}

}  // namespace levelscope
