#include "core/memtable/memtable.h"

#include "core/memtable/avl_memtable.h"
#include "core/memtable/bplus_memtable.h"

namespace levelscope {

std::shared_ptr<Memtable> makeMemtable(MemtableKind kind) {
    if (kind == MemtableKind::avl)
        return std::make_shared<AvlMemtable>();
    return std::make_shared<BplusMemtable>();
}

}  // namespace levelscope
