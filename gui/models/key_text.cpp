#include "gui/models/key_text.h"

#include <QCoreApplication>
#include <QStringDecoder>
#include <algorithm>
#include <bit>

#include "core/base/coding.h"
#include "gui/models/display.h"

namespace levelscope::gui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(KeyText)
};

std::string toStdString(const QByteArray& bytes) {
    return bytes.toStdString();
}

int hexDigit(QChar c) {
    const char16_t u = c.unicode();
    if (u >= '0' && u <= '9')
        return u - '0';
    if (u >= 'a' && u <= 'f')
        return u - 'a' + 10;
    if (u >= 'A' && u <= 'F')
        return u - 'A' + 10;
    return -1;
}

// Reads what follows the backslash at `at`; moves `at` to the last character used.
bool unescape(const QString& text, qsizetype& at, std::string& out) {
    const QChar kind = ++at < text.size() ? text[at] : QChar();
    switch (kind.unicode()) {
        case '\\': out += '\\'; return true;
        case 'n': out += '\n'; return true;
        case 'r': out += '\r'; return true;
        case 't': out += '\t'; return true;
        case '0': out += '\0'; return true;
        case 'x': {
            if (at + 2 >= text.size() || hexDigit(text[at + 1]) < 0 || hexDigit(text[at + 2]) < 0)
                return false;
            out += static_cast<char>(hexDigit(text[at + 1]) * 16 + hexDigit(text[at + 2]));
            at += 2;
            return true;
        }
        case 'u': {
            const qsizetype end = text.indexOf(QLatin1Char('}'), at);
            if (at + 1 >= text.size() || text[at + 1] != QLatin1Char('{') || end < 0 || end - at > 8)
                return false;
            bool ok = false;
            const char32_t point = text.mid(at + 2, end - at - 2).toUInt(&ok, 16);
            if (!ok || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
                return false;
            out += QString::fromUcs4(&point, 1).toUtf8().toStdString();
            at = end;
            return true;
        }
        default: return false;
    }
}

ParsedBytes parseText(const QString& input) {
    ParsedBytes parsed;
    qsizetype plain = 0;
    for (qsizetype at = 0; at < input.size(); ++at) {
        if (input[at] != QLatin1Char('\\'))
            continue;
        parsed.bytes += input.mid(plain, at - plain).toUtf8().toStdString();
        if (!unescape(input, at, parsed.bytes)) {
            parsed.problem =
                Text::tr("Unknown escape after a backslash. Write \\\\ for a backslash, \\xNN for a byte.");
            return parsed;
        }
        plain = at + 1;
    }
    parsed.bytes += input.mid(plain).toUtf8().toStdString();
    return parsed;
}

ParsedBytes parseHex(const QString& input) {
    ParsedBytes parsed;
    int high = -1;
    const qsizetype start = input.startsWith(QLatin1String("0x"), Qt::CaseInsensitive) ? 2 : 0;
    for (qsizetype at = start; at < input.size(); ++at) {
        if (input[at].isSpace())
            continue;
        const int digit = hexDigit(input[at]);
        if (digit < 0) {
            parsed.problem = Text::tr("Character %1 is no hexadecimal digit.").arg(at + 1);
            return parsed;
        }
        if (high < 0) {
            high = digit;
        } else {
            parsed.bytes += static_cast<char>(high * 16 + digit);
            high = -1;
        }
    }
    if (high >= 0)
        parsed.problem = Text::tr("An odd number of hexadecimal digits: the last byte lacks one.");
    return parsed;
}

ParsedBytes parseBase64(const QString& input) {
    QString compact = input;
    compact.removeIf([](QChar c) { return c.isSpace(); });
    const auto decoded =
        QByteArray::fromBase64Encoding(compact.toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {{}, Text::tr("Not base64: only A-Z, a-z, 0-9, +, / and = at the end.")};
    return {toStdString(decoded.decoded), {}};
}

QByteArrayView viewOf(std::string_view bytes) {
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

QString jsonString(std::string_view bytes) {
    static const char kDigits[] = "0123456789abcdef";
    const QString text = QString::fromUtf8(viewOf(bytes));
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\')) {
            out += QLatin1Char('\\');
            out += c;
        } else if (c.unicode() < 0x20) {
            out += QStringLiteral("\\u00");
            out += QLatin1Char(kDigits[c.unicode() >> 4]);
            out += QLatin1Char(kDigits[c.unicode() & 15]);
        } else {
            out += c;
        }
    }
    return out + QLatin1Char('"');
}

QString base64(std::string_view bytes) {
    return QString::fromLatin1(viewOf(bytes).toByteArray().toBase64());
}

template <typename T>
QString integers(std::string_view bytes, const char* type) {
    const T little = loadFixed<T>(bytes.data());
    T big = little;
    if constexpr (sizeof(T) == 2)
        big = __builtin_bswap16(little);
    else if constexpr (sizeof(T) == 4)
        big = __builtin_bswap32(little);
    else if constexpr (sizeof(T) == 8)
        big = __builtin_bswap64(little);
    const QString first = QLatin1String(type) + QLatin1Char(' ') + displayNumber(little);
    return sizeof(T) == 1 ? first : Text::tr("%1 (big-endian %2)").arg(first, displayNumber(big));
}

}  // namespace

ParsedBytes parseBytes(const QString& input, ByteFormat format) {
    switch (format) {
        case ByteFormat::hex: return parseHex(input.trimmed());
        case ByteFormat::base64: return parseBase64(input);
        case ByteFormat::text:
        case ByteFormat::json: break;
    }
    return parseText(input);
}

QString formatBytes(std::string_view bytes, ByteFormat format) {
    switch (format) {
        case ByteFormat::hex: return QString::fromLatin1(viewOf(bytes).toByteArray().toHex());
        case ByteFormat::base64: return base64(bytes);
        case ByteFormat::json:
            return isUtf8(bytes) ? jsonString(bytes) : QStringLiteral("{\"b64\":\"%1\"}").arg(base64(bytes));
        case ByteFormat::text: break;
    }
    if (isPlainText(bytes))
        return QString::fromUtf8(viewOf(bytes))
            .replace(QLatin1Char('\\'), QLatin1String("\\\\"))
            .replace(QLatin1Char('\n'), QLatin1String("\\n"))
            .replace(QLatin1Char('\t'), QLatin1String("\\t"));
    const size_t worst = bytes.size() * 10;
    return displayBytes(bytes, static_cast<int>(std::min<size_t>(worst, 1 << 30)));
}

QString formatJsonLine(std::string_view key, std::string_view value) {
    const auto member = [](const char* name, std::string_view bytes) {
        const QString quoted = QLatin1Char('"') + QLatin1String(name);
        return isUtf8(bytes) ? quoted + QStringLiteral("\":") + jsonString(bytes)
                             : quoted + QStringLiteral("_b64\":\"") + base64(bytes) + QLatin1Char('"');
    };
    return QLatin1Char('{') + member("key", key) + QLatin1Char(',') + member("value", value) +
           QLatin1Char('}');
}

QString displayText(std::string_view bytes) {
    QString out;
    out.reserve(static_cast<qsizetype>(bytes.size()));
    while (!bytes.empty()) {
        const size_t stop = bytes.find_first_of("\n\t\\");
        const std::string_view piece = bytes.substr(0, stop);
        out += displayBytes(piece, static_cast<int>(std::min<size_t>(piece.size() * 10, 1 << 30)));
        if (stop == std::string_view::npos)
            break;
        out += QLatin1Char(bytes[stop]);
        bytes.remove_prefix(stop + 1);
    }
    return out;
}

bool isUtf8(std::string_view bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    [[maybe_unused]] const QString text = decoder(viewOf(bytes));
    return !decoder.hasError();
}

bool isPlainText(std::string_view bytes) {
    const bool controls = std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u < 0x20 && c != '\t' && c != '\n') || u == 0x7f;
    });
    // What displayBytes would escape (bidirectional marks and the like) is no plain text either.
    if (controls || !isUtf8(bytes))
        return false;
    return !displayText(bytes).contains(QLatin1String("\\u{"));
}

ValueKind guessKind(std::string_view head, bool whole) {
    if (head.empty())
        return ValueKind::empty;
    std::string_view text = head;
    // A cut may split a character: forget up to three bytes of it.
    for (int i = 0; !whole && i < 3 && !text.empty() && !isUtf8(text); ++i)
        text.remove_suffix(1);
    const size_t first = head.find_first_not_of(" \t\r\n");
    const bool utf8 = isUtf8(text);
    if (utf8 && first != std::string_view::npos && (head[first] == '{' || head[first] == '['))
        return ValueKind::json;
    const bool controls = std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    });
    if (utf8 && !controls)
        return ValueKind::text;
    // Counters rarely use all their bytes: larger widths want a zero at one of the ends.
    const bool width = whole && std::has_single_bit(head.size()) && head.size() <= 8;
    const bool small = head.size() <= 2 || head.front() == '\0' || head.back() == '\0';
    return width && small ? ValueKind::integer : ValueKind::binary;
}

QString valueKindName(ValueKind kind) {
    switch (kind) {
        case ValueKind::empty: return Text::tr("empty");
        case ValueKind::json: return Text::tr("JSON");
        case ValueKind::text: return Text::tr("text");
        case ValueKind::integer: return Text::tr("integer");
        case ValueKind::binary: return Text::tr("binary");
    }
    return {};
}

QString integerHint(std::string_view bytes) {
    switch (bytes.size()) {
        case 1: return integers<uint8_t>(bytes, "u8");
        case 2: return integers<uint16_t>(bytes, "u16");
        case 4: return integers<uint32_t>(bytes, "u32");
        case 8: return integers<uint64_t>(bytes, "u64");
        default: return {};
    }
}

}  // namespace levelscope::gui
