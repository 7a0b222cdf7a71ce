#include "core/db/write_queue.h"

namespace levelscope {
namespace {

constexpr int kSpins = 100;

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
    if (newest == nullptr)
        return true;
    uint32_t state = writer.state.load(std::memory_order_acquire);
    for (int i = 0; i < kSpins && state == Writer::waiting; ++i) {
        relax();
        state = writer.state.load(std::memory_order_acquire);
    }
    while (state == Writer::waiting) {
        writer.state.wait(Writer::waiting, std::memory_order_acquire);
        state = writer.state.load(std::memory_order_acquire);
    }
    return state == Writer::leading;
}

bool WriteQueue::tryJoin(Writer& writer) {
    Writer* none = nullptr;
    return m_newest.compare_exchange_strong(none, &writer, std::memory_order_acq_rel);
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
    word.store(state, std::memory_order_release);
    word.notify_one();
}

void WriteQueue::leave(Writer& leader, Writer& last) {
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
