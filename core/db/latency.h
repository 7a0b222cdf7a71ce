// How long things take, of an open store: what is summed up by Db::latencies().
//
// What happens often is timed by sample: a thread's own counter decides, and two readings of the clock are
// paid by one operation in Latencies::kTimedOneIn. Recording is one relaxed addition; any thread.
#pragma once

#include <cstdint>

#include "core/base/histogram.h"
#include "core/db/db.h"
#include "core/env/clock.h"

namespace levelscope {

struct LatencyRecorder {
    SharedHistogram get;
    SharedHistogram multiGet;
    SharedHistogram write;
    SharedHistogram seek;
    SharedHistogram step;
    SharedHistogram flush;
    SharedHistogram compaction;
    SharedHistogram stall;

    Latencies snapshot() const {
        return {.get = get.snapshot(),
                .multiGet = multiGet.snapshot(),
                .write = write.snapshot(),
                .seek = seek.snapshot(),
                .step = step.snapshot(),
                .flush = flush.snapshot(),
                .compaction = compaction.snapshot(),
                .stall = stall.snapshot()};
    }
};

// True for one write in kTimedOneIn of each thread. (Reads share the counter of core/db/read_charge.h.)
inline bool sampleWrite() {
    thread_local uint32_t writes = 0;
    return ++writes % Latencies::kTimedOneIn == 0;
}

// Times from here to the end of its scope, if asked to.
class Timing {
public:
    Timing(Clock& clock, SharedHistogram& to, bool wanted = true)
        : m_clock(wanted ? &clock : nullptr), m_to(to), m_begun(wanted ? clock.steadyNanos() : 0) {}
    ~Timing() {
        if (m_clock != nullptr)
            m_to.add(static_cast<uint64_t>(m_clock->steadyNanos() - m_begun));
    }
    Timing(const Timing&) = delete;
    Timing& operator=(const Timing&) = delete;

private:
    Clock* const m_clock;
    SharedHistogram& m_to;
    const int64_t m_begun;
};

}  // namespace levelscope
