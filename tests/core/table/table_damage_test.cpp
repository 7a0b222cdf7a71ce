// Damage is found or harmless: any bit flipped, any length cut, any file in another's place.
#include <QtTest/QTest>

#include "core/table/data_block.h"
#include "core/table/format.h"
#include "core/table/table_anatomy.h"
#include "tests/core/table/table_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

Oracle smallOracle() {
    Oracle oracle;
    for (int i = 0; i < 40; ++i)
        oracle[{"key" + std::to_string(i * 37 % 100),
                packTrailer(static_cast<SequenceNumber>(i + 1), EntryType::value)}] =
            "value number " + std::to_string(i) + " of a small table";
    return oracle;
}

std::string smallTable(Compression compression) {
    TableOptions options;
    options.blockSize = 400;
    options.compression = compression;
    return build(smallOracle(), options, 7, {{"key5", "key6", 90}});
}

enum class Outcome { identical, detected, silent };

// Everything the table can tell, one line an item: look-ups of present and absent keys, a walk, tombstones,
// properties.
std::string observe(const TableReader& table, Status& failure) {
    std::string seen;
    const auto note = [&](const Status& status) {
        if (failure.ok())
            failure = status;
    };
    for (int i = 0; i < 100; ++i) {
        const std::string key = "key" + std::to_string(i);
        TableHit hit;
        const auto found = table.get(key, hash64(key), kMaxSequence, hit);
        note(found.status());
        if (found.ok())
            seen += *found ? std::string(hit.value) + "\n" : "none\n";
    }
    const auto cursor = table.newCursor(false, 1 << 16);
    for (cursor->seekToFirst(); cursor->valid(); cursor->next())
        seen.append(cursor->key().userKey)
            .append(std::to_string(cursor->key().trailer))
            .append(cursor->value());
    note(cursor->status());
    const auto tombstones = table.rangeTombstones();
    note(tombstones.status());
    if (tombstones.ok())
        for (const RangeTombstone& tombstone : *tombstones)
            seen += tombstone.from + tombstone.to + std::to_string(tombstone.sequence);
    const auto properties = table.properties();
    note(properties.status());
    if (properties.ok())
        seen += std::to_string(properties->entries) + properties->creator;
    return seen;
}

Outcome outcomeOf(const std::string& bytes, const std::string& expected, Status& failure) {
    const auto table = openBytes(bytes);
    if (!table.ok()) {
        failure = table.status();
        return Outcome::detected;
    }
    const std::string seen = observe(**table, failure);
    if (!failure.ok())
        return Outcome::detected;
    return seen == expected ? Outcome::identical : Outcome::silent;
}

std::string expectedOf(const std::string& bytes) {
    Status failure;
    const auto table = openBytes(bytes);
    return table.ok() ? observe(**table, failure) : "";
}

}  // namespace

class TableDamageTest : public QObject {
    Q_OBJECT

private slots:
    void everyFlippedBitIsDetected_data();
    void everyFlippedBitIsDetected();
    void everyTruncationIsDetected();
    void appendedBytesAreDetected();
    void anotherTablesFileIsNamedAsSuch();
    void blocksSwappedInsideATableAreDetected();
    void aNewerVersionIsToldFromDamage();
    void aBlockThatClaimsToUnfoldTooFarIsRefusedBeforeAllocation();
    void forgedLayoutsWithRightChecksumsAreRefused();
    void aReadErrorIsPassedOnAndNotRemembered();
};

void TableDamageTest::everyFlippedBitIsDetected_data() {
    QTest::addColumn<int>("compression");
    QTest::newRow("stored as it is") << 0;
    QTest::newRow("LZ4") << 1;
    QTest::newRow("zstd") << 2;
}

void TableDamageTest::everyFlippedBitIsDetected() {
    QFETCH(int, compression);
    const std::string sound = smallTable(static_cast<Compression>(compression));
    const std::string expected = expectedOf(sound);
    QVERIFY(!expected.empty());
    size_t detected = 0;
    for (size_t bit = 0; bit < sound.size() * 8; ++bit) {
        std::string damaged = sound;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << (bit % 8));
        Status failure;
        const Outcome outcome = outcomeOf(damaged, expected, failure);
        QVERIFY2(outcome != Outcome::silent, qPrintable(QString("bit %1").arg(bit)));
        if (outcome != Outcome::detected)
            continue;
        ++detected;
        QVERIFY2(failure.is(Code::corruption) || failure.is(Code::unsupported), toLogString(failure).c_str());
        QCOMPARE(failure.error().file, std::string("table"));
        QVERIFY(failure.error().offset <= sound.size());
    }
    QCOMPARE(detected, sound.size() * 8);
}

void TableDamageTest::everyTruncationIsDetected() {
    const std::string sound = smallTable(Compression::lz4);
    for (size_t length = 0; length < sound.size(); ++length) {
        const auto table = openBytes(sound.substr(0, length));
        QVERIFY2(!table.ok(), qPrintable(QString::number(length)));
        QVERIFY(table.status().is(Code::corruption));
    }
}

void TableDamageTest::appendedBytesAreDetected() {
    const std::string sound = smallTable(Compression::lz4);
    for (size_t extra = 1; extra < 300; ++extra)
        QVERIFY(!openBytes(sound + std::string(extra, '\0')).ok());
    QVERIFY(!openBytes(sound + sound).ok());
}

void TableDamageTest::anotherTablesFileIsNamedAsSuch() {
    const std::string other = build(smallOracle(), {}, 8);
    const auto table = openBytes(other, 7);
    QVERIFY(!table.ok());
    QCOMPARE(table.status().reason(), Reason::wrongFile);
    QCOMPARE(table.status().error().expected, uint64_t{7});
    QCOMPARE(table.status().error().got, uint64_t{8});
    const auto any = openBytes(other, kAnyFileNumber);
    QVERIFY(any.ok());
    QCOMPARE((*any)->fileNumber(), uint64_t{8});
}

void TableDamageTest::blocksSwappedInsideATableAreDetected() {
    Oracle oracle;
    for (char letter = 'a'; letter <= 'd'; ++letter)
        oracle[{std::string(1, letter), packTrailer(1, EntryType::value)}] = std::string(300, letter);
    TableOptions options;
    options.blockSize = 100;
    options.compression = Compression::none;
    std::string bytes = build(oracle, options);
    const auto anatomy = TableAnatomy::open(std::make_unique<StringSource>(bytes), "table", 7);
    QVERIFY(anatomy.ok());
    const auto blocks = (*anatomy)->blocks();
    QVERIFY(blocks.ok() && blocks->size() > 4);
    const BlockHandle first = blocks->at(0).handle;
    const BlockHandle second = blocks->at(1).handle;
    QCOMPARE(first.length, second.length);
    const std::string kept = bytes.substr(first.offset, first.length);
    bytes.replace(first.offset, first.length, bytes.substr(second.offset, second.length));
    bytes.replace(second.offset, second.length, kept);
    const auto table = openBytes(bytes);
    QVERIFY(table.ok());
    TableHit hit;
    const auto found = (*table)->get("a", hash64("a"), kMaxSequence, hit);
    QVERIFY(!found.ok());
    QCOMPARE(found.status().reason(), Reason::checksumMismatch);
    QCOMPARE(found.status().error().offset, first.offset);
    QVERIFY(*(*table)->get("c", hash64("c"), kMaxSequence, hit));
}

void TableDamageTest::aNewerVersionIsToldFromDamage() {
    std::string bytes = smallTable(Compression::lz4);
    auto footer = readFooter(StringSource(bytes), "table", 7);
    QVERIFY(footer.ok());
    footer->version = kTableVersion + 1;
    bytes.replace(bytes.size() - kFooterSize, kFooterSize, encodeFooter(*footer));
    const auto table = openBytes(bytes);
    QCOMPARE(table.code(), Code::unsupported);
    QCOMPARE(table.status().reason(), Reason::newerVersion);
    QCOMPARE(table.status().error().got, uint64_t{kTableVersion + 1});
}

void TableDamageTest::aBlockThatClaimsToUnfoldTooFarIsRefusedBeforeAllocation() {
    std::string block = "LZ4 bytes?";
    block.push_back(static_cast<char>(Compression::lz4));
    block.push_back(static_cast<char>(BlockKind::data));
    putFixed16(block, 0);
    putFixed32(block, 0xffffffff);
    putFixed64(block, hash64(block, placeSeed(7, 0)));
    const StringSource file(block);
    const std::string path = "table";
    const auto raw = readBlock({file, path, 7}, {0, block.size()}, BlockKind::data);
    QCOMPARE(raw.status().reason(), Reason::tooLarge);
}

void TableDamageTest::forgedLayoutsWithRightChecksumsAreRefused() {
    // Every byte of a sound data block set to every value: whatever passes validation must be readable
    // without leaving the block (address sanitizers watch).
    DataBlockBuilder builder;
    for (int i = 0; i < 5; ++i)
        builder.add("common/" + std::string(static_cast<size_t>(i), 'x'), packTrailer(9, EntryType::value),
                    std::string(static_cast<size_t>(i * 3), 'v'));
    std::string block;
    builder.finish(block);
    int refused = 0;
    for (size_t at = 0; at < block.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            const auto bytes = std::make_unique<char[]>(block.size() + kBlockSlop);
            std::memcpy(bytes.get(), block.data(), block.size());
            bytes[at] = static_cast<char>(value);
            const std::string_view forged(bytes.get(), block.size());
            if (!DataBlockView::validate(forged)) {
                ++refused;
                continue;
            }
            const DataBlockView view(forged);
            size_t total = 0;
            for (uint32_t i = 0; i < view.count(); ++i)
                total += view.suffix(i).size() + view.value(i).size() + (view.trailer(i) & 1);
            view.lowerBound("common/xx", 5);
            QVERIFY(total <= block.size() + view.count());
        }
    }
    QVERIFY(refused > 1000);
}

void TableDamageTest::aReadErrorIsPassedOnAndNotRemembered() {
    class Failing final : public RandomAccessFile {
    public:
        Failing(std::string bytes, const bool* fail) : m_file(std::move(bytes)), m_fail(fail) {}
        Status read(uint64_t offset, std::span<char> to) const override {
            return *m_fail ? Status::fromErrno(EIO, "pread", "table", offset) : m_file.read(offset, to);
        }
        uint64_t size() const override { return m_file.size(); }
        void willNeed(uint64_t, uint64_t) const override {}

    private:
        StringSource m_file;
        const bool* m_fail;
    };
    bool fail = false;
    const auto table = TableReader::open(std::make_unique<Failing>(smallTable(Compression::lz4), &fail),
                                         "table", 7, std::make_shared<BlockCache>(1 << 20));
    QVERIFY(table.ok());
    fail = true;
    TableHit hit;
    const auto failed = (*table)->get("key0", hash64("key0"), kMaxSequence, hit);
    QCOMPARE(failed.code(), Code::ioError);
    const auto cursor = (*table)->newCursor();
    cursor->seekToFirst();
    QVERIFY(!cursor->valid());
    QCOMPARE(cursor->status().code(), Code::ioError);
    fail = false;
    QVERIFY(*(*table)->get("key0", hash64("key0"), kMaxSequence, hit));
    cursor->seekToFirst();
    QVERIFY(cursor->valid() && cursor->status().ok());
}

QTEST_APPLESS_MAIN(TableDamageTest)
#include "table_damage_test.moc"
