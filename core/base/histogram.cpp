#include "core/base/histogram.h"

#include <algorithm>

namespace levelscope {
namespace {

// The largest duration that falls into the bucket.
uint64_t upperBound(size_t bucket) {
    if (bucket < (2u << histogram::kSubBits))
        return bucket;
    const size_t shift = (bucket >> histogram::kSubBits) - 1;
    const uint64_t first = (bucket & ((1u << histogram::kSubBits) - 1)) + (1u << histogram::kSubBits);
    return ((first + 1) << shift) - 1;
}

}  // namespace

void Histogram::merge(const Histogram& other) {
    for (size_t i = 0; i < histogram::kBuckets; ++i)
        m_buckets[i] += other.m_buckets[i];
    m_count += other.m_count;
    m_max = std::max(m_max, other.m_max);
}

uint64_t Histogram::percentile(double fraction) const {
    const auto wanted = static_cast<uint64_t>(std::clamp(fraction, 0.0, 1.0) * static_cast<double>(m_count));
    uint64_t seen = 0;
    for (size_t i = 0; i < histogram::kBuckets; ++i) {
        seen += m_buckets[i];
        if (seen > 0 && seen >= wanted)
            return std::min(upperBound(i), m_max);
    }
    return m_max;
}

Histogram SharedHistogram::snapshot() const {
    Histogram copy;
    for (size_t i = 0; i < histogram::kBuckets; ++i) {
        copy.m_buckets[i] = m_buckets[i].load(std::memory_order_relaxed);
        copy.m_count += copy.m_buckets[i];
    }
    copy.m_max = m_max.load(std::memory_order_relaxed);
    return copy;
}

}  // namespace levelscope
