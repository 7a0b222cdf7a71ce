#include "core/formats/foreign/crc32c.h"

#include <isa-l/crc.h>

#include <algorithm>

namespace levelscope {

uint32_t crc32c(uint32_t crc, std::string_view bytes) {
    constexpr size_t kLargestCall = size_t{1} << 30;
    crc = ~crc;
    while (!bytes.empty()) {
        const size_t length = std::min(bytes.size(), kLargestCall);
        // ISA-L does not change what it reads.
        auto* begin = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
        crc = crc32_iscsi(begin, static_cast<int>(length), crc);
        bytes.remove_prefix(length);
    }
    return ~crc;
}

}  // namespace levelscope
