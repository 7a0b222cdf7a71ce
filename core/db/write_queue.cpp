#include "core/db/write_queue.h"

#include "core/env/parking.h"

namespace levelscope {
namespace {

constexpr int kSpins = 100;  // less than a sync takes

void relax() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

}  // namespace

bool WriteQueue::join(Writer& writer) {
    Writer* newest = m_newest.load(std::memory_order_relaxed);
    do {
        writer.older = newest;
    } while (!m_newest.compare_exchange_weak(newest, &writer, std::memory_order_acq_rel));
    countJoined(writer);
    if (newest == nullptr)
        return true;
    uint32_t state = writer.state.load(std::memory_order_acquire);
    const int spins = writer.durability == Durability::sync ? 0 : kSpins;
    for (int i = 0; i < spins && state == Writer::waiting; ++i) {
        relax();
        state = writer.state.load(std::memory_order_acquire);
    }
    if (state == Writer::waiting &&
        writer.state.compare_exchange_strong(state, Writer::asleep, std::memory_order_acq_rel))
        state = Writer::asleep;
    while (state == Writer::asleep) {
        park(writer.state, Writer::asleep);
        state = writer.state.load(std::memory_order_acquire);
    }
    return state == Writer::leading;
}

bool WriteQueue::tryJoin(Writer& writer) {
    Writer* none = nullptr;
    if (!m_newest.compare_exchange_strong(none, &writer, std::memory_order_acq_rel))
        return false;
    countJoined(writer);
    return true;
}

// Behind the joining itself: whoever is counted can be gathered.
void WriteQueue::countJoined(const Writer& writer) {
    if (writer.durability != Durability::sync)
        return;
    const uint64_t joined = m_syncJoined.fetch_add(1, std::memory_order_seq_cst) + 1;
    if (joined != m_syncAwaited.load(std::memory_order_seq_cst))
        return;
    m_leaderSleeps.store(0, std::memory_order_release);
    unpark(m_leaderSleeps);
}

void WriteQueue::awaitSyncing(uint64_t count, std::chrono::nanoseconds atMost) {
    const uint64_t awaited = m_syncServed + count;
    m_leaderSleeps.store(1, std::memory_order_relaxed);
    m_syncAwaited.store(awaited, std::memory_order_seq_cst);
    if (m_syncJoined.load(std::memory_order_seq_cst) < awaited)
        parkFor(m_leaderSleeps, 1, atMost);
    m_syncAwaited.store(0, std::memory_order_relaxed);
}

// Completes the forward links from the oldest linked writer up to `newest`. Leader only.
void WriteQueue::linkNewer(Writer* newest) {
    for (Writer* at = newest; at->older != nullptr && at->older->newer == nullptr; at = at->older)
        at->older->newer = at;
}

void WriteQueue::gather(Writer& leader, std::vector<Writer*>& group, size_t maxBytes) {
    group.clear();
    group.push_back(&leader);
    Writer* newest = m_newest.load(std::memory_order_acquire);
    if (newest == &leader || leader.alone)
        return;
    linkNewer(newest);
    size_t bytes = leader.batch->bytes();
    for (Writer* at = &leader; at != newest;) {
        at = at->newer;
        // One that wants more durability than the leader would make the others wait for it.
        if (at->alone || at->durability > leader.durability ||
            (at->durability == Durability::none) != (leader.durability == Durability::none))
            break;
        bytes += at->batch->bytes();
        if (bytes > maxBytes || group.size() == group.capacity())
            break;
        group.push_back(at);
    }
}

void WriteQueue::wake(Writer& writer, Writer::State state) {
    std::atomic<uint32_t>& word = writer.state;
    if (word.exchange(state, std::memory_order_acq_rel) == Writer::asleep)
        unpark(word);
}

void WriteQueue::leave(Writer& leader, Writer& last) {
    for (const Writer* at = &leader; at != nullptr; at = at == &last ? nullptr : at->newer)
        m_syncServed += at->durability == Durability::sync ? 1 : 0;
    Writer* newest = &last;
    if (!m_newest.compare_exchange_strong(newest, nullptr, std::memory_order_acq_rel)) {
        linkNewer(newest);
        Writer* next = last.newer;
        next->older = nullptr;
        last.newer = nullptr;
        wake(*next, Writer::leading);
    }
    // A follower may vanish once woken: the link to the one behind it is read first.
    for (Writer* at = &leader == &last ? nullptr : leader.newer; at != nullptr;) {
        Writer* behind = at == &last ? nullptr : at->newer;
        wake(*at, Writer::served);
        at = behind;
    }
}

}  // namespace levelscope
