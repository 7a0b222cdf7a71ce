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
    Result<uint64_t> write(uint64_t entries, Durability durability = Durability::process) {
        uint64_t log = 0;
        for (uint64_t i = 0; i < entries; ++i) {
            WriteBatch batch;
            batch.put("key" + std::to_string(10'000 + written++), "value");
            ASSIGN_OR_RETURN(const WriteReceipt receipt, db->write({.durability = durability}, batch));
            log = receipt.walNumber;
        }
        return log;
    }

    // Background work is done four times a memtable, first when it has just begun.
    void load(uint64_t memtables, Durability durability = Durability::process) {
        OK(write(2, durability).status());
        for (uint64_t i = 0; i < 4 * memtables; ++i) {
            OK(write(kEntries / 4, durability).status());
            background->runAll();
        }
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

    // Flushes end while the next memtable fills.
    void theLogsOfALoadAreMadeOfOneAnother() {
        Story store;
        store.load(20);
        QVERIFY2(store.watched.logsMade <= 4, qPrintable(QString::number(store.watched.logsMade)));
        QCOMPARE(store.db->stats().immutableMemtables, uint64_t{0});
        QVERIFY(store.logs().size() <= 3);
        StrictMemFileSystem& killed = store.kill();
        OK(store.openOn(killed, OpenMode::open));
        QCOMPARE(store.entries(), store.written);
        QCOMPARE(store.db->stats().walDroppedBytes, uint64_t{0});
        store.close();
        QCOMPARE(store.logs().size(), size_t{1});
    }

    void whenAllIsDoneNoLogLiesReady() {
        Story store;
        store.load(5);
        QVERIFY(store.logs().size() > 1);
        store.background->patient = false;
        OK(store.db->waitForBackground());
        QCOMPARE(store.logs().size(), size_t{1});
        OK(store.write(3 * kEntries).status());
        OK(store.openOn(store.watched));
        QCOMPARE(store.entries(), store.written);
    }

    // The disk still holds what the log was before, under its new name: none of it comes back.
    void noOldRecordComesBackAfterAPowerCut() {
        Story store;
        store.fs.startRecording();
        store.load(6);
        QVERIFY(store.faults.calls(FileCall::recycle) >= 4);
        const size_t calls = store.fs.journalSize();
        for (const CrashMode mode : crash::kAllModes) {
            for (uint64_t seed = 0; seed < 20; ++seed) {
                const auto machine = store.fs.materialise(calls, mode, seed);
                OK(store.openOn(*machine, OpenMode::open));
                QCOMPARE(store.entries(), store.db->lastSequence());
                QVERIFY(store.entries() >= store.written - kEntries);
                store.close();
            }
        }
    }

    // The zeros in it would be written with the next sync.
    void aLogThatWasSyncedIsNotRecycled() {
        Story store;
        store.load(10, Durability::sync);
        QVERIFY(store.watched.logsMade >= 10);
    }

    void aLogThatCannotBeRecycledIsRemoved() {
        Story store;
        store.faults.arm({.calls = only(FileCall::recycle), .sticky = true, .fault = Fault::ioError});
        store.load(10);
        QVERIFY(store.faults.faults() > 0);
        QVERIFY(!store.db->isReadOnly());
        QVERIFY(store.logs().size() <= 3);
        OK(store.openOn(store.watched));
        QCOMPARE(store.entries(), store.written);
    }

    void aLogSomebodyReadsIsNotRecycled() {
        Story store;
        OK(store.write(kEntries / 2).status());
        const uint64_t first = store.logs().front();
        const auto reader = store.fs.openRandom(joinPath(store.directory, walFileName(first)));
        OK(reader.status());
        std::string before((*reader)->size(), ' ');
        OK((*reader)->read(0, before));
        before.resize(before.find_last_not_of('\0') + 1);
        store.load(3);
        QVERIFY(store.logs().front() > first);
        std::string after(before.size(), ' ');
        OK((*reader)->read(0, after));
        QCOMPARE(after, before);
    }

    void aNewSizeOfMemtablesEndsTheRecyclingOfLogsOfTheOld() {
        Story store;
        store.load(3);
        const uint64_t before = store.faults.calls(FileCall::recycle);
        QVERIFY(before > 0);
        const OptionChange smaller{"memtable_bytes", "1MiB"};
        OK(store.db->setOptions({&smaller, 1}));
        const int made = store.watched.logsMade;
        store.load(6);
        QVERIFY(store.watched.logsMade > made);
        QVERIFY(store.watched.logsMade <= made + 4);
        QVERIFY(store.faults.calls(FileCall::recycle) > before);
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
        store.watched.room = store.options.memtableBytes;
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
