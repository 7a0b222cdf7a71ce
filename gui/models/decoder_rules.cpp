#include "gui/models/decoder_rules.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "core/base/coding.h"
#include "core/formats/key_meaning.h"
#include "core/formats/leveldb/indexed_db.h"
#include "gui/models/display.h"
#include "gui/models/key_filter.h"
#include "gui/models/key_text.h"

namespace levelscope::gui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(KeyDecoder)
};

constexpr size_t kMostKeyBytes = 4096;
constexpr int kAutomatic = -1;

// In saved rules: do not change.
constexpr const char* kKeyNames[] = {"stored",        "hex",           "utf16le",      "utf16be",
                                     "big-endian",    "little-endian", "internal-key", "indexed-db",
                                     "local-storage", "chunk",         "coin"};
constexpr const char* kValueNames[] = {"stored",       "messagepack", "cbor", "bson",     "utf16le",
                                       "utf16be",      "integer",     "time", "protobuf", "flagged-text",
                                       "internal-key", "indexed-db",  "coin"};
static_assert(std::size(kKeyNames) == std::size(kKeyDecoders));
static_assert(std::size(kValueNames) == std::size(kValueDecoders));

template <size_t size>
int indexOf(const char* const (&names)[size], const QString& name) {
    const auto found = std::find_if(std::begin(names), std::end(names),
                                    [&name](const char* each) { return name == QLatin1String(each); });
    return found == std::end(names) ? kAutomatic : static_cast<int>(found - std::begin(names));
}

QString decodedText(std::string_view key, ValueDecoder decoder) {
    const DecodedValue value = decodeValue(key, decoder);
    return value.ok() ? QString::fromStdString(value.text) : QString();
}

QString number(std::string_view key, bool bigEndian) {
    if (key.empty() || key.size() > sizeof(uint64_t))
        return {};
    uint64_t value = 0;
    for (size_t i = 0; i < key.size(); ++i)
        value = value << 8 | static_cast<uint8_t>(key[bigEndian ? i : key.size() - 1 - i]);
    return QString::number(value);
}

bool readsText(ValueDecoder decoder) {
    return decoder == ValueDecoder::utf16le || decoder == ValueDecoder::utf16be ||
           decoder == ValueDecoder::flaggedText;
}

// What there is of a value may end within a character.
DecodedValue decodeHead(std::string_view head, ValueDecoder decoder, bool whole) {
    constexpr int kLongestCharacter = 4;
    DecodedValue value = decodeValue(head, decoder);
    for (int cut = 1; !whole && !value.ok() && cut < kLongestCharacter && !head.empty(); ++cut) {
        head.remove_suffix(1);
        value = decodeValue(head, decoder);
    }
    return value;
}

std::optional<DecoderRule> readRule(const QJsonObject& json) {
    DecoderRule rule;
    const QString match = json.value(QLatin1String("match")).toString();
    if (match != QLatin1String("prefix") && match != QLatin1String("glob"))
        return std::nullopt;
    rule.match = match == QLatin1String("glob") ? DecoderRule::Match::glob : DecoderRule::Match::prefix;
    rule.pattern =
        QByteArray::fromBase64(json.value(QLatin1String("pattern_b64")).toString().toLatin1()).toStdString();
    const int key = indexOf(kKeyNames, json.value(QLatin1String("key")).toString());
    if (key < 0)
        return std::nullopt;
    rule.key = kKeyDecoders[key];
    if (const int value = indexOf(kValueNames, json.value(QLatin1String("value")).toString()); value >= 0)
        rule.value = kValueDecoders[value];
    rule.unmask = json.value(QLatin1String("unmask")).toBool();
    return rule;
}

}  // namespace

QString keyDecoderName(KeyDecoder decoder) {
    switch (decoder) {
        case KeyDecoder::stored: return Text::tr("as stored");
        case KeyDecoder::hex: return Text::tr("hexadecimal");
        case KeyDecoder::utf16le: return Text::tr("UTF-16, little-endian");
        case KeyDecoder::utf16be: return Text::tr("UTF-16, big-endian");
        case KeyDecoder::bigEndian: return Text::tr("integer, big-endian");
        case KeyDecoder::littleEndian: return Text::tr("integer, little-endian");
        case KeyDecoder::internalKey: return Text::tr("key inside of LevelDB or RocksDB");
        case KeyDecoder::indexedDb: return Text::tr("key of IndexedDB");
        case KeyDecoder::localStorage: return Text::tr("key of local storage");
        case KeyDecoder::chunk: return Text::tr("chunk of a game world");
        case KeyDecoder::coin: return Text::tr("coin of Bitcoin's chainstate");
    }
    return {};
}

QString decodeKey(std::string_view key, KeyDecoder decoder) {
    if (key.size() > kMostKeyBytes)
        return {};
    const auto text = [](const std::string& json) { return QString::fromStdString(json); };
    switch (decoder) {
        case KeyDecoder::stored: return {};
        case KeyDecoder::hex: return displayHex(key, 256);
        case KeyDecoder::utf16le: return decodedText(key, ValueDecoder::utf16le);
        case KeyDecoder::utf16be: return decodedText(key, ValueDecoder::utf16be);
        case KeyDecoder::bigEndian: return number(key, true);
        case KeyDecoder::littleEndian: return number(key, false);
        case KeyDecoder::internalKey: return decodedText(key, ValueDecoder::internalKey);
        case KeyDecoder::indexedDb: return text(leveldb::describeIndexedDbKey(key));
        case KeyDecoder::localStorage: return text(localStorageMeaning(key));
        case KeyDecoder::chunk: return text(chunkMeaning(key));
        case KeyDecoder::coin: return text(coinMeaning(key));
    }
    return {};
}

bool DecoderRule::fits(std::string_view bytes) const {
    return match == Match::glob ? globMatches(pattern, bytes) : bytes.starts_with(pattern);
}

const DecoderRule* DecoderRules::find(std::string_view key) const {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [key](const DecoderRule& rule) { return rule.fits(key); });
    return found == rules.end() ? nullptr : &*found;
}

void DecoderRules::choose(std::string_view prefix, std::string_view key, ValueDecoder value) {
    const auto same = std::find_if(rules.begin(), rules.end(), [prefix](const DecoderRule& rule) {
        return rule.match == DecoderRule::Match::prefix && rule.pattern == prefix;
    });
    const DecoderRule* counted = find(key);
    if (same != rules.end() && &*same == counted) {
        same->value = value;
        return;
    }
    DecoderRule rule = counted ? *counted : DecoderRule();
    rule.match = DecoderRule::Match::prefix;
    rule.pattern = prefix;
    rule.value = value;
    if (rules.size() < kMost)
        rules.insert(counted ? rules.begin() + (counted - rules.data()) : rules.end(), std::move(rule));
}

std::string unmaskedBytes(std::string_view bytes, std::string_view mask) {
    std::string plain(bytes);
    for (size_t i = 0; i < plain.size(); ++i)
        plain[i] = static_cast<char>(plain[i] ^ mask[i % mask.size()]);
    return plain;
}

std::optional<ReadValue> readValue(const DecoderRule* rule, std::string_view mask, std::string_view head,
                                   bool whole) {
    std::optional<ReadValue> unmasked;
    if (rule != nullptr && rule->unmask && !mask.empty() && !head.empty()) {
        unmasked.emplace(ReadValue{unmaskedBytes(head, mask)});
        head = unmasked->bytes;
    }
    ValueDecoder decoder = ValueDecoder::stored;
    if (rule != nullptr && rule->value)
        decoder = *rule->value;
    else if (whole && guessKind(head, whole) == ValueKind::binary)
        decoder = guessDecoder(head);
    if (head.empty() || decoder == ValueDecoder::stored || (!whole && !readsText(decoder)))
        return unmasked;
    DecodedValue decoded = decodeHead(head, decoder, whole);
    if (!decoded.ok())
        return unmasked;
    return ReadValue{std::move(decoded.text), true};
}

QByteArray saveRules(const std::vector<DecoderRule>& rules) {
    QJsonArray list;
    for (const DecoderRule& rule : rules) {
        const char* value = rule.value ? kValueNames[static_cast<size_t>(*rule.value)] : "auto";
        list.append(QJsonObject{
            {QStringLiteral("match"),
             rule.match == DecoderRule::Match::glob ? QStringLiteral("glob") : QStringLiteral("prefix")},
            {QStringLiteral("pattern_b64"),
             QString::fromLatin1(QByteArray::fromStdString(rule.pattern).toBase64())},
            {QStringLiteral("key"), QLatin1String(kKeyNames[static_cast<size_t>(rule.key)])},
            {QStringLiteral("value"), QLatin1String(value)},
            {QStringLiteral("unmask"), rule.unmask}});
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

std::optional<std::vector<DecoderRule>> readRules(const QByteArray& json) {
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray() || document.array().size() > static_cast<int>(DecoderRules::kMost))
        return std::nullopt;
    std::vector<DecoderRule> rules;
    const QJsonArray list = document.array();
    for (const QJsonValue& each : list) {
        std::optional<DecoderRule> rule = readRule(each.toObject());
        if (!rule)
            return std::nullopt;
        rules.push_back(std::move(*rule));
    }
    return rules;
}

}  // namespace levelscope::gui
