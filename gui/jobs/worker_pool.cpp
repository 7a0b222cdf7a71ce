#include "gui/jobs/worker_pool.h"

#include <system_error>
#include <thread>
#include <utility>

namespace levelscope::gui {

void WorkerPool::run(std::function<void()> work) {
    MutexLock lock(m_mutex);
    m_waiting.push_back(std::move(work));
    addThreadIfNeeded();
    m_wake.notifyOne();
}

void WorkerPool::addThreadIfNeeded() {
    if (static_cast<size_t>(m_idle) >= m_waiting.size() || m_threads >= m_mostThreads)
        return;
    try {
        std::thread([this] { serve(); }).detach();
        ++m_threads;
    } catch (const std::system_error&) {
        // The machine gives no more threads: those there are take it, or the first that can be made later.
    }
}

void WorkerPool::serve() {
    for (;;) {
        std::function<void()> work = next();
        work();
    }
}

std::function<void()> WorkerPool::next() {
    MutexLock lock(m_mutex);
    ++m_idle;
    while (m_waiting.empty())
        m_wake.wait(m_mutex);
    --m_idle;
    std::function<void()> work = std::move(m_waiting.front());
    m_waiting.pop_front();
    return work;
}

}  // namespace levelscope::gui
