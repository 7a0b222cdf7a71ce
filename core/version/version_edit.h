// One change of the set of live tables: a record of the manifest. Encoding: core/doc/format.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/status.h"
#include "core/version/table_meta.h"

namespace levelscope {

// Why the tree changed; what the time machine shows. On disk: do not renumber.
enum class EditCause : uint8_t {
    created = 0,  // a new store
    opened = 1,   // a snapshot written when the store was opened
    flush = 2,
    compaction = 3,  // picked in the background
    manualCompaction = 4,
    trivialMove = 5,
    ingest = 6,
    repair = 7,
};

struct RemovedTable {
    int level = 0;
    uint64_t number = 0;
};

struct VersionEdit {
    EditCause cause = EditCause::created;
    uint64_t jobId = 0;  // 0: none
    int64_t wallMicros = 0;
    std::optional<uint64_t> logNumber;  // logs below it are not needed any more
    std::optional<uint64_t> nextFileNumber;
    std::optional<SequenceNumber> lastSequence;
    std::vector<TableMeta> added;
    std::vector<RemovedTable> removed;

    std::string encode() const;
    // corruption/malformed with the offset of the bad field inside `bytes`. Unknown fields marked skippable
    // are skipped, others are unsupported/newerVersion.
    static Result<VersionEdit> decode(std::string_view bytes);
};

}  // namespace levelscope
