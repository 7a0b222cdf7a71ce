// What the Log page reads of a write-ahead log, in pieces small enough to be given up at any time. Called on
// workers, never on the GUI thread.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "core/inspect/log_anatomy.h"
#include "core/inspect/replay_preview.h"

namespace levelscope::gui {

// One step through a log: where its batches lie.
struct WalScan {
    static constexpr uint64_t kStepBytes = 8 << 20;

    std::vector<uint64_t> pageOffsets;  // of the batches whose ordinal is a multiple of WalBatchModel::kPage
    uint64_t batches = 0;
    uint64_t marks = 0;  // batches without operations: everything before them is durable
    uint64_t operations = 0;
    SequenceNumber firstSequence = 0;  // 0: none in this step
    SequenceNumber lastSequence = 0;
    WalSummary summary;
    Status status;      // why there is no more, or ok
    bool more = false;  // the log goes on at summary.endOffset
};
// `known`: batches in front of `from`.
WalScan scanWal(const StoreReader& reader, uint64_t number, uint64_t from, uint64_t known,
                const std::stop_token& stop);

// The batches of one page, without their operations.
struct WalPage {
    std::vector<WalBatch> batches;
    Status status;
};
WalPage readWalPage(const StoreReader& reader, uint64_t number, uint64_t offset, const std::stop_token& stop);

// One batch with its operations, and its bytes taken apart.
struct WalRecord {
    std::shared_ptr<const WalBatch> batch;  // null: not read
    LogRecordAnatomy anatomy;
    Status status;
};
WalRecord readWalRecord(const StoreReader& reader, const std::string& path, uint64_t number, uint64_t offset);

// The file and size of a log; the error when it is gone.
struct WalFile {
    std::string path;
    uint64_t size = 0;
    Status status;
};
WalFile findWal(const StoreReader& reader, uint64_t number);

}  // namespace levelscope::gui
