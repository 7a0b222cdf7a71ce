// A small store in memory to damage: a few tables on two levels, with shadowed versions and tombstones of
// both kinds, and a log with writes that are in no table.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/env/strict_mem_file_system.h"
#include "tests/fault/workload.h"

namespace levelscope::fault {

// What reading everything from a damaged copy came to.
struct Damage {
    enum class Outcome : uint8_t {
        identical,  // every read gave what was written
        named,      // an error with the damaged file and an offset
        follows,    // the damage looks like an older, whole file: an error names the first file that does not
                    // fit it
        reported,   // the log's tail was dropped as torn, and the store says so
        vague,      // an error that does not say where
        silent,     // another answer, and no error
    } outcome = Outcome::identical;
    std::string what;
};

class SmallStore {
public:
    // `closed` cleanly, or as its process left it when it was killed.
    SmallStore(Options options, bool closed);

    StrictMemFileSystem& machine() { return *m_machine; }
    std::vector<std::string> files();
    // Opens a copy in which `name` holds `bytes`, and reads all keys by scan and by get.
    Damage readWith(const std::string& name, std::string bytes, OpenMode mode);

private:
    Status fill();
    Status readAll(Db& db, bool& same, uint64_t& digest) const;
    Damage judge(const Status& status, const std::string& damagedFile) const;

    bool m_closed;
    std::unique_ptr<StrictMemFileSystem> m_machine;
    Options m_options;
    std::unique_ptr<Executor> m_executor;
    ManualClock m_clock;
    History m_history;
};

}  // namespace levelscope::fault
