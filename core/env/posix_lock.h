// The exclusive lock of a store directory: an open-file-description lock on a file that also names its
// holder. It excludes other processes and other handles of this process alike, and dies with the process.
// Internal to core/env.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/env/file_system.h"

namespace levelscope::posix {

Result<std::unique_ptr<FileLock>> lockFile(const std::string& path);
Result<int64_t> lockHolder(const std::string& path);

}  // namespace levelscope::posix
