#include "gui/models/write_path.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/models/display.h"

namespace levelscope::gui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(levelscope::gui::WritePath)
};

bool covers(const TableMeta& table, std::string_view key, SequenceNumber sequence) {
    return key >= table.smallest && (table.largestExclusive ? key < table.largest : key <= table.largest) &&
           sequence >= table.minSequence && sequence <= table.maxSequence;
}

QString tablesText(uint64_t count) {
    return displayCounted(Text::tr("%n table(s)", nullptr, static_cast<int>(count)), count);
}

QString entriesText(uint64_t count) {
    return displayCounted(Text::tr("%n entry(s)", nullptr, static_cast<int>(count)), count);
}

QString compactedText(const PathStep& step) {
    const QString levels = step.fromLevel == step.toLevel
                               ? Text::tr("within L%1").arg(step.toLevel)
                               : Text::tr("from L%1 to L%2").arg(step.fromLevel).arg(step.toLevel);
    if (step.moved)
        return Text::tr("%1 moved %2 as it is: nothing there overlaps it.")
            .arg(tablesText(step.tablesIn), levels);
    return Text::tr("%1 became %2, %3; %4 that no reader needs were dropped.")
        .arg(tablesText(step.tablesIn), tablesText(step.tablesOut), levels, entriesText(step.dropped));
}

}  // namespace

QString describe(const PathStep& step) {
    switch (step.kind) {
        case PathStep::Kind::none: break;
        case PathStep::Kind::issued:
            return Text::tr("%1 to be written, up to sequence %2.")
                .arg(entriesText(step.entries), displayNumber(step.lastSequence));
        case PathStep::Kind::logged:
            return Text::tr("First into the write-ahead log %1: from here on a crash loses nothing.")
                .arg(displayTable(step.log));
        case PathStep::Kind::inserted:
            return Text::tr("Then into the memtable: from here on readers see it.");
        case PathStep::Kind::switched:
            return Text::tr("The memtable is switched with %1; a new one and a new log take the writes.")
                .arg(entriesText(step.entries));
        case PathStep::Kind::flushing:
            return Text::tr("A memtable of %1 is being written to a table.").arg(entriesText(step.entries));
        case PathStep::Kind::flushed:
            return Text::tr("It is %1 of level 0 now; its log is not needed any more.")
                .arg(tablesText(step.tablesOut));
        case PathStep::Kind::compacting:
            return Text::tr("%1 are being merged into L%2.").arg(tablesText(step.tablesIn)).arg(step.toLevel);
        case PathStep::Kind::compacted: return compactedText(step);
        case PathStep::Kind::failed: return Text::tr("It did not end well: everything stays where it was.");
    }
    return {};
}

void WritePath::settle(const DbStats& stats, const std::vector<MemtableFacts>& memtables) {
    m_queue.clear();
    m_waiting.clear();
    m_switched = stats.lastSequence;
    m_picture.lastSequence = stats.lastSequence;
    m_picture.log = stats.walNumber;
    m_picture.waiting.clear();
    for (const MemtableFacts& facts : memtables) {
        if (facts.active) {
            m_picture.memtableEntries = facts.entries;
            m_switched = facts.firstSequence != 0 ? facts.firstSequence - 1 : stats.lastSequence;
        } else {
            m_picture.waiting.push_front({facts.entries, facts.trigger == FlushTrigger::flushing});
            m_waiting.push_front(facts.entries);
        }
    }
    for (size_t level = 0; level < stats.levels.size(); ++level)
        m_picture.levels[level] = {stats.levels[level].tables, stats.levels[level].entries,
                                   stats.levels[level].bytes};
    m_activeEntries = m_picture.memtableEntries;
    m_through = stats.lastSequence;
}

void WritePath::noteWritten(uint64_t entries, SequenceNumber lastSequence) {
    m_through = std::max(m_through, lastSequence);
    m_activeEntries += entries;
    if (entries == 0)
        return;
    if (!m_queue.empty() && m_queue.back().kind == PathStep::Kind::issued) {
        m_queue.back().entries += entries;
        m_queue.back().lastSequence = m_through;
        return;
    }
    push({.kind = PathStep::Kind::issued, .entries = entries, .lastSequence = m_through});
}

// Sequence numbers that leap without entries are those of ingested tables.
void WritePath::observe(const DbStats& stats) {
    if (stats.lastSequence > m_through)
        noteWritten(stats.memtableEntries - std::min(stats.memtableEntries, m_activeEntries),
                    stats.lastSequence);
}

// A flush tells how many entries the memtable had: what was not heard of before came last.
void WritePath::noteSwitched(uint64_t entries) {
    m_switched += entries;
    noteWritten(entries - std::min(entries, m_activeEntries), m_switched);
    push({.kind = PathStep::Kind::switched, .entries = entries, .lastSequence = m_switched});
    m_activeEntries = 0;
}

void WritePath::flushBegun(const FlushInfo& info) {
    if (!m_waiting.empty() && m_waiting.front() == info.entries)
        m_waiting.pop_front();
    else
        noteSwitched(info.entries);
    push({.kind = PathStep::Kind::flushing, .entries = info.entries});
}

void WritePath::flushEnded(const FlushInfo& info) {
    if (!m_waiting.empty() && m_waiting.front() == info.entries)
        m_waiting.pop_front();
    SequenceNumber last = m_switched;
    for (const TableMeta& table : info.outputs)
        last = std::max(last, table.maxSequence);
    push({.kind = info.status.ok() ? PathStep::Kind::flushed : PathStep::Kind::failed,
          .entries = info.entries,
          .lastSequence = last,
          .outputs = info.outputs});
}

void WritePath::compactionBegun(const CompactionInfo& info) {
    if (!info.trivialMove)
        push({.kind = PathStep::Kind::compacting, .outputLevel = info.outputLevel, .inputs = info.inputs});
}

void WritePath::compactionEnded(const CompactionInfo& info) {
    push({.kind = info.status.ok() ? PathStep::Kind::compacted : PathStep::Kind::failed,
          .dropped = info.droppedShadowed + info.droppedTombstones,
          .moved = info.trivialMove,
          .outputLevel = info.outputLevel,
          .inputs = info.inputs,
          .outputs = info.outputs});
}

void WritePath::push(Event event) {
    m_queue.push_back(std::move(event));
    while (m_queue.size() > kMostQueued)
        step();
}

bool WritePath::step() {
    if (m_queue.empty())
        return false;
    Event& event = m_queue.front();
    play(event);
    // A write is played in three pieces.
    if (event.kind == PathStep::Kind::issued)
        event.kind = PathStep::Kind::logged;
    else if (event.kind == PathStep::Kind::logged)
        event.kind = PathStep::Kind::inserted;
    else
        m_queue.pop_front();
    return true;
}

void WritePath::playAll() {
    while (step()) {
    }
}

bool WritePath::carries(const Event& event) const {
    return m_sequence != 0 && m_sequence <= event.lastSequence;
}

void WritePath::takeOut(const std::vector<TableMeta>& tables) {
    for (const TableMeta& table : tables) {
        PathPicture::Level& level = m_picture.levels[static_cast<size_t>(table.level)];
        level.tables -= std::min<uint64_t>(level.tables, 1);
        level.entries -= std::min(level.entries, table.entries);
        level.bytes -= std::min(level.bytes, table.dataBytes());
    }
}

void WritePath::putIn(const std::vector<TableMeta>& tables) {
    for (const TableMeta& table : tables) {
        PathPicture::Level& level = m_picture.levels[static_cast<size_t>(table.level)];
        ++level.tables;
        level.entries += table.entries;
        level.bytes += table.dataBytes();
    }
}

void WritePath::carryTo(const std::vector<TableMeta>& tables) {
    m_place = {.stop = PathStop::gone};
    for (const TableMeta& table : tables)
        if (covers(table, m_key, m_sequence))
            m_place = {.stop = PathStop::level, .level = table.level, .table = table.number};
}

void WritePath::play(const Event& event) {
    m_step = {.kind = event.kind,
              .entries = event.entries,
              .tablesIn = event.inputs.size(),
              .tablesOut = event.outputs.size(),
              .dropped = event.dropped,
              .lastSequence = event.lastSequence,
              .moved = event.moved};
    switch (event.kind) {
        case PathStep::Kind::issued:
        case PathStep::Kind::logged:
        case PathStep::Kind::inserted: return playWrite(event);
        case PathStep::Kind::switched:
        case PathStep::Kind::flushing:
        case PathStep::Kind::flushed: return playFlush(event);
        case PathStep::Kind::compacting:
        case PathStep::Kind::compacted: return playCompaction(event);
        case PathStep::Kind::failed:
        case PathStep::Kind::none: break;
    }
}

void WritePath::playWrite(const Event& event) {
    const bool arriving = carries(event) && m_place.stop < PathStop::memtable;
    m_step.from = PathStop::client;
    m_step.to = PathStop::client;
    if (event.kind == PathStep::Kind::logged) {
        m_step.to = PathStop::log;
        m_step.log = m_picture.log;
    } else if (event.kind == PathStep::Kind::inserted) {
        m_step.from = PathStop::log;
        m_step.to = PathStop::memtable;
        m_picture.memtableEntries += event.entries;
        m_picture.lastSequence = std::max(m_picture.lastSequence, event.lastSequence);
    }
    if (arriving)
        m_place.stop = m_step.to;
}

void WritePath::playFlush(const Event& event) {
    m_step.from = PathStop::waiting;
    m_step.to = PathStop::waiting;
    if (event.kind == PathStep::Kind::switched) {
        m_step.from = PathStop::memtable;
        m_picture.waiting.push_back({event.entries, false});
        m_picture.memtableEntries = 0;
        if (carries(event) && m_place.stop == PathStop::memtable)
            m_place.stop = PathStop::waiting;
    } else if (event.kind == PathStep::Kind::flushing) {
        if (!m_picture.waiting.empty())
            m_picture.waiting.front().flushing = true;
    } else {
        m_step.to = PathStop::level;
        if (!m_picture.waiting.empty())
            m_picture.waiting.pop_front();
        putIn(event.outputs);
        if (carries(event) && (m_place.stop == PathStop::waiting || m_place.stop == PathStop::memtable))
            carryTo(event.outputs);
    }
}

void WritePath::playCompaction(const Event& event) {
    m_step.from = PathStop::level;
    m_step.to = PathStop::level;
    m_step.fromLevel = event.inputs.empty() ? 0 : event.inputs.front().level;
    m_step.toLevel = event.outputLevel;
    if (event.kind == PathStep::Kind::compacting)
        return;
    takeOut(event.inputs);
    putIn(event.outputs);
    const bool carried =
        std::any_of(event.inputs.begin(), event.inputs.end(), [this](const TableMeta& table) {
            return m_place.stop == PathStop::level && table.number == m_place.table;
        });
    if (carried)
        carryTo(event.outputs);
}

void WritePath::follow(std::string key, SequenceNumber sequence, const PathPlace& place) {
    m_key = std::move(key);
    m_sequence = sequence;
    m_place = place;
}

}  // namespace levelscope::gui
