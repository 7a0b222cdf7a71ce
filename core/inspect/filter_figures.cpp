#include "core/inspect/filter_figures.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <random>

namespace levelscope {
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
        set += filter.isSet(bit) ? 1 : 0;
    for (; bit + 8 <= end; bit += 8)
        set += static_cast<uint64_t>(std::popcount(static_cast<unsigned char>(filter.bytes[bit / 8])));
    for (; bit < end; ++bit)
        set += filter.isSet(bit) ? 1 : 0;
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
    if (filter.expectedRate >= 0) {
        figures.bitsRate = -1;
        figures.theoreticalRate = filter.expectedRate;
        figures.bitsPerKey = keys > 0 ? static_cast<double>(figures.bits) / static_cast<double>(keys) : 0;
    } else if (keys > 0) {
        figures.bitsPerKey = static_cast<double>(figures.bits) / static_cast<double>(keys);
        figures.theoreticalRate = blockedRate(static_cast<double>(keys), static_cast<double>(figures.lines),
                                              static_cast<double>(line), filter.probes);
    }
    return figures;
}

FilterTest testFilter(const FilterAnatomy& filter, std::string_view userKey) {
    FilterTest test;
    test.mayContain = true;
    for (FilterProbe& probe : TableAnatomy::probes(filter, userKey)) {
        const bool passed = filter.passes(probe);
        test.probes.push_back({std::move(probe), passed});
        test.mayContain = test.mayContain && passed;
    }
    return test;
}

MeasuredRate rateOf(uint64_t passed, uint64_t tested) {
    MeasuredRate measured{.tested = tested, .passed = passed};
    if (tested == 0)
        return measured;
    constexpr double kZ = 1.959963985;  // 95 %
    const auto n = static_cast<double>(tested);
    measured.rate = static_cast<double>(passed) / n;
    const double spread = 1 + kZ * kZ / n;
    const double middle = (measured.rate + kZ * kZ / (2 * n)) / spread;
    const double half =
        kZ / spread * std::sqrt(measured.rate * (1 - measured.rate) / n + kZ * kZ / (4 * n * n));
    measured.low = std::max(0.0, middle - half);
    measured.high = std::min(1.0, middle + half);
    return measured;
}

// Keys of 24 random bytes: that the table holds one of them is less likely than a broken machine.
MeasuredRate measureRate(const FilterAnatomy& filter, uint64_t keys, uint64_t seed, std::stop_token stop) {
    constexpr uint64_t kLookForStop = 4096;
    std::mt19937_64 random(seed);
    uint64_t words[3];
    char key[sizeof words];
    uint64_t passed = 0, tested = 0;
    for (; tested < keys && !(tested % kLookForStop == 0 && stop.stop_requested()); ++tested) {
        for (uint64_t& word : words)
            word = random();
        std::memcpy(key, words, sizeof key);
        passed += TableAnatomy::mayContain(filter, std::string_view(key, sizeof key)) ? 1 : 0;
    }
    return rateOf(passed, tested);
}

}  // namespace levelscope
