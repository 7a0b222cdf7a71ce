// What the entries of a key mean to its user: plain values, blobs, wide columns and merge operands, made into
// the value that was written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/formats/foreign/foreign_store.h"

namespace levelscope {

inline bool isTombstone(EntryType type) {
    return type == EntryType::tombstone || type == EntryType::singleTombstone;
}

// `trailer` and `stored` as the table or log has them; of no merge operand. unsupported for entries whose
// meaning is not known; what is wrong with a blob file.
Status resolveEntry(const ForeignFamily& family, std::string_view key, uint64_t trailer,
                    std::string_view stored, std::string& value);
// `operands` newest first, `base` below them or null. Operands of an unknown operator are shown, and
// `problem`, if it was ok, says so.
Status resolveMerge(const ForeignFamily& family, std::string_view key,
                    const std::vector<std::string>& operands, const std::string* base, std::string& value,
                    Status& problem);

}  // namespace levelscope
