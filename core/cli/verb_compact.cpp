#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "core/base/mutex.h"
#include "core/cli/render.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    RangeArgument range;
    EncodingArgument encoding;
    int level = -1;
    std::vector<uint64_t> tables;
    bool dryRun = false;
    bool next = false;
    bool progress = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    const Argument level =
        verb.option("--level", &arguments.level, "This level into the next").within(0, kMaxLevels - 1);
    const Argument tables = verb.option("--table", &arguments.tables, "This table; may be given again");
    level.excludes(tables);
    const Argument next =
        verb.flag("--next", &arguments.next, "A dry run of what would be compacted next without being asked");
    next.excludes(level).excludes(tables);
    for (const Argument& bound : arguments.range.declare(verb))
        bound.excludes(level).excludes(tables).excludes(next);
    arguments.encoding.declare(verb, "Keys are given");
    verb.flag("--dry-run", &arguments.dryRun,
              "Do all of it but write nothing, and tell what would come of it");
    verb.flag("--progress", &arguments.progress, "Tell progress even when standard error is no terminal");
    verb.flag("--json", &arguments.json, "Print JSON");
}

Result<ManualCompaction> wanted(const Arguments& arguments) {
    ManualCompaction manual;
    if (arguments.level >= 0) {
        manual.kind = CompactionReason::manualLevel;
        manual.level = arguments.level;
    } else if (!arguments.tables.empty()) {
        manual.kind = CompactionReason::manualTables;
        manual.tables = arguments.tables;
    } else if (arguments.range.given()) {
        manual.kind = CompactionReason::manualRange;
        ASSIGN_OR_RETURN(manual.range, arguments.range.range(arguments.encoding));
    }
    return manual;
}

// Background compactions report too, from their own threads.
class ProgressListener final : public EventListener {
public:
    explicit ProgressListener(Context& context) : m_context(context) {}
    void watch(const CompactionJob* job) {
        MutexLock lock(m_mutex);
        m_job = job;
    }
    void compactionProgress(const CompactionProgress&) override {
        MutexLock lock(m_mutex);
        if (m_job != nullptr)
            m_context.console.progress("bytes", m_job->doneBytes, m_job->inputBytes);
    }

private:
    Context& m_context;
    Mutex m_mutex;
    const CompactionJob* m_job GUARDED_BY(m_mutex) = nullptr;
};

Json toJson(const Rehearsal& rehearsal) {
    Json json = cli::toJson(rehearsal.decision);
    if (rehearsal.unflushed != 0)
        json["entries_in_memory"] = rehearsal.unflushed;
    if (rehearsal.decision.kind == Decision::Kind::nothing)
        return json;
    const CompactionInfo& outcome = rehearsal.outcome;
    json["output_bytes"] = outcome.outputBytes;
    json["dropped_versions"] = outcome.droppedShadowed;
    json["dropped_tombstones"] = outcome.droppedTombstones;
    json["kept_tombstones_for_older"] = rehearsal.keptForOlder;
    json["older_tables"] = Json::array();
    for (const TablePtr& table : rehearsal.older)
        json["older_tables"].push_back(table->number);
    json["kept_tombstones_for_snapshots"] = Json::array();
    for (const Rehearsal::Held& held : rehearsal.keptForSnapshots)
        json["kept_tombstones_for_snapshots"].push_back(
            {{"snapshot", held.snapshot}, {"tombstones", held.tombstones}});
    json["outputs"] = Json::array();
    for (const TableMeta& table : outcome.outputs) {
        json["outputs"].push_back(cli::toJson(table));
        json["outputs"].back().erase("table");  // numbers are given when it is done
    }
    return json;
}

std::string lineOf(const TableMeta& table) {
    return fmt::format("{}, {} .. {}", humanBytes(table.fileSize), escapeVisibly(table.smallest),
                       escapeVisibly(table.largest));
}

void printMerge(Context& context, const Rehearsal& rehearsal) {
    const CompactionInfo& outcome = rehearsal.outcome;
    const uint64_t frees = outcome.inputBytes - std::min(outcome.inputBytes, outcome.outputBytes);
    context.console.line(
        fmt::format("into {} tables, {}; frees {}, drops {} older versions and {} tombstones",
                    outcome.outputs.size(), humanBytes(outcome.outputBytes), humanBytes(frees),
                    outcome.droppedShadowed, outcome.droppedTombstones));
    for (const TableMeta& table : outcome.outputs)
        context.console.line(fmt::format("    L{} {}", table.level, lineOf(table)));
    if (rehearsal.keptForOlder != 0) {
        std::string line = fmt::format("keeps {} tombstones over what may lie in", rehearsal.keptForOlder);
        for (const TablePtr& table : rehearsal.older)
            line += fmt::format(" {}", table->number);
        context.console.line(line);
    }
    for (const Rehearsal::Held& held : rehearsal.keptForSnapshots)
        context.console.line(
            fmt::format("keeps {} tombstones for the snapshot {}", held.tombstones, held.snapshot));
}

void printRehearsal(Context& context, const Rehearsal& rehearsal) {
    const Decision& decision = rehearsal.decision;
    if (decision.kind == Decision::Kind::nothing) {
        context.console.line("nothing to compact");
        return;
    }
    context.console.line(fmt::format("would {} {} tables, {}, into level {}{}", nameOf(decision.kind),
                                     decision.inputs.size(), humanBytes(decision.inputBytes()),
                                     decision.outputLevel,
                                     decision.bottommost ? ", the bottom for these keys" : ""));
    for (const TablePtr& table : decision.inputs)
        context.console.line(
            fmt::format("    L{} table {}, {}", table->level, table->number, lineOf(*table)));
    if (decision.kind == Decision::Kind::merge)
        printMerge(context, rehearsal);
    if (rehearsal.unflushed != 0)
        context.console.line(fmt::format("{} entries are in memory; they are flushed before and count then",
                                         rehearsal.unflushed));
}

Status dryRun(Context& context, const Arguments& arguments, const ManualCompaction& manual) {
    ASSIGN_OR_RETURN(const auto db, arguments.store.open(context, OpenMode::readOnly));
    CompactionJob job;
    const InterruptGuard interrupt(&job.cancel);
    ASSIGN_OR_RETURN(const Rehearsal rehearsal,
                     db->rehearse(arguments.next ? std::nullopt : std::optional(manual), job));
    if (arguments.json)
        context.print(toJson(rehearsal));
    else
        printRehearsal(context, rehearsal);
    return {};
}

Status compact(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ManualCompaction manual, wanted(arguments));
    if (arguments.dryRun || arguments.next)
        return dryRun(context, arguments, manual);
    Options options;
    options.env = context.env;
    const auto listener = std::make_shared<ProgressListener>(context);
    options.listener = listener;
    CompactionJob job;
    const InterruptGuard interrupt(&job.cancel);
    ASSIGN_OR_RETURN(const auto db, Db::open(arguments.store.path(context), options, OpenMode::open));
    context.console.setProgress(arguments.progress);
    listener->watch(&job);
    const Status status = db->compact(manual, job);
    listener->watch(nullptr);
    RETURN_IF_ERROR(status);
    const auto version = db->version();
    if (arguments.json)
        context.print({{"input_bytes", job.inputBytes.load()},
                       {"output_bytes", job.outputBytes.load()},
                       {"tables", version->tableCount()}});
    else
        context.console.line(fmt::format("compacted {} into {}; {} tables are live",
                                         humanBytes(job.inputBytes), humanBytes(job.outputBytes),
                                         version->tableCount()));
    return {};
}

}  // namespace

void addCompact(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "compact", "Compact all, a key range, a level or tables",
                       "the tables of unfinished rounds are as they were", declare, compact);
}

}  // namespace levelscope::cli
