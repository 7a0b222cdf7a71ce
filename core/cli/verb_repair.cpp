#include <fmt/format.h>

#include "core/cli/render.h"
#include "core/inspect/repair.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    std::string target;
    bool progress = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("TARGET", &arguments.target, "Directory to make; must not exist or be empty").required();
    verb.flag("--progress", &arguments.progress, "Tell progress even when standard error is no terminal");
    verb.flag("--json", &arguments.json, "Print JSON");
}

Json toJson(const RepairReport& report) {
    Json json{{"manifest_read", report.manifestRead},
              {"tables", report.tables},
              {"logs", report.logs},
              {"entries", report.entries},
              {"pairs", report.pairs},
              {"doubtful_pairs", report.doubtful},
              {"losses", Json::array()}};
    for (const RepairLoss& loss : report.losses) {
        Json one = cli::toJson(loss.problem);
        one["where"] = toText(loss.where);
        one["bytes"] = loss.bytes;
        if (loss.keys.hasFrom)
            addBytes(one, "from", loss.keys.from);
        if (loss.keys.hasTo)
            addBytes(one, "to", loss.keys.to);
        json["losses"].push_back(std::move(one));
    }
    return json;
}

void printText(Context& context, const RepairReport& report) {
    for (const RepairLoss& loss : report.losses)
        context.console.line(fmt::format("lost: {}: {}", toText(loss.where), describeProblem(loss.problem)));
    if (!report.manifestRead)
        context.console.line(
            "note: without the manifest every table file counted; what had been merged away may be back");
    if (report.doubtful != 0)
        context.console.line(
            fmt::format("note: {} pairs may be older than what was lost, or had been deleted there",
                        humanCount(report.doubtful)));
    context.console.line(fmt::format("{} pairs of {} entries saved, from {} tables and {} logs",
                                     humanCount(report.pairs), humanCount(report.entries), report.tables,
                                     report.logs));
}

Status repair(Context& context, const Arguments& arguments) {
    context.console.setProgress(arguments.progress);
    Interruptible interruptible;
    const auto progress = [&](const RepairProgress& now) {
        interruptible.poll();
        context.console.progress("bytes", now.doneBytes, now.totalBytes);
    };
    ASSIGN_OR_RETURN(const RepairReport report,
                     repairStore(context.fs(), arguments.store.path(context), arguments.target, progress,
                                 interruptible.token()));
    context.exitCode = report.losses.empty() ? kExitOk : kExitNo;
    if (arguments.json)
        context.print(toJson(report));
    else
        printText(context, report);
    return {};
}

}  // namespace

void addRepair(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "repair", "Make a new store of what can be read of a damaged one",
                       "no store was made", declare, repair);
}

}  // namespace levelscope::cli
