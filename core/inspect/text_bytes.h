// Bytes as text and back: what users type, paste and read where keys and values are any bytes. Pure
// functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/status.h"

namespace levelscope {

enum class BytesEncoding : uint8_t {
    text,    // the bytes themselves
    hex,     // two digits a byte; blanks between bytes are allowed when read
    base64,  // RFC 4648 section 4, padded
};

// invalidArgument/syntax: subject "hex" or "base64", offset = position in `text` of what is wrong.
Result<std::string> decodeBytes(std::string_view text, BytesEncoding encoding);
std::string encodeBytes(std::string_view bytes, BytesEncoding encoding);

// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
bool isUtf8(std::string_view bytes);

// One line that cannot act on a terminal and cannot be mistaken: UTF-8 text stays; control characters,
// invalid bytes and backslashes become \n \t \r \\ \xNN; characters that hide or reorder text become
// \u{202E}.
std::string escapeVisibly(std::string_view bytes);

}  // namespace levelscope
