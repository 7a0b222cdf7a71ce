// Whether filters are worth their memory: what they take and what they save, level by level, and what a table
// would have with other filters. Figures come from the real bits and the table's own keys; nothing is guessed
// from options. Reads filters, and for whatIf() the keys; never the cache. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/formats/store_reader.h"
#include "core/inspect/filter_figures.h"

namespace levelscope {

struct FilterTable {
    uint64_t number = 0;
    uint64_t entries = 0;
    uint64_t filterBytes = 0;  // 0: none, or one that could not be read
    double passed = 1;         // chance that it does not save a look-up of a missing key from a read
};
struct FilterLevel {
    int level = 0;
    uint64_t tables = 0;
    uint64_t withoutFilter = 0;  // tables, among them those whose filter could not be read
    uint64_t entries = 0;
    uint64_t filterBytes = 0;
    // Of a look-up of a key that is nowhere, between the smallest and the largest of the level: the tables it
    // asks, and those that their filters do not save it from, on average.
    double asked = 0;
    double passed = 0;
    std::vector<FilterTable> each;  // in the order of the level
};
struct FilterSurvey {
    std::vector<FilterLevel> levels;  // those that have tables
    Status problem;                   // the first filter that could not be read, or ok
};
// `cancelled` when asked to stop.
Result<FilterSurvey> surveyFilters(const StoreReader& store, std::stop_token stop = {});

struct WhatIf {
    double bitsPerKey = 0;
    uint64_t bytes = 0;
    uint32_t probes = 0;
    MeasuredRate rate;
};
// Bits a key that are tried. The same keys always tell the same curve.
inline constexpr std::array<double, 9> kWhatIfBits = {2, 4, 6, 8, 10, 12, 14, 16, 20};
// Builds this engine's filter over the user keys of the table with each of them and measures it with
// kMeasuredKeys random hashes. Of more than `mostKeys` the first so many are taken, and the sizes are those
// of all in proportion. Damaged blocks are an error; cancelled.
inline constexpr size_t kMostWhatIfKeys = 4'000'000;
Result<std::vector<WhatIf>> whatIf(const TableAnatomy& table, std::stop_token stop = {},
                                   size_t mostKeys = kMostWhatIfKeys);

}  // namespace levelscope
