// How long the time machine takes to open a manifest of many edits, and to go anywhere in it. Every tenth
// state that is gone to is checked against the edits added up.
//
// time_bench [--edits N] [--tables N] [--seeks N] [--directory DIR]
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "core/inspect/time_machine.h"
#include "core/version/file_names.h"
#include "core/wal/log_writer.h"

namespace {

using namespace levelscope;

struct Arguments {
    uint64_t edits = 1'000'000;
    uint64_t tables = 2'000;  // alive at a time
    int seeks = 1'000;
    std::string directory = std::filesystem::temp_directory_path() / "levelscope-time-bench";
};

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "time_bench: %s\n", what.c_str());
    std::exit(1);
}

// Of this thread: the machine may have other work.
double cpuMillis() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

TableMeta table(uint64_t number, int level) {
    char key[32];
    std::snprintf(key, sizeof key, "user/%012llu",
                  static_cast<unsigned long long>(number * 2654435761u % 4'000'000'007u));
    TableMeta meta;
    meta.number = number;
    meta.level = level;
    meta.fileSize = 1'000'000 + number % 1000;
    meta.smallest = key;
    meta.largest = std::string(key) + "~";
    meta.entries = 10'000;
    meta.minSequence = number;
    meta.maxSequence = number + 9'999;
    return meta;
}

// Three flushes, then a compaction that makes one table of four.
class Writer {
public:
    explicit Writer(const Arguments& arguments) : m_arguments(arguments) {}

    std::string write() {
        std::filesystem::create_directories(m_arguments.directory);
        const std::string path = joinPath(m_arguments.directory, manifestFileName(1));
        auto file = posixFileSystem().create(path);
        if (!file.ok())
            fail("cannot write " + path);
        LogWriter writer(std::move(*file), 1);
        for (uint64_t i = 0; i < m_arguments.edits; ++i)
            if (!writer
                     .append(i == 0 ? LogRecordType::snapshotEdit : LogRecordType::versionEdit, i,
                             next(i).encode())
                     .ok())
                fail("cannot write " + path);
        if (!writer.close().ok())
            fail("cannot close " + path);
        return path;
    }
    const std::vector<uint64_t>& sums() const { return m_sums; }

private:
    VersionEdit next(uint64_t i) {
        VersionEdit edit;
        edit.cause = i == 0 ? EditCause::created : EditCause::flush;
        edit.wallMicros = 1'700'000'000'000'000 + static_cast<int64_t>(i) * 1'000'000;
        if (i % 4 == 3 && m_alive.size() >= m_arguments.tables) {
            edit.cause = EditCause::compaction;
            edit.jobId = i;
            for (int k = 0; k < 4; ++k)
                remove(edit, m_random() % m_alive.size());
            add(edit, 1 + static_cast<int>(m_random() % 5));
        } else if (i > 0) {
            add(edit, 0);
        }
        m_sums.push_back(m_sum);
        return edit;
    }
    void add(VersionEdit& edit, int level) {
        edit.added.push_back(table(++m_number, level));
        m_alive.emplace_back(m_number, level);
        m_sum += m_number * 31 + static_cast<uint64_t>(level);
    }
    void remove(VersionEdit& edit, size_t place) {
        const auto [number, level] = m_alive[place];
        edit.removed.push_back({level, number});
        m_alive[place] = m_alive.back();
        m_alive.pop_back();
        m_sum -= number * 31 + static_cast<uint64_t>(level);
    }

    const Arguments& m_arguments;
    std::mt19937_64 m_random{7};
    std::vector<std::pair<uint64_t, int>> m_alive;
    std::vector<uint64_t> m_sums;  // over number and level of the living, after each edit
    uint64_t m_sum = 0;
    uint64_t m_number = 0;
};

uint64_t sumAt(const TimeMachine& machine, size_t edit) {
    uint64_t sum = 0;
    for (const uint32_t id : machine.tablesAt(edit))
        sum += machine.stay(id).table.number * 31 + static_cast<uint64_t>(machine.stay(id).table.level);
    return sum;
}

std::vector<double> seek(const TimeMachine& machine, const std::vector<uint64_t>& sums, int seeks) {
    std::mt19937_64 random(11);
    std::vector<double> times;
    for (int i = 0; i < seeks; ++i) {
        const size_t edit = random() % machine.editCount();
        const double start = cpuMillis();
        const auto version = machine.versionAt(edit);
        times.push_back(cpuMillis() - start);
        if (i % 10 == 0 && (sumAt(machine, edit) != sums[edit] || !version))
            fail("a state is not what the edits add up to");
    }
    std::sort(times.begin(), times.end());
    return times;
}

Arguments parse(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const std::string value = argv[i + 1];
        if (name == "--edits")
            arguments.edits = std::stoull(value);
        else if (name == "--tables")
            arguments.tables = std::stoull(value);
        else if (name == "--seeks")
            arguments.seeks = std::stoi(value);
        else if (name == "--directory")
            arguments.directory = value;
        else
            fail("unknown option " + name);
    }
    return arguments;
}

}  // namespace

int main(int argc, char** argv) {
    const Arguments arguments = parse(argc, argv);
    Writer writer(arguments);
    const std::string path = writer.write();
    const double start = cpuMillis();
    const auto source = [&](const std::function<bool(const ManifestRecord&)>& visit) {
        return readManifestFile(posixFileSystem(), path, visit);
    };
    const auto machine = TimeMachine::read(source, "default");
    const double opened = cpuMillis() - start;
    if (!machine.ok() || !(*machine)->status().ok() || (*machine)->editCount() != arguments.edits)
        fail("the manifest could not be read");
    const std::vector<double> seeks = seek(**machine, writer.sums(), arguments.seeks);
    const double differenceStart = cpuMillis();
    const auto difference = (*machine)->difference(0, (*machine)->editCount() - 1);
    const double compared = cpuMillis() - differenceStart;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("edits %zu, tables ever %zu, manifest %.0f MiB, peak memory %ld MiB\n",
                (*machine)->editCount(), (*machine)->stayCount(),
                static_cast<double>(std::filesystem::file_size(path)) / (1 << 20), usage.ru_maxrss / 1024);
    std::printf(
        "open %.0f ms; go anywhere: median %.2f ms, worst %.2f ms; first against last %.2f ms (%zu tables)\n",
        opened, seeks[seeks.size() / 2], seeks.back(), compared, difference.added.size());
    std::filesystem::remove_all(arguments.directory);
    return 0;
}
