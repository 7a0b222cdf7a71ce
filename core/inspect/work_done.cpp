#include "core/inspect/work_done.h"

#include <algorithm>
#include <map>
#include <set>

namespace levelscope {
namespace {

void add(const TimeMachine& machine, const TimeMachine::Difference& change, WorkDone& work) {
    std::set<uint64_t> gone, came;
    for (const uint32_t id : change.removed)
        gone.insert(machine.stay(id).table.number);
    for (const uint32_t id : change.added)
        came.insert(machine.stay(id).table.number);
    for (const uint32_t id : change.removed) {
        const TableMeta& table = machine.stay(id).table;
        if (came.contains(table.number)) {
            ++work.tablesMoved;
            continue;
        }
        ++work.tablesRead;
        work.bytesRead += table.fileSize;
        work.entriesRead += table.entries;
    }
    for (const uint32_t id : change.added) {
        const TableMeta& table = machine.stay(id).table;
        if (gone.contains(table.number))
            continue;
        ++work.tablesWritten;
        work.bytesWritten += table.fileSize;
        work.entriesWritten += table.entries;
    }
}

}  // namespace

std::vector<WorkDone> workSince(const TimeMachine& machine, int64_t sinceMicros) {
    std::map<EditCause, WorkDone> byCause;
    for (size_t i = 0; i < machine.editCount(); ++i) {
        const TimeMachine::Edit& edit = machine.edit(i);
        const bool changes = edit.added != 0 || edit.removed != 0;
        if (edit.snapshot || !changes || edit.wallMicros < sinceMicros)
            continue;
        WorkDone& work = byCause[edit.cause];
        work.cause = edit.cause;
        ++work.edits;
        work.lastMicros = std::max(work.lastMicros, edit.wallMicros);
        add(machine, machine.changeOf(i), work);
    }
    std::vector<WorkDone> all;
    for (const auto& [cause, work] : byCause)
        all.push_back(work);
    return all;
}

}  // namespace levelscope
