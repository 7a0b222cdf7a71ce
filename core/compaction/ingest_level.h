// Where a table goes that comes from outside: the deepest level at which nothing newer lies under it. Pure.
#pragma once

#include <cstdint>

#include "core/compaction/picker.h"

namespace levelscope {

// `bytes`: of all tables that come together. Where the policy gives levels a size, not beyond the level that
// this much data would come to by itself: deeper it would lie out of reach of the merges that are to replace
// it. Level 0 is always possible.
int ingestLevel(const Version& version, const CompactionOptions& options, const TableMeta& table,
                uint64_t bytes);

}  // namespace levelscope
