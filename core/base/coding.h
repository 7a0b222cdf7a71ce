// Little-endian fixed-width and variable-length integers, and length-prefixed strings: the alphabet of every
// file the store writes. Varints are LEB128: seven bits a byte, least significant group first.
//
// put* append to a string. Decoding goes through ByteReader, which checks every length before it is used and
// latches the first failure, so a decoder may read several fields and test ok() once.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace levelscope {

inline constexpr size_t kMaxVarint32 = 5;
inline constexpr size_t kMaxVarint64 = 10;

static_assert(std::endian::native == std::endian::little,
              "files are little-endian; byte swapping is not implemented");

template <typename T>
T loadFixed(const char* from) {
    T value;
    std::memcpy(&value, from, sizeof value);
    return value;
}
template <typename T>
void storeFixed(char* to, T value) {
    std::memcpy(to, &value, sizeof value);
}

inline void putFixed16(std::string& to, uint16_t v) {
    to.append(reinterpret_cast<const char*>(&v), sizeof v);
}
inline void putFixed32(std::string& to, uint32_t v) {
    to.append(reinterpret_cast<const char*>(&v), sizeof v);
}
inline void putFixed64(std::string& to, uint64_t v) {
    to.append(reinterpret_cast<const char*>(&v), sizeof v);
}
void putVarint(std::string& to, uint64_t value);
void putLengthPrefixed(std::string& to, std::string_view bytes);

// Writes at most kMaxVarint64 bytes at `to`; returns one past the last written.
char* encodeVarint(char* to, uint64_t value);
size_t varintLength(uint64_t value);
// Reads a varint in [from, limit); null if it is cut short or longer than ten bytes.
const char* decodeVarint(const char* from, const char* limit, uint64_t& value);

// First eight bytes of a key as a big-endian integer, zero-padded: compares like the bytes do, except that a
// tie still needs the whole keys.
inline uint64_t keyPrefix(std::string_view key) {
    uint64_t raw = 0;
    std::memcpy(&raw, key.data(), key.size() < 8 ? key.size() : 8);
    return __builtin_bswap64(raw);
}

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_begin(bytes.data()), m_rest(bytes) {}

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_rest.empty(); }
    std::string_view rest() const { return m_rest; }
    // Bytes consumed so far; where a failed read stood.
    size_t position() const { return static_cast<size_t>(m_rest.data() - m_begin); }

    uint8_t u8() { return fixed<uint8_t>(); }
    uint16_t fixed16() { return fixed<uint16_t>(); }
    uint32_t fixed32() { return fixed<uint32_t>(); }
    uint64_t fixed64() { return fixed<uint64_t>(); }
    uint64_t varint();
    // A varint that must fit 32 bits.
    uint32_t varint32();
    std::string_view bytes(size_t count);
    std::string_view lengthPrefixed();
    void fail() {
        m_ok = false;
        m_rest = {m_rest.data(), 0};
    }

private:
    template <typename T>
    T fixed() {
        std::string_view raw = bytes(sizeof(T));
        return m_ok ? loadFixed<T>(raw.data()) : T{};
    }

    const char* m_begin;
    std::string_view m_rest;
    bool m_ok = true;
};

}  // namespace levelscope
