#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/cli/render.h"
#include "core/inspect/space.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    EncodingArgument encoding;
    std::string prefix;
    bool exact = false;
    uint32_t depth = 1;
    uint32_t top = 20;
    uint64_t sampleBlocks = SpaceRequest{}.sampleBlocks;
    uint64_t seed = 1;
    bool progress = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    arguments.store.declareFamily(verb);
    verb.option("--prefix", &arguments.prefix, "Only of keys that begin with this");
    arguments.encoding.declare(verb, "The prefix is given, prefixes are printed");
    verb.option("--depth", &arguments.depth, "Levels of prefixes below that").within(0, 8).tellDefault();
    verb.option("--top", &arguments.top, "So many prefixes of each, the largest")
        .within(1, 1'000'000)
        .tellDefault();
    const Argument exact = verb.flag("--exact", &arguments.exact, "Count every entry instead of sampling");
    verb.option("--sample-blocks", &arguments.sampleBlocks, "Data blocks to sample")
        .within(1, 10'000'000)
        .tellDefault()
        .excludes(exact);
    verb.option("--seed", &arguments.seed, "The same seed samples the same blocks").tellDefault();
    verb.flag("--progress", &arguments.progress, "Tell progress even when standard error is no terminal");
    verb.flag("--json", &arguments.json, "Print JSON: all levels, and the intervals of all numbers");
}

constexpr std::array<const char*, kSpaceParts> kPartNames{"live", "shadowed", "tombstones", "overhead"};

uint64_t whole(double bytes) {
    return static_cast<uint64_t>(std::llround(bytes));
}

Json toJson(const SpaceFigure& figure) {
    return {{"bytes", whole(figure.bytes)}, {"low", whole(figure.low)}, {"high", whole(figure.high)}};
}

Json toJson(const SpaceFigures& figures) {
    Json json{{"total", toJson(figures.total)}};
    for (size_t part = 0; part < kSpaceParts; ++part)
        json[kPartNames[part]] = toJson(figures.parts[part]);
    return json;
}

Json toJson(const SpaceNode& node, size_t top) {
    Json json;
    addBytes(json, "prefix", node.prefix);
    if (node.rest)
        json["rest"] = true;
    json.update(toJson(node.all));
    json["levels"] = Json::array();
    for (size_t level = 0; level < node.levels.size(); ++level) {
        if (node.levels[level].total.high <= 0)
            continue;
        Json one{{"level", level}};
        one.update(toJson(node.levels[level]));
        json["levels"].push_back(std::move(one));
    }
    if (node.children.empty())
        return json;
    json["children"] = Json::array();
    for (size_t i = 0; i < node.children.size(); ++i)
        if (i < top || node.children[i].rest)
            json["children"].push_back(toJson(node.children[i], top));
    return json;
}

void printRow(Context& context, const Arguments& arguments, const SpaceNode& node, double all, size_t depth) {
    const SpaceFigures& figures = node.all;
    const bool text = arguments.encoding.encoding() == BytesEncoding::text;
    std::string prefix =
        text ? escapeVisibly(node.prefix) : encodeBytes(node.prefix, arguments.encoding.encoding());
    prefix += node.rest ? "(rest)" : "*";
    const double error =
        std::max(figures.total.high - figures.total.bytes, figures.total.bytes - figures.total.low);
    const auto bytes = [](const SpaceFigure& figure) { return humanBytes(whole(figure.bytes)); };
    context.console.line(
        fmt::format("{:>10} {:>10} {:>6.1f}% {:>10} {:>10} {:>10} {:>10}  {:{}}{}", bytes(figures.total),
                    error < 0.5 ? std::string() : "+-" + humanBytes(whole(error)),
                    all > 0 ? 100 * figures.total.bytes / all : 0.0, bytes(figures.of(SpacePart::live)),
                    bytes(figures.of(SpacePart::shadowed)), bytes(figures.of(SpacePart::tombstones)),
                    bytes(figures.of(SpacePart::overhead)), "", 2 * depth, prefix));
    for (size_t i = 0; i < node.children.size(); ++i)
        if (i < arguments.top || node.children[i].rest)
            printRow(context, arguments, node.children[i], all, depth + 1);
}

void printJson(Context& context, const Arguments& arguments, const SpaceReport& report) {
    Json json{{"exact", report.exact},
              {"tables", report.tables},
              {"blocks_read", report.blocksRead},
              {"bytes_read", report.bytesRead},
              {"unread_bytes", whole(report.unreadBytes)}};
    if (!report.problem.ok())
        json["problem"] = cli::toJson(report.problem);
    if (!report.exact)
        json["seed"] = arguments.seed;
    json.update(toJson(report.root, arguments.top));
    context.print(json);
}

void printText(Context& context, const Arguments& arguments, const SpaceReport& report) {
    context.console.line(fmt::format("{:>10} {:>10} {:>7} {:>10} {:>10} {:>10} {:>10}  {}", "total", "+-",
                                     "share", kPartNames[0], kPartNames[1], kPartNames[2], kPartNames[3],
                                     "keys"));
    printRow(context, arguments, report.root, report.root.all.total.bytes, 0);
    context.console.line(
        fmt::format("{}: {} blocks, {} of {} tables", report.exact ? "counted" : "sampled, 95 % sure",
                    humanCount(report.blocksRead), humanBytes(report.bytesRead), humanCount(report.tables)));
    if (!report.problem.ok())
        context.console.note(fmt::format("levelctl: {} cannot be read: {}",
                                         humanBytes(whole(report.unreadBytes)),
                                         describeProblem(report.problem)));
}

Status space(Context& context, const Arguments& arguments) {
    SpaceRequest request;
    ASSIGN_OR_RETURN(request.prefix, arguments.encoding.decode(arguments.prefix));
    request.depth = arguments.depth;
    request.sampleBlocks = arguments.sampleBlocks;
    request.seed = arguments.seed;
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    context.console.setProgress(arguments.progress);
    Interruptible interruptible;
    const auto progress = [&](uint64_t done, uint64_t total) {
        interruptible.poll();
        context.console.progress(arguments.exact ? "bytes" : "blocks", done, total);
    };
    ASSIGN_OR_RETURN(const SpaceReport report,
                     arguments.exact ? countSpace(*store, request, progress, interruptible.token())
                                     : sampleSpace(*store, request, progress, interruptible.token()));
    context.exitCode = report.problem.ok() ? kExitOk : kExitNo;
    if (arguments.json)
        printJson(context, arguments, report);
    else
        printText(context, arguments, report);
    return {};
}

}  // namespace

void addSpace(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "space",
                       "Tell which prefixes of the keys take the space, level by level: live, shadowed, "
                       "deletions, overhead",
                       "", declare, space);
}

}  // namespace levelscope::cli
