// Reads one key as its owner does: sources newest first, none that cannot matter any more.
//
// The logs' entries come first, then the tables of level 0, newest first, then of each level the table whose
// bounds hold the key. It ends with the first value or tombstone that nothing unread can be newer than: what
// a table of level 0 holds at most is in RocksDB's manifests; LevelDB's tell nothing, so there all of level 0
// is read. Only for orders that are known and have no timestamps.
#pragma once

#include <string>
#include <string_view>

#include "core/formats/foreign/foreign_store.h"

namespace levelscope {

// The value at `snapshot`; notFound. With a trace, which hears of every step, tables are first asked for
// their filters' word, as the owner would; without one never: what is read does not hang on them.
Status lookUpKey(const ForeignFamily& family, const TombstoneCover& cover, std::string_view key,
                 SequenceNumber snapshot, std::string& value, ReadTrace* trace);

}  // namespace levelscope
