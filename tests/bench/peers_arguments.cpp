#include "tests/bench/peers_arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>

#include "tests/bench/peers_rows.h"

namespace levelscope::bench {

namespace {

const std::map<std::string, Codec>& codecsByName() {
    static const std::map<std::string, Codec> all = {
        {"none", Codec::none}, {"lz4", Codec::lz4}, {"zstd", Codec::zstd}};
    return all;
}

void makeSmoke(Arguments& arguments) {
    arguments.keys = 150'000;
    arguments.repeats = 2;
    arguments.tables = 300;
    arguments.deleted = 100'000;
}

void makeFull(Arguments& arguments) {
    arguments.settings.cacheBytes = 64ull << 20;
    arguments.settings.memtableBytes = 8ull << 20;
    arguments.valueSizes = {32, 100, 400, 4096};
    arguments.data = {0.2, 4};
    arguments.threads = {1, 2, 4};
    arguments.codecs = {Codec::none, Codec::lz4, Codec::zstd};
    arguments.operations = 200'000;
    arguments.seconds = 2;
}

std::string rowsHelp() {
    std::string text = "Rows:";
    for (const Row& row : rows())
        text += fmt::format(" {}", row.name);
    return text;
}

// CLI11 takes options in the order of their declaration: what a size sets, the others may change.
void declareSizes(CLI::App& app, Arguments& arguments) {
    app.add_flag_callback(
        "--smoke", [&] { makeSmoke(arguments); }, "A small comparison of every row, in under two minutes");
    app.add_flag_callback(
        "--full", [&] { makeFull(arguments); }, "The whole matrix; takes more than an hour");
    const auto listOf = [](CLI::Option* option) { option->delimiter(','); };
    listOf(app.add_option("--values", arguments.valueSizes, "Bytes of a value"));
    listOf(app.add_option("--data", arguments.data, "Times the cache; instead of --keys"));
    listOf(
        app.add_option("--threads", arguments.threads, "More than 1: only the rows that share their work"));
    listOf(app.add_option("--compress", arguments.codecs, "none, lz4 (LevelDB: Snappy), zstd (not LevelDB)")
               ->transform(CLI::CheckedTransformer(codecsByName())));
    app.add_option("--keys", arguments.keys, "Keys of a store")->check(CLI::PositiveNumber);
    app.add_option("--repeats", arguments.repeats, "Rounds of all engines")->check(CLI::PositiveNumber);
    app.add_option("--operations", arguments.operations,
                   "At most so many of each row that need not write every key");
    app.add_option("--seconds", arguments.seconds, "And at most so long");
    app.add_option("--tables", arguments.tables, "About so many in opentables")->check(CLI::PositiveNumber);
    app.add_option("--deleted", arguments.deleted, "Keys deleted in tombstoneseek")
        ->check(CLI::Range(uint64_t{1}, kMostDeleted));
}

}  // namespace

std::string_view codecName(Codec codec) {
    for (const auto& [name, named] : codecsByName()) {
        if (named == codec)
            return name;
    }
    return {};
}

std::string Cell::label() const {
    return fmt::format("values of {} B, {} keys, data {:.2g}x the cache, {} thread(s), compression {}",
                       valueSize, keys, data, threads, codecName(codec));
}

std::vector<Cell> cells(const Arguments& arguments) {
    std::vector<Cell> all;
    const auto cache = static_cast<double>(arguments.settings.cacheBytes);
    for (const size_t valueSize : arguments.valueSizes) {
        for (const Codec codec : arguments.codecs) {
            for (const uint32_t threads : arguments.threads) {
                // How threads share their work has little to do with the codec.
                if (codec != arguments.codecs.front() && threads != arguments.threads.front())
                    continue;
                Cell cell{.valueSize = valueSize, .threads = threads, .codec = codec};
                const auto entry = static_cast<double>(cell.entryBytes());
                if (arguments.data.empty()) {
                    cell.keys = arguments.keys;
                    cell.data = static_cast<double>(cell.keys) * entry / cache;
                    all.push_back(cell);
                }
                for (const double data : arguments.data) {
                    cell.data = data;
                    cell.keys = std::max<uint64_t>(static_cast<uint64_t>(data * cache / entry), 1);
                    all.push_back(cell);
                    cell.firstOfData = false;
                }
            }
        }
    }
    return all;
}

std::optional<Arguments> parseArguments(int argc, char** argv, int& exitCode) {
    Arguments arguments;
    arguments.directory = std::filesystem::temp_directory_path() / "levelscope-peers";
    uint64_t memtableMb = 0;
    uint64_t cacheMb = 0;
    std::vector<std::string> engineNames;
    CLI::App app("Compares the engine with the RocksDB and LevelDB of the system");
    app.footer(rowsHelp());
    declareSizes(app, arguments);
    app.add_option("--memtable-mb", memtableMb, "Of each memtable")->check(CLI::PositiveNumber);
    app.add_option("--cache-mb", cacheMb, "In total")->check(CLI::PositiveNumber);
    app.add_option("--separate", arguments.settings.separateFrom,
                   "Values from this size on in value files: ours and RocksDB's blob files");
    app.add_option("--load", arguments.load,
                   "Instead: latency and memory while so many entries are written at random");
    app.add_option("--overwrites", arguments.overwrites,
                   "After a load: write all keys again so often, and tell space and bytes written");
    app.add_option("--only", arguments.only, "Rows")->delimiter(',');
    app.add_option("--engine", engineNames, "Engines")->delimiter(',');
    app.add_flag("--details", arguments.details, "Also print latencies, amplifications and memory");
    app.add_option("--directory", arguments.directory, "For the stores");
    app.add_option("--json", arguments.json, "Write every measurement here, one a line");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        exitCode = app.exit(error);
        return {};
    }
    if (memtableMb != 0)
        arguments.settings.memtableBytes = memtableMb << 20;
    if (cacheMb != 0)
        arguments.settings.cacheBytes = cacheMb << 20;
    if (!engineNames.empty()) {
        std::erase_if(arguments.engines, [&](const Engine& engine) {
            return std::find(engineNames.begin(), engineNames.end(), engine.name) == engineNames.end();
        });
    }
    return arguments;
}

}  // namespace levelscope::bench
