// The rows of the comparison: which workloads on what store, and how one engine runs them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/measurement.h"
#include "tests/bench/peers_arguments.h"

namespace levelscope::bench {

struct Row {
    // What comes before the workload and does not count.
    enum class Before : uint8_t {
        asItIs,  // a filled store, as the row before left it
        emptyStore,
        filledStore,  // anew, and settled
        manyTables,   // in ascending order, in as many small tables as asked for
    };
    // What its bytes on disk say.
    enum class Amplifies : uint8_t { nothing, writes, reads };

    std::string_view name;
    Workload workload;
    Before before = Before::asItIs;
    Amplifies amplifies = Amplifies::nothing;
    uint32_t threads = 0;  // 0: as the cell says
};

const std::vector<Row>& rows();
// Those that this cell has, of those asked for.
std::vector<Row> rowsOf(const Arguments& arguments, const Cell& cell);

// One engine in one cell. All rows in order; the store is in `directory`, which is emptied.
class RowRunner {
public:
    RowRunner(const Arguments& arguments, const Cell& cell, const Engine& engine, std::string directory);
    Result<Measurement> run(const Row& row);

private:
    WorkloadOptions optionsFor(const Row& row) const;
    Status prepare(const Row& row, const WorkloadOptions& options);
    Status fresh(const Settings& settings);
    Status fill(const WorkloadOptions& options);

    const Arguments& m_arguments;
    const Cell m_cell;
    const Engine& m_engine;
    const std::string m_directory;
    Settings m_settings;
    std::unique_ptr<BenchTarget> m_target;
    bool m_whole = false;  // the store has all keys of the cell and no others
};

}  // namespace levelscope::bench
