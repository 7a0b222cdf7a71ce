// A value made ready to be looked at: its bytes, what they seem to be, and their outline when they are JSON.
// Made on a worker, immutable, cheap to copy. The bytes live as long as `owner`.
#pragma once

#include <memory>
#include <string_view>

#include "core/base/status.h"
#include "gui/models/json_outline.h"
#include "gui/models/key_text.h"
#include "gui/models/value_decoder.h"

namespace levelscope::gui {

struct ValueContent {
    Status status;  // not ok: nothing could be read; notFound: the key is absent
    std::shared_ptr<const void> owner;
    std::string_view bytes;
    ValueKind kind = ValueKind::empty;
    std::shared_ptr<const JsonOutline>
        json;               // when it begins like JSON: the outline, or where it stops being JSON
    bool unmasked = false;  // the bytes are not as stored, but unmasked
    ValueDecoder suggested = ValueDecoder::stored;  // what reads the whole of a binary value

    static ValueContent of(std::shared_ptr<const void> owner, std::string_view bytes);
    static ValueContent of(std::shared_ptr<const std::string> bytes);
    static ValueContent failed(const Status& status);
    // The same with its bytes xor the mask, over and over; as it is where the mask is empty or the value
    // longer than kMostUnmasked.
    static constexpr size_t kMostUnmasked = 16 << 20;
    static ValueContent unmaskedBy(const ValueContent& content, std::string_view mask);
};

}  // namespace levelscope::gui
