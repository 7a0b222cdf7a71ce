#include "gui/models/filter_figures.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace levelscope::gui {
namespace {

// Keys fall into lines at random: Poisson. A line with j keys has each bit set with 1 - (1 - 1/line)^(kj),
// and a false positive there needs all k probes set.
double blockedRate(double keys, double lines, double lineBits, double probes) {
    const double mean = keys / lines;
    double rate = 0;
    double weight = std::exp(-mean);
    const int most = static_cast<int>(mean + 12 * std::sqrt(mean + 1) + 12);
    for (int inLine = 0; inLine <= most; ++inLine) {
        rate += weight * std::pow(1 - std::pow(1 - 1 / lineBits, probes * inLine), probes);
        weight *= mean / (inLine + 1);
    }
    return rate;
}

}  // namespace

uint64_t countSetBits(const FilterAnatomy& filter, uint64_t first, uint64_t count) {
    const uint64_t end = std::min<uint64_t>(first + count, filter.bytes.size() * 8);
    uint64_t set = 0;
    uint64_t bit = first;
    for (; bit < end && bit % 8 != 0; ++bit)
        set += filterBit(filter, bit) ? 1 : 0;
    for (; bit + 8 <= end; bit += 8)
        set += static_cast<uint64_t>(std::popcount(static_cast<unsigned char>(filter.bytes[bit / 8])));
    for (; bit < end; ++bit)
        set += filterBit(filter, bit) ? 1 : 0;
    return set;
}

FilterFigures filterFigures(const FilterAnatomy& filter, uint64_t keys) {
    FilterFigures figures;
    figures.bits = std::min<uint64_t>(filter.bits, filter.bytes.size() * 8);
    figures.probes = filter.probes;
    if (figures.bits == 0)
        return figures;
    const uint64_t line =
        filter.lineBits == 0 ? figures.bits : std::min<uint64_t>(filter.lineBits, figures.bits);
    figures.lines = (figures.bits + line - 1) / line;
    double rates = 0;
    for (uint64_t first = 0; first < figures.bits; first += line) {
        const uint64_t count = std::min(line, figures.bits - first);
        const uint64_t set = countSetBits(filter, first, count);
        figures.setBits += set;
        rates += std::pow(static_cast<double>(set) / static_cast<double>(count), filter.probes);
    }
    figures.fill = static_cast<double>(figures.setBits) / static_cast<double>(figures.bits);
    figures.bitsRate = rates / static_cast<double>(figures.lines);
    if (keys > 0) {
        figures.bitsPerKey = static_cast<double>(figures.bits) / static_cast<double>(keys);
        figures.theoreticalRate = blockedRate(static_cast<double>(keys), static_cast<double>(figures.lines),
                                              static_cast<double>(line), filter.probes);
    }
    return figures;
}

FilterTest testFilter(const FilterAnatomy& filter, std::string_view userKey) {
    FilterTest test;
    test.mayContain = true;
    for (const uint64_t bit : TableAnatomy::probes(filter, userKey)) {
        const bool set = filterBit(filter, bit);
        test.probes.push_back({bit, set});
        test.mayContain = test.mayContain && set;
    }
    return test;
}

}  // namespace levelscope::gui
