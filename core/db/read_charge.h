// Reads as a reason to compact. A read that passes through a table on its way to an older one would be
// cheaper if they were one; what a merge would save it is charged to the table passed, in bytes of merging.
// When the charges reach what a merge reads, the picker calls it due (pickForReads).
//
// Only a sample is charged, for all of its kind: most reads cost one step of a thread's own counter. The same
// sample tells which tables are read at all: it counts for each table whose keys a look-up or seek falls
// among.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "core/compaction/picker.h"

namespace levelscope {

// One read in so many is charged.
inline constexpr uint32_t kReadSample = 32;
inline constexpr uint32_t kStepSample = 4096;
// What passing one table is worth, in bytes. A seek reads a block of each table; a look-up is stopped by most
// filters; a step is one more comparison at times.
inline constexpr uint64_t kSeekCharge = 4096;
inline constexpr uint64_t kLookupCharge = 256;
inline constexpr uint64_t kStepCharge = 1;
// Stepping over a dead entry that a merge would have dropped: for nothing, and by everybody who comes this
// way.
inline constexpr uint64_t kDeadCharge = 128;

// True for one call in kReadSample of each thread.
inline bool sampleRead() {
    thread_local uint32_t reads = 0;
    return ++reads % kReadSample == 0;
}

// Charges `bytes` to each table a read of the key passes, but not to the oldest, where the read would end,
// and counts `reads` for all of them. True when it is time to ask the picker again. Any thread that holds the
// version.
bool chargeRead(const Version& version, std::string_view key, uint64_t bytes, uint64_t reads = 0);
// A table that only moves keeps its slot; its new place starts without charges.
void clearCharges(const std::vector<TablePtr>& tables);
ReadCharges readCharges(const Version& version);
// By number: look-ups and seeks among the keys of each table since the store was opened, as the sample tells;
// tables without any are left out. Of versions of a store that is open for writing. Any thread.
using ReadCounts = std::unordered_map<uint64_t, uint64_t>;
ReadCounts readCounts(const Version& version);

}  // namespace levelscope
