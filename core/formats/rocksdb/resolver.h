// What RocksDB stores in place of a value, made into the value: operands of merge operators whose meaning is
// known (others are shown, oldest first, with a record separator, 0x1e, between them), blobs in blob files,
// and the default column of a wide-column entity.
//
//   blob index := u8 kind, [expiry varint], then inlined bytes (kind 0), or (1; 2 with expiry) varints file
//                 number, offset, size, and u8 compression
//   blob file  := header(30) record*       record := header(32) key value
//                 record header: u64 key length, u64 value length, u64 expiry, u32 check of these, u32 of key
//                 and value. A blob index points at the value.
//   entity     := varint version (1), varint columns, (name, varint size)*, values*
#pragma once

#include <memory>
#include <string>

#include "core/formats/foreign/foreign_store.h"

namespace levelscope::rocksdb {

// `merge`: the operator as OPTIONS or a table's properties name it; empty for none.
std::shared_ptr<const ValueResolver> newResolver(FileSystem& fs, std::string directory, std::string merge);

}  // namespace levelscope::rocksdb
