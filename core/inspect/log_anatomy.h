// One record of a write-ahead log taken apart: which bytes of the file are its framing, the head of its
// batch, and the keys and values of its operations. Of any format: our records are whole, those of LevelDB
// and RocksDB may lie in several fragments. Reads the record's bytes only; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/formats/store_reader.h"

namespace levelscope {

enum class LogPartKind : uint8_t {
    length,
    type,
    reserved,
    logId,
    firstSequence,
    check,
    wallClock,
    count,
    operation,  // type, family and lengths
    key,
    value,
    padding,
};

// A stretch of the file. A key or value that lies in two fragments has two parts.
struct LogPart {
    static constexpr uint32_t kNoOperation = UINT32_MAX;
    LogPartKind kind = LogPartKind::length;
    uint64_t offset = 0;
    uint64_t length = 0;
    uint32_t operation = kNoOperation;  // index in the batch
};

struct LogFragment {
    uint64_t offset = 0;  // of its header
    uint64_t length = 0;  // header and payload
    uint8_t type = 0;     // as stored
    uint32_t storedCheck = 0;
    uint32_t computedCheck = 0;
};

struct LogRecordAnatomy {
    std::vector<LogFragment> fragments;  // one in our logs
    std::vector<LogPart> parts;          // ascending, no overlaps
    bool compressed = false;             // the operations have no place of their own in the file
};

// Bytes of a record that are taken apart at most; of a longer one the framing is told.
inline constexpr uint64_t kMostRecordBytes = 64 << 20;

// `offset` and `length` as WalBatch has them. Errors name file and offset.
Result<LogRecordAnatomy> takeLogRecordApart(FileSystem& fs, const std::string& path, StoreFormat format,
                                            uint64_t number, uint64_t offset, uint64_t length);

}  // namespace levelscope
