#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <optional>

#include "core/cli/render.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    std::string file;
    std::optional<std::string> key;
    EncodingArgument encoding;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    verb.option("FILE", &arguments.file, "A table file, such as 000377.lst").required();
    verb.option("--test", &arguments.key,
                "Ask the filter for this key; exit code 1 if it is certainly not there");
    arguments.encoding.declare(verb, "Key is given");
    verb.flag("--json", &arguments.json, "Print JSON");
}

uint64_t bitsSet(const FilterAnatomy& filter) {
    uint64_t set = 0;
    for (const char c : filter.bytes)
        set += static_cast<uint64_t>(std::popcount(static_cast<uint8_t>(c)));
    return set;
}

double falsePositiveRate(const FilterAnatomy& filter, double fill) {
    if (filter.bits == 0)
        return 1;
    return filter.expectedRate >= 0 ? filter.expectedRate : std::pow(fill, filter.probes);
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

Status bloom(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const auto anatomy, openTableFile(context.fs(), realPath(arguments.file)));
    ASSIGN_OR_RETURN(const FilterAnatomy filter, anatomy->filter());
    const uint64_t set = bitsSet(filter);
    const double fill = filter.bits == 0 ? 0 : static_cast<double>(set) / static_cast<double>(filter.bits);
    const bool ribbon = filter.kind == FilterKind::ribbon;
    Json json{{"file", arguments.file},
              {"kind", ribbon ? "ribbon" : "bloom"},
              {"offset", filter.handle.offset},
              {"length", filter.handle.length},
              {"bits", filter.bits},
              {"bits_set", set},
              {"fill", fill},
              {"probes_per_key", filter.probes},
              {"line_bits", filter.lineBits},
              {"false_positive_rate", falsePositiveRate(filter, fill)}};
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
    }
    if (arguments.json) {
        context.print(json);
        return {};
    }
    context.console.line(fmt::format(
        "{}{} bits in lines of {}, {} set ({:.1f} %), {} probes a key, about {:.2f} % false positives",
        ribbon ? "ribbon filter: " : "", humanCount(filter.bits), filter.lineBits, humanCount(set),
        fill * 100, filter.probes, json["false_positive_rate"].get<double>() * 100));
    if (arguments.key)
        printTest(context, json);
    return {};
}

}  // namespace

void addBloom(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "bloom", "Show the Bloom filter of a table, and test a key", "", declare,
                       bloom);
}

}  // namespace levelscope::cli
