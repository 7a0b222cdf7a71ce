// The hashes RocksDB's filters use (util/hash.h and util/xxph3.h of RocksDB).
#pragma once

#include <cstdint>
#include <string_view>

namespace levelscope::rocksdb {

// Of filters of table format 5 and newer: an early draft of XXH3, which the final one does not equal.
uint64_t filterHash(std::string_view bytes);

// Of older filters, and with `signedTail` false of LevelDB's: the last one to three bytes count as signed in
// RocksDB.
uint32_t oldFilterHash(std::string_view bytes, bool signedTail);

}  // namespace levelscope::rocksdb
