// The index block: one separator a data block, as a flat array of integers that is searched by guarded
// interpolation.
//
//   u32 count | u32 flags | u32 common length | u32 key bytes
//   | prefixes[count]        u64: the eight bytes of each separator behind the common prefix, big-endian
//   value | block ends[count]      u64: file offset where each data block ends, which is where the next one
//   starts | trailers[count]        u64, only if flagged: see below | key offsets[count+1]   u32 | common
//   prefix | separator suffixes
//
// Separator i is >= every key of block i and < every key of block i + 1, and as short as that allows. Where
// versions of one user key lie on both sides, the separator is that key, and trailers[i] that of the block's
// last entry; otherwise it is 0, which sorts behind all versions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/coding.h"
#include "core/table/format.h"

namespace levelscope {

inline constexpr size_t kIndexHeaderSize = 4 + 4 + 4 + 4;
inline constexpr uint32_t kIndexTrailers = 1;

class IndexBlockBuilder {
public:
    void add(std::string_view separator, uint64_t trailer, uint64_t blockEnd);
    std::string finish() const;
    size_t estimatedSize() const { return kIndexHeaderSize + m_keys.size() + m_ends.size() * (8 + 8 + 4); }

private:
    std::string m_keys;
    std::vector<size_t> m_keyEnds;
    std::vector<uint64_t> m_ends;
    std::vector<uint64_t> m_trailers;
    bool m_anyTrailer = false;
};

class IndexBlockView {
public:
    IndexBlockView() = default;
    explicit IndexBlockView(std::string_view bytes);  // only for bytes that validate() accepted
    // Layout, offsets, and block ends rising to `dataEnd` in steps no shorter than a block trailer.
    static bool validate(std::string_view bytes, uint64_t dataEnd);

    uint32_t count() const { return m_count; }
    BlockHandle handle(uint32_t i) const {
        const uint64_t from = i == 0 ? 0 : blockEnd(i - 1);
        return {from, blockEnd(i) - from};
    }
    uint64_t trailer(uint32_t i) const {
        return m_trailers == nullptr ? 0 : loadFixed<uint64_t>(m_trailers + size_t{i} * 8);
    }
    std::string separator(uint32_t i) const {
        return std::string(m_common, m_commonLength).append(suffix(i));
    }
    // First block that can hold an entry >= (userKey, trailer); count() if there is none. Adds the steps
    // taken.
    uint32_t find(std::string_view userKey, uint64_t trailer, uint32_t& comparisons) const;
    // How far into block `i` the key may stand, 0 to 1, guessed from the separators.
    double fractionWithin(uint32_t i, std::string_view userKey) const;

    struct Layout {
        size_t prefixes, ends, trailers, keyOffsets, common, keys, end;
        uint32_t count, flags;
    };
    static bool layout(std::string_view bytes, Layout& layout);

private:
    uint64_t prefix(uint32_t i) const { return loadFixed<uint64_t>(m_prefixes + size_t{i} * 8); }
    uint64_t blockEnd(uint32_t i) const { return loadFixed<uint64_t>(m_ends + size_t{i} * 8); }
    std::string_view suffix(uint32_t i) const {
        const auto from = loadFixed<uint32_t>(m_keyOffsets + size_t{i} * 4);
        return {m_keys + from, loadFixed<uint32_t>(m_keyOffsets + (size_t{i} + 1) * 4) - from};
    }
    uint32_t lowerPrefix(uint64_t wanted, uint32_t low, uint32_t& comparisons) const;

    uint32_t m_count = 0;
    uint32_t m_commonLength = 0;
    const char* m_prefixes = nullptr;
    const char* m_ends = nullptr;
    const char* m_trailers = nullptr;  // null: all 0
    const char* m_keyOffsets = nullptr;
    const char* m_common = nullptr;
    const char* m_keys = nullptr;
};

// Shortest key s with last <= s < next; last < next.
std::string shortestSeparator(std::string_view last, std::string_view next);

}  // namespace levelscope
