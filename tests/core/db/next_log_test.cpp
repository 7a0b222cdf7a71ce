// The log of the next memtable is made ahead, in the background: a switch costs no file call, nothing that
// goes wrong with it troubles a writer, and whatever becomes of the process the store opens with all it held.
#include <QtTest>
#include <deque>
#include <functional>

#include "core/env/fault_file_system.h"
#include "core/version/file_names.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr uint64_t kEntries = 20;  // of a memtable

// Background work waits until it is asked for; then all of it runs, or the youngest task only.
class PatientExecutor final : public Executor {
public:
    void schedule(Priority, std::function<void()> task) override { m_tasks.push_back(std::move(task)); }
    void help() override {
        if (!patient)
            runAll();
    }
    void runAll() {
        while (!m_tasks.empty())
            run(m_tasks.begin());
    }
    void runYoungest() { run(std::prev(m_tasks.end())); }
    bool patient = true;

private:
    void run(std::deque<std::function<void()>>::iterator at) {
        const std::function<void()> task = std::move(*at);
        m_tasks.erase(at);
        task();
    }
    std::deque<std::function<void()>> m_tasks;
};

// Tells when a log is made or a file opened, before it is.
class Watched final : public ForwardingFileSystem {
public:
    using ForwardingFileSystem::ForwardingFileSystem;
    Result<std::unique_ptr<WritableFile>> createLog(const std::string& path, uint64_t expected) override {
        ++logsMade;
        if (const auto call = std::exchange(onNextLog, nullptr))
            call();
        return target().createLog(path, expected);
    }
    Result<std::unique_ptr<RandomAccessFile>> openRandom(const std::string& path) override {
        if (path.ends_with(".wal") && onLogRead)
            onLogRead(path);
        return target().openRandom(path);
    }
    Result<uint64_t> freeBytes(const std::string& directory) override {
        return room ? Result<uint64_t>(*room) : target().freeBytes(directory);
    }
    int logsMade = 0;
    std::function<void()> onNextLog;
    std::function<void(const std::string&)> onLogRead;
    std::optional<uint64_t> room;
};

struct Story : MemoryStore {
    FaultFileSystem faults{fs};
    Watched watched{faults};
    std::unique_ptr<StrictMemFileSystem> killed;
    PatientExecutor* background = nullptr;
    uint64_t written = 0;

    Story() {
        auto patient = std::make_unique<PatientExecutor>();
        background = patient.get();
        executor = std::move(patient);
        options.memtableEntries = kEntries;
        options.maxImmutableMemtables = 4;
        const Status opened = openOn(watched);
        if (!opened.ok())
            qFatal("%s", text(opened).c_str());
    }
    ~Story() { close(); }

    // The disk as the death of the process leaves it now.
    StrictMemFileSystem& kill() {
        killed = fs.clone();
        return *killed;
    }

    // Who closes waits for background work.
    void close() {
        const bool patient = std::exchange(background->patient, false);
        db.reset();
        background->patient = patient;
    }

    Status openOn(FileSystem& disk, OpenMode mode = OpenMode::openOrCreate) {
        options.env = {&disk, &clock, executor.get()};
        close();
        Result<std::unique_ptr<Db>> opened = Db::open(directory, options, mode);
        if (opened.ok())
            db = std::move(*opened);
        return opened.status();
    }

    // One batch each; gives the number of the last one's log.
    Result<uint64_t> write(uint64_t entries) {
        uint64_t log = 0;
        for (uint64_t i = 0; i < entries; ++i) {
            WriteBatch batch;
            batch.put("key" + std::to_string(10'000 + written++), "value");
            ASSIGN_OR_RETURN(const WriteReceipt receipt, db->write({}, batch));
            log = receipt.walNumber;
        }
        return log;
    }

    std::vector<uint64_t> logs() {
        std::vector<uint64_t> numbers;
        for (const std::string& name : files())
            if (const auto parsed = parseFileName(name); parsed && parsed->kind == FileKind::wal)
                numbers.push_back(parsed->number);
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }

    uint64_t entries() {
        uint64_t count = 0;
        const std::unique_ptr<Iterator> it = db->iterator({});
        for (it->seekToFirst(); it->valid(); it->next())
            ++count;
        return count;
    }
};

}  // namespace

class NextLogTest : public QObject {
    Q_OBJECT
private slots:
    void aSwitchMakesNoFileWhenTheLogIsReady() {
        Story store;
        const uint64_t first = store.write(kEntries / 2).value();
        QCOMPARE(store.logs().size(), size_t{1});
        store.background->runAll();
        const std::vector<uint64_t> ready = store.logs();
        QCOMPARE(ready.size(), size_t{2});
        store.faults.arm({.calls = only(FileCall::createLog) | only(FileCall::syncDirectory),
                          .sticky = true,
                          .fault = Fault::ioError});
        QCOMPARE(store.write(kEntries).value(), ready.back());
        QVERIFY(ready.back() > first);
        store.faults.disarm();
        QVERIFY(!store.db->isReadOnly());
        OK(store.openOn(store.watched));
        QCOMPARE(store.entries(), store.written);
    }

    void oneLogIsMadeForEachMemtable() {
        Story store;
        store.background->patient = false;
        OK(store.write(10 * kEntries).status());
        QCOMPARE(store.watched.logsMade, 11);
    }

    // The writer could not wait for it and took a newer one: logs begin in the order of their numbers.
    void aLogThatIsReadyTooLateIsNotUsed() {
        Story store;
        uint64_t now = store.write(kEntries / 2).value();
        store.watched.onNextLog = [&] { now = store.write(kEntries).value(); };
        store.background->runYoungest();
        const std::vector<uint64_t> logs = store.logs();
        QCOMPARE(logs.size(), size_t{3});
        QCOMPARE(now, logs[2]);  // logs[1] came too late
        const uint64_t next = store.write(kEntries).value();
        QVERIFY(next > now);
        QCOMPARE(store.logs(), (std::vector<uint64_t>{logs[0], logs[2], next}));
        StrictMemFileSystem& killed = store.kill();
        OK(store.openOn(killed, OpenMode::open));
        QCOMPARE(store.entries(), store.written);
    }

    void withoutRoomForItTheWriterGoesOn() {
        Story store;
        store.faults.arm({.calls = only(FileCall::createLog), .fault = Fault::noSpace});
        OK(store.write(kEntries / 2).status());
        store.background->runAll();
        QCOMPARE(store.faults.faults(), uint64_t{1});
        QCOMPARE(store.logs().size(), size_t{1});
        OK(store.write(kEntries).status());
        QVERIFY(!store.db->isReadOnly());
    }

    void onANearlyFullDiskNoneIsMadeAhead() {
        Story store;
        store.watched.room = 2 * store.options.memtableBytes;
        OK(store.write(kEntries / 2).status());
        store.background->runAll();
        QCOMPARE(store.logs().size(), size_t{1});
    }

    void aFlushThatLacksSpaceGetsThatOfTheReadyLog() {
        Story store;
        OK(store.write(kEntries + kEntries / 2).status());
        store.background->runYoungest();
        QCOMPARE(store.logs().size(), size_t{3});
        store.faults.arm({.calls = only(FileCall::create), .fault = Fault::noSpace});
        store.background->runAll();
        QCOMPARE(store.faults.faults(), uint64_t{1});
        QCOMPARE(store.db->stats().immutableMemtables, uint64_t{0});
        QCOMPARE(store.logs().size(), size_t{1});
    }

    // It may have taken the names of tables with it.
    void aDirectoryThatCannotBeSyncedEndsTheWriting() {
        Story store;
        store.faults.arm({.calls = only(FileCall::syncDirectory), .fault = Fault::ioError});
        OK(store.write(kEntries / 2).status());
        store.background->runAll();
        QVERIFY(store.db->isReadOnly());
        QVERIFY(!store.db->backgroundError().ok());
    }

    void aClosedStoreHasNoneLeft() {
        Story store;
        OK(store.write(kEntries / 2).status());
        store.background->runAll();
        QCOMPARE(store.logs().size(), size_t{2});
        store.close();
        QCOMPARE(store.logs().size(), size_t{1});
    }

    // Nothing is in it: it is no hole, no damage, and gone when the store is open.
    void oneThatACrashLeftIsNoHole() {
        Story store;
        OK(store.write(kEntries + kEntries / 2).status());
        store.background->runYoungest();
        const uint64_t ready = store.logs().back();
        StrictMemFileSystem& killed = store.kill();
        OK(store.openOn(killed, OpenMode::readOnly));
        QCOMPARE(store.entries(), store.written);
        OK(store.openOn(killed, OpenMode::open));
        QCOMPARE(store.entries(), store.written);
        QCOMPARE(store.db->stats().walDroppedBytes, uint64_t{0});
        QVERIFY(!killed.stat(joinPath(store.directory, walFileName(ready))).ok());
        QVERIFY(store.db->stats().walNumber > ready);
    }

    void aReaderFindsItsWayWhenTheWriterClosesMeanwhile() {
        Story store;
        store.background->patient = false;
        MemoryStore reader;
        Watched readers(store.fs);
        reader.options.env = {&readers, &reader.clock, reader.executor.get()};
        OK(store.write(kEntries / 2).status());
        const std::string ready = walFileName(store.logs().back());
        QCOMPARE(store.logs().size(), size_t{2});
        readers.onLogRead = [&](const std::string& path) {
            if (path.ends_with(ready))
                store.close();
        };
        Result<std::unique_ptr<Db>> opened = Db::open(store.directory, reader.options, OpenMode::readOnly);
        OK(opened.status());
        QCOMPARE((*opened)->lastSequence(), SequenceNumber{store.written});
    }
};

QTEST_APPLESS_MAIN(NextLogTest)
#include "next_log_test.moc"
