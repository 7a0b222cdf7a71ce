#include "tests/bench/peers_rows.h"

#include <algorithm>
#include <ctime>
#include <filesystem>

namespace levelscope::bench {

namespace {

constexpr uint64_t kSmallTable = 64 << 10;
// Of a small store keys are read again and again: one pass would measure how a cache fills.
constexpr uint64_t kLeastKeysRead = 100'000;

const WorkloadInfo& infoOf(Workload workload) {
    return workloadInfos()[static_cast<size_t>(workload)];
}

// What reads find later must be whole.
bool writesAllKeys(const WorkloadInfo& info, const WorkloadOptions& options) {
    return info.fills && !info.alters && plannedOperations(info.workload, options) == options.keys;
}

bool onlyReads(Workload workload) {
    switch (workload) {
        case Workload::readrandom:
        case Workload::multiget:
        case Workload::readmissing:
        case Workload::readseq:
        case Workload::readreverse:
        case Workload::seekrandom: return true;
        default: return false;
    }
}

Measurement measured(const WorkloadResult& result) {
    Measurement m;
    const double perOperation = 1e6 / static_cast<double>(std::max<uint64_t>(result.operations, 1));
    const auto micros = [&](double fraction) {
        return static_cast<double>(result.latencies.percentile(fraction)) / 1e3;
    };
    m.micros = result.seconds * perOperation;
    m.cpuMicros = result.cpuSeconds * perOperation;
    m.operations = static_cast<double>(result.operations);
    m.p50 = micros(0.5);
    m.p99 = micros(0.99);
    m.p999 = micros(0.999);
    m.max = static_cast<double>(result.latencies.max()) / 1e3;
    m.userBytes = static_cast<double>(result.bytes);
    return m;
}

}  // namespace

// Reads run on what `fillrandom` left, before anything has compacted it all.
const std::vector<Row>& rows() {
    using enum Row::Before;
    using enum Row::Amplifies;
    static const std::vector<Row> all = {
        {"fillsync", Workload::fillsync, emptyStore},
        {"fillsync-8", Workload::fillsync, emptyStore, nothing, 8},
        {"fillbatch", Workload::fillbatch, emptyStore, writes},
        {"fillseq", Workload::fillseq, emptyStore, writes},
        {"fillrandom", Workload::fillrandom, emptyStore, writes},
        {"readrandom", Workload::readrandom, asItIs, reads},
        {"multiget", Workload::multiget, asItIs, reads},
        {"readmissing", Workload::readmissing},
        {"readseq", Workload::readseq, asItIs, reads},
        {"readreverse", Workload::readreverse, asItIs, reads},
        {"seekrandom", Workload::seekrandom},
        {"readwhilewriting", Workload::readwhilewriting},
        {"overwrite", Workload::overwrite, asItIs, writes},
        {"compact", Workload::compact},
        {"replay", Workload::replay},
        {"ycsb-a", Workload::ycsbA, filledStore},
        {"ycsb-b", Workload::ycsbB},
        {"ycsb-c", Workload::ycsbC},
        {"ycsb-f", Workload::ycsbF},
        {"ycsb-d", Workload::ycsbD},
        {"ycsb-e", Workload::ycsbE},
        {"tombstoneseek", Workload::tombstoneseek, emptyStore, nothing, 1},
        {"tombstonemix", Workload::tombstonemix, emptyStore},
        {"deletequeue", Workload::deletequeue, emptyStore, writes},
        {"ttlchurn", Workload::ttlchurn, emptyStore},
        {"opentables", Workload::reopen, manyTables, nothing, 1},
    };
    return all;
}

std::vector<Row> rowsOf(const Arguments& arguments, const Cell& cell) {
    std::vector<Row> chosen;
    for (const Row& row : rows()) {
        const bool asked = arguments.only.empty() || std::find(arguments.only.begin(), arguments.only.end(),
                                                               row.name) != arguments.only.end();
        const bool ownData = row.workload == Workload::tombstoneseek || row.before == Row::Before::manyTables;
        const bool shared = row.threads == 0 && infoOf(row.workload).threads;
        if (asked && (cell.threads == 1 ? cell.firstOfData || !ownData : shared))
            chosen.push_back(row);
    }
    return chosen;
}

RowRunner::RowRunner(const Arguments& arguments, const Cell& cell, const Engine& engine,
                     std::string directory)
    : m_arguments(arguments),
      m_cell(cell),
      m_engine(engine),
      m_directory(std::move(directory)),
      m_settings(arguments.settings) {
    m_settings.codec = cell.codec;
}

WorkloadOptions RowRunner::optionsFor(const Row& row) const {
    WorkloadOptions options;
    options.keys = m_cell.keys;
    options.valueSize = m_cell.valueSize;
    options.threads = row.threads != 0 ? row.threads : m_cell.threads;
    const uint64_t entry = m_cell.entryBytes();
    if (row.workload == Workload::tombstoneseek)
        options.keys = m_arguments.deleted + m_arguments.deleted / 9 + 1;
    else if (row.before == Row::Before::manyTables)
        options.keys = m_arguments.tables * (kSmallTable / entry + 1);
    else if (row.workload == Workload::replay)
        // The same number for every engine: their memtables take less than twice what the log does.
        options.operations = std::max<uint64_t>(m_settings.memtableBytes / (2 * entry), 1);
    else if (!writesAllKeys(infoOf(row.workload), options)) {
        WorkloadOptions plan = options;
        if (onlyReads(row.workload))
            plan.keys = std::max(plan.keys, kLeastKeysRead);
        options.operations = plannedOperations(row.workload, plan);
        if (m_arguments.operations != 0)
            options.operations = std::min(m_arguments.operations, options.operations);
        options.seconds = m_arguments.seconds;
    }
    return options;
}

Status RowRunner::fresh(const Settings& settings) {
    m_target.reset();
    m_whole = false;
    std::filesystem::remove_all(m_directory);
    ASSIGN_OR_RETURN(m_target, m_engine.open(m_directory, settings));
    return {};
}

Status RowRunner::fill(const WorkloadOptions& options) {
    WorkloadOptions plain = options;
    plain.operations = 0;
    plain.seconds = 0;
    RETURN_IF_ERROR(fresh(m_settings));
    RETURN_IF_ERROR(runWorkload(*m_target, Workload::fillrandom, plain).status());
    return m_target->settle();
}

Status RowRunner::prepare(const Row& row, const WorkloadOptions& options) {
    switch (row.before) {
        case Row::Before::asItIs: return m_whole ? Status() : fill(options);
        case Row::Before::emptyStore: return fresh(m_settings);
        case Row::Before::filledStore: return fill(options);
        case Row::Before::manyTables: break;
    }
    Settings small = m_settings;
    small.memtableBytes = kSmallTable;
    small.tableBytes = kSmallTable;
    RETURN_IF_ERROR(fresh(small));
    RETURN_IF_ERROR(runWorkload(*m_target, Workload::fillseq, options).status());
    return m_target->settle();
}

Result<Measurement> RowRunner::run(const Row& row) {
    const WorkloadOptions options = optionsFor(row);
    RETURN_IF_ERROR(prepare(row, options));
    const ProcessFigures before = ProcessFigures::now();
    ASSIGN_OR_RETURN(const WorkloadResult result, runWorkload(*m_target, row.workload, options));
    const std::clock_t ended = std::clock();
    RETURN_IF_ERROR(m_target->settle());
    const double left = static_cast<double>(std::clock() - ended) / CLOCKS_PER_SEC;
    const ProcessFigures after = ProcessFigures::now();
    const DirectoryFigures directory = DirectoryFigures::of(m_directory);

    const WorkloadInfo& info = infoOf(row.workload);
    m_whole = !info.alters && row.before != Row::Before::manyTables &&
              (!info.fills || result.operations == m_cell.keys);
    Measurement m = measured(result);
    m.settledCpuMicros = m.cpuMicros + left * 1e6 / std::max(m.operations, 1.0);
    m.writtenBytes = static_cast<double>(std::max<int64_t>(after.writtenBytes - before.writtenBytes, 0));
    m.readBytes = static_cast<double>(after.readBytes - before.readBytes);
    m.residentBytes = static_cast<double>(after.residentBytes);
    m.diskBytes = static_cast<double>(directory.bytes);
    m.liveBytes = m_whole ? static_cast<double>(m_cell.keys * m_cell.entryBytes()) : 0;
    m.tables = row.before == Row::Before::manyTables ? static_cast<double>(directory.tables) : 0;
    return m;
}

}  // namespace levelscope::bench
