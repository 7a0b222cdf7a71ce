// Values that nobody needs any more give their room back: not before the last reader has let go, and without
// touching more of the others than the option says.
#include <QtTest/QTest>

#include <random>

#include "core/version/file_names.h"
#include "core/version/value_files.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr int kKeys = 40;

std::string keyOf(int i) {
    return "key" + std::to_string(1000 + i);
}

std::string valueOf(int i, int round) {
    std::mt19937_64 random(static_cast<uint64_t>(i * 1000 + round));
    std::string value(1000, '\0');
    for (char& byte : value)
        byte = static_cast<char>(random());
    return value;
}

struct GarbageStore : MemoryStore {
    GarbageStore() {
        options.valueSeparationBytes = 100;
        options.autoCompaction = false;
    }
    uint64_t valueFileBytes() {
        uint64_t bytes = 0;
        for (const std::string& name : files())
            if (const auto parsed = parseFileName(name); parsed && parsed->kind == FileKind::values)
                bytes += fs.stat(joinPath(directory, name))->size;
        return bytes;
    }
    // Every `step`-th key gets a new value.
    Status writeRound(int round, int step = 1) {
        for (int i = 0; i < kKeys; i += step)
            RETURN_IF_ERROR(db->put(keyOf(i), valueOf(i, round)));
        return db->flush();
    }
    Status compactAll() {
        CompactionJob job;
        return db->compact({}, job);
    }
    Status setOption(const std::string& name, const std::string& value) {
        const OptionChange change{name, value};
        return db->setOptions({&change, 1});
    }
    // The first key whose value is not that of the round, and -1 if none.
    int firstWrong(int round, const Snapshot* snapshot = nullptr, int step = 1) {
        for (int i = 0; i < kKeys; i += step) {
            PinnedValue value;
            if (!db->get({.snapshot = snapshot}, keyOf(i), value).ok() || value.view() != valueOf(i, round))
                return i;
        }
        return -1;
    }
};

constexpr uint64_t kOneRound = kKeys * 1000;

}  // namespace

class ValueGarbageTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsOverwrittenGivesItsRoomBack() {
        GarbageStore store;
        OK(store.open());
        for (int round = 0; round < 5; ++round)
            OK(store.writeRound(round));
        QVERIFY(store.valueFileBytes() > 5 * kOneRound);
        OK(store.compactAll());
        QVERIFY(store.valueFileBytes() < kOneRound * 11 / 10);
        QCOMPARE(store.db->stats().valueGarbageBytes, uint64_t{0});
        QCOMPARE(store.firstWrong(4), -1);
        OK(store.open());
        QCOMPARE(store.firstWrong(4), -1);
    }

    void aSnapshotKeepsTheValuesItSees() {
        GarbageStore store;
        OK(store.open());
        OK(store.writeRound(0));
        std::unique_ptr<Snapshot> snapshot = store.db->snapshot();
        for (int round = 1; round < 4; ++round)
            OK(store.writeRound(round));
        OK(store.compactAll());
        const uint64_t held = store.valueFileBytes();
        QVERIFY(held > 2 * kOneRound && held < kOneRound * 22 / 10);
        QCOMPARE(store.firstWrong(0, snapshot.get()), -1);
        QCOMPARE(store.firstWrong(3), -1);
        snapshot.reset();
        OK(store.writeRound(4));
        OK(store.compactAll());
        QVERIFY(store.valueFileBytes() < kOneRound * 11 / 10);
        QCOMPARE(store.firstWrong(4), -1);
    }

    void anIteratorKeepsTheFilesItReads() {
        GarbageStore store;
        OK(store.open());
        OK(store.writeRound(0));
        auto iterator = store.db->iterator();
        iterator->seekToFirst();
        OK(store.writeRound(1));
        OK(store.compactAll());
        QVERIFY(store.valueFileBytes() > 2 * kOneRound);
        for (int i = 0; i < kKeys; ++i, iterator->next()) {
            QVERIFY(iterator->valid());
            QCOMPARE(std::string(iterator->value()), valueOf(i, 0));
        }
        iterator.reset();
        QVERIFY(store.valueFileBytes() < kOneRound * 11 / 10);
    }

    void garbageBelowTheShareIsLeftAndBeyondItIsRewritten() {
        GarbageStore store;
        OK(store.open());
        OK(store.writeRound(0));
        OK(store.writeRound(1, 4));  // a quarter of the first file
        OK(store.compactAll());
        QVERIFY(store.valueFileBytes() > kOneRound * 12 / 10);
        const uint64_t first = store.db->version()->valueFiles().front().number;
        OK(store.setOption("value_garbage_share", "0.2"));
        OK(store.compactAll());
        QVERIFY(store.valueFileBytes() < kOneRound * 11 / 10);
        QVERIFY(store.db->version()->valueFile(first) == nullptr);
        QCOMPARE(store.firstWrong(1, nullptr, 4), -1);
        for (int i = 1; i < kKeys; i += 4)
            QCOMPARE(store.db->get(keyOf(i)).value(), valueOf(i, 0));
    }

    void withAShareOfZeroNothingIsRewritten() {
        GarbageStore store;
        store.options.compaction.valueGarbageShare = 0;
        OK(store.open());
        OK(store.writeRound(0));
        OK(store.writeRound(1, 2));
        OK(store.compactAll());
        QVERIFY(store.valueFileBytes() > kOneRound * 14 / 10);
        QVERIFY(store.db->stats().valueGarbageBytes > kOneRound * 4 / 10);
        QCOMPARE(store.firstWrong(1, nullptr, 2), -1);
    }

    void garbageIsCollectedInTheBackground() {
        GarbageStore store;
        store.options.autoCompaction = true;
        store.options.compaction.l0Trigger = 2;
        OK(store.open());
        for (int round = 0; round < 12; ++round)
            OK(store.writeRound(round));
        OK(store.db->waitForBackground());
        QCOMPARE(store.db->nextCompaction().kind, Decision::Kind::nothing);
        QVERIFY(store.valueFileBytes() < 4 * kOneRound);
        QCOMPARE(store.firstWrong(11), -1);
    }

    void valuesGoBackIntoTheirTablesWhenTheOptionIsOff() {
        GarbageStore store;
        OK(store.open());
        OK(store.writeRound(0));
        OK(store.writeRound(1, 2));
        OK(store.setOption("value_separation_bytes", "0"));
        OK(store.compactAll());
        // The file that was half garbage is empty now, the other has none.
        QVERIFY(store.valueFileBytes() < kOneRound * 6 / 10);
        OK(store.open());
        QCOMPARE(store.firstWrong(1, nullptr, 2), -1);
        for (int i = 1; i < kKeys; i += 2)
            QCOMPARE(store.db->get(keyOf(i)).value(), valueOf(i, 0));
    }

    void whatIsDroppedUnreadIsCountedAsGarbage() {
        GarbageStore store;
        store.options.compaction.policy = CompactionPolicy::fifo;
        store.options.compaction.fifoBytes = kOneRound * 5 / 2;
        store.options.autoCompaction = true;
        OK(store.open());
        for (int round = 0; round < 6; ++round)
            OK(store.writeRound(round));
        OK(store.db->waitForBackground());
        QVERIFY(store.valueFileBytes() <= kOneRound * 5 / 2);
        QCOMPARE(store.firstWrong(5), -1);
    }

    void deletionsFreeValuesToo() {
        GarbageStore store;
        OK(store.open());
        OK(store.writeRound(0));
        OK(store.db->eraseRange(keyOf(0), keyOf(kKeys)));
        OK(store.compactAll());
        QCOMPARE(store.valueFileBytes(), uint64_t{0});
        QVERIFY(store.db->version()->valueFiles().empty());
    }

    void damageStopsTheRewritingAndLosesNothing() {
        GarbageStore store;
        OK(store.open());
        OK(store.writeRound(0));
        OK(store.writeRound(1, 2));
        const LiveValueFile oldest = store.db->version()->valueFiles().front();
        const std::string path = joinPath(store.directory, valueFileName(oldest.number));
        std::string bytes = readWholeFile(store.fs, path).value();
        const size_t at = bytes.find(valueOf(1, 0).substr(0, 16)) + 500;
        bytes[at] = static_cast<char>(bytes[at] ^ 4);
        OK(store.fs.overwrite(path, bytes));
        const Status status = store.compactAll();
        QCOMPARE(status.reason(), Reason::checksumMismatch);
        QCOMPARE(status.error().file, path);
        QCOMPARE(store.firstWrong(1, nullptr, 2), -1);
        QCOMPARE(store.db->get(keyOf(3)).value(), valueOf(3, 0));
        QCOMPARE(store.db->get(keyOf(1)).status().error().file, path);
    }
};

QTEST_APPLESS_MAIN(ValueGarbageTest)
#include "value_garbage_test.moc"
