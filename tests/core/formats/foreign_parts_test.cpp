// The pieces that read other engines' bytes, each for itself: what they take, and what they refuse.
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "core/formats/foreign/batch.h"
#include "core/formats/foreign/block_log.h"
#include "core/formats/foreign/codec.h"
#include "core/formats/foreign/crc32c.h"
#include "core/formats/foreign/file_finder.h"
#include "core/formats/foreign/foreign_table.h"
#include "core/formats/foreign/key_order.h"
#include "core/formats/foreign/manifest.h"
#include "core/formats/rocksdb/options_text.h"
#include "core/formats/rocksdb/ribbon.h"
#include "tests/core/table/memory_file.h"
#include "tests/support/foreign_bytes.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

std::vector<std::string> keysOf(const std::string& bytes, bool backward) {
    SortedBlock block;
    std::vector<std::string> keys;
    if (!SortedBlock::parse(bytes, block))
        return keys;
    SortedBlockCursor cursor;
    cursor.reset(block);
    if (backward)
        for (cursor.seekToLast(); cursor.valid(); cursor.prev())
            keys.insert(keys.begin(), std::string(cursor.key()));
    else
        for (cursor.seekToFirst(); cursor.valid(); cursor.next())
            keys.emplace_back(cursor.key());
    return keys;
}

struct LogContent {
    std::vector<std::string> records;
    LogEnd end = LogEnd::clean;
    Status status;
};

LogContent readAll(const std::string& bytes) {
    LogContent content;
    BlockLogReader reader(std::make_unique<StringSource>(bytes), "log");
    BlockLogRecord record;
    while (reader.read(record))
        content.records.emplace_back(record.payload);
    content.end = reader.end();
    content.status = reader.status();
    return content;
}

}  // namespace

class ForeignPartsTest : public QObject {
    Q_OBJECT

private slots:
    void aRibbonOfAnyBytesIsReadWithinItsBounds();
    void theChecksumIsCastagnolis() {
        QCOMPARE(crc32c(0, "123456789"), 0xe3069283u);
        QCOMPARE(crc32c(crc32c(0, "12345"), "6789"), 0xe3069283u);
    }

    void aBlockIsWalkedBothWaysAndSought() {
        std::vector<std::pair<std::string, std::string>> pairs;
        std::vector<std::string> keys;
        for (int i = 0; i < 50; ++i) {
            keys.push_back("prefix" + std::to_string(100 + i));
            pairs.emplace_back(keys.back(), "v");
        }
        for (const int interval : {1, 4, 1000}) {
            const std::string bytes = sortedBlock(pairs, interval);
            QVERIFY(keysOf(bytes, false) == keys);
            QVERIFY(keysOf(bytes, true) == keys);
            SortedBlock block;
            QVERIFY(SortedBlock::parse(bytes, block));
            SortedBlockCursor cursor;
            cursor.reset(block);
            cursor.seek([](std::string_view key) { return key < "prefix1205"; });
            QVERIFY(cursor.valid() && cursor.key() == "prefix121");
            cursor.prev();
            QVERIFY(cursor.valid() && cursor.key() == "prefix120");
            cursor.seek([](std::string_view) { return true; });
            QVERIFY(!cursor.valid() && !cursor.damaged());
        }
        QVERIFY(keysOf(sortedBlock({}), false).empty());
    }

    void aBlockThatLiesAboutItsSizesIsRefused() {
        SortedBlock block;
        QVERIFY(!SortedBlock::parse("abc", block));
        std::string tooMany = sortedBlock({{"a", "1"}});
        storeFixed<uint32_t>(tooMany.data() + tooMany.size() - 4, 1000);
        QVERIFY(!SortedBlock::parse(tooMany, block));
        std::string sharesTooMuch = sortedBlock({{"a", "1"}});
        sharesTooMuch[0] = 9;
        QVERIFY(SortedBlock::parse(sharesTooMuch, block));
        SortedBlockCursor cursor;
        cursor.reset(block);
        cursor.seekToFirst();
        QVERIFY(!cursor.valid() && cursor.damaged());
    }

    void nothingUnfoldsBeyondTheLimit() {
        std::string to;
        QVERIFY(unfold({.compression = Compression::zstd, .payload = "x", .rawSize = 1u << 30}, to, 1000) ==
                Unfolded::tooLarge);
        for (const Compression compression : {Compression::snappy, Compression::zlib, Compression::rawDeflate,
                                              Compression::bzip2, Compression::lz4, Compression::zstd})
            QVERIFY(unfold({.compression = compression, .payload = "nonsense"}, to) != Unfolded::ok);
    }

    void logRecordsAreGluedTogether() {
        const std::vector<std::string> records{"small", std::string(100'000, 'x'), "", "end"};
        const LogContent content = readAll(blockLog(records));
        QVERIFY(content.records == records);
        QCOMPARE(content.end, LogEnd::clean);
        QVERIFY(content.status.ok());
    }

    void aCutLogIsTornAndADamagedOneIsNot() {
        const std::string log = blockLog({"first", "second", std::string(40'000, 'x'), "last"});
        const LogContent cut = readAll(log.substr(0, log.size() - 2));
        QCOMPARE(cut.records.size(), size_t{3});
        QCOMPARE(cut.end, LogEnd::torn);
        QVERIFY(cut.status.ok());
        std::string damaged = log;
        damaged[14] ^= 1;
        const LogContent bad = readAll(damaged);
        QCOMPARE(bad.records.size(), size_t{1});
        QCOMPARE(bad.end, LogEnd::damaged);
        QCOMPARE(bad.status.reason(), Reason::checksumMismatch);
        QCOMPARE(bad.status.error().offset, uint64_t{12});
        QCOMPARE(readAll(log + std::string(5000, '\0')).end, LogEnd::clean);
    }

    void anEndOfAManifestThatIsWrongIsDamageAndAShortOneIsNot() {
        const std::string log = blockLog({"first", "second", "third"});
        const auto endOf = [](const std::string& bytes) {
            BlockLogReader reader(std::make_unique<StringSource>(bytes), "log", std::nullopt,
                                  BlockLogUse::manifest);
            BlockLogRecord record;
            while (reader.read(record)) {
            }
            return reader.end();
        };
        QCOMPARE(endOf(log), LogEnd::clean);
        QCOMPARE(endOf(log.substr(0, log.size() - 1)), LogEnd::torn);
        std::string wrong = log;
        wrong.back() ^= 1;
        QCOMPARE(endOf(wrong), LogEnd::damaged);
        std::string tooLong = log;
        tooLong[12 + 5] = 100;  // the second record would reach beyond the end
        QCOMPARE(endOf(tooLong), LogEnd::damaged);
    }

    void keysWithTimesAreOneKeyNewestFirst() {
        const KeyOrder order = KeyOrder::named("leveldb.BytewiseComparator.u64ts");
        const auto at = [](std::string key, uint64_t time) {
            putFixed64(key, time);
            return key;
        };
        QVERIFY(order.compare(at("a", 9), at("a", 3)) < 0);
        QVERIFY(order.compare(at("a", 1), at("b", 9)) < 0);
        QVERIFY(order.visible(at("key", 7)) == "key");
        QVERIFY(order.compare(order.firstStored("a"), at("a", 9)) <= 0);
        QVERIFY(KeyOrder::named("rocksdb.ReverseBytewiseComparator").compare("a", "b") > 0);
        QVERIFY(!KeyOrder::named("somebody.Elses").known());
    }

    void anUnknownManifestTagIsNamedUnlessItMayBeIgnored() {
        std::string edit;
        putVarint(edit, 8200);
        putLengthPrefixed(edit, "whatever");
        QVERIFY(decodeForeignEdit(edit, TableDialect::rocksDb).ok());
        const auto level = decodeForeignEdit(edit, TableDialect::levelDb);
        QCOMPARE(level.code(), Code::unsupported);
        QCOMPARE(level.status().error().subject, std::string("manifest tag 8200"));
        std::string other;
        putVarint(other, 150);
        QCOMPARE(decodeForeignEdit(other, TableDialect::rocksDb).code(), Code::unsupported);
        QCOMPARE(decodeForeignEdit("\x02", TableDialect::levelDb).code(), Code::corruption);
    }

    void earlyRocksDbTagsAreTakenThoughTheyHaveNoLength() {
        std::string edit;
        putVarint(edit, 8196);  // log 17 added, 5000 bytes of it synced
        putVarint(edit, 17);
        putVarint(edit, 2);
        putVarint(edit, 5000);
        putVarint(edit, 1);
        putVarint(edit, 8197);  // log 9 deleted
        putVarint(edit, 9);
        putVarint(edit, 8194);  // blob file 4: 3 blobs, 99 bytes, no checksum
        for (const uint64_t value : {4, 3, 99, 0, 0, 0})
            putVarint(edit, value);
        putVarint(edit, 4);
        putVarint(edit, 1234);
        const auto decoded = decodeForeignEdit(edit, TableDialect::rocksDb);
        QVERIFY2(decoded.ok(), toLogString(decoded.status()).c_str());
        QCOMPARE(decoded->lastSequence, std::optional<SequenceNumber>(1234));
        QCOMPARE(decoded->fields.size(), size_t{3});
    }

    void logsKeptForPreparedTransactionsAreRead() {
        ManifestState state;
        state.families[0].logNumber = 20;
        state.families[1].logNumber = 30;
        QCOMPARE(state.firstLog(TableDialect::rocksDb), uint64_t{20});
        state.minLogToKeep = 12;
        QCOMPARE(state.firstLog(TableDialect::rocksDb), uint64_t{12});
    }

    void aBatchIsTakenApart() {
        ForeignBatchHeader header;
        std::vector<std::string> keys;
        const auto take = [&](const ForeignOperation& operation) {
            keys.emplace_back(operation.key);
            return Status();
        };
        QVERIFY(
            eachOperation(putBatch(7, {{"a", "1"}, {"b", "2"}}), TableDialect::levelDb, header, take).ok());
        QCOMPARE(header.firstSequence, SequenceNumber{7});
        QVERIFY(keys == std::vector<std::string>({"a", "b"}));
        QVERIFY(!eachOperation("short", TableDialect::levelDb, header, take).ok());
        std::string miscounted = putBatch(1, {{"a", "1"}, {"b", "2"}});
        storeFixed<uint32_t>(miscounted.data() + 8, 1);
        QCOMPARE(eachOperation(miscounted, TableDialect::levelDb, header, take).code(), Code::corruption);
        std::string odd = putBatch(1, {{"a", "1"}});
        odd[12] = 0x66;
        QCOMPARE(eachOperation(odd, TableDialect::rocksDb, header, take).code(), Code::unsupported);
    }

    void aTableIsReadAndItsFooterChecked() {
        const std::string bytes = uncheckedTable();
        const auto table = ForeignTable::open(std::make_unique<StringSource>(bytes), "table", 7);
        QVERIFY2(table.ok(), toLogString(table.status()).c_str());
        const KeyOrder order;
        const auto cursor = (*table)->newCursor(order);
        int entries = 0;
        for (cursor->seekToFirst(); cursor->valid(); cursor->next())
            ++entries;
        QCOMPARE(entries, 60);
        QVERIFY(cursor->status().ok());
        QCOMPARE((*table)->rangeTombstones()->size(), size_t{1});
        for (const auto& [offset, value, subject] : std::vector<std::tuple<size_t, uint64_t, std::string>>{
                 {8, 0x8242229663bf9564ull, "RocksDB plain table"},
                 {8, 0x926789d0c5f17873ull, "RocksDB cuckoo table"}}) {
            std::string changed = bytes;
            storeFixed(changed.data() + changed.size() - offset, value);
            const auto refused = ForeignTable::open(std::make_unique<StringSource>(changed), "table", 7);
            QCOMPARE(refused.code(), Code::unsupported);
            QCOMPARE(refused.status().error().subject, subject);
        }
        std::string newer = bytes;
        newer[newer.size() - 12] = 8;
        QCOMPARE(ForeignTable::open(std::make_unique<StringSource>(newer), "table", 7).status().reason(),
                 Reason::newerVersion);
    }

    void checksumsOfFormats6And7AreMixedWithWhereTheyLie() {
        const std::vector<std::pair<std::string, std::string>> pairs{{internalKey("a", 5), "1"},
                                                                     {internalKey("b", 6), "2"}};
        for (const uint32_t version : {6u, 7u}) {
            const std::string bytes = contextTable(pairs, version);
            const auto table = ForeignTable::open(std::make_unique<StringSource>(bytes), "table", 7);
            QVERIFY2(table.ok(), toLogString(table.status()).c_str());
            QCOMPARE((*table)->layout().version, version);
            QCOMPARE((*table)->layout().number("rocksdb.num.entries"), uint64_t{2});
            const KeyOrder order;
            const auto cursor = (*table)->newCursor(order);
            cursor->seekToFirst();
            QVERIFY2(cursor->valid() && cursor->key().userKey == "a", toLogString(cursor->status()).c_str());
            for (const size_t behind : {1u, 20u, 45u}) {
                std::string damaged = bytes;
                damaged[damaged.size() - behind] ^= 1;
                QVERIFY(!ForeignTable::open(std::make_unique<StringSource>(damaged), "table", 7).ok());
            }
            // A sound block in another place is not sound there.
            std::string moved = bytes;
            moved.insert(0, moved.substr(0, 64));
            QVERIFY(!ForeignTable::open(std::make_unique<StringSource>(moved), "table", 7).ok());
        }
    }

    // An index of partitions whose top cannot be read must not pass for an empty table.
    void aDamagedTopIndexIsNotAnEmptyTable() {
        const std::string bytes = uncheckedTable(5, 12, 2);
        const auto sound = ForeignTable::open(std::make_unique<StringSource>(bytes), "table", 7);
        QVERIFY(sound.ok());
        std::string damaged = bytes;
        damaged[(*sound)->layout().index.offset] = 100;  // shares 100 bytes with nothing
        const auto table = ForeignTable::open(std::make_unique<StringSource>(damaged), "table", 7);
        QVERIFY(table.ok());
        const KeyOrder order;
        const auto cursor = (*table)->newCursor(order);
        cursor->seekToFirst();
        QVERIFY(!cursor->valid());
        QCOMPARE(cursor->status().code(), Code::corruption);
        cursor->seek("key1030", ~uint64_t{0});
        QCOMPARE(cursor->status().code(), Code::corruption);
        cursor->seekToLast();
        QCOMPARE(cursor->status().code(), Code::corruption);
    }

    void filesAreLookedForWhereTheyMayBe() {
        QTemporaryDir directory;
        const auto touch = [&directory](const QString& name) {
            const QString path = directory.filePath(name);
            QDir().mkpath(QFileInfo(path).path());
            return QFile(path).open(QIODevice::WriteOnly);
        };
        for (const char* name :
             {"000005.sst", "000005.ldb", "000006.ldb", "logs/000007.log", "lost/000008.log",
              "archive/000009.log", "backup/CURRENT", "backup/000010.log"})
            QVERIFY(touch(name));
        ForeignFileFinder rocks;
        const std::string path = directory.path().toStdString();
        QVERIFY(rocks.look(posixFileSystem(), path, TableDialect::rocksDb).ok());
        QCOMPARE(rocks.table(5), path + "/000005.sst");
        QCOMPARE(rocks.table(6), path + "/000006.ldb");
        QVERIFY(rocks.table(11).empty());
        QCOMPARE(rocks.logs().size(), size_t{1});
        QCOMPARE(rocks.logs().at(7), path + "/logs/000007.log");
        ForeignFileFinder level;
        QVERIFY(level.look(posixFileSystem(), path, TableDialect::levelDb).ok());
        QCOMPARE(level.table(5), path + "/000005.ldb");
        QVERIFY(level.logs().empty());
    }

    void namesAreStrict() {
        QCOMPARE(parseForeignName("000012.ldb")->number, uint64_t{12});
        QVERIFY(parseForeignName("MANIFEST-000000")->kind == ForeignFileKind::manifest);
        for (const char* name : {"12.ldb.bak", "-1.sst", ".log", "MANIFEST-", "MANIFEST-x", "CURRENT.old"})
            QVERIFY2(!parseForeignName(name), name);
    }

    void optionsAreKeptBySection() {
        const auto options = rocksdb::parseOptions(
            "[DBOptions]\n  wal_dir=/x\n[CFOptions \"a b\"]\n  merge_operator={id=X;delimiter=,;}\njunk\n");
        QCOMPARE(options.storeValue("wal_dir"), std::string("/x"));
        QCOMPARE(options.familyValue("a b", "merge_operator"), std::string("{id=X;delimiter=,;}"));
        QVERIFY(options.familyValue("none", "merge_operator").empty());
    }
};

void ForeignPartsTest::aRibbonOfAnyBytesIsReadWithinItsBounds() {
    for (uint32_t blocks = 0; blocks < 70; ++blocks)
        for (size_t size = 0; size < 700; size += 15) {
            const rocksdb::Ribbon ribbon(size, blocks, blocks * 7);
            const std::string bytes(size, '\x5a');
            for (uint64_t key = 0; key < 4; ++key) {
                const uint64_t hash = key * 0x5555555555555555;
                for (const FilterProbe& probe : ribbon.probes(hash, 0))
                    for (const uint64_t bit : probe.bits)
                        QVERIFY(bit < size * 8);
                static_cast<void>(ribbon.mayContain(hash, bytes));
            }
        }
}

QTEST_APPLESS_MAIN(ForeignPartsTest)
#include "foreign_parts_test.moc"
