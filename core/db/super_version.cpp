#include "core/db/super_version.h"

namespace levelscope {
namespace {

size_t threadIndex() {
    static std::atomic<size_t> threads{0};
    thread_local const size_t index = threads.fetch_add(1, std::memory_order_relaxed);
    return index;
}

}  // namespace

SuperVersions::Hold::Hold(SuperVersions& owner) : m_owner(owner) {
    const SuperVersion* seen = owner.m_current.load(std::memory_order_acquire);
    size_t index = threadIndex() % kSlots;
    for (size_t tries = 0; tries < kSlots; ++tries, index = (index + 1) % kSlots) {
        Slot& slot = owner.m_slots[index];
        const SuperVersion* free = nullptr;
        if (!slot.held.compare_exchange_strong(free, seen, std::memory_order_seq_cst))
            continue;
        // Only once the slot names what is current is it safe from reclaim().
        for (;;) {
            const SuperVersion* now = owner.m_current.load(std::memory_order_seq_cst);
            if (now == seen)
                break;
            seen = now;
            slot.held.store(seen, std::memory_order_seq_cst);
        }
        m_held = seen;
        m_slot = index;
        m_counters = &slot.counters;
        return;
    }
    m_shared = owner.share();
    m_held = m_shared.get();
    m_counters = &owner.m_overflow;
}

SuperVersions::Hold::~Hold() {
    if (m_shared)
        return;
    m_owner.m_slots[m_slot].held.store(nullptr, std::memory_order_release);
    if (m_owner.m_retiredCount.load(std::memory_order_relaxed) != 0)
        m_owner.reclaim();
}

std::shared_ptr<const SuperVersion> SuperVersions::share() const {
    MutexLock lock(m_mutex);
    return m_owned;
}

void SuperVersions::install(std::shared_ptr<SuperVersion> next, TableCache& tables) {
    std::list<std::shared_ptr<SuperVersion>> replaced(1);  // all the memory this takes
    {
        MutexLock lock(m_mutex);
        std::vector<std::shared_ptr<TableReader>> evicted = tables.takeEvicted();
        m_current.store(next.get(), std::memory_order_seq_cst);
        m_owned.swap(next);
        if (next) {
            next->evicted = std::move(evicted);
            replaced.front() = std::move(next);
            m_retired.splice(m_retired.end(), replaced);
            m_retiredCount.store(m_retired.size(), std::memory_order_relaxed);
        }
    }
    reclaim();
}

bool SuperVersions::isHeld(const SuperVersion* superVersion) const {
    for (const Slot& slot : m_slots)
        if (slot.held.load(std::memory_order_seq_cst) == superVersion)
            return true;
    return false;
}

void SuperVersions::reclaim() {
    std::list<std::shared_ptr<SuperVersion>> dead;  // freed after the lock is released
    MutexLock lock(m_mutex);
    while (!m_retired.empty() && !isHeld(m_retired.front().get()))
        dead.splice(dead.end(), m_retired, m_retired.begin());
    m_retiredCount.store(m_retired.size(), std::memory_order_relaxed);
    lock.unlock();
}

void SuperVersions::sum(uint64_t& gets, uint64_t& hits, uint64_t& checks, uint64_t& saves,
                        uint64_t& falsePositives) const {
    const auto add = [&](const ReadCounters& counters) {
        gets += counters.gets.load(std::memory_order_relaxed);
        hits += counters.hits.load(std::memory_order_relaxed);
        checks += counters.filterChecks.load(std::memory_order_relaxed);
        saves += counters.filterSaves.load(std::memory_order_relaxed);
        falsePositives += counters.filterFalsePositives.load(std::memory_order_relaxed);
    };
    for (const Slot& slot : m_slots)
        add(slot.counters);
    add(m_overflow);
}

}  // namespace levelscope
