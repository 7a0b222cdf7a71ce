// How much of the machine background work takes, and when: writers are slowed smoothly, compactions are held
// to a rate and shared with another thread.
#include <QtTest>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/db/throttle.h"
#include "core/version/file_names.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

// While `helps`, another thread does at once what is scheduled.
class HelpingExecutor final : public Executor {
public:
    void schedule(Priority priority, std::function<void()> task) override {
        if (!helps)
            return m_tasks->schedule(priority, std::move(task));
        ++helped;
        std::thread(std::move(task)).join();
    }
    void help() override { m_tasks->help(); }

    bool helps = false;
    int helped = 0;

private:
    std::unique_ptr<Executor> m_tasks = makeInlineExecutor();
};

// Time goes on with every table that is made.
class ClockTurner final : public EventListener {
public:
    explicit ClockTurner(ManualClock& clock) : m_clock(clock) {}
    void tableCreated(const TableMeta&) override { m_clock.advance(60'000); }

private:
    ManualClock& m_clock;
};

// Waits for the first compaction to begin.
class Starter final : public EventListener {
public:
    void compactionBegin(const CompactionInfo&) override {
        const std::lock_guard lock(m_mutex);
        m_begun = true;
        m_changed.notify_all();
    }
    void await() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_begun; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_begun = false;
};

}  // namespace

class BackgroundPaceTest : public QObject {
    Q_OBJECT
private slots:
    void delayGrowsSmoothlyFromNothing();
    void theRateOfCompactionsRisesWithWhatTablesOweAndEndsBeforeWritersAreSlowed();
    void compactionsOfTheBackgroundKeepToTheirRate();
    void aCompactionAskedForDoesNotWaitForTheRateOfAnother();
    void aLargeMergeIsSharedOnceNobodyHasWrittenForAWhile_data();
    void aLargeMergeIsSharedOnceNobodyHasWrittenForAWhile();
};

void BackgroundPaceTest::aLargeMergeIsSharedOnceNobodyHasWrittenForAWhile_data() {
    QTest::addColumn<bool>("timeGoesOn");
    QTest::newRow("a moment ago") << false;
    QTest::newRow("a while ago") << true;
}

void BackgroundPaceTest::aLargeMergeIsSharedOnceNobodyHasWrittenForAWhile() {
    QFETCH(bool, timeGoesOn);
    MemoryStore store;
    auto owned = std::make_unique<HelpingExecutor>();
    HelpingExecutor& executor = *owned;
    store.executor = std::move(owned);
    if (timeGoesOn)
        store.options.listener = std::make_shared<ClockTurner>(store.clock);
    store.options.autoCompaction = false;
    store.options.compaction.targetTableBytes = 4 << 10;
    OK(store.open());
    for (const char* value : {"first", "other"}) {
        fill(*store.db, 0, 10'000, std::string(30, *value));
        OK(store.db->flush());
    }
    erase(*store.db, 4000, 6000);
    OK(store.db->flush());
    OK(store.db->waitForBackground());
    const std::string before = store.contents();
    executor.helps = true;
    CompactionJob job;
    OK(store.db->compact({}, job));
    executor.helps = false;
    QCOMPARE(executor.helped > 2, timeGoesOn);
    QCOMPARE(job.doneBytes.load(), job.inputBytes.load());
    QCOMPARE(store.contents(), before);
    OK(store.open(OpenMode::open));
    QCOMPARE(store.contents(), before);
    size_t files = 0;
    for (const std::string& name : store.files())
        files += parseFileName(name)->kind == FileKind::table ? 1 : 0;
    QCOMPARE(files, tablesIn(*store.db));
}

void BackgroundPaceTest::delayGrowsSmoothlyFromNothing() {
    DebtInputs debt{.maxImmutables = 2};
    QCOMPARE(delayFor(debt).microsPerMiB, int64_t(0));
    int64_t before = 0;
    for (int fill = 0; fill <= 300; ++fill) {
        debt.immutables = static_cast<uint64_t>(fill / 100);
        debt.activeFill = (fill % 100) / 100.0;
        const Delay delay = delayFor(debt);
        QVERIFY(delay.microsPerMiB >= before);
        QVERIFY2(delay.microsPerMiB - before <= 2'000 + before, "the delay makes a step");
        before = delay.microsPerMiB;
    }
    QVERIFY2(before > 1'000'000, "writers are faster than a slow disk up to the end");
    debt = {};
    before = 0;
    for (debt.l0Runs = 0; debt.l0Runs < 200; ++debt.l0Runs) {
        const Delay delay = delayFor(debt);
        QVERIFY(delay.microsPerMiB >= before);
        QVERIFY(debt.l0Runs > 12 || delay.microsPerMiB == 0);
        before = delay.microsPerMiB;
    }
    QCOMPARE(delayFor(debt).cause, StallCause::l0Files);
}

void BackgroundPaceTest::theRateOfCompactionsRisesWithWhatTablesOweAndEndsBeforeWritersAreSlowed() {
    DebtInputs debt{.immutables = 2, .maxImmutables = 2};
    QCOMPARE(compactionRate(1000, debt), uint64_t(1000));
    uint64_t before = 0;
    for (; compactionRate(1000, debt) != 0; ++debt.l0Runs) {
        QVERIFY(compactionRate(1000, debt) > before);
        QCOMPARE(delayFor(DebtInputs{.l0Runs = debt.l0Runs}).microsPerMiB, int64_t(0));
        before = compactionRate(1000, debt);
    }
    QVERIFY(before > 20'000);
    QCOMPARE(compactionRate(0, DebtInputs{}), uint64_t(0));
    QCOMPARE(compactionRate(0, DebtInputs{.l0Runs = 3}), uint64_t(0));
}

void BackgroundPaceTest::compactionsOfTheBackgroundKeepToTheirRate() {
    constexpr uint64_t kRate = 100'000;
    MemoryStore store;
    store.options.compactionBytesPerSecond = kRate;
    store.options.autoCompaction = false;
    store.options.memtableBytes = 1 << 20;
    store.options.upperCompression = store.options.bottomCompression = Compression::none;
    OK(store.open());
    const auto makeDue = [&] {
        for (int run = 0; run < 4; ++run) {
            fill(*store.db, 0, 3000, std::string(100, static_cast<char>('a' + run)));
            OK(store.db->flush());
        }
    };
    const auto secondsOf = [&](const std::function<void()>& work) {
        const int64_t begun = store.clock.steadyNanos();
        work();
        return static_cast<double>(store.clock.steadyNanos() - begun) / 1e9;
    };
    const auto settle = [&](const char* name, const char* value) {
        OK(change(*store.db, name, value));
        OK(store.db->waitForBackground());
    };

    makeDue();
    CompactionJob job;
    QCOMPARE(secondsOf([&] { OK(store.db->compact({}, job)); }), 0.0);  // somebody waits for it

    makeDue();
    const uint64_t before = store.db->stats().compactionBytesWritten;
    const double seconds = secondsOf([&] { settle("auto_compaction", "true"); });
    const auto written = static_cast<double>(store.db->stats().compactionBytesWritten - before);
    QVERIFY(written > 300'000);
    // Four tables of level 0 are an eighth of what slows writers.
    const double expected = written / (kRate / (1 - 4.0 / 32));
    QVERIFY2(seconds > expected * 0.9 && seconds < expected * 1.1, qPrintable(QString::number(seconds)));

    settle("auto_compaction", "false");
    makeDue();
    settle("compaction_bytes_per_second", "0");
    QCOMPARE(secondsOf([&] { settle("auto_compaction", "true"); }), 0.0);
}

// At a byte a second the one of the background would take days.
void BackgroundPaceTest::aCompactionAskedForDoesNotWaitForTheRateOfAnother() {
    MemoryStore store;
    store.executor = makeThreadPool(2);
    const auto starter = std::make_shared<Starter>();
    store.options.listener = starter;
    store.options.compactionBytesPerSecond = 1;
    store.options.autoCompaction = false;
    store.options.env = {&store.fs, &systemClock(), store.executor.get()};
    store.db = Db::open(store.directory, store.options, OpenMode::create).value();
    for (int run = 0; run < 5; ++run) {
        fill(*store.db, 0, 3000, std::string(20, static_cast<char>('a' + run)));
        OK(store.db->flush());
    }
    OK(change(*store.db, "auto_compaction", "true"));
    starter->await();
    CompactionJob job;
    OK(store.db->compact({}, job));
    QCOMPARE(job.doneBytes.load(), job.inputBytes.load());
}

QTEST_APPLESS_MAIN(BackgroundPaceTest)
#include "background_pace_test.moc"
