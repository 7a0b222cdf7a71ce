#include "core/compaction/filter_allocation.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace levelscope {
namespace {

// Bits a key that lower the rate of false positives by a factor of e.
constexpr double kBitsPerE = 1 / (std::numbers::ln2 * std::numbers::ln2);
// Lines of 512 bits fill unevenly: beyond this a bit more hardly helps.
constexpr double kMostBits = 22;

// Entries of each sorted run that a look-up passes, the job's own last.
std::vector<double> runsWith(const Version& version, int level, uint64_t entries) {
    std::vector<double> runs;
    for (const TablePtr& table : version.level(0))
        runs.push_back(static_cast<double>(table->entries));
    uint64_t own = entries;
    for (int i = 1; i < version.levels(); ++i) {
        uint64_t run = 0;
        for (const TablePtr& table : version.level(i))
            run += table->entries;
        if (i == level)
            own = std::max(own, run);
        else
            runs.push_back(static_cast<double>(run));
    }
    std::erase(runs, 0);
    runs.push_back(static_cast<double>(std::max<uint64_t>(own, 1)));
    return runs;
}

}  // namespace

double monkeyBits(const Version& version, int level, uint64_t entries, double average) {
    if (average <= 0)
        return 0;
    std::vector<double> runs = runsWith(version, level, entries);
    const double own = runs.back();
    double memory = 0;
    for (const double run : runs)
        memory += average * run;
    std::sort(runs.begin(), runs.end());
    // The largest runs may be worth no filter at all; the others then share what there is.
    for (; !runs.empty() && own <= runs.back(); runs.pop_back()) {
        double all = 0;
        double weighted = 0;
        for (const double run : runs) {
            all += run;
            weighted += run * std::log(run);
        }
        const double water = (memory + kBitsPerE * weighted) / all;
        if (water - kBitsPerE * std::log(runs.back()) > 0)
            return std::min(water - kBitsPerE * std::log(own), std::max(kMostBits, average));
    }
    return 0;
}

}  // namespace levelscope
