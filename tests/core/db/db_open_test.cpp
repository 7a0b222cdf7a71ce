// What an opening reads, writes and leaves in its place.
#include <QtTest>
#include <algorithm>
#include <utility>

#include "core/env/forwarding_file_system.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

// Does not help when an opening asks; whoever waits later is helped. What is closed by then is not flushed.
class LateExecutor final : public Executor {
public:
    void schedule(Priority priority, std::function<void()> task) override {
        m_tasks->schedule(priority, std::move(task));
    }
    void help() override {
        if (!std::exchange(m_late, false))
            m_tasks->help();
    }
    void beLate() { m_late = true; }

private:
    std::unique_ptr<Executor> m_tasks = makeInlineExecutor();
    bool m_late = false;
};

class TableOpenings final : public ForwardingFileSystem {
public:
    using ForwardingFileSystem::ForwardingFileSystem;
    Result<std::unique_ptr<RandomAccessFile>> openRandom(const std::string& path) override {
        count += path.ends_with(".lst") ? 1 : 0;
        return target().openRandom(path);
    }
    int count = 0;
};

size_t filesNamed(MemoryStore& store, std::string_view suffix) {
    const std::vector<std::string> names = store.files();
    return static_cast<size_t>(std::count_if(
        names.begin(), names.end(), [&](const std::string& name) { return name.ends_with(suffix); }));
}

constexpr int kLongLog = 400;  // of such writes: too much to copy, less than a memtable

Status writeSome(Db& db, const std::string& prefix, int count) {
    for (int i = 0; i < count; ++i)
        RETURN_IF_ERROR(db.put(prefix + std::to_string(10'000 + i), std::string(80, 'v')));
    return {};
}

}  // namespace

class DbOpenTest : public QObject {
    Q_OBJECT

    LateExecutor* m_executor = nullptr;

    std::unique_ptr<MemoryStore> storeWithLongLog() {
        auto store = std::make_unique<MemoryStore>();
        auto executor = std::make_unique<LateExecutor>();
        m_executor = executor.get();
        store->executor = std::move(executor);
        if (!store->open().ok() || !writeSome(*store->db, "a", kLongLog).ok())
            qFatal("no store");
        return store;
    }

    void openLate(MemoryStore& store) {
        store.db.reset();
        m_executor->beLate();
        OK(store.open());
    }

private slots:
    void aLongLogStaysInItsPlaceUntilItsMemtableIsFlushed() {
        const auto store = storeWithLongLog();
        const std::string before = store->contents();
        openLate(*store);
        QCOMPARE(filesNamed(*store, ".lst"), size_t{0});
        QCOMPARE(store->db->stats().immutableMemtables, uint64_t{1});
        QCOMPARE(store->contents(), before);
        OK(store->db->waitForBackground());
        QCOMPARE(filesNamed(*store, ".lst"), size_t{1});
        QCOMPARE(filesNamed(*store, ".wal"), size_t{1});
        QCOMPARE(store->contents(), before);
        OK(store->open());
        QCOMPARE(store->contents(), before);
    }

    // Else each opening would leave one more log to the next.
    void aStoreOpenedForMomentsOnlyDoesNotReplayMoreAndMore() {
        MemoryStore store;
        auto executor = std::make_unique<LateExecutor>();
        m_executor = executor.get();
        store.executor = std::move(executor);
        store.options.memtableEntries = 10;
        for (int moment = 0; moment < 40; ++moment) {
            m_executor->beLate();
            OK(store.open());
            uint64_t replayed = 0;
            for (const auto& memtable : store.db->memtables())
                replayed += memtable->entryCount();
            QVERIFY(replayed <= 2 * store.options.memtableEntries);
            QVERIFY(filesNamed(store, ".wal") <= 3);
            OK(writeSome(*store.db, "moment" + std::to_string(moment) + "-", 1));
            store.db.reset();
        }
        OK(store.open());
        QCOMPARE(QString::fromStdString(store.contents()).count("moment"), 40);
    }

    void writesBehindAKeptLogSurviveTheDeathOfTheProcess() {
        const auto store = storeWithLongLog();
        openLate(*store);
        OK(writeSome(*store->db, "b", 20));
        OK(store->db->erase("a10000"));
        const std::string before = store->contents();
        const std::unique_ptr<StrictMemFileSystem> killed = store->fs.clone();
        store->db.reset();

        MemoryStore other;
        other.options.env.fs = killed.get();
        other.options.env.clock = &other.clock;
        other.options.env.executor = other.executor.get();
        Result<std::unique_ptr<Db>> opened = Db::open(other.directory, other.options, OpenMode::open);
        OK(opened.status());
        other.db = std::move(*opened);
        QCOMPARE(other.contents(), before);
        other.db.reset();
    }

    // What the log of a killed process holds may not be on disk: it goes to a table at once.
    void theLogOfAKilledProcessBecomesATable() {
        const auto store = storeWithLongLog();
        const std::string before = store->contents();
        const std::unique_ptr<StrictMemFileSystem> killed = store->fs.clone();
        m_executor->beLate();
        store->options.env.fs = killed.get();
        store->options.env.clock = &store->clock;
        store->options.env.executor = m_executor;
        Result<std::unique_ptr<Db>> opened = Db::open(store->directory, store->options, OpenMode::open);
        OK(opened.status());
        QCOMPARE((*opened)->stats().immutableMemtables, uint64_t{0});
        QCOMPARE((*opened)->stats().levels[0].tables, uint64_t{1});
        opened->reset();
        QCOMPARE(store->contents(), before);
    }

    void thousandsOfTablesOpenWithoutReadingOne() {
        constexpr int kTables = 3'500;
        MemoryStore store;
        store.options.memtableBytes = 4 << 20;
        store.options.compaction.targetTableEntries = 1;
        store.options.autoCompaction = false;
        OK(store.open());
        OK(writeSome(*store.db, "key", kTables));
        OK(store.db->flush());
        QCOMPARE(filesNamed(store, ".lst"), size_t{kTables});
        store.db.reset();

        TableOpenings counted(store.fs);
        store.options.env.fs = &counted;
        Result<std::unique_ptr<Db>> opened = Db::open(store.directory, store.options, OpenMode::open);
        OK(opened.status());
        QCOMPARE((*opened)->stats().levels[0].tables, uint64_t{kTables});
        QCOMPARE(counted.count, 0);
        QVERIFY((*opened)->get("key10007").ok());
        QCOMPARE(counted.count, 1);
    }
};

QTEST_APPLESS_MAIN(DbOpenTest)
#include "db_open_test.moc"
