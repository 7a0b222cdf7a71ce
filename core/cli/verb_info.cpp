#include <fmt/format.h>

#include <algorithm>

#include "core/cli/render.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    arguments.store.declareFamily(verb);
    verb.flag("--json", &arguments.json, "Print JSON");
}

auto countOf(const Triage& triage, std::string_view kind) {
    return std::count_if(triage.files.begin(), triage.files.end(),
                         [&](const StoreFile& file) { return file.kind == kind; });
}

Json toJson(const StoreInfo& info, const Triage& triage, const std::vector<std::string>& families) {
    Json json{{"format", nameOf(info.format)},
              {"format_version", info.formatVersion},
              {"directory", info.directory},
              {"comparator", info.comparator},
              {"last_sequence", info.lastSequence},
              {"manifest", info.manifestNumber},
              {"approximate_keys", info.approximateKeys},
              {"memtable_entries", info.memtableEntries},
              {"memtable_bytes", info.memtableBytes},
              {"tables", triage.tables},
              {"logs", triage.logs},
              {"value_files", countOf(triage, "values")},
              {"total_bytes", triage.totalBytes},
              {"lock_holder", triage.lockHolder},
              {"options", Json::object()},
              {"files", Json::array()}};
    for (const auto& [name, value] : info.options)
        json["options"][name] = value;
    json["family"] = info.family;
    json["families"] = families;
    json["ordered"] = info.ordered;
    json["limits"] = Json::array();
    for (const Status& limit : info.limits)
        json["limits"].push_back(cli::toJson(limit));
    for (const StoreFile& file : triage.files)
        json["files"].push_back({{"name", file.name},
                                 {"kind", file.kind},
                                 {"size", file.size},
                                 {"modified", isoTime(file.modifiedMicros)}});
    return json;
}

void printText(Context& context, const StoreInfo& info, const Triage& triage,
               const std::vector<std::string>& families) {
    Console& console = context.console;
    console.line(fmt::format("Store           {}", escapeVisibly(info.directory)));
    // LevelDB's format has no number.
    const std::string version = info.formatVersion == 0 ? "" : fmt::format(" {}", info.formatVersion);
    console.line(fmt::format("Format          {}{}, ordered by {}", nameOf(info.format), version,
                             escapeVisibly(info.comparator)));
    console.line(fmt::format("Keys            about {}", humanCount(info.approximateKeys)));
    console.line(fmt::format("Last sequence   {}", info.lastSequence));
    console.line(fmt::format("Memtable        {} entries, {}", humanCount(info.memtableEntries),
                             humanBytes(info.memtableBytes)));
    const auto valueFiles = countOf(triage, "values");
    console.line(fmt::format("Files           {} tables, {}{} logs, {} in all", triage.tables,
                             valueFiles == 0 ? "" : fmt::format("{} value files, ", valueFiles), triage.logs,
                             humanBytes(triage.totalBytes)));
    console.line(fmt::format("Manifest        {}", info.manifestNumber));
    console.line(triage.lockHolder != 0 ? fmt::format("In use by       process {}", triage.lockHolder)
                                        : std::string("In use by       nobody"));
    if (families.size() > 1)
        for (const std::string& name : families)
            console.line(fmt::format("Column family   {}{}", escapeVisibly(name),
                                     name == info.family ? " (shown)" : ""));
    for (const Status& limit : info.limits)
        console.line(fmt::format("Limit           {}", describeProblem(limit)));
    for (const auto& [name, value] : info.options)
        console.line(fmt::format("  {:<24} {}", escapeVisibly(name), escapeVisibly(value)));
}

Status info(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const Triage found, triage(context.fs(), arguments.store.path(context)));
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    const StoreInfo info = store->info();
    if (arguments.json)
        context.print(toJson(info, found, store->families()));
    else
        printText(context, info, found, store->families());
    return {};
}

}  // namespace

void addInfo(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "info", "Tell what a store is: format, size, options, who has it open",
                       "", declare, info);
}

}  // namespace levelscope::cli
