#include "core/formats/foreign/file_names.h"

#include <charconv>
#include <utility>

namespace levelscope {

namespace {

bool takeNumber(std::string_view digits, uint64_t& number) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return !digits.empty() && error == std::errc() && end == digits.data() + digits.size();
}

}  // namespace

std::string foreignFileName(uint64_t number, std::string_view suffix) {
    constexpr size_t kDigits = 6;
    std::string name = std::to_string(number);
    name.insert(0, name.size() < kDigits ? kDigits - name.size() : 0, '0');
    return name.append(suffix);
}

std::string_view foreignTableSuffix(TableDialect dialect) {
    return dialect == TableDialect::rocksDb ? ".sst" : ".ldb";
}

std::optional<ForeignFileName> parseForeignName(std::string_view name) {
    using Kind = ForeignFileKind;
    for (const auto& [text, kind] : {std::pair<std::string_view, Kind>{"CURRENT", Kind::current},
                                     {"LOCK", Kind::lock},
                                     {"LOG", Kind::infoLog},
                                     {"LOG.old", Kind::infoLog},
                                     {"IDENTITY", Kind::identity}})
        if (name == text)
            return ForeignFileName{kind, 0};
    ForeignFileName parsed;
    for (const auto& [prefix, kind] : {std::pair<std::string_view, Kind>{"MANIFEST-", Kind::manifest},
                                       {"OPTIONS-", Kind::options},
                                       {"LOG.old.", Kind::infoLog}})
        if (name.starts_with(prefix) && takeNumber(name.substr(prefix.size()), parsed.number)) {
            parsed.kind = kind;
            return parsed;
        }
    for (const auto& [suffix, kind] : {std::pair<std::string_view, Kind>{".log", Kind::wal},
                                       {".ldb", Kind::table},
                                       {".sst", Kind::table},
                                       {".blob", Kind::blob},
                                       {".dbtmp", Kind::temporary}})
        if (name.ends_with(suffix) &&
            takeNumber(name.substr(0, name.size() - suffix.size()), parsed.number)) {
            parsed.kind = kind;
            return parsed;
        }
    return std::nullopt;
}

std::string foreignKindName(const std::optional<ForeignFileName>& name) {
    if (!name)
        return "foreign";
    switch (name->kind) {
        case ForeignFileKind::current: return "current";
        case ForeignFileKind::lock: return "lock";
        case ForeignFileKind::infoLog: return "log";
        case ForeignFileKind::manifest: return "manifest";
        case ForeignFileKind::wal: return "wal";
        case ForeignFileKind::table: return "table";
        case ForeignFileKind::blob: return "blob";
        case ForeignFileKind::options: return "options";
        case ForeignFileKind::identity: return "identity";
        case ForeignFileKind::temporary: return "temporary";
    }
    return "foreign";
}

}  // namespace levelscope
