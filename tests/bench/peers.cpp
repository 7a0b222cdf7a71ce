// Compares the engine with the RocksDB and LevelDB of the system: same data, same settings, engines taking
// turns within each round, each in a process of its own; medians over the rounds. Every answer is checked.
//
// peers --help tells the rows and the sizes; --smoke takes less than two minutes, --full is the whole matrix.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <sstream>

#include "tests/bench/child_process.h"
#include "tests/bench/peers_arguments.h"
#include "tests/bench/peers_report.h"
#include "tests/bench/peers_rows.h"

namespace levelscope::bench {

namespace {

Status runRows(const Arguments& arguments, const Cell& cell, const Engine& engine,
               const std::string& directory, std::FILE* to) {
    RowRunner runner(arguments, cell, engine, directory);
    for (const Row& row : rowsOf(arguments, cell)) {
        ASSIGN_OR_RETURN(const Measurement measurement, runner.run(row));
        const nlohmann::json line = {{"row", row.name}, {"measurement", measurement}};
        std::fprintf(to, "%s\n", line.dump().c_str());
        std::fflush(to);
    }
    return {};
}

Measurements decode(const std::string& output) {
    Measurements measurements;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        const auto json = nlohmann::json::parse(line);
        measurements[json.at("row")] = json.at("measurement");
    }
    return measurements;
}

std::string storeDirectory(const Arguments& arguments, const Engine& engine) {
    const std::string directory = arguments.directory + "/" + std::string(engine.name);
    std::filesystem::remove_all(directory);
    std::filesystem::create_directories(arguments.directory);
    return directory;
}

bool takesPart(const Engine& engine, const Cell& cell) {
    return engine.zstd || cell.codec != Codec::zstd;
}

std::optional<CellResults> compareIn(const Arguments& arguments, const Cell& cell) {
    CellResults results{.cell = cell, .rows = {}, .rounds = {}, .peakBytes = {}};
    for (const Row& row : rowsOf(arguments, cell))
        results.rows.push_back(row.name);
    for (uint64_t round = 0; round < arguments.repeats; ++round) {
        for (size_t turn = 0; turn < arguments.engines.size(); ++turn) {
            // Another one begins each round.
            const Engine& engine = arguments.engines[(turn + round) % arguments.engines.size()];
            if (!takesPart(engine, cell))
                continue;
            const std::string directory = storeDirectory(arguments, engine);
            const ChildResult child =
                inChild([&](std::FILE* to) { return runRows(arguments, cell, engine, directory, to); });
            std::filesystem::remove_all(directory);
            if (!child.ok) {
                std::fprintf(stderr, "%s failed\n", std::string(engine.name).c_str());
                return {};
            }
            results.rounds[engine.name].push_back(decode(child.output));
            uint64_t& peak = results.peakBytes[engine.name];
            peak = std::max(peak, child.peakBytes);
            std::fprintf(stderr, "round %llu/%llu: %s\n", static_cast<unsigned long long>(round + 1),
                         static_cast<unsigned long long>(arguments.repeats),
                         std::string(engine.name).c_str());
        }
    }
    return results;
}

int compareEngines(const Arguments& arguments) {
    std::vector<CellResults> all;
    for (const Cell& cell : cells(arguments)) {
        if (rowsOf(arguments, cell).empty())
            continue;
        std::optional<CellResults> results = compareIn(arguments, cell);
        if (!results)
            return 1;
        printCell(*results, arguments.details);
        all.push_back(std::move(*results));
    }
    printSummary(all);
    if (!arguments.json.empty() && !writeJson(all, arguments.json)) {
        std::fprintf(stderr, "cannot write %s\n", arguments.json.c_str());
        return 1;
    }
    return 0;
}

// A load, then all keys again as often as asked; tells what each costs and what the store takes in the end.
Status runLoad(const Arguments& arguments, const Cell& cell, const Engine& engine,
               const std::string& directory, std::FILE* to) {
    RowRunner runner(arguments, cell, engine, directory);
    const Row load{"load", Workload::fillrandom, Row::Before::emptyStore};
    ASSIGN_OR_RETURN(Measurement all, runner.run(load));
    std::fprintf(to, "%.3f us/op, processor %.3f us/op, p99.9 %.0f us, worst %.0f us", all.micros,
                 all.settledCpuMicros, all.p999, all.max);
    const Row again{"again", Workload::fillrandom, Row::Before::asItIs};
    for (uint64_t i = 0; i < arguments.overwrites; ++i) {
        ASSIGN_OR_RETURN(const Measurement one, runner.run(again));
        all.max = std::max(all.max, one.max);
        all.writtenBytes += one.writtenBytes;
        all.userBytes += one.userBytes;
        all.diskBytes = one.diskBytes;
    }
    if (arguments.overwrites != 0)
        std::fprintf(to, ", all overwritten %llu times: worst %.0f us",
                     static_cast<unsigned long long>(arguments.overwrites), all.max);
    std::fprintf(to, ", %.2f bytes written a byte, %.3f bytes on disk a live byte",
                 all.writtenBytes / all.userBytes, all.diskBytes / all.liveBytes);
    return {};
}

int compareLoads(const Arguments& arguments) {
    Cell cell = cells(arguments).front();
    cell.keys = arguments.load;
    for (const Engine& engine : arguments.engines) {
        const std::string directory = storeDirectory(arguments, engine);
        const ChildResult child =
            inChild([&](std::FILE* to) { return runLoad(arguments, cell, engine, directory, to); });
        std::filesystem::remove_all(directory);
        if (!child.ok)
            return 1;
        std::printf("%-12s load of %llu: %s, peak memory %llu MiB\n", std::string(engine.name).c_str(),
                    static_cast<unsigned long long>(arguments.load), child.output.c_str(),
                    static_cast<unsigned long long>(child.peakBytes >> 20));
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace

}  // namespace levelscope::bench

int main(int argc, char** argv) {
    int exitCode = 0;
    const auto arguments = levelscope::bench::parseArguments(argc, argv, exitCode);
    if (!arguments)
        return exitCode;
    return arguments->load != 0 ? levelscope::bench::compareLoads(*arguments)
                                : levelscope::bench::compareEngines(*arguments);
}
