// A table as the manifest knows it: enough to route look-ups and to draw the tree without opening the file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/keys.h"
#include "core/table/table_properties.h"

namespace levelscope {

inline constexpr int kMaxLevels = 7;

struct TableMeta {
    uint64_t number = 0;  // file number: "000377.lst"
    int level = 0;
    uint64_t fileSize = 0;
    std::string smallest;  // user key, inclusive
    std::string largest;   // user key, inclusive unless largestExclusive
    bool largestExclusive = false;
    SequenceNumber minSequence = 0;
    SequenceNumber maxSequence = 0;
    uint64_t entries = 0;  // point entries, tombstones included
    uint64_t tombstones = 0;
    uint64_t rangeTombstones = 0;
    uint64_t rawBytes = 0;         // keys and values before compression
    int64_t createdMicros = 0;     // wall clock, since 1970 UTC
    int64_t minExpiryMicros = 0;   // 0: nothing expires
    int64_t lastExpiryMicros = 0;  // when the last of its entries has expired; 0: some never does
    Compression compression = Compression::none;
    std::vector<ValueRef> valueRefs;  // by file

    // Of its values that lie in value files.
    uint64_t valueBytes() const {
        uint64_t bytes = 0;
        for (const ValueRef& ref : valueRefs)
            bytes += ref.bytes;
        return bytes;
    }
    // What it holds, wherever it lies: what levels are measured by.
    uint64_t dataBytes() const { return fileSize + valueBytes(); }
};

}  // namespace levelscope
