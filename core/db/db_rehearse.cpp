// Dry runs: the picker's decision, and its merge into files that are thrown away as they are written.
#include <algorithm>

#include "core/compaction/runner.h"
#include "core/db/db_impl.h"
#include "core/env/discarding_file_system.h"

namespace levelscope {
namespace {

// Tables that may hold what the decision's tombstones hide, and are no part of it.
std::vector<TablePtr> olderTables(const Version& version, const Decision& decision) {
    std::vector<TablePtr> older;
    for (int level = decision.outputLevel; level < version.levels(); ++level)
        for (const TablePtr& table : version.level(level)) {
            const auto touches = [&](const TablePtr& input) { return boundsOverlap(*input, *table); };
            const bool own =
                std::find(decision.inputs.begin(), decision.inputs.end(), table) != decision.inputs.end();
            if (!own && std::any_of(decision.inputs.begin(), decision.inputs.end(), touches))
                older.push_back(table);
        }
    return older;
}

}  // namespace

Result<Rehearsal> DbImpl::rehearse(const std::optional<ManualCompaction>& manual, CompactionJob& job) {
    Rehearsal rehearsal;
    const Status status = orNoMemory([&] { return rehearseNow(manual, job, rehearsal); });
    RETURN_IF_ERROR(status);
    return rehearsal;
}

Status DbImpl::rehearseNow(const std::optional<ManualCompaction>& manual, CompactionJob& job, Rehearsal& to) {
    const std::shared_ptr<const Version> version = m_versions.current();
    if (manual) {
        ASSIGN_OR_RETURN(to.decision, pickManual(*version, compactionOptions(), *manual, {}));
    } else {
        to.decision = nextCompaction();
    }
    for (const std::shared_ptr<const Memtable>& memtable : memtables())
        to.unflushed += memtable->entryCount();
    to.outcome = infoOf(to.decision, 0);
    job.inputBytes = to.decision.inputBytes();
    switch (to.decision.kind) {
        case Decision::Kind::nothing:
        case Decision::Kind::drop: return {};
        case Decision::Kind::move: to.outcome.outputs = movedTables(to.decision); return {};
        case Decision::Kind::merge: break;
    }
    return rehearseMerge(*version, job, to);
}

Status DbImpl::rehearseMerge(const Version& version, CompactionJob& job, Rehearsal& to) {
    DiscardingFileSystem nowhere(*m_options.env.fs);
    CompactionContext context = compactionContext(to.decision);
    context.env.fs = &nowhere;
    uint64_t number = 0;
    context.newFileNumber = [&number] { return ++number; };
    context.checkpoint = [&](uint64_t doneBytes, uint64_t outputBytes) {
        job.doneBytes = doneBytes;
        job.outputBytes = outputBytes;
        return job.cancel.load() || m_closing.load() ? Status::cancelled() : Status();
    };
    ASSIGN_OR_RETURN(MergeOutcome outcome, runCompaction(context, to.decision));
    job.doneBytes = job.inputBytes.load();
    job.outputBytes = outcome.outputBytes;
    to.outcome.outputs = std::move(outcome.outputs);
    to.outcome.outputBytes = outcome.outputBytes;
    to.outcome.droppedShadowed = outcome.droppedShadowed;
    to.outcome.droppedTombstones = outcome.droppedTombstones;
    to.keptForOlder = outcome.keptForOlder;
    if (to.keptForOlder != 0)
        to.older = olderTables(version, to.decision);
    for (size_t i = 0; i < outcome.keptForSnapshot.size(); ++i)
        if (outcome.keptForSnapshot[i] != 0)
            to.keptForSnapshots.push_back({context.snapshots[i], outcome.keptForSnapshot[i]});
    return {};
}

}  // namespace levelscope
