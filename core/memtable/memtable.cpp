#include "core/memtable/memtable.h"

#include "core/memtable/avl_memtable.h"
#include "core/memtable/bplus_memtable.h"

namespace levelscope {

std::shared_ptr<Memtable> makeMemtable(MemtableKind kind) {
    if (kind == MemtableKind::avl)
        return std::make_shared<AvlMemtable>();
    return std::make_shared<BplusMemtable>();
}

MemtableShape shapeOf(const Memtable& table, const ShapeRequest& request) {
    return static_cast<const MemtableBase&>(table).shape(request);
}

MemtableTally tallyOf(const Memtable& table) {
    return static_cast<const MemtableBase&>(table).tally();
}

}  // namespace levelscope
