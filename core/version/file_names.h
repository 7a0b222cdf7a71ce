// Names of the files of a store directory, and back. The grammar is strict: a name that is not exactly one of
// these is foreign and never touched.
//   CURRENT  LOCK  OPTIONS  LOG  LOG.old  MANIFEST-000009  000412.wal  000377.lst  000378.lsv  (and *.tmp of
//   an unfinished replace)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace levelscope {

enum class FileKind : uint8_t { current, lock, options, infoLog, manifest, wal, table, values, temporary };

struct ParsedFileName {
    FileKind kind = FileKind::current;
    uint64_t number = 0;  // manifest, wal, table, values
};

std::string currentFileName();
std::string lockFileName();
std::string optionsFileName();
std::string infoLogFileName();
std::string oldInfoLogFileName();  // the log of the session before
std::string manifestFileName(uint64_t number);
std::string walFileName(uint64_t number);
std::string tableFileName(uint64_t number);
std::string valueFileName(uint64_t number);
std::optional<ParsedFileName> parseFileName(std::string_view name);

}  // namespace levelscope
