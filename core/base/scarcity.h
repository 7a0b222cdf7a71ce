// Where memory that runs out stops being an exception. Inside, the engine lets std::bad_alloc pass through
// what is written to be left at any line; at its edges, and where a step must not be left half done, it
// becomes a Status or is done without.
#pragma once

#include <new>
#include <utility>

#include "core/base/status.h"

namespace levelscope {

// `work` gives a Status; noMemory when it ran out of memory.
template <typename Work>
Status orNoMemory(Work&& work) {
    try {
        return std::forward<Work>(work)();
    } catch (const std::bad_alloc&) {
        return Status::noMemory();
    }
}

// For what the store can do without: a line in the log, an event, a hint, work that is scheduled again later.
template <typename Work>
void ifMemoryAllows(Work&& work) {
    try {
        std::forward<Work>(work)();
    } catch (const std::bad_alloc&) {
    }
}

}  // namespace levelscope
