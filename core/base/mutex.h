// Mutex, MutexLock and CondVar: the standard ones with lock annotations that clang checks.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "core/base/thread_annotations.h"

namespace levelscope {

class CAPABILITY("mutex") Mutex {
public:
    void lock() ACQUIRE() { m_mutex.lock(); }
    void unlock() RELEASE() { m_mutex.unlock(); }
    bool try_lock() TRY_ACQUIRE(true) { return m_mutex.try_lock(); }

private:
    std::mutex m_mutex;
};

// Holds a mutex for a scope; may be released and taken again in between.
class SCOPED_CAPABILITY MutexLock {
public:
    explicit MutexLock(Mutex& mutex) ACQUIRE(mutex) : m_mutex(mutex) { m_mutex.lock(); }
    ~MutexLock() RELEASE() {
        if (m_held)
            m_mutex.unlock();
    }
    MutexLock(const MutexLock&) = delete;
    MutexLock& operator=(const MutexLock&) = delete;

    void unlock() RELEASE() {
        m_mutex.unlock();
        m_held = false;
    }
    void lock() ACQUIRE() {
        m_mutex.lock();
        m_held = true;
    }

private:
    Mutex& m_mutex;
    bool m_held = true;
};

// Waits need the mutex held. Wake-ups may be spurious: loop on the condition.
class CondVar {
public:
    void wait(Mutex& mutex) REQUIRES(mutex) { m_condition.wait(mutex); }
    // False when the time ran out first.
    bool waitFor(Mutex& mutex, std::chrono::nanoseconds timeout) REQUIRES(mutex) {
        return m_condition.wait_for(mutex, timeout) == std::cv_status::no_timeout;
    }
    void notifyOne() { m_condition.notify_one(); }
    void notifyAll() { m_condition.notify_all(); }

private:
    std::condition_variable_any m_condition;
};

}  // namespace levelscope
