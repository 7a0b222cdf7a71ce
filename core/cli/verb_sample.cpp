#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/cli/command.h"
#include "core/inspect/sample_store.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    SampleSources sources;
    bool progress = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("--unicode", &arguments.sources.unicodeDirectory, "Where unicode-data is installed")
        .tellDefault();
    verb.option("--iso-codes", &arguments.sources.isoCodesDirectory, "Where the JSON files of iso-codes are")
        .tellDefault();
    verb.flag("--progress", &arguments.progress, "Tell progress even when standard error is no terminal");
    verb.flag("--json", &arguments.json, "Print JSON");
}

Status sample(Context& context, const Arguments& arguments) {
    context.console.setProgress(arguments.progress);
    Interruptible interruptible;
    const auto progress = [&](const SampleProgress& now) {
        interruptible.poll();
        context.console.progress("operations", now.operations, now.totalOperations);
    };
    ASSIGN_OR_RETURN(const SampleReport report,
                     makeSampleStore(arguments.store.newPath(context), arguments.sources, context.env,
                                     progress, interruptible.token()));
    if (arguments.json)
        context.print({{"operations", report.operations}, {"resumed_at", report.resumedAt}});
    else if (report.resumedAt >= report.operations)
        context.console.line(fmt::format("the sample store is complete: {} operations", report.operations));
    else if (report.resumedAt != 0)
        context.console.line(fmt::format("sample store completed: {} operations, {} of them earlier",
                                         report.operations, report.resumedAt));
    else
        context.console.line(fmt::format("sample store made: {} operations", report.operations));
    return {};
}

}  // namespace

void addSample(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "sample",
                       "Make the sample store from Debian's unicode-data and iso-codes",
                       "what was loaded stays; the same command goes on from there", declare, sample);
}

}  // namespace levelscope::cli
