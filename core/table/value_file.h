// A value file holds values too large to be moved at every merge; entries of tables point into it (WiscKey:
// Lu, Pillai, Arpaci-Dusseau, Arpaci-Dusseau, FAST 2016). Immutable. Why it is as it is:
// core/doc/value-files.md; every byte: core/doc/format.md.
//
//   +---------+-----+---------+--------+
//   | value 0 | ... | value n | footer |      values touch; each is one block of kind `value`
//   +---------+-----+---------+--------+      (core/table/format.h): its checksum
//                                             is seeded with file and offset
//
//   footer:  u64 file number | u64 file size | u64 values
//            | u64 raw bytes | u64 zero
//            | u32 flags | u32 version | u64 checksum | u64 magic
//            checksum = XXH3-64(everything before it; seed placeSeed(file number, footer offset))
//            Later versions keep the footer's size and its last 24 bytes.
//
//   pointer, the stored value of a separated entry, behind the expiry if it has one:
//            varint file | varint offset | varint length | varint size
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/coding.h"
#include "core/base/keys.h"
#include "core/table/format.h"

namespace levelscope {

inline constexpr size_t kValueFooterSize = 5 * 8 + 4 + 4 + 8 + 8;
inline constexpr uint32_t kValueFileVersion = 1;
inline constexpr uint64_t kValueFileMagic = 0x6c615663536c764cull;  // the bytes "LvlScVal"

// Where a value lies.
struct ValuePointer {
    uint64_t file = 0;    // number: "000378.lsv"
    uint64_t offset = 0;  // of its block
    uint64_t length = 0;  // of its block on disk, trailer included
    uint64_t size = 0;    // of the value

    BlockHandle handle() const { return {offset, length}; }
    bool operator==(const ValuePointer&) const = default;
};

void putValuePointer(std::string& to, const ValuePointer& pointer);
// False unless the bytes are one pointer that a value could be behind.
bool decodeValuePointer(std::string_view bytes, ValuePointer& pointer);

// The stored value of a separated entry: when it expires, and where the user's value lies. False if the bytes
// are no such thing.
struct SeparatedValue {
    int64_t expiryMicros = 0;  // since 1970 UTC; 0: never
    ValuePointer pointer;
};
bool decodeSeparated(EntryType type, std::string_view stored, SeparatedValue& value);
inline constexpr size_t kMostSeparatedBytes = 8 + 4 * 10;  // of one

std::string encodeValueRefs(const std::vector<ValueRef>& refs);
// False unless the bytes are references to different files in ascending order, each to something.
bool decodeValueRefs(std::string_view bytes, std::vector<ValueRef>& refs);

// A value file as the manifest knows it.
struct ValueFileMeta {
    uint64_t number = 0;
    uint64_t fileSize = 0;
    uint64_t values = 0;
    uint64_t rawBytes = 0;  // of the values before compression

    // Of the values as they lie there.
    uint64_t valueBytes() const { return fileSize > kValueFooterSize ? fileSize - kValueFooterSize : 0; }
    bool operator==(const ValueFileMeta&) const = default;
};

std::string encodeValueFooter(const ValueFileMeta& meta);
// `bytes` are the last kValueFooterSize of the file.
Result<ValueFileMeta> decodeValueFooter(std::string_view bytes, uint64_t fileSize, uint64_t fileNumber,
                                        const std::string& path);
Result<ValueFileMeta> readValueFooter(const RandomAccessFile& file, const std::string& path,
                                      uint64_t fileNumber);

}  // namespace levelscope
