#include <fmt/format.h>

#include "core/cli/render.h"
#include "core/inspect/key_history.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    EncodingArgument encoding;
    std::string key;
    uint64_t atSequence = 0;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    arguments.store.declareFamily(verb);
    verb.option("KEY", &arguments.key, "Key").required();
    arguments.encoding.declare(verb, "Key is given, values are printed");
    verb.option("--at", &arguments.atSequence, "As a reader of this sequence number sees it");
    verb.flag("--json", &arguments.json, "One JSON object a line: each version");
}

std::string_view nameOf(VersionFate fate) {
    switch (fate) {
        case VersionFate::later: return "later";
        case VersionFate::visible: return "visible";
        case VersionFate::expired: return "expired";
        case VersionFate::deletion: return "deletion";
        case VersionFate::shadowed: return "shadowed";
        case VersionFate::erased: return "erased";
        case VersionFate::stray: return "stray";
    }
    return "unknown";
}

std::string_view nameOf(VersionFuture future) {
    switch (future) {
        case VersionFuture::stays: return "stays";
        case VersionFuture::dropped: return "dropped";
        case VersionFuture::heldBySnapshot: return "held-by-snapshot";
        case VersionFuture::dissolves: return "dissolves";
        case VersionFuture::expires: return "expires";
        case VersionFuture::goesWithFile: return "goes-with-file";
    }
    return "unknown";
}

void printJson(Context& context, const DatedVersion& dated) {
    const JudgedVersion& judged = dated.judged;
    const KeyVersion& version = judged.version;
    Json json{{"sequence", version.sequence},
              {"type", cli::nameOf(version.type)},
              {"fate", nameOf(judged.fate)},
              {"value_size", version.valueSize}};
    if (judged.by != 0)
        json["by"] = judged.by;
    if (version.table != 0) {
        json["place"] = "table";
        json["table"] = version.table;
        if (version.level >= 0)
            json["level"] = version.level;
    } else {
        json["place"] = judged.fate == VersionFate::stray ? "log" : "memtable";
    }
    if (version.expiryMicros != 0)
        json["expires"] = isoTime(version.expiryMicros);
    json["at_compaction"] = nameOf(dated.future);
    if (dated.writtenMicros != 0) {
        json["written"] = isoTime(dated.writtenMicros);
        json["written_exactly"] = dated.exactTime;
    }
    if (dated.log != 0) {
        json["log"] = dated.log;
        json["log_offset"] = dated.logOffset;
    }
    addBytes(json, version.type == EntryType::rangeTombstone ? "range_end" : "value", version.value);
    context.printLine(json);
}

std::string placeOf(const DatedVersion& dated) {
    const KeyVersion& version = dated.judged.version;
    if (dated.judged.fate == VersionFate::stray)
        return version.table != 0 ? fmt::format("table {} (not in use)", version.table)
                                  : fmt::format("log {} at {}", dated.log, dated.logOffset);
    return version.level < 0 ? "memtable" : fmt::format("L{} table {}", version.level, version.table);
}

void printText(Context& context, const Arguments& arguments, const DatedVersion& dated) {
    const JudgedVersion& judged = dated.judged;
    const KeyVersion& version = judged.version;
    const bool text = arguments.encoding.encoding() == BytesEncoding::text;
    std::string line = fmt::format(
        "{:>12}  {:<13} {:<20}  {:<24} {:<22}", version.sequence, cli::nameOf(version.type),
        isoTime(dated.writtenMicros),
        judged.by != 0 ? fmt::format("{} by {}", nameOf(judged.fate), judged.by) : nameOf(judged.fate),
        placeOf(dated));
    if (version.type == EntryType::rangeTombstone)
        line += " to ";
    line += text ? escapeVisibly(version.value) : encodeBytes(version.value, arguments.encoding.encoding());
    if (version.value.size() < version.valueSize)
        line += fmt::format("... ({} bytes)", version.valueSize);
    line.erase(line.find_last_not_of(' ') + 1);
    context.console.line(line);
}

Status history(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const std::string key, arguments.encoding.decode(arguments.key));
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    ASSIGN_OR_RETURN(const std::vector<DatedVersion> versions,
                     readHistory(*store, {.key = key,
                                          .atSequence = arguments.atSequence,
                                          .nowMicros = context.env.clock->wallMicros()}));
    if (versions.empty())
        return Status::notFound();
    for (const DatedVersion& dated : versions) {
        if (arguments.json)
            printJson(context, dated);
        else
            printText(context, arguments, dated);
    }
    return {};
}

}  // namespace

void addHistory(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "history",
                       "Show every version of a key that is still there, and what hides it", "", declare,
                       history);
}

}  // namespace levelscope::cli
