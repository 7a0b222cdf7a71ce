// Counts of durations in nanoseconds in buckets that are exact below 16 and within 1/16 above. A value type.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace levelscope {

class Histogram {
public:
    void add(uint64_t nanos) {
        ++m_buckets[bucketOf(nanos)];
        ++m_count;
        if (nanos > m_max)
            m_max = nanos;
    }
    void merge(const Histogram& other);
    uint64_t count() const { return m_count; }
    uint64_t max() const { return m_max; }
    // The smallest duration that a share of `fraction` (0..1) does not exceed; 0 without data.
    uint64_t percentile(double fraction) const;

private:
    static constexpr int kSubBits = 4;
    static constexpr size_t kBuckets = (64 - kSubBits + 1) << kSubBits;

    static size_t bucketOf(uint64_t nanos) {
        if (nanos < (1u << kSubBits))
            return static_cast<size_t>(nanos);
        const int shift = std::bit_width(nanos) - 1 - kSubBits;
        return (static_cast<size_t>(shift) << kSubBits) + static_cast<size_t>(nanos >> shift);
    }
    static uint64_t upperBound(size_t bucket);

    std::array<uint64_t, kBuckets> m_buckets{};
    uint64_t m_count = 0;
    uint64_t m_max = 0;
};

}  // namespace levelscope
