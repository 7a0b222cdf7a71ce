// One filter of a table of LevelDB or RocksDB: how its bits are laid out, and what a key asks of them.
//
//   plain      := bits, u8 probes                       LevelDB, and RocksDB's filters of single blocks
//   lines      := bits, u8 probes, u32 lines            RocksDB up to table format 4: all probes in one line
//   local      := bits, u8 0xff, u8 0, u8 probes (low 5 bits) and log2 of line bytes / 64, u16 0
//                                                       from format 5: lines of 512 bits
//   ribbon     := bits, u8 0xfe, u8 seed, u24 blocks    see rocksdb/ribbon.h
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/rocksdb/ribbon.h"
#include "core/table/table_anatomy.h"

namespace levelscope {

struct FilterPiece {
    enum class Kind : uint8_t { plain, rocksPlain, lines, local, ribbon };

    Kind kind = Kind::plain;
    uint64_t firstBit = 0;  // of it among those of all pieces
    uint64_t bits = 0;      // 0: it matches everything
    uint32_t probes = 0;
    uint32_t lines = 1;
    rocksdb::Ribbon ribbon;

    uint32_t lineBits() const { return static_cast<uint32_t>(bits / lines); }
    // What the key asks; bits are counted from the first one of all pieces.
    std::vector<FilterProbe> probe(std::string_view key) const;
    // `filter`: the bits of all pieces.
    bool mayContain(const FilterAnatomy& filter, std::string_view key) const;

private:
    void bloomBits(std::string_view key, std::vector<uint64_t>& probed) const;
};

enum class FilterParse : uint8_t { ok, malformed, unknown };

// `bytes` with what stands behind the bits. Sets kind, bits, probes, lines; `bits` is the part with the bits.
FilterParse parsePlainFilter(std::string_view bytes, FilterPiece& piece, std::string_view& bits);
FilterParse parseFullFilter(std::string_view bytes, FilterPiece& piece, std::string_view& bits);

}  // namespace levelscope
