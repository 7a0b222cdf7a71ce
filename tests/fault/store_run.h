// Runs a workload on a store once and notes, in the journal of the file system beneath, what was begun and
// what was acknowledged when: the lower and upper bound of what a crash may leave.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/env/strict_mem_file_system.h"
#include "tests/fault/lazy_executor.h"
#include "tests/fault/workload.h"

namespace levelscope::fault {

inline constexpr const char* kStore = "store";

// How far the run was. Counts of writes.
struct Progress {
    bool created = false;  // Db::open returned
    size_t begun = 0;
    size_t acked = 0;   // survives the death of the process
    size_t synced = 0;  // survives power loss
    size_t checkpointsBegun = 0;
    size_t checkpointsDone = 0;
};

struct Checkpoint {
    std::string name;
    size_t writes = 0;  // it holds the state after these
};

class StoreRun {
public:
    // `seam` is what the engine sees, `memory` where the journal is: the same, or `seam` forwards to it.
    StoreRun(StrictMemFileSystem& memory, FileSystem& seam, Options options);
    ~StoreRun();

    // Stops at the first error. `lazy`: flushes and compactions lag behind.
    Status run(const std::vector<Step>& steps, bool lazy = false);

    const History& history() const { return m_history; }
    const std::vector<Checkpoint>& checkpoints() const { return m_checkpoints; }
    // When the first `crashIndex` calls of the journal had happened.
    Progress progressAt(size_t crashIndex) const;
    // The same machine, booted: for opening a state of it.
    Options optionsOn(FileSystem& fs) const;

private:
    Status runStep(const Step& step);
    Status runWrite(const Step& step);
    Status runIngest(const Step& step);
    Status runCheckpoint();
    Status open();
    void note();

    StrictMemFileSystem& m_memory;
    Options m_options;
    LazyExecutor m_executor;
    ManualClock m_clock;
    std::unique_ptr<Db> m_db;
    History m_history;
    Progress m_progress;
    std::vector<Progress> m_notes;
    std::vector<Checkpoint> m_checkpoints;
};

}  // namespace levelscope::fault
