#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/cli/command.h"
#include "core/inspect/export_rows.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    std::string file;
    RowArgument rows;
    RangeArgument range;
    DamageArgument damage;
    bool noHeader = false;
    bool lossless = false;
    bool force = false;
    bool progress = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    arguments.store.declareFamily(verb);
    verb.option("FILE", &arguments.file, "File to write; - is standard output").required();
    arguments.rows.declare(verb);
    arguments.range.declare(verb);
    arguments.damage.declare(verb);
    verb.flag("--no-header", &arguments.noHeader, "CSV, TSV: no line with the names of the columns");
    verb.flag("--lossless", &arguments.lossless,
              "CSV: fields exactly as stored, even those that a spreadsheet would run as formulas");
    verb.flag("--force", &arguments.force, "Replace FILE if it is there");
    verb.flag("--progress", &arguments.progress, "Tell progress even when standard error is no terminal");
    verb.flag("--json", &arguments.json, "Print the outcome as JSON (on standard error when FILE is -)");
}

RowOptions optionsOf(const Arguments& arguments) {
    RowOptions options = arguments.rows.options(arguments.file);
    options.header = !arguments.noHeader;
    options.lossless = arguments.lossless;
    return options;
}

void report(Context& context, const Arguments& arguments, const RowOptions& options,
            const ExportReport& report) {
    const Json json{
        {"rows", report.rows},
        {"bytes", report.bytes},
        {"neutralised", report.neutralised},
        {"lossless", options.format != RowFormat::csv || options.lossless || report.neutralised == 0}};
    const std::string text = arguments.json ? json.dump() : fmt::format("exported {} rows", report.rows);
    if (arguments.file != kStandardStream)
        context.console.line(text);
    else if (arguments.json)
        context.console.note(text);
    if (report.neutralised != 0)
        context.console.note(
            fmt::format("levelctl export: {} fields that look like formulas got a leading '; use "
                        "--lossless, --hex or another format to keep every byte",
                        report.neutralised));
    if (options.lossless && options.format == RowFormat::csv)
        context.console.note(
            "levelctl export: lossless CSV: a spreadsheet may run fields that look like formulas");
}

Result<ExportReport> writeRows(Context& context, const RowOptions& options, Iterator& iterator,
                               uint64_t total, const ByteSink& sink) {
    Interruptible interruptible;
    return exportRows(
        iterator, options, sink,
        [&](const ExportReport& now) {
            interruptible.poll();
            context.console.progress("keys", now.rows, total);
        },
        interruptible.token());
}

Status runExport(Context& context, const Arguments& arguments) {
    const RowOptions options = optionsOf(arguments);
    IteratorOptions iteratorOptions;
    ASSIGN_OR_RETURN(iteratorOptions.range, arguments.range.range(arguments.rows.encoding));
    iteratorOptions.fillCache = false;
    iteratorOptions.damage = arguments.damage.log();
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    const auto iterator = store->iterator(iteratorOptions);
    const uint64_t total = arguments.range.given() ? 0 : store->info().approximateKeys;
    context.console.setProgress(arguments.progress);
    if (arguments.file == kStandardStream) {
        const ByteSink sink = [&](std::string_view bytes) -> Status {
            context.console.write(bytes);
            return {};
        };
        ASSIGN_OR_RETURN(const ExportReport done, writeRows(context, options, *iterator, total, sink));
        report(context, arguments, options, done);
        DamageArgument::report(context, iteratorOptions.damage.get());
        return {};
    }
    if (!arguments.force && context.fs().stat(arguments.file).ok())
        return Status(Error{.code = Code::alreadyExists, .file = arguments.file, .offset = Error::kNoOffset});
    ASSIGN_OR_RETURN(const auto file, NewFile::create(context.fs(), arguments.file));
    const ByteSink sink = [&](std::string_view bytes) { return file->append(bytes); };
    ASSIGN_OR_RETURN(const ExportReport done, writeRows(context, options, *iterator, total, sink));
    RETURN_IF_ERROR(file->commit());
    report(context, arguments, options, done);
    DamageArgument::report(context, iteratorOptions.damage.get());
    return {};
}

}  // namespace

void addExport(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "export", "Write pairs to a file: JSON lines, CSV or TSV",
                       "no file was written", declare, runExport);
}

}  // namespace levelscope::cli
