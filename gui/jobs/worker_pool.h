// A few threads that run closures. Everything handed over passes under the pool's own mutex, so that what a
// closure holds is seen whole by the thread that runs it, and by a sanitizer that watches.
//
// Any thread may call. A pool is never destroyed: its threads may outlive main().
#pragma once

#include <deque>
#include <functional>

#include "core/base/mutex.h"

namespace levelscope::gui {

class WorkerPool {
public:
    // Threads are made as they are needed, at most `mostThreads`, and kept.
    explicit WorkerPool(int mostThreads) : m_mostThreads(mostThreads) {}
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // Started in the order given. `work` must not throw.
    void run(std::function<void()> work);

private:
    void addThreadIfNeeded() REQUIRES(m_mutex);
    [[noreturn]] void serve();
    std::function<void()> next();

    const int m_mostThreads;
    Mutex m_mutex;
    CondVar m_wake;
    std::deque<std::function<void()>> m_waiting GUARDED_BY(m_mutex);
    int m_threads GUARDED_BY(m_mutex) = 0;
    int m_idle GUARDED_BY(m_mutex) = 0;
};

}  // namespace levelscope::gui
