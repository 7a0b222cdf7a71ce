// Opens every state a crash could have left and judges it by the contract: after any crash the store is a
// prefix j of its history with last acknowledged write <= j <= last begun one; batches are whole; a
// checkpoint is whole or absent.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/fault/figures.h"
#include "tests/fault/store_run.h"

namespace levelscope::fault {

struct Verdict {
    enum class Kind : uint8_t {
        good,
        lost,        // a prefix, but an acknowledged write is missing
        hole,        // no prefix at all, or a batch in parts
        unopenable,  // Db::open fails
        broken,      // anything else: reads fail, orphans stay, it cannot be written
    } kind = Kind::good;
    std::string what;
};

struct Exploration {
    std::vector<CrashMode> modes{std::begin(crash::kAllModes), std::end(crash::kAllModes)};
    size_t stride = 1;           // every stride-th crash point
    uint64_t seedsPerMode = 1;   // for the modes that choose
    size_t writeAgainEvery = 8;  // this often the recovered store is also written, closed and opened again
    size_t nestEvery = 0;        // this often recovery itself is crashed, three deep; 0: never
    size_t stopAfter = 10;       // findings
};

class CrashExplorer {
public:
    CrashExplorer(StrictMemFileSystem& memory, const StoreRun& run, Figures& figures)
        : m_memory(memory), m_run(run), m_figures(figures) {}

    void explore(const Exploration& what, uint64_t seed);
    // Each names crash point, mode and seed.
    const std::vector<std::string>& findings() const { return m_findings; }

private:
    struct Bounds {
        size_t least = 0;
        size_t most = 0;
        Progress progress;
    };

    void judge(StrictMemFileSystem& machine, const Bounds& bounds, bool writeAgain, const std::string& where);
    Verdict check(StrictMemFileSystem& machine, const Bounds& bounds, bool writeAgain) const;
    Verdict checkContent(Db& db, const Bounds& bounds) const;
    Verdict checkOrphans(StrictMemFileSystem& machine, const Db& db) const;
    Verdict checkPast(StrictMemFileSystem& machine, const std::vector<uint64_t>& manifests) const;
    Verdict checkWriting(StrictMemFileSystem& machine, std::unique_ptr<Db> db) const;
    Verdict checkCheckpoints(StrictMemFileSystem& machine, const Progress& progress) const;
    void nest(StrictMemFileSystem& machine, const Bounds& bounds, uint64_t seed, int depth,
              const std::string& where);

    StrictMemFileSystem& m_memory;
    const StoreRun& m_run;
    Figures& m_figures;
    std::vector<std::string> m_findings;
    size_t m_judged = 0;
};

}  // namespace levelscope::fault
