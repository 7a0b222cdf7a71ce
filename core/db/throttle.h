// How much writers are slowed, as a function of what background work owes. Pure; smooth: zero while there is
// little debt, then growing with its square, never a step.
#pragma once

#include <cstdint>

#include "core/db/events.h"

namespace levelscope {

struct DebtInputs {
    uint64_t immutables = 0;  // memtables waiting to be flushed
    uint64_t maxImmutables = 1;
    double activeFill = 0;  // of the current memtable, 0 to 1
    uint64_t l0Tables = 0;
    uint64_t l0Trigger = 4;     // 0: level 0 does not slow anybody
    uint64_t pendingBytes = 0;  // above the levels' targets
};

struct Delay {
    StallCause cause = StallCause::none;
    int64_t microsPerMiB = 0;
};

Delay delayFor(const DebtInputs& debt);

}  // namespace levelscope
