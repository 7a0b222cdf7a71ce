// Turns sorted entries into tables: the one routine behind flush and compaction.
//
// Of every key it keeps the newest version each snapshot can see; the others, and what range tombstones hide,
// are dropped. Expired values become tombstones. At the bottom, tombstones that no snapshot needs go too.
// Outputs are cut between user keys, at a target size or entry count. Range tombstones are cut at the same
// places. Several threads may each merge a span of the keys (core/compaction/shared_merge.h).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/compaction/value_output.h"
#include "core/env/env.h"
#include "core/table/table_builder.h"
#include "core/table/table_reader.h"
#include "core/version/table_meta.h"

namespace levelscope {

// User keys in [from, to); without `to` up to the last.
struct KeySpan {
    std::string from;
    std::optional<std::string> to;
};

struct MergeJob {
    Env env;
    std::string directory;
    TableOptions table;
    int outputLevel = 0;
    uint64_t targetBytes = 0;               // of an output; 0: no limit
    uint64_t targetEntries = 0;             // 0: no limit
    bool bottommost = false;                // nothing older lies below
    std::vector<SequenceNumber> snapshots;  // ascending
    std::vector<RangeTombstone> tombstones;
    int64_t nowMicros = 0;  // values that expire up to here are dead
    std::vector<SequenceTime> times;
    KeySpan span;             // the part of the sources to merge
    bool copyBlocks = false;  // blocks of the sources are such as `table` would make of their entries
    ValueSeparation values;
    std::function<uint64_t()> newFileNumber;
    // Called every few hundred entries with raw bytes read and bytes written; a failure (cancelled) stops the
    // merge.
    std::function<Status(uint64_t rawBytesRead, uint64_t bytesWritten)> checkpoint;
    // Asked behind the checkpoint, if set: where the span is to end from now on; behind `nextKey`.
    std::function<std::optional<std::string>(std::string_view nextKey)> giveAway;
    std::function<void(const TableMeta&)> tableCreated;
};

struct MergeOutcome {
    std::vector<TableMeta> outputs;         // by key; synced, as are their names
    std::vector<ValueFileMeta> valueFiles;  // made for them; likewise
    uint64_t outputBytes = 0;               // of both
    uint64_t valueBytesRead = 0;            // to be rewritten
    uint64_t entriesRead = 0;
    uint64_t copiedBlocks = 0;  // as they were stored
    uint64_t droppedShadowed = 0;
    uint64_t droppedTombstones = 0;
    // Tombstones, and expired values turned into them, that live on: above the bottom; at the bottom, for
    // each snapshot of the job.
    uint64_t keptForOlder = 0;
    std::vector<uint64_t> keptForSnapshot;
};

// The files of outputs that are not used after all. What cannot be removed now is when the store is opened
// again.
void removeOutputs(FileSystem& fs, const std::string& directory, const std::vector<TableMeta>& tables,
                   const std::vector<ValueFileMeta>& valueFiles);

// Consumes `sources`. On failure every file it made is removed again.
Result<MergeOutcome> mergeToTables(const MergeJob& job, std::vector<std::unique_ptr<TableCursor>> sources);

}  // namespace levelscope
