#include "core/base/coding.h"

namespace levelscope {

char* encodeVarint(char* to, uint64_t value) {
    while (value >= 0x80) {
        *to++ = static_cast<char>(value | 0x80);
        value >>= 7;
    }
    *to++ = static_cast<char>(value);
    return to;
}

size_t varintLength(uint64_t value) {
    return (static_cast<size_t>(std::bit_width(value | 1)) + 6) / 7;
}

const char* decodeVarint(const char* from, const char* limit, uint64_t& value) {
    uint64_t result = 0;
    for (unsigned shift = 0; shift < 64 && from < limit; shift += 7) {
        const auto byte = static_cast<uint8_t>(*from++);
        if (shift == 63 && byte > 1)
            return nullptr;
        result |= static_cast<uint64_t>(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0) {
            value = result;
            return from;
        }
    }
    return nullptr;
}

void putVarint(std::string& to, uint64_t value) {
    char buffer[kMaxVarint64];
    to.append(buffer, encodeVarint(buffer, value));
}

void putLengthPrefixed(std::string& to, std::string_view bytes) {
    putVarint(to, bytes.size());
    to.append(bytes);
}

uint64_t ByteReader::varint() {
    uint64_t value = 0;
    const char* end = m_rest.data() + m_rest.size();
    const char* next = m_ok ? decodeVarint(m_rest.data(), end, value) : nullptr;
    if (next == nullptr) {
        fail();
        return 0;
    }
    m_rest = {next, static_cast<size_t>(end - next)};
    return value;
}

uint32_t ByteReader::varint32() {
    const uint64_t value = varint();
    if (value > UINT32_MAX)
        fail();
    return m_ok ? static_cast<uint32_t>(value) : 0;
}

std::string_view ByteReader::bytes(size_t count) {
    if (!m_ok || count > m_rest.size()) {
        fail();
        return {};
    }
    const std::string_view taken = m_rest.substr(0, count);
    m_rest.remove_prefix(count);
    return taken;
}

std::string_view ByteReader::lengthPrefixed() {
    const uint64_t length = varint();
    if (length > m_rest.size())
        fail();
    return m_ok ? bytes(static_cast<size_t>(length)) : std::string_view{};
}

}  // namespace levelscope
