#include <fmt/format.h>

#include "core/cli/render.h"
#include "core/inspect/verify.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    bool progress = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.flag("--progress", &arguments.progress, "Tell progress even when standard error is no terminal");
    verb.flag("--json", &arguments.json, "Print JSON");
}

Json toJson(const VerifyReport& report) {
    Json json{{"clean", report.clean()},
              {"tables", report.tables},
              {"blocks", report.blocks},
              {"entries", report.entries},
              {"bytes", report.bytes},
              {"logs", report.logs},
              {"log_records", report.logRecords},
              {"value_files", report.valueFiles},
              {"values", report.values},
              {"findings", Json::array()}};
    for (const Finding& finding : report.findings) {
        Json one = cli::toJson(finding.problem);
        one["where"] = toText(finding.where);
        one["fatal"] = finding.fatal;
        json["findings"].push_back(std::move(one));
    }
    return json;
}

Status verify(Context& context, const Arguments& arguments) {
    context.console.setProgress(arguments.progress);
    Interruptible interruptible;
    const auto progress = [&](const VerifyProgress& now) {
        interruptible.poll();
        context.console.progress("bytes", now.doneBytes, now.totalBytes);
    };
    ASSIGN_OR_RETURN(const VerifyReport report, verifyStore(context.fs(), arguments.store.path(context),
                                                            progress, interruptible.token()));
    context.exitCode = report.clean() ? kExitOk : kExitNo;
    if (arguments.json) {
        context.print(toJson(report));
        return {};
    }
    for (const Finding& finding : report.findings)
        context.console.line(fmt::format("{}: {}: {}", finding.fatal ? "damage" : "note",
                                         toText(finding.where), describeProblem(finding.problem)));
    const std::string values =
        report.valueFiles == 0
            ? ""
            : fmt::format("{} values in {} value files, ", humanCount(report.values), report.valueFiles);
    context.console.line(fmt::format("{}: {} tables, {} blocks, {} entries, {}{} logs, {} log records, {}",
                                     report.clean() ? "sound" : "DAMAGED", report.tables,
                                     humanCount(report.blocks), humanCount(report.entries), values,
                                     report.logs, humanCount(report.logRecords), humanBytes(report.bytes)));
    return {};
}

}  // namespace

void addVerify(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "verify", "Check every checksum, order and reference of a store", "",
                       declare, verify);
}

}  // namespace levelscope::cli
