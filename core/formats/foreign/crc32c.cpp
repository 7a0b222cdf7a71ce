#include "core/formats/foreign/crc32c.h"

#include <array>

#include "core/base/coding.h"

namespace levelscope {

namespace {

constexpr uint32_t kPolynomial = 0x82f63b78u;  // reflected
constexpr size_t kSlices = 8;

using Tables = std::array<std::array<uint32_t, 256>, kSlices>;

constexpr Tables makeTables() {
    Tables tables{};
    for (uint32_t i = 0; i < 256; ++i) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
        tables[0][i] = crc;
    }
    for (uint32_t i = 0; i < 256; ++i)
        for (size_t slice = 1; slice < kSlices; ++slice)
            tables[slice][i] = (tables[slice - 1][i] >> 8) ^ tables[0][tables[slice - 1][i] & 0xff];
    return tables;
}

constexpr Tables kTables = makeTables();

uint32_t extendByTables(uint32_t crc, std::string_view bytes) {
    while (bytes.size() >= kSlices) {
        const uint64_t word = loadFixed<uint64_t>(bytes.data()) ^ crc;
        crc = 0;
        for (size_t i = 0; i < kSlices; ++i)
            crc ^= kTables[kSlices - 1 - i][word >> (8 * i) & 0xff];
        bytes.remove_prefix(kSlices);
    }
    for (const char c : bytes)
        crc = (crc >> 8) ^ kTables[0][(crc ^ static_cast<uint8_t>(c)) & 0xff];
    return crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) uint32_t extendByInstruction(uint32_t crc, std::string_view bytes) {
    uint64_t wide = crc;
    for (; bytes.size() >= sizeof(uint64_t); bytes.remove_prefix(sizeof(uint64_t)))
        wide = __builtin_ia32_crc32di(wide, loadFixed<uint64_t>(bytes.data()));
    crc = static_cast<uint32_t>(wide);
    for (const char c : bytes)
        crc = __builtin_ia32_crc32qi(crc, static_cast<uint8_t>(c));
    return crc;
}

uint32_t extend(uint32_t crc, std::string_view bytes) {
    static const bool kHasInstruction = __builtin_cpu_supports("sse4.2") != 0;
    return kHasInstruction ? extendByInstruction(crc, bytes) : extendByTables(crc, bytes);
}
#else
uint32_t extend(uint32_t crc, std::string_view bytes) {
    return extendByTables(crc, bytes);
}
#endif

}  // namespace

uint32_t crc32c(uint32_t crc, std::string_view bytes) {
    return ~extend(~crc, bytes);
}

}  // namespace levelscope
