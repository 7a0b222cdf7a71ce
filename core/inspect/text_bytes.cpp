#include "core/inspect/text_bytes.h"

#include <algorithm>
#include <array>

namespace levelscope {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr char kBase64Digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

Status syntax(std::string_view what, size_t offset) {
    return Status(Error{.code = Code::invalidArgument,
                        .reason = Reason::syntax,
                        .offset = offset,
                        .subject = std::string(what)});
}

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

Result<std::string> decodeHex(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (size_t i = 0; i < text.size();) {
        if (text[i] == ' ') {
            ++i;
            continue;
        }
        const int high = hexValue(text[i]);
        if (high < 0)
            return syntax("hex", i);
        const int low = i + 1 < text.size() ? hexValue(text[i + 1]) : -1;
        if (low < 0)
            return syntax("hex", i + 1);
        bytes.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return bytes;
}

std::string encodeHex(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<uint8_t>(c);
        text.push_back(kHexDigits[byte >> 4]);
        text.push_back(kHexDigits[byte & 15]);
    }
    return text;
}

std::array<int8_t, 256> base64Values() {
    std::array<int8_t, 256> values;
    values.fill(-1);
    for (int i = 0; i < 64; ++i)
        values[static_cast<uint8_t>(kBase64Digits[i])] = static_cast<int8_t>(i);
    return values;
}

// Digits of one group of four, padding left out. The bits behind the last byte must be zero, so that one text
// is one value.
Status decodeGroup(std::string_view digits, size_t offset, std::string& bytes) {
    static const std::array<int8_t, 256> kValues = base64Values();
    uint32_t group = 0;
    for (size_t i = 0; i < digits.size(); ++i) {
        const int8_t value = kValues[static_cast<uint8_t>(digits[i])];
        if (value < 0)
            return syntax("base64", offset + i);
        group |= static_cast<uint32_t>(value) << (18 - 6 * i);
    }
    const size_t count = digits.size() - 1;
    if ((group & ((uint32_t{1} << (24 - 8 * count)) - 1)) != 0)
        return syntax("base64", offset + count);
    for (size_t i = 0; i < count; ++i)
        bytes.push_back(static_cast<char>(group >> (16 - 8 * i)));
    return {};
}

Result<std::string> decodeBase64(std::string_view text) {
    if (text.size() % 4 != 0)
        return syntax("base64", text.size());
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (size_t i = 0; i < text.size(); i += 4) {
        std::string_view digits = text.substr(i, 4);
        if (i + 4 == text.size() && digits.back() == '=')
            digits.remove_suffix(digits[2] == '=' ? 2 : 1);
        RETURN_IF_ERROR(decodeGroup(digits, i, bytes));
    }
    return bytes;
}

std::string encodeBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (size_t i = 0; i < bytes.size(); i += 3) {
        const size_t count = std::min<size_t>(3, bytes.size() - i);
        uint32_t group = 0;
        for (size_t j = 0; j < count; ++j)
            group |= uint32_t{static_cast<uint8_t>(bytes[i + j])} << (16 - 8 * j);
        for (size_t j = 0; j < 4; ++j)
            text.push_back(j <= count ? kBase64Digits[(group >> (18 - 6 * j)) & 63] : '=');
    }
    return text;
}

// Length of the valid UTF-8 character at the front, 0 if there is none; `point` is its number.
size_t utf8Length(std::string_view bytes, uint32_t& point) {
    const auto byte = [&](size_t i) { return static_cast<uint8_t>(bytes[i]); };
    const uint8_t first = byte(0);
    if (first < 0x80) {
        point = first;
        return 1;
    }
    const size_t length = first >= 0xf0 ? 4 : (first >= 0xe0 ? 3 : 2);
    if (first < 0xc2 || first > 0xf4 || bytes.size() < length)
        return 0;
    point = first & (0x7fu >> length);
    for (size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
        point = point << 6 | (byte(i) & 0x3fu);
    }
    static constexpr uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xd800 && point <= 0xdfff;
    return point < kSmallest[length] || point > 0x10ffff || surrogate ? 0 : length;
}

// Invisible, or changes the order of what is around it.
bool deceptive(uint32_t point) {
    return (point >= 0x80 && point < 0xa0) || point == 0xad || point == 0x61c || point == 0x180e ||
           (point >= 0x200b && point <= 0x200f) || (point >= 0x2028 && point <= 0x202e) ||
           (point >= 0x2060 && point <= 0x206f) || point == 0xfeff || (point >= 0xfff9 && point <= 0xfffb) ||
           (point >= 0xe0000 && point <= 0xe0fff);
}

void appendByte(std::string& text, uint8_t byte) {
    switch (byte) {
        case '\n': text += "\\n"; return;
        case '\t': text += "\\t"; return;
        case '\r': text += "\\r"; return;
        case '\\': text += "\\\\"; return;
        default: text.append({'\\', 'x', kHexDigits[byte >> 4], kHexDigits[byte & 15]});
    }
}

void appendPoint(std::string& text, uint32_t point) {
    text += "\\u{";
    bool started = false;
    for (int shift = 20; shift >= 0; shift -= 4) {
        const uint32_t digit = point >> shift & 15;
        started = started || digit != 0;
        if (started)
            text.push_back(static_cast<char>(digit < 10 ? '0' + digit : 'A' + digit - 10));
    }
    text.push_back('}');
}

}  // namespace

Result<std::string> decodeBytes(std::string_view text, BytesEncoding encoding) {
    switch (encoding) {
        case BytesEncoding::hex: return decodeHex(text);
        case BytesEncoding::base64: return decodeBase64(text);
        case BytesEncoding::text: break;
    }
    return std::string(text);
}

std::string encodeBytes(std::string_view bytes, BytesEncoding encoding) {
    switch (encoding) {
        case BytesEncoding::hex: return encodeHex(bytes);
        case BytesEncoding::base64: return encodeBase64(bytes);
        case BytesEncoding::text: break;
    }
    return std::string(bytes);
}

bool isUtf8(std::string_view bytes) {
    uint32_t point = 0;
    while (!bytes.empty()) {
        const size_t length = utf8Length(bytes, point);
        if (length == 0)
            return false;
        bytes.remove_prefix(length);
    }
    return true;
}

std::string escapeVisibly(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        uint32_t point = 0;
        const size_t length = utf8Length(bytes, point);
        if (length <= 1 && (length == 0 || point < ' ' || point == 0x7f || point == '\\'))
            appendByte(text, static_cast<uint8_t>(bytes[0]));
        else if (deceptive(point))
            appendPoint(text, point);
        else
            text.append(bytes.substr(0, length));
        bytes.remove_prefix(std::max<size_t>(length, 1));
    }
    return text;
}

}  // namespace levelscope
