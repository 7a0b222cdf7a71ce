#include "core/table/index_block.h"

#include <algorithm>
#include <utility>

#include "core/table/data_block.h"

namespace levelscope {

std::string shortestSeparator(std::string_view last, std::string_view next) {
    const size_t common = commonPrefixLength(last, next);
    if (common == last.size() || common + 1 >= last.size())
        return std::string(last);
    const auto low = static_cast<uint8_t>(last[common]);
    const auto high = static_cast<uint8_t>(next[common]);
    if (low + 1 < high || (low + 1 == high && common + 1 < next.size())) {
        std::string separator(last.substr(0, common + 1));
        separator.back() = static_cast<char>(low + 1);
        return separator;
    }
    // The next byte is taken: raise the first byte behind it that can be raised.
    for (size_t i = common + 1; i + 1 < last.size(); ++i) {
        if (static_cast<uint8_t>(last[i]) != 0xff) {
            std::string separator(last.substr(0, i + 1));
            separator.back() = static_cast<char>(last[i] + 1);
            return separator;
        }
    }
    return std::string(last);
}

void IndexBlockBuilder::add(std::string_view separator, uint64_t trailer, uint64_t blockEnd) {
    m_keys.append(separator);
    m_keyEnds.push_back(m_keys.size());
    m_ends.push_back(blockEnd);
    m_trailers.push_back(trailer);
    m_anyTrailer |= trailer != 0;
}

std::string IndexBlockBuilder::finish() const {
    const size_t count = m_ends.size();
    const auto key = [&](size_t i) {
        const size_t from = i == 0 ? 0 : m_keyEnds[i - 1];
        return std::string_view(m_keys).substr(from, m_keyEnds[i] - from);
    };
    const size_t common = count == 0 ? 0 : commonPrefixLength(key(0), key(count - 1));
    std::string to;
    to.reserve(estimatedSize() + count * 8);
    putFixed32(to, static_cast<uint32_t>(count));
    putFixed32(to, m_anyTrailer ? kIndexTrailers : 0);
    putFixed32(to, static_cast<uint32_t>(common));
    putFixed32(to, static_cast<uint32_t>(m_keys.size() - common * count));
    for (size_t i = 0; i < count; ++i)
        putFixed64(to, keyPrefix(key(i).substr(common)));
    for (const uint64_t end : m_ends)
        putFixed64(to, end);
    if (m_anyTrailer)
        for (const uint64_t trailer : m_trailers)
            putFixed64(to, trailer);
    putFixed32(to, 0);
    for (size_t i = 0; i < count; ++i)
        putFixed32(to, static_cast<uint32_t>(m_keyEnds[i] - common * (i + 1)));
    if (count > 0)
        to.append(key(0).substr(0, common));
    for (size_t i = 0; i < count; ++i)
        to.append(key(i).substr(common));
    return to;
}

bool IndexBlockView::layout(std::string_view bytes, Layout& layout) {
    ByteReader reader(bytes);
    layout.count = reader.fixed32();
    layout.flags = reader.fixed32();
    const uint64_t commonLength = reader.fixed32();
    const uint64_t keyBytes = reader.fixed32();
    if (!reader.ok() || (layout.flags & ~kIndexTrailers) != 0)
        return false;
    const uint64_t count = layout.count;
    uint64_t at = kIndexHeaderSize;
    const auto section = [&](uint64_t length) { return static_cast<size_t>(std::exchange(at, at + length)); };
    layout.prefixes = section(count * 8);
    layout.ends = section(count * 8);
    layout.trailers = section((layout.flags & kIndexTrailers) != 0 ? count * 8 : 0);
    layout.keyOffsets = section((count + 1) * 4);
    layout.common = section(commonLength);
    layout.keys = section(keyBytes);
    layout.end = at;
    return at == bytes.size();
}

bool IndexBlockView::validate(std::string_view bytes, uint64_t dataEnd) {
    Layout at;
    if (!layout(bytes, at))
        return false;
    uint64_t end = 0;
    uint32_t offset = 0;
    if (loadFixed<uint32_t>(bytes.data() + at.keyOffsets) != 0)
        return false;
    for (uint32_t i = 0; i < at.count; ++i) {
        const auto nextEnd = loadFixed<uint64_t>(bytes.data() + at.ends + size_t{i} * 8);
        const auto nextOffset = loadFixed<uint32_t>(bytes.data() + at.keyOffsets + (size_t{i} + 1) * 4);
        if (nextEnd > dataEnd || nextEnd < end || nextEnd - end < kBlockTrailerSize || nextOffset < offset)
            return false;
        end = nextEnd;
        offset = nextOffset;
    }
    return end == dataEnd && offset == at.end - at.keys;
}

IndexBlockView::IndexBlockView(std::string_view bytes) {
    Layout at{};
    layout(bytes, at);
    m_count = at.count;
    m_commonLength = static_cast<uint32_t>(at.keys - at.common);
    m_prefixes = bytes.data() + at.prefixes;
    m_ends = bytes.data() + at.ends;
    m_trailers = (at.flags & kIndexTrailers) != 0 ? bytes.data() + at.trailers : nullptr;
    m_keyOffsets = bytes.data() + at.keyOffsets;
    m_common = bytes.data() + at.common;
    m_keys = bytes.data() + at.keys;
}

// First position whose prefix is >= wanted. Invariant: everything before `low` is smaller, `high` and behind
// is not. A guess is taken only as far as its neighbourhood confirms it, and skewed keys fall back to
// bisection.
uint32_t IndexBlockView::lowerPrefix(uint64_t wanted, uint32_t low, uint32_t& comparisons) const {
    uint32_t high = m_count;
    for (int guesses = 0; guesses < 4 && high - low > 24; ++guesses) {
        const uint64_t first = prefix(low);
        const uint64_t last = prefix(high - 1);
        comparisons += 2;
        if (wanted <= first)
            return low;
        if (wanted > last)
            return high;
        const uint32_t span = high - low - 1;
        const double fraction = static_cast<double>(wanted - first) / static_cast<double>(last - first);
        const uint32_t guess = low + std::min(span, static_cast<uint32_t>(fraction * span));
        const uint32_t guard = span / 32 + 4;
        comparisons += 2;
        if (prefix(guess) < wanted) {
            const uint32_t right = guess + std::min(guard, high - 1 - guess);
            low = guess + 1;
            if (prefix(right) < wanted)
                low = right + 1;
            else
                high = right;
        } else {
            const uint32_t left = guess - std::min(guard, guess - low);
            high = guess;
            if (prefix(left) < wanted)
                low = left + 1;
            else
                high = left;
        }
    }
    for (uint32_t length = high - low; length > 0;) {
        const uint32_t half = (length + 1) / 2;
        low += prefix(low + half - 1) < wanted ? half : 0;
        length -= half;
        ++comparisons;
    }
    return low;
}

uint32_t IndexBlockView::find(std::string_view userKey, uint64_t trailerWanted, uint32_t& comparisons) const {
    ++comparisons;
    if (const int order = userKey.substr(0, m_commonLength).compare({m_common, m_commonLength}); order != 0)
        return order > 0 ? m_count : 0;
    userKey.remove_prefix(m_commonLength);
    const uint64_t wanted = userKey.empty() ? 0 : keyPrefix(userKey);
    uint32_t low = lowerPrefix(wanted, 0, comparisons);
    if (low == m_count || prefix(low) != wanted)
        return low;
    uint32_t high = low + 1;
    if (high < m_count && prefix(high) == wanted)
        high = wanted == ~uint64_t{0} ? m_count : lowerPrefix(wanted + 1, high, comparisons);
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int whole = suffix(middle).compare(userKey);
        ++comparisons;
        if (whole < 0 || (whole == 0 && trailer(middle) > trailerWanted))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double IndexBlockView::fractionWithin(uint32_t i, std::string_view userKey) const {
    if (i == 0 || i >= m_count || userKey.size() < m_commonLength)
        return 0.5;  // nothing tells where the first block begins
    const uint64_t from = prefix(i - 1);
    const uint64_t to = prefix(i);
    const uint64_t at = std::clamp(keyPrefix(userKey.substr(m_commonLength)), from, to);
    return to == from ? 0 : static_cast<double>(at - from) / static_cast<double>(to - from);
}

}  // namespace levelscope
