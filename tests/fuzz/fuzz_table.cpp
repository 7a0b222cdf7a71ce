#include "tests/fuzz/fuzz_table.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/table/data_block.h"
#include "core/table/filter_block.h"
#include "core/table/index_block.h"
#include "core/table/properties_block.h"
#include "core/table/table_builder.h"
#include "core/table/table_reader.h"
#include "tests/core/table/memory_file.h"
#include "tests/fuzz/fuzz_check.h"

namespace levelscope::fuzz {

namespace {

constexpr uint64_t kNumber = 7;
constexpr uint64_t kMostSteps = 100'000;

void walk(const TableReader& table) {
    const std::unique_ptr<TableCursor> cursor = table.newCursor();
    uint64_t entries = 0;
    for (cursor->seekToFirst(); cursor->valid(); cursor->next()) {
        FUZZ_CHECK(cursor->key().userKey.size() + cursor->value().size() < (uint64_t{1} << 32));
        FUZZ_CHECK(++entries < kMostSteps);
    }
    const bool whole = cursor->status().ok();
    uint64_t backwards = 0;
    for (cursor->seekToLast(); cursor->valid(); cursor->prev())
        FUZZ_CHECK(++backwards < kMostSteps);
    FUZZ_CHECK(!whole || !cursor->status().ok() || backwards == entries);
    for (const std::string_view key : {"", "key2", "key5x", "zzz"}) {
        cursor->seek(key, seekTrailer(kMaxSequence));
        TableHit hit;
        (void)table.get(key, hash64(key), kMaxSequence, hit);
        (void)table.mayContain(hash64(key));
        (void)table.approximateOffset(key);
    }
    (void)table.properties();
    (void)table.rangeTombstones();
    (void)table.keyNear(table.fileSize() / 2);
}

void fixBlock(std::string& table, BlockHandle handle) {
    if (handle.length < kBlockTrailerSize || handle.offset > table.size() ||
        handle.length > table.size() - handle.offset)
        return;
    const std::string_view covered = std::string_view(table).substr(handle.offset, handle.length - 8);
    const uint64_t check = hash64(covered, placeSeed(kNumber, handle.offset));
    storeFixed(table.data() + handle.end() - 8, check);
}

// As the writer would have sealed these bytes: the footer keeps its fields, every block gets its checksum.
std::string sealed(std::string table, const std::string& original) {
    if (table.size() < kFooterSize)
        return table;
    const auto footer = readFooter(test::StringSource(original), "table", kNumber);
    FUZZ_CHECK(footer.ok());
    const std::string tail = original.substr(original.size() - kFooterSize);
    table.resize(original.size());
    table.replace(table.size() - kFooterSize, kFooterSize, tail);
    for (const BlockHandle handle :
         {footer->filter, footer->rangeTombstones, footer->index, footer->properties})
        fixBlock(table, handle);
    std::string index = original.substr(footer->index.offset, footer->index.length - kBlockTrailerSize);
    index.append(kBlockSlop, '\0');
    const std::string_view block(index.data(), index.size() - kBlockSlop);
    if (!IndexBlockView::validate(block, footer->dataEnd()))
        return table;
    const IndexBlockView view(block);
    for (uint32_t i = 0; i < view.count(); ++i)
        fixBlock(table, view.handle(i));
    return table;
}

std::string buildTable(Compression compression) {
    std::string bytes;
    TableBuilder builder(
        {.blockSize = 256, .compression = compression, .compressionLevel = 1, .filterBitsPerKey = 10},
        std::make_unique<test::StringSink>(&bytes), kNumber);
    for (uint64_t i = 0; i < 60; ++i) {
        const std::string key = "key" + std::to_string(100 + i);
        builder.add({key, packTrailer(1000 - i, i % 7 == 0 ? EntryType::tombstone : EntryType::value)},
                    i % 7 == 0 ? "" : std::string(i % 40, 'v'));
    }
    builder.addRangeTombstone({.from = "key110", .to = "key120", .sequence = 500});
    FUZZ_CHECK(builder.finish().ok());
    return bytes;
}

// A copy with the slop behind it that views may read.
class Padded {
public:
    explicit Padded(std::string_view bytes) : m_bytes(bytes), m_size(bytes.size()) {
        m_bytes.append(kBlockSlop, '\0');
    }
    std::string_view view() const { return {m_bytes.data(), m_size}; }

private:
    std::string m_bytes;
    size_t m_size;
};

}  // namespace

void runTable(std::string_view bytes) {
    auto table = TableReader::open(std::make_unique<test::StringSource>(std::string(bytes)), "table", kNumber,
                                   std::make_shared<BlockCache>(1 << 20));
    if (table.ok())
        walk(**table);
}

void runTableBlocks(std::string_view bytes) {
    static const std::string kOriginal = buildTable(Compression::none);
    runTable(sealed(std::string(bytes), kOriginal));
}

void runDataBlock(std::string_view bytes) {
    const Padded block(bytes);
    if (!DataBlockView::validate(block.view()))
        return;
    const DataBlockView view(block.view());
    uint64_t total = 0;
    for (uint32_t i = 0; i < view.count(); ++i) {
        total += view.suffix(i).size() + view.value(i).size() + view.commonPrefix().size();
        (void)view.keyEquals(i, std::string(view.commonPrefix()).append(view.suffix(i)));
    }
    FUZZ_CHECK(total <= uint64_t{bytes.size()} * (uint64_t{view.count()} + 1));
    for (const std::string_view key : {"", "key", "key130", "\xff"})
        FUZZ_CHECK(view.lowerBound(key, seekTrailer(kMaxSequence)) <= view.count());
}

void runIndexBlock(std::string_view bytes) {
    const Padded block(bytes);
    constexpr uint64_t kDataEnd = 3000;
    if (!IndexBlockView::validate(block.view(), kDataEnd))
        return;
    const IndexBlockView view(block.view());
    uint64_t end = 0;
    for (uint32_t i = 0; i < view.count(); ++i) {
        FUZZ_CHECK(view.handle(i).offset == end && view.handle(i).length >= kBlockTrailerSize);
        end = view.handle(i).end();
        FUZZ_CHECK(view.separator(i).size() <= bytes.size());
        (void)view.trailer(i);
    }
    FUZZ_CHECK(end == kDataEnd || view.count() == 0);
    for (const std::string_view key : {"", "key", "key130", "\xff"}) {
        uint32_t comparisons = 0;
        FUZZ_CHECK(view.find(key, seekTrailer(kMaxSequence), comparisons) <= view.count());
    }
}

void runFilterBlock(std::string_view bytes) {
    const Padded block(bytes);
    if (!FilterBlockView::validate(block.view()))
        return;
    const FilterBlockView view(block.view());
    for (uint64_t i = 0; i < 64; ++i)
        (void)view.mayContain(hash64(std::to_string(i)));
}

void runProperties(std::string_view bytes) {
    TableProperties properties;
    if (decodeProperties(bytes, properties)) {
        TableProperties again;
        FUZZ_CHECK(decodeProperties(encodeProperties(properties), again));
        FUZZ_CHECK(encodeProperties(again) == encodeProperties(properties));
    }
    std::vector<PropertyField> fields;
    if (listProperties(bytes, fields))
        for (const PropertyField& field : fields)
            FUZZ_CHECK(field.offset <= bytes.size() && field.length <= bytes.size() - field.offset);
    std::vector<RangeTombstone> tombstones;
    if (decodeRangeTombstones(bytes, tombstones)) {
        std::vector<RangeTombstone> again;
        FUZZ_CHECK(decodeRangeTombstones(encodeRangeTombstones(tombstones), again));
        FUZZ_CHECK(again.size() == tombstones.size());
    }
}

std::vector<std::string> tableSeeds() {
    return {buildTable(Compression::none), buildTable(Compression::lz4), buildTable(Compression::zstd)};
}

std::vector<std::string> dataBlockSeeds() {
    std::vector<std::string> all;
    for (const size_t valueSize : {size_t{0}, size_t{8}, size_t{300}}) {
        DataBlockBuilder builder;
        for (uint64_t i = 0; i < 40; ++i)
            builder.add("key" + std::to_string(100 + i), packTrailer(i, EntryType::value),
                        std::string(valueSize == 300 ? i * 7 : valueSize, 'v'));
        builder.finish(all.emplace_back());
    }
    return all;
}

std::vector<std::string> indexBlockSeeds() {
    IndexBlockBuilder plain;
    IndexBlockBuilder trailers;
    for (uint64_t i = 1; i <= 10; ++i) {
        plain.add("key" + std::to_string(100 + i), 0, i * 300);
        trailers.add("key" + std::to_string(100 + i / 2), packTrailer(100 - i, EntryType::value), i * 300);
    }
    return {plain.finish(), trailers.finish()};
}

std::vector<std::string> filterBlockSeeds() {
    FilterBlockBuilder builder;
    for (int i = 0; i < 200; ++i)
        builder.add(hash64(std::to_string(i)));
    return {builder.finish(10), FilterBlockBuilder().finish(10)};
}

std::vector<std::string> propertiesSeeds() {
    const std::string table = buildTable(Compression::none);
    const test::StringSource file(table);
    const auto footer = readFooter(file, "table", kNumber);
    FUZZ_CHECK(footer.ok());
    const auto piece = [&table](BlockHandle handle) {
        return table.substr(handle.offset, handle.length - kBlockTrailerSize);
    };
    return {piece(footer->properties), piece(footer->rangeTombstones)};
}

}  // namespace levelscope::fuzz
