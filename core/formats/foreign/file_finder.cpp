#include "core/formats/foreign/file_finder.h"

#include <algorithm>

namespace levelscope {

Status ForeignFileFinder::look(FileSystem& fs, const std::string& directory, TableDialect dialect) {
    m_tableSuffix = foreignTableSuffix(dialect);
    ASSIGN_OR_RETURN(const std::vector<std::string> names, fs.list(directory));
    for (const std::string& name : names)
        if (const auto parsed = parseForeignName(name))
            take(*parsed, joinPath(directory, name));
    if (dialect != TableDialect::rocksDb)
        return {};
    for (const std::string& name : names)
        if (!parseForeignName(name) && name != "archive" && name != "lost")
            lookInside(fs, joinPath(directory, name));
    return {};
}

// What lies in the store's own directory comes first.
void ForeignFileFinder::lookInside(FileSystem& fs, const std::string& directory) {
    const Result<FileStat> stat = fs.stat(directory);
    if (!stat.ok() || !stat->directory)
        return;
    const auto names = fs.list(directory);
    if (!names.ok() || std::find(names->begin(), names->end(), "CURRENT") != names->end())
        return;
    for (const std::string& name : *names) {
        const auto parsed = parseForeignName(name);
        if (parsed && parsed->kind == ForeignFileKind::table)
            m_tables.emplace(parsed->number, joinPath(directory, name));
        else if (parsed && parsed->kind == ForeignFileKind::wal)
            m_logs.emplace(parsed->number, joinPath(directory, name));
    }
}

void ForeignFileFinder::take(const ForeignFileName& parsed, const std::string& path) {
    if (parsed.kind == ForeignFileKind::table) {
        std::string& known = m_tables[parsed.number];
        if (known.empty() || path.ends_with(m_tableSuffix))
            known = path;
    } else if (parsed.kind == ForeignFileKind::wal) {
        m_logs.insert_or_assign(parsed.number, path);
    } else if (parsed.kind == ForeignFileKind::options && parsed.number >= m_optionsNumber) {
        m_options = path;
        m_optionsNumber = parsed.number;
    }
}

std::string ForeignFileFinder::table(uint64_t number) const {
    const auto found = m_tables.find(number);
    return found == m_tables.end() ? std::string() : found->second;
}

}  // namespace levelscope
