// Makes a store of this engine from any store that can be read: all live pairs of the family at hand, in a
// new directory, proven to be the same by digest.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "core/db/options.h"
#include "core/formats/store_reader.h"
#include "core/inspect/digest.h"

namespace levelscope {

struct CloneProgress {
    uint64_t keys = 0;          // written, then read again
    uint64_t expectedKeys = 0;  // of both, an estimate
};

// The digest that source and clone share, in bytewise order. `directory` must not exist or be empty. Refused
// with the source's own reason: values that cannot be resolved (Iterator::valueProblem()). corruption/
// checksumMismatch if the clone came out different. After an error or cancellation what was made is removed.
// Memory: a batch; sources in another order than bytewise are held whole once, for the digest.
Result<StoreDigest> cloneStore(const StoreReader& source, const std::string& directory,
                               const Options& options = {},
                               const std::function<void(const CloneProgress&)>& progress = {},
                               std::stop_token stop = {});

}  // namespace levelscope
