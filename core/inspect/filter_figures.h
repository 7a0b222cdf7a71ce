// Figures of a Bloom or ribbon filter, from its real bits. Pure functions.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string_view>
#include <vector>

#include "core/table/table_anatomy.h"

namespace levelscope {

struct FilterFigures {
    uint64_t bits = 0;
    uint64_t setBits = 0;
    uint64_t lines = 0;
    uint32_t probes = 0;
    double bitsPerKey = 0;       // 0: number of keys unknown
    double fill = 0;             // set / all
    double theoreticalRate = 0;  // of false positives, expected for so many keys in lines of this size
    double bitsRate = 0;         // the same, from how full each line really is; ribbon: negative
};

FilterFigures filterFigures(const FilterAnatomy& filter, uint64_t keys);

// What a look-up of one key finds: every probe, in order.
struct FilterTest {
    struct Probe {
        FilterProbe asked;
        bool passed = false;
    };
    std::vector<Probe> probes;
    bool mayContain = false;  // all passed
};
FilterTest testFilter(const FilterAnatomy& filter, std::string_view userKey);

// The rate of false positives as found by asking: random keys that the table does not hold, tested against
// the real bits. `low` and `high` bound the true rate with 95 % confidence (Wilson's interval).
struct MeasuredRate {
    uint64_t tested = 0;
    uint64_t passed = 0;
    double rate = 0, low = 0, high = 0;
};
inline constexpr uint64_t kMeasuredKeys = 1'000'000;
// Takes a second or so for kMeasuredKeys: for a worker. Fewer are tested when stop is requested. The same
// seed tests the same keys.
MeasuredRate measureRate(const FilterAnatomy& filter, uint64_t keys, uint64_t seed, std::stop_token stop);
MeasuredRate rateOf(uint64_t passed, uint64_t tested);

// Ones among `count` bits from `first`.
uint64_t countSetBits(const FilterAnatomy& filter, uint64_t first, uint64_t count);

}  // namespace levelscope
