// Flushes and compactions as a user sees them: events in pairs, presets that do what they say, cancel, pause,
// and what happens when the disk is full or a table is damaged.
#include <QtTest>
#include <mutex>
#include <set>
#include <thread>

#include "core/env/fault_file_system.h"
#include "core/version/file_names.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

// Writes down what it is told, one word an event.
class Recorder final : public EventListener {
public:
    void flushBegin(const FlushInfo& info) override { begin("flush", info.jobId); }
    void flushEnd(const FlushInfo& info) override { end("flush", info.jobId, info.status); }
    void compactionBegin(const CompactionInfo& info) override { begin("compaction", info.jobId); }
    void compactionProgress(const CompactionProgress& progress) override {
        const std::lock_guard lock(m_mutex);
        m_progressOk &= progress.doneBytes <= progress.inputBytes;
        ++progressCalls;
    }
    void compactionEnd(const CompactionInfo& info) override {
        end("compaction", info.jobId, info.status);
        const std::lock_guard lock(m_mutex);
        lastCompaction = info;
    }
    void tableCreated(const TableMeta& table) override {
        const std::lock_guard lock(m_mutex);
        created.insert(table.number);
    }
    void tableDeleted(uint64_t number) override {
        const std::lock_guard lock(m_mutex);
        deleted.insert(number);
    }
    void backgroundError(const Status& status) override {
        const std::lock_guard lock(m_mutex);
        error = status;
    }
    void walSwitched(const WalSwitchInfo& info) override {
        const std::lock_guard lock(m_mutex);
        switchesInOrder &= info.newNumber > info.oldNumber;
        ++switches;
    }
    std::string open() {
        const std::lock_guard lock(m_mutex);
        std::string text;
        for (const std::string& each : m_open)
            text += each + " ";
        return text + (m_progressOk ? "" : "progress beyond its total");
    }

    std::set<uint64_t> created;
    std::set<uint64_t> deleted;
    CompactionInfo lastCompaction;
    Status error;
    int progressCalls = 0;
    int switches = 0;
    bool switchesInOrder = true;

private:
    void begin(const std::string& what, uint64_t job) {
        const std::lock_guard lock(m_mutex);
        m_open.insert(what + std::to_string(job));
    }
    void end(const std::string& what, uint64_t job, const Status&) {
        const std::lock_guard lock(m_mutex);
        if (m_open.erase(what + std::to_string(job)) != 1)
            m_open.insert("end without begin of " + what);
    }
    std::mutex m_mutex;
    std::multiset<std::string> m_open;
    bool m_progressOk = true;
};

// Idle tasks wait for who hurries.
class BusyExecutor final : public Executor {
public:
    void schedule(Priority priority, std::function<void()> task) override {
        (priority == Priority::idle ? m_idle : m_tasks)->schedule(priority, std::move(task));
    }
    void help() override { m_tasks->help(); }
    void hurry() override {
        m_tasks->help();
        m_idle->help();
    }

private:
    std::unique_ptr<Executor> m_tasks = makeInlineExecutor();
    std::unique_ptr<Executor> m_idle = makeInlineExecutor();
};

uint64_t bytesIn(const Db& db) {
    uint64_t bytes = 0;
    for (const LevelScore& level : db.levelScores())
        bytes += level.bytes;
    return bytes;
}

}  // namespace

class DbBackgroundTest : public QObject {
    Q_OBJECT
private slots:
    void eventsComeInPairsAndNameEveryTable();
    void theClassroomFlushesAtThirtyEntriesAndMergesBeyondFiveTables();
    void aBatchLargerThanAMemtableIsCutIntoTablesOfTheClassroomsSize();
    void aCancelledCompactionLeavesTheOldVersion();
    void aPausedCompactionWaitsAndGoesOn();
    void tombstonesLeaveWithAFullCompaction();
    void aRestingStoreGivesBackWhatIsOverwritten();
    void aRestingStoreGivesBackWhatOnlyMemoryKnowsToBeDeleted_data();
    void aRestingStoreGivesBackWhatOnlyMemoryKnowsToBeDeleted();
    void aFullDiskLeavesInMemoryWhatARestingStoreWouldWriteOut_data();
    void aFullDiskLeavesInMemoryWhatARestingStoreWouldWriteOut();
    void aFullDiskRefusesWritesServesReadsAndLetsWritesResume_data();
    void aFullDiskRefusesWritesServesReadsAndLetsWritesResume();
    void aFailedSyncMakesTheStoreReadOnlyUntilItIsReopened();
    void aDamagedInputStopsCompactionOnceAndLosesNothing();
    void aCheckpointThatMayNotLastIsNotThere();
    void theInfoLogTellsWhatHappenedAndKeepsTheOneBefore();
};

void DbBackgroundTest::eventsComeInPairsAndNameEveryTable() {
    MemoryStore store;
    const auto recorder = std::make_shared<Recorder>();
    store.options.listener = recorder;
    store.options.memtableEntries = 100;
    OK(store.open());
    fill(*store.db, 0, 2000);
    OK(store.db->flush());
    CompactionJob job;
    OK(store.db->compact({}, job));
    QCOMPARE(recorder->open(), std::string());
    QCOMPARE(recorder->lastCompaction.reason, CompactionReason::manualAll);
    QCOMPARE(job.doneBytes.load(), job.inputBytes.load());
    QVERIFY(job.outputBytes.load() > 0);
    QCOMPARE(recorder->switches, 20);
    QVERIFY(recorder->switchesInOrder);
    std::set<uint64_t> live;
    for (int level = 0; level < kMaxLevels; ++level)
        for (const TablePtr& table : store.db->version()->level(level))
            live.insert(table->number);
    std::set<uint64_t> left = recorder->created;
    for (const uint64_t number : recorder->deleted)
        QCOMPARE(left.erase(number), size_t(1));
    QCOMPARE(left, live);
    size_t files = 0;
    for (const std::string& name : store.files())
        files += parseFileName(name)->kind == FileKind::table ? 1 : 0;
    QCOMPARE(files, live.size());
}

void DbBackgroundTest::theClassroomFlushesAtThirtyEntriesAndMergesBeyondFiveTables() {
    MemoryStore store;
    store.options = Options::fromPreset("classroom").value();
    store.options.infoLog = false;
    OK(store.open());
    fill(*store.db, 0, 29);
    QCOMPARE(tablesIn(*store.db), uint64_t(0));
    fill(*store.db, 29, 30);
    QCOMPARE(tablesIn(*store.db), uint64_t(1));
    QCOMPARE(store.db->stats().memtableEntries, uint64_t(0));
    fill(*store.db, 30, 150);
    QCOMPARE(store.db->version()->level(0).size(), size_t(5));
    fill(*store.db, 150, 180);
    QCOMPARE(store.db->version()->level(0).size(), size_t(0));
    QCOMPARE(store.db->version()->level(1).size(), size_t(6));
    for (const TablePtr& table : store.db->version()->level(1))
        QCOMPARE(table->entries, uint64_t(30));
    QCOMPARE(store.db->stats().compactions, uint64_t(1));
    // The run of six tables is one; it takes five more to merge again.
    fill(*store.db, 180, 300);
    QCOMPARE(store.db->stats().compactions, uint64_t(1));
    fill(*store.db, 300, 330);
    QCOMPARE(store.db->stats().compactions, uint64_t(2));
    QCOMPARE(store.db->version()->level(1).size(), size_t(11));
}

void DbBackgroundTest::aBatchLargerThanAMemtableIsCutIntoTablesOfTheClassroomsSize() {
    MemoryStore store;
    store.options = Options::fromPreset("classroom").value();
    store.options.infoLog = false;
    OK(store.open());
    WriteBatch batch;
    for (int i = 0; i < 100; ++i)
        batch.put(std::to_string(1000 + i), "v");
    OK(store.db->write({}, batch).status());
    QCOMPARE(store.db->version()->level(0).size(), size_t(4));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(store.db->get(std::to_string(1000 + i)).value(), std::string("v"));
}

void DbBackgroundTest::aCancelledCompactionLeavesTheOldVersion() {
    MemoryStore store;
    OK(store.open());
    fill(*store.db, 0, 3000);
    OK(store.db->flush());
    const std::shared_ptr<const Version> before = store.db->version();
    const std::vector<std::string> files = store.files();
    CompactionJob job;
    job.cancel = true;
    QCOMPARE(store.db->compact({}, job).code(), Code::cancelled);
    QCOMPARE(store.db->version(), before);
    QCOMPARE(store.files(), files);
    CompactionJob again;
    OK(store.db->compact({}, again));
    QVERIFY(store.db->version() != before);
}

void DbBackgroundTest::aPausedCompactionWaitsAndGoesOn() {
    MemoryStore store;
    store.executor = makeThreadPool(2);
    OK(store.open());
    fill(*store.db, 0, 3000);
    OK(store.db->flush());
    OK(store.db->waitForBackground());
    CompactionJob job;
    job.pause = true;
    Status result;
    std::thread worker([&] { result = store.db->compact({}, job); });
    QTRY_VERIFY(job.inputBytes.load() > 0);
    QVERIFY(store.db->put("beside", "a paused compaction").ok());
    QCOMPARE(job.doneBytes.load(), uint64_t(0));
    job.pause = false;
    worker.join();
    OK(result);
    QCOMPARE(job.doneBytes.load(), job.inputBytes.load());
    QCOMPARE(store.db->get("beside").value(), std::string("a paused compaction"));
    store.db.reset();
}

void DbBackgroundTest::tombstonesLeaveWithAFullCompaction() {
    MemoryStore store;
    OK(store.open());
    fill(*store.db, 0, 500);
    OK(store.db->flush());
    for (int i = 0; i < 500; ++i)
        OK(store.db->erase(std::to_string(100000 + i)));
    CompactionJob job;
    OK(store.db->compact({}, job));
    QCOMPARE(tablesIn(*store.db), uint64_t(0));
    QCOMPARE(store.contents(), std::string());
}

void DbBackgroundTest::aRestingStoreGivesBackWhatIsOverwritten() {
    MemoryStore store;
    store.executor = std::make_unique<BusyExecutor>();
    store.options.compaction.l0Trigger = 100;
    store.options.compaction.targetTableBytes = 4 << 10;
    OK(store.open());
    for (const char* value : {"first", "other"}) {
        fill(*store.db, 0, 5000, value);
        CompactionJob job;
        OK(store.db->compact({}, job));
    }
    const uint64_t live = bytesIn(*store.db);
    fill(*store.db, 0, 5000, "third");
    OK(store.db->flush());
    const std::string before = store.contents();
    QVERIFY(bytesIn(*store.db) > live + live / 2);
    QCOMPARE(store.db->nextCompaction().reason, CompactionReason::overwritten);

    OK(store.db->waitForBackground());
    QVERIFY(bytesIn(*store.db) < live + live / 8);
    QCOMPARE(store.db->nextCompaction().kind, Decision::Kind::nothing);
    QCOMPARE(store.contents(), before);
}

void DbBackgroundTest::aRestingStoreGivesBackWhatOnlyMemoryKnowsToBeDeleted_data() {
    QTest::addColumn<int>("deleted");
    QTest::addColumn<bool>("gone");
    QTest::newRow("most") << 4500 << true;
    QTest::newRow("so few that they hide little") << 100 << false;
}

void DbBackgroundTest::aRestingStoreGivesBackWhatOnlyMemoryKnowsToBeDeleted() {
    QFETCH(int, deleted);
    QFETCH(bool, gone);
    MemoryStore store;
    store.executor = std::make_unique<BusyExecutor>();
    store.options.memtableBytes = 4 << 20;
    store.options.compaction.targetTableBytes = 4 << 10;
    OK(store.open());
    fill(*store.db, 0, 5000);
    OK(store.db->flush());
    const uint64_t flushes = store.db->stats().flushes;
    erase(*store.db, 0, deleted);
    const std::string before = store.contents();
    const uint64_t all = bytesIn(*store.db);
    QCOMPARE(store.db->stats().flushes, flushes);  // nothing happens while it may be written any moment

    OK(store.db->waitForBackground());
    QCOMPARE(store.db->stats().flushes, flushes + (gone ? 1 : 0));
    QCOMPARE(bytesIn(*store.db) < all / 5, gone);
    QCOMPARE(store.contents(), before);
    store.db.reset();
    OK(store.open());
    QCOMPARE(store.contents(), before);
}

void DbBackgroundTest::aFullDiskLeavesInMemoryWhatARestingStoreWouldWriteOut_data() {
    QTest::addColumn<int>("call");
    QTest::newRow("when its log is made") << int(FileCall::createLog);
    QTest::newRow("when its table is written") << int(FileCall::append);
}

void DbBackgroundTest::aFullDiskLeavesInMemoryWhatARestingStoreWouldWriteOut() {
    QFETCH(int, call);
    MemoryStore store;
    store.options.memtableBytes = 4 << 20;
    store.options.compaction.targetTableBytes = 4 << 10;
    FaultFileSystem faulty(store.fs);
    Options options = store.options;
    options.env = {&faulty, &store.clock, store.executor.get()};
    Result<std::unique_ptr<Db>> opened = Db::open(store.directory, options, OpenMode::create);
    OK(opened.status());
    Db& db = **opened;
    fill(db, 0, 5000);
    OK(db.flush());
    erase(db, 0, 4500);

    faulty.arm(
        {.calls = only(static_cast<FileCall>(call)), .at = 1, .sticky = true, .fault = Fault::noSpace});
    (void)db.waitForBackground();
    QVERIFY(faulty.faults() > 0);
    OK(db.backgroundError());
    QCOMPARE(db.get(std::to_string(100000)).code(), Code::notFound);
    QCOMPARE(db.get(std::to_string(104999)).value(), std::string("value"));

    faulty.disarm();
    fill(db, 5000, 5001);
    OK(db.flush());
    OK(db.waitForBackground());
    QCOMPARE(db.get(std::to_string(100000)).code(), Code::notFound);
    QCOMPARE(db.get(std::to_string(105000)).value(), std::string("value"));
}

void DbBackgroundTest::aFullDiskRefusesWritesServesReadsAndLetsWritesResume_data() {
    QTest::addColumn<int>("call");
    QTest::newRow("appending to the log or a table") << int(FileCall::append);
    QTest::newRow("making a log") << int(FileCall::createLog);
    QTest::newRow("making a table or manifest") << int(FileCall::create);
}

void DbBackgroundTest::aFullDiskRefusesWritesServesReadsAndLetsWritesResume() {
    QFETCH(int, call);
    MemoryStore store;
    store.options.memtableEntries = 50;
    FaultFileSystem faulty(store.fs);
    Options options = store.options;
    options.env = {&faulty, &store.clock, store.executor.get()};
    Result<std::unique_ptr<Db>> opened = Db::open(store.directory, options, OpenMode::create);
    OK(opened.status());
    Db& db = **opened;
    int acknowledged = 0;
    for (; acknowledged < 70; ++acknowledged)
        OK(db.put(std::to_string(acknowledged), "v"));

    faulty.arm(
        {.calls = only(static_cast<FileCall>(call)), .at = 1, .sticky = true, .fault = Fault::noSpace});
    bool refused = false;
    for (int i = 0; i < 400 && !refused; ++i) {
        const Status status = db.put(std::to_string(acknowledged), "v");
        if (status.ok())
            ++acknowledged;
        else
            refused = status.is(Code::noSpace);
    }
    QVERIFY(refused);
    QCOMPARE(db.put("still", "full").code(), Code::noSpace);
    QVERIFY2(db.backgroundError().ok(), text(db.backgroundError()).c_str());
    for (int i = 0; i < acknowledged; ++i)
        QCOMPARE(db.get(std::to_string(i)).value(), std::string("v"));

    faulty.disarm();
    for (int i = 0; i < 200; ++i, ++acknowledged)
        OK(db.put(std::to_string(acknowledged), "v", {Durability::sync}));
    OK(db.waitForBackground());
    for (int i = 0; i < acknowledged; ++i)
        QCOMPARE(db.get(std::to_string(i)).value(), std::string("v"));
    opened->reset();
    OK(store.open(OpenMode::open));
    for (int i = 0; i < acknowledged; ++i)
        QCOMPARE(store.db->get(std::to_string(i)).value(), std::string("v"));
    QCOMPARE(store.db->get("still").code(), Code::notFound);
}

void DbBackgroundTest::aFailedSyncMakesTheStoreReadOnlyUntilItIsReopened() {
    MemoryStore store;
    const auto recorder = std::make_shared<Recorder>();
    FaultFileSystem faulty(store.fs);
    Options options = store.options;
    options.listener = recorder;
    options.env = {&faulty, &store.clock, store.executor.get()};
    Result<std::unique_ptr<Db>> opened = Db::open(store.directory, options, OpenMode::create);
    OK(opened.status());
    OK((*opened)->put("before", "1", {Durability::sync}));
    faulty.arm({.calls = only(FileCall::sync), .at = 1, .fault = Fault::ioError});
    QCOMPARE((*opened)->put("failing", "2", {Durability::sync}).code(), Code::ioError);
    const Status after = (*opened)->put("after", "3");
    QCOMPARE(after.code(), Code::readOnly);
    QCOMPARE(after.reason(), Reason::backgroundError);
    QVERIFY(after.error().subject.find("ioError") != std::string::npos);
    QCOMPARE(recorder->error.code(), Code::ioError);
    QCOMPARE((*opened)->backgroundError().code(), Code::ioError);
    QCOMPARE((*opened)->get("before").value(), std::string("1"));
    QVERIFY(!(*opened)->flush().ok());
    faulty.disarm();
    opened->reset();
    OK(store.open(OpenMode::open));
    QCOMPARE(store.db->get("before").value(), std::string("1"));
    OK(store.db->put("again", "4"));
}

void DbBackgroundTest::aDamagedInputStopsCompactionOnceAndLosesNothing() {
    MemoryStore store;
    const auto recorder = std::make_shared<Recorder>();
    store.options.listener = recorder;
    store.options.compaction.l0Trigger = 3;
    store.options.cacheBytes = 64 << 10;
    OK(store.open());
    fill(*store.db, 0, 300, "first");
    OK(store.db->flush());
    const std::string path = "/store/" + tableFileName(store.db->version()->level(0).front()->number);
    store.db.reset();
    std::string bytes = readWholeFile(store.fs, path).value();
    bytes[200] = static_cast<char>(bytes[200] ^ 1);
    OK(store.fs.overwrite(path, bytes));
    OK(store.open());
    for (int round = 0; round < 6; ++round) {
        fill(*store.db, 0, 300, "later");
        OK(store.db->flush());
    }
    QCOMPARE(recorder->lastCompaction.status.code(), Code::corruption);
    QCOMPARE(recorder->lastCompaction.status.error().file, path);
    QCOMPARE(store.db->version()->level(0).size(), size_t(7));
    QCOMPARE(store.db->waitForBackground().code(), Code::corruption);
    QVERIFY(store.db->backgroundError().ok());
    QCOMPARE(store.db->get("100007").value(), std::string("later"));
    QCOMPARE(recorder->open(), std::string());
    QVERIFY(store.fs.stat(path).ok());
}

void DbBackgroundTest::aCheckpointThatMayNotLastIsNotThere() {
    MemoryStore store;
    FaultFileSystem faulty(store.fs);
    Options options = store.options;
    options.env = {&faulty, &store.clock, store.executor.get()};
    Result<std::unique_ptr<Db>> db = Db::open(store.directory, options, OpenMode::create);
    OK(db.status());
    OK((*db)->put("a", "1"));
    OK((*db)->flush());
    uint64_t failures = 0;
    for (uint64_t at = 1;; ++at, ++failures) {
        faulty.arm({.calls = only(FileCall::syncDirectory), .at = at, .fault = Fault::ioError});
        const Status status = (*db)->checkpoint("/copy");
        const bool met = faulty.faults() != 0;
        faulty.disarm();
        QCOMPARE(store.fs.stat("/copy").ok(), !met);
        QCOMPARE(status.ok(), !met);
        QVERIFY(!store.fs.stat("/copy.building").ok());
        if (!met)
            break;
    }
    QVERIFY(failures > 1);
}

void DbBackgroundTest::theInfoLogTellsWhatHappenedAndKeepsTheOneBefore() {
    MemoryStore store;
    store.options.infoLog = true;
    OK(store.open());
    fill(*store.db, 0, 10);
    OK(store.db->flush());
    OK(store.open());
    const std::string before = readWholeFile(store.fs, "/store/LOG.old").value();
    QVERIFY(before.find("opened") != std::string::npos);
    QVERIFY(before.find("flushed 10 entries") != std::string::npos);
    QVERIFY(before.find("closed") != std::string::npos);
    QVERIFY(readWholeFile(store.fs, "/store/LOG").value().find("opened") != std::string::npos);
}

QTEST_APPLESS_MAIN(DbBackgroundTest)
#include "db_background_test.moc"
