// One Bloom filter of a table of LevelDB or RocksDB: how its bits are laid out, and which of them a key
// probes.
//
//   plain      := bits, u8 probes                       LevelDB, and RocksDB's filters of single blocks
//   lines      := bits, u8 probes, u32 lines            RocksDB up to table format 4: all probes in one line
//   local      := bits, u8 0xff, u8 0, u8 probes (low 5 bits) and log2 of line bytes / 64, u16 0
//                                                       from format 5: lines of 512 bits
//   ribbon     := bits, u8 0xfe, ...                    no Bloom filter: unsupported, and named
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace levelscope {

struct FilterPiece {
    enum class Kind : uint8_t { plain, rocksPlain, lines, local };

    Kind kind = Kind::plain;
    uint64_t firstBit = 0;  // of it among those of all pieces
    uint64_t bits = 0;      // 0: it matches everything
    uint32_t probes = 0;
    uint32_t lines = 1;

    uint32_t lineBits() const { return static_cast<uint32_t>(bits / lines); }
    // Appends the bits the key probes, counted from the first one of all pieces.
    void probe(std::string_view key, std::vector<uint64_t>& probed) const;
};

enum class FilterParse : uint8_t { ok, malformed, ribbon, unknown };

// `bytes` with what stands behind the bits. Sets kind, bits, probes, lines; `bits` is the part with the bits.
FilterParse parsePlainFilter(std::string_view bytes, FilterPiece& piece, std::string_view& bits);
FilterParse parseFullFilter(std::string_view bytes, FilterPiece& piece, std::string_view& bits);

}  // namespace levelscope
