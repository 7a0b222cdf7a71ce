// Keys of Chromium's IndexedDB stores, comparator "idb_cmp1" (content/browser/indexed_db of Chromium,
// indexed_db_leveldb_coding): their order, and what they say.
//
//   key    := prefix rest
//   prefix := u8 sizes (database - 1: 3 bits, object store - 1: 3 bits, index - 1: 2 bits), the three ids,
//             little-endian, in as many bytes
//   database 0: about all databases; object store 0: about one database; index 1: records, 2: that a record
//   exists, 3: blobs of a record, 30 and up: entries of an index (value, sequence varint, primary key)
//   value  := u8 type: 0 null, 1 string (varint length, UTF-16BE), 2 date, 3 number (double), 4 array (varint
//             count, values), 5 least key, 6 binary (varint length, bytes)
//   Values order by kind first: number, date, string, binary, array.
//
// The bytes are not trusted: nesting is bounded, and keys that make no sense order by their bytes.
#pragma once

#include <string>
#include <string_view>

namespace levelscope::leveldb {

inline constexpr std::string_view kIndexedDbComparator = "idb_cmp1";

// <0, 0, >0. Keys that the owner holds for equal may differ in their bytes.
int compareIndexedDbKeys(std::string_view a, std::string_view b);

// As JSON: {"database":1,"store":2,"kind":"records","key":["a",3.5]}; empty for a key that makes no sense.
std::string describeIndexedDbKey(std::string_view key);

}  // namespace levelscope::leveldb
