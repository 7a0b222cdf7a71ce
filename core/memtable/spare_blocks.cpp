#include "core/memtable/spare_blocks.h"

#include <sanitizer/asan_interface.h>

#include "core/memtable/arena.h"

namespace levelscope {

SpareBlocks& SpareBlocks::ofProcess() {
    static SpareBlocks blocks(Arena::kMaxBlock);
    return blocks;
}

char* SpareBlocks::take() {
    const MutexLock lock(m_mutex);
    if (m_count == 0)
        return nullptr;
    char* block = m_blocks[--m_count];
    ASAN_UNPOISON_MEMORY_REGION(block, m_blockSize);
    return block;
}

bool SpareBlocks::give(char* block) {
    const MutexLock lock(m_mutex);
    if (m_count == kMost)
        return false;
    ASAN_POISON_MEMORY_REGION(block, m_blockSize);
    m_blocks[m_count++] = block;
    return true;
}

}  // namespace levelscope
