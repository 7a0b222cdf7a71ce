#include <fmt/format.h>

#include "core/cli/render.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.flag("--json", &arguments.json, "Print JSON");
}

uint64_t memtableEntries(const Db& db) {
    uint64_t entries = 0;
    for (const auto& memtable : db.memtables())
        entries += memtable->entryCount();
    return entries;
}

Status flush(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const auto db, arguments.store.open(context));
    const uint64_t entries = memtableEntries(*db);
    RETURN_IF_ERROR(db->flush());
    const uint64_t tables = db->version()->level(0).size();
    if (arguments.json)
        context.print({{"entries", entries}, {"level0_tables", tables}});
    else
        context.console.line(fmt::format("flushed {} entries; level 0 has {} tables", entries, tables));
    return {};
}

}  // namespace

void addFlush(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "flush", "Write the memtable out as a table",
                       "the log still holds all writes", declare, flush);
}

}  // namespace levelscope::cli
