// Does what a Decision says: merges its inputs into new tables. The caller records the result in the
// manifest.
//
// Runs on the calling thread, and others if they may help (core/compaction/shared_merge.h), and can be
// watched, paused and cancelled through the checkpoint of its context. Inputs are only read; a failure or
// cancellation removes the partial outputs and leaves everything as it was.
#pragma once

#include <functional>
#include <vector>

#include "core/compaction/merge_to_tables.h"
#include "core/compaction/picker.h"
#include "core/version/table_cache.h"

namespace levelscope {

struct CompactionContext {
    Env env;
    std::string directory;
    TableCache* tables = nullptr;
    TableOptions table;                      // compression already chosen for the output level
    uint64_t separateFromBytes = 0;          // ValueSeparation::fromBytes
    std::vector<uint64_t> sparseValueFiles;  // ascending; of the version that the inputs are of
    CompactionOptions options;
    std::vector<SequenceNumber> snapshots;  // ascending
    int64_t nowMicros = 0;                  // values that expire up to here are dead
    std::function<uint64_t()> newFileNumber;
    // Called often, from the compacting thread: input bytes done, output bytes written. A failure stops the
    // merge.
    std::function<Status(uint64_t doneBytes, uint64_t outputBytes)> checkpoint;
    std::function<void(const TableMeta&)> tableCreated;
    // A large merge is shared with this executor's threads while `mayShare` says so; null: it never is. What
    // is above is then called by several threads, the checkpoint by one at a time.
    Executor* executor = nullptr;
    std::function<bool()> mayShare;
};

// Precondition: decision.kind is merge.
Result<MergeOutcome> runCompaction(const CompactionContext& context, const Decision& decision);

}  // namespace levelscope
