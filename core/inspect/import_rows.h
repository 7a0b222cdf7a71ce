// Brings rows of text into a store, in batches, with a place to go on from. Memory: one batch and one row.
//
// Durability: batches are synced every so often, and only then the state file (if any) is replaced. A state
// file therefore never points behind what the store holds, whatever kills the process; going on from it
// writes at most the rows since the last sync once more, with the same values.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "core/base/status.h"
#include "core/db/db.h"
#include "core/inspect/rows.h"

namespace levelscope {

struct ImportOptions {
    RowOptions rows;
    bool skipBad = false;  // go on after rows that cannot be read
    bool allowEmptyKeys = false;
    std::string stateFile;           // empty: none is kept
    bool resume = false;             // go on from the state file, if it is there
    uint64_t inputBytes = 0;         // size of the input, 0 when unknown; a resumed import must have the same
    uint64_t batchBytes = 1u << 20;  // and never more rows than a memtable may have
    uint64_t syncBytes = 64u << 20;
};

// A row that could not be read; see RowReader::problem().
struct BadRow {
    uint64_t line = 0;
    Status problem;
};

struct ImportReport {
    uint64_t rows = 0;  // written, those of resumed runs included
    uint64_t skipped = 0;
    uint64_t inputBytes = 0;     // consumed
    uint64_t resumedAtLine = 0;  // 0: began at the beginning
    bool stateKept = true;       // false: the state file could not be written
    BadRow bad;                  // what ended the import, when its line is not 0
};

struct ImportWatcher {
    std::function<void(const BadRow&)> skipped;         // may be empty
    std::function<void(const ImportReport&)> progress;  // after each batch; may be empty
};

// ok, or what stopped it: the bad row's problem, cancelled, conflict/malformed (the state file belongs to
// another import: subject), or an error of
// source, store or state file. All rows before that are in the store, and `report` is filled in. The
// state file is removed at success.
Status importRows(FileSystem& fs, Db& db, ByteSource source, const ImportOptions& options,
                  const ImportWatcher& watcher, ImportReport& report, std::stop_token stop = {});

// The same for rows that are sorted by the bytes of their keys, each key once: they go straight into tables,
// all of them or, after an error, none. The bad row of an outOfOrder is the first that is not behind the one
// before it. Keeps no state file; nobody else may write to the store meanwhile.
Status importSortedRows(Db& db, ByteSource source, const ImportOptions& options, const ImportWatcher& watcher,
                        ImportReport& report, std::stop_token stop = {});

// Reads a file from its beginning, a buffer at a time.
Result<ByteSource> fileSource(FileSystem& fs, const std::string& path);

}  // namespace levelscope
