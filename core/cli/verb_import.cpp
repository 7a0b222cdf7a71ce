#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/cli/command.h"
#include "core/inspect/import_rows.h"

namespace levelscope::cli {

namespace {

constexpr uint64_t kSkippedNotes = 20;  // bad rows told one by one

struct Arguments {
    StoreArgument store;
    std::string file;
    RowArgument rows;
    std::string maxRow = "64MiB";
    std::string syncEvery = "64MiB";
    std::string state;
    bool noHeader = false;
    bool noEscapes = false;
    bool skipBad = false;
    bool allowEmptyKey = false;
    bool resume = false;
    bool sorted = false;
    bool progress = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("FILE", &arguments.file, "Rows to read; - is standard input").required();
    arguments.rows.declare(verb);
    verb.flag("--no-header", &arguments.noHeader,
              "CSV, TSV: the first line is data; columns are numbers (1 and 2)");
    verb.flag("--no-escapes", &arguments.noEscapes, "TSV: a backslash is a backslash");
    verb.option("--max-row", &arguments.maxRow, "A longer row is a bad one").tellDefault();
    verb.option("--sync-every", &arguments.syncEvery,
                "Make what was written durable, and keep the place reached, after so much")
        .tellDefault();
    verb.flag("--skip-bad", &arguments.skipBad, "Go on after rows that cannot be read, and count them");
    verb.flag("--allow-empty-key", &arguments.allowEmptyKey, "Keys may be empty");
    const Argument sorted =
        verb.flag("--sorted", &arguments.sorted,
                  "The rows are sorted by the bytes of their keys, each key once: write them straight into "
                  "tables, all or none");
    verb.flag("--resume", &arguments.resume, "Go on where an interrupted import stopped").excludes(sorted);
    verb.option("--state", &arguments.state,
                "Where the place to go on is kept; by default FILE.import-state");
    verb.flag("--progress", &arguments.progress, "Tell progress even when standard error is no terminal");
    verb.flag("--json", &arguments.json, "Print the outcome as JSON");
}

Result<ImportOptions> optionsOf(const Arguments& arguments) {
    ImportOptions options;
    options.rows = arguments.rows.options(arguments.file);
    options.rows.header = !arguments.noHeader;
    options.rows.escapes = !arguments.noEscapes;
    if (arguments.noHeader && options.rows.keyField == "key" && options.rows.valueField == "value") {
        options.rows.keyField = "1";
        options.rows.valueField = "2";
    }
    ASSIGN_OR_RETURN(options.rows.maxRowBytes, parseSize(arguments.maxRow, "size of --max-row"));
    ASSIGN_OR_RETURN(options.syncBytes, parseSize(arguments.syncEvery, "size of --sync-every"));
    options.skipBad = arguments.skipBad;
    options.allowEmptyKeys = arguments.allowEmptyKey;
    options.resume = arguments.resume;
    options.stateFile = arguments.state;
    if (arguments.state.empty() && arguments.file != kStandardStream)
        options.stateFile = arguments.file + ".import-state";
    return options;
}

std::string rowMessage(const Arguments& arguments, const BadRow& bad, std::string_view unchanged) {
    return fmt::format("levelctl import: {}, line {}: {}", escapeVisibly(arguments.file), bad.line,
                       describe(bad.problem, unchanged));
}

void report(Context& context, const Arguments& arguments, const ImportReport& report) {
    if (arguments.json) {
        context.print({{"rows", report.rows},
                       {"skipped", report.skipped},
                       {"input_bytes", report.inputBytes},
                       {"resumed_at_line", report.resumedAtLine}});
        return;
    }
    std::string text = fmt::format("imported {} rows", report.rows);
    if (report.skipped != 0)
        text += fmt::format(", skipped {} bad ones", report.skipped);
    context.console.line(text);
}

Status runImport(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ImportOptions options, optionsOf(arguments));
    ASSIGN_OR_RETURN(ByteSource source, openInput(context, arguments.file));
    const auto size = context.fs().stat(realPath(arguments.file));
    Interruptible interruptible;
    ASSIGN_OR_RETURN(const auto db, arguments.store.open(context));
    context.console.setProgress(arguments.progress);
    ImportWatcher watcher;
    uint64_t told = 0;
    watcher.skipped = [&](const BadRow& bad) {
        if (told++ < kSkippedNotes)
            context.console.note(rowMessage(arguments, bad, "skipped"));
    };
    watcher.progress = [&](const ImportReport& now) {
        interruptible.poll();
        context.console.progress("bytes", now.inputBytes, size.ok() ? size->size : 0);
    };
    ImportReport outcome;
    const Status status = arguments.sorted ? importSortedRows(*db, std::move(source), options, watcher,
                                                              outcome, interruptible.token())
                                           : importRows(context.fs(), *db, std::move(source), options,
                                                        watcher, outcome, interruptible.token());
    if (!status.ok() && !outcome.stateKept)
        context.console.note(
            fmt::format("levelctl import: {} could not be written; this import cannot be resumed",
                        escapeVisibly(options.stateFile)));
    if (status.ok()) {
        report(context, arguments, outcome);
        return {};
    }
    const std::string kept =
        arguments.sorted ? kNothingWritten : fmt::format("{} rows before it are in the store", outcome.rows);
    if (outcome.bad.line != 0) {
        context.console.note(rowMessage(arguments, outcome.bad, kept));
        context.exitCode = kExitNo;
        return {};
    }
    context.fail(status, kept);
    return {};
}

}  // namespace

void addImport(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "import", "Write the rows of a file: JSON lines, CSV or TSV",
                       kNothingWritten, declare, runImport);
}

}  // namespace levelscope::cli
