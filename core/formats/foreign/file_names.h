// Names of the files of LevelDB and RocksDB directories. The grammar is strict; other names are foreign.
//   CURRENT  LOCK  LOG  LOG.old[.time]  MANIFEST-000009  000012.log  000013.ldb  000013.sst  000014.blob
//   OPTIONS-000007  IDENTITY  000015.dbtmp
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/formats/foreign/table_layout.h"

namespace levelscope {

enum class ForeignFileKind : uint8_t {
    current,
    lock,
    infoLog,
    manifest,
    wal,
    table,
    blob,
    options,
    identity,
    temporary
};

struct ForeignFileName {
    ForeignFileKind kind = ForeignFileKind::current;
    uint64_t number = 0;
};

// "000012" and the suffix, which begins with a dot.
std::string foreignFileName(uint64_t number, std::string_view suffix);
// Of tables, as the engine names them today; both engines also read the other's.
std::string_view foreignTableSuffix(TableDialect dialect);
std::optional<ForeignFileName> parseForeignName(std::string_view name);
// As StoreFile::kind has it.
std::string foreignKindName(const std::optional<ForeignFileName>& name);

}  // namespace levelscope
