// What the value files of a version take, and how much of that is still needed.
#pragma once

#include <cstdint>

#include "core/version/version.h"

namespace levelscope {

struct ValueUse {
    uint64_t files = 0;
    uint64_t bytes = 0;         // of the files
    uint64_t liveBytes = 0;     // of the values in them that tables refer to
    uint64_t garbageBytes = 0;  // of those that nobody refers to any more

    double garbageShare() const {
        return bytes == 0 ? 0 : static_cast<double>(garbageBytes) / static_cast<double>(bytes);
    }
};

ValueUse valueUseOf(const Version& version);

// Keys and values of a table of the version before compression, wherever the values lie; those of one value
// file are taken to compress alike.
uint64_t rawBytesOf(const Version& version, const TableMeta& table);

}  // namespace levelscope
