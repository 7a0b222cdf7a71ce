#include "core/db/read_telling.h"

#include <algorithm>

namespace levelscope {

void ReadTelling::tellMemtable(const Memtable& memtable, const SuperVersion& view, std::string_view key,
                               SequenceNumber newest) {
    uint64_t number = ReadSource::kUnwritten;
    if (&memtable == view.active.get())
        number = 0;
    for (size_t i = 0; i < view.immutables.size(); ++i)
        if (&memtable == view.immutables[i].get())
            number = i + 1;
    enter({ReadSource::kMemory, number});
    m_trace->memtableSearched(memtable.comparisonsFor(key, seekTrailer(newest)));
    covered(memtable.coveringTombstone(key, newest));
}

void ReadTelling::tellEntry(std::string_view key, uint64_t trailer, SequenceNumber covered,
                            const Status& outcome) const {
    EntryVerdict verdict = EntryVerdict::taken;
    if (covered > trailerSequence(trailer))
        verdict = EntryVerdict::erased;
    else if (outcome.is(Code::notFound))
        verdict = hasExpiry(trailerType(trailer)) ? EntryVerdict::expired : EntryVerdict::deletion;
    m_trace->entryMet(key, trailer, verdict);
}

void ReadTelling::tellNotNeeded(const SuperVersion& view, std::string_view key,
                                SequenceNumber sequence) const {
    const bool inMemory = m_last.inMemory();
    const uint64_t memtables = 1 + view.immutables.size();
    const uint64_t next = m_last.number == ReadSource::kUnwritten ? 0 : m_last.number + 1;
    for (uint64_t number = next; inMemory && number < memtables; ++number)
        m_trace->sourcePassed({ReadSource::kMemory, number}, PassReason::notNeeded);
    bool behind = inMemory;
    for (const TablePtr& table : view.version->level(0)) {
        if (behind && inBounds(*table, key) && table->minSequence <= sequence)
            m_trace->sourcePassed({0, table->number}, PassReason::notNeeded);
        behind = behind || m_last == ReadSource{0, table->number};
    }
    for (int level = std::max(m_last.level, 0) + 1; level < view.version->levels(); ++level)
        if (const LiveTable* table = view.version->tableFor(level, key, keyPrefix(key)))
            m_trace->sourcePassed({level, table->number}, PassReason::notNeeded);
}

}  // namespace levelscope
