// Level 0 as sorted runs, which is what its readers and its merges pay for: tables of distant keys do not add
// up.
//
// Source: "L0 sublevels" of Pebble (CockroachDB). A table lies one sub-level above the highest of the older
// ones that it overlaps; so of the versions of a key the newer lie higher, and a reader meets each sub-level
// once.
#pragma once

#include <vector>

#include "core/version/version.h"

namespace levelscope {

// Highest first, none empty; of each the tables by key, disjoint. Costs n log n.
std::vector<std::vector<TablePtr>> subLevelsOf(std::vector<TablePtr> tables);

}  // namespace levelscope
