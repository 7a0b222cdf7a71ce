// XXH3-64 (xxHash 0.8): checksums of every file and the hash of every key. Not cryptographic.
#pragma once

#include <cstdint>
#include <string_view>

namespace levelscope {

uint64_t hash64(std::string_view bytes, uint64_t seed = 0);

// Seed of a checksum that belongs to one place in one file: bytes that were written for another file or
// offset (stale, swapped, misdirected) then fail it. Both are mixed in.
inline uint64_t placeSeed(uint64_t fileId, uint64_t offset) {
    return (fileId * 0x9e3779b97f4a7c15ull) ^ (offset + 0x632be59bd9b4e019ull);
}

}  // namespace levelscope
