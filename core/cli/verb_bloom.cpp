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

bool isSet(const FilterAnatomy& filter, uint64_t bit) {
    return bit / 8 < filter.bytes.size() &&
           (static_cast<uint8_t>(filter.bytes[bit / 8]) >> (bit % 8) & 1) != 0;
}

void printTest(Context& context, const Json& json) {
    for (const Json& probe : json["probes"])
        context.console.line(fmt::format("bit {:>10}  {}", probe["bit"].get<uint64_t>(),
                                         probe["set"].get<bool>() ? "set" : "clear"));
    context.console.line(json["may_contain"].get<bool>() ? "the key may be in the table"
                                                         : "the key is certainly not in the table");
}

Status bloom(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const auto anatomy, openTableFile(context.fs(), realPath(arguments.file)));
    ASSIGN_OR_RETURN(const FilterAnatomy filter, anatomy->filter());
    const uint64_t set = bitsSet(filter);
    const double fill = filter.bits == 0 ? 0 : static_cast<double>(set) / static_cast<double>(filter.bits);
    Json json{{"file", arguments.file},
              {"offset", filter.handle.offset},
              {"length", filter.handle.length},
              {"bits", filter.bits},
              {"bits_set", set},
              {"fill", fill},
              {"probes_per_key", filter.probes},
              {"line_bits", filter.lineBits},
              {"false_positive_rate", filter.bits == 0 ? 1.0 : std::pow(fill, filter.probes)}};
    if (arguments.key) {
        ASSIGN_OR_RETURN(const std::string key, arguments.encoding.decode(*arguments.key));
        bool mayContain = true;
        json["probes"] = Json::array();
        for (const uint64_t bit : TableAnatomy::probes(filter, key)) {
            mayContain = mayContain && isSet(filter, bit);
            json["probes"].push_back({{"bit", bit}, {"set", isSet(filter, bit)}});
        }
        json["may_contain"] = mayContain;
        context.exitCode = mayContain ? kExitOk : kExitNo;
    }
    if (arguments.json) {
        context.print(json);
        return {};
    }
    context.console.line(fmt::format(
        "{} bits in lines of {}, {} set ({:.1f} %), {} probes a key, about {:.2f} % false positives",
        humanCount(filter.bits), filter.lineBits, humanCount(set), fill * 100, filter.probes,
        json["false_positive_rate"].get<double>() * 100));
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
