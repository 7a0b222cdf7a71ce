// CRC-32C (Castagnoli), the checksum of LevelDB's and RocksDB's logs and of most of their tables. ISA-L
// computes it, with the processor's own instructions where there are any.
#pragma once

#include <cstdint>
#include <string_view>

namespace levelscope {

// Of what `crc` was computed over, followed by `bytes`. Starts from 0.
uint32_t crc32c(uint32_t crc, std::string_view bytes);

// As stored beside the bytes: rotated and shifted, so that a checksum over checksums stays a good one.
inline uint32_t maskedCrc(uint32_t crc) {
    return ((crc >> 15) | (crc << 17)) + 0xa282ead8u;
}

}  // namespace levelscope
