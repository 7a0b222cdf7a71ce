// Counts of durations in nanoseconds in buckets that are exact below 16 and within 1/16 above: log-linear, in
// the way of HdrHistogram, 8 KB whatever is added.
//
// Histogram is a value. SharedHistogram is added to by any number of threads, without locks; what it counts
// in the moment of a snapshot may be in it or not.
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace levelscope {

namespace histogram {

inline constexpr int kSubBits = 4;
inline constexpr size_t kBuckets = (64 - kSubBits + 1) << kSubBits;

constexpr size_t bucketOf(uint64_t nanos) {
    if (nanos < (1u << kSubBits))
        return static_cast<size_t>(nanos);
    const int shift = std::bit_width(nanos) - 1 - kSubBits;
    return (static_cast<size_t>(shift) << kSubBits) + static_cast<size_t>(nanos >> shift);
}

}  // namespace histogram

class Histogram {
public:
    void add(uint64_t nanos) {
        ++m_buckets[histogram::bucketOf(nanos)];
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
    friend class SharedHistogram;

    std::array<uint64_t, histogram::kBuckets> m_buckets{};
    uint64_t m_count = 0;
    uint64_t m_max = 0;
};

class SharedHistogram {
public:
    void add(uint64_t nanos) {
        m_buckets[histogram::bucketOf(nanos)].fetch_add(1, std::memory_order_relaxed);
        uint64_t max = m_max.load(std::memory_order_relaxed);
        while (nanos > max && !m_max.compare_exchange_weak(max, nanos, std::memory_order_relaxed)) {
        }
    }
    Histogram snapshot() const;

private:
    std::array<std::atomic<uint64_t>, histogram::kBuckets> m_buckets{};
    std::atomic<uint64_t> m_max{0};
};

}  // namespace levelscope
