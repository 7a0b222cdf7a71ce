#include "core/formats/foreign/sorted_block.h"

namespace levelscope {

namespace {

constexpr uint32_t kHashIndexBit = uint32_t{1} << 31;
constexpr size_t kMostKeptKeys = 64u << 20;

int64_t unzigzag(uint64_t value) {
    return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
}

}  // namespace

bool SortedBlock::parse(std::string_view bytes, SortedBlock& block) {
    if (bytes.size() < sizeof(uint32_t))
        return false;
    size_t end = bytes.size() - sizeof(uint32_t);
    const auto word = loadFixed<uint32_t>(bytes.data() + end);
    block.m_hashIndexed = (word & kHashIndexBit) != 0;
    block.m_restarts = word & ~kHashIndexBit;
    if (block.m_hashIndexed) {
        if (end < sizeof(uint16_t))
            return false;
        end -= sizeof(uint16_t);
        const auto buckets = loadFixed<uint16_t>(bytes.data() + end);
        if (end < buckets)
            return false;
        end -= buckets;
    }
    if (end / sizeof(uint32_t) < block.m_restarts)
        return false;
    block.m_bytes = bytes;
    block.m_entriesEnd = end - size_t{block.m_restarts} * sizeof(uint32_t);
    return block.m_restarts != 0 || block.m_entriesEnd == 0;
}

void SortedBlockCursor::reset(const SortedBlock& block, ValueShape shape) {
    m_block = block;
    m_shape = shape;
    m_valid = false;
    m_damaged = false;
    m_kept.clear();
}

void SortedBlockCursor::fail() {
    m_valid = false;
    m_damaged = true;
}

bool SortedBlockCursor::takeHandle(ByteReader& reader) {
    if (m_shared == 0) {
        m_place.offset = reader.varint();
        m_place.size = reader.varint();
    } else {
        m_place.offset += m_place.size + kForeignTrailerSize;
        m_place.size += static_cast<uint64_t>(unzigzag(reader.varint()));
    }
    if (m_shape == ValueShape::handleAndFirstKey)
        reader.lengthPrefixed();
    return reader.ok();
}

// Takes the entry there; the key before it is in m_key. At the end of the entries: not valid.
bool SortedBlockCursor::parseAt(size_t offset) {
    const std::string_view entries = m_block.entries();
    m_valid = false;
    if (offset >= entries.size())
        return false;
    ByteReader reader(entries.substr(offset));
    const uint32_t shared = reader.varint32();
    const uint32_t unshared = reader.varint32();
    const uint32_t valueSize = m_shape == ValueShape::sized ? reader.varint32() : 0;
    const size_t keyOffset = offset + reader.position();
    const std::string_view key = reader.bytes(unshared);
    if (!reader.ok() || shared > m_key.size()) {
        fail();
        return false;
    }
    m_shared = shared;
    const size_t valueBegin = reader.position();
    if (m_shape == ValueShape::sized)
        reader.bytes(valueSize);
    else
        takeHandle(reader);
    if (!reader.ok()) {
        fail();
        return false;
    }
    m_key.resize(shared);
    m_key.append(key);
    m_value = entries.substr(offset + valueBegin, reader.position() - valueBegin);
    m_keyOffset = keyOffset;
    m_offset = offset;
    m_next = offset + reader.position();
    m_valid = true;
    return true;
}

bool SortedBlockCursor::startAt(uint32_t restart) {
    const uint32_t offset = m_block.restart(restart);
    m_key.clear();
    if (offset < m_block.entries().size())
        return parseAt(offset);
    // A block without entries has one restart, at its start.
    if (offset != 0 || !m_block.entries().empty())
        fail();
    m_valid = false;
    return false;
}

void SortedBlockCursor::seekToFirst() {
    m_key.clear();
    parseAt(0);
}

void SortedBlockCursor::next() {
    parseAt(m_next);
}

uint32_t SortedBlockCursor::restartBefore(size_t offset) const {
    uint32_t low = 0;
    uint32_t high = m_block.restarts();
    while (low + 1 < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (m_block.restart(middle) < offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

// Keeps the entries from the last restart before `end` up to it.
bool SortedBlockCursor::keepStretch(size_t end) {
    m_kept.clear();
    m_keptKeys.clear();
    if (m_block.restarts() == 0 || end == 0)
        return false;
    startAt(restartBefore(end));
    for (; m_valid && m_offset < end; next()) {
        if (m_keptKeys.size() + m_key.size() > kMostKeptKeys) {
            fail();
            return false;
        }
        m_kept.push_back(
            {m_offset, m_next, m_keptKeys.size(), m_key.size(), m_keyOffset, m_shared, m_value, m_place});
        m_keptKeys.append(m_key);
    }
    // Restart points that are out of order lead behind the end.
    if (m_kept.empty())
        fail();
    return !m_damaged;
}

void SortedBlockCursor::show(const Kept& kept) {
    m_key.assign(m_keptKeys, kept.keyBegin, kept.keySize);
    m_value = kept.value;
    m_offset = kept.offset;
    m_next = kept.next;
    m_keyOffset = kept.keyOffset;
    m_shared = kept.shared;
    m_place = kept.place;
    m_valid = true;
}

void SortedBlockCursor::seekToLast() {
    m_valid = false;
    if (keepStretch(m_block.entries().size()))
        show(m_kept.back());
}

void SortedBlockCursor::prev() {
    const size_t here = m_offset;
    // The kept stretch still fits if its last entry but those passed ends where this one starts.
    while (!m_kept.empty() && m_kept.back().next > here)
        m_kept.pop_back();
    if (!m_kept.empty() && m_kept.back().next == here) {
        show(m_kept.back());
        return;
    }
    m_valid = false;
    if (keepStretch(here))
        show(m_kept.back());
}

bool SortedBlockCursor::handle(BlockPlace& place) const {
    if (m_shape != ValueShape::sized) {
        place = m_place;
        return true;
    }
    ByteReader reader(m_value);
    place.offset = reader.varint();
    place.size = reader.varint();
    return reader.ok();
}

}  // namespace levelscope
