// Which keys are read how: an ordered list of rules, of which the first that fits a key counts. What keys and
// values mean is told by the program that wrote them; the rules say which program's words apply to which
// keys. Values, kept per store (gui/pages/keys/decoder_settings.h). Pure functions over untrusted bytes.
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/models/value_decoder.h"

namespace levelscope::gui {

enum class KeyDecoder : uint8_t {
    stored,
    hex,
    utf16le,
    utf16be,
    bigEndian,
    littleEndian,
    internalKey,
    indexedDb,
    localStorage,
    chunk,
    coin
};
inline constexpr KeyDecoder kKeyDecoders[] = {
    KeyDecoder::stored,       KeyDecoder::hex,          KeyDecoder::utf16le,     KeyDecoder::utf16be,
    KeyDecoder::bigEndian,    KeyDecoder::littleEndian, KeyDecoder::internalKey, KeyDecoder::indexedDb,
    KeyDecoder::localStorage, KeyDecoder::chunk,        KeyDecoder::coin};

QString keyDecoderName(KeyDecoder decoder);  // translated
// What the key says; empty: it does not read so, and is shown as stored.
QString decodeKey(std::string_view key, KeyDecoder decoder);

struct DecoderRule {
    enum class Match : uint8_t { prefix, glob };

    Match match = Match::prefix;
    std::string pattern;  // bytes every key begins with; or a glob (key_filter.h) over the whole key
    KeyDecoder key = KeyDecoder::stored;
    std::optional<ValueDecoder> value;  // nothing: as each value suggests
    bool unmask = false;                // values are xor the mask of the store

    bool fits(std::string_view bytes) const;
    bool operator==(const DecoderRule&) const = default;
};

struct DecoderRules {
    static constexpr size_t kMost = 200;

    std::vector<DecoderRule> rules;
    std::string mask;  // found in the store, never saved; empty: it has none

    // The first that fits; null: none does.
    const DecoderRule* find(std::string_view key) const;
    // Values of keys with this prefix are read so from now on: the rule of just that prefix, or a new one in
    // front of the rule that counted for `key` before.
    void choose(std::string_view prefix, std::string_view key, ValueDecoder value);
    bool operator==(const DecoderRules&) const = default;
};

// The bytes xor the mask, over and over.
std::string unmaskedBytes(std::string_view bytes, std::string_view mask);

// What a list shows of a value.
struct ReadValue {
    std::string bytes;
    bool text = false;  // UTF-8 that a decoder made
    bool operator==(const ReadValue&) const = default;
};
// Of a value that begins with `head`, by a rule or, where none fits (null), as the value itself suggests;
// with a mask if it has been stored so. Nothing: it is shown as stored. A value that is not `whole` is read
// by decoders of text only.
std::optional<ReadValue> readValue(const DecoderRule* rule, std::string_view mask, std::string_view head,
                                   bool whole);

// JSON; nothing for bytes that are none of ours.
QByteArray saveRules(const std::vector<DecoderRule>& rules);
std::optional<std::vector<DecoderRule>> readRules(const QByteArray& json);

}  // namespace levelscope::gui
