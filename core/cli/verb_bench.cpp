#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/cli/render.h"
#include "core/inspect/db_bench_target.h"
#include "core/inspect/workload.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    std::vector<std::string> workloads;
    WorkloadOptions options;
    std::string preset = "default";
    SettingsArgument settings;
    bool keep = false;
    bool json = false;
};

std::string workloadsHelp() {
    std::string text = "Workloads, run in the order given:\n";
    for (const WorkloadInfo& info : workloadInfos())
        text += fmt::format("  {:<17}{} {}\n", info.name, info.threads ? '*' : ' ', info.what);
    return text;
}

void declare(const Verb& verb, Arguments& arguments) {
    verb.option("DIR", &arguments.store.directory, "Scratch directory; made for this, and removed at the end")
        .required();
    verb.option("--workloads,--workload", &arguments.workloads, "Which, separated by commas; all by default")
        .separatedByCommas();
    verb.option("--keys", &arguments.options.keys, "Keys of the store")
        .tellDefault()
        .within(1, int64_t{1} << 48);
    verb.option("--operations", &arguments.options.operations,
                "Operations of each workload; by default as fits it");
    verb.option("--key-size", &arguments.options.keySize, "Bytes of a key").tellDefault();
    verb.option("--value-size", &arguments.options.valueSize, "Bytes of a value").tellDefault();
    verb.option("--threads", &arguments.options.threads,
                "Threads that share the operations of the workloads marked *")
        .tellDefault()
        .within(1, 256);
    verb.option("--seed", &arguments.options.seed, "The same seed makes the same data").tellDefault();
    verb.option("--preset", &arguments.preset, "Options to begin with")
        .oneOf(Options::presetNames())
        .tellDefault();
    arguments.settings.declare(verb);
    verb.flag("--keep", &arguments.keep, "Do not remove the last store");
    verb.flag("--json", &arguments.json, "Print JSON");
    verb.explain(workloadsHelp());
}

Result<std::vector<WorkloadInfo>> chosen(const Arguments& arguments) {
    if (arguments.workloads.empty())
        return workloadInfos();
    std::vector<WorkloadInfo> list;
    for (const std::string& name : arguments.workloads) {
        ASSIGN_OR_RETURN(const Workload workload, workloadByName(name));
        for (const WorkloadInfo& info : workloadInfos())
            if (info.workload == workload)
                list.push_back(info);
    }
    return list;
}

// A store's directory: files only.
Status removeStore(FileSystem& fs, const std::string& directory) {
    const auto names = fs.list(directory);
    if (names.code() == Code::notFound)
        return {};
    RETURN_IF_ERROR(names.status());
    for (const std::string& name : *names)
        RETURN_IF_ERROR(fs.remove(joinPath(directory, name)));
    return fs.removeDirectory(directory);
}

Json toJson(const WorkloadInfo& info, const WorkloadResult& result) {
    Json json{{"workload", info.name},
              {"operations", result.operations},
              {"seconds", result.seconds},
              {"cpu_seconds", result.cpuSeconds},
              {"micros_per_operation", result.microsPerOperation()},
              {"bytes", result.bytes}};
    addPercentiles(json, result.latencies);
    return json;
}

void printLine(Context& context, const Json& json) {
    const auto number = [&](const char* name) { return json[name].get<double>(); };
    const double seconds = std::max(number("seconds"), 1e-9);
    context.console.line(fmt::format(
        "{:<17} {:>12} {:>10.3f} {:>12} {:>9.1f} {:>9.2f} {:>9.2f} {:>9.1f} {:>10.1f}",
        json["workload"].get<std::string>(), humanCount(json["operations"].get<uint64_t>()),
        number("micros_per_operation"), humanCount(static_cast<uint64_t>(number("operations") / seconds)),
        number("bytes") / seconds / 1e6, number("p50_micros"), number("p99_micros"), number("p999_micros"),
        number("max_micros")));
}

// Filling workloads each get a fresh store; the others the store the last one filled, or one filled for them.
class Runner {
public:
    Runner(Context& context, const Arguments& arguments, Options options, std::string directory)
        : m_context(context),
          m_arguments(arguments),
          m_options(std::move(options)),
          m_directory(std::move(directory)) {}

    Status run(const WorkloadInfo& info) {
        if (info.fills || m_target == nullptr) {
            RETURN_IF_ERROR(fresh());
            if (!info.fills)
                RETURN_IF_ERROR(runWorkload(*m_target, Workload::fillrandom, m_arguments.options).status());
        }
        ASSIGN_OR_RETURN(const WorkloadResult result,
                         runWorkload(*m_target, info.workload, m_arguments.options));
        Json json = toJson(info, result);
        json["engine"] = Json::object();
        for (const auto& [what, latencies] : m_target->ownLatencies())
            addPercentiles(json["engine"][what], latencies);
        m_results.push_back(std::move(json));
        if (!m_arguments.json)
            printLine(m_context, m_results.back());
        // A synced fill writes fewer keys than the readers expect, some workloads others.
        if (info.alters || (info.fills && result.operations < m_arguments.options.keys))
            m_target.reset();
        return m_context.console.finish();
    }

    Status finish() {
        m_target.reset();
        return m_arguments.keep ? Status() : removeStore(m_context.fs(), m_directory);
    }
    const Json& results() const { return m_results; }

private:
    Status fresh() {
        m_target.reset();
        RETURN_IF_ERROR(removeStore(m_context.fs(), m_directory));
        ASSIGN_OR_RETURN(m_target, openDbBenchTarget(m_directory, m_options));
        return {};
    }

    Context& m_context;
    const Arguments& m_arguments;
    Options m_options;
    std::string m_directory;
    std::unique_ptr<BenchTarget> m_target;
    Json m_results = Json::array();
};

Status bench(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const auto workloads, chosen(arguments));
    ASSIGN_OR_RETURN(Options options, arguments.settings.optionsOver(arguments.preset));
    options.env = context.env;
    const std::string directory = arguments.store.newPath(context);
    if (context.fs().stat(directory).ok())
        return Status(Error{.code = Code::alreadyExists, .file = directory, .offset = Error::kNoOffset});
    Runner runner(context, arguments, options, directory);
    if (!arguments.json)
        context.console.line(fmt::format("{:<17} {:>12} {:>10} {:>12} {:>9} {:>9} {:>9} {:>9} {:>10}",
                                         "workload", "operations", "us/op", "op/s", "MB/s", "p50 us",
                                         "p99 us", "p99.9 us", "max us"));
    for (const WorkloadInfo& info : workloads)
        RETURN_IF_ERROR(runner.run(info));
    if (arguments.json)
        context.print(runner.results());
    return runner.finish();
}

}  // namespace

void addBench(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "bench", "Measure the engine in a scratch directory", kNothingChanged,
                       declare, bench);
}

}  // namespace levelscope::cli
