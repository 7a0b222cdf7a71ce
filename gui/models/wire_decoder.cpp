#include "gui/models/wire_decoder.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/coding.h"
#include "core/formats/chain_reader.h"
#include "core/formats/leveldb/blink_value.h"
#include "gui/models/display.h"
#include "gui/models/key_text.h"

namespace levelscope::gui {
namespace {

using Json = nlohmann::ordered_json;
using Problem = DecodedValue::Problem;

constexpr int kMaxMessageDepth = 32;
constexpr size_t kMostFields = 2000;  // different ones in a message
constexpr uint64_t kMostFieldNumber = (1u << 29) - 1;

enum WireType : uint32_t { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };

std::string textOf(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string hexOf(std::string_view bytes) {
    constexpr int kCharactersOfAByte = 3;
    const int limit = kCharactersOfAByte * static_cast<int>(bytes.size());
    return "0x" + displayHex(bytes, limit).remove(QLatin1Char(' ')).toStdString();
}

Json bytesAsJson(std::string_view bytes) {
    return isPlainText(bytes) ? Json(bytes) : Json(hexOf(bytes));
}

class MessageReader {
public:
    std::optional<Json> read(std::string_view bytes, int depth) {
        if (depth > kMaxMessageDepth)
            return std::nullopt;
        ByteReader reader(bytes);
        std::map<uint64_t, std::vector<Json>> fields;
        while (reader.ok() && !reader.atEnd()) {
            m_stopped = depth == 0 ? reader.position() : m_stopped;
            const uint64_t tag = reader.varint();
            const uint64_t number = tag >> 3;
            std::optional<Json> value = field(reader, static_cast<uint32_t>(tag & 7), depth);
            if (!reader.ok() || !value || number == 0 || number > kMostFieldNumber ||
                fields.size() > kMostFields)
                return std::nullopt;
            fields[number].push_back(std::move(*value));
        }
        Json message = Json::object();
        for (auto& [number, values] : fields) {
            Json& slot = message[std::to_string(number)];
            if (values.size() == 1)
                slot = std::move(values.front());
            else
                slot = Json::array_t(values.begin(), values.end());
        }
        return message;
    }
    size_t stopped() const { return m_stopped; }

private:
    std::optional<Json> field(ByteReader& reader, uint32_t type, int depth) {
        switch (type) {
            case kVarint: return reader.varint();
            case kFixed64: {
                const uint64_t raw = reader.fixed64();
                return Json{{"i64", raw}, {"f64", std::bit_cast<double>(raw)}};
            }
            case kFixed32: {
                const uint32_t raw = reader.fixed32();
                return Json{{"i32", raw}, {"f32", std::bit_cast<float>(raw)}};
            }
            case kBytes: {
                const std::string_view bytes = reader.lengthPrefixed();
                if (bytes.empty() || isPlainText(bytes))
                    return Json(bytes);
                if (std::optional<Json> nested = read(bytes, depth + 1))
                    return nested;
                return Json(hexOf(bytes));
            }
            default: return std::nullopt;
        }
    }

    size_t m_stopped = 0;
};

// What stands for the commonest scripts, by number: only the part that differs is stored.
struct ScriptKind {
    const char* name;
    size_t size;
};
constexpr ScriptKind kScriptKinds[] = {{"public key hash", 20},       {"script hash", 20},
                                       {"public key, even", 32},      {"public key, odd", 32},
                                       {"long public key, even", 32}, {"long public key, odd", 32}};

// Amounts have mostly zeros at their end: they are stored as a count of zeros, the last other digit and the
// rest.
uint64_t unfoldedAmount(uint64_t folded) {
    if (folded == 0)
        return 0;
    --folded;
    uint64_t zeros = folded % 10;
    folded /= 10;
    uint64_t amount = zeros < 9 ? folded / 9 * 10 + folded % 9 + 1 : folded + 1;
    for (; zeros > 0; --zeros)
        amount *= 10;
    return amount;
}

}  // namespace

DecodedValue decodeProtobuf(std::string_view bytes) {
    MessageReader reader;
    const std::optional<Json> message = reader.read(bytes, 0);
    if (!message)
        return {.text = {}, .problem = Problem::malformed, .offset = reader.stopped()};
    DecodedValue value{.text = textOf(*message), .problem = Problem::none, .offset = 0};
    if (value.text.size() > DecodedValue::kMaxOutput)
        return {.text = {}, .problem = Problem::tooLarge, .offset = 0};
    return value;
}

DecodedValue decodeFlaggedText(std::string_view bytes) {
    if (bytes.empty())
        return {.text = {}, .problem = Problem::wrongWidth, .offset = 0};
    const std::string_view text = bytes.substr(1);
    if (bytes.front() == 0)
        return decodeValue(text, ValueDecoder::utf16le);
    if (bytes.front() != 1)
        return {.text = {}, .problem = Problem::malformed, .offset = 0};
    const QString latin = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    return {.text = latin.toUtf8().toStdString(), .problem = Problem::none, .offset = 0};
}

DecodedValue decodeInternalKey(std::string_view bytes) {
    if (bytes.size() < sizeof(uint64_t))
        return {.text = {}, .problem = Problem::wrongWidth, .offset = 0};
    const std::string_view key = bytes.substr(0, bytes.size() - sizeof(uint64_t));
    const auto trailer = loadFixed<uint64_t>(bytes.data() + key.size());
    const Json json{{"key", bytesAsJson(key)}, {"sequence", trailer >> 8}, {"type", trailer & 0xff}};
    return {.text = textOf(json), .problem = Problem::none, .offset = 0};
}

DecodedValue decodeIndexedDbValue(std::string_view bytes) {
    leveldb::BlinkReading reading = leveldb::readBlinkValue(bytes);
    if (!reading.ok)
        return {.text = {}, .problem = Problem::malformed, .offset = std::min(reading.stopped, bytes.size())};
    if (reading.json.size() > DecodedValue::kMaxOutput)
        return {.text = {}, .problem = Problem::tooLarge, .offset = 0};
    return {.text = std::move(reading.json), .problem = Problem::none, .offset = 0};
}

DecodedValue decodeCoin(std::string_view bytes) {
    ChainReader reader(bytes);
    const uint64_t code = reader.varint();
    const uint64_t amount = reader.varint();
    const uint64_t kind = reader.varint();
    const std::string_view script = reader.rest();
    const bool fits = kind < std::size(kScriptKinds) ? script.size() == kScriptKinds[kind].size
                                                     : script.size() == kind - std::size(kScriptKinds);
    if (!reader.ok() || !fits)
        return {.text = {}, .problem = Problem::malformed, .offset = reader.position()};
    const Json json{{"height", code >> 1},
                    {"coinbase", (code & 1) != 0},
                    {"satoshi", unfoldedAmount(amount)},
                    {"kind", kind < std::size(kScriptKinds) ? kScriptKinds[kind].name : "script"},
                    {"script", hexOf(script)}};
    return {.text = textOf(json), .problem = Problem::none, .offset = 0};
}

}  // namespace levelscope::gui
