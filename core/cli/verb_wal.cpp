#include <fmt/format.h>

#include "core/cli/render.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    std::string file;
    uint64_t limit = 0;
    bool summaryOnly = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    verb.option("FILE", &arguments.file, "A log file, such as 000412.wal").required();
    verb.option("--limit", &arguments.limit, "At most so many batches");
    verb.flag("--summary", &arguments.summaryOnly, "Only count, and tell how the log ends");
    verb.flag("--json", &arguments.json, "One JSON object a line: each batch, then the summary");
}

Json toJson(const WalBatch& batch) {
    Json json{{"offset", batch.offset},
              {"length", batch.length},
              {"first_sequence", batch.firstSequence},
              {"count", batch.count},
              {"time", isoTime(batch.wallMicros)},
              {"operations", Json::array()}};
    for (const WalOperation& operation : batch.operations) {
        Json one{{"sequence", operation.sequence}, {"type", nameOf(operation.type)}};
        addBytes(one, "key", operation.key);
        addBytes(one, "value", operation.value);
        one["value_size"] = operation.valueSize;
        json["operations"].push_back(std::move(one));
    }
    return json;
}

Json toJson(const WalSummary& summary) {
    return {{"summary", true},
            {"log", summary.number},
            {"file_size", summary.fileSize},
            {"batches", summary.batches},
            {"operations", summary.operations},
            {"end", nameOf(summary.end)},
            {"end_offset", summary.endOffset},
            {"dropped_bytes", summary.droppedBytes}};
}

void printBatch(Context& context, const WalBatch& batch) {
    context.console.line(fmt::format("@{} {} bytes, sequence {}, {} operations, {}", batch.offset,
                                     batch.length, batch.firstSequence, batch.count,
                                     isoTime(batch.wallMicros)));
    for (const WalOperation& operation : batch.operations)
        context.console.line(fmt::format("    {} {} {}\t{}", operation.sequence, nameOf(operation.type),
                                         escapeVisibly(operation.key), escapeVisibly(operation.value)));
}

Status wal(Context& context, const Arguments& arguments) {
    uint64_t shown = 0;
    const auto visit = [&](const WalBatch& batch) {
        if (!arguments.summaryOnly && arguments.json)
            context.printLine(toJson(batch));
        else if (!arguments.summaryOnly)
            printBatch(context, batch);
        return ++shown != arguments.limit;
    };
    ASSIGN_OR_RETURN(const WalSummary summary, readLogFile(context.fs(), realPath(arguments.file), visit));
    if (arguments.json)
        context.printLine(toJson(summary));
    else
        context.console.line(
            fmt::format("{} batches, {} operations; ends {} at {} of {} bytes, {} bytes dropped",
                        summary.batches, summary.operations, nameOf(summary.end), summary.endOffset,
                        summary.fileSize, summary.droppedBytes));
    return summary.status;
}

}  // namespace

void addWal(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "wal", "Show the batches of a write-ahead log file", "", declare, wal);
}

}  // namespace levelscope::cli
