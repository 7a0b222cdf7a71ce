// What every kind of memtable shares: the arena its entries live in, range tombstones, counters.
#pragma once

#include <atomic>

#include "core/memtable/arena.h"
#include "core/memtable/entry.h"
#include "core/memtable/memtable.h"
#include "core/memtable/range_tombstone_set.h"

namespace levelscope {

class MemtableBase : public Memtable {
public:
    void addRangeTombstone(const RangeTombstone& tombstone) final {
        m_rangeTombstones.add(tombstone);
        increment(m_entryCount);
        increment(m_tombstoneCount);
    }
    SequenceNumber coveringTombstone(std::string_view userKey, SequenceNumber sequence) const final {
        return m_rangeTombstones.covering(userKey, sequence);
    }
    std::vector<RangeTombstone> rangeTombstones() const final { return m_rangeTombstones.all(); }

    size_t memoryBytes() const final { return m_arena.bytesUsed(); }
    uint64_t entryCount() const final { return m_entryCount.load(std::memory_order_relaxed); }
    uint64_t tombstoneCount() const final { return m_tombstoneCount.load(std::memory_order_relaxed); }

protected:
    const Entry* makeEntry(std::string_view userKey, uint64_t trailer, std::string_view value) {
        increment(m_entryCount);
        if (trailerType(trailer) == EntryType::tombstone)
            increment(m_tombstoneCount);
        return Entry::make(m_arena, userKey, trailer, value);
    }

    Arena m_arena;

private:
    // There is one writer: no read-modify-write is needed.
    static void increment(std::atomic<uint64_t>& counter) {
        counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    }

    RangeTombstoneSet m_rangeTombstones{m_arena};
    std::atomic<uint64_t> m_entryCount{0};
    std::atomic<uint64_t> m_tombstoneCount{0};
};

}  // namespace levelscope
