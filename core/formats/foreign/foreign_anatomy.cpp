#include "core/formats/foreign/foreign_anatomy.h"

#include <algorithm>
#include <optional>

#include "core/formats/foreign/foreign_filter.h"
#include "core/formats/foreign/foreign_store.h"
#include "core/table/block_fields.h"
#include "core/table/block_listing.h"

namespace levelscope {

namespace {

constexpr uint64_t kMostListedBlocks = 4'000'000;
constexpr uint64_t kMostCounted = 64u << 20;    // larger tables without properties are not counted
constexpr uint64_t kOtherBlocks = 64;           // expected, beside partitions
constexpr uint64_t kMostKeyBytes = 256u << 20;  // of one block's keys in full

BlockKind kindOfMeta(std::string_view name) {
    if (name == "rocksdb.properties" || name == "rocksdb.stats")
        return BlockKind::properties;
    if (name == kRangeTombstoneBlock)
        return BlockKind::rangeTombstones;
    if (name == "rocksdb.compression_dict")
        return BlockKind::dictionary;
    if (name == "rocksdb.index")
        return BlockKind::index;
    return name.starts_with("filter.") || name.starts_with("fullfilter.") ||
                   name.starts_with("partitionedfilter.")
               ? BlockKind::filter
               : BlockKind::other;
}

class ForeignAnatomy final : public TableAnatomy {
public:
    ForeignAnatomy(std::shared_ptr<const ForeignTable> table, KeyOrder order)
        : m_table(std::move(table)), m_order(std::move(order)) {}

    uint64_t fileNumber() const override { return m_table->number(); }
    uint64_t fileSize() const override { return m_table->fileSize(); }
    const std::string& path() const override { return m_table->path(); }
    int compareKeys(std::string_view a, std::string_view b) const override { return m_order.compare(a, b); }

    Result<TableProperties> properties() const override {
        const TableLayout& layout = m_table->layout();
        TableProperties properties;
        properties.entries = layout.number("rocksdb.num.entries");
        properties.tombstones = layout.number("rocksdb.deleted.keys");
        properties.rangeTombstones = layout.number("rocksdb.num.range-deletions");
        properties.rawKeyBytes = layout.number("rocksdb.raw.key.size");
        properties.rawValueBytes = layout.number("rocksdb.raw.value.size");
        properties.dataBlocks = layout.number("rocksdb.num.data.blocks");
        properties.dataBytes = layout.number("rocksdb.data.size");
        properties.indexBytes = layout.number("rocksdb.index.size");
        properties.filterBytes = layout.number("rocksdb.filter.size");
        properties.createdMicros =
            static_cast<int64_t>(std::min<uint64_t>(layout.number("rocksdb.creation.time"), 1ull << 40)) *
            1'000'000;
        properties.creator = (layout.dialect == TableDialect::rocksDb ? "RocksDB table format " : "LevelDB ");
        if (layout.dialect == TableDialect::rocksDb)
            properties.creator += std::to_string(layout.version);
        takeFirstBlock(properties);
        if (layout.properties.empty() && m_table->fileSize() <= kMostCounted)
            RETURN_IF_ERROR(count(properties));
        return properties;
    }

    Result<std::vector<AnatomyBlock>> listBlocks(size_t mostPeeks) const override {
        std::vector<AnatomyBlock> blocks;
        std::vector<AnatomyBlock> partitions;
        // With a damaged index the blocks it would name are missing, and their bytes are a gap.
        uint64_t seamless = 0;
        static_cast<void>(listData(blocks, partitions, seamless).ok());
        size_t others = blocks.size();
        std::move(partitions.begin(), partitions.end(), std::back_inserter(blocks));
        const TableLayout& layout = m_table->layout();
        for (const auto& [name, place] : layout.meta) {
            if (kindOfMeta(name) == BlockKind::index)
                continue;
            blocks.push_back(blockAt(kindOfMeta(name), place));
            if (!name.starts_with("partitionedfilter."))
                continue;
            if (const auto filters = filterPartitions(*m_table, place); filters.ok())
                for (const FilterPartition& partition : *filters)
                    blocks.push_back(blockAt(BlockKind::filter, partition.place));
        }
        blocks.push_back(blockAt(BlockKind::index, layout.index));
        blocks.push_back(blockAt(BlockKind::metaindex, layout.metaindex));
        const auto before = [](const AnatomyBlock& a, const AnatomyBlock& b) {
            return a.handle.offset < b.handle.offset;
        };
        std::stable_sort(blocks.begin() + static_cast<ptrdiff_t>(others), blocks.end(), before);
        // Data comes first and in order, but in a table that is damaged or of another make.
        if (blocks[others].handle.offset < seamless || seamless == 0) {
            std::stable_sort(blocks.begin(), blocks.end(), before);
            others = 0;
            seamless = 0;
        }
        if (blocks.size() <= mostPeeks)
            for (AnatomyBlock& block : blocks)
                peek(block);
        AnatomyBlock footer;
        footer.kind = BlockKind::footer;
        footer.handle = {layout.footer.offset, layout.footer.size};
        footer.rawSize = layout.footer.size;
        blocks.push_back(std::move(footer));
        m_gaps = gapsBetween(std::span(blocks).subspan(others), m_table->fileSize(), seamless);
        return blocks;
    }

    std::vector<BlockHandle> gaps() const override {
        if (!m_gaps)
            static_cast<void>(listBlocks(0).ok());
        return m_gaps.value_or(std::vector<BlockHandle>());
    }

    Result<std::string> readBlock(AnatomyBlock& block) const override {
        if (block.kind == BlockKind::footer) {
            std::string bytes(block.handle.length, '\0');
            RETURN_IF_ERROR(m_table->readRaw(block.handle.offset, bytes));
            return bytes;
        }
        std::string bytes;
        StoredBlock stored;
        const Status status = m_table->readBlock(
            {block.handle.offset, block.handle.length - kForeignTrailerSize}, bytes, &stored);
        block.compression = stored.compression;
        block.storedChecksum = stored.storedChecksum;
        block.computedChecksum = stored.computedChecksum;
        RETURN_IF_ERROR(status);
        block.rawSize = bytes.size();
        if (block.kind == BlockKind::data)
            RETURN_IF_ERROR(countEntries(block, bytes));
        return bytes;
    }

    Result<std::vector<AnatomyEntry>> entries(const std::string& block, size_t valueLimit) const override {
        SortedBlock parsed;
        if (!SortedBlock::parse(block, parsed))
            return m_table->corruption(Reason::malformed, 0);
        std::vector<AnatomyEntry> entries;
        SortedBlockCursor cursor;
        cursor.reset(parsed);
        uint64_t keyBytes = 0;
        for (cursor.seekToFirst(); cursor.valid(); cursor.next()) {
            InternalKey key;
            if (!m_table->splitKey(cursor.key(), key))
                return m_table->corruption(Reason::malformed, cursor.offset());
            keyBytes += cursor.key().size();
            if (keyBytes > kMostKeyBytes)
                return m_table->corruption(Reason::tooLarge, cursor.offset());
            AnatomyEntry entry;
            entry.userKey = key.userKey;
            const EntryType type =
                entryTypeOf(m_table->layout().dialect, static_cast<uint8_t>(key.trailer & 0xff));
            entry.trailer = packTrailer(key.sequence(), type);
            entry.value = cursor.value().substr(0, valueLimit);
            entry.valueSize = cursor.value().size();
            entry.keyOffset = cursor.keyOffset();
            entry.sharedPrefix = std::min<uint64_t>(cursor.shared(), entry.userKey.size());
            entry.keyLength = entry.userKey.size() - entry.sharedPrefix;
            entry.valueOffset = static_cast<uint64_t>(cursor.value().data() - block.data());
            entries.push_back(std::move(entry));
        }
        if (cursor.damaged())
            return m_table->corruption(Reason::malformed, cursor.offset());
        return entries;
    }

    Result<std::vector<AnatomyField>> fields(const AnatomyBlock& block,
                                             const std::string& bytes) const override;

    Result<FilterAnatomy> filter() const override { return foreignFilter(*m_table, m_order); }

private:
    AnatomyBlock blockAt(BlockKind kind, const BlockPlace& place) const {
        AnatomyBlock block;
        block.kind = kind;
        block.handle = {place.offset, place.size + kForeignTrailerSize};
        return block;
    }

    // The data blocks, and the partitions of the index that name them. `seamless`: where the data ends, if it
    // lies block by block from the file's beginning on, else 0.
    Status listData(std::vector<AnatomyBlock>& blocks, std::vector<AnatomyBlock>& partitions,
                    uint64_t& seamless) const {
        const TableLayout& layout = m_table->layout();
        // As many as the properties tell, if there is room for them, and the others: to move them all is
        // dear.
        constexpr uint64_t kSmallBlock = 64;
        const uint64_t told = std::min(
            {layout.number("rocksdb.num.data.blocks"), kMostListedBlocks, m_table->fileSize() / kSmallBlock});
        blocks.reserve(told + told / 16 + kOtherBlocks);
        bool touching = true;
        uint64_t end = 0;
        ForeignIndexCursor cursor(*m_table);
        for (cursor.seekToFirst(); cursor.valid(); cursor.next()) {
            if (blocks.size() + partitions.size() >= kMostListedBlocks)
                return m_table->corruption(Reason::tooLarge, layout.index.offset);
            if (layout.twoLevelIndex &&
                (partitions.empty() || partitions.back().handle.offset != cursor.partition().offset))
                partitions.push_back(blockAt(BlockKind::index, cursor.partition()));
            AnatomyBlock& block = blocks.emplace_back(blockAt(BlockKind::data, cursor.place()));
            block.ordinal = blocks.size() - 1;
            block.separator = cursor.separator();
            touching = touching && block.handle.offset == end && m_table->checkPlace(cursor.place()).ok();
            end = block.handle.end();
        }
        if (touching)
            seamless = end;
        return cursor.status();
    }

    void peek(AnatomyBlock& block) const {
        char trailer[kForeignTrailerSize] = {};
        const uint64_t end = block.handle.end();
        if (end > m_table->fileSize() || end < kForeignTrailerSize)
            return;
        const uint64_t payload = block.handle.length - kForeignTrailerSize;
        char head[4] = {};
        const size_t headSize = std::min<uint64_t>(sizeof head, payload);
        if (!m_table->readRaw(end - kForeignTrailerSize, trailer).ok() ||
            !m_table->readRaw(block.handle.offset, {head, headSize}).ok())
            return;
        block.compression =
            blockCompression(m_table->layout().dialect, static_cast<uint8_t>(trailer[0]), {head, headSize});
        block.storedChecksum = loadFixed<uint32_t>(trailer + 1);
        if (block.compression == Compression::none)
            block.rawSize = payload;
    }

    Status countEntries(AnatomyBlock& block, const std::string& bytes) const {
        SortedBlock parsed;
        if (!SortedBlock::parse(bytes, parsed))
            return m_table->corruption(Reason::malformed, block.handle.offset);
        SortedBlockCursor cursor;
        cursor.reset(parsed);
        block.entries = 0;
        for (cursor.seekToFirst(); cursor.valid(); cursor.next())
            ++block.entries;
        return cursor.damaged() ? m_table->corruption(Reason::malformed, block.handle.offset) : Status();
    }

    void takeFirstBlock(TableProperties& properties) const {
        ForeignIndexCursor cursor(*m_table);
        cursor.seekToFirst();
        if (!cursor.valid())
            return;
        AnatomyBlock block = blockAt(BlockKind::data, cursor.place());
        peek(block);
        properties.compression = block.compression;
    }

    // What LevelDB does not record is counted.
    Status count(TableProperties& properties) const {
        const KeyOrder order;
        const std::unique_ptr<EntryCursor> cursor = m_table->newCursor(order);
        properties.minSequence = kMaxSequence;
        for (cursor->seekToFirst(); cursor->valid(); cursor->next()) {
            const InternalKey key = cursor->key();
            ++properties.entries;
            properties.tombstones += (key.trailer & 0xff) == 0;
            properties.rawKeyBytes += key.userKey.size();
            properties.rawValueBytes += cursor->value().size();
            properties.minSequence = std::min(properties.minSequence, key.sequence());
            properties.maxSequence = std::max(properties.maxSequence, key.sequence());
        }
        ForeignIndexCursor index(*m_table);
        for (index.seekToFirst(); index.valid(); index.next()) {
            ++properties.dataBlocks;
            properties.dataBytes += index.place().size + kForeignTrailerSize;
        }
        if (properties.entries == 0)
            properties.minSequence = 0;
        properties.indexBytes = m_table->layout().index.size + kForeignTrailerSize;
        return cursor->status();
    }

    const std::shared_ptr<const ForeignTable> m_table;
    const KeyOrder m_order;
    mutable std::optional<std::vector<BlockHandle>> m_gaps;  // of the last listing
};

void footerFields(const TableLayout& layout, const std::string& bytes, std::vector<AnatomyField>& fields) {
    const uint64_t begin = layout.footer.offset;
    uint64_t at = 0;
    const auto add = [&](const char* name, uint64_t length, std::string value) {
        if (length > 0)
            fields.push_back({name, begin + at, length, std::move(value)});
        at += length;
    };
    constexpr uint64_t kMagicSize = 8;
    constexpr uint64_t kVersionSize = 4;
    if (layout.dialect == TableDialect::rocksDb && layout.version > 0)
        add("checksum_kind", 1, std::to_string(static_cast<int>(layout.checksum)));
    const uint64_t tail = layout.version > 0 ? kMagicSize + kVersionSize : kMagicSize;
    if (layout.version >= 6) {
        add("extended_magic", 4, "");
        add("footer_checksum", 4, std::to_string(loadFixed<uint32_t>(bytes.data() + at)));
        add("base_context", 4, std::to_string(layout.baseContext));
        add("metaindex_size", 4, std::to_string(layout.metaindex.size));
    } else {
        for (const auto& [name, place] :
             {std::pair<const char*, BlockPlace>{"metaindex", layout.metaindex}, {"index", layout.index}})
            add(name, varintLength(place.offset) + varintLength(place.size),
                std::to_string(place.offset) + "+" + std::to_string(place.size));
    }
    add("padding", bytes.size() > tail + at ? bytes.size() - tail - at : 0, "");
    if (layout.version > 0)
        add("version", kVersionSize, std::to_string(layout.version));
    add("magic", bytes.size() > at ? bytes.size() - at : 0, "");
}

Result<std::vector<AnatomyField>> ForeignAnatomy::fields(const AnatomyBlock& block,
                                                         const std::string& bytes) const {
    std::vector<AnatomyField> fields;
    if (block.kind == BlockKind::footer) {
        footerFields(m_table->layout(), bytes, fields);
        return fields;
    }
    if (block.kind == BlockKind::filter || block.kind == BlockKind::dictionary ||
        block.kind == BlockKind::other) {
        fields.push_back({"bytes", 0, bytes.size(), std::to_string(bytes.size())});
        return fields;
    }
    SortedBlock parsed;
    if (!SortedBlock::parse(bytes, parsed))
        return m_table->corruption(Reason::malformed, block.handle.offset);
    SortedBlockCursor cursor;
    cursor.reset(parsed, block.kind == BlockKind::index ? m_table->layout().indexValues : ValueShape::sized);
    size_t before = 0;
    for (cursor.seekToFirst(); cursor.valid(); cursor.next()) {
        if (!fields.empty())
            fields.back().length = cursor.offset() - before;
        before = cursor.offset();
        fields.push_back({"entry", before, 0, printable(cursor.key())});
    }
    if (cursor.damaged())
        return m_table->corruption(Reason::malformed, block.handle.offset);
    if (!fields.empty())
        fields.back().length = parsed.entries().size() - before;
    const size_t restartsEnd = parsed.entries().size() + size_t{parsed.restarts()} * sizeof(uint32_t);
    if (restartsEnd > parsed.entries().size())
        fields.push_back({"restarts[]", parsed.entries().size(), restartsEnd - parsed.entries().size(),
                          std::to_string(parsed.restarts())});
    if (parsed.hashIndexed())
        fields.push_back({"hash_index", restartsEnd, bytes.size() - sizeof(uint32_t) - restartsEnd, ""});
    fields.push_back({"restart_count", bytes.size() - sizeof(uint32_t), sizeof(uint32_t),
                      std::to_string(parsed.restarts())});
    return fields;
}

}  // namespace

std::unique_ptr<TableAnatomy> newForeignAnatomy(std::shared_ptr<const ForeignTable> table, KeyOrder order) {
    return std::make_unique<ForeignAnatomy>(std::move(table), std::move(order));
}

}  // namespace levelscope
