// What a read needs, held together: the memtables and the tables at one moment.
//
// SuperVersions publishes the newest one. A look-up holds it through one of 64 cache-line-wide slots (a
// hazard pointer): one compare-and-swap on the thread's own line and no shared reference count. A replaced
// one waits in a queue until no slot names it; the queue is emptied in order, so one that is held keeps all
// later ones alive, and with them the readers that were evicted after it. Iterators hold a shared pointer
// instead, for as long as they like.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <vector>

#include "core/base/mutex.h"
#include "core/memtable/memtable.h"
#include "core/table/table_reader.h"
#include "core/version/table_cache.h"
#include "core/version/version.h"

namespace levelscope {

struct SuperVersion {
    std::shared_ptr<const Memtable> active;
    std::vector<std::shared_ptr<const Memtable>> immutables;  // newest first
    std::shared_ptr<const Version> version;
    std::vector<std::shared_ptr<TableReader>>
        evicted;  // may still be in use by look-ups under this one or older
};

// Counted by the holder of a slot, summed up by stats().
struct ReadCounters {
    std::atomic<uint64_t> gets{0};
    std::atomic<uint64_t> hits{0};
    std::atomic<uint64_t> filterChecks{0};
    std::atomic<uint64_t> filterSaves{0};
    std::atomic<uint64_t> filterFalsePositives{0};

    // Only one thread at a time counts in a slot.
    static void count(std::atomic<uint64_t>& counter, uint64_t by = 1) {
        counter.store(counter.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
    }
};

class SuperVersions {
public:
    // Holds a super-version for the length of a look-up. Movable only by elision.
    class Hold {
    public:
        explicit Hold(SuperVersions& owner);
        ~Hold();
        Hold(const Hold&) = delete;
        Hold& operator=(const Hold&) = delete;
        const SuperVersion* operator->() const { return m_held; }
        const SuperVersion& operator*() const { return *m_held; }
        ReadCounters& counters() const { return *m_counters; }

    private:
        SuperVersions& m_owner;
        const SuperVersion* m_held = nullptr;
        ReadCounters* m_counters = nullptr;
        size_t m_slot = 0;
        std::shared_ptr<const SuperVersion> m_shared;  // when all slots were taken
    };

    std::shared_ptr<const SuperVersion> share() const;
    // Publishes `next`; readers that `tables` evicted stay alive for those who might still use them. Either
    // done or, when memory runs out, not begun.
    void install(std::shared_ptr<SuperVersion> next, TableCache& tables);
    bool isCurrent(const SuperVersion* held) const {
        return m_current.load(std::memory_order_acquire) == held;
    }
    // Frees replaced ones that nobody holds.
    void reclaim();
    void sum(uint64_t& gets, uint64_t& hits, uint64_t& checks, uint64_t& saves,
             uint64_t& falsePositives) const;

private:
    static constexpr size_t kSlots = 64;
    struct alignas(64) Slot {
        std::atomic<const SuperVersion*> held{nullptr};
        ReadCounters counters;
    };
    bool isHeld(const SuperVersion* superVersion) const;

    std::atomic<const SuperVersion*> m_current{nullptr};
    std::array<Slot, kSlots> m_slots;
    ReadCounters m_overflow;
    std::atomic<size_t> m_retiredCount{0};
    mutable Mutex m_mutex;
    std::shared_ptr<SuperVersion> m_owned GUARDED_BY(m_mutex);
    std::list<std::shared_ptr<SuperVersion>> m_retired GUARDED_BY(m_mutex);  // oldest first
};

}  // namespace levelscope
