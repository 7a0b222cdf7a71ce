#include "core/memtable/range_tombstone_set.h"

#include <algorithm>

namespace levelscope {

RangeTombstoneSet::~RangeTombstoneSet() = default;

std::string_view RangeTombstoneSet::copy(std::string_view bytes) {
    if (bytes.empty())
        return {};
    char* to = m_arena.allocate(bytes.size());
    bytes.copy(to, bytes.size());
    return {to, bytes.size()};
}

void RangeTombstoneSet::add(const RangeTombstone& tombstone) {
    Run merged;
    merged.push_back({copy(tombstone.from), copy(tombstone.to), tombstone.sequence, {}, 0});
    Runs runs;
    if (const Runs* current = m_runs.load(std::memory_order_relaxed))
        runs = *current;
    while (!runs.empty() && runs.back()->size() <= merged.size()) {
        merged.insert(merged.end(), runs.back()->begin(), runs.back()->end());
        runs.pop_back();
    }
    std::sort(merged.begin(), merged.end(), [](const Item& a, const Item& b) { return a.from < b.from; });
    summarize(merged, 0, merged.size());

    m_arena.count(merged.size() * sizeof(Item) + (runs.size() + 1) * sizeof(Run*));
    m_ownedRuns.push_back(std::make_unique<const Run>(std::move(merged)));
    runs.push_back(m_ownedRuns.back().get());
    m_ownedLists.push_back(std::make_unique<const Runs>(std::move(runs)));
    m_runs.store(m_ownedLists.back().get(), std::memory_order_release);
}

void RangeTombstoneSet::summarize(Run& run, size_t begin, size_t end) {
    if (begin == end)
        return;
    const size_t middle = begin + (end - begin) / 2;
    Item& root = run[middle];
    root.maxTo = root.to;
    root.maxSequence = root.sequence;
    const auto include = [&](size_t from, size_t to) {
        if (from == to)
            return;
        summarize(run, from, to);
        const Item& child = run[from + (to - from) / 2];
        root.maxTo = std::max(root.maxTo, child.maxTo);
        root.maxSequence = std::max(root.maxSequence, child.maxSequence);
    };
    include(begin, middle);
    include(middle + 1, end);
}

void RangeTombstoneSet::stab(const Run& run, size_t begin, size_t end, std::string_view key,
                             SequenceNumber sequence, SequenceNumber& best) {
    if (begin == end)
        return;
    const size_t middle = begin + (end - begin) / 2;
    const Item& root = run[middle];
    if (root.maxTo <= key || root.maxSequence <= best)
        return;
    stab(run, begin, middle, key, sequence, best);
    if (root.from > key)
        return;
    if (key < root.to && root.sequence <= sequence)
        best = std::max(best, root.sequence);
    stab(run, middle + 1, end, key, sequence, best);
}

SequenceNumber RangeTombstoneSet::coveringIn(const Runs& runs, std::string_view key,
                                             SequenceNumber sequence) {
    SequenceNumber best = 0;
    for (const Run* run : runs)
        stab(*run, 0, run->size(), key, sequence, best);
    return best;
}

std::vector<RangeTombstone> RangeTombstoneSet::all() const {
    std::vector<RangeTombstone> result;
    if (const Runs* runs = m_runs.load(std::memory_order_acquire)) {
        for (const Run* run : *runs) {
            for (const Item& item : *run)
                result.push_back({std::string(item.from), std::string(item.to), item.sequence});
        }
    }
    std::sort(result.begin(), result.end(),
              [](const RangeTombstone& a, const RangeTombstone& b) { return a.sequence < b.sequence; });
    return result;
}

}  // namespace levelscope
