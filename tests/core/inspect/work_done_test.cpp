// What background work did, as the manifests tell it, is what the engine told while it did it.
#include <QTest>

#include "core/inspect/work_done.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

struct Sum {
    uint64_t tables = 0;
    uint64_t bytes = 0;
    uint64_t entries = 0;
    void add(const std::vector<TableMeta>& all) {
        tables += all.size();
        for (const TableMeta& table : all) {
            bytes += table.fileSize;
            entries += table.entries;
        }
    }
    bool operator==(const Sum&) const = default;
};

class Told final : public EventListener {
public:
    void flushEnd(const FlushInfo& info) override { flushed.add(info.outputs); }
    void compactionEnd(const CompactionInfo& info) override {
        if (info.trivialMove) {
            moved += info.inputs.size();
            return;
        }
        const bool asked = info.reason == CompactionReason::manualLevel;
        (asked ? askedRead : read).add(info.inputs);
        (asked ? askedWritten : written).add(info.outputs);
    }
    Sum flushed, read, written, askedRead, askedWritten;
    uint64_t moved = 0;
};

Sum readBy(const std::vector<WorkDone>& all, EditCause cause) {
    Sum sum;
    for (const WorkDone& work : all)
        if (work.cause == cause)
            sum = {work.tablesRead, work.bytesRead, work.entriesRead};
    return sum;
}

Sum writtenBy(const std::vector<WorkDone>& all, EditCause cause) {
    Sum sum;
    for (const WorkDone& work : all)
        if (work.cause == cause)
            sum = {work.tablesWritten, work.bytesWritten, work.entriesWritten};
    return sum;
}

constexpr int64_t kHour = 3'600'000'000;

}  // namespace

class WorkDoneTest : public QObject {
    Q_OBJECT
private slots:
    void itIsWhatTheEngineToldSinceThen();
};

void WorkDoneTest::itIsWhatTheEngineToldSinceThen() {
    MemoryStore store;
    store.options.bottomCompression = store.options.upperCompression;  // else nothing is moved to the bottom
    const auto early = std::make_shared<Told>();
    const auto late = std::make_shared<Told>();
    const auto writeFor = [&](const std::shared_ptr<Told>& told) {
        store.options.listener = told;
        OK(store.open());
        for (int i = 0; i < 6000; ++i)
            OK(store.db->put("key" + std::to_string(i * 37 % 4000), std::string(100, 'v')));
        for (int i = 0; i < 2000; ++i)
            OK(store.db->put("new" + std::to_string(10'000 * (told == late) + i), std::string(100, 'w')));
        OK(store.db->flush());
        OK(store.db->waitForBackground());
        CompactionJob job;
        OK(store.db->compact({.kind = CompactionReason::manualLevel, .level = 1}, job));
    };
    writeFor(early);
    store.clock.advance(2 * kHour);
    const int64_t since = store.clock.wallMicros();
    writeFor(late);

    const std::shared_ptr<Db> db = std::move(store.db);
    const auto machine = TimeMachine::read(*attachStore(db)).value();
    const std::vector<WorkDone> recent = workSince(*machine, since);
    QVERIFY(late->written.tables > 3);
    QVERIFY(writtenBy(recent, EditCause::flush) == late->flushed);
    QVERIFY(readBy(recent, EditCause::flush) == Sum{});
    QVERIFY(readBy(recent, EditCause::compaction) == late->read);
    QVERIFY(writtenBy(recent, EditCause::compaction) == late->written);
    QVERIFY(readBy(recent, EditCause::manualCompaction) == late->askedRead);
    QVERIFY(writtenBy(recent, EditCause::manualCompaction) == late->askedWritten);
    for (const WorkDone& work : recent)
        QVERIFY(work.lastMicros >= since);

    const std::vector<WorkDone> all = workSince(*machine, 0);
    QCOMPARE(writtenBy(all, EditCause::flush).tables, early->flushed.tables + late->flushed.tables);
    QCOMPARE(readBy(all, EditCause::compaction).bytes, early->read.bytes + late->read.bytes);
    uint64_t moved = 0;
    for (const WorkDone& work : all)
        moved += work.tablesMoved;
    QVERIFY(moved > 0);
    QCOMPARE(moved, early->moved + late->moved);
    QVERIFY(workSince(*machine, since + kHour).empty());
}

QTEST_APPLESS_MAIN(WorkDoneTest)
#include "work_done_test.moc"
