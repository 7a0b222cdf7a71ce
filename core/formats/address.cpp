#include "core/formats/address.h"

#include <charconv>
#include <optional>

namespace levelscope {

namespace {

constexpr uint64_t kMaxLevelNumber = 255;
constexpr std::string_view kNewest = "newest";

bool isPlain(char c) {
    return c > ' ' && c <= '~' && c != '%' && c != '@';
}

std::string escape(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        if (isPlain(c)) {
            text.push_back(c);
            continue;
        }
        const auto byte = static_cast<uint8_t>(c);
        text.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
    }
    return text;
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

std::optional<std::string> unescape(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] <= ' ' || text[i] > '~')
            return std::nullopt;
        if (text[i] != '%') {
            bytes.push_back(text[i]);
            continue;
        }
        if (text.size() - i < 3)
            return std::nullopt;
        const int high = hexDigit(text[i + 1]);
        const int low = hexDigit(text[i + 2]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return bytes;
}

std::optional<uint64_t> number(std::string_view text) {
    uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

// Cuts `text` at the last `separator`: returns what follows it and leaves what precedes it.
std::optional<std::string_view> takeAfterLast(std::string_view& text, char separator) {
    const size_t at = text.rfind(separator);
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string_view tail = text.substr(at + 1);
    text = text.substr(0, at);
    return tail;
}

bool takePrefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::optional<Address> parseLevel(std::string_view rest) {
    const auto level = number(rest);
    if (!level || *level > kMaxLevelNumber)
        return std::nullopt;
    return Address{.kind = AddressKind::level, .number = *level};
}

std::optional<Address> parseTable(std::string_view rest) {
    const size_t slash = rest.find('/');
    const auto table = number(rest.substr(0, slash));
    if (!table)
        return std::nullopt;
    if (slash == std::string_view::npos)
        return Address::ofTable(*table);
    rest.remove_prefix(slash + 1);
    if (takePrefix(rest, "block:")) {
        const auto block = number(rest);
        return block ? std::optional(Address::ofBlock(*table, *block)) : std::nullopt;
    }
    if (!takePrefix(rest, "entry:"))
        return std::nullopt;
    const auto index = takeAfterLast(rest, '.');
    const auto block = number(rest);
    const auto entry = index ? number(*index) : std::nullopt;
    return block && entry ? std::optional(Address::ofEntry(*table, *block, *entry)) : std::nullopt;
}

std::optional<Address> parseBytes(std::string_view rest) {
    auto place = takeAfterLast(rest, '@');
    if (!place)
        return std::nullopt;
    const auto lengthText = takeAfterLast(*place, '+');
    const auto offset = number(*place);
    const auto length = lengthText ? number(*lengthText) : std::nullopt;
    auto file = unescape(rest);
    if (!offset || !length || !file || file->empty())
        return std::nullopt;
    Address address{.kind = AddressKind::bytes, .offset = *offset, .length = *length};
    address.file = std::move(*file);
    return address;
}

// An '@' that no number follows belongs to the key, so that keys typed by hand need no escapes.
std::optional<Address> parseKey(std::string_view rest, AddressKind kind) {
    std::string_view head = rest;
    const auto tail = takeAfterLast(head, '@');
    const auto sequence = tail ? number(*tail) : std::nullopt;
    if (sequence && *sequence > kMaxSequence)
        return std::nullopt;
    const auto key = unescape(sequence ? head : rest);
    if (!key)
        return std::nullopt;
    Address address = Address::ofKey(*key, sequence.value_or(0));
    address.kind = kind;
    return address;
}

std::optional<Address> parseWal(std::string_view rest) {
    const auto place = takeAfterLast(rest, '@');
    const auto log = number(rest);
    const auto offset = place ? number(*place) : std::nullopt;
    return log && offset ? std::optional(Address::ofWalRecord(*log, *offset)) : std::nullopt;
}

std::optional<Address> parseEdit(std::string_view rest) {
    if (rest == kNewest)
        return Address::ofEdit(Address::kNewestEdit);
    const auto ordinal = number(rest);
    return ordinal ? std::optional(Address::ofEdit(*ordinal)) : std::nullopt;
}

std::optional<Address> parse(std::string_view text) {
    if (text == "overview")
        return Address::overview();
    if (text == "memtable")
        return Address{.kind = AddressKind::memtable};
    if (takePrefix(text, "level:"))
        return parseLevel(text);
    if (takePrefix(text, "table:"))
        return parseTable(text);
    if (takePrefix(text, "bytes:"))
        return parseBytes(text);
    if (takePrefix(text, "key:"))
        return parseKey(text, AddressKind::key);
    if (takePrefix(text, "explain:"))
        return parseKey(text, AddressKind::explanation);
    if (takePrefix(text, "history:"))
        return parseKey(text, AddressKind::history);
    if (takePrefix(text, "space:")) {
        const auto prefix = unescape(text);
        return prefix ? std::optional(Address::ofSpace(*prefix)) : std::nullopt;
    }
    if (takePrefix(text, "wal:"))
        return parseWal(text);
    if (takePrefix(text, "edit:"))
        return parseEdit(text);
    return std::nullopt;
}

std::string keyText(const Address& address) {
    return escape(address.key) +
           (address.sequence != 0 ? "@" + std::to_string(address.sequence) : std::string());
}

}  // namespace

std::string toText(const Address& address) {
    const std::string number = std::to_string(address.number);
    switch (address.kind) {
        case AddressKind::overview: return "overview";
        case AddressKind::memtable: return "memtable";
        case AddressKind::level: return "level:" + number;
        case AddressKind::table: return "table:" + number;
        case AddressKind::block: return "table:" + number + "/block:" + std::to_string(address.block);
        case AddressKind::entry:
            return "table:" + number + "/entry:" + std::to_string(address.block) + "." +
                   std::to_string(address.index);
        case AddressKind::bytes:
            return "bytes:" + escape(address.file) + "@" + std::to_string(address.offset) + "+" +
                   std::to_string(address.length);
        case AddressKind::key: return "key:" + keyText(address);
        case AddressKind::explanation: return "explain:" + keyText(address);
        case AddressKind::history: return "history:" + keyText(address);
        case AddressKind::space: return "space:" + escape(address.key);
        case AddressKind::walRecord: return "wal:" + number + "@" + std::to_string(address.offset);
        case AddressKind::manifestEdit:
            return "edit:" + (address.number == Address::kNewestEdit ? std::string(kNewest) : number);
    }
    return {};
}

Result<Address> parseAddress(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.remove_suffix(1);
    while (text.starts_with(' '))
        text.remove_prefix(1);
    if (auto address = parse(text))
        return std::move(*address);
    return Status::invalid(Reason::syntax, "address");
}

}  // namespace levelscope
