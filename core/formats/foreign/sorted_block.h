// A block of sorted keys with restart points: what tables of LevelDB and RocksDB are made of.
//
//   block   := entry* u32 restart[n] hash? u32 n     the top bit of the last word: a hash index precedes it
//   hash    := u8 bucket[b] u16 b                    only for point look-ups; skipped
//   entry   := shared varint32, unshared varint32, [value length varint32], key bytes[unshared], value
//   A key is the first `shared` bytes of the key before it and the entry's own; at a restart `shared` is 0.
//   An index block of RocksDB may leave out the value's length: its value is a handle, whole where `shared`
//   is 0 and else the difference of its size from the handle before it.
//
// The bytes are not trusted: a cursor that meets nonsense stops and says damaged().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/coding.h"

namespace levelscope {

// Without the trailer behind it.
struct BlockPlace {
    uint64_t offset = 0;
    uint64_t size = 0;
};

inline constexpr uint64_t kForeignTrailerSize = 1 + 4;  // type, checksum

enum class ValueShape : uint8_t {
    sized,             // its length stands in front of the key
    handle,            // delta-coded handle
    handleAndFirstKey  // the same, and the first key of the block it names
};

class SortedBlock {
public:
    SortedBlock() = default;
    // False when the restart array does not fit.
    static bool parse(std::string_view bytes, SortedBlock& block);

    std::string_view entries() const { return m_bytes.substr(0, m_entriesEnd); }
    std::string_view bytes() const { return m_bytes; }
    uint32_t restarts() const { return m_restarts; }
    // Offset of a restart's entry; may lie outside: the cursor checks.
    uint32_t restart(uint32_t index) const {
        return loadFixed<uint32_t>(m_bytes.data() + m_entriesEnd + size_t{index} * sizeof(uint32_t));
    }
    bool hashIndexed() const { return m_hashIndexed; }

private:
    std::string_view m_bytes;
    size_t m_entriesEnd = 0;
    uint32_t m_restarts = 0;
    bool m_hashIndexed = false;
};

class SortedBlockCursor {
public:
    // The block's bytes must outlive the cursor's use of them.
    void reset(const SortedBlock& block, ValueShape shape = ValueShape::sized);

    bool valid() const { return m_valid; }
    bool damaged() const { return m_damaged; }
    void seekToFirst();
    void seekToLast();
    void next();
    void prev();
    // The first entry that is not below: `below(key)` is true up to some entry and false from there on.
    template <typename Below>
    void seek(Below below);

    std::string_view key() const { return m_key; }
    std::string_view value() const { return m_value; }
    size_t offset() const { return m_offset; }        // of the entry in the block
    size_t keyOffset() const { return m_keyOffset; }  // of the part of the key stored with it
    uint32_t shared() const { return m_shared; }
    // Index blocks: what the value says. False if it says nothing sensible.
    bool handle(BlockPlace& place) const;

private:
    // An entry of the stretch between two restarts, kept for walking backwards.
    struct Kept {
        size_t offset = 0;
        size_t next = 0;
        size_t keyBegin = 0;
        size_t keySize = 0;
        size_t keyOffset = 0;
        uint32_t shared = 0;
        std::string_view value;
        BlockPlace place;
    };

    void fail();
    bool parseAt(size_t offset);
    bool takeHandle(ByteReader& reader);
    bool startAt(uint32_t restart);
    uint32_t restartBefore(size_t offset) const;
    bool keepStretch(size_t end);
    void show(const Kept& kept);

    SortedBlock m_block;
    ValueShape m_shape = ValueShape::sized;
    bool m_valid = false;
    bool m_damaged = false;
    std::string m_key;
    std::string_view m_value;
    size_t m_offset = 0;
    size_t m_next = 0;
    size_t m_keyOffset = 0;
    uint32_t m_shared = 0;
    BlockPlace m_place;
    std::vector<Kept> m_kept;
    std::string m_keptKeys;
};

template <typename Below>
void SortedBlockCursor::seek(Below below) {
    uint32_t low = 0;
    uint32_t high = m_block.restarts();
    // The last restart below the target, or the first one.
    while (low + 1 < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (!startAt(middle))
            return;
        if (below(key()))
            low = middle;
        else
            high = middle;
    }
    if (m_block.restarts() == 0 || !startAt(low))
        return;
    while (m_valid && below(key()))
        next();
}

}  // namespace levelscope
