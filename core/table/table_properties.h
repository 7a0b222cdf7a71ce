// What a table says of itself: stored in its properties block, repeated in the manifest where a version needs
// it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/keys.h"

namespace levelscope {

// On disk up to zstd: do not renumber. The others are met in tables of other engines only.
enum class Compression : uint8_t {
    none = 0,
    lz4 = 1,
    zstd = 2,
    snappy = 3,
    zlib = 4,
    rawDeflate = 5,
    bzip2 = 6,
    lz4hc = 7,
    other = 8,
};

// One point of the sequence-to-time map: `sequence` was written at or after `wallMicros`.
struct SequenceTime {
    SequenceNumber sequence = 0;
    int64_t wallMicros = 0;
};

// What a table's entries point to in one value file.
struct ValueRef {
    uint64_t file = 0;
    uint64_t values = 0;
    uint64_t bytes = 0;  // of the values as they lie there
    bool operator==(const ValueRef&) const = default;
};

struct TableProperties {
    uint64_t entries = 0;     // point entries, tombstones included
    uint64_t tombstones = 0;  // point tombstones
    uint64_t rangeTombstones = 0;
    uint64_t rawKeyBytes = 0;  // user keys, uncompressed, without trailers
    uint64_t rawValueBytes = 0;
    uint64_t dataBlocks = 0;
    uint64_t dataBytes = 0;  // data blocks on disk, trailers included
    uint64_t indexBytes = 0;
    uint64_t filterBytes = 0;
    SequenceNumber minSequence = 0;
    SequenceNumber maxSequence = 0;
    int64_t minExpiryMicros = 0;   // 0: no entry expires
    int64_t lastExpiryMicros = 0;  // 0: some entry never expires
    int64_t createdMicros = 0;     // wall clock, since 1970 UTC
    uint32_t blockSize = 0;
    uint32_t filterBitsPerKeyMilli = 0;  // 10 bits per key = 10000; 0: no filter
    uint32_t filterProbes = 0;
    Compression compression = Compression::none;
    int compressionLevel = 0;         // zstd only; 0: not known
    std::string creator;              // "levelscope 0.1.0"
    std::vector<SequenceTime> times;  // ascending, sparse
    std::vector<ValueRef> valueRefs;  // by file; empty: all values are in the table
};

}  // namespace levelscope
