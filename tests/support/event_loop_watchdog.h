// Fails a test whose GUI thread was kept busy for longer than a turn of the event loop may take.
//
//   EventLoopWatchdog watchdog;     // from here on
//   ...drive the window, with the event loop running...
//   QVERIFY2(watchdog.ok(), watchdog.report());
//
// What is measured: a timer of kTickMs ticks in the GUI thread. Between two ticks the thread worked; how long
// is told by the CPU time that thread spent in between (CLOCK_THREAD_CPUTIME_ID), not by the wall clock: on a
// busy machine the thread may not be scheduled for a second, which is no stall of ours. CPU time cannot see
// blocking (a lock, a slow disk). So a long gap of the wall clock counts as well, if nobody took the CPU away
// meanwhile: the kernel counts that as involuntary context switches, and a thread that blocks has none.
//
// Limits: 100 ms, times kSanitizerFactor under sanitizers (they slow code down by that much). Create it and
// read it on the GUI thread. The first tick is not judged: it belongs to what was going on before.
#pragma once

#include <sys/resource.h>
#include <time.h>

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <algorithm>

namespace levelscope::test {

class EventLoopWatchdog : public QObject {
public:
    static constexpr int kTickMs = 5;
    static constexpr int kLimitMs = 100;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    static constexpr int kSanitizerFactor = 10;
#else
    static constexpr int kSanitizerFactor = 1;
#endif
    // Blocking longer than this in one call counts, whatever the machine does.
    static constexpr int kBlockedLimitMs = 2000 * kSanitizerFactor;

    EventLoopWatchdog() {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kTickMs);
        QObject::connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
        m_timer.start();
    }

    bool ok() const {
        return m_worstCpuMs <= kLimitMs * kSanitizerFactor && m_worstBlockedMs <= kBlockedLimitMs;
    }
    double worstCpuMs() const {
        return m_worstCpuMs;
    }
    const char* report() {
        m_report = QByteArray("the event loop was kept busy for ") +
                   QByteArray::number(m_worstCpuMs, 'f', 1) +
                   " ms of CPU time in one turn, and blocked for " + QByteArray::number(m_worstBlockedMs) +
                   " ms at most";
        return m_report.constData();
    }

private:
    struct Usage {
        double cpuMs = 0;
        long involuntary = 0;
    };
    static Usage usage() {
        timespec cpu{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &cpu);
        rusage counted{};
        getrusage(RUSAGE_THREAD, &counted);
        return {double(cpu.tv_sec) * 1e3 + double(cpu.tv_nsec) / 1e6, counted.ru_nivcsw};
    }

    void tick() {
        const Usage now = usage();
        if (m_wall.isValid()) {
            m_worstCpuMs = std::max(m_worstCpuMs, now.cpuMs - m_last.cpuMs);
            // Nobody took the CPU from this thread, and still it did not tick: it waited for something.
            if (now.involuntary == m_last.involuntary)
                m_worstBlockedMs = std::max(m_worstBlockedMs, m_wall.elapsed());
        }
        m_last = now;
        m_wall.start();
    }

    QTimer m_timer;
    QElapsedTimer m_wall;
    Usage m_last;
    double m_worstCpuMs = 0;
    qint64 m_worstBlockedMs = 0;
    QByteArray m_report;
};

}  // namespace levelscope::test
