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

constexpr double kMemtableMicros = 40'000;  // at the limit: 25 MB/s, about what one core flushes
constexpr double kLevelZeroMicros = 100'000;
constexpr double kDebtMicros = 50'000;
constexpr double kDebtBegin = 4.0 * (1ull << 30);
constexpr double kDebtNominal = 32.0 * (1ull << 30);

}  // namespace

DebtInputs tableDebt(const Version& version, const Options& options) {
    DebtInputs debt{.l0Trigger = 0};
    debt.maxImmutables = static_cast<uint64_t>(options.maxImmutableMemtables);
    const CompactionPolicy policy = options.compaction.policy;
    if (!options.autoCompaction || policy == CompactionPolicy::threshold || policy == CompactionPolicy::fifo)
        return debt;
    debt.l0Tables = version.level(0).size();
    debt.l0Trigger = static_cast<uint64_t>(options.compaction.l0Trigger);
    for (const LevelScore& score : levelScores(version, options.compaction))
        if (score.level > 0 && score.targetBytes != 0 && score.bytes > score.targetBytes)
            debt.pendingBytes += score.bytes - score.targetBytes;
    return debt;
}

std::array<DebtPart, 3> debtParts(const DebtInputs& debt) {
    const auto part = [](StallCause cause, double strength, double now, double begins, double nominal) {
        return DebtPart{cause, now, begins, static_cast<int64_t>(strength * pressure(now, begins, nominal))};
    };
    const double slots = static_cast<double>(std::max<uint64_t>(debt.maxImmutables, 1)) + 1;
    const double filled = (static_cast<double>(debt.immutables) + debt.activeFill) / slots;
    const auto trigger = static_cast<double>(debt.l0Trigger);
    const double files = debt.l0Trigger == 0 ? 0 : kLevelZeroMicros;
    return {part(StallCause::memtables, kMemtableMicros, filled, 0.7, 1.0),
            part(StallCause::l0Files, files, static_cast<double>(debt.l0Tables), 3 * trigger,
                 std::max(9 * trigger, 1.0)),
            part(StallCause::compactionDebt, kDebtMicros, static_cast<double>(debt.pendingBytes), kDebtBegin,
                 kDebtNominal)};
}

Delay delayFor(const DebtInputs& debt) {
    Delay delay;
    for (const DebtPart& part : debtParts(debt))
        if (part.microsPerMiB > delay.microsPerMiB)
            delay = {part.cause, part.microsPerMiB};
    return delay;
}

}  // namespace levelscope
