// Replays write-ahead logs of LevelDB and RocksDB into memory, as the owner would on its next start.
#pragma once

#include <map>
#include <vector>

#include "core/formats/foreign/foreign_store.h"

namespace levelscope {

struct ReplayTarget {
    MemoryEntries entries;
    uint64_t firstLog = 0;  // older logs hold nothing the tables of this family lack
};

struct ReplayReport {
    SequenceNumber lastSequence = 0;
    uint64_t preparedOnly = 0;  // operations of transactions that were not committed
    Status failure;             // a log that could not be read to its end; those before it were
};

// `targets` by family; operations on other families are left out. Logs in the order of their numbers.
ReplayReport replayForeignLogs(FileSystem& fs, const std::vector<ForeignLog>& logs, TableDialect dialect,
                               std::map<uint32_t, ReplayTarget>& targets);

}  // namespace levelscope
