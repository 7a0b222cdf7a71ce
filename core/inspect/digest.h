// The digest of a store: SHA-256 over all live pairs in key order, each as 8-byte little-endian key length,
// key, 8-byte little-endian value length, value. Two stores with one digest hold the same data, whatever
// their format.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "core/base/status.h"
#include "core/db/db.h"

namespace levelscope {

struct StoreDigest {
    uint64_t keys = 0;
    uint64_t bytes = 0;  // keys and values
    std::string sha256;  // 64 lower-case hex digits
};

// Walks `iterator` from its first key. `progress` gets the keys done, now and then. A digest that the owner
// of the store would not get is not given: Iterator::valueProblem().
Result<StoreDigest> digestOf(Iterator& iterator, const std::function<void(uint64_t)>& progress = {},
                             std::stop_token stop = {});

// By unsigned bytes of the key, whatever the iterator's order: all pairs are held in memory, and sorted.
// unsupported/tooLarge when they take more than `limit` bytes.
Result<StoreDigest> digestByBytes(Iterator& iterator, const std::function<void(uint64_t)>& progress = {},
                                  std::stop_token stop = {}, uint64_t limit = uint64_t{4} << 30);

}  // namespace levelscope
