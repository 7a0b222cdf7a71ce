// Makes a new store of what can still be read of a damaged one, and says what could not: nothing is ever
// changed in place. Of each key the newest version found wins; where a newer one may have lain in what is
// lost, the older value may be one that had been overwritten or deleted: such pairs are counted, they are
// what a repair can resurrect.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/keys.h"
#include "core/db/options.h"
#include "core/formats/address.h"

namespace levelscope {

// A stretch of bytes that could not be read.
struct RepairLoss {
    Address where;
    Status problem;
    uint64_t bytes = 0;  // lost, as far as that is known
    KeyRange keys;       // that may have lain there; unbounded when unknown
    SequenceNumber maxSequence = kMaxSequence;
};

struct RepairReport {
    bool manifestRead = false;  // false: every table file in the directory counted, obsolete ones too
    uint64_t tables = 0;
    uint64_t logs = 0;
    uint64_t entries = 0;   // read
    uint64_t pairs = 0;     // written
    uint64_t doubtful = 0;  // of them: a newer version may be among what is lost
    std::vector<RepairLoss> losses;
};

struct RepairProgress {
    uint64_t doneBytes = 0;
    uint64_t totalBytes = 0;
};

// A store of this engine in `directory`, opened by nobody (busy/locked). `target` must not exist or be empty:
// alreadyExists/storeExists. Damage is in the report; errors are those of writing, and what was made is then
// removed. cancelled when the token says so. ioError with EMFILE if the tables are more than the process may
// hold open at once. Memory: the logs' newest versions, and a block a table.
Result<RepairReport> repairStore(FileSystem& fs, const std::string& directory, const std::string& target,
                                 const std::function<void(const RepairProgress&)>& progress = {},
                                 std::stop_token stop = {});

}  // namespace levelscope
