#include "core/formats/store_files.h"

#include <algorithm>

#include "core/formats/foreign/file_names.h"
#include "core/version/file_names.h"

namespace levelscope {

namespace {

std::string kindOf(const std::optional<ParsedFileName>& parsed) {
    if (!parsed)
        return "foreign";
    switch (parsed->kind) {
        case FileKind::current: return "current";
        case FileKind::lock: return "lock";
        case FileKind::options: return "options";
        case FileKind::infoLog: return "log";
        case FileKind::manifest: return "manifest";
        case FileKind::wal: return "wal";
        case FileKind::table: return "table";
        case FileKind::values: return "values";
        case FileKind::temporary: return "temporary";
    }
    return "foreign";
}

}  // namespace

std::string tablePathIn(const std::string& directory, uint64_t number) {
    return joinPath(directory, tableFileName(number));
}

std::string walPathIn(const std::string& directory, uint64_t number) {
    return joinPath(directory, walFileName(number));
}

uint64_t tableNumberOf(std::string_view name) {
    if (const auto own = parseFileName(name); own && own->kind == FileKind::table)
        return own->number;
    const auto foreign = parseForeignName(name);
    return foreign && foreign->kind == ForeignFileKind::table ? foreign->number : 0;
}

uint64_t logNumberOf(std::string_view name) {
    if (const auto own = parseFileName(name); own && own->kind == FileKind::wal)
        return own->number;
    const auto foreign = parseForeignName(name);
    return foreign && foreign->kind == ForeignFileKind::wal ? foreign->number : 0;
}

Result<std::vector<StoreFile>> listStoreFiles(FileSystem& fs, const std::string& directory) {
    ASSIGN_OR_RETURN(std::vector<std::string> names, fs.list(directory));
    std::sort(names.begin(), names.end());
    std::vector<StoreFile> files;
    for (std::string& name : names) {
        const Result<FileStat> info = fs.stat(joinPath(directory, name));
        if (!info.ok() || !info->regular)
            continue;
        const std::optional<ParsedFileName> parsed = parseFileName(name);
        StoreFile file;
        file.kind = kindOf(parsed);
        file.number = parsed ? parsed->number : 0;
        file.size = info->size;
        file.modifiedMicros = info->modifiedMicros;
        file.name = std::move(name);
        files.push_back(std::move(file));
    }
    return files;
}

}  // namespace levelscope
