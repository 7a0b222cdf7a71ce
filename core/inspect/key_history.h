// What became of each version of a key: which one a reader sees, and why not the others. Pure functions.
#pragma once

#include <cstdint>
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
};

struct JudgedVersion {
    KeyVersion version;
    VersionFate fate = VersionFate::visible;
    SequenceNumber by = 0;  // shadowed, erased: of the version that decides
};

// `newestFirst` as StoreReader::history() gives it; `atSequence` 0: the newest state.
std::vector<JudgedVersion> judgeVersions(std::vector<KeyVersion> newestFirst, int64_t nowMicros,
                                         SequenceNumber atSequence = 0);

}  // namespace levelscope
