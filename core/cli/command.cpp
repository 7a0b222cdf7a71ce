#include "core/cli/command.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <array>
#include <nlohmann/json.hpp>

#include "core/base/build_info.h"

namespace levelscope::cli {

namespace {

constexpr std::array kVerbs{
    addCreate,  addPut,    addGet,     addUpdate,  addDelete, addDeleteRange, addScan,     addBatch,
    addImport,  addExport, addInfo,    addTables,  addTable,  addWal,         addManifest, addMemtable,
    addBloom,   addFlush,  addCompact, addVerify,  addRepair, addCheckpoint,  addDigest,   addHistory,
    addExplain, addSpace,  addStats,   addOptions, addBench,  addGenerate,    addSample};

std::string oneLine(std::string text) {
    while (text.ends_with('\n'))
        text.pop_back();
    for (char& c : text)
        if (c == '\n')
            c = ' ';
    return escapeVisibly(text);
}

int refuseUsage(const CLI::App& app, const CLI::ParseError& error) {
    const auto verbs = app.get_subcommands();
    const std::string verb = verbs.empty() ? std::string() : " " + verbs.front()->get_name();
    fmt::print(stderr, "levelctl{}: {}; nothing was done; see: levelctl{} --help\n", verb,
               oneLine(error.what()), verb);
    return kExitUsage;
}

}  // namespace

void Context::print(const Json& json) {
    console.line(json.dump(2, ' ', false, Json::error_handler_t::replace));
}

void Context::printLine(const Json& json) {
    console.line(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void Context::fail(const Status& status, std::string_view unchanged) {
    exitCode = exitCodeOf(status);
    // A look that failed changed nothing; a look that found nothing need not say so.
    if (unchanged.empty() && exitCode == kExitFailed)
        unchanged = kNothingChanged;
    console.note(fmt::format("levelctl {}: {}", verb, describe(status, unchanged)));
}

int run(int argc, const char* const* argv) {
    CLI::App app("Explore and manage LSM-tree key-value stores from the command line.", "levelctl");
    app.set_version_flag("--version", fmt::format("levelctl {}", kVersion));
    app.require_subcommand(1);
    app.footer(
        "DIR is the directory of a store; a bare name is also looked for in LEVELSCOPE_DATA_DIR. Put -- "
        "before a key or\n"
        "value that begins with a dash. Exit codes: 0 ok, 1 not found or a check failed, 2 usage, 3 I/O, "
        "corruption or lock.");
    Context context;
    for (const auto add : kVerbs)
        add(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        return refuseUsage(app, error);
    } catch (const std::bad_alloc&) {
        context.fail(Status(Error{.code = Code::noMemory, .offset = Error::kNoOffset}),
                     "what was written before stays");
    }
    return context.exitCode;
}

}  // namespace levelscope::cli
