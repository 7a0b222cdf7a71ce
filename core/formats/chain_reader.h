// Numbers as Bitcoin's block chain databases write them (core/serialize.h, VARINT): seven bits a byte, the
// most significant first, each byte but the last with its top bit set and standing for one more than it
// says, so that every number has one form. Untrusted bytes: never reads beyond them.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace levelscope {

class ChainReader {
public:
    explicit ChainReader(std::string_view bytes) : m_rest(bytes), m_size(bytes.size()) {}

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_rest.empty(); }
    size_t position() const { return m_size - m_rest.size(); }
    std::string_view rest() const { return m_rest; }

    uint64_t varint() {
        uint64_t value = 0;
        while (m_ok) {
            if (m_rest.empty() || value > (std::numeric_limits<uint64_t>::max() >> 7) - 1)
                break;
            const auto byte = static_cast<uint8_t>(m_rest.front());
            m_rest.remove_prefix(1);
            value = value << 7 | (byte & 0x7f);
            if ((byte & 0x80) == 0)
                return value;
            ++value;
        }
        m_ok = false;
        return 0;
    }

private:
    std::string_view m_rest;
    const size_t m_size;
    bool m_ok = true;
};

}  // namespace levelscope
