// The fields of a manifest edit that LevelDB knows (db/version_edit.cc of LevelDB).
//
//   1 comparator string          2 log number            3 next file number    4 last sequence
//   5 compaction pointer: level, key                     6 deleted file: level, number
//   7 new file: level, number, size, smallest, largest internal key            9 previous log number
//
// Numbers are varints, strings and keys length-prefixed.
#pragma once

#include "core/formats/foreign/manifest.h"

namespace levelscope::leveldb {

// False: the tag is not one of these. The reader says whether the field was whole.
bool takeField(uint32_t tag, ByteReader& reader, ForeignEdit& edit);
// Bounds of a table, from internal keys.
void takeBounds(ByteReader& reader, ForeignAddedTable& table);

}  // namespace levelscope::leveldb
