// The range tombstones of one memtable: one writer adds, any number of readers ask without locks.
//
// They lie in immutable sorted runs whose sizes fall like the bits of a counter (an added run swallows all
// that are not larger), so n of them cost O(n log n) in all and a question looks at no more than log2(n)
// runs. A run is an implicit interval tree: entries by `from`, each knowing the largest `to` of its subtree.
//
// Replaced runs stay until the set dies, as a reader may still stand in one.
#pragma once

#include <atomic>
#include <memory>
#include <string_view>
#include <vector>

#include "core/base/keys.h"
#include "core/memtable/arena.h"

namespace levelscope {

class RangeTombstoneSet {
public:
    explicit RangeTombstoneSet(Arena& arena) : m_arena(arena) {}
    ~RangeTombstoneSet();

    // An empty range covers nothing and is kept for rangeTombstones() only.
    void add(const RangeTombstone& tombstone);

    // Largest sequence <= `sequence` of a tombstone that covers the key; 0 if none.
    SequenceNumber covering(std::string_view key, SequenceNumber sequence) const {
        const Runs* runs = m_runs.load(std::memory_order_acquire);
        return runs == nullptr ? 0 : coveringIn(*runs, key, sequence);
    }
    // By ascending sequence.
    std::vector<RangeTombstone> all() const;

private:
    struct Item {
        std::string_view from;
        std::string_view to;
        SequenceNumber sequence;
        std::string_view maxTo;  // of the subtree whose root this is
        SequenceNumber maxSequence;
    };
    using Run = std::vector<Item>;
    using Runs = std::vector<const Run*>;  // falling sizes

    static SequenceNumber coveringIn(const Runs& runs, std::string_view key, SequenceNumber sequence);
    static void stab(const Run& run, size_t begin, size_t end, std::string_view key, SequenceNumber sequence,
                     SequenceNumber& best);
    static void summarize(Run& run, size_t begin, size_t end);
    std::string_view copy(std::string_view bytes);

    Arena& m_arena;
    std::atomic<const Runs*> m_runs{nullptr};
    std::vector<std::unique_ptr<const Run>> m_ownedRuns;
    std::vector<std::unique_ptr<const Runs>> m_ownedLists;
};

}  // namespace levelscope
