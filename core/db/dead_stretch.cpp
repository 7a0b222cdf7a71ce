#include "core/db/dead_stretch.h"

#include <algorithm>

namespace levelscope {

DeadStretch::DeadStretch(DeadRuns* runs, uint64_t rememberAfter, SequenceNumber sequence,
                         const KeyRange& range, ReadTrace* trace, BeginWatch beginWatch)
    : m_runs(rememberAfter == 0 ? nullptr : runs),
      m_rememberAfter(rememberAfter),
      m_lookAfter(std::min(kLookAfter, rememberAfter)),
      m_sequence(sequence),
      m_range(range),
      m_trace(trace),
      m_beginWatch(std::move(beginWatch)) {}

DeadStretch::Next DeadStretch::lookOrWatch(std::string_view key) {
    if (m_dead == 1) {
        m_edge = key;
        if (!m_forward)
            m_edge.push_back('\0');
    }
    KeyRange run;
    if (m_dead % kLookEvery == m_lookAfter && m_runs->any() && m_runs->find(key, m_sequence, run))
        return leapOver(run);
    if (!m_watch && m_dead % m_rememberAfter == 0 && watchFromEdge(key))
        return Next::toEdge;
    return Next::step;
}

// Where the run ends the next may begin: it is to touch this one.
DeadStretch::Next DeadStretch::leapOver(KeyRange& run) {
    if (m_trace != nullptr)
        m_trace->deadRunPassed(run);
    const bool all = m_forward ? !run.hasTo || (m_range.hasTo && run.to >= m_range.to)
                               : !run.hasFrom || (m_range.hasFrom && run.from <= m_range.from);
    if (all)
        return Next::endOfRange;
    m_edge = std::move(m_forward ? run.to : run.from);
    m_dead = 1;
    return Next::toEdge;
}

// False: not now, or there is a run that this read is too old for.
bool DeadStretch::watchFromEdge(std::string_view key) {
    KeyRange range;
    if (m_trace != nullptr || m_runs->find(key, kMaxSequence, range))
        return false;
    range = m_forward ? KeyRange{.from = m_edge, .hasFrom = true} : KeyRange{.to = m_edge, .hasTo = true};
    m_watch.emplace(*m_runs, std::move(range), m_forward);
    if (!m_beginWatch(*m_watch))
        m_watch.reset();
    return m_watch.has_value();
}

void DeadStretch::finish(const std::string_view* shown) {
    KeyRange seen = m_range;
    if (shown != nullptr && m_forward) {
        seen.to = *shown;
        seen.hasTo = true;
    } else if (shown != nullptr) {
        seen.from.assign(*shown).push_back('\0');
        seen.hasFrom = true;
    }
    m_watch->finish(seen);
    m_watch.reset();
}

}  // namespace levelscope
