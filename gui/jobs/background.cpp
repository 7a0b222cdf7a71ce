// Pools, the counting of what they run, and the way back to the GUI thread.
#include "gui/jobs/background.h"

#include <QCoreApplication>
#include <QThreadPool>
#include <condition_variable>
#include <mutex>

#include "gui/jobs/job.h"

namespace levelscope::gui {
namespace {

// Loads never queue behind jobs, which may take hours. Neither pool is ever destroyed: a thread may outlive
// main().
QThreadPool& pool(BackgroundKind kind) {
    const auto make = [](int threads) {
        auto* made = new QThreadPool;
        made->setMaxThreadCount(threads);
        return made;
    };
    static QThreadPool* const loads = make(4);
    static QThreadPool* const jobs = make(16);
    return kind == BackgroundKind::job ? *jobs : *loads;
}

struct Counts {
    std::mutex mutex;
    std::condition_variable none;
    int working = 0;      // closures queued or running
    int outstanding = 0;  // those, and deliveries that wait for the event loop
};

Counts& counts() {
    static auto* const counts = new Counts;
    return *counts;
}

void begin() {
    const std::lock_guard lock(counts().mutex);
    ++counts().working;
    ++counts().outstanding;
}

void workEnded() {
    const std::lock_guard lock(counts().mutex);
    if (--counts().working == 0)
        counts().none.notify_all();
}

void delivered() {
    const std::lock_guard lock(counts().mutex);
    --counts().outstanding;
}

}  // namespace

void runIn(BackgroundKind kind, QObject* context, std::function<void()> work, std::function<void()> deliver) {
    begin();
    // Holds what must be let go on the right thread: work on the worker, deliver on the GUI thread.
    auto task = [work = std::move(work), deliver = std::move(deliver), guard = QPointer<QObject>(context),
                 hasContext = context != nullptr]() mutable {
        work();
        work = nullptr;
        QCoreApplication* app = QCoreApplication::instance();
        if (!app || !deliver) {
            delivered();
            workEnded();
            return;
        }
        QMetaObject::invokeMethod(
            app,
            [deliver = std::move(deliver), guard = std::move(guard), hasContext] {
                if (!hasContext || guard)
                    deliver();
                delivered();
            },
            Qt::QueuedConnection);
        workEnded();
    };
    pool(kind).start(std::function<void()>(std::move(task)));
}

void runInBackground(QObject* context, std::function<void()> work, std::function<void()> deliver) {
    runIn(BackgroundKind::load, context, std::move(work), std::move(deliver));
}

int backgroundTasks() {
    const std::lock_guard lock(counts().mutex);
    return counts().outstanding;
}

void waitForBackgroundTasks() {
    std::unique_lock lock(counts().mutex);
    counts().none.wait(lock, [] { return counts().working == 0; });
}

}  // namespace levelscope::gui
