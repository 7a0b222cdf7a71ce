#include "core/env/executor.h"

#include <algorithm>
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
    explicit ThreadPool(size_t threads) {
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
            (priority == Priority::flush ? m_flushes : m_compactions).push_back(std::move(task));
        }
        // All: the one woken alone might be the thread that does not take this kind.
        m_wake.notifyAll();
    }

    void help() override {}

private:
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
            if (!m_flushes.empty())
                return takeFrom(m_flushes);
            if (!flushesOnly && !m_compactions.empty())
                return takeFrom(m_compactions);
            if (m_stopping)
                return {};
            m_wake.wait(m_mutex);
        }
    }

    static Task takeFrom(std::deque<Task>& queue) {
        Task task = std::move(queue.front());
        queue.pop_front();
        return task;
    }

    Mutex m_mutex;
    CondVar m_wake;
    std::deque<Task> m_flushes GUARDED_BY(m_mutex);
    std::deque<Task> m_compactions GUARDED_BY(m_mutex);
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

std::unique_ptr<Executor> makeThreadPool(size_t threads) {
    return std::make_unique<ThreadPool>(threads);
}

std::unique_ptr<Executor> makeInlineExecutor() {
    return std::make_unique<InlineExecutor>();
}

}  // namespace levelscope
