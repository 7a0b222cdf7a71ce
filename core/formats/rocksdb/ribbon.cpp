#include "core/formats/rocksdb/ribbon.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/coding.h"

namespace levelscope::rocksdb {

namespace {

constexpr uint64_t kSegmentBytes = Ribbon::kBlockSlots / 8;
constexpr uint32_t kLeastBlocks = 2;
constexpr uint32_t kMostColumns = 32;

constexpr uint64_t kSeedFactor = 0xc78219a23eeadd03;
constexpr uint64_t kSeedMask = 0xf0f0f0f0f0f0f0f0;
constexpr uint64_t kRehashFactor = 0x6193d459236a3a0d;
constexpr uint64_t kRowFactor = 0xc28f82822b650bed;
constexpr uint64_t kRowMask = 0xc367844a6e52731d;

__extension__ using Wide = unsigned __int128;

// The number written in the filter, made into one that can be mixed with a hash.
uint32_t mixedSeed(uint32_t seed) {
    const uint64_t mixed = seed * kSeedFactor;
    return static_cast<uint32_t>(mixed ^ (mixed & kSeedMask) >> 4);
}

bool odd(Wide bits) {
    // Two counts, not one of the halves folded together: g++ 12 -O1 compiles that to a wrong answer.
    const int ones =
        std::popcount(static_cast<uint64_t>(bits)) + std::popcount(static_cast<uint64_t>(bits >> 64));
    return ones % 2 != 0;
}

Wide segmentAt(std::string_view bytes, uint64_t segment) {
    const char* at = bytes.data() + segment * kSegmentBytes;
    return Wide{loadFixed<uint64_t>(at + 8)} << 64 | loadFixed<uint64_t>(at);
}

void addBits(std::vector<uint64_t>& to, uint64_t firstBit, Wide row) {
    for (; row != 0; row &= row - 1) {
        const auto low = static_cast<uint64_t>(row);
        const int bit =
            low != 0 ? std::countr_zero(low) : 64 + std::countr_zero(static_cast<uint64_t>(row >> 64));
        to.push_back(firstBit + static_cast<uint64_t>(bit));
    }
}

}  // namespace

Ribbon::Ribbon(uint64_t bytes, uint32_t blocks, uint32_t seed) : m_seed(mixedSeed(seed)) {
    const uint64_t segments = bytes / kSegmentBytes;
    if (blocks < kLeastBlocks || segments == 0)
        return;
    m_blocks = blocks;
    const uint64_t columns = (segments + blocks - 1) / blocks;
    m_columns = static_cast<uint32_t>(std::min<uint64_t>(columns, kMostColumns));
    if (columns <= kMostColumns)
        m_narrowBlocks = static_cast<uint32_t>(columns * blocks - segments);
}

double Ribbon::expectedRate() const {
    if (m_columns == 0)
        return 1;
    const double narrow = static_cast<double>(m_narrowBlocks) / m_blocks;
    return narrow * std::ldexp(1, 1 - static_cast<int>(m_columns)) +
           (1 - narrow) * std::ldexp(1, -static_cast<int>(m_columns));
}

Ribbon::Query Ribbon::query(uint64_t hash) const {
    const uint64_t seeded = (hash ^ m_seed) * kRehashFactor;
    const uint64_t starts = uint64_t{m_blocks - 1} * kBlockSlots + 1;
    const auto slot = static_cast<uint64_t>(Wide{seeded} * starts >> 64);
    const uint64_t block = slot / kBlockSlots;
    const auto inBlock = static_cast<unsigned>(slot % kBlockSlots);
    const uint64_t mixed = seeded * kRowFactor;
    const Row row = Row{mixed} << 64 | (mixed ^ kRowMask) | 1;
    Query query;
    query.segment = block * m_columns - std::min<uint64_t>(block, m_narrowBlocks);
    query.columns = m_columns - (block < m_narrowBlocks ? 1 : 0);
    query.first = row << inBlock;
    query.second = inBlock == 0 ? 0 : row >> (kBlockSlots - inBlock);
    query.expected = static_cast<uint32_t>(__builtin_bswap64(mixed));
    return query;
}

std::vector<FilterProbe> Ribbon::probes(uint64_t hash, uint64_t firstBit) const {
    std::vector<FilterProbe> probes;
    if (m_columns == 0)
        return probes;
    const Query asked = query(hash);
    for (uint32_t column = 0; column < asked.columns; ++column) {
        FilterProbe probe{.bits = {}, .odd = (asked.expected >> column & 1) != 0};
        const uint64_t segment = asked.segment + column;
        addBits(probe.bits, firstBit + segment * kBlockSlots, asked.first);
        addBits(probe.bits, firstBit + (segment + asked.columns) * kBlockSlots, asked.second);
        probes.push_back(std::move(probe));
    }
    return probes;
}

bool Ribbon::mayContain(uint64_t hash, std::string_view bytes) const {
    if (m_columns == 0)
        return true;
    const Query asked = query(hash);
    for (uint32_t column = 0; column < asked.columns; ++column) {
        const uint64_t segment = asked.segment + column;
        if ((segment + (asked.second != 0 ? asked.columns : 0) + 1) * kSegmentBytes > bytes.size())
            return true;
        Wide bits = segmentAt(bytes, segment) & asked.first;
        if (asked.second != 0)
            bits ^= segmentAt(bytes, segment + asked.columns) & asked.second;
        if (odd(bits) != ((asked.expected >> column & 1) != 0))
            return false;
    }
    return true;
}

}  // namespace levelscope::rocksdb
