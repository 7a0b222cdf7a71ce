// How much writers are slowed, and how much compactions are held back, as functions of what background work
// owes. Pure; smooth: a delay is zero while there is little debt, then grows with its square, never a step;
// for memtables beyond all bounds as their room ends.
#pragma once

#include <array>
#include <cstdint>

#include "core/db/events.h"
#include "core/db/options.h"
#include "core/version/version.h"

namespace levelscope {

struct DebtInputs {
    uint64_t immutables = 0;  // memtables waiting to be flushed
    uint64_t maxImmutables = 1;
    double activeFill = 0;  // of the current memtable, 0 to 1
    uint64_t l0Runs = 0;
    uint64_t l0Trigger = 4;     // 0: level 0 does not slow anybody
    uint64_t pendingBytes = 0;  // above the levels' targets
};

struct Delay {
    StallCause cause = StallCause::none;
    int64_t microsPerMiB = 0;
};

// One kind of debt, in its own unit: memtables as a share of all there may be, runs of level 0, or bytes.
struct DebtPart {
    StallCause cause = StallCause::none;
    double now = 0;
    double begins = 0;         // what is above slows writers
    int64_t microsPerMiB = 0;  // it slows them now
};

// What the tables owe, as the options weigh it; nothing where no compaction would pay it.
DebtInputs tableDebt(const Version& version, const Options& options);
std::array<DebtPart, 3> debtParts(const DebtInputs& debt);
// The part that slows most.
Delay delayFor(const DebtInputs& debt);
// Bytes a second that compactions in the background may write: `limit` while tables owe nothing, more the
// nearer they come to slowing writers, and 0, any number, from there on or without a limit.
uint64_t compactionRate(uint64_t limit, const DebtInputs& debt);

}  // namespace levelscope
