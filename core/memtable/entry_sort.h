// Sorting many memtable entries at once, for a memtable that is built from a log.
#pragma once

#include <vector>

#include "core/memtable/entry.h"

namespace levelscope {

// Into internal key order. By radix over the eight key bytes behind what all keys share, then by comparison
// where those are equal; entries that are in order already cost one look each. Takes 32 bytes an entry
// meanwhile.
void sortEntries(std::vector<const Entry*>& entries);

}  // namespace levelscope
