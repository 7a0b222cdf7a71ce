// Opens a directory of LevelDB or RocksDB: reads CURRENT and the manifest, holds the tables and logs it
// names, replays the logs in memory. Takes no lock and writes nothing. Beside a live writer it starts anew,
// some dozen times, when what it has read is no longer one state: then busy.
#pragma once

#include <memory>

#include "core/formats/foreign/foreign_store.h"
#include "core/formats/foreign/manifest.h"

namespace levelscope {

Result<std::shared_ptr<const ForeignStore>> openForeignStore(FileSystem& fs, const std::string& directory,
                                                             TableDialect dialect);

// What the manifest says, and what of it is missing, damaged or cannot be shown, table by table; for triage.
// Looks into a limited number of tables.
struct ForeignSurvey {
    ManifestState state;
    std::vector<Status> limits;
};
Result<ForeignSurvey> surveyForeignStore(FileSystem& fs, const std::string& directory, TableDialect dialect);

}  // namespace levelscope
