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

Delay delayFor(const DebtInputs& debt) {
    Delay delay;
    const auto consider = [&](StallCause cause, double micros) {
        if (static_cast<int64_t>(micros) > delay.microsPerMiB)
            delay = {cause, static_cast<int64_t>(micros)};
    };
    const double slots = static_cast<double>(std::max<uint64_t>(debt.maxImmutables, 1)) + 1;
    const double filled = (static_cast<double>(debt.immutables) + debt.activeFill) / slots;
    consider(StallCause::memtables, kMemtableMicros * pressure(filled, 0.7, 1.0));
    if (debt.l0Trigger != 0) {
        const auto trigger = static_cast<double>(debt.l0Trigger);
        consider(StallCause::l0Files,
                 kLevelZeroMicros * pressure(static_cast<double>(debt.l0Tables), 3 * trigger, 9 * trigger));
    }
    consider(StallCause::compactionDebt,
             kDebtMicros * pressure(static_cast<double>(debt.pendingBytes), kDebtBegin, kDebtNominal));
    return delay;
}

}  // namespace levelscope
