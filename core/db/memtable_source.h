// A memtable seen through the interface of table cursors, so that merges know one kind of source only.
#pragma once

#include <memory>

#include "core/memtable/memtable.h"
#include "core/table/table_reader.h"

namespace levelscope {

// Keeps the memtable alive.
std::unique_ptr<TableCursor> newMemtableSource(std::shared_ptr<const Memtable> memtable);

}  // namespace levelscope
