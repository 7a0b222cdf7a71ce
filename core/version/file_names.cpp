#include "core/version/file_names.h"

#include <array>

namespace levelscope {
namespace {

constexpr std::string_view kManifestPrefix = "MANIFEST-";
constexpr std::string_view kWalSuffix = ".wal";
constexpr std::string_view kTableSuffix = ".lst";
constexpr std::string_view kValueSuffix = ".lsv";
constexpr std::string_view kTemporarySuffix = ".tmp";
constexpr size_t kMinDigits = 6;
constexpr uint64_t kMaxFileNumber = uint64_t{1} << 56;  // far beyond what any store reaches

std::string digits(uint64_t number) {
    std::string text = std::to_string(number);
    if (text.size() < kMinDigits)
        text.insert(0, kMinDigits - text.size(), '0');
    return text;
}

// Exactly what digits() writes, so that every number has one name.
std::optional<uint64_t> parseDigits(std::string_view text) {
    if (text.size() < kMinDigits || text.size() > 20 || (text.size() > kMinDigits && text.front() == '0'))
        return std::nullopt;
    uint64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        const auto digit = static_cast<uint64_t>(c - '0');
        if (number > (UINT64_MAX - digit) / 10)
            return std::nullopt;
        number = number * 10 + digit;
    }
    if (number > kMaxFileNumber)
        return std::nullopt;
    return number;
}

std::optional<ParsedFileName> numbered(FileKind kind, std::string_view text) {
    const std::optional<uint64_t> number = parseDigits(text);
    if (!number)
        return std::nullopt;
    return ParsedFileName{kind, *number};
}

}  // namespace

std::string currentFileName() {
    return "CURRENT";
}
std::string lockFileName() {
    return "LOCK";
}
std::string optionsFileName() {
    return "OPTIONS";
}
std::string infoLogFileName() {
    return "LOG";
}
std::string oldInfoLogFileName() {
    return "LOG.old";
}
std::string manifestFileName(uint64_t number) {
    return std::string(kManifestPrefix) + digits(number);
}
std::string walFileName(uint64_t number) {
    return digits(number).append(kWalSuffix);
}
std::string tableFileName(uint64_t number) {
    return digits(number).append(kTableSuffix);
}
std::string valueFileName(uint64_t number) {
    return digits(number).append(kValueSuffix);
}

std::optional<ParsedFileName> parseFileName(std::string_view name) {
    struct Fixed {
        std::string_view name;
        FileKind kind;
    };
    static constexpr std::array<Fixed, 5> kFixed{{{"CURRENT", FileKind::current},
                                                  {"LOCK", FileKind::lock},
                                                  {"OPTIONS", FileKind::options},
                                                  {"LOG", FileKind::infoLog},
                                                  {"LOG.old", FileKind::infoLog}}};
    for (const Fixed& fixed : kFixed)
        if (name == fixed.name)
            return ParsedFileName{fixed.kind, 0};
    if (name.starts_with(kManifestPrefix) && !name.ends_with(kTemporarySuffix))
        return numbered(FileKind::manifest, name.substr(kManifestPrefix.size()));
    if (name.ends_with(kWalSuffix))
        return numbered(FileKind::wal, name.substr(0, name.size() - kWalSuffix.size()));
    if (name.ends_with(kTableSuffix))
        return numbered(FileKind::table, name.substr(0, name.size() - kTableSuffix.size()));
    if (name.ends_with(kValueSuffix))
        return numbered(FileKind::values, name.substr(0, name.size() - kValueSuffix.size()));
    if (name.ends_with(kTemporarySuffix)) {
        const auto base = parseFileName(name.substr(0, name.size() - kTemporarySuffix.size()));
        if (base && base->kind != FileKind::temporary)
            return ParsedFileName{FileKind::temporary, base->number};
    }
    return std::nullopt;
}

}  // namespace levelscope
