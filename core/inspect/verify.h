// Checks a store without changing it: checksums of every block, order inside and between tables, the manifest
// against the disk, filters against keys, values in value files, logs. Every finding is an address and the
// error data.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/formats/address.h"
#include "core/formats/store_reader.h"

namespace levelscope {

struct Finding {
    Address where;
    Status problem;
    bool fatal = true;  // false: worth knowing (an orphan, a torn tail)
};

struct VerifyProgress {
    uint64_t doneBytes = 0;
    uint64_t totalBytes = 0;
};

struct VerifyReport {
    uint64_t tables = 0;
    uint64_t blocks = 0;
    uint64_t entries = 0;
    uint64_t bytes = 0;
    uint64_t valueFiles = 0;
    uint64_t values = 0;  // in them, that somebody refers to
    uint64_t logs = 0;
    uint64_t logRecords = 0;
    std::vector<Finding> findings;
    bool clean() const;  // no fatal finding
};

// `directory` of any format, or one table file of ours. Beside a live writer what it changes meanwhile is no
// finding. cancelled when the token says so.
Result<VerifyReport> verifyStore(FileSystem& fs, const std::string& directory,
                                 const std::function<void(const VerifyProgress&)>& progress = {},
                                 std::stop_token stop = {});

}  // namespace levelscope
