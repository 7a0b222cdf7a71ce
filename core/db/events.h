// What the engine tells while it works. Begin and End come in pairs with one job id. Callbacks arrive on
// whichever thread did the work, some with the engine's lock held: copy the info, post it, return. Never call
// the Db from one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/status.h"
#include "core/compaction/picker.h"
#include "core/version/table_meta.h"

namespace levelscope {

struct FlushInfo {
    uint64_t jobId = 0;
    uint64_t entries = 0;  // of the memtable
    uint64_t memoryBytes = 0;
    std::vector<TableMeta> outputs;  // End: empty when everything in it was dead
    int64_t micros = 0;              // End
    Status status;                   // End
};

struct CompactionInfo {
    uint64_t jobId = 0;
    CompactionReason reason = CompactionReason::none;
    bool trivialMove = false;
    int outputLevel = 0;
    std::vector<TableMeta> inputs;
    std::vector<TableMeta> outputs;  // End
    uint64_t inputBytes = 0;
    uint64_t outputBytes = 0;        // End
    uint64_t droppedShadowed = 0;    // End: older versions that were dropped
    uint64_t droppedTombstones = 0;  // End
    int64_t micros = 0;              // End
    Status status;                   // End: cancelled leaves the old version
};

struct IngestInfo {
    uint64_t jobId = 0;
    uint64_t entries = 0;           // End
    uint64_t bytes = 0;             // End: of the tables
    std::vector<TableMeta> tables;  // End: where they went
    int64_t micros = 0;             // End
    Status status;                  // End: not ok leaves nothing
};

struct CompactionProgress {
    uint64_t jobId = 0;
    uint64_t doneBytes = 0;  // of inputBytes
    uint64_t inputBytes = 0;
};

struct WalSwitchInfo {
    uint64_t oldNumber = 0;
    uint64_t newNumber = 0;
};

enum class StallCause : uint8_t { none, memtables, l0Files, compactionDebt };
struct StallInfo {
    StallCause cause = StallCause::none;
    int64_t delayMicrosPerMiB = 0;  // Begin: how much writers are slowed; 0 at End
};

class EventListener {
public:
    virtual ~EventListener() = default;
    virtual void flushBegin(const FlushInfo&) {}
    virtual void flushEnd(const FlushInfo&) {}
    virtual void compactionBegin(const CompactionInfo&) {}
    virtual void compactionProgress(const CompactionProgress&) {}  // about ten times a second at most
    virtual void compactionEnd(const CompactionInfo&) {}
    virtual void ingestBegin(const IngestInfo&) {}
    virtual void ingestEnd(const IngestInfo&) {}
    virtual void walSwitched(const WalSwitchInfo&) {}
    virtual void stallBegin(const StallInfo&) {}
    virtual void stallEnd(const StallInfo&) {}
    virtual void tableCreated(const TableMeta&) {}
    virtual void tableDeleted(uint64_t /*number*/) {}
    virtual void backgroundError(const Status&) {}  // the store is read-only from here on
};

}  // namespace levelscope
