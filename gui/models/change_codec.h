// Staged changes as bytes: the draft file that survives a crash. All integers little-endian, lengths varint.
//
//   draft := magic u64, directory length-prefixed, saved u64 (micros since 1970 UTC), count varint, change*,
//            checksum u64 (hash64 of all before it)
//   change := kind u8, key lp, [end lp, keys varint : range] [value lp : put]
//             [exists u8, sequence varint, size varint, hasValue u8, [value lp] : put, erase]
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/status.h"
#include "gui/models/change_set.h"

namespace levelscope::gui {

struct Draft {
    std::string directory;  // of the store the changes belong to
    int64_t savedMicros = 0;
    std::vector<Change> changes;
};

std::string encodeDraft(const Draft& draft);
// corruption/{truncated, badMagic, checksumMismatch, malformed}: never a part of a draft.
Result<Draft> decodeDraft(std::string_view bytes);

}  // namespace levelscope::gui
