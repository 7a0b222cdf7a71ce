// What slows the writers of a store, or would next, as its engine weighs it: from the store's own options,
// its tables and its memtables. Of other engines we do not know. Pure; any thread.
#pragma once

#include <optional>

#include "core/db/throttle.h"
#include "core/formats/store_reader.h"

namespace levelscope {

// `immutables`: memtables that wait to be flushed; known of a store that is open for writing.
std::optional<DebtInputs> writerDebt(const StoreInfo& info, const Version& version, uint64_t immutables = 0);

}  // namespace levelscope
