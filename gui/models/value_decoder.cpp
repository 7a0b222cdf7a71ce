#include "gui/models/value_decoder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringDecoder>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/formats/leveldb/blink_value.h"
#include "gui/models/display.h"
#include "gui/models/key_text.h"
#include "gui/models/wire_decoder.h"

namespace levelscope::gui {
namespace {

using Json = nlohmann::json;
using Problem = DecodedValue::Problem;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ValueDecoder)
};

void appendQuoted(std::string& out, std::string_view text) {
    static constexpr char kDigits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += kDigits[byte >> 4];
            out += kDigits[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

std::string hexOf(std::string_view bytes) {
    return "0x" + displayHex(bytes, 4096).remove(QLatin1Char(' ')).toStdString();
}

// Writes the events of nlohmann's readers as JSON text. Those readers recurse: the depth is bounded here.
// Names are the library's.
class JsonWriter : public nlohmann::json_sax<Json> {
public:
    std::string text;
    Problem problem = Problem::none;
    size_t offset = 0;

    bool null() override { return token("null"); }
    bool boolean(bool value) override { return token(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return token(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return token(std::to_string(value)); }
    bool number_float(number_float_t value, const string_t&) override {
        if (!std::isfinite(value))
            return token(std::isnan(value) ? "\"NaN\"" : (value > 0 ? "\"Infinity\"" : "\"-Infinity\""));
        char digits[40];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        return token(std::string_view(digits, static_cast<size_t>(end - digits)));
    }
    bool string(string_t& value) override {
        separate();
        appendQuoted(text, isUtf8(value) ? std::string_view(value) : std::string_view(hexOf(value)));
        return fits();
    }
    bool binary(binary_t& value) override {
        separate();
        appendQuoted(text, hexOf({reinterpret_cast<const char*>(value.data()), value.size()}));
        return fits();
    }
    bool start_object(size_t) override { return open('{'); }
    bool start_array(size_t) override { return open('['); }
    bool end_object() override { return close('}'); }
    bool end_array() override { return close(']'); }
    bool key(string_t& name) override {
        if (!m_first)
            text += ',';
        m_first = true;  // its value follows the colon, not a comma
        appendQuoted(text, isUtf8(name) ? std::string_view(name) : std::string_view(hexOf(name)));
        text += ':';
        return fits();
    }
    bool parse_error(size_t position, const std::string&, const Json::exception&) override {
        return fail(Problem::malformed, position == 0 ? 0 : position - 1);
    }
    bool empty() const { return m_values <= 1; }

private:
    bool token(std::string_view value) {
        separate();
        text += value;
        return fits();
    }
    void separate() {
        if (!m_first)
            text += ',';
        m_first = false;
        ++m_values;
    }
    bool open(char bracket) {
        separate();
        text += bracket;
        m_first = true;
        if (++m_depth > DecodedValue::kMaxDepth)
            return fail(Problem::tooDeep, 0);
        return fits();
    }
    bool close(char bracket) {
        text += bracket;
        m_first = false;
        --m_depth;
        return fits();
    }
    bool fits() { return text.size() <= DecodedValue::kMaxOutput || fail(Problem::tooLarge, 0); }
    bool fail(Problem what, size_t at) {
        if (problem == Problem::none) {
            problem = what;
            offset = at;
        }
        return false;
    }

    int m_depth = 0;
    size_t m_values = 0;
    bool m_first = true;
};

// The library reads a CBOR string of indefinite length by recursion, chunk within chunk: as deep as there are
// bytes that begin one.
bool recursesTooDeep(std::string_view bytes) {
    constexpr auto kMost = 8000;
    return std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\x7f' || c == '\x5f'; }) >
           kMost;
}

DecodedValue decodeBinary(std::string_view bytes, Json::input_format_t format, bool* empty = nullptr) {
    JsonWriter writer;
    if (format == Json::input_format_t::cbor && recursesTooDeep(bytes))
        return {.text = {}, .problem = Problem::tooDeep, .offset = 0};
    const auto* first = reinterpret_cast<const uint8_t*>(bytes.data());
    const bool read = Json::sax_parse(first, first + bytes.size(), &writer, format, true);
    DecodedValue value;
    if (!read) {
        value.problem = writer.problem == Problem::none ? Problem::malformed : writer.problem;
        value.offset = std::min(writer.offset, bytes.size());
        return value;
    }
    if (empty)
        *empty = writer.empty();
    value.text = std::move(writer.text);
    return value;
}

// Place of a surrogate that is no half of a pair; -1: none.
qsizetype firstUnpaired(const QString& text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate())
            continue;
        if (!text[i].isHighSurrogate() || i + 1 == text.size() || !text[i + 1].isLowSurrogate())
            return i;
        ++i;
    }
    return -1;
}

DecodedValue decodeUtf16(std::string_view bytes, QStringConverter::Encoding encoding) {
    DecodedValue value;
    if (bytes.size() % 2 != 0) {
        value.problem = Problem::wrongWidth;
        value.offset = bytes.size() - 1;
        return value;
    }
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    const QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (const qsizetype wrong = firstUnpaired(text); decoder.hasError() || wrong >= 0) {
        value.problem = Problem::malformed;
        value.offset = 2 * static_cast<size_t>(std::max<qsizetype>(0, wrong));
        return value;
    }
    value.text = text.toUtf8().toStdString();
    return value;
}

uint64_t unsignedOf(std::string_view bytes, bool bigEndian) {
    uint64_t value = 0;
    for (size_t i = 0; i < bytes.size(); ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[bigEndian ? i : bytes.size() - 1 - i]);
    return value;
}

int64_t signExtended(uint64_t value, size_t width) {
    const unsigned unused = 64 - 8 * static_cast<unsigned>(width);
    return static_cast<int64_t>(value << unused) >> unused;
}

class Members {
public:
    void add(const QString& name, const std::string& token) {
        m_text += m_text.size() == 1 ? "" : ",";
        appendQuoted(m_text, name.toStdString());
        m_text += ":" + token;
    }
    bool empty() const { return m_text.size() == 1; }
    std::string text() const { return m_text + "}"; }

private:
    std::string m_text = "{";
};

bool isIntegerWidth(size_t size) {
    return size == 1 || size == 2 || size == 4 || size == 8;
}

DecodedValue decodeInteger(std::string_view bytes) {
    DecodedValue value;
    if (!isIntegerWidth(bytes.size())) {
        value.problem = Problem::wrongWidth;
        return value;
    }
    Members members;
    const QString bits = QString::number(8 * bytes.size());
    for (const bool bigEndian : {false, true}) {
        const QString order = bytes.size() == 1 ? QString()
                              : bigEndian       ? QStringLiteral(" ") + Text::tr("big-endian")
                                                : QStringLiteral(" ") + Text::tr("little-endian");
        const uint64_t number = unsignedOf(bytes, bigEndian);
        members.add(QStringLiteral("u") + bits + order, std::to_string(number));
        members.add(QStringLiteral("i") + bits + order, std::to_string(signExtended(number, bytes.size())));
        if (bytes.size() == 1)
            break;
    }
    value.text = members.text();
    return value;
}

// Plausible moments only: between 1980 and 2100.
std::optional<std::string> momentOf(double seconds) {
    constexpr double kFrom = 315'532'800, kTo = 4'102'444'800;
    if (!(seconds >= kFrom && seconds < kTo))
        return std::nullopt;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(seconds * 1000)).toUTC();
    return '"' + moment.toString(Qt::ISODateWithMs).toStdString() + '"';
}

DecodedValue decodeTime(std::string_view bytes) {
    DecodedValue value;
    Members members;
    const auto add = [&members](double number, const QString& order) {
        const std::pair<double, QString> units[] = {{1, Text::tr("seconds")},
                                                    {1e3, Text::tr("milliseconds")},
                                                    {1e6, Text::tr("microseconds")},
                                                    {1e9, Text::tr("nanoseconds")}};
        for (const auto& [perSecond, unit] : units) {
            if (const auto moment = momentOf(number / perSecond))
                members.add(unit + order, *moment);
        }
    };
    uint64_t written = 0;
    const auto digits = std::from_chars(bytes.data(), bytes.data() + bytes.size(), written);
    if (!bytes.empty() && digits.ec == std::errc() && digits.ptr == bytes.data() + bytes.size())
        add(static_cast<double>(written), QString());
    if (bytes.size() == 4 || bytes.size() == 8) {
        add(static_cast<double>(unsignedOf(bytes, false)), QStringLiteral(", ") + Text::tr("little-endian"));
        add(static_cast<double>(unsignedOf(bytes, true)), QStringLiteral(", ") + Text::tr("big-endian"));
    }
    if (members.empty())
        value.problem = isIntegerWidth(bytes.size()) ? Problem::malformed : Problem::wrongWidth;
    else
        value.text = members.text();
    return value;
}

}  // namespace

DecodedValue decodeValue(std::string_view bytes, ValueDecoder decoder) {
    if (bytes.size() > DecodedValue::kMaxBytes)
        return {.text = {}, .problem = Problem::tooLarge, .offset = DecodedValue::kMaxBytes};
    switch (decoder) {
        case ValueDecoder::messagePack: return decodeBinary(bytes, Json::input_format_t::msgpack);
        case ValueDecoder::cbor: return decodeBinary(bytes, Json::input_format_t::cbor);
        case ValueDecoder::bson: return decodeBinary(bytes, Json::input_format_t::bson);
        case ValueDecoder::utf16le: return decodeUtf16(bytes, QStringConverter::Utf16LE);
        case ValueDecoder::utf16be: return decodeUtf16(bytes, QStringConverter::Utf16BE);
        case ValueDecoder::integer: return decodeInteger(bytes);
        case ValueDecoder::time: return decodeTime(bytes);
        case ValueDecoder::protobuf: return decodeProtobuf(bytes);
        case ValueDecoder::flaggedText: return decodeFlaggedText(bytes);
        case ValueDecoder::internalKey: return decodeInternalKey(bytes);
        case ValueDecoder::indexedDb: return decodeIndexedDbValue(bytes);
        case ValueDecoder::coin: return decodeCoin(bytes);
        case ValueDecoder::stored: break;
    }
    return {.text = std::string(bytes), .problem = Problem::none, .offset = 0};
}

ValueDecoder guessDecoder(std::string_view bytes) {
    if (bytes.size() < 2 || bytes.size() > DecodedValue::kMaxBytes)
        return ValueDecoder::stored;
    if (leveldb::looksLikeBlinkValue(bytes) && decodeIndexedDbValue(bytes).ok())
        return ValueDecoder::indexedDb;
    const auto reads = [bytes](Json::input_format_t format) {
        bool empty = true;
        return decodeBinary(bytes, format, &empty).ok() && !empty;
    };
    const auto first = static_cast<unsigned char>(bytes.front());
    const bool messagePackList = (first >= 0x80 && first <= 0x9f) || (first >= 0xdc && first <= 0xdf);
    const bool cborList = (first >= 0x80 && first <= 0xbf) && first % 0x20 != 0;
    if (bytes.size() >= 5 && unsignedOf(bytes.substr(0, 4), false) == bytes.size() &&
        reads(Json::input_format_t::bson))
        return ValueDecoder::bson;
    if (messagePackList && reads(Json::input_format_t::msgpack))
        return ValueDecoder::messagePack;
    return cborList && reads(Json::input_format_t::cbor) ? ValueDecoder::cbor : ValueDecoder::stored;
}

QString valueDecoderName(ValueDecoder decoder) {
    switch (decoder) {
        case ValueDecoder::stored: return Text::tr("as stored");
        case ValueDecoder::messagePack: return QStringLiteral("MessagePack");
        case ValueDecoder::cbor: return QStringLiteral("CBOR");
        case ValueDecoder::bson: return QStringLiteral("BSON");
        case ValueDecoder::utf16le: return Text::tr("UTF-16, little-endian");
        case ValueDecoder::utf16be: return Text::tr("UTF-16, big-endian");
        case ValueDecoder::integer: return Text::tr("integer");
        case ValueDecoder::time: return Text::tr("time");
        case ValueDecoder::protobuf: return QStringLiteral("Protocol Buffers");
        case ValueDecoder::flaggedText: return Text::tr("text of Chromium");
        case ValueDecoder::internalKey: return Text::tr("key inside of LevelDB or RocksDB");
        case ValueDecoder::indexedDb: return Text::tr("value of IndexedDB");
        case ValueDecoder::coin: return Text::tr("coin of Bitcoin's chainstate");
    }
    return {};
}

QString decodeProblemText(DecodedValue::Problem problem) {
    switch (problem) {
        case Problem::none: return {};
        case Problem::tooLarge: return Text::tr("the value is too large to be decoded here");
        case Problem::tooDeep: return Text::tr("lists lie in lists too deeply");
        case Problem::malformed: return Text::tr("the bytes make no sense");
        case Problem::wrongWidth: return Text::tr("the number of bytes does not fit");
    }
    return {};
}

}  // namespace levelscope::gui
