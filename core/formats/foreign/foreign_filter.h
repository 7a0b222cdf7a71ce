// Filters of LevelDB's and RocksDB's tables as one array of bits, with what a key probes.
//
//   filter block of LevelDB, and of early RocksDB:
//       plain filter* u32 offset[n] u32 offset of the offsets, u8 log2 of the bytes of data one filter is for
//   full filter of RocksDB:  one for the whole table
//   partitioned filter:      an index of full filters, by the last key each is for
//
// RocksDB may add prefixes of keys in place of keys or beside them; which, the table's properties tell.
#pragma once

#include "core/formats/foreign/foreign_table.h"
#include "core/table/table_anatomy.h"

namespace levelscope {

// One of a partitioned filter, and the last key it is for, as the index of filters has it.
struct FilterPartition {
    std::string lastKey;
    BlockPlace place;
};
// `index`: the metablock of a partitioned filter.
Result<std::vector<FilterPartition>> filterPartitions(const ForeignTable& table, const BlockPlace& index);

// bits 0: the table has no filter. unsupported for kinds that are neither Bloom nor ribbon filters. Under
// an unknown order nobody can tell which of several filters is for a key: it then probes nothing.
Result<FilterAnatomy> foreignFilter(const ForeignTable& table, const KeyOrder& order);

}  // namespace levelscope
