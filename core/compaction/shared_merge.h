// A large merge by several threads: whoever merges a span of the keys gives the second half of what is left
// of it away while a background thread has nothing to do, and takes it back if none has come by the end of
// its own half. So a merge never waits for help, and what helps costs at most a smaller table where a span
// was cut.
//
// RocksDB (subcompactions) and Pebble cut a merge before it begins; to cut it on the way lets it follow what
// the foreground needs.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/compaction/merge_to_tables.h"
#include "core/env/executor.h"

namespace levelscope {

// Where the data of the inputs lies.
struct KeyWeight {
    std::string key;
    uint64_t bytes = 0;  // of inputs near the key
};

struct SharedMergeJob {
    MergeJob merge;  // its checkpoint is called by one thread at a time
    // By any thread: cursors of its own over all inputs.
    std::function<std::vector<std::unique_ptr<TableCursor>>()> open;
    // When the first span is to be cut. By key.
    std::function<Result<std::vector<KeyWeight>>()> weigh;
    Executor* executor = nullptr;
    std::function<bool()> mayShare;  // asked often, by any thread
    uint64_t leastBytes = 0;         // of inputs, in either half of a span that is cut
};

// As mergeToTables(); the outputs are in order. On failure, of whatever part, no file is left. Calls none of
// the job's functions once it has returned.
Result<MergeOutcome> mergeShared(SharedMergeJob job);

}  // namespace levelscope
