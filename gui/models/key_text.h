// Bytes as people type and copy them: text with escapes, hexadecimal, base64, JSON. The escapes are those of
// displayBytes(), so what is shown can be pasted back: \\ \n \r \t \xNN (one byte) \u{H...} (one code point).
#pragma once

#include <QString>
#include <cstdint>
#include <string>
#include <string_view>

namespace levelscope::gui {

enum class ByteFormat : uint8_t { text, hex, base64, json };

struct ParsedBytes {
    std::string bytes;
    QString problem;  // translated; empty when the input was understood, else `bytes` say nothing
    bool ok() const { return problem.isEmpty(); }
};

// Any format but json. Hex ignores white space and a leading 0x; base64 is the standard alphabet, padding
// optional.
ParsedBytes parseBytes(const QString& input, ByteFormat format);
// Whole, unbounded and lossless: for the clipboard and editors, not for labels.
QString formatBytes(std::string_view bytes, ByteFormat format);
// {"key":...,"value":...} as the importer reads it; bytes that are no UTF-8 become key_b64, value_b64.
QString formatJsonLine(std::string_view key, std::string_view value);
// Several lines: hidden characters are escaped, line ends and tabs kept, backslashes left alone.
QString displayText(std::string_view bytes);

bool isUtf8(std::string_view bytes);
// Shown and typed as text without surprises: valid UTF-8 with no control characters but \t, \n.
bool isPlainText(std::string_view bytes);

enum class ValueKind : uint8_t { empty, json, text, integer, binary };
// From the first bytes; `whole` tells whether there are more.
ValueKind guessKind(std::string_view head, bool whole);
QString valueKindName(ValueKind kind);
// What the bytes may mean, for binary values of 1, 2, 4 or 8 bytes: "u32 1 234 (big-endian 3 523 215 360)".
QString integerHint(std::string_view bytes);

}  // namespace levelscope::gui
