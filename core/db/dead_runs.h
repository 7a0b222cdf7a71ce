// Runs of dead keys: ranges in which an iterator found deleted, erased and expired entries only, remembered
// so that the next ones step over them at once.
//
// What a run says: nothing in it is alive, seen at sequence `since` or at any later one. Deletions, flushes
// and merges cannot make that untrue, only values put into the range; the commit leader cuts them out before
// readers can see their sequence. Reads at an older sequence do not go by it.
//
// How one is made: an iterator that has passed many dead entries begins a watch in the place of the commit
// leader, so that no write is under way, and starts over from the first of them. From then on the leader
// tells the watch too what comes to life, and what came before the watch the iterator meets itself: its
// sources are all there are, and it asks them after the watch began. So what it has not met and the leader
// has not told is dead at the watch's beginning and has been since.
//
// Bounded: some thousand runs with short keys; those that nobody has used while a memtable was filled are
// forgotten. Any thread; what only the commit leader may call says so. Never fails: without memory a run is
// forgotten.
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "core/base/keys.h"
#include "core/base/mutex.h"

namespace levelscope {

class DeadRuns {
public:
    // One walk over dead entries that becomes a run. Belongs to one iterator, must not outlive the runs.
    class Watch {
    public:
        // Over `range`, of which nothing is known yet. A walk forward keeps what lies before the first key
        // that is alive, one backward what lies behind the last.
        Watch(DeadRuns& runs, KeyRange range, bool forward)
            : m_runs(runs), m_forward(forward), m_range(std::move(range)) {}
        ~Watch();
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;

        // The walk has met something that is, or may be, alive.
        void cut(std::string_view liveKey);
        // The walk has seen all of `seen`: what is left of the range in there is a run from now on.
        void finish(const KeyRange& seen);

    private:
        friend class DeadRuns;
        void cutNow(std::string_view liveKey);

        DeadRuns& m_runs;
        const bool m_forward;
        // Guarded by the runs' mutex from the beginning of the watch on.
        bool m_watching = false;
        SequenceNumber m_since = 0;
        KeyRange m_range;
    };

    // False: certain for the commit leader, likely for others.
    bool any() const { return m_any.load(std::memory_order_relaxed); }
    // The run that holds the key, for a read at `sequence`.
    bool find(std::string_view key, SequenceNumber sequence, KeyRange& run);

    // Commit leader only. False: there are too many already. `last` is the newest sequence readers can see.
    bool begin(Watch& watch, SequenceNumber last);
    // Commit leader only, before readers can see the sequence: a batch that is in the memtable; anything.
    void revive(std::string_view batch);
    void forgetAll();
    // Forgets what has not been used since the last call.
    void age();

private:
    struct Run {
        std::string to;
        bool hasTo = false;
        SequenceNumber since = 0;
        bool used = false;
    };
    using Runs = std::map<std::string, Run, std::less<>>;  // by their first key; disjoint

    class Reviver;
    void revivedKey(std::string_view key) REQUIRES(m_mutex);
    Runs::iterator runAt(std::string_view key) REQUIRES(m_mutex);
    void add(KeyRange range, SequenceNumber since) REQUIRES(m_mutex);
    void dropUnused() REQUIRES(m_mutex);
    void dropAll() REQUIRES(m_mutex);
    void end(Watch& watch) REQUIRES(m_mutex);
    void noteAny() REQUIRES(m_mutex);

    static constexpr size_t kMostWatches = 16;

    std::atomic<bool> m_any{false};
    Mutex m_mutex;
    Runs m_runs GUARDED_BY(m_mutex);
    std::array<Watch*, kMostWatches> m_watches GUARDED_BY(m_mutex){};
};

}  // namespace levelscope
