#include <fmt/format.h>

#include <optional>

#include "core/cli/render.h"
#include "core/inspect/filter_survey.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;  // or a table file
    std::optional<std::string> key;
    bool whatIf = false;
    EncodingArgument encoding;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    verb.option("FILE", &arguments.store.directory,
                "A table file, such as 000377.lst; or a store: what its filters take, and what they save")
        .required();
    arguments.store.declareFamily(verb);
    const Argument test = verb.option(
        "--test", &arguments.key, "Ask the filter for this key; exit code 1 if it is certainly not there");
    verb.flag("--what-if", &arguments.whatIf,
              "Build filters of other sizes over the keys of the table, and measure them")
        .excludes(test);
    arguments.encoding.declare(verb, "Key is given");
    verb.flag("--json", &arguments.json, "Print JSON");
}

Json testOf(const FilterAnatomy& filter, const FilterProbe& probe) {
    if (filter.kind == FilterKind::bloom && probe.bits.size() == 1)
        return {{"bit", probe.bits.front()}, {"set", filter.isSet(probe.bits.front())}};
    return {{"bits", probe.bits}, {"odd", probe.odd}, {"passed", filter.passes(probe)}};
}

void printTest(Context& context, const Json& json) {
    for (const Json& probe : json["probes"])
        if (probe.contains("bit"))
            context.console.line(fmt::format("bit {:>10}  {}", probe["bit"].get<uint64_t>(),
                                             probe["set"].get<bool>() ? "set" : "clear"));
        else
            context.console.line(fmt::format("{} bits, wanted {} parity  {}", probe["bits"].size(),
                                             probe["odd"].get<bool>() ? "odd" : "even",
                                             probe["passed"].get<bool>() ? "so it is" : "it is not"));
    context.console.line(json["may_contain"].get<bool>() ? "the key may be in the table"
                                                         : "the key is certainly not in the table");
}

Json toJson(const MeasuredRate& rate) {
    return {{"rate", rate.rate}, {"low", rate.low}, {"high", rate.high}, {"tests", rate.tested}};
}

// Each size of filter that was tried over the keys of the table.
Status showOthers(Context& context, const TableAnatomy& anatomy, bool json) {
    ASSIGN_OR_RETURN(const std::vector<WhatIf> curve, whatIf(anatomy));
    Json list = Json::array();
    for (const WhatIf& each : curve) {
        if (json)
            list.push_back({{"bits_per_key", each.bitsPerKey},
                            {"bytes", each.bytes},
                            {"probes_per_key", each.probes},
                            {"measured", toJson(each.rate)}});
        else
            context.console.line(fmt::format(
                "{:>4} bits a key {:>11} {:>3} probes {:>9.4f} % false positives ({:.4f} .. {:.4f})",
                each.bitsPerKey, humanBytes(each.bytes), each.probes, each.rate.rate * 100,
                each.rate.low * 100, each.rate.high * 100));
    }
    if (json)
        context.print({{"what_if", list}});
    return {};
}

Status showTable(Context& context, const Arguments& arguments, const std::string& path) {
    ASSIGN_OR_RETURN(const auto anatomy, openTableFile(context.fs(), path));
    if (arguments.whatIf)
        return showOthers(context, *anatomy, arguments.json);
    ASSIGN_OR_RETURN(const FilterAnatomy filter, anatomy->filter());
    ASSIGN_OR_RETURN(const TableProperties properties, anatomy->properties());
    const FilterFigures figures = filterFigures(filter, properties.entries);
    const bool ribbon = filter.kind == FilterKind::ribbon;
    const double rate = filter.bits == 0        ? 1
                        : figures.bitsRate >= 0 ? figures.bitsRate
                                                : figures.theoreticalRate;
    Json json{{"file", arguments.store.directory},
              {"kind", ribbon ? "ribbon" : "bloom"},
              {"offset", filter.handle.offset},
              {"length", filter.handle.length},
              {"bits", filter.bits},
              {"bits_set", figures.setBits},
              {"fill", figures.fill},
              {"probes_per_key", filter.probes},
              {"line_bits", filter.lineBits},
              {"false_positive_rate", rate}};
    if (arguments.key) {
        ASSIGN_OR_RETURN(const std::string key, arguments.encoding.decode(*arguments.key));
        bool mayContain = true;
        json["probes"] = Json::array();
        for (const FilterProbe& probe : TableAnatomy::probes(filter, key)) {
            mayContain = mayContain && filter.passes(probe);
            json["probes"].push_back(testOf(filter, probe));
        }
        json["may_contain"] = mayContain;
        context.exitCode = mayContain ? kExitOk : kExitNo;
    } else {
        json["measured"] = toJson(measureRate(filter, kMeasuredKeys, 1, {}));
    }
    if (arguments.json) {
        context.print(json);
        return {};
    }
    context.console.line(fmt::format(
        "{}{} bits in lines of {}, {} set ({:.1f} %), {} probes a key, about {:.2f} % false positives",
        ribbon ? "ribbon filter: " : "", humanCount(filter.bits), filter.lineBits,
        humanCount(figures.setBits), figures.fill * 100, filter.probes, rate * 100));
    if (arguments.key)
        printTest(context, json);
    else
        context.console.line(fmt::format(
            "measured: {:.4f} % ({:.4f} .. {:.4f}) of {} keys that are not there",
            json["measured"]["rate"].get<double>() * 100, json["measured"]["low"].get<double>() * 100,
            json["measured"]["high"].get<double>() * 100, humanCount(kMeasuredKeys)));
    return {};
}

double perKey(uint64_t bytes, uint64_t entries) {
    return entries == 0 ? 0 : 8 * static_cast<double>(bytes) / static_cast<double>(entries);
}

Json toJson(const FilterLevel& level) {
    Json each = Json::array();
    for (const FilterTable& table : level.each)
        each.push_back({{"table", table.number},
                        {"entries", table.entries},
                        {"filter_bytes", table.filterBytes},
                        {"bits_per_entry", perKey(table.filterBytes, table.entries)},
                        {"passed", table.passed}});
    return {{"level", level.level},
            {"tables", level.tables},
            {"tables_without_filter", level.withoutFilter},
            {"entries", level.entries},
            {"filter_bytes", level.filterBytes},
            {"bits_per_entry", perKey(level.filterBytes, level.entries)},
            {"asked", level.asked},
            {"passed", level.passed},
            {"each", each}};
}

void printLevel(Context& context, const FilterLevel& level) {
    context.console.line(fmt::format("{:>5} {:>7} {:>11} {:>10.1f} {:>8.0f} {:>9.4f}", level.level,
                                     level.tables, humanBytes(level.filterBytes),
                                     perKey(level.filterBytes, level.entries), level.asked, level.passed));
}

// What the filters of a whole store take, and of how many reads they save a look-up of a missing key.
Status showStore(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    ASSIGN_OR_RETURN(const FilterSurvey survey, surveyFilters(*store));
    FilterLevel total;
    Json levels = Json::array();
    if (!arguments.json)
        context.console.line(fmt::format("{:>5} {:>7} {:>11} {:>10} {:>8} {:>9}", "level", "tables",
                                         "filters", "bits/entry", "asks", "reads"));
    for (const FilterLevel& level : survey.levels) {
        total.entries += level.entries;
        total.filterBytes += level.filterBytes;
        total.asked += level.asked;
        total.passed += level.passed;
        if (arguments.json)
            levels.push_back(toJson(level));
        else
            printLevel(context, level);
    }
    if (arguments.json)
        context.print({{"filter_bytes", total.filterBytes},
                       {"entries", total.entries},
                       {"asked", total.asked},
                       {"passed", total.passed},
                       {"levels", levels}});
    else
        context.console.line(
            fmt::format("a look-up of a missing key asks {:.0f} tables and reads blocks of {:.4f}; for this "
                        "the filters take {}",
                        total.asked, total.passed, humanBytes(total.filterBytes)));
    return survey.problem;
}

Status bloom(Context& context, const Arguments& arguments) {
    const std::string path = realPath(arguments.store.directory);
    const auto found = context.fs().stat(path);
    if (found.ok() && found->regular)
        return showTable(context, arguments, path);
    if (arguments.key || arguments.whatIf)
        return Status::invalid(Reason::syntax, "FILE: --test and --what-if are of one table");
    return showStore(context, arguments);
}

}  // namespace

void addBloom(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "bloom",
                       "Show the filter of a table and test a key, or what all filters of a store save", "",
                       declare, bloom);
}

}  // namespace levelscope::cli
