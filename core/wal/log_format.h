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
// check: low 32 bits of XXH3-64 over bytes [0, 24) and the payload, seeded with placeSeed(log id, offset of
// the record). A recycled file may hold records of an older log behind the live ones: their log id, and so
// their check, does not fit. A record is never split: `length` is that of the payload.
#pragma once

#include <cstddef>
#include <cstdint>

namespace levelscope {

enum class LogRecordType : uint8_t {
    batch = 1,         // WAL: an atomic write batch
    versionEdit = 2,   // manifest: one edit
    snapshotEdit = 3,  // manifest: an edit that replaces everything before it
};

inline constexpr size_t kLogHeaderSize = 4 + 1 + 3 + 8 + 8 + 4;
inline constexpr size_t kLogAlignment = 8;
inline constexpr uint32_t kMaxLogPayload = (uint32_t{1} << 31) - 64;

}  // namespace levelscope
