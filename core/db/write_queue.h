// The queue of writers: the oldest leads, commits its own batch and those of followers that may go with it,
// and hands leadership on. Without contention joining and leaving are one atomic exchange each.
//
// Protocol: join(); if it returns true: gather(), commit, leave() for the group. False: somebody else has
// served the writer; its receipt and status are set. Writers that sync are counted as they join, so that a
// leader may sleep until those it hopes for have come.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <vector>

#include "core/db/db.h"

namespace levelscope {

// Lives on the stack of the thread that writes.
struct Writer {
    const WriteBatch* batch = nullptr;
    Durability durability = Durability::process;
    bool alone = false;  // leads only itself: it needs the store to stand still
    WriteReceipt receipt;
    Status status;

    // The queue's.
    enum State : uint32_t { waiting, asleep, leading, served };
    std::atomic<uint32_t> state{waiting};
    Writer* older = nullptr;
    Writer* newer = nullptr;
};

class WriteQueue {
public:
    bool join(Writer& writer);
    // Leads if nobody is writing; false: the writer is not in the queue.
    bool tryJoin(Writer& writer);
    // The leader first, then followers in order, as long as together they stay within `maxBytes` and the
    // capacity of `group`: nothing is allocated.
    void gather(Writer& leader, std::vector<Writer*>& group, size_t maxBytes);
    // For the leader: returns when so many writers that sync are in the queue, itself included, or after
    // `atMost`; seldom before.
    void awaitSyncing(uint64_t count, std::chrono::nanoseconds atMost);
    // Serves the group's followers and wakes the next leader. The writers but the leader are gone afterwards.
    void leave(Writer& leader, Writer& last);

private:
    static void linkNewer(Writer* newest);
    static void wake(Writer& writer, Writer::State state);
    void countJoined(const Writer& writer);

    std::atomic<Writer*> m_newest{nullptr};
    std::atomic<uint64_t> m_syncJoined{0};   // so many writers that sync ever joined
    std::atomic<uint64_t> m_syncAwaited{0};  // the leader sleeps until they are so many; 0: it does not
    uint64_t m_syncServed = 0;               // and so many have left; the leader's
    std::atomic<uint32_t> m_leaderSleeps{0};
};

}  // namespace levelscope
