#include <fmt/format.h>

#include "core/cli/render.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    std::string path;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    verb.option("DIR", &arguments.path, "A store, or one of its MANIFEST files").required();
    verb.flag("--json", &arguments.json, "One JSON object a line: each edit");
}

Json toJson(const ManifestRecord& record) {
    const VersionEdit& edit = record.edit;
    Json json{{"edit", record.ordinal},          {"offset", record.offset},     {"length", record.length},
              {"snapshot", record.snapshot},     {"cause", nameOf(edit.cause)}, {"job", edit.jobId},
              {"time", isoTime(edit.wallMicros)}};
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

Status manifest(Context& context, const Arguments& arguments) {
    const auto visit = [&](const ManifestRecord& record) {
        if (arguments.json)
            context.printLine(toJson(record));
        else
            printText(context, record);
        return true;
    };
    const std::string path = realPath(arguments.path);
    const auto found = context.fs().stat(path);
    if (found.ok() && found->regular)
        return readManifestFile(context.fs(), path, visit);
    StoreArgument argument;
    argument.directory = arguments.path;
    ASSIGN_OR_RETURN(const auto store, argument.inspect(context));
    return store->readManifest(visit);
}

}  // namespace

void addManifest(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "manifest", "Show the edits of a manifest: which tables came and went",
                       "", declare, manifest);
}

}  // namespace levelscope::cli
