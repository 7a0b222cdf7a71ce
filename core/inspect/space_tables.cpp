#include "core/inspect/space_tables.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/formats/foreign/foreign_table.h"
#include "core/table/format.h"
#include "core/table/value_file.h"

namespace levelscope {

namespace {

// Cuts a number of bytes into shares that add up to it.
class Cutter {
public:
    Cutter(double bytes, double weights) : m_bytes(bytes), m_weights(weights) {}
    double next(double weight) {
        m_before += weight;
        const double cut = std::floor(m_bytes * (m_before / m_weights));
        const double share = cut - m_cut;
        m_cut = cut;
        return share;
    }

private:
    const double m_bytes;
    const double m_weights;
    double m_before = 0;
    double m_cut = 0;
};

double weightOf(const AnatomyEntry& entry) {
    const uint64_t stored = entry.userKey.size() + sizeof entry.trailer + entry.valueSize;
    const EntryType type = trailerType(entry.trailer);
    SeparatedValue value;
    const bool separated = isSeparated(type) && decodeSeparated(type, entry.value, value);
    return static_cast<double>(separated ? stored + value.pointer.length : stored);
}

}  // namespace

SpaceScope SpaceScope::of(const StoreReader& store, std::string prefix) {
    const StoreInfo info = store.info();
    SpaceScope scope;
    scope.native = info.format == StoreFormat::native;
    if (!scope.native)
        scope.order = KeyOrder::named(info.comparator);
    scope.prefix = std::move(prefix);
    return scope;
}

bool SpaceScope::mayHold(std::string_view smallest, std::string_view largest) const {
    if (prefix.empty() || !order.bytewise())
        return true;
    return KeyRange::withPrefix(prefix).overlaps(smallest, largest);
}

bool SpaceScope::holdsAll(std::string_view smallest, std::string_view largest) const {
    return prefix.empty() ||
           (order.bytewise() && smallest.starts_with(prefix) && largest.starts_with(prefix));
}

Result<SpaceTable> SpaceTable::open(const StoreReader& store, const TableMeta& meta,
                                    const SpaceScope& scope) {
    SpaceTable table;
    ASSIGN_OR_RETURN(table.m_anatomy, store.tableAnatomy(meta.number));
    ASSIGN_OR_RETURN(Outline outline, table.outline());
    table.m_smallest = meta.smallest;
    table.m_trailerBytes = scope.native ? kBlockTrailerSize : kForeignTrailerSize;
    table.shareOut(meta, std::move(outline), scope);
    return table;
}

// By the footer and the index alone: to look into each block's trailer costs more than all the rest.
Result<SpaceTable::Outline> SpaceTable::outline() const {
    ASSIGN_OR_RETURN(std::vector<AnatomyBlock> blocks, m_anatomy->listBlocks(0));
    Outline outline;
    std::optional<AnatomyBlock> index;
    for (AnatomyBlock& block : blocks) {
        const auto length = static_cast<double>(block.handle.length);
        if (block.kind == BlockKind::rangeTombstones)
            outline.tombstoneBytes += length;
        if (block.kind == BlockKind::index)
            index = block;
        if (block.kind != BlockKind::data)
            continue;
        outline.dataBytes += length;
        outline.data.push_back(std::move(block));
    }
    const bool unlisted = outline.data.empty() && !m_anatomy->gaps().empty();
    if (unlisted && index)
        RETURN_IF_ERROR(m_anatomy->readBlock(*index).status());  // why
    if (unlisted || outline.dataBytes + outline.tombstoneBytes > static_cast<double>(fileSize()))
        return Status::corruption(Reason::malformed, m_anatomy->path(), index ? index->handle.offset : 0);
    return outline;
}

void SpaceTable::shareOut(const TableMeta& meta, Outline outline, const SpaceScope& scope) {
    const auto fileBytes = static_cast<double>(fileSize());
    if (outline.data.empty()) {
        if (!scope.holds(meta.smallest))
            return;
        m_blocks.push_back(
            {{}, {.overhead = fileBytes - outline.tombstoneBytes, .tombstones = outline.tombstoneBytes}});
        m_bytes = fileBytes;
        return;
    }
    Cutter overhead(fileBytes - outline.dataBytes - outline.tombstoneBytes, outline.dataBytes);
    Cutter tombstones(outline.tombstoneBytes, outline.dataBytes);
    Cutter values(static_cast<double>(meta.valueBytes()), outline.dataBytes);
    std::string before = meta.smallest;
    for (AnatomyBlock& block : outline.data) {
        const auto length = static_cast<double>(block.handle.length);
        const auto trailer = static_cast<double>(std::min(m_trailerBytes, block.handle.length));
        const SpaceShare share{.payload = length - trailer + values.next(length),
                               .overhead = trailer + overhead.next(length),
                               .tombstones = tombstones.next(length)};
        const bool wanted = scope.mayHold(before, block.separator);
        before = std::move(block.separator);
        if (!wanted)
            continue;
        m_blocks.push_back({std::move(block), share});
        m_bytes += share.total();
    }
}

Status SpaceTable::read(const SpaceBlock& block, std::vector<SpaceEntry>& entries) const {
    entries.clear();
    if (block.block.handle.length == 0) {
        entries.push_back({m_smallest, packTrailer(0, EntryType::rangeTombstone), block.share});
        return {};
    }
    AnatomyBlock read = block.block;
    ASSIGN_OR_RETURN(const std::string bytes, m_anatomy->readBlock(read));
    ASSIGN_OR_RETURN(std::vector<AnatomyEntry> found, m_anatomy->entries(bytes, kMostSeparatedBytes));
    if (found.empty())
        return Status::corruption(Reason::malformed, m_anatomy->path(), block.block.handle.offset);
    double weights = 0;
    for (const AnatomyEntry& entry : found)
        weights += weightOf(entry);
    Cutter payload(block.share.payload, weights);
    Cutter overhead(block.share.overhead, weights);
    Cutter tombstones(block.share.tombstones, weights);
    entries.reserve(found.size());
    for (AnatomyEntry& entry : found) {
        const double weight = weightOf(entry);
        entries.push_back({std::move(entry.userKey),
                           entry.trailer,
                           {payload.next(weight), overhead.next(weight), tombstones.next(weight)}});
    }
    return {};
}

}  // namespace levelscope
