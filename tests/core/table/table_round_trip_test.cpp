// What goes into a table comes out of it: by look-up, by cursor, from any position, in both directions.
#include <QtTest/QTest>

#include <atomic>
#include <thread>

#include "tests/core/table/table_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

// First oracle entry at or after the internal key.
Oracle::const_iterator lowerBound(const Oracle& oracle, const std::string& key, uint64_t trailer) {
    return oracle.lower_bound({key, trailer});
}

bool sameEntry(const TableCursor& cursor, const Oracle::value_type& entry) {
    return cursor.valid() && cursor.key().userKey == entry.first.first &&
           cursor.key().trailer == entry.first.second && cursor.value() == entry.second;
}

// When the cursor is sure that a neighbour is another key's, it is.
bool neighboursTold(const TableCursor& cursor, Oracle::const_iterator at, const Oracle& oracle) {
    const std::string& key = at->first.first;
    const bool sharesPrevious = at != oracle.begin() && std::prev(at)->first.first == key;
    const bool sharesNext = std::next(at) != oracle.end() && std::next(at)->first.first == key;
    return (cursor.mayShareKeyWithNext() || !sharesNext) &&
           (cursor.mayShareKeyWithPrevious() || !sharesPrevious);
}

// Empty when the cursor agrees with the oracle everywhere.
QString walkBothWays(const Oracle& oracle, TableCursor& cursor) {
    auto expected = oracle.begin();
    for (cursor.seekToFirst(); cursor.valid(); cursor.next(), ++expected) {
        if (expected == oracle.end() || !sameEntry(cursor, *expected))
            return "forward walk differs";
        if (!neighboursTold(cursor, expected, oracle))
            return "the cursor is sure of a neighbour's key and wrong";
    }
    if (expected != oracle.end() || !cursor.status().ok())
        return "forward walk ends early";
    auto backward = oracle.rbegin();
    for (cursor.seekToLast(); cursor.valid(); cursor.prev(), ++backward)
        if (backward == oracle.rend() || !sameEntry(cursor, *backward))
            return "reverse walk differs";
    return backward == oracle.rend() && cursor.status().ok() ? "" : "reverse walk ends early";
}

}  // namespace

class TableRoundTripTest : public QObject {
    Q_OBJECT

private slots:
    void everyEntryIsFoundAgain_data();
    void everyEntryIsFoundAgain();
    void seeksLandOnTheFirstEntryAtOrBehindTheTarget();
    void aLookUpSeesTheNewestVersionAtItsSequence();
    void versionsOfOneKeyMaySpanManyBlocks();
    void aBlockFitsItsEntriesAndCodec_data();
    void aBlockFitsItsEntriesAndCodec();
    void keysOf64KiBAndHugeValuesComeBackWhole();
    void anEmptyTableIsATable();
    void aViewOfNothingIsTheEmptyKey();
    void rangeTombstonesCountForTheBounds();
    void propertiesTellWhatIsInside();
    void keysOutOfOrderAreRefused();
    void aKeyOrValueBeyondTheLimitIsRefused();
    void aFilterSparesReadsAndLetsEveryKeyPass();
    void approximateOffsetsRiseWithTheKeys();
    void theTraceTellsWhatALookUpDid();
    void aCursorWithoutCacheFillLeavesTheCacheAlone();
    void aSequentialScanReadsSeveralBlocksAtOnce();
    void manyThreadsMayReadOneTableThroughASmallCache();
};

void TableRoundTripTest::everyEntryIsFoundAgain_data() {
    QTest::addColumn<int>("compression");
    QTest::addColumn<int>("blockSize");
    QTest::addColumn<int>("entries");
    for (const int compression : {0, 1, 2})
        for (const int blockSize : {64, 1000, 16384})
            for (const int entries : {1, 2, 300, 5000})
                QTest::addRow("compression %d, blocks of %d, %d entries", compression, blockSize, entries)
                    << compression << blockSize << entries;
}

void TableRoundTripTest::everyEntryIsFoundAgain() {
    QFETCH(int, compression);
    QFETCH(int, blockSize);
    QFETCH(int, entries);
    const Oracle oracle = mixedOracle(static_cast<uint64_t>(compression * 7 + blockSize + entries),
                                      static_cast<size_t>(entries));
    TableOptions options;
    options.compression = static_cast<Compression>(compression);
    options.blockSize = static_cast<uint32_t>(blockSize);
    const auto table = openBytes(build(oracle, options));
    QVERIFY(table.ok());
    for (const auto& [key, value] : oracle) {
        TableHit hit;
        const auto found = (*table)->get(key.first, hash64(key.first), trailerSequence(key.second), hit);
        QVERIFY(found.ok() && *found);
        QCOMPARE(hit.trailer, key.second);
        QVERIFY(hit.value == value);
    }
    for (const bool fillCache : {true, false}) {
        for (const uint32_t readahead : {0u, 4096u, 1u << 20}) {
            const auto cursor = (*table)->newCursor(fillCache, readahead);
            QCOMPARE(walkBothWays(oracle, *cursor), QString());
            QCOMPARE(walkBothWays(oracle, *cursor), QString());
        }
    }
}

void TableRoundTripTest::seeksLandOnTheFirstEntryAtOrBehindTheTarget() {
    const Oracle oracle = mixedOracle(11, 3000);
    TableOptions options;
    options.blockSize = 700;
    const auto table = openBytes(build(oracle, options));
    QVERIFY(table.ok());
    const auto cursor = (*table)->newCursor();
    std::mt19937_64 random(5);
    for (int i = 0; i < 20000; ++i) {
        auto near = std::next(oracle.begin(), static_cast<long>(random() % oracle.size()));
        std::string key = near->first.first;
        uint64_t trailer = near->first.second;
        switch (random() % 5) {
            case 0: key.push_back('\0'); break;
            case 1: key = key.substr(0, key.size() / 2); break;
            case 2: trailer = random(); break;
            case 3: key = randomBytes(random, random() % 10); break;
            default: break;
        }
        cursor->seek(key, trailer);
        auto expected = lowerBound(oracle, key, trailer);
        QCOMPARE(cursor->valid(), expected != oracle.end());
        if (!cursor->valid())
            continue;
        QVERIFY(sameEntry(*cursor, *expected));
        if (random() % 2 == 0) {
            cursor->next();
            ++expected;
            QCOMPARE(cursor->valid(), expected != oracle.end());
            QVERIFY(expected == oracle.end() || sameEntry(*cursor, *expected));
        } else {
            cursor->prev();
            QCOMPARE(cursor->valid(), expected != oracle.begin());
            QVERIFY(expected == oracle.begin() || sameEntry(*cursor, *std::prev(expected)));
        }
    }
}

void TableRoundTripTest::aLookUpSeesTheNewestVersionAtItsSequence() {
    Oracle oracle;
    for (SequenceNumber sequence = 10; sequence <= 30; sequence += 10)
        oracle[{"key", packTrailer(sequence, EntryType::value)}] = "at " + std::to_string(sequence);
    const auto table = openBytes(build(oracle, {}));
    QVERIFY(table.ok());
    const auto at = [&](SequenceNumber sequence) {
        TableHit hit;
        const auto found = (*table)->get("key", hash64("key"), sequence, hit);
        return found.ok() && *found ? std::string(hit.value) : std::string("none");
    };
    QCOMPARE(at(9), std::string("none"));
    QCOMPARE(at(10), std::string("at 10"));
    QCOMPARE(at(29), std::string("at 20"));
    QCOMPARE(at(kMaxSequence), std::string("at 30"));
}

void TableRoundTripTest::versionsOfOneKeyMaySpanManyBlocks() {
    Oracle oracle;
    oracle[{"a", packTrailer(1, EntryType::value)}] = "first";
    for (SequenceNumber sequence = 1; sequence <= 4000; ++sequence)
        oracle[{"many", packTrailer(sequence, EntryType::value)}] = std::to_string(sequence);
    oracle[{"z", packTrailer(1, EntryType::value)}] = "last";
    TableOptions options;
    options.blockSize = 512;
    const auto table = openBytes(build(oracle, options));
    QVERIFY(table.ok());
    for (SequenceNumber sequence = 1; sequence <= 4000; ++sequence) {
        TableHit hit;
        const auto found = (*table)->get("many", hash64("many"), sequence, hit);
        QVERIFY(found.ok() && *found);
        QCOMPARE(std::string(hit.value), std::to_string(sequence));
    }
    const auto cursor = (*table)->newCursor();
    QCOMPARE(walkBothWays(oracle, *cursor), QString());
    cursor->seek("many", 0);
    QVERIFY(cursor->valid());
    QVERIFY(cursor->key().userKey == "z");
}

void TableRoundTripTest::aBlockFitsItsEntriesAndCodec_data() {
    QTest::addColumn<int>("valueSize");
    QTest::addColumn<int>("compression");
    QTest::addColumn<quint64>("blocks");
    QTest::newRow("14 fit") << 50 << 0 << quint64{8};
    QTest::newRow("zstd, 14 fit") << 50 << 2 << quint64{8};
    QTest::newRow("LZ4, three fit") << 300 << 1 << quint64{34};
    QTest::newRow("zstd, three would fit, two are taken") << 300 << 2 << quint64{50};
    QTest::newRow("two would fit, four are taken") << 400 << 0 << quint64{25};
    QTest::newRow("two fit, and more would have to be unfolded") << 400 << 1 << quint64{50};
    QTest::newRow("one would fit, two are taken") << 700 << 0 << quint64{50};
    QTest::newRow("one fits, and two would have to be unfolded") << 700 << 2 << quint64{100};
    QTest::newRow("none fits") << 3000 << 0 << quint64{100};
}

void TableRoundTripTest::aBlockFitsItsEntriesAndCodec() {
    QFETCH(int, valueSize);
    QFETCH(int, compression);
    QFETCH(quint64, blocks);
    Oracle oracle;
    for (int i = 100; i < 200; ++i)
        oracle[{std::to_string(i), packTrailer(1, EntryType::value)}] =
            std::string(static_cast<size_t>(valueSize), 'v');
    TableOptions options;
    options.blockSize = 1000;
    options.compression = static_cast<Compression>(compression);
    BuiltTable built;
    const auto table = openBytes(build(oracle, options, 7, {}, &built));
    QVERIFY(table.ok());
    QCOMPARE(built.properties.dataBlocks, blocks);
    QCOMPARE(walkBothWays(oracle, *(*table)->newCursor()), QString());
}

void TableRoundTripTest::keysOf64KiBAndHugeValuesComeBackWhole() {
    Oracle oracle;
    std::mt19937_64 random(3);
    oracle[{std::string(kMaxKeySize, 'k'), packTrailer(5, EntryType::value)}] = "behind a long key";
    oracle[{std::string(kMaxKeySize - 1, 'k') + "l", packTrailer(6, EntryType::value)}] = "";
    oracle[{"huge", packTrailer(7, EntryType::value)}] = randomBytes(random, 70 << 20);
    oracle[{"large", packTrailer(8, EntryType::value)}] = std::string(3 << 20, 'v');
    oracle[{"", packTrailer(9, EntryType::value)}] = "the empty key";
    for (const Compression compression : {Compression::none, Compression::lz4, Compression::zstd}) {
        TableOptions options;
        options.compression = compression;
        const auto table = openBytes(build(oracle, options));
        QVERIFY(table.ok());
        QCOMPARE(walkBothWays(oracle, *(*table)->newCursor()), QString());
        QCOMPARE(walkBothWays(oracle, *(*table)->newCursor(false, 1 << 20)), QString());
    }
}

void TableRoundTripTest::anEmptyTableIsATable() {
    BuiltTable built;
    const auto table = openBytes(build({}, {}, 7, {}, &built));
    QVERIFY(table.ok());
    QCOMPARE(built.properties.entries, uint64_t{0});
    TableHit hit;
    const auto found = (*table)->get("x", hash64("x"), kMaxSequence, hit);
    QVERIFY(found.ok() && !*found);
    const auto cursor = (*table)->newCursor();
    cursor->seekToFirst();
    QVERIFY(!cursor->valid() && cursor->status().ok());
    cursor->seekToLast();
    QVERIFY(!cursor->valid() && cursor->status().ok());
    cursor->seek("", kMaxSequence);
    QVERIFY(!cursor->valid() && cursor->status().ok());
}

void TableRoundTripTest::aViewOfNothingIsTheEmptyKey() {
    for (const bool sharedPrefix : {false, true}) {
        Oracle oracle;
        oracle[{sharedPrefix ? "common1" : "", packTrailer(1, EntryType::value)}] = "1";
        oracle[{"common2", packTrailer(1, EntryType::value)}] = "2";
        TableOptions options;
        options.filterBitsPerKey = 0;
        const auto table = openBytes(build(oracle, options));
        QVERIFY(table.ok());
        TableHit hit;
        const auto found = (*table)->get({}, hash64({}), kMaxSequence, hit);
        QVERIFY(found.ok());
        QCOMPARE(*found, !sharedPrefix);
        const auto cursor = (*table)->newCursor();
        cursor->seek({}, seekTrailer(kMaxSequence));
        QVERIFY(cursor->valid());
        QVERIFY(cursor->value() == "1");
    }
}

void TableRoundTripTest::rangeTombstonesCountForTheBounds() {
    Oracle oracle;
    oracle[{"h", packTrailer(5, EntryType::value)}] = "";
    BuiltTable built;
    const auto table = openBytes(build(oracle, {}, 7, {{"m", "q", 9}, {"b", "c", 3}}, &built));
    QVERIFY(table.ok());
    QCOMPARE(built.smallest, std::string("b"));
    QCOMPARE(built.largest, std::string("q"));
    QVERIFY(built.largestExclusive);
    QCOMPARE(built.properties.minSequence, SequenceNumber{3});
    QCOMPARE(built.properties.maxSequence, SequenceNumber{9});
    QVERIFY((*table)->hasRangeTombstones());
    const auto tombstones = (*table)->rangeTombstones();
    QVERIFY(tombstones.ok());
    QCOMPARE(tombstones->size(), size_t{2});
    QCOMPARE(tombstones->front().from, std::string("b"));
    QCOMPARE(tombstones->back().to, std::string("q"));
    QCOMPARE(tombstones->back().sequence, SequenceNumber{9});

    build(oracle, {}, 7, {{"a", "h", 1}}, &built);
    QCOMPARE(built.largest, std::string("h"));
    QVERIFY(!built.largestExclusive);
}

void TableRoundTripTest::propertiesTellWhatIsInside() {
    std::string bytes;
    TableBuilder builder({}, std::make_unique<StringSink>(&bytes), 12);
    std::string expiring(8, '\0');
    storeFixed<int64_t>(expiring.data(), 123456);
    builder.add({"a", packTrailer(4, EntryType::tombstone)}, "");
    builder.add({"bb", packTrailer(9, EntryType::expiringValue)}, expiring + "value");
    builder.setTimes({{4, 1000}, {9, 2000}});
    builder.setCreated(77);
    const auto built = builder.finish();
    QVERIFY(built.ok());
    QCOMPARE(built->fileSize, uint64_t{bytes.size()});
    const auto table = openBytes(bytes, 12);
    QVERIFY(table.ok());
    const auto properties = (*table)->properties();
    QVERIFY(properties.ok());
    QCOMPARE(properties->entries, uint64_t{2});
    QCOMPARE(properties->tombstones, uint64_t{1});
    QCOMPARE(properties->rawKeyBytes, uint64_t{3});
    QCOMPARE(properties->rawValueBytes, uint64_t{13});
    QCOMPARE(properties->dataBlocks, uint64_t{1});
    QCOMPARE(properties->minSequence, SequenceNumber{4});
    QCOMPARE(properties->maxSequence, SequenceNumber{9});
    QCOMPARE(properties->minExpiryMicros, int64_t{123456});
    QCOMPARE(properties->createdMicros, int64_t{77});
    QCOMPARE(properties->times.size(), size_t{2});
    QCOMPARE(properties->times.back().wallMicros, int64_t{2000});
    QVERIFY(properties->creator.starts_with("levelscope "));
    QCOMPARE(properties->filterProbes, uint32_t{6});
}

void TableRoundTripTest::keysOutOfOrderAreRefused() {
    std::string bytes;
    TableBuilder builder({}, std::make_unique<StringSink>(&bytes), 1);
    builder.add({"b", packTrailer(1, EntryType::value)}, "");
    builder.add({"b", packTrailer(2, EntryType::value)}, "");
    QCOMPARE(builder.status().reason(), Reason::outOfOrder);
    QCOMPARE(builder.finish().status().reason(), Reason::outOfOrder);
}

void TableRoundTripTest::aKeyOrValueBeyondTheLimitIsRefused() {
    std::string bytes;
    TableBuilder builder({}, std::make_unique<StringSink>(&bytes), 1);
    builder.add({std::string(kMaxKeySize + 1, 'x'), packTrailer(1, EntryType::value)}, "");
    QCOMPARE(builder.status().reason(), Reason::keyTooLarge);
}

void TableRoundTripTest::aFilterSparesReadsAndLetsEveryKeyPass() {
    Oracle oracle;
    for (int i = 0; i < 20000; ++i)
        oracle[{"key" + std::to_string(i), packTrailer(1, EntryType::value)}] = "v";
    const auto table = openBytes(build(oracle, {}));
    QVERIFY(table.ok());
    int passed = 0;
    for (int i = 0; i < 20000; ++i) {
        QVERIFY(*(*table)->mayContain(hash64("key" + std::to_string(i))));
        const std::string absent = "absent" + std::to_string(i);
        TableHit hit;
        const auto found = (*table)->get(absent, hash64(absent), kMaxSequence, hit);
        QVERIFY(found.ok() && !*found);
        QCOMPARE(hit.filter == FilterOutcome::saved, !*(*table)->mayContain(hash64(absent)));
        passed += hit.filter == FilterOutcome::passed ? 1 : 0;
    }
    QVERIFY2(passed < 20000 * 2 / 100, qPrintable(QString::number(passed)));
    TableOptions without;
    without.filterBitsPerKey = 0;
    const auto bare = openBytes(build(oracle, without));
    QVERIFY(bare.ok());
    TableHit hit;
    QVERIFY(*(*bare)->get("key7", hash64("key7"), kMaxSequence, hit));
    QCOMPARE(hit.filter, FilterOutcome::none);
}

void TableRoundTripTest::approximateOffsetsRiseWithTheKeys() {
    Oracle oracle;
    char key[16];
    for (int i = 0; i < 20000; ++i) {
        snprintf(key, sizeof key, "key%08d", i);
        oracle[{key, packTrailer(1, EntryType::value)}] = std::string(50, 'v');
    }
    TableOptions options;
    options.compression = Compression::none;
    const std::string bytes = build(oracle, options);
    const auto table = openBytes(bytes);
    QVERIFY(table.ok());
    uint64_t last = 0;
    for (int i = 0; i < 20000; i += 7) {
        snprintf(key, sizeof key, "key%08d", i);
        const auto offset = (*table)->approximateOffset(key);
        QVERIFY(offset.ok() && *offset >= last && *offset <= bytes.size());
        last = *offset;
        const double expected = static_cast<double>(i) / 20000;
        QVERIFY(std::abs(static_cast<double>(*offset) / static_cast<double>(bytes.size()) - expected) < 0.05);
        const auto back = (*table)->keyNear(*offset);
        QVERIFY(back.ok() && *back >= key);
    }
}

void TableRoundTripTest::theTraceTellsWhatALookUpDid() {
    struct Recorder : ReadTrace {
        QStringList lines;
        void filterChecked(uint64_t table, bool mayContain) override {
            lines << QString("filter %1 %2").arg(table).arg(mayContain);
        }
        void indexSearched(uint64_t table, uint64_t block, uint32_t) override {
            lines << QString("index %1 %2").arg(table).arg(block);
        }
        void blockRead(uint64_t table, BlockKind kind, uint64_t offset, uint64_t, bool cacheHit) override {
            if (kind == BlockKind::data)
                lines << QString("block %1 %2 %3").arg(table).arg(offset).arg(cacheHit);
            else
                lines << QString("kind %1 of %2").arg(static_cast<int>(kind)).arg(table);
        }
        void blockSearched(uint64_t table, uint64_t entry, uint32_t comparisons) override {
            lines << QString("entry %1 %2 %3").arg(table).arg(entry).arg(comparisons > 0);
        }
    } recorder;
    Oracle oracle;
    oracle[{"key", packTrailer(1, EntryType::value)}] = "v";
    const auto table = openBytes(build(oracle, {}));
    QVERIFY(table.ok());
    for (int i = 0; i < 2; ++i) {
        TableHit hit;
        QVERIFY(*(*table)->get("key", hash64("key"), kMaxSequence, hit, &recorder));
    }
    const QStringList second{"filter 7 1", "index 7 0", "block 7 0 1", "entry 7 0 1"};
    const QStringList first{"kind 2 of 7", "filter 7 1",  "kind 1 of 7",
                            "index 7 0",   "block 7 0 0", "entry 7 0 1"};
    QCOMPARE(recorder.lines, first + second);
}

void TableRoundTripTest::aCursorWithoutCacheFillLeavesTheCacheAlone() {
    const Oracle oracle = mixedOracle(2, 3000);
    const auto cache = std::make_shared<BlockCache>(64 << 20);
    const auto table = openBytes(build(oracle, {}), 7, cache);
    QVERIFY(table.ok());
    QCOMPARE(walkBothWays(oracle, *(*table)->newCursor(false, 1 << 18)), QString());
    QCOMPARE(cache->stats().entries, uint64_t{1});  // the index
    QCOMPARE(walkBothWays(oracle, *(*table)->newCursor(true)), QString());
    QVERIFY(cache->stats().entries > 5);
}

void TableRoundTripTest::aSequentialScanReadsSeveralBlocksAtOnce() {
    Oracle oracle;
    for (int i = 0; i < 100000; ++i)
        oracle[{"key" + std::to_string(i), packTrailer(1, EntryType::value)}] = std::string(50, 'v');
    TableOptions options;
    options.compression = Compression::none;
    BuiltTable built;
    const std::string bytes = build(oracle, options, 7, {}, &built);
    for (const bool forward : {true, false}) {
        int reads = 0;
        const auto table = openBytes(bytes, 7, nullptr, &reads);
        QVERIFY(table.ok());
        const auto cursor = (*table)->newCursor();
        for (forward ? cursor->seekToFirst() : cursor->seekToLast(); cursor->valid();)
            forward ? cursor->next() : cursor->prev();
        QVERIFY(built.properties.dataBlocks > 300);
        QVERIFY2(reads < static_cast<int>(built.properties.dataBlocks / 8),
                 qPrintable(QString::number(reads)));
    }
}

void TableRoundTripTest::manyThreadsMayReadOneTableThroughASmallCache() {
    const Oracle oracle = mixedOracle(21, 3000);
    TableOptions options;
    options.blockSize = 1000;
    // Room for a few blocks only; the index and the filter are read by whoever comes first.
    const auto table = openBytes(build(oracle, options), 7, std::make_shared<BlockCache>(80'000));
    QVERIFY(table.ok());
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (auto entry = oracle.begin(); entry != oracle.end(); ++entry) {
                const auto& [key, trailer] = entry->first;
                TableHit hit;
                const auto found = (*table)->get(key, hash64(key), trailerSequence(trailer), hit);
                wrong += found.ok() && *found && hit.value == entry->second ? 0 : 1;
            }
            wrong += walkBothWays(oracle, *(*table)->newCursor(thread % 2 == 0)).isEmpty() ? 0 : 1;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_APPLESS_MAIN(TableRoundTripTest)
#include "table_round_trip_test.moc"
