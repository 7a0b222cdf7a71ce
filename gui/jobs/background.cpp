// Pools, the counting of what they run, and the way back to the GUI thread.
//
// Closures never travel in an event: they wait in a queue under our own mutex, and the event only says that
// one more is there. Qt's queues would carry them as well, but nobody could check it: Qt is not instrumented
// for the thread sanitizer.
#include "gui/jobs/background.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>
#include <deque>

#include "core/base/mutex.h"
#include "gui/jobs/job.h"
#include "gui/jobs/worker_pool.h"

namespace levelscope::gui {
namespace {

// Loads never queue behind jobs, which may take hours. Neither pool is ever destroyed: a thread may outlive
// main().
WorkerPool& pool(BackgroundKind kind) {
    static auto* const loads = new WorkerPool(4);
    static auto* const jobs = new WorkerPool(16);
    return kind == BackgroundKind::job ? *jobs : *loads;
}

struct Counts {
    Mutex mutex;
    CondVar none;
    int working GUARDED_BY(mutex) = 0;      // closures queued or running
    int outstanding GUARDED_BY(mutex) = 0;  // those, and deliveries that wait for the event loop
};

Counts& counts() {
    static auto* const counts = new Counts;
    return *counts;
}

void begin() {
    Counts& all = counts();
    MutexLock lock(all.mutex);
    ++all.working;
    ++all.outstanding;
}

void workEnded() {
    Counts& all = counts();
    MutexLock lock(all.mutex);
    if (--all.working == 0)
        all.none.notifyAll();
}

void delivered() {
    Counts& all = counts();
    MutexLock lock(all.mutex);
    --all.outstanding;
}

struct Delivery {
    std::function<void()> call;
    QPointer<QObject> context;
    bool hasContext = false;
    bool counted = false;  // among the outstanding
};

// What waits for the GUI thread.
class Outbox {
public:
    void put(Delivery delivery) {
        MutexLock lock(m_mutex);
        m_waiting.push_back(std::move(delivery));
    }
    // One: a closure may run an event loop of its own, in which the others must get their turn.
    void runNext() {
        Delivery next;
        {
            MutexLock lock(m_mutex);
            if (m_waiting.empty())
                return;
            next = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        if (!next.hasContext || next.context)
            next.call();
        next.call = nullptr;
        if (next.counted)
            delivered();
    }
    // The application ends: what closures hold is let go while there still is one.
    void drop() {
        std::deque<Delivery> dropped;
        MutexLock lock(m_mutex);
        dropped.swap(m_waiting);
        lock.unlock();
        for (const Delivery& delivery : dropped) {
            if (delivery.counted)
                delivered();
        }
    }

private:
    Mutex m_mutex;
    std::deque<Delivery> m_waiting GUARDED_BY(m_mutex);
};

Outbox& outbox() {
    static auto* const outbox = new Outbox;
    return *outbox;
}

// Lives on the GUI thread; each event is one delivery in the outbox.
class Doorbell final : public QObject {
protected:
    void customEvent(QEvent*) override { outbox().runNext(); }
};

Doorbell* makeDoorbell(QCoreApplication& app) {
    auto* bell = new Doorbell;
    bell->moveToThread(app.thread());
    qAddPostRoutine([] { outbox().drop(); });
    return bell;
}

// False when there is no application any more; the closure is gone then.
bool send(Delivery delivery) {
    QCoreApplication* app = QCoreApplication::instance();
    if (!app)
        return false;
    static Doorbell* const bell = makeDoorbell(*app);
    outbox().put(std::move(delivery));
    QCoreApplication::postEvent(bell, new QEvent(QEvent::User));
    return true;
}

}  // namespace

void runIn(BackgroundKind kind, QObject* context, std::function<void()> work, std::function<void()> deliver) {
    begin();
    Delivery delivery{std::move(deliver), context, context != nullptr, true};
    // Holds what must be let go on the right thread: work on the worker, deliver on the GUI thread.
    auto task = [work = std::move(work), delivery = std::move(delivery)]() mutable {
        work();
        work = nullptr;
        if (!delivery.call || !send(std::move(delivery)))
            delivered();
        workEnded();
    };
    pool(kind).run(std::move(task));
}

void post(QObject* context, std::function<void()> deliver) {
    (void)send({std::move(deliver), context, true, false});
}

void runInBackground(QObject* context, std::function<void()> work, std::function<void()> deliver) {
    runIn(BackgroundKind::load, context, std::move(work), std::move(deliver));
}

int backgroundTasks() {
    Counts& all = counts();
    MutexLock lock(all.mutex);
    return all.outstanding;
}

void waitForBackgroundTasks() {
    Counts& all = counts();
    MutexLock lock(all.mutex);
    while (all.working != 0)
        all.none.wait(all.mutex);
}

}  // namespace levelscope::gui
