// Many threads on one store during flushes and compactions. Run under the thread sanitizer too.
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <random>
#include <thread>

#include <pthread.h>

#include "core/env/forwarding_file_system.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr int kKeys = 200;

struct Threads {
    std::vector<std::thread> all;
    template <typename Work>
    void start(Work work) {
        all.emplace_back(std::move(work));
    }
    ~Threads() {
        for (std::thread& thread : all)
            thread.join();
    }
};

// What went wrong first, told by any thread.
class Verdict {
public:
    void blame(const std::string& what) {
        const std::lock_guard lock(m_mutex);
        if (m_what.empty())
            m_what = what;
        m_bad = true;
    }
    void check(const Status& status, const char* what) {
        if (!status.ok())
            blame(std::string(what) + ": " + text(status));
    }
    bool bad() const { return m_bad; }
    std::string what() {
        const std::lock_guard lock(m_mutex);
        return m_what;
    }

private:
    std::mutex m_mutex;
    std::string m_what;
    std::atomic<bool> m_bad{false};
};

// Who removes tables.
class RemovalWatch final : public ForwardingFileSystem {
public:
    using ForwardingFileSystem::ForwardingFileSystem;
    Status remove(const std::string& path) override {
        char thread[16] = {};
        (void)pthread_getname_np(pthread_self(), thread, sizeof thread);
        if (path.ends_with(".lst"))
            ++(std::string_view(thread) == "flush" ? byFlushes : byOthers);
        return target().remove(path);
    }
    std::atomic<int> byFlushes{0};
    std::atomic<int> byOthers{0};
};

std::unique_ptr<MemoryStore> threadedStore() {
    auto store = std::make_unique<MemoryStore>();
    store->options.memtableEntries = 400;
    store->options.compaction.l0Trigger = 2;
    store->options.compaction.baseLevelBytes = 64 << 10;
    store->executor = makeThreadPool(3);
    store->options.env.clock = &systemClock();
    return store;
}

Status openThreaded(MemoryStore& store) {
    Options options = store.options;
    options.env.fs = &store.fs;
    options.env.executor = store.executor.get();
    Result<std::unique_ptr<Db>> db = Db::open(store.directory, options, OpenMode::openOrCreate);
    if (!db.ok())
        return db.status();
    store.db = std::move(db).value();
    return {};
}

std::string pairKey(int i, char half) {
    return std::to_string(1000 + i) + half;
}

}  // namespace

class DbConcurrencyTest : public QObject {
    Q_OBJECT
private slots:
    // Writers wait for flushes, and to remove many files takes long.
    void theThreadOfTheFlushesRemovesNoTables() {
        const auto store = threadedStore();
        RemovalWatch watch(store->fs);
        store->options.env.fs = &watch;
        store->options.env.executor = store->executor.get();
        Result<std::unique_ptr<Db>> opened =
            Db::open(store->directory, store->options, OpenMode::openOrCreate);
        OK(opened.status());
        for (int i = 0; i < 20'000; ++i)
            OK((*opened)->put(std::to_string(i * 7919 % 5000), "value"));
        OK((*opened)->waitForBackground());
        opened->reset();
        QVERIFY(watch.byOthers > 20);
        QCOMPARE(watch.byFlushes.load(), 0);
    }

    // Logs become other logs under those who read them, on a disk where they are mapped.
    void readersBesideAWriterSeeAllThatWasAcknowledged() {
        const QTemporaryDir directory;
        const std::string path = directory.filePath("store").toStdString();
        Options options;
        options.memtableBytes = 2 << 20;
        options.memtableEntries = 15'000;
        Result<std::unique_ptr<Db>> opened = Db::open(path, options, OpenMode::create);
        OK(opened.status());
        Db& writer = **opened;
        Verdict verdict;
        std::atomic<uint64_t> acknowledged{0};
        std::atomic<bool> done{false};
        Threads threads;
        threads.start([&] {
            for (uint64_t i = 0; !done && !verdict.bad(); ++i) {
                verdict.check(writer.put(std::to_string(10'000'000 + i), "value"), "put");
                acknowledged = i + 1;
            }
        });
        int read = 0;
        while (read < 60 && !verdict.bad()) {
            const uint64_t least = acknowledged;
            const Result<std::unique_ptr<Db>> reader = Db::open(path, {}, OpenMode::readOnly);
            if (reader.status().reason() == Reason::changingTooFast)
                continue;
            verdict.check(reader.status(), "open");
            if (!reader.ok())
                break;
            ++read;
            const uint64_t last = (*reader)->lastSequence();
            if (last < least)
                verdict.blame(std::to_string(last) + " of " + std::to_string(least));
            for (uint64_t i = last - std::min<uint64_t>(last, 3000); i < last; ++i)
                verdict.check((*reader)->get(std::to_string(10'000'000 + i)).status(), "get");
        }
        done = true;
        threads.all.back().join();
        threads.all.pop_back();
        QVERIFY2(!verdict.bad(), qPrintable(QString::fromStdString(verdict.what())));
    }

    void batchesStayWholeForEveryReader();
    void everyAcknowledgedWriteOfEveryThreadIsThereAfterReopening();
    void checkedWritesNeverLoseAnUpdate();
    void syncWritersShareTheirSyncs();
};

// Both halves of a pair are always written in one batch with one value: whoever sees two different ones saw
// half a batch.
void DbConcurrencyTest::batchesStayWholeForEveryReader() {
    const auto store = threadedStore();
    OK(openThreaded(*store));
    Db& db = *store->db;
    Verdict verdict;
    std::atomic<bool> stop{false};
    {
        Threads threads;
        for (int w = 0; w < 2; ++w)
            threads.start([&, w] {
                std::mt19937_64 random(static_cast<uint64_t>(w));
                for (int n = 0; n < 4000 && !verdict.bad(); ++n) {
                    const int key = static_cast<int>(random() % kKeys);
                    WriteBatch batch;
                    const std::string value = std::to_string(w) + ":" + std::to_string(n);
                    if (random() % 50 == 0) {
                        batch.eraseRange(pairKey(key, 'a'), pairKey(key, 'z'));
                    } else {
                        batch.put(pairKey(key, 'a'), value);
                        batch.put(pairKey(key, 'b'), value);
                    }
                    verdict.check(db.write({}, batch).status(), "write");
                }
                if (w == 0)
                    stop = true;
            });
        for (int r = 0; r < 2; ++r)
            threads.start([&, r] {
                std::mt19937_64 random(static_cast<uint64_t>(100 + r));
                while (!stop && !verdict.bad()) {
                    const int key = static_cast<int>(random() % kKeys);
                    const std::unique_ptr<Snapshot> snapshot = db.snapshot();
                    ReadOptions then;
                    then.snapshot = snapshot.get();
                    PinnedValue a, b;
                    const Status first = db.get(then, pairKey(key, 'a'), a);
                    const Status second = db.get(then, pairKey(key, 'b'), b);
                    if (first.code() != second.code() || (first.ok() && a.view() != b.view()))
                        verdict.blame("a snapshot saw half a batch: " + text(first) + " / " + text(second));
                }
            });
        threads.start([&] {
            while (!stop && !verdict.bad()) {
                const std::unique_ptr<Iterator> it = db.iterator();
                std::string first;
                for (it->seekToFirst(); it->valid(); it->next()) {
                    if (it->key().back() == 'a')
                        first = it->value();
                    else if (it->value() != first)
                        verdict.blame("an iterator saw half a batch");
                }
                verdict.check(it->status(), "iterator");
            }
        });
        threads.start([&] {
            for (int round = 0; !stop && !verdict.bad(); ++round) {
                verdict.check(db.flush(), "flush");
                CompactionJob job;
                verdict.check(db.compact({}, job), "compact");
                (void)db.stats();
                (void)db.levelScores();
                (void)db.nextCompaction();
                (void)db.approximateKeys();
            }
        });
    }
    QVERIFY2(!verdict.bad(), verdict.what().c_str());
    OK(db.waitForBackground());
    QVERIFY(db.stats().flushes > 2);
    store->db.reset();
}

void DbConcurrencyTest::everyAcknowledgedWriteOfEveryThreadIsThereAfterReopening() {
    const auto store = threadedStore();
    OK(openThreaded(*store));
    Verdict verdict;
    constexpr int kWriters = 4;
    constexpr int kWrites = 1500;
    {
        Threads threads;
        for (int w = 0; w < kWriters; ++w)
            threads.start([&, w] {
                for (int n = 0; n < kWrites; ++n) {
                    WriteOptions options;
                    options.durability = n % 100 == 0   ? Durability::sync
                                         : n % 333 == 1 ? Durability::none
                                                        : Durability::process;
                    verdict.check(store->db->put(std::to_string(w) + "/" + std::to_string(n),
                                                 std::to_string(n), options),
                                  "put");
                }
            });
    }
    QVERIFY2(!verdict.bad(), verdict.what().c_str());
    QCOMPARE(store->db->lastSequence(), SequenceNumber(kWriters * kWrites));
    store->db.reset();
    OK(openThreaded(*store));
    for (int w = 0; w < kWriters; ++w)
        for (int n = 0; n < kWrites; ++n)
            QCOMPARE(store->db->get(std::to_string(w) + "/" + std::to_string(n)).value(), std::to_string(n));
    store->db.reset();
}

void DbConcurrencyTest::checkedWritesNeverLoseAnUpdate() {
    const auto store = threadedStore();
    OK(openThreaded(*store));
    OK(store->db->put("counter", "0"));
    Verdict verdict;
    std::atomic<int> conflicts{0};
    constexpr int kThreads = 3;
    constexpr int kEach = 200;
    {
        Threads threads;
        for (int t = 0; t < kThreads; ++t)
            threads.start([&] {
                for (int done = 0; done < kEach && !verdict.bad();) {
                    IteratorOptions only;
                    only.range = KeyRange::withPrefix("counter");
                    const std::unique_ptr<Iterator> it = store->db->iterator(only);
                    it->seekToFirst();
                    WriteBatch batch;
                    batch.put("counter", std::to_string(std::stoi(std::string(it->value())) + 1));
                    const std::vector<Db::Expectation> expected{{"counter", it->sequence()}};
                    const Status status = store->db->writeIf({}, batch, expected).status();
                    if (status.ok())
                        ++done;
                    else if (status.is(Code::conflict))
                        ++conflicts;
                    else
                        verdict.check(status, "writeIf");
                }
            });
    }
    QVERIFY2(!verdict.bad(), verdict.what().c_str());
    QCOMPARE(store->db->get("counter").value(), std::to_string(kThreads * kEach));
    store->db.reset();
}

void DbConcurrencyTest::syncWritersShareTheirSyncs() {
    const auto store = threadedStore();
    OK(openThreaded(*store));
    Verdict verdict;
    constexpr int kThreads = 4;
    constexpr int kEach = 300;
    {
        Threads threads;
        for (int t = 0; t < kThreads; ++t)
            threads.start([&, t] {
                for (int n = 0; n < kEach; ++n)
                    verdict.check(store->db->put(std::to_string(t * kEach + n), "v", {Durability::sync}),
                                  "put");
            });
    }
    QVERIFY2(!verdict.bad(), verdict.what().c_str());
    QVERIFY(store->db->stats().walSyncs <= uint64_t(kThreads * kEach) + 20);
    QCOMPARE(store->db->stats().keysWritten, uint64_t(kThreads * kEach));
    store->db.reset();
}

QTEST_APPLESS_MAIN(DbConcurrencyTest)
#include "db_concurrency_test.moc"
