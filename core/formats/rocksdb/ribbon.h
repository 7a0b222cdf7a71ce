// RocksDB's ribbon filter, "Standard128" (its util/ribbon_impl.h and ribbon_alg.h; the paper: Dillinger and
// Walzer, "Ribbon filter: practically smaller than Bloom and Xor", 2021).
//
// The solution of a system of equations over single bits. Slots come in blocks of 128; each block has some
// columns, and of each column 128 bits lie together, little-endian:
//
//   bits := segment of 128 bits*     block 0: column 0, column 1, ...; block 1: ...
//   The first blocks may have one column less than the others.
//
// A key asks one question a column: its hash gives a first slot and a row of 128 coefficients, which covers
// the rest of a block and the beginning of the next one. The parity of the bits it selects must be that of
// the key's expected result.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/table/table_anatomy.h"

namespace levelscope::rocksdb {

class Ribbon {
public:
    static constexpr uint32_t kBlockSlots = 128;

    Ribbon() = default;
    // As a filter of `bytes` bytes tells; columns() is 0 where it matches everything.
    Ribbon(uint64_t bytes, uint32_t blocks, uint32_t seed);

    uint32_t columns() const { return m_columns; }  // of the blocks that have more
    double expectedRate() const;                    // of false positives
    // `hash`: filterHash() of the key. Bits are counted from `firstBit`.
    std::vector<FilterProbe> probes(uint64_t hash, uint64_t firstBit) const;
    // `bytes`: of the filter.
    bool mayContain(uint64_t hash, std::string_view bytes) const;

private:
    __extension__ using Row = unsigned __int128;
    struct Query {
        uint64_t segment = 0;  // of column 0 of the first block
        uint32_t columns = 0;
        Row first = 0;          // coefficients in the first block's segments,
        Row second = 0;         // and in the next one's
        uint32_t expected = 0;  // bit i: of column i
    };
    Query query(uint64_t hash) const;

    uint32_t m_blocks = 0;
    uint32_t m_columns = 0;
    uint32_t m_narrowBlocks = 0;  // the first ones, with one column less
    uint32_t m_seed = 0;
};

}  // namespace levelscope::rocksdb
