// Record framing shared by the write-ahead log and the manifest.
//
// file    := record* zero*
// record  := header(28) payload padding      aligned to 8 bytes
//
//   0        4        5      8                 16                24       28
//   +--------+--------+------+-----------------+-----------------+--------+-----------
//   | length | type   | 0    | log id          | first sequence  | check  | payload...
//   | u32    | u8     |      | u64             | u64             | u32    |
//   +--------+--------+------+-----------------+-----------------+--------+-----------
//
// check: low 32 bits of XXH3-64 over the payload, seeded with XXH3-64 over bytes [0, 24), which is seeded
// with placeSeed(log id, offset of the record). A recycled file may hold records of an older log behind the
// live ones: their log id, and so their check, does not fit. A record is never split: `length` is that of the
// payload. Padding is zero, and a reader insists on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/hash.h"

namespace levelscope {

enum class LogRecordType : uint8_t {
    batch = 1,         // WAL: an atomic write batch
    versionEdit = 2,   // manifest: one edit
    snapshotEdit = 3,  // manifest: an edit that replaces everything before it
};

inline constexpr size_t kLogLengthOffset = 0;
inline constexpr size_t kLogTypeOffset = 4;
inline constexpr size_t kLogIdOffset = 4 + 1 + 3;
inline constexpr size_t kLogSequenceOffset = 4 + 1 + 3 + 8;
inline constexpr size_t kLogCheckOffset = 4 + 1 + 3 + 8 + 8;
inline constexpr size_t kLogHeaderSize = 4 + 1 + 3 + 8 + 8 + 4;
inline constexpr size_t kLogAlignment = 8;
inline constexpr uint32_t kMaxLogPayload = (uint32_t{1} << 31) - 64;

// Bytes that a record with this payload takes in the file.
inline constexpr uint64_t logRecordSize(uint64_t payload) {
    return (kLogHeaderSize + payload + kLogAlignment - 1) / kLogAlignment * kLogAlignment;
}

// `head` is bytes [0, 24) of the record.
inline uint32_t logCheck(uint64_t logId, uint64_t offset, std::string_view head, std::string_view payload) {
    return static_cast<uint32_t>(hash64(payload, hash64(head, placeSeed(logId, offset))));
}

}  // namespace levelscope
