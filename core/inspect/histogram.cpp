#include "core/inspect/histogram.h"

#include <algorithm>

namespace levelscope {

void Histogram::merge(const Histogram& other) {
    for (size_t i = 0; i < kBuckets; ++i)
        m_buckets[i] += other.m_buckets[i];
    m_count += other.m_count;
    m_max = std::max(m_max, other.m_max);
}

// The largest duration that falls into the bucket.
uint64_t Histogram::upperBound(size_t bucket) {
    if (bucket < (2u << kSubBits))
        return bucket;
    const size_t shift = (bucket >> kSubBits) - 1;
    const uint64_t first = (bucket & ((1u << kSubBits) - 1)) + (1u << kSubBits);
    return ((first + 1) << shift) - 1;
}

uint64_t Histogram::percentile(double fraction) const {
    const auto wanted = static_cast<uint64_t>(std::clamp(fraction, 0.0, 1.0) * static_cast<double>(m_count));
    uint64_t seen = 0;
    for (size_t i = 0; i < kBuckets; ++i) {
        seen += m_buckets[i];
        if (seen > 0 && seen >= wanted)
            return std::min(upperBound(i), m_max);
    }
    return m_max;
}

}  // namespace levelscope
