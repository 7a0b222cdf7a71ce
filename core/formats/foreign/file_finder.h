// Where the files of a store of another engine lie: in its directory, and for RocksDB in directories right
// inside it, where options may put logs and tables. Paths that options name are not followed, and neither are
// directories that are stores of their own, or hold what the engine has put aside ("archive", "lost").
#pragma once

#include <map>
#include <string>

#include "core/env/file_system.h"
#include "core/formats/foreign/file_names.h"
#include "core/formats/foreign/table_layout.h"

namespace levelscope {

class ForeignFileFinder {
public:
    Status look(FileSystem& fs, const std::string& directory, TableDialect dialect);

    // Empty: it is not there.
    std::string table(uint64_t number) const;
    const std::map<uint64_t, std::string>& logs() const { return m_logs; }
    // The newest OPTIONS file, or empty.
    const std::string& options() const { return m_options; }

private:
    void take(const ForeignFileName& parsed, const std::string& path);
    void lookInside(FileSystem& fs, const std::string& directory);

    std::string m_tableSuffix;                 // of the name that counts where a table has both
    std::map<uint64_t, std::string> m_tables;  // by number, like the logs
    std::map<uint64_t, std::string> m_logs;
    std::string m_options;
    uint64_t m_optionsNumber = 0;
};

}  // namespace levelscope
