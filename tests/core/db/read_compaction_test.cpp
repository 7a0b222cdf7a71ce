// Reads that keep passing through several sorted runs have them merged; nobody else notices.
#include <QtTest>

#include "core/db/read_charge.h"
#include "core/version/file_names.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr int kKeys = 600;
constexpr int kPlenty = 20'000;  // reads, enough to pay for a merge of the whole store

std::string keyOf(int index) {
    return std::to_string(100'000 + index);
}

// Three overlapping tables in level 0, below the trigger of four.
Status fillThreeRuns(MemoryStore& store) {
    RETURN_IF_ERROR(store.open());
    for (int run = 0; run < 3; ++run) {
        for (int i = run; i < kKeys; i += 3)
            RETURN_IF_ERROR(store.db->put(keyOf(i), "value" + std::to_string(i)));
        RETURN_IF_ERROR(store.db->flush());
    }
    return store.db->waitForBackground();
}

size_t levelZero(const MemoryStore& store) {
    return store.db->version()->level(0).size();
}

void seekAround(Db& db, int seeks) {
    const auto it = db.iterator();
    for (int i = 0; i < seeks; ++i) {
        const int index = i * 7 % kKeys;
        it->seek(keyOf(index));
        QVERIFY(it->valid() && it->key() == keyOf(index));
        QCOMPARE(it->value(), std::string_view("value" + std::to_string(index)));
    }
}

}  // namespace

class ReadCompactionTest : public QObject {
    Q_OBJECT
private slots:
    void seeksHaveTheRunsTheyMergeMadeOne();
    void lookUpsDoSoMoreSlowly();
    void scansDoSoMoreSlowlyStill();
    void aWalkOverManyTombstonesHasThemDropped();
    void aFewScansChangeNothing();
    void whereCompactionIsOffNothingMoves();
    void aReadOnlyStoreStaysAsItIs();
    void chargesEndWithTheMergeTheyPaidFor();
    void readsAreCountedForTheTablesTheyFallAmong();
    void anIteratorGoesOnWithTheMergedTables();
    void anIteratorKeepsItsMomentWhenTheStoreIsWritten();
    void anIteratorOnASnapshotMovesToNewTablesAndStillShowsThePast();
};

void ReadCompactionTest::seeksHaveTheRunsTheyMergeMadeOne() {
    MemoryStore store;
    OK(fillThreeRuns(store));
    QCOMPARE(levelZero(store), size_t(3));
    const std::string before = store.contents();
    seekAround(*store.db, 1000);
    QCOMPARE(store.db->nextCompaction().reason, CompactionReason::reads);
    OK(store.db->waitForBackground());
    QCOMPARE(levelZero(store), size_t(0));
    QCOMPARE(store.contents(), before);
}

void ReadCompactionTest::lookUpsDoSoMoreSlowly() {
    MemoryStore store;
    OK(fillThreeRuns(store));
    for (int i = 0; i < kPlenty; ++i)
        QVERIFY(store.db->get(keyOf(i % kKeys)).ok());
    OK(store.db->waitForBackground());
    QCOMPARE(levelZero(store), size_t(0));
}

void ReadCompactionTest::scansDoSoMoreSlowlyStill() {
    MemoryStore store;
    OK(fillThreeRuns(store));
    const auto it = store.db->iterator();
    it->seekToFirst();
    for (int i = 0; i < 100 * kPlenty && levelZero(store) != 0; ++i) {
        it->next();
        if (!it->valid())
            it->seekToFirst();
        if (i % kPlenty == 0)
            OK(store.db->waitForBackground());
    }
    QCOMPARE(levelZero(store), size_t(0));
}

void ReadCompactionTest::aWalkOverManyTombstonesHasThemDropped() {
    constexpr int kDead = 5000;
    MemoryStore store;
    store.options.memtableBytes = 4 << 20;
    store.options.compaction.baseLevelBytes = 4 << 20;
    store.options.compaction.overwrittenShare = 0;  // else they are gone after a rest
    OK(store.open());
    for (int i = 0; i < kDead; ++i)
        OK(store.db->put(keyOf(i), "value"));
    CompactionJob job;
    OK(store.db->compact({}, job));
    for (int i = 1; i < kDead; ++i)
        OK(store.db->erase(keyOf(i)));
    OK(store.db->flush());
    OK(store.db->waitForBackground());
    QVERIFY(store.db->stats().levels[0].tombstones > 0);
    for (int walk = 0; walk < 3; ++walk) {
        const auto it = store.db->iterator();
        it->seek(keyOf(1));
        QVERIFY(!it->valid() && it->status().ok());
        it->seekToLast();
        QCOMPARE(it->key(), std::string_view(keyOf(0)));
        OK(store.db->waitForBackground());
    }
    const DbStats stats = store.db->stats();
    QCOMPARE(stats.levels[0].tombstones + stats.levels[1].tombstones, uint64_t(0));
    QCOMPARE(store.contents(), keyOf(0) + "=value");
}

void ReadCompactionTest::aFewScansChangeNothing() {
    MemoryStore store;
    OK(fillThreeRuns(store));
    for (int i = 0; i < 5; ++i)
        QVERIFY(!store.contents().empty());
    OK(store.db->waitForBackground());
    QCOMPARE(levelZero(store), size_t(3));
}

void ReadCompactionTest::whereCompactionIsOffNothingMoves() {
    MemoryStore store;
    store.options.autoCompaction = false;
    OK(fillThreeRuns(store));
    seekAround(*store.db, kPlenty);
    OK(store.db->waitForBackground());
    QCOMPARE(levelZero(store), size_t(3));
}

void ReadCompactionTest::aReadOnlyStoreStaysAsItIs() {
    MemoryStore store;
    OK(fillThreeRuns(store));
    OK(store.open(OpenMode::readOnly));
    seekAround(*store.db, kPlenty);
    OK(store.db->waitForBackground());
    QCOMPARE(levelZero(store), size_t(3));
}

void ReadCompactionTest::chargesEndWithTheMergeTheyPaidFor() {
    MemoryStore store;
    OK(fillThreeRuns(store));
    seekAround(*store.db, kPlenty);
    QVERIFY(!readCharges(*store.db->version()).empty());
    OK(store.db->waitForBackground());
    QVERIFY(readCharges(*store.db->version()).empty());
    const uint64_t compactions = store.db->stats().compactions;
    seekAround(*store.db, kPlenty);
    OK(store.db->waitForBackground());
    QCOMPARE(store.db->stats().compactions, compactions);
}

void ReadCompactionTest::readsAreCountedForTheTablesTheyFallAmong() {
    MemoryStore store;
    store.options.autoCompaction = false;
    OK(store.open());
    for (const char* key : {"apple", "melon"}) {
        OK(store.db->put(key, "a fruit"));
        OK(store.db->put(std::string(key) + "s", "fruits"));
        OK(store.db->flush());
    }
    const auto version = store.db->version();
    QVERIFY(readCounts(*version).empty());
    // One in kReadSample is counted, for all of its kind: so these come out exact.
    constexpr int kLookUps = 10 * kReadSample;
    for (int i = 0; i < kLookUps; ++i)
        QVERIFY(store.db->get("apple").ok());
    const auto it = store.db->iterator();
    for (int i = 0; i < 3 * kLookUps; ++i)
        it->seek("apples");
    const ReadCounts counts = readCounts(*version);
    QCOMPARE(counts.size(), size_t{1});
    const uint64_t read = counts.begin()->first;
    QCOMPARE(counts.at(read), uint64_t{4 * kLookUps});
    QCOMPARE(version->find(read)->smallest, std::string("apple"));
    std::vector<PinnedValue> values;
    std::vector<Status> statuses;
    const std::vector<std::string_view> both{"apple", "melons"};
    for (int i = 0; i < kLookUps; ++i)
        store.db->multiGet({}, both, values, statuses);
    uint64_t all = 0;
    for (const auto& [number, reads] : readCounts(*version))
        all += reads;
    QCOMPARE(all, uint64_t{4 * kLookUps + 2 * kLookUps});
}

void ReadCompactionTest::anIteratorGoesOnWithTheMergedTables() {
    MemoryStore store;
    OK(fillThreeRuns(store));
    const auto it = store.db->iterator();
    it->seek(keyOf(5));
    CompactionJob job;
    OK(store.db->compact({}, job));
    const auto tableFiles = [&] {
        uint64_t count = 0;
        for (const std::string& name : store.files())
            count += parseFileName(name)->kind == FileKind::table ? 1 : 0;
        return count;
    };
    const uint64_t live = store.db->version()->tableCount();
    QVERIFY(tableFiles() > live);
    QCOMPARE(it->key(), std::string_view(keyOf(5)));  // where it stands it stays
    it->next();
    QCOMPARE(it->key(), std::string_view(keyOf(6)));
    it->seek(keyOf(9));
    QCOMPARE(it->key(), std::string_view(keyOf(9)));
    QCOMPARE(tableFiles(), live);
}

void ReadCompactionTest::anIteratorKeepsItsMomentWhenTheStoreIsWritten() {
    MemoryStore store;
    OK(fillThreeRuns(store));
    const auto it = store.db->iterator();
    OK(store.db->put(keyOf(3), "newer"));
    OK(store.db->erase(keyOf(4)));
    CompactionJob job;
    OK(store.db->compact({}, job));
    it->seek(keyOf(3));
    QCOMPARE(it->value(), std::string_view("value3"));
    it->next();
    QCOMPARE(it->key(), std::string_view(keyOf(4)));
}

void ReadCompactionTest::anIteratorOnASnapshotMovesToNewTablesAndStillShowsThePast() {
    MemoryStore store;
    OK(fillThreeRuns(store));
    const auto snapshot = store.db->snapshot();
    IteratorOptions options;
    options.snapshot = snapshot.get();
    const auto it = store.db->iterator(options);
    OK(store.db->put(keyOf(3), "newer"));
    OK(store.db->eraseRange(keyOf(4), keyOf(8)));
    CompactionJob job;
    OK(store.db->compact({}, job));
    for (int i = 3; i < 9; ++i) {
        it->seek(keyOf(i));
        QCOMPARE(it->value(), std::string_view("value" + std::to_string(i)));
    }
    it->seekForPrev(keyOf(5));
    QCOMPARE(it->key(), std::string_view(keyOf(5)));
}

QTEST_APPLESS_MAIN(ReadCompactionTest)
#include "read_compaction_test.moc"
