// How many filter bits a key tables of a level get, so that all filters together let the fewest needless
// reads through for the memory they take (Dayan, Athanassoulis, Idreos: Monkey, SIGMOD 2017).
//
// A look-up of an absent key asks the filter of every sorted run, however small the run: a bit a key costs
// little in a small one and saves as many reads as in the largest. The best sum has false-positive rates in
// proportion to the runs' entries, which is the average in the largest run and some five bits more for each
// tenfold smaller one. Pure.
#pragma once

#include <cstdint>

#include "core/version/version.h"

namespace levelscope {

// For a job that writes `entries` into `level`: a run of its own in level 0, part of the level's run below.
// `average`: bits a key over all runs; 0: no filters.
double monkeyBits(const Version& version, int level, uint64_t entries, double average);

}  // namespace levelscope
