// The way of writes is played in the order in which things happened, whatever the order in which they are
// heard; it arrives where the store is; and the followed entry is where its tables are.
#include "gui/models/write_path.h"

#include <QtTest>

using namespace levelscope;
using namespace levelscope::gui;

namespace {

TableMeta table(uint64_t number, int level, const char* smallest, const char* largest, SequenceNumber from,
                SequenceNumber to) {
    TableMeta meta;
    meta.number = number;
    meta.level = level;
    meta.fileSize = 1000;
    meta.smallest = smallest;
    meta.largest = largest;
    meta.minSequence = from;
    meta.maxSequence = to;
    meta.entries = to - from + 1;
    return meta;
}

DbStats stats(SequenceNumber last, uint64_t memtableEntries) {
    DbStats stats;
    stats.lastSequence = last;
    stats.memtableEntries = memtableEntries;
    stats.walNumber = 5;
    return stats;
}

// An active memtable of so many entries, the newest of them the store's last.
std::vector<MemtableFacts> memtables(SequenceNumber last, uint64_t entries) {
    MemtableFacts facts;
    facts.active = true;
    facts.entries = entries;
    facts.firstSequence = entries == 0 ? 0 : last - entries + 1;
    return {facts};
}

FlushInfo flush(uint64_t entries, std::vector<TableMeta> outputs = {}) {
    FlushInfo info;
    info.entries = entries;
    info.outputs = std::move(outputs);
    return info;
}

CompactionInfo compaction(std::vector<TableMeta> inputs, std::vector<TableMeta> outputs, int level) {
    CompactionInfo info;
    info.inputs = std::move(inputs);
    info.outputs = std::move(outputs);
    info.outputLevel = level;
    return info;
}

using Kind = PathStep::Kind;

std::vector<Kind> playAll(WritePath& path) {
    std::vector<Kind> kinds;
    while (path.step())
        kinds.push_back(path.lastStep().kind);
    return kinds;
}

}  // namespace

class WritePathTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWriteGoesThroughTheLogIntoTheMemtable() {
        WritePath path;
        path.settle(stats(10, 4), memtables(10, 4));
        path.observe(stats(11, 5));
        path.follow("k", 11, {});
        QCOMPARE(path.queued(), size_t(1));
        QVERIFY(path.step());
        QCOMPARE(path.followedPlace().stop, PathStop::client);
        QCOMPARE(path.picture().lastSequence, 10u);
        QVERIFY(path.step());
        QCOMPARE(path.followedPlace().stop, PathStop::log);
        QVERIFY(path.step());
        QCOMPARE(path.followedPlace().stop, PathStop::memtable);
        QCOMPARE(path.picture().lastSequence, 11u);
        QVERIFY(path.idle() && !path.step());
    }

    void anEntryIsFollowedFromTheMemtableDownTheLevelsAndOut() {
        WritePath path;
        path.settle(stats(29, 29), memtables(29, 29));
        path.flushBegun(flush(30));
        path.flushEnded(flush(30, {table(7, 0, "a", "z", 1, 30)}));
        path.follow("k", 12, {.stop = PathStop::memtable});
        QCOMPARE(playAll(path), (std::vector{Kind::issued, Kind::logged, Kind::inserted, Kind::switched,
                                             Kind::flushing, Kind::flushed}));
        QCOMPARE(path.followedPlace(), (PathPlace{PathStop::level, 0, 7}));
        QCOMPARE(path.picture().memtableEntries, 0u);
        QCOMPARE(path.picture().lastSequence, 30u);
        QVERIFY(path.picture().waiting.empty());
        QCOMPARE(path.picture().levels[0].tables, 1u);
        path.compactionEnded(compaction({table(7, 0, "a", "z", 1, 30)},
                                        {table(8, 1, "a", "j", 1, 30), table(9, 1, "k", "z", 2, 30)}, 1));
        playAll(path);
        QCOMPARE(path.followedPlace(), (PathPlace{PathStop::level, 1, 9}));
        QCOMPARE(path.picture().levels[0].tables, 0u);
        QCOMPARE(path.picture().levels[1].tables, 2u);
        path.compactionEnded(compaction({table(9, 1, "k", "z", 2, 30)}, {table(10, 2, "l", "z", 2, 30)}, 2));
        playAll(path);
        QCOMPARE(path.followedPlace().stop, PathStop::gone);
    }

    void aFlushTellsOfWritesThatWereNotHeardOfBefore() {
        WritePath path;
        path.settle(stats(20, 20), memtables(20, 20));
        path.flushBegun(flush(30));
        path.observe(stats(28, 28));  // older than the flush
        path.observe(stats(33, 3));
        QCOMPARE(path.queued(), size_t(4));
        QCOMPARE(playAll(path), (std::vector{Kind::issued, Kind::logged, Kind::inserted, Kind::switched,
                                             Kind::flushing, Kind::issued, Kind::logged, Kind::inserted}));
        QCOMPARE(path.picture().memtableEntries, 3u);
        QCOMPARE(path.picture().waiting.front().entries, 30u);
        QVERIFY(path.picture().waiting.front().flushing);
    }

    void memtablesThatWaitedAlreadyAreNotSwitchedAgain() {
        WritePath path;
        std::vector<MemtableFacts> all = memtables(45, 5);
        for (const uint64_t entries : {12u, 28u}) {
            MemtableFacts waiting;
            waiting.entries = entries;
            waiting.trigger = entries == 28 ? FlushTrigger::flushing : FlushTrigger::waiting;
            all.push_back(waiting);
        }
        path.settle(stats(45, 5), all);
        QCOMPARE(path.picture().waiting.size(), size_t(2));
        QCOMPARE(path.picture().waiting.front().entries, 28u);
        path.flushEnded(flush(28));
        path.flushBegun(flush(12));
        QCOMPARE(playAll(path), (std::vector{Kind::flushed, Kind::flushing}));
        QCOMPARE(path.picture().waiting.size(), size_t(1));
        QCOMPARE(path.picture().memtableEntries, 5u);
    }

    void ingestedTablesAreNoWrites() {
        WritePath path;
        path.settle(stats(20, 20), memtables(20, 20));
        path.observe(stats(uint64_t{1} << 40, 20));
        QVERIFY(path.idle());
    }

    void aFlushThatFailsMovesNothing() {
        WritePath path;
        path.settle(stats(5, 5), memtables(5, 5));
        path.flushBegun(flush(5));
        FlushInfo failed = flush(5);
        failed.status = Status::noMemory();
        path.flushEnded(failed);
        QCOMPARE(playAll(path), (std::vector{Kind::switched, Kind::flushing, Kind::failed}));
        QCOMPARE(path.picture().waiting.size(), size_t(1));
    }

    void moreThanCanWaitIsPlayedAtOnce() {
        WritePath path;
        path.settle(stats(0, 0), {});
        for (uint64_t i = 1; i <= 3 * WritePath::kMostQueued; ++i)
            path.flushBegun(flush(1));
        QCOMPARE(path.queued(), WritePath::kMostQueued);
        path.playAll();
        QCOMPARE(path.picture().lastSequence, 3 * WritePath::kMostQueued);
        QCOMPARE(path.picture().waiting.size(), 3 * WritePath::kMostQueued);
    }

    void everyStepIsTold() {
        for (int kind = int(Kind::issued); kind <= int(Kind::failed); ++kind) {
            PathStep step;
            step.kind = Kind(kind);
            QVERIFY2(!describe(step).isEmpty() && !describe(step).contains(QLatin1Char('%')),
                     qPrintable(describe(step)));
        }
        QVERIFY(describe(PathStep{}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(WritePathTest)
#include "write_path_test.moc"
