// A memtable seen through the interface of table cursors, so that merges know one kind of source only.
#pragma once

#include <memory>

#include "core/memtable/memtable.h"
#include "core/table/table_reader.h"

namespace levelscope {

// Keeps the memtable alive. `number` is how a trace calls it (core/table/read_trace.h).
std::unique_ptr<TableCursor> newMemtableSource(std::shared_ptr<const Memtable> memtable, uint64_t number = 0,
                                               ReadTrace* trace = nullptr);

}  // namespace levelscope
