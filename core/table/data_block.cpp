#include "core/table/data_block.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace levelscope {

namespace {

// True when `ends` rise in equal steps from 0, `skip` bytes being left out of each.
bool equalSteps(const std::vector<uint32_t>& ends) {
    const uint32_t step = ends.front();
    uint32_t at = 0;
    for (const uint32_t end : ends) {
        if (end - at != step)
            return false;
        at = end;
    }
    return true;
}

void putOffsets(std::string& to, const std::vector<uint32_t>& ends, uint32_t skipEach, bool wide) {
    const size_t width = wide ? 4 : 2;
    const size_t start = to.size();
    to.resize(start + (ends.size() + 1) * width);
    char* at = to.data() + start;
    std::memset(at, 0, width);
    uint32_t skipped = 0;
    for (const uint32_t end : ends) {
        at += width;
        skipped += skipEach;
        const uint32_t offset = end - skipped;
        if (wide)
            storeFixed(at, offset);
        else
            storeFixed(at, static_cast<uint16_t>(offset));
    }
}

void putTrailers(std::string& to, const std::vector<uint64_t>& trailers, uint64_t base, size_t width) {
    const size_t start = to.size();
    to.resize(start + trailers.size() * width);
    char* at = to.data() + start;
    for (const uint64_t trailer : trailers) {
        const uint64_t delta = trailer - base;
        std::memcpy(at, &delta, width);
        at += width;
    }
}

// Rising from 0 to `total`: then every difference is a length inside the area.
template <typename T>
bool offsetsRise(const char* offsets, uint32_t count, uint64_t total) {
    T last = loadFixed<T>(offsets);
    bool rises = last == 0;
    for (uint32_t i = 1; i <= count; ++i) {
        const T offset = loadFixed<T>(offsets + size_t{i} * sizeof(T));
        rises &= offset >= last;
        last = offset;
    }
    return rises && last == total;
}

}  // namespace

size_t commonPrefixLength(std::string_view a, std::string_view b) {
    const size_t limit = std::min(a.size(), b.size());
    return static_cast<size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(limit), b.begin()).first -
        a.begin());
}

void DataBlockBuilder::add(std::string_view userKey, uint64_t trailer, std::string_view value) {
    m_lastKeyAt = m_keys.size();
    m_keys.append(userKey);
    m_values.append(value);
    m_keyEnds.push_back(static_cast<uint32_t>(m_keys.size()));
    m_valueEnds.push_back(static_cast<uint32_t>(m_values.size()));
    m_trailers.push_back(trailer);
}

void DataBlockBuilder::finish(std::string& to) {
    const uint32_t entries = count();
    const auto common = static_cast<uint32_t>(commonPrefixLength(firstKey(), lastKey()));
    const auto keyBytes = static_cast<uint32_t>(m_keys.size() - size_t{common} * entries);
    const auto valueBytes = static_cast<uint32_t>(m_values.size());
    const auto [lowest, highest] = std::minmax_element(m_trailers.begin(), m_trailers.end());
    const uint64_t base = *lowest;
    const size_t width = (static_cast<size_t>(std::bit_width(*highest - base)) + 7) / 8;

    uint8_t flags = 0;
    flags |= equalSteps(m_keyEnds) ? kFixedKeys : (keyBytes > UINT16_MAX ? kWideKeys : 0);
    flags |= equalSteps(m_valueEnds) ? kFixedValues : (valueBytes > UINT16_MAX ? kWideValues : 0);
    putFixed32(to, entries);
    to.push_back(static_cast<char>(flags));
    to.push_back(static_cast<char>(width));
    putFixed16(to, 0);
    putFixed32(to, common);
    putFixed32(to, keyBytes);
    putFixed32(to, valueBytes);
    putFixed64(to, base);

    const size_t prefixesAt = to.size();
    to.resize(prefixesAt + size_t{entries} * 4);
    uint32_t start = 0;
    for (uint32_t i = 0; i < entries; ++i) {
        const std::string_view key(m_keys.data() + start + common, m_keyEnds[i] - start - common);
        storeFixed(to.data() + prefixesAt + size_t{i} * 4, __builtin_bswap32(keyPrefix4(key)));
        start = m_keyEnds[i];
    }
    putTrailers(to, m_trailers, base, width);
    if ((flags & kFixedKeys) == 0)
        putOffsets(to, m_keyEnds, common, (flags & kWideKeys) != 0);
    if ((flags & kFixedValues) == 0)
        putOffsets(to, m_valueEnds, 0, (flags & kWideValues) != 0);
    to.append(m_keys, 0, common);
    start = 0;
    for (const uint32_t end : m_keyEnds) {
        to.append(m_keys, start + common, end - start - common);
        start = end;
    }
    to.append(m_values);

    m_keys.clear();
    m_values.clear();
    m_keyEnds.clear();
    m_valueEnds.clear();
    m_trailers.clear();
    m_lastKeyAt = 0;
}

bool DataBlockView::layout(std::string_view bytes, Layout& layout) {
    if (bytes.size() < kDataHeaderSize)
        return false;
    ByteReader reader(bytes);
    const uint64_t count = reader.fixed32();
    layout.flags = reader.u8();
    layout.trailerWidth = reader.u8();
    const uint16_t zero = reader.fixed16();
    const uint64_t commonLength = reader.fixed32();
    const uint64_t keyBytes = reader.fixed32();
    const uint64_t valueBytes = reader.fixed32();
    layout.trailerBase = reader.fixed64();
    const uint8_t flags = layout.flags;
    if (count == 0 || (flags & ~kKnownDataFlags) != 0 || layout.trailerWidth > 8 || zero != 0)
        return false;
    const auto offsetBytes = [&](uint8_t fixed, uint8_t wide) -> uint64_t {
        return (flags & fixed) != 0 ? 0 : (count + 1) * ((flags & wide) != 0 ? 4 : 2);
    };
    uint64_t at = kDataHeaderSize;
    const auto section = [&](uint64_t length) { return static_cast<size_t>(std::exchange(at, at + length)); };
    layout.prefixes = section(count * 4);
    layout.trailers = section(count * layout.trailerWidth);
    layout.keyOffsets = section(offsetBytes(kFixedKeys, kWideKeys));
    layout.valueOffsets = section(offsetBytes(kFixedValues, kWideValues));
    layout.common = section(commonLength);
    layout.keys = section(keyBytes);
    layout.values = section(valueBytes);
    layout.end = at;
    if (at != bytes.size())
        return false;
    return ((flags & kFixedKeys) == 0 || keyBytes % count == 0) &&
           ((flags & kFixedValues) == 0 || valueBytes % count == 0);
}

bool DataBlockView::validate(std::string_view bytes) {
    Layout at;
    if (!layout(bytes, at))
        return false;
    const auto count = loadFixed<uint32_t>(bytes.data());
    const auto rises = [&](uint8_t fixed, uint8_t wide, size_t offsets, uint64_t total) {
        if ((at.flags & fixed) != 0)
            return true;
        return (at.flags & wide) != 0 ? offsetsRise<uint32_t>(bytes.data() + offsets, count, total)
                                      : offsetsRise<uint16_t>(bytes.data() + offsets, count, total);
    };
    return rises(kFixedKeys, kWideKeys, at.keyOffsets, at.values - at.keys) &&
           rises(kFixedValues, kWideValues, at.valueOffsets, at.end - at.values);
}

void DataBlockView::parse(std::string_view bytes) {
    const char* at = bytes.data();
    m_count = loadFixed<uint32_t>(at);
    const auto flags = static_cast<uint8_t>(at[4]);
    m_trailerWidth = static_cast<uint8_t>(at[5]);
    m_commonLength = loadFixed<uint32_t>(at + 8);
    m_keyBytes = loadFixed<uint32_t>(at + 12);
    const auto valueBytes = loadFixed<uint32_t>(at + 16);
    m_trailerBase = loadFixed<uint64_t>(at + 20);
    m_trailerMask = m_trailerWidth == 8 ? ~uint64_t{0} : (uint64_t{1} << (8 * m_trailerWidth)) - 1;
    m_prefixes = at + kDataHeaderSize;
    m_trailers = m_prefixes + size_t{m_count} * 4;
    at = m_trailers + size_t{m_count} * m_trailerWidth;
    m_wideKeys = (flags & kWideKeys) != 0;
    m_wideValues = (flags & kWideValues) != 0;
    m_keyOffsets = nullptr;
    m_valueOffsets = nullptr;
    if ((flags & kFixedKeys) == 0) {
        m_keyOffsets = at;
        at += (size_t{m_count} + 1) * (m_wideKeys ? 4 : 2);
    } else {
        m_keyLength = m_keyBytes / m_count;
    }
    if ((flags & kFixedValues) == 0) {
        m_valueOffsets = at;
        at += (size_t{m_count} + 1) * (m_wideValues ? 4 : 2);
    } else {
        m_valueLength = valueBytes / m_count;
    }
    m_common = at;
    m_keys = m_common + m_commonLength;
    m_values = m_keys + m_keyBytes;
}

bool DataBlockView::entryBefore(uint32_t i, std::string_view suffixWanted, uint64_t trailerWanted) const {
    const int order = suffix(i).compare(suffixWanted);
    return order != 0 ? order < 0 : trailer(i) > trailerWanted;
}

// `compared` is called for each comparison.
template <typename Count>
uint32_t DataBlockView::search(std::string_view userKey, uint64_t trailerWanted, Count&& compared) const {
    compared();
    // substr() copes with a view of nothing, where memcmp() does not.
    if (const int order = userKey.substr(0, m_commonLength).compare(commonPrefix()); order != 0)
        return order > 0 ? m_count : 0;
    userKey.remove_prefix(m_commonLength);
    const uint32_t wanted = keyPrefix4(userKey);
    uint32_t low = 0;
    for (uint32_t length = m_count; length > 0;) {
        const uint32_t half = (length + 1) / 2;
        low += prefix(low + half - 1) < wanted ? half : 0;
        length -= half;
        compared();
    }
    if (low == m_count || prefix(low) != wanted)
        return low;
    uint32_t high = low + 1;
    if (high < m_count && prefix(high) == wanted) {
        for (uint32_t length = m_count - high; length > 0;) {
            const uint32_t half = (length + 1) / 2;
            high += prefix(high + half - 1) <= wanted ? half : 0;
            length -= half;
            compared();
        }
    }
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        compared();
        if (entryBefore(middle, userKey, trailerWanted))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t DataBlockView::lowerBound(std::string_view userKey, uint64_t trailer) const {
    return search(userKey, trailer, [] {});
}

uint32_t DataBlockView::lowerBound(std::string_view userKey, uint64_t trailer, uint32_t& comparisons) const {
    return search(userKey, trailer, [&comparisons] { ++comparisons; });
}

}  // namespace levelscope
