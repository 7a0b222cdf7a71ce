// A stretch of dead entries as one walk of an iterator passes it: uses the runs that are remembered and makes
// new ones (core/db/dead_runs.h). Belongs to the iterator and tells it where to go.
//
// A walk: begin(), then for every entry met passed(...) or tooNew(...), then end(). A walk that failed ends
// with giveUp().
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/db/dead_runs.h"
#include "core/db/super_version.h"
#include "core/table/read_trace.h"

namespace levelscope {

class DeadStretch {
public:
    // Begins the watch unless somebody writes just now, or the view is no longer all there is.
    using BeginWatch = std::function<bool(DeadRuns::Watch& watch)>;

    // For reads of `range` at `sequence`. No runs (null): does nothing. Passing `rememberAfter` dead entries
    // in a row is worth a run. With a trace runs are used and none is made.
    DeadStretch(DeadRuns* runs, uint64_t rememberAfter, SequenceNumber sequence, const KeyRange& range,
                ReadTrace* trace, BeginWatch beginWatch);

    void begin(bool forward) {
        m_forward = forward;
        m_dead = 0;
    }

    enum class Next : uint8_t {
        step,        // as always
        toEdge,      // go on at edge()
        endOfRange,  // there is nothing more
    };
    // A dead entry. `deadForGood` tells whether it is and stays so at any later sequence.
    template <typename DeadForGood>
    Next passed(std::string_view key, DeadForGood&& deadForGood) {
        if (m_runs == nullptr)
            return Next::step;
        ++m_dead;
        if (m_watch && !deadForGood())
            m_watch->cut(key);
        return lookOrWatch(key);
    }
    // An entry newer than the sequence of the read that may bring its key to life.
    void tooNew(std::string_view key) {
        if (m_watch)
            m_watch->cut(key);
    }
    // Forward the first key to go on with; backward the key before which to go on.
    const std::string& edge() const { return m_edge; }

    // Null: the walk came to the end of its range; else the key that it shows.
    void end(const std::string_view* shown) {
        if (m_watch)
            finish(shown);
    }
    void giveUp() { m_watch.reset(); }

private:
    static constexpr uint64_t kLookEvery = 64;  // dead entries between two looks for a run
    static constexpr uint64_t kLookAfter = 4;   // of them, before the first look: fewer are passed sooner

    Next lookOrWatch(std::string_view key);
    Next leapOver(KeyRange& run);
    bool watchFromEdge(std::string_view key);
    void finish(const std::string_view* shown);

    DeadRuns* const m_runs;
    const uint64_t m_rememberAfter;
    const uint64_t m_lookAfter;
    const SequenceNumber m_sequence;
    const KeyRange& m_range;
    ReadTrace* const m_trace;
    const BeginWatch m_beginWatch;
    bool m_forward = true;
    uint64_t m_dead = 0;  // entries in a row
    std::string m_edge;   // where they begin; backward: behind the first of them
    std::optional<DeadRuns::Watch> m_watch;
};

}  // namespace levelscope
