// What became of each version of a key: which one a reader sees, and why not the others; when it was written,
// where it still lies, and what compactions will do with it.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/formats/store_reader.h"

namespace levelscope {

enum class VersionFate : uint8_t {
    later,     // written after the sequence asked for
    visible,   // what get() returns; or a part of it: a merge operand, and the value under the operands
    expired,   // the newest, and its time is over: the key is absent
    deletion,  // the newest, and it deletes: the key is absent
    shadowed,  // a newer version decides; a compaction may drop this one once no snapshot needs it
    erased,    // a newer deletion of a range decides; likewise
    stray,     // in a file that the store does not need: it counts for nobody
};

struct JudgedVersion {
    KeyVersion version;
    VersionFate fate = VersionFate::visible;
    SequenceNumber by = 0;  // shadowed, erased: of the version that decides
};

// `newestFirst` as StoreReader::history() gives it; `atSequence` 0: the newest state.
std::vector<JudgedVersion> judgeVersions(std::vector<KeyVersion> newestFirst, int64_t nowMicros,
                                         SequenceNumber atSequence = 0);

// What compactions do with a version.
enum class VersionFuture : uint8_t {
    stays,
    dropped,         // when it meets the version that hides it
    heldBySnapshot,  // it would be, but a snapshot may still see it
    dissolves,       // a deletion: with the last older version that it hides
    expires,         // as soon as it is read, once its time is over
    goesWithFile,    // nothing keeps the file it lies in
};
// `oldestSnapshot` 0: there is none.
VersionFuture futureOf(const JudgedVersion& version, SequenceNumber oldestSnapshot);

struct DatedVersion {
    JudgedVersion judged;
    VersionFuture future = VersionFuture::stays;
    int64_t writtenMicros = 0;  // 0: nothing records it
    bool exactTime = false;     // of its batch in the log; else at or after `writtenMicros`
    uint64_t log = 0;           // it is in this log too, or, strays of no table, only; 0: in none
    uint64_t logOffset = 0;     // of its batch
};

struct HistoryRequest {
    std::string key;
    SequenceNumber atSequence = 0;
    int64_t nowMicros = 0;
    SequenceNumber oldestSnapshot = 0;
    size_t valueLimit = 1 << 16;
};

// All versions, strays (core/inspect/stray_versions.h) among them, newest first; dated by the logs, which are
// read through, and by the sequence-to-time maps of the tables that hold them. What cannot be dated, because
// a log or table cannot be read, is not. Errors of the versions themselves are returned; cancelled.
Result<std::vector<DatedVersion>> readHistory(const StoreReader& store, const HistoryRequest& request,
                                              std::stop_token stop = {});

}  // namespace levelscope
