#include "core/env/executor.h"

#include <algorithm>
#include <array>
#include <deque>
#include <thread>
#include <utility>
#include <vector>

#include <pthread.h>

#include "core/base/mutex.h"

namespace levelscope {

namespace {

using Task = std::function<void()>;

class ThreadPool final : public Executor {
public:
    ThreadPool(size_t threads, std::chrono::milliseconds quiet) : m_quiet(quiet) {
        const size_t count = std::max<size_t>(threads, 2);
        m_threads.reserve(count);
        try {
            for (size_t i = 0; i < count; ++i)
                m_threads.emplace_back([this, flushesOnly = i == 0] { work(flushesOnly); });
        } catch (...) {
            stop();
            throw;
        }
    }

    ~ThreadPool() override { stop(); }

    void schedule(Priority priority, Task task) override {
        {
            MutexLock lock(m_mutex);
            queue(priority).push_back(std::move(task));
            m_idleFrom = std::chrono::steady_clock::now() + m_quiet;
        }
        // All: the one woken alone might be the thread that does not take this kind.
        m_wake.notifyAll();
    }

    void help() override {}

    void hurry() override {
        {
            MutexLock lock(m_mutex);
            m_idleFrom = {};
        }
        m_wake.notifyAll();
    }

private:
    using Instant = std::chrono::steady_clock::time_point;

    void stop() {
        {
            MutexLock lock(m_mutex);
            m_stopping = true;
        }
        m_wake.notifyAll();
        for (std::thread& thread : m_threads)
            thread.join();
    }

    void work(bool flushesOnly) {
        pthread_setname_np(pthread_self(), flushesOnly ? "flush" : "compaction");
        while (Task task = next(flushesOnly))
            task();
    }

    // An empty task when the pool stops and nothing for this thread is left.
    Task next(bool flushesOnly) {
        MutexLock lock(m_mutex);
        for (;;) {
            if (!queue(Priority::flush).empty())
                return takeFrom(queue(Priority::flush));
            if (!flushesOnly && !queue(Priority::compaction).empty())
                return takeFrom(queue(Priority::compaction));
            if (flushesOnly || queue(Priority::idle).empty()) {
                if (m_stopping)
                    return {};
                m_wake.wait(m_mutex);
                continue;
            }
            const Instant now = std::chrono::steady_clock::now();
            if (m_stopping || now >= m_idleFrom)
                return takeFrom(queue(Priority::idle));
            (void)m_wake.waitFor(m_mutex, m_idleFrom - now);
        }
    }

    static Task takeFrom(std::deque<Task>& queue) {
        Task task = std::move(queue.front());
        queue.pop_front();
        return task;
    }

    std::deque<Task>& queue(Priority priority) REQUIRES(m_mutex) {
        return m_queues[static_cast<size_t>(priority)];
    }

    Mutex m_mutex;
    CondVar m_wake;
    std::array<std::deque<Task>, 3> m_queues GUARDED_BY(m_mutex);  // by priority
    const std::chrono::milliseconds m_quiet;
    Instant m_idleFrom GUARDED_BY(m_mutex);  // when idle tasks may begin
    bool m_stopping GUARDED_BY(m_mutex) = false;
    std::vector<std::thread> m_threads;
};

class InlineExecutor final : public Executor {
public:
    void schedule(Priority, Task task) override {
        MutexLock lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }

    void help() override {
        while (Task task = next())
            task();
    }

private:
    Task next() {
        MutexLock lock(m_mutex);
        if (m_tasks.empty())
            return {};
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        return task;
    }

    Mutex m_mutex;
    std::deque<Task> m_tasks GUARDED_BY(m_mutex);
};

}  // namespace

std::unique_ptr<Executor> makeThreadPool(size_t threads, std::chrono::milliseconds quiet) {
    return std::make_unique<ThreadPool>(threads, quiet);
}

std::unique_ptr<Executor> makeInlineExecutor() {
    return std::make_unique<InlineExecutor>();
}

}  // namespace levelscope
