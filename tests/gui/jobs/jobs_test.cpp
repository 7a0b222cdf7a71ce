// Jobs run off the GUI thread, can be cancelled at any time, and never deliver to what is gone.
#include <QSignalSpy>
#include <QtTest>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "gui/jobs/job.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

// Holds workers until it is opened.
class Gate {
public:
    void open() {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_opened.notify_all();
    }
    void pass() {
        std::unique_lock lock(m_mutex);
        m_opened.wait(lock, [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_opened;
    bool m_open = false;
};

Status runUntilStopped(JobControl& control) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, control.stopToken(), [] { return false; });
    return Status::cancelled();
}

}  // namespace

class JobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() {
        waitForBackgroundTasks();
        QTRY_COMPARE(backgroundTasks(), 0);
    }

    void aJobThatEndsWellSaysSoOnceAndOnTheGuiThread() {
        JobQueue queue;
        std::atomic<QThread*> workedOn = nullptr;
        Job* job = queue.start(QStringLiteral("count"), JobUnit::keys, false, [&](JobControl& control) {
            workedOn = QThread::currentThread();
            control.setProgress(7, 10);
            return Status();
        });
        QSignalSpy finished(job, &Job::finished);
        QCOMPARE(job->state(), Job::State::running);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(job->state(), Job::State::succeeded);
        QVERIFY(workedOn != QThread::currentThread());
        QCOMPARE(job->done(), 7u);
        QVERIFY(queue.idle());
    }

    void aFailureKeepsItsStatus() {
        JobQueue queue;
        Job* job = queue.start(QStringLiteral("fail"), JobUnit::none, false,
                               [](JobControl&) { return Status::notFound(); });
        QTRY_COMPARE(job->state(), Job::State::failed);
        QCOMPARE(job->result().code(), Code::notFound);
    }

    void memoryThatRunsOutIsAFailureNotACrash() {
        JobQueue queue;
        Job* job = queue.start(QStringLiteral("greedy"), JobUnit::none, false,
                               [](JobControl&) -> Status { throw std::bad_alloc(); });
        QTRY_COMPARE(job->state(), Job::State::failed);
        QCOMPARE(job->result().code(), Code::noMemory);
    }

    void cancelReachesTheWorkerAndStaysCancelled() {
        JobQueue queue;
        Job* job = queue.start(QStringLiteral("endless"), JobUnit::none, true, runUntilStopped);
        job->setPaused(true);
        QElapsedTimer clock;
        clock.start();
        job->cancel();
        QVERIFY(clock.elapsed() < 200);
        QVERIFY(!job->control()->paused());
        job->setPaused(true);
        QVERIFY(!job->control()->paused());
        QTRY_COMPARE(job->state(), Job::State::cancelled);
        job->cancel();
        QCOMPARE(job->state(), Job::State::cancelled);
    }

    void whoeverHearsOfAJobCanCancelAllOfIt() {
        JobQueue queue;
        connect(&queue, &JobQueue::jobStarted, this, [](Job* job) {
            QCOMPARE(backgroundTasks(), 0);  // it did not begin yet, however slow this is
            job->cancel();
        });
        std::atomic<bool> stopped = false;
        Job* job = queue.start(QStringLiteral("count"), JobUnit::keys, false, [&](JobControl& control) {
            stopped = control.stopRequested();
            return stopped ? Status::cancelled() : Status();
        });
        QTRY_COMPARE(job->state(), Job::State::cancelled);
        QVERIFY(stopped);
    }

    void theQueueGoesAwayWhileItsJobsRun() {
        auto queue = std::make_unique<JobQueue>();
        std::atomic<int> ended = 0;
        for (int i = 0; i < 4; ++i) {
            queue->start(QStringLiteral("endless"), JobUnit::none, false, [&ended](JobControl& control) {
                const Status status = runUntilStopped(control);
                ++ended;
                return status;
            });
        }
        queue.reset();
        QCOMPARE(ended.load(), 4);
    }

    void theOldestRunningJobIsTheCurrentOne() {
        JobQueue queue;
        Gate gate;
        Job* first = queue.start(QStringLiteral("a"), JobUnit::none, false, [&](JobControl&) {
            gate.pass();
            return Status();
        });
        Job* second = queue.start(QStringLiteral("b"), JobUnit::none, false, runUntilStopped);
        QCOMPARE(queue.current(), first);
        gate.open();
        QTRY_COMPARE(queue.current(), second);
        second->cancel();
        QTRY_VERIFY(queue.idle());
    }

    void finishedJobsAreForgottenBeyondAHundred() {
        JobQueue queue;
        for (int i = 0; i < 130; ++i) {
            Job* job =
                queue.start(QString::number(i), JobUnit::none, false, [](JobControl&) { return Status(); });
            QTRY_COMPARE(job->state(), Job::State::succeeded);
        }
        QVERIFY(queue.jobs().size() <= 101);
        QCOMPARE(queue.jobs().back()->title(), QStringLiteral("129"));
    }

    void onlyTheNewestLoadIsDelivered() {
        QObject context;
        Latest<int> load;
        Gate gate;
        std::vector<int> delivered;
        const auto deliver = [&](int value) { delivered.push_back(value); };
        load.start(
            &context, [&](std::stop_token) { return gate.pass(), 1; }, deliver);
        load.start(
            &context, [](std::stop_token) { return 2; }, deliver);
        QTRY_COMPARE(delivered.size(), size_t(1));
        gate.open();
        QTRY_COMPARE(backgroundTasks(), 0);
        QCOMPARE(delivered, std::vector<int>{2});
        QVERIFY(!load.running());
    }

    void aNewLoadStopsTheOneBefore() {
        QObject context;
        Latest<bool> load;
        std::atomic<bool> stopped = false;
        load.start(
            &context,
            [&](std::stop_token stop) {
                std::mutex mutex;
                std::condition_variable_any wake;
                std::unique_lock lock(mutex);
                wake.wait(lock, stop, [] { return false; });
                stopped = true;
                return true;
            },
            [](bool) { QFAIL("a replaced load was delivered"); });
        load.start(
            &context, [](std::stop_token) { return true; }, [](bool) {});
        QTRY_VERIFY(stopped);
    }

    void nothingIsDeliveredToAContextThatIsGone() {
        auto context = std::make_unique<QObject>();
        Gate gate;
        bool delivered = false;
        runInBackground(
            context.get(), [&] { gate.pass(); }, [&] { delivered = true; });
        context.reset();
        gate.open();
        QTRY_COMPARE(backgroundTasks(), 0);
        QVERIFY(!delivered);
    }

    void aLoadThatRunsOutOfMemoryDeliversThatAsItsStatus() {
        struct Page {
            Status status;
            std::vector<char> bytes;
        };
        QObject context;
        Latest<Page> load;
        Status delivered;
        load.start(
            &context, [](std::stop_token) -> Page { throw std::bad_alloc(); },
            [&](const Page& page) { delivered = page.status; });
        QTRY_VERIFY(delivered.is(Code::noMemory));
        QVERIFY(!load.running());
        // Those that carry no status deliver nothing, and end all the same.
        Latest<int> plain;
        plain.start(
            &context, [](std::stop_token) -> int { throw std::bad_alloc(); },
            [](int) { QFAIL("there is nothing to deliver"); });
        QTRY_VERIFY(!plain.running());
    }

    void aLoadThatOutlivesItsPageIsDropped() {
        QObject context;
        auto load = std::make_unique<Latest<int>>();
        Gate gate;
        bool delivered = false;
        load->start(
            &context, [&](std::stop_token) { return gate.pass(), 1; }, [&](int) { delivered = true; });
        load.reset();
        gate.open();
        QTRY_COMPARE(backgroundTasks(), 0);
        QVERIFY(!delivered);
    }
};

QTEST_GUILESS_MAIN(JobsTest)
#include "jobs_test.moc"
