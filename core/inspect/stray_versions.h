// Versions of a key in files that lie in the directory though the store needs them no more, or never did:
// tables that are not live, and logs, whatever they still tell that no live table or memtable does. They do
// not count for any reader; they may be what somebody looks for after a loss. Any thread.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string_view>
#include <vector>

#include "core/formats/store_reader.h"

namespace levelscope {

struct StrayVersion {
    KeyVersion version;      // table 0: it is in `log` alone; level -1
    uint64_t log = 0;        // 0: it is in a table
    uint64_t logOffset = 0;  // of its batch
    int64_t writtenMicros = 0;
};

// `known`: versions that count, which are left out. Files that cannot be read, and range tombstones of
// tables, are passed over. Reads an index and a block of each such table, and all logs.
std::vector<StrayVersion> strayVersions(const StoreReader& store, std::string_view key,
                                        const std::vector<KeyVersion>& known, size_t valueLimit,
                                        const std::stop_token& stop);

}  // namespace levelscope
