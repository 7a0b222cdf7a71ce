// The fields of a manifest edit that RocksDB added to LevelDB's.
//   10 first log to keep                   100, 102, 103 new file: as LevelDB's, then path id (102), smallest
//   and largest sequence, and (103) custom fields: tag varint, length-prefixed value; tag 1 ends them 200
//   column family id   201 name of a new one   202 it is dropped   203 largest id   300 edits left in a group
//   400 blob file added, 401 garbage in one         8192 and up: length-prefixed, may be ignored
#pragma once

#include "core/formats/foreign/manifest.h"

namespace levelscope::rocksdb {

// False: the tag is not known and may not be ignored.
bool takeField(uint32_t tag, ByteReader& reader, ForeignEdit& edit);

}  // namespace levelscope::rocksdb
