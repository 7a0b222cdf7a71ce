#include "core/table/block_cache.h"

#include <array>
#include <atomic>
#include <cassert>
#include <vector>

#include "core/base/mutex.h"

namespace levelscope {

namespace {

// One cached block. The shard that lists it holds one reference, each pin another; whoever lets go of the
// last one frees it.
struct Slot {
    std::atomic<uint32_t> references{1};
    std::atomic<uint64_t>* used = nullptr;  // where its charge is counted
    uint64_t fileId = 0;
    uint64_t offset = 0;
    uint64_t hash = 0;
    size_t size = 0;
    size_t ringIndex = 0;
    bool recentlyUsed = false;  // a block must be asked for twice to survive the hand: scans pass through
    std::unique_ptr<char[]> bytes;
};

// A slot costs its bytes, itself, its places in table and ring, and the allocator's headers.
constexpr size_t kSlotOverhead = sizeof(Slot) + 2 * 2 * sizeof(void*) + sizeof(void*) + 2 * 16;

size_t chargeOf(const Slot& slot) {
    return slot.size + kSlotOverhead;
}

void release(Slot* slot) {
    if (slot->references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
        slot->used->fetch_sub(chargeOf(*slot), std::memory_order_relaxed);
        delete slot;
    }
}

uint64_t hashOf(uint64_t fileId, uint64_t offset) {
    uint64_t mixed = (fileId * 0x9e3779b97f4a7c15ull) ^ (offset * 0xc2b2ae3d27d4eb4full);
    mixed ^= mixed >> 32;
    mixed *= 0xd6e8feb86659fd93ull;
    return mixed ^ mixed >> 32;
}

// Open addressing with linear probing: hash -> slot. Grows at half full, closes gaps on removal.
class SlotTable {
public:
    SlotTable() : m_cells(64) {}

    Slot* find(uint64_t hash, uint64_t fileId, uint64_t offset) const {
        for (size_t i = hash & mask(); m_cells[i].slot != nullptr; i = (i + 1) & mask()) {
            Slot* slot = m_cells[i].slot;
            if (m_cells[i].hash == hash && slot->offset == offset && slot->fileId == fileId)
                return slot;
        }
        return nullptr;
    }

    // So that the next insert() needs no memory.
    void makeRoom() {
        if ((m_count + 1) * 2 > m_cells.size())
            grow();
    }
    void insert(Slot* slot) {
        ++m_count;
        place(slot);
    }

    void remove(const Slot* slot) {
        size_t hole = slot->hash & mask();
        while (m_cells[hole].slot != slot)
            hole = (hole + 1) & mask();
        for (size_t i = (hole + 1) & mask(); m_cells[i].slot != nullptr; i = (i + 1) & mask()) {
            const size_t home = m_cells[i].hash & mask();
            if (((i - home) & mask()) >= ((i - hole) & mask())) {
                m_cells[hole] = m_cells[i];
                hole = i;
            }
        }
        m_cells[hole] = {};
        --m_count;
    }

private:
    struct Cell {
        uint64_t hash = 0;
        Slot* slot = nullptr;
    };
    size_t mask() const { return m_cells.size() - 1; }
    void place(Slot* slot) {
        size_t i = slot->hash & mask();
        while (m_cells[i].slot != nullptr)
            i = (i + 1) & mask();
        m_cells[i] = {slot->hash, slot};
    }
    void grow() {
        std::vector<Cell> old(m_cells.size() * 2);
        old.swap(m_cells);
        for (const Cell& cell : old)
            if (cell.slot != nullptr)
                place(cell.slot);
    }

    std::vector<Cell> m_cells;
    size_t m_count = 0;
};

struct alignas(64) Shard {
    mutable Mutex mutex;
    SlotTable table GUARDED_BY(mutex);
    std::vector<Slot*> ring GUARDED_BY(mutex);
    size_t hand GUARDED_BY(mutex) = 0;
    uint64_t hits GUARDED_BY(mutex) = 0;
    uint64_t misses GUARDED_BY(mutex) = 0;
    uint64_t evictions GUARDED_BY(mutex) = 0;

    // Changes nothing when memory runs out.
    void link(Slot* slot) REQUIRES(mutex) {
        table.makeRoom();
        slot->ringIndex = ring.size();
        ring.push_back(slot);
        table.insert(slot);
    }

    void unlink(Slot* slot) REQUIRES(mutex) {
        table.remove(slot);
        ring[slot->ringIndex] = ring.back();
        ring[slot->ringIndex]->ringIndex = slot->ringIndex;
        ring.pop_back();
        release(slot);
    }

    // Turns the hand until `used` fits the budget; passes pinned slots, and used ones once. False: nothing
    // more to give.
    bool evict(const std::atomic<uint64_t>& used, uint64_t budget) REQUIRES(mutex) {
        for (size_t passed = 0; used.load(std::memory_order_relaxed) > budget; ++passed) {
            if (ring.empty() || passed > ring.size() * 2)
                return false;
            hand = hand < ring.size() ? hand : 0;
            Slot* slot = ring[hand];
            if (slot->references.load(std::memory_order_acquire) > 1 || slot->recentlyUsed) {
                slot->recentlyUsed = false;
                ++hand;
                continue;
            }
            unlink(slot);
            ++evictions;
            passed = 0;
        }
        return true;
    }
};

constexpr size_t kShards = 32;

}  // namespace

struct BlockCache::Impl {
    std::array<Shard, kShards> shards;
    std::atomic<uint64_t> used{0};
    std::atomic<uint64_t> budget{0};
    std::atomic<uint64_t> nextFileId{1};

    Shard& shardOf(uint64_t hash) { return shards[hash >> 59]; }
    static_assert(kShards == 1u << (64 - 59));

    void shrink(size_t firstShard) {
        for (size_t i = 0; i < kShards && used.load(std::memory_order_relaxed) > budget.load(); ++i) {
            Shard& shard = shards[(firstShard + i) % kShards];
            MutexLock lock(shard.mutex);
            shard.evict(used, budget.load());
        }
    }
};

BlockCache::Pin::Pin(const Pin& other) : m_slot(other.m_slot) {
    if (m_slot != nullptr)
        static_cast<Slot*>(m_slot)->references.fetch_add(1, std::memory_order_relaxed);
}

BlockCache::Pin::~Pin() {
    if (m_slot != nullptr)
        release(static_cast<Slot*>(m_slot));
}

std::string_view BlockCache::Pin::bytes() const {
    const auto* slot = static_cast<const Slot*>(m_slot);
    return {slot->bytes.get(), slot->size};
}

BlockCache::BlockCache(uint64_t budgetBytes) : m_impl(std::make_unique<Impl>()) {
    m_impl->budget = budgetBytes;
}

BlockCache::~BlockCache() {
    for (Shard& shard : m_impl->shards) {
        MutexLock lock(shard.mutex);
        while (!shard.ring.empty())
            shard.unlink(shard.ring.back());
    }
    assert(m_impl->used.load() == 0 && "a block is still pinned");
}

uint64_t BlockCache::newFileId() {
    return m_impl->nextFileId.fetch_add(1, std::memory_order_relaxed);
}

BlockCache::Pin BlockCache::lookup(uint64_t fileId, uint64_t offset) {
    const uint64_t hash = hashOf(fileId, offset);
    Shard& shard = m_impl->shardOf(hash);
    MutexLock lock(shard.mutex);
    Slot* slot = shard.table.find(hash, fileId, offset);
    if (slot == nullptr) {
        ++shard.misses;
        return {};
    }
    ++shard.hits;
    slot->recentlyUsed = true;
    slot->references.fetch_add(1, std::memory_order_relaxed);
    return Pin(slot);
}

BlockCache::Pin BlockCache::insert(uint64_t fileId, uint64_t offset, CacheKind kind,
                                   std::unique_ptr<char[]> bytes, size_t size) {
    const uint64_t hash = hashOf(fileId, offset);
    auto fresh = std::make_unique<Slot>();
    fresh->used = &m_impl->used;
    fresh->fileId = fileId;
    fresh->offset = offset;
    fresh->hash = hash;
    fresh->size = size;
    fresh->recentlyUsed = kind != CacheKind::data;
    fresh->bytes = std::move(bytes);
    const size_t charge = chargeOf(*fresh);
    // A block that would push out a quarter of all others is lent to its reader only, and goes with its last
    // pin.
    if (charge > m_impl->budget.load(std::memory_order_relaxed) / 4) {
        m_impl->used.fetch_add(charge, std::memory_order_relaxed);
        return Pin(fresh.release());
    }
    Shard& shard = m_impl->shardOf(hash);
    {
        MutexLock lock(shard.mutex);
        if (Slot* older = shard.table.find(hash, fileId, offset); older != nullptr) {
            older->references.fetch_add(1, std::memory_order_relaxed);
            return Pin(older);
        }
        fresh->references.store(2, std::memory_order_relaxed);
        shard.link(fresh.get());
        m_impl->used.fetch_add(charge, std::memory_order_relaxed);
        if (shard.evict(m_impl->used, m_impl->budget.load(std::memory_order_relaxed)))
            return Pin(fresh.release());
    }
    m_impl->shrink((hash >> 59) + 1);
    return Pin(fresh.release());
}

void BlockCache::eraseFile(uint64_t fileId) {
    for (Shard& shard : m_impl->shards) {
        MutexLock lock(shard.mutex);
        for (size_t i = shard.ring.size(); i-- > 0;)
            if (shard.ring[i]->fileId == fileId)
                shard.unlink(shard.ring[i]);
    }
}

void BlockCache::setBudget(uint64_t bytes) {
    m_impl->budget = bytes;
    m_impl->shrink(0);
}

CacheStats BlockCache::stats() const {
    CacheStats stats;
    stats.budgetBytes = m_impl->budget.load();
    stats.usedBytes = m_impl->used.load();
    for (const Shard& shard : m_impl->shards) {
        MutexLock lock(shard.mutex);
        stats.entries += shard.ring.size();
        stats.hits += shard.hits;
        stats.misses += shard.misses;
        stats.evictions += shard.evictions;
    }
    return stats;
}

}  // namespace levelscope
