// What the killed child and its judge agree on: write number i of a seed is always the same, and each names
// itself.
#pragma once

#include <cstdint>
#include <string>

#include "tests/fault/workload.h"

namespace levelscope::fault {

// The number of the last write is part of every write, so a store tells how far it is.
inline const std::string kCounterKey = "~ writes";

inline Write killWrite(uint64_t seed, uint64_t number) {
    Random random(seed * 0x9e3779b97f4a7c15ull + number);
    Write write = randomWrite(random, {.keys = 200, .maxValue = 3000});
    write.push_back({EntryType::value, kCounterKey, std::to_string(number)});
    return write;
}

// Every other seed has logs large enough to be mapped, and to be recycled where nothing was synced.
inline Options killOptions(uint64_t seed) {
    Options options = tinyOptions(seed);
    if (seed % 2 == 0)
        options.memtableBytes = 2u << 20;
    return options;
}
inline uint64_t killSyncsEvery(uint64_t seed) {
    return seed % 2 == 0 ? 83 : 19;
}

// One message of the child. Written in one piece: a pipe does not tear it.
struct KillMessage {
    enum class Kind : uint64_t { resumed, begun, acknowledged } kind = Kind::begun;
    uint64_t number = 0;
};

}  // namespace levelscope::fault
