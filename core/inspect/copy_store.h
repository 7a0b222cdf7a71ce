// A copy of a store directory, of whatever format, to look into while somebody else goes on writing the
// first. Reads only, takes no lock; any thread. What the writer removes meanwhile is held open and copied all
// the same; if the store moves on faster than that, the copy is begun anew, a few times.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "core/env/file_system.h"

namespace levelscope {

struct CopyStoreJob {
    // Told after every chunk; a copy that is begun anew begins at zero again.
    std::function<void(uint64_t doneBytes, uint64_t totalBytes)> progress;
    std::stop_token stop;
};

// `to` is made, or is an empty directory; its parent must exist. noSpace, with the bytes expected and free,
// before anything is written; cancelled. After a failure what was copied is removed again, `to` included.
Status copyStore(FileSystem& fs, const std::string& from, const std::string& to, const CopyStoreJob& job);

}  // namespace levelscope
