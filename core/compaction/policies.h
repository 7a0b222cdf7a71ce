// The parts of the picker, a policy or a trigger each; picker.cpp chooses among them. Pure functions; a
// decision never has a busy input.
#pragma once

#include <optional>
#include <vector>

#include "core/compaction/overlap.h"
#include "core/compaction/picker.h"

namespace levelscope {

// leveled.cpp
// Level 0 into level 1, cut where no table of it reaches across: each part is a merge of its own. The highest
// first; parts that are busy are left out.
std::vector<Decision> pickLevelZero(const Version& version, const Busy& busy);
// What of a level goes down next, due or not: of a sorted one no more than what it is larger by than its
// target, but a table at least; of level 0 perhaps further than to level 1.
std::optional<Decision> pickLevel(const Version& version, const CompactionOptions& options,
                                  const LevelScore& score, const Busy& busy);
Decision pickLeveled(const Version& version, const CompactionOptions& options, const Busy& busy);
// What a level above the deepest is kept to.
uint64_t targetBytes(const Version& version, const CompactionOptions& options, int level);
// Neighbours of a sorted level, into the next with what they overlap there.
Decision pushDown(const Version& version, std::vector<TablePtr> tables, int level);

// sorted_runs.cpp
Decision pickThreshold(const Version& version, const CompactionOptions& options, const Busy& busy);
Decision pickTiered(const Version& version, const CompactionOptions& options, const Busy& busy);
Decision pickFifo(const Version& version, const CompactionOptions& options, const Busy& busy);
// Sorted runs: every table of level 0, and each deeper level as one, however many tables its run was cut
// into. So a merge of all leaves exactly one and can never call for the next.
uint64_t runCount(const Version& version);
// Where a merge of everything puts its run.
int runLevel(const Version& version);

// dead_entries.cpp
// Tables in which everything has expired, if nothing older lies under them that would come to light.
Decision pickExpired(const Version& version, int64_t nowMicros, const Busy& busy);
// The table with the largest share of tombstones, from the share wanted on: pushed down, or at the bottom
// written anew without those that no snapshot needs.
Decision pickTombstones(const Version& version, const CompactionOptions& options,
                        SequenceNumber oldestSnapshot, const Busy& busy);

// value_garbage.cpp
// A table whose values lie in the file with the largest share of garbage, from the share wanted on: written
// anew where it is.
Decision pickValueGarbage(const Version& version, const CompactionOptions& options, const Busy& busy);

// Fills in what follows from inputs and output level.
Decision finish(const Version& version, Decision decision);

}  // namespace levelscope
