// Ways to read bytes that are neither text nor JSON: MessagePack, CBOR and BSON become JSON, UTF-16 becomes
// UTF-8, integers and times of any width and order become a JSON object of what they may mean. Pure functions
// over untrusted bytes; any thread. Bounds: kMaxBytes of input, kMaxOutput of text, kMaxDepth of nesting.
#pragma once

#include <QString>
#include <string>
#include <string_view>

namespace levelscope::gui {

enum class ValueDecoder : uint8_t {
    stored,
    messagePack,
    cbor,
    bson,
    utf16le,
    utf16be,
    integer,
    time,
    protobuf,
    flaggedText,
    internalKey,
    indexedDb,
    coin
};
inline constexpr ValueDecoder kValueDecoders[] = {
    ValueDecoder::stored,   ValueDecoder::messagePack, ValueDecoder::cbor,        ValueDecoder::bson,
    ValueDecoder::utf16le,  ValueDecoder::utf16be,     ValueDecoder::integer,     ValueDecoder::time,
    ValueDecoder::protobuf, ValueDecoder::flaggedText, ValueDecoder::internalKey, ValueDecoder::indexedDb,
    ValueDecoder::coin};

struct DecodedValue {
    static constexpr size_t kMaxBytes = 256 << 10;
    static constexpr size_t kMaxOutput = 4 << 20;
    static constexpr int kMaxDepth = 200;

    enum class Problem : uint8_t { none, tooLarge, tooDeep, malformed, wrongWidth };
    std::string text;  // UTF-8; JSON for all but those of text
    Problem problem = Problem::none;
    size_t offset = 0;  // where it stopped making sense
    bool ok() const { return problem == Problem::none; }
};

DecodedValue decodeValue(std::string_view bytes, ValueDecoder decoder);
// What reads all of the bytes as a list or map that is not empty, or as a value of IndexedDB; stored when
// nothing does.
ValueDecoder guessDecoder(std::string_view bytes);

QString valueDecoderName(ValueDecoder decoder);            // "MessagePack"; translated
QString decodeProblemText(DecodedValue::Problem problem);  // without the offset; translated

}  // namespace levelscope::gui
