// What a recovery would do with the write-ahead logs if the store were opened now: how much it would replay,
// and what it would drop. Our stores are replayed by the engine's own code into nothing; of others the logs
// they still need are read through. Reads only; any thread.
#pragma once

#include <cstdint>
#include <stop_token>

#include "core/formats/store_reader.h"

namespace levelscope {

struct ReplayPreview {
    uint64_t firstLog = 0;  // logs below it are not needed any more; 0: none is needed
    uint64_t logs = 0;
    uint64_t batches = 0;
    uint64_t operations = 0;
    SequenceNumber lastSequence = 0;
    uint64_t droppedBytes = 0;
    Status problem;  // why the opening would fail, or ok
};

// cancelled; what cannot be read is told in `problem`.
Result<ReplayPreview> previewReplay(FileSystem& fs, const StoreReader& store, std::stop_token stop = {});

}  // namespace levelscope
