#include <fmt/format.h>

#include "core/cli/render.h"
#include "core/inspect/explain.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    EncodingArgument encoding;
    std::string key;
    std::optional<std::string> other;
    uint64_t atSequence = 0;
    bool seek = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    arguments.store.declareFamily(verb);
    verb.option("KEY", &arguments.key, "Key").required();
    arguments.encoding.declare(verb, "Keys are given, the value is printed");
    verb.option("--at", &arguments.atSequence, "As a reader of this sequence number sees it");
    verb.flag("--seek", &arguments.seek, "Look for the first key at or behind KEY");
    verb.option("--compare", &arguments.other, "The same for this key, beside the first");
    verb.flag("--json", &arguments.json, "One JSON object for each key");
}

std::string placeOf(const ReadSource& source) {
    if (source.number == ReadSource::kUnwritten)
        return "uncommitted writes";
    if (source.inMemory())
        return source.number == 0 ? "memtable" : fmt::format("memtable {}", source.number);
    return source.number == 0 ? fmt::format("L{}", source.level)
                              : fmt::format("L{} table {}", source.level, source.number);
}

std::string whatHappened(const ExplainedStep& step) {
    if (step.passed)
        return std::string(nameOf(*step.passed));
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (step.rangeTombstone != 0)
        add(fmt::format("range tombstone {}", step.rangeTombstone));
    if (step.filter)
        add(*step.filter ? "filter maybe" : "filter no");
    if (step.block)
        add(fmt::format("block {}", *step.block));
    for (const ExplainedBlock& block : step.blocks)
        if (block.kind == BlockKind::data)
            add(fmt::format("at {} {}", block.offset, block.cacheHit ? "cached" : "read"));
    if (step.decided)
        add("decides");
    else if (!step.filter.value_or(true))
        add("skipped");
    else
        add("nothing here");
    return text;
}

void printOutcome(Context& context, const Arguments& arguments, const Explanation& explanation) {
    std::string line =
        fmt::format("{}: {}", escapeVisibly(explanation.request.key), nameOf(explanation.outcome));
    if (isLocated(explanation.outcome))
        line += fmt::format(", sequence {} in {}", explanation.sequence, placeOf(explanation.where));
    context.console.line(line);
    const bool text = arguments.encoding.encoding() == BytesEncoding::text;
    const auto shown = [&](std::string_view bytes) {
        return text ? escapeVisibly(bytes) : encodeBytes(bytes, arguments.encoding.encoding());
    };
    if (explanation.outcome == ReadOutcome::found) {
        if (explanation.request.seek)
            context.console.line("key    " + shown(explanation.foundKey));
        context.console.line("value  " + shown(explanation.value) +
                             (explanation.value.size() < explanation.valueSize
                                  ? fmt::format("... ({} bytes)", explanation.valueSize)
                                  : std::string()));
    }
    if (explanation.hidden)
        context.console.line(
            fmt::format("hides  {} {} in {}", nameOf(explanation.hidden->type), explanation.hidden->sequence,
                        placeOf(explanation.hidden->level < 0
                                    ? ReadSource{}
                                    : ReadSource{explanation.hidden->level, explanation.hidden->table})));
}

void printSteps(Context& context, const Explanation& explanation) {
    context.console.line(
        fmt::format("  {:<22} {:>11} {:>10}  {}", "place", "comparisons", "bytes read", "what happened"));
    for (const ExplainedStep& step : explanation.steps)
        context.console.line(fmt::format("  {:<22} {:>11} {:>10}  {}", placeOf(step.source), step.comparisons,
                                         step.bytesRead, whatHappened(step)));
    context.console.line(fmt::format("  {:<22} {:>11} {:>10}  filters saved {} of {}", "sum",
                                     explanation.comparisons, explanation.bytesRead, explanation.filtersSaved,
                                     explanation.filtersAsked));
    constexpr size_t kShown = 20;
    if (!explanation.request.seek)
        return;
    for (size_t i = 0; i < std::min(explanation.entries.size(), kShown); ++i) {
        const ExplainedEntry& entry = explanation.entries[i];
        context.console.line(fmt::format("  met {} {} {}: {}", escapeVisibly(entry.key), entry.sequence,
                                         nameOf(entry.type), nameOf(entry.verdict)));
    }
    if (explanation.entriesMet > kShown)
        context.console.line(fmt::format("  met {} more", explanation.entriesMet - kShown));
    for (const KeyRange& run : explanation.deadRuns)
        context.console.line(fmt::format("  stepped over dead keys from {} to before {}",
                                         run.hasFrom ? escapeVisibly(run.from) : "the first",
                                         run.hasTo ? escapeVisibly(run.to) : "the end"));
}

Status print(Context& context, const Arguments& arguments, const StoreReader& store, const std::string& key) {
    const Explanation explanation =
        explain(store, {.key = key, .atSequence = arguments.atSequence, .seek = arguments.seek});
    RETURN_IF_ERROR(explanation.status);
    if (arguments.json) {
        context.console.line(toJson(explanation));
    } else {
        printOutcome(context, arguments, explanation);
        printSteps(context, explanation);
    }
    return explanation.outcome == ReadOutcome::found ? Status() : Status::notFound();
}

// An absent key is an answer: it is printed, and the exit code tells it.
Status explainKeys(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const std::string key, arguments.encoding.decode(arguments.key));
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    std::vector<std::string> keys{key};
    if (arguments.other) {
        ASSIGN_OR_RETURN(std::string other, arguments.encoding.decode(*arguments.other));
        keys.push_back(std::move(other));
    }
    for (const std::string& each : keys) {
        const Status status = print(context, arguments, *store, each);
        if (status.code() == Code::notFound)
            context.exitCode = kExitNo;
        else
            RETURN_IF_ERROR(status);
    }
    return {};
}

}  // namespace

void addExplain(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "explain",
                       "Show how a key is read, step by step, with costs, and why it is absent", "", declare,
                       explainKeys);
}

}  // namespace levelscope::cli
