// The inside of a table of LevelDB or RocksDB, as plain structs with byte ranges.
#pragma once

#include <memory>

#include "core/formats/foreign/foreign_table.h"
#include "core/table/table_anatomy.h"

namespace levelscope {

std::unique_ptr<TableAnatomy> newForeignAnatomy(std::shared_ptr<const ForeignTable> table, KeyOrder order);

}  // namespace levelscope
