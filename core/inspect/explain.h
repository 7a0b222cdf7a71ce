// What a look-up or a seek did, step by step, with its costs and the reason for its outcome: collected from
// the trace of the read itself (core/table/read_trace.h), run for this purpose.
//
// An explanation is a value. explain() may be called from any thread; a read of a store that is written
// meanwhile sees one moment of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/store_reader.h"
#include "core/table/read_trace.h"

namespace levelscope {

struct ExplainRequest {
    std::string key;
    SequenceNumber atSequence = 0;  // 0: the newest state
    bool seek = false;              // to the first key at or behind `key`
};

struct ExplainedBlock {
    BlockKind kind = BlockKind::data;
    uint64_t offset = 0;
    uint64_t bytesOnDisk = 0;
    bool cacheHit = false;
};

// What happened at one source.
struct ExplainedStep {
    ReadSource source;
    std::optional<PassReason> passed;    // why it was not entered
    std::optional<bool> filter;          // what its Bloom filter said: may it hold the key?
    std::optional<uint64_t> block;       // data block by the index; unknown in tables of other engines
    std::optional<uint64_t> entry;       // where the search in the block ended
    std::vector<ExplainedBlock> blocks;  // looked at, in order
    uint64_t comparisons = 0;
    uint64_t bytesRead = 0;             // from the file: not from the cache
    SequenceNumber rangeTombstone = 0;  // one in here that covers the key
    bool holds = false;                 // a look-up: an entry of the key, old enough, is in here
    bool decided = false;               // the read ended here
};

struct ExplainedEntry {
    std::string key;
    SequenceNumber sequence = 0;
    EntryType type = EntryType::value;
    EntryVerdict verdict = EntryVerdict::taken;
};

enum class ReadOutcome : uint8_t {
    found,
    deleted,       // by a tombstone
    rangeDeleted,  // by a deletion of a range
    expired,
    notYet,  // every version was written after the sequence read at
    absent,  // no version of it is stored
    atEnd,   // a seek: there is no live key at or behind it
    failed,  // `status` tells
};

struct Explanation {
    ExplainRequest request;
    Status status;  // notFound is not told here: `outcome` does
    ReadOutcome outcome = ReadOutcome::absent;
    // Of the version or deletion that decided; notYet: of the oldest version. If isLocated(outcome).
    SequenceNumber sequence = 0;
    ReadSource where;
    std::string foundKey;  // found
    std::string value;     // found: at most kExplainedValueBytes
    uint64_t valueSize = 0;
    int64_t expiryMicros = 0;  // of the version that expired, or will
    // An older version that the outcome hides and that is still stored.
    std::optional<KeyVersion> hidden;
    std::vector<ExplainedStep> steps;     // in the order of the read
    std::vector<ExplainedEntry> entries;  // met on the way, at most kExplainedEntries
    uint64_t entriesMet = 0;              // all
    // Of a seek: runs of dead keys that it stepped over, in order, at most kExplainedEntries.
    std::vector<KeyRange> deadRuns;
    // Sums over the steps.
    uint64_t comparisons = 0;
    uint64_t blocksFromDisk = 0;
    uint64_t blocksFromCache = 0;
    uint64_t bytesRead = 0;
    uint64_t filtersAsked = 0;
    uint64_t filtersSaved = 0;
    uint64_t filtersMistaken = 0;  // said "perhaps" where there was nothing
};

inline constexpr size_t kExplainedValueBytes = 4096;
inline constexpr size_t kExplainedEntries = 256;

// True if a version or a deletion decided: `sequence` and `where` tell which. Sequence 0 is one too: other
// engines give it to what is older than all snapshots.
bool isLocated(ReadOutcome outcome);

// Runs the read. A failure of it becomes the outcome; what had been done is told.
Explanation explain(const StoreReader& store, const ExplainRequest& request);

// Where the ways of two reads part: index of the first step that differs in what was done there, or the
// number of steps if none does.
size_t firstDifference(const Explanation& a, const Explanation& b);

// One JSON object over several lines: the same for the window and levelctl.
std::string toJson(const Explanation& explanation);

}  // namespace levelscope
