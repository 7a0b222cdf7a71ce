// The frame around the verbs: what every verb gets, how one is registered, how its outcome becomes an exit
// code.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/status.h"
#include "core/cli/arguments.h"
#include "core/cli/console.h"
#include "core/cli/messages.h"
#include "core/cli/verb.h"
#include "core/env/env.h"

namespace levelscope::cli {

using Json = nlohmann::ordered_json;

struct Context {
    Env env;
    Console console{*env.clock};
    std::string verb;        // for messages
    int exitCode = kExitOk;  // a verb that ran but found something sets kExitNo

    FileSystem& fs() const { return *env.fs; }
    void print(const Json& json);      // indented, with a line end
    void printLine(const Json& json);  // one line
    void fail(const Status& status, std::string_view unchanged);
};

// Runs `body` with a stop token that Ctrl-C trips; `poll` must be called now and then, from the progress
// callbacks.
class Interruptible {
public:
    void poll() {
        if (m_guard.interrupted())
            m_stop.request_stop();
    }
    std::stop_token token() const { return m_stop.get_token(); }

private:
    InterruptGuard m_guard;
    std::stop_source m_stop;
};

// What the verb leaves alone when it fails; part of every error line.
inline constexpr char kNothingWritten[] = "nothing was written";
inline constexpr char kNothingChanged[] = "nothing was changed";

// Adds a verb whose arguments are filled into an `Arguments` and given to `run`.
template <typename Arguments>
void addVerb(CLI::App& app, Context& context, const char* name, const char* summary, const char* unchanged,
             void (*declare)(const Verb&, Arguments&), Status (*run)(Context&, const Arguments&)) {
    auto arguments = std::make_shared<Arguments>();
    const Verb verb(app, name, summary, [&context, arguments, name, unchanged, run] {
        context.verb = name;
        const Status status = run(context, *arguments);
        const Status written = context.console.finish();
        if (!status.ok())
            context.fail(status, unchanged);
        else if (!written.ok())
            context.fail(written, unchanged);
    });
    declare(verb, *arguments);
}

// Parses, runs one verb, returns the exit code.
int run(int argc, const char* const* argv);

// One for each verb, in its own file.
void addCreate(CLI::App& app, Context& context);
void addPut(CLI::App& app, Context& context);
void addGet(CLI::App& app, Context& context);
void addUpdate(CLI::App& app, Context& context);
void addDelete(CLI::App& app, Context& context);
void addDeleteRange(CLI::App& app, Context& context);
void addScan(CLI::App& app, Context& context);
void addBatch(CLI::App& app, Context& context);
void addImport(CLI::App& app, Context& context);
void addExport(CLI::App& app, Context& context);
void addInfo(CLI::App& app, Context& context);
void addTables(CLI::App& app, Context& context);
void addTable(CLI::App& app, Context& context);
void addWal(CLI::App& app, Context& context);
void addManifest(CLI::App& app, Context& context);
void addMemtable(CLI::App& app, Context& context);
void addBloom(CLI::App& app, Context& context);
void addHistory(CLI::App& app, Context& context);
void addExplain(CLI::App& app, Context& context);
void addSpace(CLI::App& app, Context& context);
void addFlush(CLI::App& app, Context& context);
void addCompact(CLI::App& app, Context& context);
void addVerify(CLI::App& app, Context& context);
void addRepair(CLI::App& app, Context& context);
void addCheckpoint(CLI::App& app, Context& context);
void addDigest(CLI::App& app, Context& context);
void addStats(CLI::App& app, Context& context);
void addOptions(CLI::App& app, Context& context);
void addBench(CLI::App& app, Context& context);
void addGenerate(CLI::App& app, Context& context);
void addSample(CLI::App& app, Context& context);

}  // namespace levelscope::cli
