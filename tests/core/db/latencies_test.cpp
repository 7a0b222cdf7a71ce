// What the engine tells about how long things took, with a clock that moves only when it is told or slept by.
#include <QtTest>

#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr uint64_t kMany = 40 * Latencies::kTimedOneIn;

// Does nothing until it is free.
class BusyExecutor final : public Executor {
public:
    void schedule(Priority priority, std::function<void()> task) override {
        m_queue->schedule(priority, std::move(task));
    }
    void help() override {
        if (free)
            m_queue->help();
    }
    bool free = false;

private:
    std::unique_ptr<Executor> m_queue = makeInlineExecutor();
};

}  // namespace

class LatenciesTest : public QObject {
    Q_OBJECT

private slots:
    void frequentOperationsAreTimedBySample() {
        MemoryStore store;
        OK(store.open());
        for (uint64_t i = 0; i < kMany; ++i)
            OK(store.db->put("key" + std::to_string(i), "v"));
        PinnedValue value;
        for (uint64_t i = 0; i < kMany; ++i)
            (void)store.db->get({}, "key" + std::to_string(i), value);
        const auto iterator = store.db->iterator();
        for (uint64_t i = 0; i < kMany; ++i)
            iterator->seek("key" + std::to_string(i));
        const Latencies latencies = store.db->latencies();
        QCOMPARE(latencies.write.count(), kMany / Latencies::kTimedOneIn);
        // Gets and seeks share a counter.
        QCOMPARE(latencies.get.count() + latencies.seek.count(), 2 * kMany / Latencies::kTimedOneIn);
        QVERIFY(latencies.get.count() > 0 && latencies.seek.count() > 0);
        QCOMPARE(latencies.stall.count(), uint64_t{0});
    }

    void stepsAreTimedRarely() {
        MemoryStore store;
        OK(store.open());
        OK(store.db->put("a", "1"));
        OK(store.db->put("b", "1"));
        const auto iterator = store.db->iterator();
        iterator->seekToFirst();
        for (int i = 0; i < 5000; ++i) {
            iterator->next();
            iterator->prev();
        }
        QCOMPARE(store.db->latencies().step.count(), uint64_t{10'000 / 4096});
    }

    void flushesAndMergesAreAllTimed() {
        MemoryStore store;
        store.options.autoCompaction = false;
        OK(store.open());
        for (int i = 0; i < 3; ++i) {
            OK(store.db->put("key", "v"));
            OK(store.db->flush());
        }
        CompactionJob job;
        OK(store.db->compact({}, job));
        QCOMPARE(store.db->latencies().flush.count(), uint64_t{3});
        QCOMPARE(store.db->latencies().compaction.count(), uint64_t{1});
    }

    void aWriterThatIsHeldUpIsAStall() {
        MemoryStore store;
        auto* busy = new BusyExecutor;
        store.executor.reset(busy);
        store.options.maxImmutableMemtables = 4;
        OK(store.open());
        const int64_t before = store.clock.steadyNanos();
        // Four memtables wait for their flush and the fifth is nearly full: writers sleep.
        for (int i = 0; store.db->stats().immutableMemtables < 4 ||
                        store.db->stats().memtableBytes < store.options.memtableBytes * 9 / 10;
             ++i)
            OK(store.db->put("key" + std::to_string(i), std::string(1000, 'x')));
        const int64_t slept = store.clock.steadyNanos() - before;
        QVERIFY(slept > 0);
        const Latencies latencies = store.db->latencies();
        QVERIFY(latencies.stall.count() > 0);
        QVERIFY(latencies.stall.max() <= static_cast<uint64_t>(slept));
        QCOMPARE(store.db->stats().stallMicros, slept / 1000);
        busy->free = true;
        store.db.reset();
    }
};

QTEST_APPLESS_MAIN(LatenciesTest)
#include "latencies_test.moc"
