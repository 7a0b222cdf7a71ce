#include <fmt/format.h>

#include "core/cli/render.h"
#include "core/inspect/work_done.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;  // or a manifest file
    std::optional<uint64_t> at;
    std::vector<uint64_t> diff;
    std::optional<uint64_t> table;
    std::optional<std::string> since;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    verb.option("DIR", &arguments.store.directory, "A store, or one of its MANIFEST files").required();
    arguments.store.declareFamily(verb);
    const Argument at = verb.option("--at", &arguments.at, "The tables as they were after this edit");
    const Argument diff =
        verb.option("--diff", &arguments.diff, "Two edits: the tables that came and went between them");
    const Argument table =
        verb.option("--table", &arguments.table, "Birth, moves and death of the table with this number");
    const Argument since =
        verb.option("--since", &arguments.since, "What was done in the time before now: 90s, 15m, 2h, 7d");
    at.excludes(diff).excludes(table).excludes(since);
    diff.excludes(table).excludes(since);
    table.excludes(since);
    verb.flag("--json", &arguments.json, "One JSON object a line: each edit; else one object");
}

Json toJson(const ManifestRecord& record) {
    const VersionEdit& edit = record.edit;
    Json json{{"edit", record.ordinal},  {"manifest", record.manifest},     {"offset", record.offset},
              {"length", record.length}, {"snapshot", record.snapshot},     {"cause", nameOf(edit.cause)},
              {"job", edit.jobId},       {"time", isoTime(edit.wallMicros)}};
    if (edit.logNumber)
        json["log"] = *edit.logNumber;
    if (edit.nextFileNumber)
        json["next_file"] = *edit.nextFileNumber;
    if (edit.lastSequence)
        json["last_sequence"] = *edit.lastSequence;
    json["added"] = Json::array();
    for (const TableMeta& table : edit.added)
        json["added"].push_back(cli::toJson(table));
    json["removed"] = Json::array();
    for (const RemovedTable& table : edit.removed)
        json["removed"].push_back({{"level", table.level}, {"table", table.number}});
    if (record.family != 0)
        json["family"] = record.family;
    for (const auto& [name, value] : record.fields)
        json["fields"].push_back({{"name", name}, {"value", value}});
    return json;
}

void printText(Context& context, const ManifestRecord& record) {
    const VersionEdit& edit = record.edit;
    std::string text = fmt::format("edit {} @{} {}{} {}", record.ordinal, record.offset, nameOf(edit.cause),
                                   record.snapshot ? " (whole state)" : "", isoTime(edit.wallMicros));
    if (edit.logNumber)
        text += fmt::format(", log {}", *edit.logNumber);
    if (edit.lastSequence)
        text += fmt::format(", last sequence {}", *edit.lastSequence);
    for (const auto& [name, value] : record.fields)
        text += fmt::format(", {} {}", escapeVisibly(name), escapeVisibly(value));
    context.console.line(text);
    for (const RemovedTable& table : edit.removed)
        context.console.line(fmt::format("    - L{} table {}", table.level, table.number));
    for (const TableMeta& table : edit.added)
        context.console.line(fmt::format("    + L{} table {}, {} entries, {} .. {}", table.level,
                                         table.number, table.entries, escapeVisibly(table.smallest),
                                         escapeVisibly(table.largest)));
}

// Any manifest by itself, or all that a store has kept.
Status readEdits(Context& context, const Arguments& arguments,
                 const std::function<bool(const ManifestRecord&)>& visit) {
    const std::string path = realPath(arguments.store.directory);
    const auto found = context.fs().stat(path);
    if (found.ok() && found->regular)
        return readManifestFile(context.fs(), path, visit);
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    return store->readManifest(visit);
}

Json editJson(const TimeMachine& machine, size_t index) {
    const TimeMachine::Edit& edit = machine.edit(index);
    return {{"edit", edit.ordinal},        {"manifest", edit.manifest}, {"offset", edit.offset},
            {"cause", nameOf(edit.cause)}, {"job", edit.jobId},         {"time", isoTime(edit.wallMicros)}};
}

std::string editText(const TimeMachine& machine, size_t index) {
    const TimeMachine::Edit& edit = machine.edit(index);
    return fmt::format("edit {} {} {}", edit.ordinal, nameOf(edit.cause), isoTime(edit.wallMicros));
}

std::string tableText(const TableMeta& table) {
    return fmt::format("L{} table {}, {}, {} entries, {} .. {}", table.level, table.number,
                       humanBytes(table.fileSize), table.entries, escapeVisibly(table.smallest),
                       escapeVisibly(table.largest));
}

Json tablesJson(const TimeMachine& machine, const std::vector<uint32_t>& stays) {
    Json json = Json::array();
    for (const uint32_t id : stays)
        json.push_back(cli::toJson(machine.stay(id).table));
    return json;
}

Status noEdit(uint64_t ordinal) {
    return Status(Error{.code = Code::notFound,
                        .offset = Error::kNoOffset,
                        .got = ordinal,
                        .subject = "edit " + std::to_string(ordinal)});
}

Result<size_t> findEdit(const TimeMachine& machine, uint64_t ordinal) {
    if (machine.empty())
        return noEdit(ordinal);
    const size_t index = machine.indexOf(ordinal);
    if (machine.edit(index).ordinal != ordinal)
        return noEdit(ordinal);
    return index;
}

Status showAt(Context& context, const TimeMachine& machine, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const size_t index, findEdit(machine, *arguments.at));
    const std::vector<uint32_t> stays = machine.tablesAt(index);
    if (arguments.json) {
        Json json = editJson(machine, index);
        json["tables"] = tablesJson(machine, stays);
        context.print(json);
        return {};
    }
    context.console.line(fmt::format("after {}: {} tables", editText(machine, index), stays.size()));
    for (const uint32_t id : stays)
        context.console.line("    " + tableText(machine.stay(id).table));
    return {};
}

Status showDiff(Context& context, const TimeMachine& machine, const Arguments& arguments) {
    if (arguments.diff.size() != 2)
        return Status::invalid(Reason::syntax, "--diff");
    ASSIGN_OR_RETURN(const size_t one, findEdit(machine, arguments.diff[0]));
    ASSIGN_OR_RETURN(const size_t other, findEdit(machine, arguments.diff[1]));
    const size_t from = std::min(one, other);
    const size_t to = std::max(one, other);
    const TimeMachine::Difference difference = machine.difference(from, to);
    if (arguments.json) {
        context.print({{"from", editJson(machine, from)},
                       {"to", editJson(machine, to)},
                       {"removed", tablesJson(machine, difference.removed)},
                       {"added", tablesJson(machine, difference.added)}});
        return {};
    }
    context.console.line("from " + editText(machine, from));
    context.console.line("to   " + editText(machine, to));
    for (const uint32_t id : difference.removed)
        context.console.line("    - " + tableText(machine.stay(id).table));
    for (const uint32_t id : difference.added)
        context.console.line("    + " + tableText(machine.stay(id).table));
    return {};
}

Status showTable(Context& context, const TimeMachine& machine, const Arguments& arguments) {
    const std::vector<uint32_t> stays = machine.lifeOf(*arguments.table);
    if (stays.empty())
        return Status(Error{.code = Code::notFound,
                            .offset = Error::kNoOffset,
                            .got = *arguments.table,
                            .subject = "table " + std::to_string(*arguments.table)});
    Json json{{"table", *arguments.table}, {"stays", Json::array()}};
    for (const uint32_t id : stays) {
        const TimeMachine::Stay& stay = machine.stay(id);
        const bool alive = stay.died == TimeMachine::kAlive;
        json["stays"].push_back({{"level", stay.table.level},
                                 {"born", editJson(machine, stay.born)},
                                 {"died", alive ? Json() : editJson(machine, stay.died)}});
        if (!arguments.json)
            context.console.line(fmt::format("{}: born {}, {}", tableText(stay.table),
                                             editText(machine, stay.born),
                                             alive ? "alive" : "died " + editText(machine, stay.died)));
    }
    if (arguments.json)
        context.print(json);
    return {};
}

Json toJson(const WorkDone& work) {
    return {{"cause", nameOf(work.cause)},        {"edits", work.edits},
            {"tables_read", work.tablesRead},     {"bytes_read", work.bytesRead},
            {"entries_read", work.entriesRead},   {"tables_written", work.tablesWritten},
            {"bytes_written", work.bytesWritten}, {"entries_written", work.entriesWritten},
            {"tables_moved", work.tablesMoved},   {"last", isoTime(work.lastMicros)}};
}

std::string textOf(const WorkDone& work) {
    std::string text =
        fmt::format("{}, {} times, last {}: ", nameOf(work.cause), work.edits, isoTime(work.lastMicros));
    if (work.tablesRead != 0)
        text += fmt::format("read {} tables, {}, {} entries; ", work.tablesRead, humanBytes(work.bytesRead),
                            humanCount(work.entriesRead));
    text += fmt::format("wrote {} tables, {}, {} entries", work.tablesWritten, humanBytes(work.bytesWritten),
                        humanCount(work.entriesWritten));
    if (work.tablesMoved != 0)
        text += fmt::format("; moved {} tables", work.tablesMoved);
    return text;
}

Status showSince(Context& context, const TimeMachine& machine, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const int64_t micros, parseDuration(*arguments.since, "duration of --since"));
    const int64_t since = context.env.clock->wallMicros() - micros;
    const std::vector<WorkDone> all = workSince(machine, since);
    if (arguments.json) {
        Json json{{"since", isoTime(since)}, {"work", Json::array()}};
        for (const WorkDone& work : all)
            json["work"].push_back(toJson(work));
        context.print(json);
        return {};
    }
    for (const WorkDone& work : all)
        context.console.line(textOf(work));
    if (all.empty())
        context.console.line("nothing was done since " + isoTime(since));
    return {};
}

Status travel(Context& context, const Arguments& arguments) {
    const auto source = [&](const std::function<bool(const ManifestRecord&)>& visit) {
        return readEdits(context, arguments, visit);
    };
    const std::string family = arguments.store.family.empty() ? "default" : arguments.store.family;
    ASSIGN_OR_RETURN(const std::shared_ptr<const TimeMachine> machine, TimeMachine::read(source, family));
    if (arguments.at)
        RETURN_IF_ERROR(showAt(context, *machine, arguments));
    else if (arguments.table)
        RETURN_IF_ERROR(showTable(context, *machine, arguments));
    else if (arguments.since)
        RETURN_IF_ERROR(showSince(context, *machine, arguments));
    else
        RETURN_IF_ERROR(showDiff(context, *machine, arguments));
    return machine->status();
}

Status manifest(Context& context, const Arguments& arguments) {
    if (arguments.at || arguments.table || arguments.since || !arguments.diff.empty())
        return travel(context, arguments);
    return readEdits(context, arguments, [&](const ManifestRecord& record) {
        if (arguments.json)
            context.printLine(toJson(record));
        else
            printText(context, record);
        return true;
    });
}

}  // namespace

void addManifest(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "manifest", "Show the edits of a manifest: which tables came and went",
                       "", declare, manifest);
}

}  // namespace levelscope::cli
