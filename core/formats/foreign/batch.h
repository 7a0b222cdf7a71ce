// Write batches as LevelDB and RocksDB log them.
//
//   batch  := u64 first sequence, u32 count, record*
//   record := u8 type, [column family varint32], key, [value]       strings length-prefixed
//   RocksDB also logs marks of transactions (prepare, commit, roll back, with an id) and blobs for listeners.
#pragma once

#include <functional>
#include <string_view>

#include "core/base/keys.h"
#include "core/base/status.h"
#include "core/formats/foreign/table_layout.h"

namespace levelscope {

enum class BatchItem : uint8_t { operation, beginPrepare, endPrepare, commit, rollback, noted };

struct ForeignOperation {
    BatchItem item = BatchItem::operation;
    uint8_t rawType = 0;  // as stored in tables, whatever the family
    uint32_t family = 0;
    std::string_view key;  // or the transaction's id
    std::string_view value;
};

struct ForeignBatchHeader {
    SequenceNumber firstSequence = 0;
    uint32_t count = 0;
};

// corruption/malformed, also for a count in the header that is not that of the operations, or unsupported for
// a record type of an unknown meaning, with the offset in `bytes`.
Status eachOperation(std::string_view bytes, TableDialect dialect, ForeignBatchHeader& header,
                     const std::function<Status(const ForeignOperation&)>& take);

}  // namespace levelscope
