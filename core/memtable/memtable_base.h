// What every kind of memtable shares: the arena its entries live in, range tombstones, counters.
#pragma once

#include <algorithm>
#include <atomic>

#include "core/memtable/arena.h"
#include "core/memtable/entry.h"
#include "core/memtable/memtable.h"
#include "core/memtable/memtable_shape.h"
#include "core/memtable/range_tombstone_set.h"

namespace levelscope {

class MemtableBase : public Memtable {
public:
    void addRangeTombstone(const RangeTombstone& tombstone) final {
        m_ranges.add(tombstone);
        increment(m_entryCount);
        increment(m_tombstoneCount);
        increment(m_rangeTombstones);
        noteSequence(tombstone.sequence);
    }
    SequenceNumber coveringTombstone(std::string_view userKey, SequenceNumber sequence) const final {
        return m_ranges.covering(userKey, sequence);
    }
    std::vector<RangeTombstone> rangeTombstones() const final { return m_ranges.all(); }

    size_t memoryBytes() const final { return m_arena.bytesUsed(); }
    uint64_t entryCount() const final { return m_entryCount.load(std::memory_order_relaxed); }
    uint64_t tombstoneCount() const final { return m_tombstoneCount.load(std::memory_order_relaxed); }
    virtual MemtableShape shape(const ShapeRequest& request) const = 0;
    MemtableTally tally() const {
        return {m_rangeTombstones.load(std::memory_order_relaxed),
                m_firstSequence.load(std::memory_order_acquire),
                m_lastSequence.load(std::memory_order_relaxed)};
    }

protected:
    uint64_t pointEntryCount() const {
        const uint64_t ranges = m_rangeTombstones.load(std::memory_order_relaxed);
        return std::max(entryCount(), ranges) - ranges;
    }
    const Entry* makeEntry(std::string_view userKey, uint64_t trailer, std::string_view value) {
        increment(m_entryCount);
        if (trailerType(trailer) == EntryType::tombstone)
            increment(m_tombstoneCount);
        noteSequence(trailerSequence(trailer));
        return Entry::make(m_arena, userKey, trailer, value);
    }

    Arena m_arena;

private:
    // There is one writer: no read-modify-write is needed.
    static void increment(std::atomic<uint64_t>& counter) {
        counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    }
    // Entries come by ascending sequence. The first is published last: whoever sees it sees a last one too.
    void noteSequence(SequenceNumber sequence) {
        m_lastSequence.store(sequence, std::memory_order_relaxed);
        if (m_firstSequence.load(std::memory_order_relaxed) == 0)
            m_firstSequence.store(sequence, std::memory_order_release);
    }

    RangeTombstoneSet m_ranges{m_arena};
    std::atomic<uint64_t> m_entryCount{0};
    std::atomic<uint64_t> m_tombstoneCount{0};
    std::atomic<uint64_t> m_rangeTombstones{0};
    std::atomic<SequenceNumber> m_firstSequence{0};
    std::atomic<SequenceNumber> m_lastSequence{0};
};

}  // namespace levelscope
