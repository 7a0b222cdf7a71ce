#include "core/formats/leveldb/blink_value.h"

#include <array>
#include <bit>
#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/coding.h"
#include "core/formats/foreign/codec.h"

namespace levelscope::leveldb {

namespace {

using Json = nlohmann::ordered_json;

constexpr uint8_t kVersionTag = 0xff;
constexpr uint8_t kTrailerTag = 0xfe;
constexpr size_t kTrailerSize = 8 + 4;
constexpr uint8_t kWrappedVersion = 0x11;
constexpr uint8_t kInBlob = 1;
constexpr uint8_t kSnappy = 2;
constexpr uint64_t kFirstWithViewFlags = 14;

constexpr int kMostDepth = 64;
constexpr size_t kMostValues = 100'000;
constexpr size_t kMostHex = 4096;  // bytes of a buffer, or of an unknown rest
constexpr uint64_t kMostUnfolded = 16u << 20;

std::string hexOf(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text = "0x";
    for (const char c : bytes.substr(0, kMostHex)) {
        text += kDigits[static_cast<uint8_t>(c) >> 4];
        text += kDigits[static_cast<uint8_t>(c) & 15];
    }
    return bytes.size() > kMostHex ? text + "…" : text;
}

void appendUtf8(std::string& text, uint32_t point) {
    const auto more = [&text](uint32_t bits) { text += static_cast<char>(0x80 | (bits & 63)); };
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xc0 | point >> 6);
        more(point);
    } else if (point < 0x10000) {
        text += static_cast<char>(0xe0 | point >> 12);
        more(point >> 6);
        more(point);
    } else {
        text += static_cast<char>(0xf0 | point >> 18);
        more(point >> 12);
        more(point >> 6);
        more(point);
    }
}

// Halves of pairs that stand alone become U+FFFD.
std::string fromUtf16(std::string_view bytes) {
    constexpr uint32_t kReplacement = 0xfffd;
    std::string text;
    for (size_t at = 0; at + 1 < bytes.size(); at += 2) {
        uint32_t unit = loadFixed<uint16_t>(bytes.data() + at);
        const bool high = unit >= 0xd800 && unit < 0xdc00;
        const uint32_t next = high && at + 3 < bytes.size() ? loadFixed<uint16_t>(bytes.data() + at + 2) : 0;
        if (next >= 0xdc00 && next < 0xe000) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
            at += 2;
        } else if (unit >= 0xd800 && unit < 0xe000) {
            unit = kReplacement;
        }
        appendUtf8(text, unit);
    }
    return text;
}

std::string fromLatin1(std::string_view bytes) {
    std::string text;
    for (const char c : bytes)
        appendUtf8(text, static_cast<uint8_t>(c));
    return text;
}

Json numberOf(double value) {
    if (std::isfinite(value))
        return value;
    return std::isnan(value) ? "NaN" : (value > 0 ? "Infinity" : "-Infinity");
}

// Milliseconds since 1970, as a date where there is one.
Json dateOf(double milliseconds) {
    constexpr double kMost = 8.64e15;
    if (!(std::abs(milliseconds) <= kMost))
        return {{"date", numberOf(milliseconds)}};
    const double seconds = std::floor(milliseconds / 1000);
    const auto time = static_cast<time_t>(seconds);
    std::tm parts{};
    std::array<char, 64> text{};
    if (gmtime_r(&time, &parts) == nullptr ||
        std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts) == 0)
        return {{"date", milliseconds}};
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03dZ",
                  static_cast<int>(milliseconds - seconds * 1000));
    return {{"date", std::string(text.data()) + fraction.data()}};
}

const char* viewName(uint8_t tag) {
    switch (tag) {
        case 'b': return "Int8Array";
        case 'B': return "Uint8Array";
        case 'C': return "Uint8ClampedArray";
        case 'w': return "Int16Array";
        case 'W': return "Uint16Array";
        case 'd': return "Int32Array";
        case 'D': return "Uint32Array";
        case 'f': return "Float32Array";
        case 'F': return "Float64Array";
        case 'h': return "Float16Array";
        case 'q': return "BigInt64Array";
        case 'Q': return "BigUint64Array";
        case '?': return "DataView";
        default: return "view";
    }
}

// Reads one clone. Stops at the first tag it does not know.
class CloneReader {
public:
    explicit CloneReader(std::string_view bytes) : m_bytes(bytes), m_reader(bytes) {}

    Json read() {
        Json format = Json::object();
        while (m_reader.ok() && peek() == kVersionTag) {
            m_reader.bytes(1);
            m_version = m_reader.varint();
            format[format.empty() ? "blink" : "v8"] = m_version;
            if (peek() == kTrailerTag)
                m_reader.bytes(1 + kTrailerSize);
            if (format.size() >= 2)
                break;
        }
        return {{"format", std::move(format)}, {"value", value(0)}};
    }
    bool ok() const { return m_reader.ok() && !m_nonsense; }
    size_t stopped() const { return m_last; }

private:
    int peek() { return m_reader.atEnd() ? -1 : static_cast<uint8_t>(m_bytes[m_reader.position()]); }
    bool going() const { return m_reader.ok() && !m_nonsense && !m_unknown; }
    uint8_t tag() {
        uint8_t tag = 0;
        do {
            m_last = m_reader.position();
            const std::string_view byte = m_reader.bytes(1);
            tag = byte.empty() ? 0 : static_cast<uint8_t>(byte.front());
        } while (tag == 0 && m_reader.ok());
        return tag;
    }
    std::string_view sized() {
        const uint64_t size = m_reader.varint();
        return m_reader.bytes(static_cast<size_t>(std::min<uint64_t>(size, m_bytes.size() + 1)));
    }
    double real() { return std::bit_cast<double>(m_reader.fixed64()); }
    static int64_t zigzag(uint64_t value) {
        return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
    }

    Json unknown(uint8_t tag) {
        m_unknown = true;
        return {{"unknown tag", hexOf(std::string_view(reinterpret_cast<const char*>(&tag), 1))},
                {"offset", m_last},
                {"rest", hexOf(m_bytes.substr(m_last))}};
    }
    Json nonsense() {
        m_nonsense = true;
        return nullptr;
    }

    Json value(int depth) {
        if (depth > kMostDepth || ++m_values > kMostValues)
            return nonsense();
        const uint8_t first = tag();
        if (!going())
            return nonsense();
        return compound(first, depth);
    }

    Json compound(uint8_t tag, int depth) {
        switch (tag) {
            case '?': m_reader.varint(); return value(depth + 1);
            case 'o': return properties('{', depth);
            case 'a': m_reader.varint(); return properties('@', depth);
            case 'A': return denseArray(depth);
            case ';': return members("map", ':', depth);
            case '\'': return members("set", ',', depth);
            case 's': return {{"String", value(depth + 1)}};
            case 'r': return error(depth);
            case 'B': return buffer(m_reader.varint(), depth);
            case '~': {
                const uint64_t size = m_reader.varint();
                m_reader.varint();
                return buffer(size, depth);
            }
            default: return simple(tag);
        }
    }

    Json simple(uint8_t tag) {
        switch (tag) {
            case '_': return {{"undefined", true}};
            case '-': return {{"hole", true}};
            case '0': return nullptr;
            case 'T': return true;
            case 'F': return false;
            case 'y': return {{"Boolean", true}};
            case 'x': return {{"Boolean", false}};
            case 'I': return zigzag(m_reader.varint());
            case 'U': return m_reader.varint();
            case 'N': return numberOf(real());
            case 'n': return {{"Number", numberOf(real())}};
            case 'D': return dateOf(real());
            case 'Z':
            case 'z': return bigInt();
            case 'R': return regularExpression();
            case '^': return {{"reference", m_reader.varint()}};
            case '"': return fromLatin1(sized());
            case 'c': return fromUtf16(sized());
            case 'S': return std::string(sized());
            default: return hostObject(tag);
        }
    }

    // Objects of Blink, with or without V8's mark in front.
    Json hostObject(uint8_t tag) {
        if (tag == '\\')
            tag = this->tag();
        switch (tag) {
            case 'i': return {{"blob", m_reader.varint()}};
            case 'e': return {{"file", m_reader.varint()}};
            default: return unknown(tag);
        }
    }

    // Parts up to the end mark, in any order.
    Json error(int depth) {
        Json parts = Json::object();
        while (going()) {
            const uint8_t part = tag();
            switch (part) {
                case '.': return {{"Error", std::move(parts)}};
                case 'm': parts["message"] = value(depth + 1); break;
                case 's': parts["stack"] = value(depth + 1); break;
                case 'c': parts["cause"] = value(depth + 1); break;
                case 'E': parts["type"] = "EvalError"; break;
                case 'R': parts["type"] = "RangeError"; break;
                case 'F': parts["type"] = "ReferenceError"; break;
                case 'S': parts["type"] = "SyntaxError"; break;
                case 'T': parts["type"] = "TypeError"; break;
                case 'U': parts["type"] = "URIError"; break;
                default: return unknown(part);
            }
        }
        return parts;
    }

    Json bigInt() {
        const uint64_t field = m_reader.varint();
        const std::string_view digits =
            m_reader.bytes(static_cast<size_t>(std::min<uint64_t>(field >> 1, m_bytes.size() + 1)));
        std::string reversed(digits.rbegin(), digits.rend());
        reversed.insert(0, 1, '\0');
        reversed.erase(0, std::min(reversed.find_first_not_of('\0'), reversed.size() - 1));
        return {{"BigInt", ((field & 1) != 0 ? "-" : "") + hexOf(reversed)}};
    }

    Json regularExpression() {
        const uint8_t kind = tag();
        if (kind != '"' && kind != 'c' && kind != 'S')
            return nonsense();
        const Json pattern = simple(kind);
        const uint64_t flags = m_reader.varint();
        std::string letters;
        constexpr std::string_view kLetters = "gimyusdv";
        for (size_t bit = 0; bit < kLetters.size(); ++bit)
            if ((flags >> bit & 1) != 0)
                letters += kLetters[bit];
        return {{"RegExp", pattern}, {"flags", letters}};
    }

    // Names and values up to the end tag.
    Json properties(uint8_t end, int depth) {
        Json object = Json::object();
        while (going()) {
            if (atEnd(end, end == '@' ? 2 : 1))
                return object;
            const Json name = value(depth + 1);
            if (!going())
                break;
            object[name.is_string() ? name.get<std::string>() : name.dump()] = value(depth + 1);
        }
        return object;
    }

    Json denseArray(int depth) {
        const uint64_t length = m_reader.varint();
        Json array = Json::array();
        for (uint64_t i = 0; i < length && going(); ++i)
            array.push_back(value(depth + 1));
        const Json more = properties('$', depth);
        if (!more.empty())
            array.push_back({{"properties", more}});
        return array;
    }

    Json members(const char* name, uint8_t end, int depth) {
        Json list = Json::array();
        while (going() && !atEnd(end, 1)) {
            Json member = value(depth + 1);
            if (end == ':' && going())
                member = Json::array({std::move(member), value(depth + 1)});
            list.push_back(std::move(member));
        }
        return {{name, std::move(list)}};
    }

    // Takes the end tag and the counts behind it, if it comes next.
    bool atEnd(uint8_t end, int counts) {
        while (peek() == 0)
            m_reader.bytes(1);
        if (peek() != end)
            return false;
        m_reader.bytes(1);
        if (end == '$')
            counts = 2;
        for (int i = 0; i < counts; ++i)
            m_reader.varint();
        return true;
    }

    // Views of a buffer follow right behind it.
    Json buffer(uint64_t size, int depth) {
        const std::string_view bytes =
            m_reader.bytes(static_cast<size_t>(std::min<uint64_t>(size, m_bytes.size() + 1)));
        Json json{{"ArrayBuffer", hexOf(bytes)}, {"bytes", bytes.size()}};
        if (peek() != 'V' || depth > kMostDepth)
            return json;
        m_reader.bytes(1);
        const std::string_view kind = m_reader.bytes(1);
        const uint64_t offset = m_reader.varint();
        const uint64_t length = m_reader.varint();
        if (m_version >= kFirstWithViewFlags)
            m_reader.varint();
        if (!m_reader.ok())
            return nonsense();
        return {{viewName(static_cast<uint8_t>(kind.front())), std::move(json)},
                {"offset", offset},
                {"length", length}};
    }

    const std::string_view m_bytes;
    ByteReader m_reader;
    uint64_t m_version = 0;
    size_t m_last = 0;  // of the tag read last
    size_t m_values = 0;
    bool m_unknown = false;
    bool m_nonsense = false;
};

BlinkReading readClone(std::string_view clone, uint64_t record, size_t before) {
    CloneReader reader(clone);
    Json json = reader.read();
    if (!reader.ok())
        return {.json = {}, .stopped = before + reader.stopped(), .ok = false};
    Json format{{"record", record}};
    format.update(json["format"]);
    json["format"] = std::move(format);
    return {.json = json.dump(-1, ' ', false, Json::error_handler_t::replace), .stopped = 0, .ok = true};
}

}  // namespace

bool looksLikeBlinkValue(std::string_view record) {
    constexpr size_t kLongestVersion = 10;
    ByteReader reader(record);
    reader.varint();
    const size_t at = reader.position();
    return reader.ok() && at <= kLongestVersion && record.size() >= at + 3 &&
           static_cast<uint8_t>(record[at]) == kVersionTag && static_cast<uint8_t>(record[at + 1]) <= 0x40;
}

BlinkReading readBlinkValue(std::string_view record) {
    ByteReader reader(record);
    const uint64_t version = reader.varint();
    const size_t at = reader.position();
    if (!reader.ok() || !looksLikeBlinkValue(record))
        return {};
    const std::string_view clone = record.substr(at);
    if (static_cast<uint8_t>(clone[1]) != kWrappedVersion || static_cast<uint8_t>(clone[2]) > kSnappy)
        return readClone(clone, version, at);
    ByteReader wrapped(clone.substr(3));
    const auto kind = static_cast<uint8_t>(clone[2]);
    if (kind == kInBlob) {
        const uint64_t size = wrapped.varint();
        const uint64_t blob = wrapped.varint();
        if (!wrapped.ok())
            return {.json = {}, .stopped = at + 3, .ok = false};
        const Json json{{"format", {{"record", version}}}, {"value in blob", blob}, {"bytes", size}};
        return {.json = json.dump(), .stopped = 0, .ok = true};
    }
    std::string bytes;
    if (kind != kSnappy || unfold({.compression = Compression::snappy, .payload = clone.substr(3)}, bytes,
                                  kMostUnfolded) != Unfolded::ok)
        return {.json = {}, .stopped = at + 3, .ok = false};
    BlinkReading reading = readClone(bytes, version, 0);
    if (!reading.ok)
        reading.stopped = at + 3;
    return reading;
}

}  // namespace levelscope::leveldb
