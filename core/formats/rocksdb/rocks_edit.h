// The fields of a manifest edit that RocksDB added to LevelDB's (db/version_edit.h of RocksDB).
//
//   10 first log to keep
//   100, 102, 103 new file: as LevelDB's 7, with a path id behind the number (102), then smallest and largest
//                 sequence, and (103) custom fields: tag varint, length-prefixed value; tag 1 ends them
//   200 column family id, 201 name of a new one, 202 it is dropped, 203 largest id
//   300 edits left in an atomic group
//   400 blob file added, 401 garbage in one; 8194 and 8195 the same in early versions
//   8196 log added, 8197 log deleted: early versions
//   8192 and up, the others: length-prefixed, may be ignored
#pragma once

#include "core/formats/foreign/manifest.h"

namespace levelscope::rocksdb {

// False: the tag is not known and may not be ignored.
bool takeField(uint32_t tag, ByteReader& reader, ForeignEdit& edit);

}  // namespace levelscope::rocksdb
