// Work in a process of its own, so that memory, caches and threads are the work's alone.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>

#include "core/base/status.h"

namespace levelscope::bench {

struct ChildResult {
    bool ok = false;
    std::string output;  // what the work wrote to its file
    uint64_t peakBytes = 0;
};

// The caller has no other threads. An error of the work goes to stderr.
ChildResult inChild(const std::function<Status(std::FILE* to)>& work);

}  // namespace levelscope::bench
