// The Bloom filter of a whole table, blocked by cache line: a key picks one line of 512 bits and sets all its
// bits there, so a look-up costs one memory access.
//
//   bits: lines x 64 bytes | u32 lines | u8 probes | u8 log2(line bits) = 9 | u16 zero
//
// From the key's 64-bit hash: the upper half picks the line (multiply and shift, not modulo); the lower half
// is multiplied by the golden ratio again and again, and the top 9 bits of each product are a bit's place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/coding.h"

namespace levelscope {

inline constexpr uint32_t kFilterLineShift = 9;
inline constexpr uint32_t kFilterLineBits = 1u << kFilterLineShift;
inline constexpr size_t kFilterLineBytes = kFilterLineBits / 8;
inline constexpr size_t kFilterTailSize = 4 + 1 + 1 + 2;
inline constexpr uint32_t kMaxFilterProbes = 16;

uint32_t filterProbes(double bitsPerKey);

class FilterBlockBuilder {
public:
    void add(uint64_t keyHash) { m_hashes.push_back(keyHash); }
    size_t keys() const { return m_hashes.size(); }
    std::string finish(double bitsPerKey) const;

private:
    std::vector<uint64_t> m_hashes;
};

class FilterBlockView {
public:
    FilterBlockView() = default;
    explicit FilterBlockView(std::string_view bytes);  // only for bytes that validate() accepted
    static bool validate(std::string_view bytes);

    uint32_t lines() const { return m_lines; }
    uint32_t probes() const { return m_probes; }
    const char* bits() const { return m_bits; }
    bool mayContain(uint64_t keyHash) const {
        const char* line = m_bits + lineOf(keyHash, m_lines) * kFilterLineBytes;
        auto mixed = static_cast<uint32_t>(keyHash);
        for (uint32_t i = 0; i < m_probes; ++i) {
            mixed *= kGoldenRatio;
            const uint32_t bit = mixed >> (32 - kFilterLineShift);
            if ((static_cast<uint8_t>(line[bit / 8]) >> (bit % 8) & 1) == 0)
                return false;
        }
        return true;
    }
    // Asks for the line that mayContain() will read.
    void prefetch(uint64_t keyHash) const {
        __builtin_prefetch(m_bits + lineOf(keyHash, m_lines) * kFilterLineBytes);
    }
    // Indexes of the bits a key sets, in the order they are probed.
    static std::vector<uint64_t> probedBits(uint64_t keyHash, uint32_t lines, uint32_t probes);

private:
    friend class FilterBlockBuilder;
    static constexpr uint32_t kGoldenRatio = 0x9e3779b9;
    static size_t lineOf(uint64_t keyHash, uint32_t lines) { return ((keyHash >> 32) * lines) >> 32; }

    const char* m_bits = nullptr;
    uint32_t m_lines = 0;
    uint32_t m_probes = 0;
};

}  // namespace levelscope
