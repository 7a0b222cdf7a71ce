// What one look-up says to its trace, kept out of its way: without a trace each call is one test of a null
// pointer. Lives as long as the look-up.
#pragma once

#include "core/db/super_version.h"
#include "core/table/read_trace.h"

namespace levelscope {

class ReadTelling {
public:
    explicit ReadTelling(ReadTrace* trace) : m_trace(trace) {}
    ReadTrace* trace() const { return m_trace; }

    // A memtable of the view, or a transaction's own, is about to be searched.
    void memtable(const Memtable& memtable, const SuperVersion& view, std::string_view key,
                  SequenceNumber newest) {
        if (m_trace != nullptr) [[unlikely]]
            tellMemtable(memtable, view, key, newest);
    }
    void entered(const TableMeta& table) {
        if (m_trace != nullptr) [[unlikely]]
            enter({table.level, table.number});
    }
    // A table of level 0.
    void passed(const TableMeta& table, std::string_view key) const {
        if (m_trace != nullptr) [[unlikely]]
            m_trace->sourcePassed({table.level, table.number},
                                  inBounds(table, key) ? PassReason::tooNew : PassReason::outsideBounds);
    }
    // No table of a sorted level holds the key.
    void passedLevel(const Version& version, int level) const {
        if (m_trace != nullptr && !version.level(level).empty()) [[unlikely]]
            m_trace->sourcePassed({level, 0}, PassReason::outsideBounds);
    }
    void covered(SequenceNumber covering) const {
        if (m_trace != nullptr && covering != 0) [[unlikely]]
            m_trace->rangeTombstoneMet(covering);
    }
    // The look-up ends at this entry. `covered`: the newest range tombstone over the key.
    void entry(std::string_view key, uint64_t trailer, SequenceNumber covered, const Status& outcome) const {
        if (m_trace != nullptr) [[unlikely]]
            tellEntry(key, trailer, covered, outcome);
    }
    // It has ended: tells of the places behind the last one entered that it did not need.
    void ended(const SuperVersion& view, std::string_view key, SequenceNumber sequence) const {
        if (m_trace != nullptr) [[unlikely]]
            tellNotNeeded(view, key, sequence);
    }

private:
    void enter(const ReadSource& source) {
        m_last = source;
        m_trace->sourceEntered(source);
    }
    void tellMemtable(const Memtable& memtable, const SuperVersion& view, std::string_view key,
                      SequenceNumber newest);
    void tellEntry(std::string_view key, uint64_t trailer, SequenceNumber covered,
                   const Status& outcome) const;
    void tellNotNeeded(const SuperVersion& view, std::string_view key, SequenceNumber sequence) const;

    ReadTrace* const m_trace;
    ReadSource m_last;
};

}  // namespace levelscope
