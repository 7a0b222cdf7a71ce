#include <fmt/format.h>

#include "core/cli/render.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    std::string target;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("TARGET", &arguments.target, "Directory to make; must not exist").required();
    verb.flag("--json", &arguments.json, "Print JSON");
}

Status checkpoint(Context& context, const Arguments& arguments) {
    CheckpointJob job;
    const InterruptGuard interrupt(&job.cancel);
    ASSIGN_OR_RETURN(const auto db, arguments.store.open(context));
    RETURN_IF_ERROR(db->checkpoint(arguments.target, job));
    if (arguments.json)
        context.print({{"target", escapeVisibly(arguments.target)},
                       {"tables", job.tables.load()},
                       {"last_sequence", db->lastSequence()}});
    else
        context.console.line(fmt::format("checkpoint at {}", escapeVisibly(arguments.target)));
    return {};
}

}  // namespace

void addCheckpoint(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "checkpoint",
                       "Make a whole copy of a store; tables are linked, not copied",
                       "no checkpoint was made", declare, checkpoint);
}

}  // namespace levelscope::cli
