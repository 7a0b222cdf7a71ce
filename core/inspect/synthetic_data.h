// Synthetic keys and values: the same for the same seed on every machine. Used by `levelctl generate`,
// `levelctl bench` and the comparison with other engines. One thread at a time each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace levelscope {

// Small, fast, good enough for test data (the splitmix64 sequence).
class FastRandom {
public:
    explicit FastRandom(uint64_t seed) : m_state(seed) {}
    uint64_t next();
    uint64_t below(uint64_t bound) { return bound == 0 ? 0 : next() % bound; }
    double unit();  // [0, 1)

private:
    uint64_t m_state;
};

enum class KeyOrder : uint8_t {
    sequential,  // 0, 1, 2 ...
    shuffled,    // each once, in random order
    uniform,     // independent draws
    zipfian,     // few are hot (exponent 0.99), spread over the key space
    latest,      // the higher, the hotter
};

// Endless; indexes in [0, count). `count` >= 1.
class IndexGenerator {
public:
    IndexGenerator(KeyOrder order, uint64_t count, uint64_t seed);
    uint64_t next();

private:
    uint64_t shuffled(uint64_t i) const;
    uint64_t zipfianRank();

    KeyOrder m_order;
    uint64_t m_count;
    FastRandom m_random;
    uint64_t m_drawn = 0;
    // shuffled: a Feistel network over the next power of four
    uint64_t m_seed;
    int m_halfBits = 1;
    // zipfian: rejection-inversion sampling (Hoermann, Derflinger 1996)
    double m_integralFirst = 0;
    double m_integralLast = 0;
    double m_shortcut = 0;
};

// Writes the key of an index: decimal, zero-padded to `to.size()` bytes, so that keys sort by index. Digits
// that do not fit are lost: use at least smallestKeySize().
void formatKey(uint64_t index, std::string& to);
size_t smallestKeySize(uint64_t count);

// Values that compress to about (1 - compressibility): slices of one prepared buffer. The value of an index
// is always the same, so whoever reads it can check it.
class ValueGenerator {
public:
    ValueGenerator(size_t valueSize, double compressibility, uint64_t seed);
    // Valid as long as the generator.
    std::string_view value(uint64_t index) const;

private:
    size_t m_valueSize;
    std::string m_buffer;
};

}  // namespace levelscope
