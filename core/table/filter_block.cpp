#include "core/table/filter_block.h"

#include <algorithm>
#include <cmath>

namespace levelscope {

uint32_t filterProbes(double bitsPerKey) {
    // ln 2 probes a bit are best for an unblocked filter; uneven lines want a little less.
    return static_cast<uint32_t>(std::clamp(std::lround(bitsPerKey * 0.62), 1l, long{kMaxFilterProbes}));
}

std::string FilterBlockBuilder::finish(double bitsPerKey) const {
    const double bits = std::max(1.0, bitsPerKey * static_cast<double>(m_hashes.size()));
    const auto lines = static_cast<uint32_t>(std::min(std::ceil(bits / kFilterLineBits), 4294967295.0));
    const uint32_t probes = filterProbes(bitsPerKey);
    std::string block(size_t{lines} * kFilterLineBytes, '\0');
    for (const uint64_t hash : m_hashes) {
        char* line = block.data() + FilterBlockView::lineOf(hash, lines) * kFilterLineBytes;
        auto mixed = static_cast<uint32_t>(hash);
        for (uint32_t i = 0; i < probes; ++i) {
            mixed *= FilterBlockView::kGoldenRatio;
            const uint32_t bit = mixed >> (32 - kFilterLineShift);
            line[bit / 8] = static_cast<char>(line[bit / 8] | 1 << (bit % 8));
        }
    }
    putFixed32(block, lines);
    block.push_back(static_cast<char>(probes));
    block.push_back(static_cast<char>(kFilterLineShift));
    putFixed16(block, 0);
    return block;
}

bool FilterBlockView::validate(std::string_view bytes) {
    if (bytes.size() < kFilterTailSize)
        return false;
    ByteReader tail(bytes.substr(bytes.size() - kFilterTailSize));
    const uint64_t lines = tail.fixed32();
    const uint8_t probes = tail.u8();
    const uint8_t shift = tail.u8();
    const uint16_t zero = tail.fixed16();
    return lines > 0 && probes > 0 && probes <= kMaxFilterProbes && shift == kFilterLineShift && zero == 0 &&
           lines * kFilterLineBytes == bytes.size() - kFilterTailSize;
}

FilterBlockView::FilterBlockView(std::string_view bytes)
    : m_bits(bytes.data()),
      m_lines(loadFixed<uint32_t>(bytes.data() + bytes.size() - kFilterTailSize)),
      m_probes(static_cast<uint8_t>(bytes[bytes.size() - kFilterTailSize + 4])) {}

std::vector<uint64_t> FilterBlockView::probedBits(uint64_t keyHash, uint32_t lines, uint32_t probes) {
    std::vector<uint64_t> bits;
    auto mixed = static_cast<uint32_t>(keyHash);
    for (uint32_t i = 0; i < probes; ++i) {
        mixed *= kGoldenRatio;
        bits.push_back(uint64_t{lineOf(keyHash, lines)} * kFilterLineBits +
                       (mixed >> (32 - kFilterLineShift)));
    }
    return bits;
}

}  // namespace levelscope
