#include "core/inspect/synthetic_data.h"

#include <algorithm>
#include <cmath>

namespace levelscope {

namespace {

constexpr double kExponent = 0.99;

uint64_t mix(uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

double weight(double x) {
    return std::exp(-kExponent * std::log(x));
}
double integral(double x) {
    return std::expm1((1 - kExponent) * std::log(x)) / (1 - kExponent);
}
double inverseIntegral(double y) {
    return std::exp(std::log1p(y * (1 - kExponent)) / (1 - kExponent));
}

}  // namespace

uint64_t FastRandom::next() {
    return mix(m_state += 0x9e3779b97f4a7c15ull);
}

double FastRandom::unit() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

IndexGenerator::IndexGenerator(KeyOrder order, uint64_t count, uint64_t seed)
    : m_order(order), m_count(std::max<uint64_t>(count, 1)), m_random(seed), m_seed(mix(seed + 1)) {
    while (m_halfBits < 32 && (uint64_t{1} << (2 * m_halfBits)) < m_count)
        ++m_halfBits;
    m_integralFirst = integral(1.5) - 1;
    m_integralLast = integral(static_cast<double>(m_count) + 0.5);
    m_shortcut = 2 - inverseIntegral(integral(2.5) - weight(2));
}

uint64_t IndexGenerator::next() {
    switch (m_order) {
        case KeyOrder::sequential: return m_drawn++ % m_count;
        case KeyOrder::shuffled: return shuffled(m_drawn++ % m_count);
        case KeyOrder::uniform: return m_random.below(m_count);
        case KeyOrder::zipfian: return mix(zipfianRank()) % m_count;
        case KeyOrder::latest: return m_count - zipfianRank();
    }
    return 0;
}

// A bijection on the next power of four, walked until it lands below the count.
uint64_t IndexGenerator::shuffled(uint64_t i) const {
    const uint64_t mask = (uint64_t{1} << m_halfBits) - 1;
    do {
        uint64_t left = i >> m_halfBits;
        uint64_t right = i & mask;
        for (uint64_t round = 0; round < 4; ++round) {
            const uint64_t swapped = left ^ (mix(right + m_seed + round) & mask);
            left = right;
            right = swapped;
        }
        i = left << m_halfBits | right;
    } while (i >= m_count);
    return i;
}

// From 1, the hottest, to the count.
uint64_t IndexGenerator::zipfianRank() {
    for (;;) {
        const double u = m_integralLast + m_random.unit() * (m_integralFirst - m_integralLast);
        const double x = inverseIntegral(u);
        const double rank = std::clamp(std::round(x), 1.0, static_cast<double>(m_count));
        if (rank - x <= m_shortcut || u >= integral(rank + 0.5) - weight(rank))
            return static_cast<uint64_t>(rank);
    }
}

void formatKey(uint64_t index, std::string& to) {
    for (size_t i = to.size(); i > 0; --i) {
        to[i - 1] = static_cast<char>('0' + index % 10);
        index /= 10;
    }
}

size_t smallestKeySize(uint64_t count) {
    size_t digits = 1;
    for (uint64_t last = count == 0 ? 0 : count - 1; last >= 10; last /= 10)
        ++digits;
    return digits;
}

// Stretches of about a hundred bytes, each random at first and then repeating itself.
ValueGenerator::ValueGenerator(size_t valueSize, double compressibility, uint64_t seed)
    : m_valueSize(valueSize) {
    constexpr size_t kStretch = 100;
    const auto fresh = static_cast<size_t>(std::clamp(1 - compressibility, 0.0, 1.0) * kStretch);
    FastRandom random(seed);
    const size_t size = valueSize + (size_t{256} << 10);  // small, so that checking a value costs little
    m_buffer.reserve(size + kStretch);
    while (m_buffer.size() < size) {
        const size_t start = m_buffer.size();
        for (size_t i = 0; i < kStretch; ++i)
            m_buffer += i < fresh ? static_cast<char>(' ' + random.below(95))
                                  : (fresh == 0 ? ' ' : m_buffer[start + i % fresh]);
    }
}

std::string_view ValueGenerator::value(uint64_t index) const {
    const size_t choices = m_buffer.size() - m_valueSize + 1;
    return std::string_view(m_buffer).substr(mix(index) % choices, m_valueSize);
}

}  // namespace levelscope
