// Replays the write-ahead logs of a store. The rules, and why they hold, are in core/doc/recovery.md.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/env/file_system.h"
#include "core/version/version_set.h"

namespace levelscope {

struct ReplayedBatch {
    SequenceNumber firstSequence = 0;
    uint32_t count = 0;
    int64_t wallMicros = 0;
    std::string_view encoded;  // valid during the call
};

struct ReplayOutcome {
    SequenceNumber lastSequence = 0;
    uint64_t records = 0;
    uint64_t droppedBytes = 0;  // behind the last record that counts, in all logs
};

// `logs`: numbers >= position.logNumber found in the directory, ascending. `apply` gets every batch that
// survived, in order, already checked. Corruption (file, offset) when something that was durable is missing
// or damaged.
Result<ReplayOutcome> replayLogs(FileSystem& fs, const std::string& directory, const LogPosition& position,
                                 const std::vector<uint64_t>& logs,
                                 const std::function<Status(const ReplayedBatch&)>& apply);

}  // namespace levelscope
