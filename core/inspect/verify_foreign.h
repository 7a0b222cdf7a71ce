// Checks a store of another engine without changing it: every block's checksum and structure, the order of
// entries inside tables, the blobs of the newest state, the logs, and what the manifest names against what is
// there.
#pragma once

#include <functional>
#include <stop_token>

#include "core/inspect/verify.h"

namespace levelscope {

Result<VerifyReport> verifyForeignStore(FileSystem& fs, const std::string& directory, uint64_t totalBytes,
                                        const std::function<void(const VerifyProgress&)>& progress,
                                        std::stop_token stop);

}  // namespace levelscope
