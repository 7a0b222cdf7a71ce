#include "core/memtable/arena.h"

#include <sys/mman.h>

#include <new>

#include "core/memtable/spare_blocks.h"

namespace levelscope {

namespace {

constexpr size_t kCacheLine = 64;

size_t blockAlignment(size_t size) {
    return size >= Arena::kMaxBlock ? Arena::kMaxBlock : kCacheLine;
}

}  // namespace

Arena::~Arena() {
    for (const Block& block : m_blocks) {
        if (block.size == kMaxBlock && SpareBlocks::ofProcess().give(block.bytes))
            continue;
        ::operator delete (block.bytes, std::align_val_t{blockAlignment(block.size)});
    }
}

char* Arena::newBlock(size_t size) {
    const size_t alignment = blockAlignment(size);
    m_blocks.reserve(m_blocks.size() + 1);
    if (size == kMaxBlock) {
        if (char* spare = SpareBlocks::ofProcess().take()) {
            m_blocks.push_back({spare, size});
            return spare;
        }
    }
    char* bytes = static_cast<char*>(::operator new (size, std::align_val_t{alignment}));
    m_blocks.push_back({bytes, size});
    if (alignment == kMaxBlock)
        ::madvise(bytes, size, MADV_HUGEPAGE);
    return bytes;
}

// Blocks are aligned to a cache line at least, which is all that callers may ask for.
char* Arena::allocateFromNewBlock(size_t size) {
    if (size > m_blockSize / 4) {
        count(size);
        return newBlock(size);
    }
    count(m_left);
    m_next = newBlock(m_blockSize);
    m_left = m_blockSize;
    if (m_blockSize < kMaxBlock)
        m_blockSize *= 2;
    char* result = m_next;
    m_next += size;
    m_left -= size;
    count(size);
    return result;
}

}  // namespace levelscope
