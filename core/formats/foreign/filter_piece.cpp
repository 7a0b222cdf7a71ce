#include "core/formats/foreign/filter_piece.h"

#include <algorithm>
#include <bit>

#include "core/base/coding.h"
#include "core/formats/rocksdb/filter_hash.h"

namespace levelscope {

namespace {

constexpr uint32_t kMostProbes = 30;
constexpr size_t kFullTail = 5;
constexpr uint32_t kLocalLineBits = 512;

void probePlain(const FilterPiece& piece, std::string_view key, std::vector<uint64_t>& probed) {
    uint32_t hash = rocksdb::oldFilterHash(key, piece.kind != FilterPiece::Kind::plain);
    const uint32_t delta = (hash >> 17) | (hash << 15);
    for (uint32_t i = 0; i < piece.probes; ++i, hash += delta)
        probed.push_back(piece.firstBit + hash % piece.bits);
}

void probeLines(const FilterPiece& piece, std::string_view key, std::vector<uint64_t>& probed) {
    uint32_t hash = rocksdb::oldFilterHash(key, true);
    const uint32_t delta = (hash >> 17) | (hash << 15);
    const uint64_t line = piece.firstBit + uint64_t{hash % piece.lines} * piece.lineBits();
    for (uint32_t i = 0; i < piece.probes; ++i, hash += delta)
        probed.push_back(line + (hash & (piece.lineBits() - 1)));
}

void probeLocal(const FilterPiece& piece, std::string_view key, std::vector<uint64_t>& probed) {
    constexpr uint32_t kGolden = 0x9e3779b9;
    constexpr int kLineShift = 32 - 9;
    const uint64_t hash = rocksdb::filterHash(key);
    const uint64_t line = (hash & 0xffffffff) * piece.lines >> 32;
    auto walk = static_cast<uint32_t>(hash >> 32);
    for (uint32_t i = 0; i < piece.probes; ++i, walk *= kGolden)
        probed.push_back(piece.firstBit + line * kLocalLineBits + (walk >> kLineShift));
}

FilterParse parseLocal(std::string_view tail, FilterPiece& piece) {
    const auto packed = static_cast<uint8_t>(tail[2]);
    piece.kind = FilterPiece::Kind::local;
    piece.probes = packed & 31;
    piece.lines = static_cast<uint32_t>(piece.bits / kLocalLineBits);
    const bool known = tail[1] == 0 && packed >> 5 == 0 && tail[3] == 0 && tail[4] == 0;
    if (!known || piece.probes == 0 || piece.probes > kMostProbes)
        return FilterParse::unknown;
    return piece.lines != 0 && piece.bits % kLocalLineBits == 0 ? FilterParse::ok : FilterParse::malformed;
}

// A ribbon of fewer than two blocks is kept for later kinds: it matches everything.
FilterParse parseRibbon(std::string_view tail, FilterPiece& piece) {
    const auto byte = [tail](size_t at) { return uint32_t{static_cast<uint8_t>(tail[at])}; };
    const uint32_t blocks = byte(2) | byte(3) << 8 | byte(4) << 16;
    piece.kind = FilterPiece::Kind::ribbon;
    piece.ribbon = rocksdb::Ribbon(piece.bits / 8, blocks, byte(1));
    piece.probes = piece.ribbon.columns();
    piece.lines = static_cast<uint32_t>(std::max<uint64_t>(1, piece.bits / rocksdb::Ribbon::kBlockSlots));
    if (piece.probes == 0)
        piece.bits = 0;
    return FilterParse::ok;
}

FilterParse parseLines(std::string_view tail, FilterPiece& piece) {
    piece.kind = FilterPiece::Kind::lines;
    piece.probes = static_cast<uint8_t>(tail[0]);
    piece.lines = loadFixed<uint32_t>(tail.data() + 1);
    if (piece.probes > kMostProbes)
        return FilterParse::unknown;
    const bool fits = piece.lines != 0 && piece.bits % piece.lines == 0 &&
                      std::has_single_bit(piece.bits / piece.lines) && piece.bits / piece.lines <= 1u << 20;
    return fits ? FilterParse::ok : FilterParse::malformed;
}

}  // namespace

void FilterPiece::bloomBits(std::string_view key, std::vector<uint64_t>& probed) const {
    switch (kind) {
        case Kind::plain:
        case Kind::rocksPlain: return probePlain(*this, key, probed);
        case Kind::lines: return probeLines(*this, key, probed);
        case Kind::local: return probeLocal(*this, key, probed);
        case Kind::ribbon: return;
    }
}

std::vector<FilterProbe> FilterPiece::probe(std::string_view key) const {
    std::vector<FilterProbe> asked;
    if (bits == 0)
        return asked;
    if (kind == Kind::ribbon)
        return ribbon.probes(rocksdb::filterHash(key), firstBit);
    std::vector<uint64_t> probed;
    bloomBits(key, probed);
    for (const uint64_t bit : probed)
        asked.push_back({.bits = {bit}});
    return asked;
}

bool FilterPiece::mayContain(const FilterAnatomy& filter, std::string_view key) const {
    if (bits == 0)
        return true;
    if (kind == Kind::ribbon)
        return ribbon.mayContain(rocksdb::filterHash(key),
                                 std::string_view(filter.bytes).substr(firstBit / 8, bits / 8));
    std::vector<uint64_t> probed;
    bloomBits(key, probed);
    return std::all_of(probed.begin(), probed.end(), [&filter](uint64_t bit) { return filter.isSet(bit); });
}

FilterParse parsePlainFilter(std::string_view bytes, FilterPiece& piece, std::string_view& bits) {
    bits = bytes.substr(0, bytes.empty() ? 0 : bytes.size() - 1);
    piece.bits = uint64_t{bits.size()} * 8;
    piece.probes = bytes.empty() ? 0 : static_cast<uint8_t>(bytes.back());
    if (piece.probes > kMostProbes)
        piece.probes = 0;  // kept for later kinds: matches everything
    return FilterParse::ok;
}

FilterParse parseFullFilter(std::string_view bytes, FilterPiece& piece, std::string_view& bits) {
    constexpr int8_t kLocal = -1;
    constexpr int8_t kRibbon = -2;
    if (bytes.size() < kFullTail)
        return FilterParse::malformed;
    const std::string_view tail = bytes.substr(bytes.size() - kFullTail);
    bits = bytes.substr(0, bytes.size() - kFullTail);
    piece.bits = uint64_t{bits.size()} * 8;
    const auto marker = static_cast<int8_t>(tail[0]);
    // No bits: nothing was added, or everything matches.
    if (piece.bits == 0)
        return FilterParse::ok;
    if (marker == kLocal)
        return parseLocal(tail, piece);
    if (marker == kRibbon)
        return parseRibbon(tail, piece);
    return marker >= 0 ? parseLines(tail, piece) : FilterParse::unknown;
}

}  // namespace levelscope
