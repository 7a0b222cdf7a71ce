#include "core/formats/foreign/foreign_filter.h"

#include <algorithm>
#include <charconv>

#include "core/formats/foreign/filter_piece.h"

namespace levelscope {

namespace {

constexpr size_t kFilterBlockTail = 4 + 1;
constexpr uint8_t kMostBaseLog = 30;
constexpr size_t kMostPartitions = 1'000'000;

// What of a key was added to the filter.
struct FilterKeys {
    enum class Prefix : uint8_t { none, fixed, capped, unknown };

    explicit FilterKeys(const TableLayout& layout) {
        const auto text = [&layout](std::string_view name) -> std::string_view {
            const auto found = layout.properties.find(name);
            return found == layout.properties.end() ? std::string_view() : found->second;
        };
        m_whole = text("rocksdb.block.based.table.whole.key.filtering") != "0";
        const std::string_view name = text("rocksdb.prefix.extractor.name");
        for (const auto& [known, kind] :
             {std::pair<std::string_view, Prefix>{"rocksdb.FixedPrefix.", Prefix::fixed},
              {"rocksdb.CappedPrefix.", Prefix::capped}})
            if (name.starts_with(known)) {
                const std::string_view digits = name.substr(known.size());
                const auto [end, error] =
                    std::from_chars(digits.data(), digits.data() + digits.size(), m_length);
                m_prefix = error == std::errc() ? kind : Prefix::unknown;
                return;
            }
        m_prefix = name.empty() || name == "nullptr" ? Prefix::none : Prefix::unknown;
    }

    // False: the filter says nothing of this key.
    bool added(std::string_view key, std::string_view& bytes) const {
        bytes = key;
        if (m_whole)
            return true;
        if (m_prefix == Prefix::fixed ? key.size() < m_length : m_prefix != Prefix::capped)
            return false;
        bytes = key.substr(0, m_length);
        return true;
    }

private:
    bool m_whole = true;
    Prefix m_prefix = Prefix::none;
    size_t m_length = 0;
};

// All filters of a table, and how the one for a key is found.
struct FilterPieces {
    FilterPieces(const ForeignTable& of, KeyOrder keyOrder)
        : table(of.shared_from_this()), keys(of.layout()), order(std::move(keyOrder)) {}

    std::shared_ptr<const ForeignTable> table;
    FilterKeys keys;
    KeyOrder order;
    std::vector<FilterPiece> pieces;
    std::vector<std::string> lastKeys;  // partitions: of each
    bool byBlock = false;               // one for each stretch of data
    uint8_t baseLog = 0;

    // Keys behind all that are there belong to the last one.
    const FilterPiece* pieceFor(std::string_view key) const {
        if (pieces.empty() || ((byBlock || !lastKeys.empty()) && !order.known()))
            return nullptr;
        size_t number = 0;
        if (byBlock) {
            ForeignIndexCursor index(*table);
            index.seek(order, order.firstStored(key), ~uint64_t{0});
            number = index.valid() ? index.place().offset >> baseLog : pieces.size() - 1;
        } else if (!lastKeys.empty()) {
            const auto at = std::lower_bound(lastKeys.begin(), lastKeys.end(), order.firstStored(key),
                                             [this](const std::string& last, std::string_view wanted) {
                                                 return order.compare(last, wanted) < 0;
                                             });
            number = std::min<size_t>(static_cast<size_t>(at - lastKeys.begin()), pieces.size() - 1);
        }
        return number < pieces.size() ? &pieces[number] : nullptr;
    }
    std::vector<FilterProbe> probes(std::string_view key) const {
        std::string_view bytes;
        const FilterPiece* piece = pieceFor(key);
        return piece != nullptr && keys.added(key, bytes) ? piece->probe(bytes) : std::vector<FilterProbe>();
    }
    bool mayContain(const FilterAnatomy& filter, std::string_view key) const {
        std::string_view bytes;
        const FilterPiece* piece = pieceFor(key);
        return piece == nullptr || !keys.added(key, bytes) || piece->mayContain(filter, bytes);
    }
};

// Collects the bits of piece after piece.
class FilterBuilder {
public:
    FilterBuilder(const ForeignTable& table, const KeyOrder& order, const BlockPlace& place)
        : m_table(table), m_place(place), m_pieces(table, order) {
        m_anatomy.handle = {place.offset, place.size + kForeignTrailerSize};
    }

    Result<FilterAnatomy> perBlock(FilterPiece::Kind kind) {
        std::string bytes;
        RETURN_IF_ERROR(m_table.readBlock(m_place, bytes));
        if (bytes.size() < kFilterBlockTail)
            return malformed();
        m_pieces.byBlock = true;
        m_pieces.baseLog = static_cast<uint8_t>(bytes.back());
        const size_t tail = bytes.size() - kFilterBlockTail;
        const auto offsets = loadFixed<uint32_t>(bytes.data() + tail);
        if (offsets > tail || (tail - offsets) % sizeof(uint32_t) != 0 || m_pieces.baseLog > kMostBaseLog)
            return malformed();
        for (size_t at = offsets; at < tail; at += sizeof(uint32_t)) {
            const auto begin = loadFixed<uint32_t>(bytes.data() + at);
            const auto end = loadFixed<uint32_t>(bytes.data() + at + sizeof(uint32_t));
            if (begin > end || end > offsets)
                return malformed();
            FilterPiece piece{.kind = kind};
            std::string_view bits;
            parsePlainFilter(std::string_view(bytes).substr(begin, end - begin), piece, bits);
            add(piece, bits);
        }
        return finish();
    }

    Result<FilterAnatomy> full() {
        RETURN_IF_ERROR(addFull(m_place));
        return finish();
    }

    Result<FilterAnatomy> partitioned() {
        ASSIGN_OR_RETURN(std::vector<FilterPartition> partitions, filterPartitions(m_table, m_place));
        for (FilterPartition& partition : partitions) {
            m_pieces.lastKeys.push_back(std::move(partition.lastKey));
            RETURN_IF_ERROR(addFull(partition.place));
        }
        return finish();
    }

private:
    Status malformed() const { return m_table.corruption(Reason::malformed, m_place.offset); }

    Status addFull(const BlockPlace& place) {
        std::string bytes;
        RETURN_IF_ERROR(m_table.readBlock(place, bytes));
        FilterPiece piece;
        std::string_view bits;
        switch (parseFullFilter(bytes, piece, bits)) {
            case FilterParse::ok: add(piece, bits); return {};
            case FilterParse::malformed: return m_table.corruption(Reason::malformed, place.offset);
            case FilterParse::unknown: break;
        }
        return Status(Error{.code = Code::unsupported,
                            .file = m_table.path(),
                            .offset = place.offset,
                            .subject = "kind of filter"});
    }

    void add(FilterPiece piece, std::string_view bits) {
        piece.firstBit = uint64_t{m_anatomy.bytes.size()} * 8;
        m_anatomy.bytes.append(bits);
        if (piece.kind == FilterPiece::Kind::ribbon && piece.bits != 0) {
            m_anatomy.kind = FilterKind::ribbon;
            m_ribbonRates += piece.ribbon.expectedRate() * static_cast<double>(piece.bits);
            m_ribbonBits += piece.bits;
        }
        m_anatomy.probes = std::max(m_anatomy.probes, piece.probes);
        m_lineBits = std::max(m_lineBits, piece.lineBits());
        m_pieces.pieces.push_back(piece);
    }

    FilterAnatomy finish() {
        m_anatomy.bits = uint64_t{m_anatomy.bytes.size()} * 8;
        m_anatomy.lineBits = m_pieces.byBlock ? static_cast<uint32_t>(m_anatomy.bits) : m_lineBits;
        if (m_anatomy.kind == FilterKind::ribbon)
            m_anatomy.lineBits = rocksdb::Ribbon::kBlockSlots;
        if (m_ribbonBits != 0)
            m_anatomy.expectedRate = m_ribbonRates / static_cast<double>(m_ribbonBits);
        const auto pieces = std::make_shared<const FilterPieces>(std::move(m_pieces));
        m_anatomy.prober = [pieces](std::string_view key) { return pieces->probes(key); };
        m_anatomy.tester = [pieces](const FilterAnatomy& filter, std::string_view key) {
            return pieces->mayContain(filter, key);
        };
        return std::move(m_anatomy);
    }

    const ForeignTable& m_table;
    const BlockPlace m_place;
    FilterPieces m_pieces;
    FilterAnatomy m_anatomy;
    uint32_t m_lineBits = 0;
    double m_ribbonRates = 0;  // each times its bits
    uint64_t m_ribbonBits = 0;
};

}  // namespace

Result<std::vector<FilterPartition>> filterPartitions(const ForeignTable& table, const BlockPlace& index) {
    std::string bytes;
    RETURN_IF_ERROR(table.readBlock(index, bytes));
    const Status malformed = table.corruption(Reason::malformed, index.offset);
    SortedBlock block;
    if (!SortedBlock::parse(bytes, block))
        return malformed;
    SortedBlockCursor cursor;
    const bool coded = table.layout().indexValues != ValueShape::sized;
    cursor.reset(block, coded ? ValueShape::handle : ValueShape::sized);
    std::vector<FilterPartition> partitions;
    for (cursor.seekToFirst(); cursor.valid(); cursor.next()) {
        FilterPartition partition{std::string(table.indexUserKey(cursor.key())), {}};
        if (!cursor.handle(partition.place) || partitions.size() >= kMostPartitions)
            return malformed;
        partitions.push_back(std::move(partition));
    }
    if (cursor.damaged())
        return malformed;
    return partitions;
}

Result<FilterAnatomy> foreignFilter(const ForeignTable& table, const KeyOrder& order) {
    for (const auto& [name, place] : table.layout().meta) {
        if (name.starts_with("filter.leveldb."))
            return FilterBuilder(table, order, place).perBlock(FilterPiece::Kind::plain);
        if (name.starts_with("filter.rocksdb."))
            return FilterBuilder(table, order, place).perBlock(FilterPiece::Kind::rocksPlain);
        if (name.starts_with("fullfilter."))
            return FilterBuilder(table, order, place).full();
        if (name.starts_with("partitionedfilter."))
            return FilterBuilder(table, order, place).partitioned();
        if (name.starts_with("filter."))
            return Status(Error{.code = Code::unsupported,
                                .file = table.path(),
                                .offset = place.offset,
                                .subject = "filter " + name});
    }
    return FilterAnatomy{};
}

}  // namespace levelscope
