// What the benchmarks of the window share: times with their median and worst, and waiting by turning the
// event loop. GUI thread only.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>
#include <vector>

namespace levelscope::bench {

struct Times {
    std::vector<double> ms;
    double median() {
        std::sort(ms.begin(), ms.end());
        return ms.empty() ? 0 : ms[ms.size() / 2];
    }
    double worst() const { return ms.empty() ? 0 : *std::max_element(ms.begin(), ms.end()); }
};

inline double millisecondsSince(const QElapsedTimer& since) {
    return static_cast<double>(since.nsecsElapsed()) / 1e6;
}

// Turns the event loop until `done`; the time it took, or nothing after a minute.
inline std::optional<double> until(const QElapsedTimer& since, const std::function<bool()>& done) {
    constexpr qint64 kDeadlineMs = 60'000;
    while (!done()) {
        if (since.elapsed() > kDeadlineMs)
            return std::nullopt;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return millisecondsSince(since);
}

// Prints a figure beside its limit; whether it is within.
inline bool verdict(const char* what, double measured, double limit, const char* unit) {
    std::printf("%-44s %8.2f %-3s limit %.0f   %s\n", what, measured, unit, limit,
                measured < limit ? "ok" : "BEYOND");
    return measured < limit;
}

}  // namespace levelscope::bench
