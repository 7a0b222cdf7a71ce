// Walks the tables of one sorted level one after another, opening each when it is reached.
#pragma once

#include <memory>
#include <vector>

#include "core/table/table_reader.h"
#include "core/version/table_cache.h"
#include "core/version/version.h"

namespace levelscope {

struct CursorOptions {
    bool fillCache = true;
    uint32_t readahead = 0;
    ReadTrace* trace = nullptr;
    std::shared_ptr<DamageLog> damage = nullptr;  // null: damage ends the walk; else it is passed by
};

// `tables`: by key, disjoint; kept alive by the cursor.
std::unique_ptr<TableCursor> newLevelCursor(TableCache& cache, std::vector<TablePtr> tables,
                                            const CursorOptions& options);
// Over one table; an error to open it becomes the cursor's status.
std::unique_ptr<TableCursor> newTableCursor(TableCache& cache, const TablePtr& table,
                                            const CursorOptions& options);

}  // namespace levelscope
