// Work off the GUI thread: the only place that starts threads.
//
// A Job is what the user sees: a title, progress with a unit, cancel, a Status at the end. Latest<T> is for
// pages: it runs a load in the background and delivers only the newest result. Both are used from the GUI
// thread alone; the closures run on a pool thread and must touch no QObject. Destroying the owner cancels and
// never waits on the GUI thread; JobQueue::shutdown() waits. Work may run out of memory (std::bad_alloc): a
// Job fails, a Latest delivers that as its status.
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <stop_token>

#include "core/base/status.h"

namespace levelscope::gui {

enum class JobUnit { none, bytes, keys, entries };

// Shared between the GUI and the worker; all members may be used from any thread.
class JobControl {
public:
    void setProgress(uint64_t done, uint64_t total) {
        m_done = done;
        m_total = total;
    }
    uint64_t done() const { return m_done; }
    uint64_t total() const { return m_total; }
    std::stop_token stopToken() const { return m_stop.get_token(); }
    bool stopRequested() const { return m_stop.stop_requested(); }
    void requestStop() { m_stop.request_stop(); }
    void setPaused(bool paused) { m_paused = paused; }
    bool paused() const { return m_paused; }

private:
    std::atomic<uint64_t> m_done{0};
    std::atomic<uint64_t> m_total{0};
    std::atomic<bool> m_paused{false};
    std::stop_source m_stop;
};

class Job : public QObject {
    Q_OBJECT
public:
    enum class State { running, succeeded, failed, cancelled };

    Job(QString title, JobUnit unit, bool canPause, QObject* parent);

    QString title() const { return m_title; }
    JobUnit unit() const { return m_unit; }
    State state() const { return m_state; }
    bool canPause() const { return m_canPause; }
    const Status& result() const { return m_result; }
    uint64_t done() const { return m_control->done(); }
    uint64_t total() const { return m_control->total(); }
    double perSecond() const;                    // smoothed rate in units
    std::optional<int64_t> secondsLeft() const;  // unknown without a total or rate
    qint64 elapsedMs() const;
    const std::shared_ptr<JobControl>& control() const { return m_control; }

public Q_SLOTS:
    void cancel();  // the state becomes `cancelled` when the worker returns
    void setPaused(bool paused);

Q_SIGNALS:
    void progressed();  // a few times a second while running
    void finished(levelscope::gui::Job* job);

private:
    friend class JobQueue;
    void finish(const Status& status);
    void tick();

    QString m_title;
    JobUnit m_unit;
    bool m_canPause;
    State m_state = State::running;
    Status m_result;
    std::shared_ptr<JobControl> m_control = std::make_shared<JobControl>();
    QElapsedTimer m_clock;
    qint64 m_finishedMs = 0;
    QTimer m_ticker;
    qint64 m_sampledMs = 0;
    uint64_t m_sampledDone = 0;
    double m_rate = 0;
};

// All jobs of one window, for the jobs dock and the status bar. Finished ones are kept (the last 100).
class JobQueue : public QObject {
    Q_OBJECT
public:
    explicit JobQueue(QObject* parent = nullptr);
    ~JobQueue() override;  // shutdown()

    // Starts at once on a pool thread. `work` should watch control.stopRequested(). The Job is owned by the
    // queue.
    Job* start(const QString& title, JobUnit unit, bool canPause, std::function<Status(JobControl&)> work);
    QList<Job*> jobs() const { return m_jobs; }
    Job* current() const;  // the oldest running one, or null
    bool idle() const;
    void cancelAll();
    // Cancels everything and waits until no worker is left.
    void shutdown();

Q_SIGNALS:
    void jobStarted(levelscope::gui::Job* job);
    void jobFinished(levelscope::gui::Job* job);
    void changed();

private:
    struct Workers;
    void trim();

    QList<Job*> m_jobs;
    std::shared_ptr<Workers> m_workers;
};

// Runs `work` on a pool thread; `deliver` is then called on the context's thread, unless the context is gone.
void runInBackground(QObject* context, std::function<void()> work, std::function<void()> deliver);
// Background closures running or queued, of the whole process. Screenshots and tests wait for 0.
int backgroundTasks();
// Waits until none is left. For shutdown and tests; keeps no event loop running.
void waitForBackgroundTasks();

// What a load delivers when memory runs out in it: a T whose `status` says so.
// Nothing for a T that has none.
template <typename T>
std::optional<T> outOfMemory() {
    if constexpr (requires(T result) { result.status = Status::noMemory(); }) {
        T result;
        result.status = Status::noMemory();
        return result;
    } else {
        return std::nullopt;
    }
}

// The newest load wins: start() cancels the one before, whose result is dropped. Destroying it drops what is
// running.
template <typename T>
class Latest {
public:
    void start(QObject* context, std::function<T(std::stop_token)> work, std::function<void(T)> deliver) {
        cancel();
        m_stop = std::make_shared<std::stop_source>();
        auto result = std::make_shared<std::optional<T>>();
        runInBackground(
            context,
            [work = std::move(work), stop = m_stop, result] {
                try {
                    result->emplace(work(stop->get_token()));
                } catch (const std::bad_alloc&) {
                    *result = outOfMemory<T>();
                }
            },
            [deliver = std::move(deliver), stop = m_stop, result, this_alive = std::weak_ptr<int>(m_alive),
             this] {
                if (this_alive.expired() || stop->stop_requested())
                    return;
                m_stop.reset();
                if (*result)
                    deliver(std::move(**result));
            });
    }
    void cancel() {
        if (m_stop)
            m_stop->request_stop();
        m_stop.reset();
    }
    bool running() const { return m_stop != nullptr; }
    Latest() = default;
    ~Latest() { cancel(); }
    Latest(const Latest&) = delete;
    Latest& operator=(const Latest&) = delete;

private:
    std::shared_ptr<std::stop_source> m_stop;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

}  // namespace levelscope::gui
