#include "core/formats/foreign/foreign_filter.h"

#include <algorithm>

namespace levelscope {

namespace {

constexpr uint32_t kBloomSeed = 0xbc9f1d34;
constexpr size_t kFilterBlockTail = 4 + 1;
constexpr uint8_t kMostProbes = 30;
constexpr uint8_t kMostBaseLog = 30;

// One filter of a LevelDB filter block: its place in the concatenated bits.
struct Piece {
    uint64_t firstBit = 0;
    uint64_t bits = 0;
    uint8_t probes = 0;
};

struct PerBlockFilter {
    std::shared_ptr<const ForeignTable> table;
    std::vector<Piece> pieces;
    uint8_t baseLog = 0;
};

std::vector<uint64_t> probesIn(const PerBlockFilter& filter, std::string_view key) {
    std::vector<uint64_t> probed;
    const KeyOrder order;
    ForeignIndexCursor index(*filter.table);
    index.seek(order, key, ~uint64_t{0});
    if (!index.valid())
        return probed;
    const uint64_t number = index.place().offset >> filter.baseLog;
    if (number >= filter.pieces.size() || filter.pieces[number].bits == 0)
        return probed;
    const Piece& piece = filter.pieces[number];
    uint32_t hash = levelDbHash(key, kBloomSeed);
    const uint32_t delta = (hash >> 17) | (hash << 15);
    for (uint8_t i = 0; i < piece.probes; ++i, hash += delta)
        probed.push_back(piece.firstBit + hash % piece.bits);
    return probed;
}

Result<FilterAnatomy> perBlockFilter(const ForeignTable& table, const BlockPlace& place) {
    std::string bytes;
    RETURN_IF_ERROR(table.readBlock(place, bytes));
    FilterAnatomy anatomy;
    anatomy.handle = {place.offset, place.size + kForeignTrailerSize};
    const Status malformed = table.corruption(Reason::malformed, place.offset);
    if (bytes.size() < kFilterBlockTail)
        return malformed;
    PerBlockFilter filter;
    filter.baseLog = static_cast<uint8_t>(bytes.back());
    const size_t tail = bytes.size() - kFilterBlockTail;
    const auto offsets = loadFixed<uint32_t>(bytes.data() + tail);
    if (offsets > tail || (tail - offsets) % sizeof(uint32_t) != 0 || filter.baseLog > kMostBaseLog)
        return malformed;
    for (size_t at = offsets; at < tail; at += sizeof(uint32_t)) {
        const auto begin = loadFixed<uint32_t>(bytes.data() + at);
        const auto end = loadFixed<uint32_t>(bytes.data() + at + sizeof(uint32_t));
        if (begin > end || end > offsets)
            return malformed;
        Piece piece;
        piece.firstBit = uint64_t{anatomy.bytes.size()} * 8;
        if (end - begin > 1) {
            piece.bits = uint64_t{end - begin - 1} * 8;
            piece.probes = static_cast<uint8_t>(bytes[end - 1]);
            if (piece.probes > kMostProbes)
                piece.probes = 0;  // kept for later kinds: matches everything
            anatomy.bytes.append(bytes, begin, end - begin - 1);
            anatomy.probes = std::max<uint32_t>(anatomy.probes, piece.probes);
        }
        filter.pieces.push_back(piece);
    }
    anatomy.bits = uint64_t{anatomy.bytes.size()} * 8;
    anatomy.lineBits = static_cast<uint32_t>(anatomy.bits);
    filter.table = table.shared_from_this();
    anatomy.prober = [filter = std::make_shared<const PerBlockFilter>(std::move(filter))](
                         std::string_view key) { return probesIn(*filter, key); };
    return anatomy;
}

// Newer kinds: the bits, and how many a key probes as far as the last bytes tell.
Result<FilterAnatomy> fullFilter(const ForeignTable& table, const BlockPlace& place) {
    constexpr size_t kTail = 5;
    constexpr int8_t kFastLocalBloom = -1;
    std::string bytes;
    RETURN_IF_ERROR(table.readBlock(place, bytes));
    if (bytes.size() < kTail)
        return table.corruption(Reason::malformed, place.offset);
    const char* tail = bytes.data() + bytes.size() - kTail;
    FilterAnatomy anatomy;
    anatomy.handle = {place.offset, place.size + kForeignTrailerSize};
    const auto probes = static_cast<int8_t>(tail[0]);
    if (probes == kFastLocalBloom) {
        anatomy.probes = static_cast<uint8_t>(tail[2]) & 31;
        anatomy.lineBits = 512u << (static_cast<uint8_t>(tail[2]) >> 5);
    } else if (probes >= 0) {
        const auto lines = loadFixed<uint32_t>(tail + 1);
        anatomy.probes = static_cast<uint32_t>(probes);
        anatomy.lineBits = lines == 0 ? 0 : static_cast<uint32_t>((bytes.size() - kTail) * 8 / lines);
    } else {
        return Status(Error{.code = Code::unsupported,
                            .file = table.path(),
                            .offset = place.offset,
                            .subject = "ribbon filter"});
    }
    bytes.resize(bytes.size() - kTail);
    anatomy.bits = uint64_t{bytes.size()} * 8;
    anatomy.bytes = std::move(bytes);
    anatomy.prober = [](std::string_view) { return std::vector<uint64_t>(); };
    return anatomy;
}

}  // namespace

uint32_t levelDbHash(std::string_view bytes, uint32_t seed) {
    constexpr uint32_t kFactor = 0xc6a4a793;
    constexpr uint32_t kShift = 24;
    uint32_t hash = seed ^ static_cast<uint32_t>(bytes.size() * kFactor);
    for (; bytes.size() >= sizeof(uint32_t); bytes.remove_prefix(sizeof(uint32_t))) {
        hash += loadFixed<uint32_t>(bytes.data());
        hash *= kFactor;
        hash ^= hash >> 16;
    }
    if (bytes.empty())
        return hash;
    for (size_t i = bytes.size(); i-- > 0;)
        hash += static_cast<uint32_t>(static_cast<uint8_t>(bytes[i])) << (8 * i);
    hash *= kFactor;
    return hash ^ (hash >> kShift);
}

Result<FilterAnatomy> foreignFilter(const ForeignTable& table) {
    for (const auto& [name, place] : table.layout().meta) {
        if (name == "filter.leveldb.BuiltinBloomFilter2")
            return perBlockFilter(table, place);
        if (name.starts_with("fullfilter."))
            return fullFilter(table, place);
        if (name.starts_with("filter.") || name.starts_with("partitionedfilter."))
            return Status(Error{.code = Code::unsupported,
                                .file = table.path(),
                                .offset = place.offset,
                                .subject = "filter " + name});
    }
    return FilterAnatomy{};
}

}  // namespace levelscope
