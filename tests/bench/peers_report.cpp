#include "tests/bench/peers_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "tests/bench/peers_rows.h"

namespace levelscope::bench {

namespace {

constexpr double kMiB = 1 << 20;

void print(const std::string& text) {
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
}

// One row of a cell: medians by engine, ours first; nothing measured: all 0.
struct RowMedians {
    std::string_view row;
    std::vector<Measurement> engines;

    // 0: there is nothing to compare.
    double ratio(double Measurement::*time) const {
        double best = 0;
        for (size_t peer = 1; peer < engines.size(); ++peer) {
            const double theirs = engines[peer].*time;
            if (theirs > 0 && (best == 0 || theirs < best))
                best = theirs;
        }
        const double ours = engines.front().*time;
        return ours > 0 ? best / ours : 0;
    }
};

// An opening is told by the table: the engines cut theirs a little differently.
Measurement perTable(Measurement m) {
    if (m.tables > 0) {
        for (double Measurement::*time :
             {&Measurement::micros, &Measurement::cpuMicros, &Measurement::settledCpuMicros})
            m.*time /= m.tables;
    }
    return m;
}

std::vector<RowMedians> mediansOf(const CellResults& results) {
    std::vector<RowMedians> all;
    for (const std::string_view row : results.rows) {
        RowMedians medians{row, {}};
        for (const Engine& engine : engines()) {
            const auto rounds = results.rounds.find(engine.name);
            medians.engines.push_back(
                rounds == results.rounds.end() ? Measurement() : perTable(medianOf(rounds->second, row)));
        }
        all.push_back(std::move(medians));
    }
    return all;
}

std::string times(const RowMedians& medians, double Measurement::*time) {
    std::string text;
    for (const Measurement& m : medians.engines)
        text += m.*time > 0 ? fmt::format(" {:>10.4g}", m.*time) : fmt::format(" {:>10}", "-");
    const double ratio = medians.ratio(time);
    return text + (ratio > 0 ? fmt::format(" {:>7.2f}", ratio) : fmt::format(" {:>7}", "-"));
}

double quotient(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

// What the row's bytes say, as far as they say something.
std::string amplifications(std::string_view name, const Measurement& m) {
    const auto row =
        std::find_if(rows().begin(), rows().end(), [&](const Row& each) { return each.name == name; });
    std::string text;
    if (row->amplifies == Row::Amplifies::writes)
        text += fmt::format("  written {:.2f}x", quotient(m.writtenBytes, m.userBytes));
    if (row->amplifies == Row::Amplifies::reads)
        text += fmt::format("  read {:.2f}x", quotient(m.readBytes, m.userBytes));
    if (m.liveBytes > 0)
        text += fmt::format("  space {:.2f}x", quotient(m.diskBytes, m.liveBytes));
    return text;
}

void printDetails(const std::vector<RowMedians>& all) {
    for (const RowMedians& medians : all) {
        for (size_t i = 0; i < medians.engines.size(); ++i) {
            const Measurement& m = medians.engines[i];
            if (m.operations > 0)
                print(
                    fmt::format("{:<17} {:<11} p50 {:.4g} p99 {:.4g} p99.9 {:.4g} max {:.4g} us  RSS {:.0f} "
                                "MiB{}\n",
                                medians.row, engines()[i].name, m.p50, m.p99, m.p999, m.max,
                                m.residentBytes / kMiB, amplifications(medians.row, m)));
        }
    }
}

// Of the ratios that there are.
double geometricMean(const std::vector<double>& ratios) {
    double logs = 0;
    for (const double ratio : ratios)
        logs += std::log(ratio);
    return ratios.empty() ? 0 : std::exp(logs / static_cast<double>(ratios.size()));
}

struct Way {
    const char* name;
    double Measurement::*time;
};
constexpr Way kWays[] = {{"wall", &Measurement::micros},
                         {"processor", &Measurement::cpuMicros},
                         {"processor until settled", &Measurement::settledCpuMicros}};

}  // namespace

void printCell(const CellResults& results, bool details) {
    const std::vector<RowMedians> all = mediansOf(results);
    print(fmt::format("\n{}\n", results.cell.label()));
    print(fmt::format("{:<17} {:>10} {:>10} {:>10} {:>7} {:>10} {:>10} {:>10} {:>7} {:>8}\n", "us/op",
                      "levelscope", "rocksdb", "leveldb", "ratio", "cpu: ours", "rocksdb", "leveldb", "ratio",
                      "settled"));
    for (const RowMedians& medians : all) {
        const double settled = medians.ratio(&Measurement::settledCpuMicros);
        print(fmt::format("{:<17}{}{} {:>8.2f}\n", medians.row, times(medians, &Measurement::micros),
                          times(medians, &Measurement::cpuMicros), settled));
    }
    if (details)
        printDetails(all);
    for (const auto& [engine, bytes] : results.peakBytes)
        print(fmt::format("{:<11} peak memory {:.0f} MiB\n", engine, static_cast<double>(bytes) / kMiB));
    std::fflush(stdout);
}

void printSummary(const std::vector<CellResults>& all) {
    print("\n");
    for (const Way& way : kWays) {
        std::vector<double> ratios;
        std::string losses;
        for (const CellResults& results : all) {
            for (const RowMedians& medians : mediansOf(results)) {
                const double ratio = medians.ratio(way.time);
                if (ratio == 0)
                    continue;
                ratios.push_back(ratio);
                if (ratio < 1)
                    losses +=
                        fmt::format("    {:<17} {:.2f}  {}\n", medians.row, ratio, results.cell.label());
            }
        }
        print(fmt::format("{}: geometric mean of {} ratios {:.2f}; losses:{}\n{}", way.name, ratios.size(),
                          geometricMean(ratios), losses.empty() ? " none" : "", losses));
    }
}

bool writeJson(const std::vector<CellResults>& all, const std::string& path) {
    std::ofstream out(path);
    for (const CellResults& results : all) {
        for (const auto& [engine, rounds] : results.rounds) {
            for (size_t round = 0; round < rounds.size(); ++round) {
                for (const auto& [row, measurement] : rounds[round]) {
                    nlohmann::json line = measurement;
                    line.update({{"engine", engine},
                                 {"round", round},
                                 {"row", row},
                                 {"value_size", results.cell.valueSize},
                                 {"keys", results.cell.keys},
                                 {"data", results.cell.data},
                                 {"threads", results.cell.threads},
                                 {"compression", codecName(results.cell.codec)}});
                    out << line.dump() << "\n";
                }
            }
        }
    }
    return out.flush().good();
}

}  // namespace levelscope::bench
