// Background work: flushes never wait behind compactions; nothing scheduled is forgotten.
#include "core/env/executor.h"

#include <atomic>
#include <future>
#include <string>
#include <vector>

#include <QTest>

#include "core/env/clock.h"

using namespace levelscope;

class ExecutorTest : public QObject {
    Q_OBJECT

private slots:
    void aFlushRunsWhileEveryCompactionThreadIsBusy() {
        const auto pool = makeThreadPool(2);
        std::promise<void> release;
        const std::shared_future<void> released = release.get_future().share();
        for (int i = 0; i < 3; ++i)
            pool->schedule(Priority::compaction, [released] { released.wait(); });
        std::promise<void> flushed;
        pool->schedule(Priority::flush, [&flushed] { flushed.set_value(); });
        flushed.get_future().wait();  // hangs, and so fails, if the flush queued up
        release.set_value();
    }

    void anIdleTaskWaitsUntilNothingElseHasComeForAWhile() {
        const auto pool = makeThreadPool(2, std::chrono::milliseconds(1));
        std::promise<void> release;
        const std::shared_future<void> released = release.get_future().share();
        std::string order;
        std::promise<void> rested;
        pool->schedule(Priority::compaction, [released] { released.wait(); });
        pool->schedule(Priority::idle, [&] {
            order += "idle";
            rested.set_value();
        });
        pool->schedule(Priority::compaction, [&order] { order += "work "; });
        release.set_value();
        rested.get_future().wait();  // hangs, and so fails, if nobody ever rests
        QCOMPARE(order, std::string("work idle"));
    }

    void whoHurriesDoesNotWaitForQuiet() {
        const auto pool = makeThreadPool(2, std::chrono::hours(1));
        std::promise<void> rested;
        pool->schedule(Priority::idle, [&rested] { rested.set_value(); });
        pool->hurry();
        rested.get_future().wait();
    }

    void theDestructorRunsWhatIsQueued() {
        std::atomic<int> done{0};
        {
            const auto pool = makeThreadPool(3);
            for (int i = 0; i < 99; ++i)
                pool->schedule(static_cast<Priority>(i % 3), [&done] { ++done; });
        }
        QCOMPARE(done.load(), 99);
    }

    void aTaskMayScheduleAnotherEvenWhenThePoolIsClosing() {
        std::atomic<int> done{0};
        {
            const auto pool = makeThreadPool(2);
            Executor* executor = pool.get();
            pool->schedule(Priority::compaction, [executor, &done] {
                ++done;
                executor->schedule(Priority::flush, [&done] { ++done; });
            });
        }
        QCOMPARE(done.load(), 2);
    }

    void theInlineExecutorRunsInOrderAndOnlyWhenHelped() {
        const auto executor = makeInlineExecutor();
        std::string order;
        executor->schedule(Priority::compaction, [&] {
            order += 'a';
            executor->schedule(Priority::flush, [&order] { order += 'c'; });
        });
        executor->schedule(Priority::flush, [&order] { order += 'b'; });
        QCOMPARE(order, std::string());
        executor->help();
        QCOMPARE(order, std::string("abc"));
    }

    void theManualClockMovesOnlyWhenTold() {
        ManualClock clock;
        const int64_t wall = clock.wallMicros();
        const int64_t steady = clock.steadyNanos();
        QCOMPARE(clock.wallMicros(), wall);
        clock.sleepMicros(5);
        QCOMPARE(clock.wallMicros(), wall + 5);
        QCOMPARE(clock.steadyNanos(), steady + 5000);
        clock.setWallMicros(1);
        QCOMPARE(clock.steadyNanos(), steady + 5000);
    }

    void theSystemClockRunsForwards() {
        const int64_t before = systemClock().steadyNanos();
        systemClock().sleepMicros(1);
        QVERIFY(systemClock().steadyNanos() > before);
        QVERIFY(systemClock().wallMicros() > 1'600'000'000'000'000);
    }
};

QTEST_APPLESS_MAIN(ExecutorTest)
#include "executor_test.moc"
