// Compares the engine with the RocksDB and LevelDB of the system: same data, same settings, engines taking
// turns within each round, each in a process of its own; medians over the rounds. Every answer is checked.
//
// peers [--smoke] [--keys N] [--value-size N] [--threads N] [--repeats N] [--memtable-mb N] [--cache-mb N]
//       [--compress] [--only WORKLOAD,...] [--engine NAME] [--directory DIR] [--json FILE] [--load N]
//   --smoke   a small comparison in under two minutes
//   --load N  instead: memory at its peak while N entries are written in random order
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>

#include "tests/bench/engines.h"

namespace levelscope::bench {

namespace {

struct Arguments {
    Settings settings;
    WorkloadOptions workload;
    uint64_t repeats = 5;
    uint64_t load = 0;
    std::vector<std::string> only;
    std::vector<Engine> engines = bench::engines();
    std::string directory = std::filesystem::temp_directory_path() / "levelscope-peers";
    std::string json;
};

// One workload of one engine in one round.
struct Measurement {
    double micros = 0;     // per operation
    double cpuMicros = 0;  // per operation
    double p50 = 0;        // microseconds, as the following
    double p99 = 0;
    double p999 = 0;
    double max = 0;
    double writtenBytes = 0;  // to disk, background work that it caused included
};
using Measurements = std::map<std::string, Measurement>;  // by workload

// What comes before a workload and does not count.
enum class Before : uint8_t {
    nothing,
    emptyStore,
    filledStore,  // anew, and settled
    settled,      // background work done
    fullLog,      // everything in tables, then as much written as the memtable surely holds
};
struct Phase {
    Workload workload;
    Before before = Before::nothing;
};

// Reads run on what `overwrite` and `fillrandom` left, before anything has compacted it all.
const std::vector<Phase>& phases() {
    static const std::vector<Phase> all = {{Workload::fillsync, Before::emptyStore},
                                           {Workload::fillbatch, Before::emptyStore},
                                           {Workload::fillseq, Before::emptyStore},
                                           {Workload::fillrandom, Before::emptyStore},
                                           {Workload::readrandom, Before::settled},
                                           {Workload::multiget},
                                           {Workload::readmissing},
                                           {Workload::readseq},
                                           {Workload::readreverse},
                                           {Workload::seekrandom},
                                           {Workload::readwhilewriting},
                                           {Workload::overwrite, Before::settled},
                                           {Workload::compact, Before::settled},
                                           {Workload::reopen, Before::fullLog},
                                           {Workload::ycsbA, Before::filledStore},
                                           {Workload::ycsbB},
                                           {Workload::ycsbC},
                                           {Workload::ycsbF},
                                           {Workload::ycsbD},
                                           {Workload::ycsbE}};
    return all;
}

bool parseNumber(std::string_view text, uint64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

std::optional<Arguments> parse(int argc, char** argv) {
    Arguments arguments;
    arguments.workload.keys = 2'000'000;
    uint64_t memtableMb = 16;
    uint64_t cacheMb = 256;
    uint64_t threads = 1;
    uint64_t valueSize = arguments.workload.valueSize;
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        if (option == "--smoke") {
            arguments.workload.keys = 300'000;
            arguments.repeats = 3;
            continue;
        }
        if (option == "--compress") {
            arguments.settings.compress = true;
            continue;
        }
        if (++i == argc)
            return {};
        const std::string value = argv[i];
        uint64_t* number = option == "--keys"          ? &arguments.workload.keys
                           : option == "--repeats"     ? &arguments.repeats
                           : option == "--memtable-mb" ? &memtableMb
                           : option == "--cache-mb"    ? &cacheMb
                           : option == "--threads"     ? &threads
                           : option == "--value-size"  ? &valueSize
                           : option == "--load"        ? &arguments.load
                                                       : nullptr;
        if (number != nullptr) {
            if (!parseNumber(value, *number) || *number == 0)
                return {};
        } else if (option == "--only") {
            std::istringstream names(value);
            for (std::string name; std::getline(names, name, ',');)
                arguments.only.push_back(name);
        } else if (option == "--engine") {
            std::erase_if(arguments.engines, [&](const Engine& engine) { return engine.name != value; });
        } else if (option == "--directory") {
            arguments.directory = value;
        } else if (option == "--json") {
            arguments.json = value;
        } else {
            return {};
        }
    }
    arguments.workload.threads = static_cast<uint32_t>(threads);
    arguments.workload.valueSize = valueSize;
    arguments.settings.memtableBytes = memtableMb << 20;
    arguments.settings.cacheBytes = cacheMb << 20;
    return arguments.engines.empty() ? std::nullopt : std::optional(std::move(arguments));
}

bool wanted(const Arguments& arguments, const Phase& phase) {
    // fillrandom makes the data of all that follows it.
    return arguments.only.empty() || phase.workload == Workload::fillrandom ||
           std::find(arguments.only.begin(), arguments.only.end(), name(phase.workload)) !=
               arguments.only.end();
}

// What files that are gone by now would have written is not counted.
int64_t bytesWrittenSoFar() {
    std::ifstream io("/proc/self/io");
    std::string field;
    int64_t value = 0;
    int64_t written = 0;
    while (io >> field >> value) {
        if (field == "write_bytes:")
            written += value;
        else if (field == "cancelled_write_bytes:")
            written -= value;
    }
    return written;
}

void report(std::FILE* to, Workload workload, const WorkloadResult& result, int64_t writtenBytes) {
    const auto& latencies = result.latencies;
    const auto micros = [&](double fraction) {
        return static_cast<double>(latencies.percentile(fraction)) / 1e3;
    };
    const double perOperation = 1e6 / static_cast<double>(std::max<uint64_t>(result.operations, 1));
    std::fprintf(to, "%s %.4f %.4f %.2f %.2f %.2f %.2f %lld\n", std::string(name(workload)).c_str(),
                 result.seconds * perOperation, result.cpuSeconds * perOperation, micros(0.5), micros(0.99),
                 micros(0.999), static_cast<double>(latencies.max()) / 1e3,
                 static_cast<long long>(std::max<int64_t>(writtenBytes, 0)));
}

// The same number of entries for every engine: their memtables take less than twice what the log does.
Status fillLog(BenchTarget& target, const Arguments& arguments) {
    WorkloadOptions options = arguments.workload;
    options.latencies = false;
    options.operations = arguments.settings.memtableBytes / (2 * (options.keySize + options.valueSize));
    RETURN_IF_ERROR(target.compactAll());
    return runWorkload(target, Workload::overwrite, options).status();
}

Status runPhases(const Arguments& arguments, const Engine& engine, const std::string& directory,
                 std::FILE* to) {
    std::unique_ptr<BenchTarget> target;
    for (const Phase& phase : phases()) {
        if (!wanted(arguments, phase))
            continue;
        if (phase.before == Before::emptyStore || phase.before == Before::filledStore) {
            target.reset();
            std::filesystem::remove_all(directory);
            ASSIGN_OR_RETURN(target, engine.open(directory, arguments.settings));
        }
        if (phase.before == Before::filledStore) {
            RETURN_IF_ERROR(runWorkload(*target, Workload::fillrandom, arguments.workload).status());
            RETURN_IF_ERROR(target->settle());
        } else if (phase.before == Before::settled) {
            RETURN_IF_ERROR(target->settle());
        } else if (phase.before == Before::fullLog) {
            RETURN_IF_ERROR(fillLog(*target, arguments));
        }
        const int64_t written = bytesWrittenSoFar();
        ASSIGN_OR_RETURN(const WorkloadResult result,
                         runWorkload(*target, phase.workload, arguments.workload));
        RETURN_IF_ERROR(target->settle());
        report(to, phase.workload, result, bytesWrittenSoFar() - written);
    }
    return {};
}

Status load(const Arguments& arguments, const Engine& engine, const std::string& directory, std::FILE* to) {
    WorkloadOptions options = arguments.workload;
    options.keys = arguments.load;
    ASSIGN_OR_RETURN(auto target, engine.open(directory, arguments.settings));
    ASSIGN_OR_RETURN(const WorkloadResult result, runWorkload(*target, Workload::fillrandom, options));
    report(to, Workload::fillrandom, result, bytesWrittenSoFar());
    return {};
}

struct ChildResult {
    bool ok = false;
    std::string output;
    uint64_t peakBytes = 0;
    uint64_t writtenBytes = 0;
};

// In a process of its own, so that memory, caches and threads are the engine's alone.
template <typename Work>
ChildResult inChild(Work work) {
    int ends[2];
    if (::pipe(ends) != 0)
        return {};
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        std::FILE* to = ::fdopen(ends[1], "w");
        const Status status = work(to);
        std::fprintf(to, "written %lld\n", static_cast<long long>(bytesWrittenSoFar()));
        std::fclose(to);
        if (!status.ok())
            std::fprintf(stderr, "%s\n", toLogString(status).c_str());
        ::_exit(status.ok() ? 0 : 1);
    }
    ::close(ends[1]);
    ChildResult result;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        result.output.append(buffer, static_cast<size_t>(got));
    ::close(ends[0]);
    int status = 0;
    rusage usage{};
    result.ok = child > 0 && ::wait4(child, &status, 0, &usage) == child && WIFEXITED(status) &&
                WEXITSTATUS(status) == 0;
    result.peakBytes = static_cast<uint64_t>(usage.ru_maxrss) * 1024;
    return result;
}

Measurements decode(ChildResult& child) {
    Measurements measurements;
    std::istringstream lines(child.output);
    for (std::string workload; lines >> workload;) {
        if (workload == "written") {
            lines >> child.writtenBytes;
            continue;
        }
        Measurement m;
        lines >> m.micros >> m.cpuMicros >> m.p50 >> m.p99 >> m.p999 >> m.max >> m.writtenBytes;
        measurements[workload] = m;
    }
    return measurements;
}

double median(std::vector<double> values) {
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

template <typename Field>
double medianOf(const std::vector<Measurements>& rounds, const std::string& workload, Field field) {
    std::vector<double> values;
    for (const Measurements& round : rounds) {
        if (const auto it = round.find(workload); it != round.end())
            values.push_back(it->second.*field);
    }
    return median(std::move(values));
}

using AllRounds = std::map<std::string_view, std::vector<Measurements>>;  // by engine

// Ratio: the faster peer's time over ours, so above 1 we are faster.
void printTable(AllRounds& rounds, const Arguments& arguments) {
    std::printf("%-17s %12s %12s %12s %7s   %s   %s\n", "us/op", "levelscope", "rocksdb", "leveldb", "ratio",
                "cpu us/op (same order)", "MiB written (same order)");
    for (const Phase& phase : phases()) {
        const std::string workload(name(phase.workload));
        if (!wanted(arguments, phase))
            continue;
        std::vector<double> wall;
        std::vector<double> cpu;
        std::vector<double> written;
        for (const Engine& engine : bench::engines()) {
            wall.push_back(medianOf(rounds[engine.name], workload, &Measurement::micros));
            cpu.push_back(medianOf(rounds[engine.name], workload, &Measurement::cpuMicros));
            written.push_back(medianOf(rounds[engine.name], workload, &Measurement::writtenBytes) /
                              (1 << 20));
        }
        std::printf("%-17s %12.3f %12.3f %12.3f %7.2f   %.3f %.3f %.3f   %.0f %.0f %.0f\n", workload.c_str(),
                    wall[0], wall[1], wall[2], std::min(wall[1], wall[2]) / wall[0], cpu[0], cpu[1], cpu[2],
                    written[0], written[1], written[2]);
    }
}

void writeJson(const AllRounds& rounds, const std::string& path) {
    std::ofstream out(path);
    for (const auto& [engine, all] : rounds) {
        for (size_t round = 0; round < all.size(); ++round) {
            for (const auto& [workload, m] : all[round])
                out << "{\"engine\":\"" << engine << "\",\"round\":" << round << ",\"workload\":\""
                    << workload << "\",\"us\":" << m.micros << ",\"cpu_us\":" << m.cpuMicros
                    << ",\"p50_us\":" << m.p50 << ",\"p99_us\":" << m.p99 << ",\"p999_us\":" << m.p999
                    << ",\"max_us\":" << m.max << ",\"written_bytes\":" << m.writtenBytes << "}\n";
        }
    }
}

int compareEngines(const Arguments& arguments) {
    AllRounds rounds;
    std::map<std::string_view, uint64_t> peak;
    std::map<std::string_view, uint64_t> written;
    for (uint64_t round = 0; round < arguments.repeats; ++round) {
        for (size_t turn = 0; turn < arguments.engines.size(); ++turn) {
            // Another one begins each round.
            const Engine& engine = arguments.engines[(turn + round) % arguments.engines.size()];
            const std::string directory = arguments.directory + "/" + std::string(engine.name);
            std::filesystem::create_directories(arguments.directory);
            ChildResult child =
                inChild([&](std::FILE* to) { return runPhases(arguments, engine, directory, to); });
            std::filesystem::remove_all(directory);
            rounds[engine.name].push_back(decode(child));
            peak[engine.name] = std::max(peak[engine.name], child.peakBytes);
            written[engine.name] = child.writtenBytes;
            if (!child.ok) {
                std::fprintf(stderr, "%s failed\n", std::string(engine.name).c_str());
                return 1;
            }
            std::fprintf(stderr, "round %llu/%llu: %s\n", static_cast<unsigned long long>(round + 1),
                         static_cast<unsigned long long>(arguments.repeats),
                         std::string(engine.name).c_str());
        }
    }
    printTable(rounds, arguments);
    for (const Engine& engine : arguments.engines)
        std::printf("%-12s peak memory %llu MiB, written to disk %llu MiB in a round\n",
                    std::string(engine.name).c_str(),
                    static_cast<unsigned long long>(peak[engine.name] >> 20),
                    static_cast<unsigned long long>(written[engine.name] >> 20));
    if (!arguments.json.empty())
        writeJson(rounds, arguments.json);
    return 0;
}

int compareLoads(const Arguments& arguments) {
    for (const Engine& engine : arguments.engines) {
        const std::string directory = arguments.directory + "/" + std::string(engine.name);
        std::filesystem::remove_all(directory);
        std::filesystem::create_directories(arguments.directory);
        ChildResult child = inChild([&](std::FILE* to) { return load(arguments, engine, directory, to); });
        std::filesystem::remove_all(directory);
        if (!child.ok)
            return 1;
        const Measurement m = decode(child)["fillrandom"];
        std::printf("%-12s load of %llu: %.3f us/op, cpu %.3f us/op, peak memory %llu MiB\n",
                    std::string(engine.name).c_str(), static_cast<unsigned long long>(arguments.load),
                    m.micros, m.cpuMicros, static_cast<unsigned long long>(child.peakBytes >> 20));
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace

}  // namespace levelscope::bench

int main(int argc, char** argv) {
    const auto arguments = levelscope::bench::parse(argc, argv);
    if (!arguments) {
        std::fprintf(
            stderr,
            "peers [--smoke] [--keys N] [--value-size N] [--threads N] [--repeats N] [--memtable-mb N]\n"
            "      [--cache-mb N] [--compress] [--only WORKLOAD,...] [--engine NAME] [--directory DIR]\n"
            "      [--json FILE] [--load N]\n");
        return 2;
    }
    return arguments->load != 0 ? levelscope::bench::compareLoads(*arguments)
                                : levelscope::bench::compareEngines(*arguments);
}
