// What background work has done to a tree since a moment, by cause, as the edits of its manifests tell it.
//
// A table that only changed its level was moved: nothing of it was read or written again. Snapshots of the
// state at opening are no work. Of formats whose edits carry no time there is nothing to tell.
#pragma once

#include <cstdint>
#include <vector>

#include "core/inspect/time_machine.h"

namespace levelscope {

struct WorkDone {
    EditCause cause = EditCause::notRecorded;
    uint64_t edits = 0;
    uint64_t tablesRead = 0;  // inputs, gone afterwards
    uint64_t bytesRead = 0;
    uint64_t entriesRead = 0;
    uint64_t tablesWritten = 0;
    uint64_t bytesWritten = 0;
    uint64_t entriesWritten = 0;
    uint64_t tablesMoved = 0;
    int64_t lastMicros = 0;  // when the latest of them was recorded; since 1970 UTC
};

// One for each cause that changed tables at or after `sinceMicros`, in the order of EditCause.
std::vector<WorkDone> workSince(const TimeMachine& machine, int64_t sinceMicros);

}  // namespace levelscope
