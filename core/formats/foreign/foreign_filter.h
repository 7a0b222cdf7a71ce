// Filters of LevelDB's and RocksDB's tables as one array of bits, with what a key probes where the hash is
// known.
//
//   LevelDB:  filter* u32 offset[n] u32 offset of the offsets, u8 log2 of the bytes of data one filter is for
//             filter := bits, u8 probes
//   RocksDB full filters end in 5 bytes: probes and lines of the first Bloom filter, or 0xff and what newer
//   kinds
//             need; their bits are shown, not probed.
#pragma once

#include "core/formats/foreign/foreign_table.h"
#include "core/table/table_anatomy.h"

namespace levelscope {

// bits 0: the table has no filter. unsupported, naming the kind, where not even the bits are known.
Result<FilterAnatomy> foreignFilter(const ForeignTable& table);

// The hash LevelDB's filters use.
uint32_t levelDbHash(std::string_view bytes, uint32_t seed);

}  // namespace levelscope
