// CURRENT: names the manifest in use.
//
//   MANIFEST-000009\n
//   5f1c0d9a7be23344\n        XXH3-64 of the line before, its newline included, as 16 lower-case hex digits
//
// Any other content is corruption/currentDamaged. Replaced through a temporary file and a rename, so that it
// always holds the whole old text or the whole new one.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/status.h"
#include "core/env/file_system.h"

namespace levelscope {

std::string currentFileText(uint64_t manifestNumber);
// The number of the manifest; corruption/currentMissing when there is no CURRENT.
Result<uint64_t> readCurrentFile(FileSystem& fs, const std::string& directory);
// LevelDB and RocksDB write one line into CURRENT, this engine two. False also when there is none.
bool currentFileIsForeign(FileSystem& fs, const std::string& directory);
Status writeCurrentFile(FileSystem& fs, const std::string& directory, uint64_t manifestNumber);

}  // namespace levelscope
