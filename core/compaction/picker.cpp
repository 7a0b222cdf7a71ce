#include "core/compaction/picker.h"

#include <algorithm>
#include <optional>
#include <set>

namespace levelscope {
namespace {

// Hull of some tables' bounds; `largest` is inclusive unless `exclusive`.
struct Hull {
    std::string smallest;
    std::string largest;
    bool exclusive = false;
    bool empty = true;

    void add(const TableMeta& table) {
        if (empty || table.smallest < smallest)
            smallest = table.smallest;
        const int order = empty ? 1 : table.largest.compare(largest);
        if (order > 0) {
            largest = table.largest;
            exclusive = table.largestExclusive;
        } else if (order == 0) {
            exclusive = exclusive && table.largestExclusive;
        }
        empty = false;
    }
    bool touches(const TableMeta& table) const {
        if (empty)
            return false;
        const int below = table.largest.compare(smallest);
        const int above = table.smallest.compare(largest);
        return (below > 0 || (below == 0 && !table.largestExclusive)) &&
               (above < 0 || (above == 0 && !exclusive));
    }
};

Hull hullOf(const std::vector<TablePtr>& tables) {
    Hull hull;
    for (const TablePtr& table : tables)
        hull.add(*table);
    return hull;
}

// Tables of a level that touch the hull. Sorted levels are searched, not walked.
std::vector<TablePtr> touching(const Version& version, int level, const Hull& hull) {
    if (hull.empty)
        return {};
    KeyRange range{.from = hull.smallest, .hasFrom = true, .to = hull.largest, .hasTo = true};
    if (!hull.exclusive)
        range.to.push_back('\0');
    return version.overlapping(level, range);
}

class Busy {
public:
    explicit Busy(const std::vector<uint64_t>& numbers) : m_numbers(numbers.begin(), numbers.end()) {}
    bool has(const TablePtr& table) const { return m_numbers.contains(table->number); }
    bool hasAny(const std::vector<TablePtr>& tables) const {
        return !m_numbers.empty() &&
               std::any_of(tables.begin(), tables.end(), [&](const TablePtr& table) { return has(table); });
    }

private:
    std::set<uint64_t> m_numbers;
};

void append(std::vector<TablePtr>& to, const std::vector<TablePtr>& tables) {
    to.insert(to.end(), tables.begin(), tables.end());
}

uint64_t bytesOf(const std::vector<TablePtr>& tables) {
    uint64_t bytes = 0;
    for (const TablePtr& table : tables)
        bytes += table->fileSize;
    return bytes;
}

bool nothingBelow(const Version& version, int outputLevel, const Hull& hull) {
    for (int level = outputLevel + 1; level < version.levels(); ++level)
        if (!touching(version, level, hull).empty())
            return false;
    return true;
}

Decision finish(const Version& version, Decision decision) {
    decision.bottommost = nothingBelow(version, decision.outputLevel, hullOf(decision.inputs));
    return decision;
}

uint64_t targetBytes(const CompactionOptions& options, int level) {
    double target = static_cast<double>(options.baseLevelBytes);
    for (int i = 1; i < level; ++i)
        target *= options.levelMultiplier;
    return static_cast<uint64_t>(std::min(target, 9e18));
}

// Where the one sorted run of the threshold policy lives.
int runLevel(const Version& version) {
    return std::max(1, version.deepestLevel());
}

// Sorted runs as the threshold policy counts them: every table of level 0, and each deeper level as one,
// however many tables its run was cut into. A merge leaves exactly one, so it can never call for the next.
uint64_t runCount(const Version& version) {
    uint64_t count = version.level(0).size();
    for (int level = 1; level < version.levels(); ++level)
        count += version.level(level).empty() ? 0 : 1;
    return count;
}

std::vector<TablePtr> allTables(const Version& version) {
    std::vector<TablePtr> tables;
    for (int level = 0; level < version.levels(); ++level)
        append(tables, version.level(level));
    return tables;
}

Decision pickThreshold(const Version& version, const CompactionOptions& options, const Busy& busy) {
    Decision decision;
    const uint64_t count = runCount(version);
    decision.score = static_cast<double>(count) / static_cast<double>(options.tableThreshold + 1);
    if (count <= options.tableThreshold)
        return decision;
    std::vector<TablePtr> inputs = allTables(version);
    if (busy.hasAny(inputs))
        return decision;
    decision.kind = Decision::Kind::merge;
    decision.reason = CompactionReason::tableCount;
    decision.outputLevel = runLevel(version);
    decision.inputs = std::move(inputs);
    return finish(version, std::move(decision));
}

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

// One table of a sorted level and what it overlaps in the next.
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

}  // namespace

uint64_t Decision::inputBytes() const {
    return bytesOf(inputs);
}

Decision pickCompaction(const Version& version, const CompactionOptions& options,
                        const std::vector<uint64_t>& busy) {
    switch (options.policy) {
        case CompactionPolicy::threshold: return pickThreshold(version, options, Busy(busy));
        case CompactionPolicy::leveled: break;
    }
    return pickLeveled(version, options, Busy(busy));
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

Result<Decision> pickManual(const Version& version, const CompactionOptions&, const ManualCompaction& manual,
                            const std::vector<uint64_t>& busy) {
    Decision decision;
    switch (manual.kind) {
        case CompactionReason::manualRange: decision = pickManualRange(version, manual.range); break;
        case CompactionReason::manualLevel: decision = pickManualLevel(version, manual.level); break;
        case CompactionReason::manualTables: {
            ASSIGN_OR_RETURN(decision, pickManualTables(version, manual.tables));
            break;
        }
        default:
            decision =
                manualMerge(version, allTables(version), CompactionReason::manualAll, runLevel(version));
            break;
    }
    if (Busy(busy).hasAny(decision.inputs))
        return Decision{};
    return decision;
}

std::vector<LevelScore> levelScores(const Version& version, const CompactionOptions& options) {
    std::vector<LevelScore> scores;
    const int shown = std::min(version.levels() - 1, std::max(1, version.deepestLevel()));
    for (int level = 0; level <= shown; ++level) {
        LevelScore score{
            .level = level, .bytes = version.levelBytes(level), .tables = version.level(level).size()};
        if (options.policy == CompactionPolicy::threshold) {
            if (level == 0) {
                score.targetTables = options.tableThreshold;
                score.score =
                    static_cast<double>(runCount(version)) / static_cast<double>(options.tableThreshold + 1);
            }
        } else if (level == 0) {
            score.targetTables = static_cast<uint64_t>(options.l0Trigger);
            score.score = static_cast<double>(score.tables) / std::max(options.l0Trigger, 1);
        } else if (level < version.levels() - 1) {
            score.targetBytes = targetBytes(options, level);
            score.score = static_cast<double>(score.bytes) /
                          static_cast<double>(std::max<uint64_t>(score.targetBytes, 1));
        }
        scores.push_back(score);
    }
    return scores;
}

}  // namespace levelscope
