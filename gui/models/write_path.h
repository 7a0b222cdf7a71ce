// The way of writes through a store, played step by step: client, log, memtable, memtables that wait, levels.
//
// It is fed with what the engine tells, as it comes, and played at the user's pace: step() plays the next
// piece, and picture() is the store as of the last step, which may lie behind. One entry can be followed.
// When nothing is left to play, settle() puts the figures right. Bounded: of more than kMostQueued events the
// oldest are played at once.
//
// A value without I/O; one thread.
#pragma once

#include <QString>
#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "core/inspect/memtable_picture.h"

namespace levelscope::gui {

enum class PathStop : uint8_t { none, client, log, memtable, waiting, level, gone };

struct PathPlace {
    PathStop stop = PathStop::none;
    int level = 0;       // stop == level
    uint64_t table = 0;  // stop == level
    bool operator==(const PathPlace&) const = default;
};

struct PathPicture {
    struct Waiting {
        uint64_t entries = 0;
        bool flushing = false;
    };
    struct Level {
        uint64_t tables = 0;
        uint64_t entries = 0;
        uint64_t bytes = 0;
    };
    SequenceNumber lastSequence = 0;
    uint64_t log = 0;
    uint64_t memtableEntries = 0;
    std::deque<Waiting> waiting;  // oldest first
    std::array<Level, kMaxLevels> levels{};
};

// What the last step did.
struct PathStep {
    enum class Kind : uint8_t {
        none,
        issued,    // the client asks
        logged,    // in the write-ahead log
        inserted,  // in the memtable
        switched,  // the memtable is full
        flushing,
        flushed,
        compacting,
        compacted,
        failed  // a flush or compaction did not end well: nothing moved
    };
    Kind kind = Kind::none;
    PathStop from = PathStop::none, to = PathStop::none;
    int fromLevel = 0, toLevel = 0;
    uint64_t entries = 0;
    uint64_t tablesIn = 0, tablesOut = 0;
    uint64_t dropped = 0;  // entries that no reader needs any more
    uint64_t log = 0;
    SequenceNumber lastSequence = 0;
    bool moved = false;  // without being rewritten
};
// One sentence for it.
QString describe(const PathStep& step);

class WritePath {
public:
    static constexpr size_t kMostQueued = 500;

    // The store now. Forgets what was to be played.
    void settle(const DbStats& stats, const std::vector<MemtableFacts>& memtables);
    // These feed it. `stats` may be older than the events: then it is passed by.
    void observe(const DbStats& stats);
    // The memtable was full, or asked to be flushed: another takes the writes.
    void flushBegun(const FlushInfo& info);
    void flushEnded(const FlushInfo& info);
    void compactionBegun(const CompactionInfo& info);
    void compactionEnded(const CompactionInfo& info);

    // Plays the next piece; false if there is none.
    bool step();
    void playAll();
    bool idle() const { return m_queue.empty(); }
    size_t queued() const { return m_queue.size(); }

    const PathPicture& picture() const { return m_picture; }
    const PathStep& lastStep() const { return m_step; }

    // `place`: where it is, if it has been played already.
    void follow(std::string key, SequenceNumber sequence, const PathPlace& place);
    void followNothing() { follow({}, 0, {}); }
    bool follows() const { return m_sequence != 0; }
    const std::string& followedKey() const { return m_key; }
    SequenceNumber followedSequence() const { return m_sequence; }
    const PathPlace& followedPlace() const { return m_place; }

private:
    struct Event {
        PathStep::Kind kind = PathStep::Kind::none;
        uint64_t entries = 0;
        SequenceNumber lastSequence = 0;
        uint64_t dropped = 0;
        bool moved = false;
        int outputLevel = 0;
        std::vector<TableMeta> inputs;
        std::vector<TableMeta> outputs;
    };
    void push(Event event);
    void noteWritten(uint64_t entries, SequenceNumber lastSequence);
    void noteSwitched(uint64_t entries);
    void play(const Event& event);
    void playWrite(const Event& event);
    void playFlush(const Event& event);
    void playCompaction(const Event& event);
    void takeOut(const std::vector<TableMeta>& tables);
    void putIn(const std::vector<TableMeta>& tables);
    void carryTo(const std::vector<TableMeta>& tables);
    bool carries(const Event& event) const;

    PathPicture m_picture;
    PathStep m_step;
    std::deque<Event> m_queue;
    // Of the active memtable and the newest entry when all that is queued is played.
    uint64_t m_activeEntries = 0;
    SequenceNumber m_through = 0;
    SequenceNumber m_switched = 0;   // of the newest entry that is not in the active memtable, about
    std::deque<uint64_t> m_waiting;  // entries of those that wait, whose flush has not been heard of
    std::string m_key;
    SequenceNumber m_sequence = 0;  // 0: nothing is followed
    PathPlace m_place;
};

}  // namespace levelscope::gui
