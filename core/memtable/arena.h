// Bump allocator of one memtable: memory is handed out and never moved or freed before the arena itself.
//
// Blocks grow from 4 KiB to 2 MiB; the large ones ask for huge pages, because the misses of a search in a big
// memtable are mostly address translation. One thread allocates; bytesUsed() may be read from any.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

namespace levelscope {

class Arena {
public:
    static constexpr size_t kMinBlock = 4 * 1024;
    static constexpr size_t kMaxBlock = 2 * 1024 * 1024;
    static constexpr size_t kAlignment = 8;

    Arena() = default;
    ~Arena();
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    // `alignment`: a power of two from 8 to 64.
    char* allocate(size_t size, size_t alignment = kAlignment) {
        const size_t skipped = (alignment - reinterpret_cast<size_t>(m_next)) & (alignment - 1);
        if (skipped + size > m_left)
            return allocateFromNewBlock(size);
        char* result = m_next + skipped;
        m_next = result + size;
        m_left -= skipped + size;
        count(skipped + size);
        return result;
    }

    // Handed out so far, with what alignment and abandoned block tails cost.
    size_t bytesUsed() const { return m_used.load(std::memory_order_relaxed); }
    // Counts memory that belongs to the memtable but lives elsewhere.
    void count(size_t bytes) {
        m_used.store(m_used.load(std::memory_order_relaxed) + bytes, std::memory_order_relaxed);
    }

private:
    struct Block {
        char* bytes;
        size_t size;
    };

    char* allocateFromNewBlock(size_t size);
    char* newBlock(size_t size);

    char* m_next = nullptr;
    size_t m_left = 0;
    size_t m_blockSize = kMinBlock;
    std::atomic<size_t> m_used{0};
    std::vector<Block> m_blocks;
};

}  // namespace levelscope
