// What an engine stands on: files, time, threads. Copied by value; owns none of them.
#pragma once

#include <cstdint>

#include "core/env/clock.h"
#include "core/env/executor.h"
#include "core/env/file_system.h"

namespace levelscope {

struct Env {
    FileSystem* fs = &posixFileSystem();
    Clock* clock = &systemClock();
    Executor* executor = nullptr;  // null: the store makes and owns a pool of Options::background_threads
};

}  // namespace levelscope
