#include <fmt/format.h>

#include "core/cli/render.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    int level = -1;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    arguments.store.declareFamily(verb);
    verb.option("--level", &arguments.level, "Of this level only").within(0, kMaxLevels - 1);
    verb.flag("--json", &arguments.json, "Print JSON");
}

Status tables(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    const auto version = store->version();
    const bool separated = !version->valueFiles().empty();
    Json json = Json::array();
    if (!arguments.json)
        context.console.line(fmt::format("{:>5} {:>8} {:>11} {}{:>10} {:>10}  {}", "level", "table", "size",
                                         separated ? fmt::format("{:>11} ", "values") : "", "entries",
                                         "tombstones", "keys"));
    for (int level = 0; level < version->levels(); ++level) {
        if (arguments.level >= 0 && level != arguments.level)
            continue;
        for (const TablePtr& table : version->level(level)) {
            if (arguments.json)
                json.push_back(toJson(*table));
            else
                context.console.line(fmt::format(
                    "{:>5} {:>8} {:>11} {}{:>10} {:>10}  {} .. {}", level, table->number,
                    humanBytes(table->fileSize),
                    separated ? fmt::format("{:>11} ", humanBytes(table->valueBytes())) : "",
                    humanCount(table->entries), humanCount(table->tombstones + table->rangeTombstones),
                    escapeVisibly(table->smallest), escapeVisibly(table->largest)));
        }
    }
    if (arguments.json)
        context.print(json);
    return {};
}

}  // namespace

void addTables(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "tables", "List the live tables, level by level", "", declare, tables);
}

}  // namespace levelscope::cli
