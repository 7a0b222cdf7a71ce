// The anatomy shows what the reader reads: every byte has an owner, entries equal the cursor's, filter bits
// are the real ones.
#include <QtTest/QTest>

#include "core/table/table_anatomy.h"
#include "tests/core/table/table_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

TableOptions smallBlocks(Compression compression) {
    TableOptions options;
    options.blockSize = 900;
    options.compression = compression;
    return options;
}

std::unique_ptr<TableAnatomy> anatomyOf(const std::string& bytes) {
    auto anatomy = TableAnatomy::open(std::make_unique<StringSource>(bytes), "table", 7);
    return anatomy.ok() ? std::move(anatomy).value() : nullptr;
}

}  // namespace

class TableAnatomyTest : public QObject {
    Q_OBJECT

private slots:
    void everyByteOfTheFileBelongsToOneBlock();
    void everyByteOfABlockBelongsToOneField();
    void entriesAreThoseOfTheCursor();
    void entryRangesPointAtTheirBytes();
    void filterBitsAreTheOnesTheReaderProbes();
    void aDamagedBlockIsReportedAndTheOthersStayReadable();
    void aDamagedIndexLeavesTheRestVisible();
    void separatorsBoundTheirBlocks();
};

void TableAnatomyTest::everyByteOfTheFileBelongsToOneBlock() {
    for (const Compression compression : {Compression::none, Compression::lz4, Compression::zstd}) {
        const std::string bytes = build(mixedOracle(4, 500), smallBlocks(compression), 7, {{"a", "b", 3}});
        const auto anatomy = anatomyOf(bytes);
        QVERIFY(anatomy);
        const auto blocks = anatomy->blocks();
        QVERIFY(blocks.ok());
        uint64_t at = 0;
        for (const AnatomyBlock& block : *blocks) {
            QCOMPARE(block.handle.offset, at);
            at += block.handle.length;
        }
        QCOMPARE(at, uint64_t{bytes.size()});
        QCOMPARE(blocks->back().kind, BlockKind::footer);
        QVERIFY(anatomy->gaps().empty());
    }
}

void TableAnatomyTest::everyByteOfABlockBelongsToOneField() {
    const auto anatomy = anatomyOf(
        build(mixedOracle(5, 300), smallBlocks(Compression::lz4), 7, {{"a", "b", 3}, {"c", "d", 4}}));
    QVERIFY(anatomy);
    auto blocks = anatomy->blocks();
    QVERIFY(blocks.ok());
    for (AnatomyBlock& block : *blocks) {
        const uint64_t peekedChecksum = block.storedChecksum;
        const auto bytes = anatomy->readBlock(block);
        QVERIFY(bytes.ok());
        QCOMPARE(block.storedChecksum, block.computedChecksum);
        QVERIFY(block.kind == BlockKind::footer || block.storedChecksum == peekedChecksum);
        QCOMPARE(block.rawSize, uint64_t{bytes->size()});
        const auto fields = anatomy->fields(block, *bytes);
        QVERIFY(fields.ok());
        uint64_t at = block.kind == BlockKind::footer ? block.handle.offset : 0;
        const uint64_t end = at + bytes->size();
        for (const AnatomyField& field : *fields) {
            QCOMPARE(field.offset, at);
            QVERIFY(!field.name.empty());
            at += field.length;
        }
        QCOMPARE(at, end);
    }
}

void TableAnatomyTest::entriesAreThoseOfTheCursor() {
    const std::string bytes = build(mixedOracle(6, 700), smallBlocks(Compression::zstd));
    const auto anatomy = anatomyOf(bytes);
    const auto table = openBytes(bytes);
    QVERIFY(anatomy && table.ok());
    const auto cursor = (*table)->newCursor();
    cursor->seekToFirst();
    auto blocks = anatomy->blocks();
    QVERIFY(blocks.ok());
    for (AnatomyBlock& block : *blocks) {
        if (block.kind != BlockKind::data)
            continue;
        const auto raw = anatomy->readBlock(block);
        QVERIFY(raw.ok());
        const auto entries = anatomy->entries(*raw, 5);
        QVERIFY(entries.ok());
        QCOMPARE(block.entries, uint64_t{entries->size()});
        for (const AnatomyEntry& entry : *entries) {
            QVERIFY(cursor->valid());
            QVERIFY(entry.userKey == cursor->key().userKey);
            QCOMPARE(entry.trailer, cursor->key().trailer);
            QVERIFY(entry.value == cursor->value().substr(0, 5));
            QCOMPARE(entry.valueSize, uint64_t{cursor->value().size()});
            cursor->next();
        }
    }
    QVERIFY(!cursor->valid());
}

void TableAnatomyTest::entryRangesPointAtTheirBytes() {
    const auto anatomy = anatomyOf(build(mixedOracle(8, 200), smallBlocks(Compression::lz4)));
    QVERIFY(anatomy);
    auto blocks = anatomy->blocks();
    QVERIFY(blocks.ok());
    const auto raw = anatomy->readBlock(blocks->front());
    QVERIFY(raw.ok());
    const auto entries = anatomy->entries(*raw, 1 << 20);
    QVERIFY(entries.ok());
    for (const AnatomyEntry& entry : *entries) {
        QVERIFY(raw->substr(entry.valueOffset, entry.valueSize) == entry.value);
        QVERIFY(raw->substr(entry.keyOffset, entry.keyLength) == entry.userKey.substr(entry.sharedPrefix));
    }
}

void TableAnatomyTest::filterBitsAreTheOnesTheReaderProbes() {
    const Oracle oracle = mixedOracle(9, 2000);
    const std::string bytes = build(oracle, {});
    const auto anatomy = anatomyOf(bytes);
    const auto table = openBytes(bytes);
    QVERIFY(anatomy && table.ok());
    const auto filter = anatomy->filter();
    QVERIFY(filter.ok());
    QCOMPARE(filter->bits, uint64_t{filter->bytes.size() * 8});
    QCOMPARE(filter->lineBits, 512u);
    const auto allSet = [&](std::string_view key) {
        const std::vector<FilterProbe> probes = TableAnatomy::probes(*filter, key);
        const bool passed = std::all_of(probes.begin(), probes.end(),
                                        [&](const FilterProbe& probe) { return filter->passes(probe); });
        return probes.size() == filter->probes && passed == TableAnatomy::mayContain(*filter, key) && passed;
    };
    for (const auto& [key, value] : oracle)
        QVERIFY(allSet(key.first));
    int agreed = 0;
    for (int i = 0; i < 5000; ++i) {
        const std::string key = "other" + std::to_string(i);
        agreed += allSet(key) == *(*table)->mayContain(hash64(key)) ? 1 : 0;
    }
    QCOMPARE(agreed, 5000);
    TableOptions without;
    without.filterBitsPerKey = 0;
    const auto bare = anatomyOf(build(oracle, without));
    QVERIFY(bare && bare->filter().ok());
    QCOMPARE(bare->filter()->bits, uint64_t{0});
    QVERIFY(TableAnatomy::probes(*bare->filter(), "x").empty());
}

void TableAnatomyTest::aDamagedBlockIsReportedAndTheOthersStayReadable() {
    std::string bytes = build(mixedOracle(10, 500), smallBlocks(Compression::lz4));
    auto blocks = anatomyOf(bytes)->blocks();
    QVERIFY(blocks.ok());
    const BlockHandle damaged = blocks->at(3).handle;
    bytes[damaged.offset + 5] = static_cast<char>(bytes[damaged.offset + 5] ^ 4);
    const auto anatomy = anatomyOf(bytes);
    QVERIFY(anatomy);
    blocks = anatomy->blocks();
    QVERIFY(blocks.ok());
    for (size_t i = 0; i < blocks->size(); ++i) {
        AnatomyBlock& block = blocks->at(i);
        const auto raw = anatomy->readBlock(block);
        QCOMPARE(raw.ok(), i != 3);
        if (i == 3) {
            QCOMPARE(raw.status().reason(), Reason::checksumMismatch);
            QCOMPARE(raw.status().error().offset, damaged.offset);
            QVERIFY(block.storedChecksum != block.computedChecksum);
        }
    }
}

void TableAnatomyTest::aDamagedIndexLeavesTheRestVisible() {
    std::string bytes = build(mixedOracle(12, 500), smallBlocks(Compression::lz4));
    const auto sound = anatomyOf(bytes)->blocks();
    QVERIFY(sound.ok());
    const auto index = std::find_if(sound->begin(), sound->end(),
                                    [](const AnatomyBlock& b) { return b.kind == BlockKind::index; });
    bytes[index->handle.offset] = static_cast<char>(bytes[index->handle.offset] ^ 1);
    const auto anatomy = anatomyOf(bytes);
    QVERIFY(anatomy);
    auto blocks = anatomy->blocks();
    QVERIFY(blocks.ok());
    QCOMPARE(blocks->front().kind, BlockKind::filter);
    const auto gaps = anatomy->gaps();
    QCOMPARE(gaps.size(), size_t{1});
    QCOMPARE(gaps.front().end(), blocks->front().handle.offset);
    for (AnatomyBlock& block : *blocks)
        QCOMPARE(anatomy->readBlock(block).ok(), block.kind != BlockKind::index);
    QVERIFY(anatomy->properties().ok());
}

void TableAnatomyTest::separatorsBoundTheirBlocks() {
    const auto anatomy = anatomyOf(build(mixedOracle(13, 2000), smallBlocks(Compression::lz4)));
    QVERIFY(anatomy);
    auto blocks = anatomy->blocks();
    QVERIFY(blocks.ok());
    std::string previous;
    for (AnatomyBlock& block : *blocks) {
        if (block.kind != BlockKind::data)
            continue;
        const auto raw = anatomy->readBlock(block);
        QVERIFY(raw.ok());
        const auto entries = anatomy->entries(*raw);
        QVERIFY(entries.ok());
        QVERIFY(entries->front().userKey >= previous);
        QVERIFY(entries->back().userKey <= block.separator);
        QVERIFY(block.separator.size() <= std::max<size_t>(entries->back().userKey.size(), 1));
        previous = block.separator;
    }
}

QTEST_APPLESS_MAIN(TableAnatomyTest)
#include "table_anatomy_test.moc"
