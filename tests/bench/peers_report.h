// How a comparison is told: a table for each cell, what they come to, losses like wins, JSON lines.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/measurement.h"
#include "tests/bench/peers_arguments.h"

namespace levelscope::bench {

struct CellResults {
    Cell cell;
    std::vector<std::string_view> rows;
    std::map<std::string_view, std::vector<Measurements>> rounds;  // by engine
    std::map<std::string_view, uint64_t> peakBytes;                // by engine
};

// Ratios are the better peer's time over ours: above 1 we are faster. Of opentables the times are those of a
// table.
void printCell(const CellResults& results, bool details);
// Geometric means over all rows of all cells, and every row in which a peer is faster.
void printSummary(const std::vector<CellResults>& all);
// False if the file cannot be written.
bool writeJson(const std::vector<CellResults>& all, const std::string& path);

}  // namespace levelscope::bench
