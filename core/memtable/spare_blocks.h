// Large blocks of arenas that are gone, for arenas to come. The system clears memory that it gives out, so
// giving a block back and asking for one again took a tenth of the time of a load.
//
// May be used from any thread. What lies here is not used by anybody: the address sanitizer reports who does.
#pragma once

#include <array>
#include <cstddef>

#include "core/base/mutex.h"

namespace levelscope {

class SpareBlocks {
public:
    static constexpr size_t kMost = 8;

    // Those of all stores of this process, for as long as it lives: at most 16 MiB.
    static SpareBlocks& ofProcess();

    // Blocks are all of `blockSize` bytes, and not freed by the end of this.
    explicit SpareBlocks(size_t blockSize) : m_blockSize(blockSize) {}

    // Null if there is none. Holds what was last written into it.
    char* take();
    // False if there are enough: the block remains the caller's.
    bool give(char* block);

private:
    const size_t m_blockSize;
    Mutex m_mutex;
    std::array<char*, kMost> m_blocks GUARDED_BY(m_mutex){};
    size_t m_count GUARDED_BY(m_mutex) = 0;
};

}  // namespace levelscope
