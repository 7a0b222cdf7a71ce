// One change of the set of live tables: a record of the manifest.
//
// edit  := version u8 (1), field*
// field := tag varint, length varint, payload[length]          tag = id << 1 | skippable
//
//   id  name              payload
//    1  cause             u8 (EditCause)
//    2  job id            varint
//    3  wall clock        u64, microseconds since 1970 UTC
//    4  log number        varint
//    5  next file number  varint
//    6  last sequence     varint
//    7  added table       number, level, file size varints; smallest, largest length-prefixed; flags u8 (bit
//    0:
//                         largest is exclusive); min sequence, max sequence, entries, tombstones, range
//                         tombstones, raw bytes varints; created u64; min expiry u64; compression u8
//    8  removed table     level varint, number varint
//    9  first log sequence varint
//   10  last expiry       skippable; of the table added before: u64, microseconds since 1970 UTC
//   11  former manifest   skippable; in the first record of a manifest: varint, the one it took over from
//   12  value file        added: number, file size, values, raw bytes varints. There is none for a removal:
//                         a value file goes with the last table that refers to it
//   13  value references  of the table added before: file, values, bytes varints, repeated, by file
//
// A reader skips a field it does not know if the tag's lowest bit is set, and refuses the edit otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/status.h"
#include "core/table/value_file.h"
#include "core/version/table_meta.h"

namespace levelscope {

// Why the tree changed; what the time machine shows. On disk: do not renumber.
enum class EditCause : uint8_t {
    created = 0,  // a new store
    opened = 1,   // a session began; in a manifest's first edit or behind those of the session before
    flush = 2,
    compaction = 3,  // picked in the background
    manualCompaction = 4,
    trivialMove = 5,
    ingest = 6,
    repair = 7,
    closed = 8,         // no change of tables: everything written is durable
    notRecorded = 255,  // manifests of other engines do not tell; never written
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
    std::optional<SequenceNumber> lastSequence;      // every write up to here is durable, in tables or logs
    std::optional<SequenceNumber> firstLogSequence;  // the first sequence the logs from logNumber on hold
    std::optional<uint64_t> formerManifest;          // a manifest's first edit: the one it took over from
    std::vector<TableMeta> added;
    std::vector<RemovedTable> removed;
    std::vector<ValueFileMeta> valueFiles;  // added; those of tables in `added` that are not known yet

    std::string encode() const;
    // corruption/malformed with the offset of the bad field inside `bytes`. Unknown fields marked skippable
    // are skipped, others are unsupported/newerVersion.
    static Result<VersionEdit> decode(std::string_view bytes);
};

}  // namespace levelscope
