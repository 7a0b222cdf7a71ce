// One cache for everything read from tables: data, index and filter blocks, under one byte budget. Sharded
// CLOCK; safe from any thread. A handle pins its block; the budget counts pinned blocks too and can be
// exceeded only by them.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace levelscope {

enum class CacheKind : uint8_t { data, index, filter };

struct CacheStats {
    uint64_t budgetBytes = 0;
    uint64_t usedBytes = 0;
    uint64_t entries = 0;
    uint64_t hits = 0;
    uint64_t misses = 0;
    uint64_t evictions = 0;
};

class BlockCache {
public:
    // A cached, immutable block. Copies share the pin; the bytes live while any copy does. An empty one is
    // "not there".
    class Pin {
    public:
        Pin() = default;
        explicit Pin(void* slot) : m_slot(slot) {}  // takes over one reference
        Pin(const Pin& other);
        Pin(Pin&& other) noexcept : m_slot(other.m_slot) { other.m_slot = nullptr; }
        Pin& operator=(Pin other) noexcept {
            std::swap(m_slot, other.m_slot);
            return *this;
        }
        ~Pin();
        explicit operator bool() const { return m_slot != nullptr; }
        std::string_view bytes() const;

    private:
        void* m_slot = nullptr;
    };

    explicit BlockCache(uint64_t budgetBytes);
    ~BlockCache();  // no pin may be left
    BlockCache(const BlockCache&) = delete;
    BlockCache& operator=(const BlockCache&) = delete;

    // A number no other user of this cache has: the first half of a key, so that two stores can share one
    // cache.
    uint64_t newFileId();

    Pin lookup(uint64_t fileId, uint64_t offset);
    // Takes the bytes over. If the key is there already, the older one is returned.
    Pin insert(uint64_t fileId, uint64_t offset, CacheKind kind, std::unique_ptr<char[]> bytes, size_t size);
    void eraseFile(uint64_t fileId);
    void setBudget(uint64_t bytes);
    CacheStats stats() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace levelscope
