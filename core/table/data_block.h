// The data block: entries sorted by internal key, laid out so that a look-up touches one small array and one
// key.
//
//   u32 count | u8 flags | u8 trailer width w | u16 zero | u32 common length | u32 key bytes | u32 value
//   bytes | u64 trailer base | prefixes[count]        the four bytes of each key behind the common prefix,
//   zero-padded | trailers[count]        w bytes each, little-endian: trailer - trailer base | key
//   offsets[count+1]   absent when all suffixes are of one length; u16, or u32 if flagged wide | value
//   offsets[count+1] likewise | common prefix          leading bytes that all keys share, stored once | key
//   suffixes | values
//
// A search compares the common prefix once, then bisects the prefixes as integers; whole keys are compared on
// ties only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/coding.h"

namespace levelscope {

inline constexpr size_t kDataHeaderSize = 4 + 1 + 1 + 2 + 4 + 4 + 4 + 8;
inline constexpr uint8_t kFixedKeys = 1;    // all suffixes have key bytes / count bytes
inline constexpr uint8_t kFixedValues = 2;  // all values have value bytes / count bytes
inline constexpr uint8_t kWideKeys = 4;     // key offsets are u32
inline constexpr uint8_t kWideValues = 8;   // value offsets are u32
inline constexpr uint8_t kKnownDataFlags = kFixedKeys | kFixedValues | kWideKeys | kWideValues;

// First four bytes as a number that compares like they do; a tie needs the whole keys.
inline uint32_t keyPrefix4(std::string_view key) {
    uint32_t raw = 0;
    if (!key.empty())
        std::memcpy(&raw, key.data(), key.size() < 4 ? key.size() : 4);
    return __builtin_bswap32(raw);
}

// (add+ finish)*: collects one block at a time and can be used again.
class DataBlockBuilder {
public:
    // In internal key order.
    void add(std::string_view userKey, uint64_t trailer, std::string_view value);
    // Appends the encoded block to `to` and starts a new one.
    void finish(std::string& to);

    bool empty() const { return m_trailers.empty(); }
    uint32_t count() const { return static_cast<uint32_t>(m_trailers.size()); }
    // Upper bound of the encoded size.
    size_t estimatedSize() const {
        return kDataHeaderSize + m_keys.size() + m_values.size() + m_trailers.size() * kMaxEntryOverhead;
    }
    std::string_view firstKey() const { return {m_keys.data(), m_keyEnds.front()}; }
    // Valid until the next add.
    std::string_view lastKey() const { return std::string_view(m_keys).substr(m_lastKeyAt); }
    uint64_t lastTrailer() const { return m_trailers.back(); }

    static constexpr size_t kMaxEntryOverhead = 4 + 4 + 2 + 2;

private:
    std::string m_keys;
    std::string m_values;
    std::vector<uint32_t> m_keyEnds;
    std::vector<uint32_t> m_valueEnds;
    std::vector<uint64_t> m_trailers;
    size_t m_lastKeyAt = 0;
};

// Reads a validated block; owns nothing. The bytes must be followed by kBlockSlop readable ones.
class DataBlockView {
public:
    DataBlockView() = default;
    // Only for bytes that validate() accepted.
    explicit DataBlockView(std::string_view bytes) { parse(bytes); }
    // Checks the layout and every offset, so that no later access needs a check.
    static bool validate(std::string_view bytes);

    // Asks for what a search of the block will read first: header and prefixes.
    static void prefetch(std::string_view bytes) {
        for (size_t at = 0; at < kPrefetchBytes; at += 64)
            __builtin_prefetch(bytes.data() + at);
    }

    uint32_t count() const { return m_count; }
    std::string_view commonPrefix() const { return {m_common, m_commonLength}; }
    std::string_view suffix(uint32_t i) const {
        const uint32_t from = keyStart(i);
        return {m_keys + from, keyStart(i + 1) - from};
    }
    std::string_view value(uint32_t i) const {
        const uint32_t from = valueStart(i);
        return {m_values + from, valueStart(i + 1) - from};
    }
    uint64_t trailer(uint32_t i) const {
        return m_trailerBase + (loadFixed<uint64_t>(m_trailers + size_t{i} * m_trailerWidth) & m_trailerMask);
    }
    // False: the keys of entries i and j certainly differ.
    bool samePrefixes(uint32_t i, uint32_t j) const {
        return loadFixed<uint32_t>(m_prefixes + size_t{i} * 4) ==
               loadFixed<uint32_t>(m_prefixes + size_t{j} * 4);
    }
    uint64_t keyBytes() const { return m_keyBytes; }
    // First entry >= (userKey, trailer); count() if there is none.
    uint32_t lowerBound(std::string_view userKey, uint64_t trailer) const;
    // The same, telling how many keys or prefixes it compared; for traces.
    uint32_t lowerBound(std::string_view userKey, uint64_t trailer, uint32_t& comparisons) const;
    bool keyEquals(uint32_t i, std::string_view userKey) const {
        return userKey.size() >= m_commonLength && userKey.substr(m_commonLength) == suffix(i) &&
               userKey.substr(0, m_commonLength) == commonPrefix();
    }

    // Where the parts lie in the block, for inspection.
    struct Layout {
        size_t prefixes, trailers, keyOffsets, valueOffsets, common, keys, values, end;
        uint8_t flags, trailerWidth;
        uint64_t trailerBase;
    };
    static bool layout(std::string_view bytes, Layout& layout);

private:
    static constexpr size_t kPrefetchBytes = 640;  // of a block with 150 entries
    void parse(std::string_view bytes);
    uint32_t prefix(uint32_t i) const {
        return __builtin_bswap32(loadFixed<uint32_t>(m_prefixes + size_t{i} * 4));
    }
    static uint32_t offsetAt(const char* offsets, bool wide, uint32_t i) {
        return wide ? loadFixed<uint32_t>(offsets + size_t{i} * 4)
                    : loadFixed<uint16_t>(offsets + size_t{i} * 2);
    }
    uint32_t keyStart(uint32_t i) const {
        return m_keyOffsets == nullptr ? i * m_keyLength : offsetAt(m_keyOffsets, m_wideKeys, i);
    }
    uint32_t valueStart(uint32_t i) const {
        return m_valueOffsets == nullptr ? i * m_valueLength : offsetAt(m_valueOffsets, m_wideValues, i);
    }
    template <typename Count>
    uint32_t search(std::string_view userKey, uint64_t trailer, Count&& compared) const;
    bool entryBefore(uint32_t i, std::string_view suffixWanted, uint64_t trailerWanted) const;

    uint32_t m_count = 0;
    uint32_t m_commonLength = 0;
    uint32_t m_keyBytes = 0;
    uint32_t m_keyLength = 0;
    uint32_t m_valueLength = 0;
    uint32_t m_trailerWidth = 0;
    uint64_t m_trailerBase = 0;
    uint64_t m_trailerMask = 0;
    const char* m_prefixes = nullptr;
    const char* m_trailers = nullptr;
    const char* m_keyOffsets = nullptr;  // null: fixed length
    const char* m_valueOffsets = nullptr;
    const char* m_common = nullptr;
    const char* m_keys = nullptr;
    const char* m_values = nullptr;
    bool m_wideKeys = false;
    bool m_wideValues = false;
};

size_t commonPrefixLength(std::string_view a, std::string_view b);

}  // namespace levelscope
