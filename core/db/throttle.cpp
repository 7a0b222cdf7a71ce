#include "core/db/throttle.h"

#include <algorithm>

namespace levelscope {
namespace {

// Share of the way from where slowing begins to where it reaches its nominal strength, squared; beyond that
// it goes on growing.
double pressure(double value, double begin, double nominal) {
    const double share = std::max(0.0, (value - begin) / (nominal - begin));
    return share * share;
}

constexpr double kMemtableMicros = 40'000;
constexpr double kLeastRoom = 0.02;  // of the way to the limit
constexpr double kLevelZeroMicros = 100'000;
// Triggers' worth of runs. The more runs of level 0 one merge takes, the less it costs each of their
// entries; what they cost reads are filters, a little each.
constexpr double kLevelZeroBegin = 8;
constexpr double kLevelZeroNominal = 16;
constexpr double kDebtMicros = 50'000;
constexpr double kMemtableBegin = 0.7;
constexpr double kDebtBegin = 4.0 * (1ull << 30);
constexpr double kDebtNominal = 32.0 * (1ull << 30);

// The nearer to where writers would have to stop, the less each is let through, so that they slow to what is
// flushed, however little that is, before they have to.
double memtablePressure(double filled) {
    const double share = std::max(0.0, (filled - kMemtableBegin) / (1 - kMemtableBegin));
    return share * share / std::max(1 - share, kLeastRoom);
}

}  // namespace

DebtInputs tableDebt(const Version& version, const Options& options) {
    DebtInputs debt{.l0Trigger = 0};
    debt.maxImmutables = static_cast<uint64_t>(options.maxImmutableMemtables);
    const CompactionPolicy policy = options.compaction.policy;
    if (!options.autoCompaction || policy == CompactionPolicy::threshold || policy == CompactionPolicy::fifo)
        return debt;
    debt.l0Trigger = static_cast<uint64_t>(options.compaction.l0Trigger);
    const std::vector<LevelScore> scores = levelScores(version, options.compaction);
    debt.l0Runs = scores.front().runs;
    for (const LevelScore& score : scores)
        if (score.level > 0 && score.targetBytes != 0 && score.bytes > score.targetBytes)
            debt.pendingBytes += score.bytes - score.targetBytes;
    return debt;
}

std::array<DebtPart, 3> debtParts(const DebtInputs& debt) {
    const auto part = [](StallCause cause, double now, double begins, double micros) {
        return DebtPart{cause, now, begins, static_cast<int64_t>(micros)};
    };
    const double slots = static_cast<double>(std::max<uint64_t>(debt.maxImmutables, 1)) + 1;
    const double filled = (static_cast<double>(debt.immutables) + debt.activeFill) / slots;
    const auto trigger = static_cast<double>(debt.l0Trigger);
    const double files = debt.l0Trigger == 0 ? 0 : kLevelZeroMicros;
    const double manyRuns = kLevelZeroBegin * trigger;
    const double tooManyRuns = std::max(kLevelZeroNominal * trigger, 1.0);
    const auto runs = static_cast<double>(debt.l0Runs);
    const auto pending = static_cast<double>(debt.pendingBytes);
    return {part(StallCause::memtables, filled, kMemtableBegin, kMemtableMicros * memtablePressure(filled)),
            part(StallCause::l0Files, runs, manyRuns, files * pressure(runs, manyRuns, tooManyRuns)),
            part(StallCause::compactionDebt, pending, kDebtBegin,
                 kDebtMicros * pressure(pending, kDebtBegin, kDebtNominal))};
}

Delay delayFor(const DebtInputs& debt) {
    Delay delay;
    for (const DebtPart& part : debtParts(debt))
        if (part.microsPerMiB > delay.microsPerMiB)
            delay = {part.cause, part.microsPerMiB};
    return delay;
}

uint64_t compactionRate(uint64_t limit, const DebtInputs& debt) {
    double owed = 0;
    for (const DebtPart& part : debtParts(debt))
        if (part.cause != StallCause::memtables && part.begins > 0)
            owed = std::max(owed, part.now / part.begins);
    return owed >= 1 ? 0 : static_cast<uint64_t>(static_cast<double>(limit) / (1 - owed));
}

}  // namespace levelscope
