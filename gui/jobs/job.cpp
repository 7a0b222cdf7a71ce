#include "gui/jobs/job.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <new>

#include "gui/jobs/background.h"

namespace levelscope::gui {
namespace {

constexpr int kTickMs = 100;
constexpr int kKeptJobs = 100;
constexpr double kSmoothing = 0.15;  // weight of the newest sample in the rate

Status runGuarded(const std::function<Status(JobControl&)>& work, JobControl& control) {
    try {
        return work(control);
    } catch (const std::bad_alloc&) {
        return Status::noMemory();
    }
}

}  // namespace

// Counts the workers of one queue, for shutdown(). Shared with them, so it may outlive the queue.
struct JobQueue::Workers {
    std::mutex mutex;
    std::condition_variable none;
    int running = 0;
};

Job::Job(QString title, JobUnit unit, bool canPause, QObject* parent)
    : QObject(parent), m_title(std::move(title)), m_unit(unit), m_canPause(canPause) {
    m_clock.start();
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &Job::tick);
    m_ticker.start();
}

void Job::tick() {
    const qint64 now = m_clock.elapsed();
    const uint64_t done = m_control->done();
    const qint64 span = now - m_sampledMs;
    if (span > 0 && !m_control->paused() && done >= m_sampledDone) {
        const double newest = 1000.0 * double(done - m_sampledDone) / double(span);
        m_rate = m_sampledMs == 0 ? newest : m_rate + kSmoothing * (newest - m_rate);
    }
    m_sampledMs = now;
    m_sampledDone = done;
    Q_EMIT progressed();
}

double Job::perSecond() const {
    if (m_state == State::running)
        return m_rate;
    return m_finishedMs > 0 ? 1000.0 * double(done()) / double(m_finishedMs) : 0;
}

std::optional<int64_t> Job::secondsLeft() const {
    const double rate = perSecond();
    if (m_state != State::running || total() == 0 || rate <= 0 || done() > total())
        return std::nullopt;
    return int64_t(double(total() - done()) / rate + 0.5);
}

qint64 Job::elapsedMs() const {
    return m_state == State::running ? m_clock.elapsed() : m_finishedMs;
}

void Job::cancel() {
    if (m_state != State::running)
        return;
    m_control->setPaused(false);
    m_control->requestStop();
    Q_EMIT progressed();
}

void Job::setPaused(bool paused) {
    if (m_state != State::running || !m_canPause || m_control->stopRequested())
        return;
    m_control->setPaused(paused);
    Q_EMIT progressed();
}

void Job::finish(const Status& status) {
    m_ticker.stop();
    m_finishedMs = std::max<qint64>(1, m_clock.elapsed());
    m_result = status;
    m_state =
        status.ok() ? State::succeeded : (status.is(Code::cancelled) ? State::cancelled : State::failed);
    Q_EMIT progressed();
    Q_EMIT finished(this);
}

JobQueue::JobQueue(QObject* parent) : QObject(parent), m_workers(std::make_shared<Workers>()) {}

JobQueue::~JobQueue() {
    shutdown();
}

Job* JobQueue::start(const QString& title, JobUnit unit, bool canPause,
                     std::function<Status(JobControl&)> work) {
    auto* job = new Job(title, unit, canPause, this);
    m_jobs.append(job);
    trim();
    // Before it begins, so that whoever hears of it can still cancel all of it.
    Q_EMIT jobStarted(job);
    Q_EMIT changed();
    {
        const std::lock_guard lock(m_workers->mutex);
        ++m_workers->running;
    }
    auto result = std::make_shared<Status>();
    runIn(
        BackgroundKind::job, job,
        [workers = m_workers, control = job->control(), work = std::move(work), result]() mutable {
            *result = runGuarded(work, *control);
            work = nullptr;
            const std::lock_guard lock(workers->mutex);
            if (--workers->running == 0)
                workers->none.notify_all();
        },
        [this, job, result] {
            job->finish(*result);
            Q_EMIT jobFinished(job);
            Q_EMIT changed();
        });
    return job;
}

void JobQueue::trim() {
    int finished = 0;
    for (const Job* job : std::as_const(m_jobs))
        finished += job->state() != Job::State::running;
    for (qsizetype i = 0; i < m_jobs.size() && finished > kKeptJobs;) {
        if (m_jobs[i]->state() == Job::State::running) {
            ++i;
            continue;
        }
        m_jobs.takeAt(i)->deleteLater();
        --finished;
    }
}

Job* JobQueue::current() const {
    const auto running = [](const Job* job) { return job->state() == Job::State::running; };
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), running);
    return found == m_jobs.end() ? nullptr : *found;
}

bool JobQueue::idle() const {
    return current() == nullptr;
}

void JobQueue::cancelAll() {
    for (Job* job : std::as_const(m_jobs))
        job->cancel();
}

void JobQueue::shutdown() {
    cancelAll();
    std::unique_lock lock(m_workers->mutex);
    m_workers->none.wait(lock, [this] { return m_workers->running == 0; });
}

}  // namespace levelscope::gui
