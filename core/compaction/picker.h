// Decides what to compact next: a pure function of version, options and what is running. The engine, the dry
// run and what-if views call the same one.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/version/version.h"

namespace levelscope {

enum class CompactionPolicy : uint8_t {
    leveled,       // sorted levels of growing size; L0 as flushed
    threshold,     // more than N tables: merge all into one sorted run; simple enough to follow by eye
    tiered,        // one sorted run a level; runs merge with those not larger than themselves: fewest writes
    lazyLeveling,  // the same, but the oldest run also takes in what has grown to a share of it
    fifo,          // nothing is merged, the oldest tables are dropped beyond a size: a cache, not a store
};

struct CompactionOptions {
    CompactionPolicy policy = CompactionPolicy::leveled;
    int l0Trigger = 4;                        // leveled: runs of L0; tiered, lazy leveling: its tables
    uint64_t baseLevelBytes = 256ull << 20;   // leveled: target size of L1
    double levelMultiplier = 10;              // leveled, lazy leveling: target of each further level
    uint64_t targetTableBytes = 16ull << 20;  // outputs are cut at about this size
    uint64_t targetTableEntries = 0;          // and at this many entries; 0: no limit
    uint64_t tableThreshold = 5;              // threshold: merge when there are more tables than this
    bool dynamicLevels = false;   // leveled: targets follow from the size of the deepest level, down to
                                  // baseLevelBytes / levelMultiplier
    double tombstoneShare = 0.5;  // leveled: a table with this share of tombstones is pushed down; 0: never
    uint64_t fifoBytes = 0;       // fifo: all tables and their values together; 0: no limit
    double overwrittenShare = 0.08;  // leveled: what is hidden by newer versions is kept below this share of
                                     // the store while it rests; 0: never
    double valueGarbageShare = 0.5;  // values in files with this share of garbage are written anew; 0: never
};

enum class CompactionReason : uint8_t {
    none,
    l0Files,
    levelSize,
    tableCount,
    tombstones,
    expiry,
    reads,
    overwritten,
    storeSize,
    valueGarbage,
    manualAll,
    manualRange,
    manualLevel,
    manualTables,
};

// A merge of `inputs` into `outputLevel`, a move there without rewriting, a drop of them, or nothing.
struct Decision {
    enum class Kind : uint8_t { nothing, move, merge, drop } kind = Kind::nothing;
    CompactionReason reason = CompactionReason::none;
    int outputLevel = 0;           // not of a drop
    std::vector<TablePtr> inputs;  // all levels; newest data first
    double score = 0;              // >= 1: due
    // True when no level below outputLevel overlaps the inputs and all overlapping tables of it are inputs:
    // tombstones older than every snapshot may go.
    bool bottommost = false;
    uint64_t inputBytes() const;
};

// How full a level is; what the Levels page shows.
struct LevelScore {
    int level = 0;
    double score = 0;
    uint64_t bytes = 0;
    uint64_t targetBytes = 0;  // 0: judged by count
    uint64_t tables = 0;
    uint64_t runs = 0;        // that it is judged by
    uint64_t targetRuns = 0;  // 0: judged by bytes
};

// What a user asked for.
struct ManualCompaction {
    CompactionReason kind = CompactionReason::manualAll;
    KeyRange range;                // manualRange
    int level = 0;                 // manualLevel: into the next one (the bottom one onto itself)
    std::vector<uint64_t> tables;  // manualTables
};

// What a decision depends on besides the tables.
struct PickMoment {
    std::vector<uint64_t> busy;  // numbers of tables that are inputs of running jobs; never touched
    int64_t nowMicros = 0;       // since 1970 UTC; 0: nothing has expired
    SequenceNumber oldestSnapshot = kMaxSequence;
    SequenceNumber lastSequence = 0;  // 0: nothing is known to be overwritten
};
Decision pickCompaction(const Version& version, const CompactionOptions& options, const PickMoment& moment);
// What reads would have saved, by table number: bytes of merging that those are worth which passed through
// the table on their way to an older one.
using ReadCharges = std::unordered_map<uint64_t, uint64_t>;
// The merge, not due by itself, that reads have paid for best: its inputs above the output level are charged
// with at least the bytes it reads. Leveled only.
Decision pickForReads(const Version& version, const CompactionOptions& options, const ReadCharges& charges,
                      const std::vector<uint64_t>& busy);
// A merge that is worth its bytes only when nothing else is to be done: from the top down until what newer
// versions and deletions hide, as far as it can be told without reading, is below overwritten_share. Leveled
// only.
Decision pickOverwritten(const Version& version, const CompactionOptions& options, const PickMoment& moment);
// Whether so many deletions that are in memory only hide more than that: then a store at rest should write
// them out. Leveled only.
bool deletionsHideMuch(const Version& version, const CompactionOptions& options, uint64_t deletions);
// Numbers of the value files with so much garbage that merges write their values anew, ascending.
std::vector<uint64_t> sparseValueFiles(const Version& version, const CompactionOptions& options);
// The merge that rewrites values of such a file, or nothing.
Decision pickGarbage(const Version& version, const CompactionOptions& options);
// invalidArgument/unknownTable for a table that is not live. Nothing to do is not an error.
Result<Decision> pickManual(const Version& version, const CompactionOptions& options,
                            const ManualCompaction& manual, const std::vector<uint64_t>& busy);
std::vector<LevelScore> levelScores(const Version& version, const CompactionOptions& options);

}  // namespace levelscope
