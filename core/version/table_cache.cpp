#include "core/version/table_cache.h"

#include <algorithm>

#include "core/base/scarcity.h"
#include "core/version/file_names.h"

namespace levelscope {

TableSlot::~TableSlot() {
    if (cache)
        cache->slotGone(*this);
}

TableCache::TableCache(FileSystem& fs, std::string directory, std::shared_ptr<BlockCache> blocks,
                       size_t maxOpen)
    : m_fs(fs), m_directory(std::move(directory)), m_blocks(std::move(blocks)), m_maxOpen(maxOpen) {}

void TableCache::adopt(const Version& version) {
    for (int level = 0; level < version.levels(); ++level)
        for (const TablePtr& table : version.level(level))
            if (TableSlot& slot = *Version::live(table).slot; slot.cache == nullptr)
                slot.cache = shared_from_this();
}

Result<std::shared_ptr<TableReader>> TableCache::openFile(const LiveTable& table, ReadTrace* trace) {
    std::string path = joinPath(m_directory, tableFileName(table.number));
    Result<std::unique_ptr<RandomAccessFile>> file = m_fs.openRandom(path);
    if (!file.ok()) {
        if (file.code() != Code::notFound)
            return file.status();
        return Status::corruption(Reason::tableMissing, path, Error::kNoOffset);
    }
    if (const uint64_t size = (*file)->size(); size != table.fileSize)
        return Status::corruption(Reason::truncated, path, std::min(size, table.fileSize), table.fileSize,
                                  size);
    if (trace != nullptr)
        trace->tableOpened(table.number, kFooterSize);
    return TableReader::open(std::move(file).value(), std::move(path), table.number, m_blocks);
}

Result<TableReader*> TableCache::openSlot(const LiveTable& table, ReadTrace* trace) {
    ASSIGN_OR_RETURN(std::shared_ptr<TableReader> opened, openFile(table, trace));
    TableSlot& slot = *table.slot;
    MutexLock lock(m_mutex);
    if (slot.owner == nullptr) {
        m_open.push_back(&slot);
        slot.owner = std::move(opened);
        slot.used.store(true, std::memory_order_relaxed);
        slot.reader.store(slot.owner.get(), std::memory_order_release);
        evictBeyondLimit(&slot);
    }
    return slot.owner.get();
}

Result<std::shared_ptr<TableReader>> TableCache::share(const LiveTable& table, ReadTrace* trace) {
    TableSlot& slot = *table.slot;
    {
        MutexLock lock(m_mutex);
        if (slot.owner)
            return slot.owner;
    }
    ASSIGN_OR_RETURN(std::shared_ptr<TableReader> opened, openFile(table, trace));
    MutexLock lock(m_mutex);
    if (slot.owner == nullptr) {
        m_open.push_back(&slot);
        slot.owner = std::move(opened);
        slot.reader.store(slot.owner.get(), std::memory_order_release);
        evictBeyondLimit(&slot);
    }
    return slot.owner;
}

Result<const FragmentedTombstones*> TableCache::tombstones(const LiveTable& table, ReadTrace* trace) {
    TableSlot& slot = *table.slot;
    if (const FragmentedTombstones* known = slot.tombstones.load(std::memory_order_acquire))
        return known;
    ASSIGN_OR_RETURN(const std::shared_ptr<TableReader> reader, share(table, trace));
    ASSIGN_OR_RETURN(std::vector<RangeTombstone> raw, reader->rangeTombstones(trace));
    auto fragments = std::make_unique<const FragmentedTombstones>(std::move(raw));
    MutexLock lock(m_mutex);
    if (slot.ownTombstones == nullptr) {
        slot.ownTombstones = std::move(fragments);
        slot.tombstones.store(slot.ownTombstones.get(), std::memory_order_release);
    }
    return slot.ownTombstones.get();
}

void TableCache::evictBeyondLimit(const TableSlot* keep) {
    size_t looked = 0;
    while (m_open.size() > m_maxOpen && looked < 2 * m_open.size() + 1) {
        ++looked;
        m_hand = m_hand >= m_open.size() ? 0 : m_hand;
        TableSlot& slot = *m_open[m_hand];
        if (&slot == keep || slot.used.exchange(false, std::memory_order_relaxed)) {
            ++m_hand;
            continue;
        }
        slot.reader.store(nullptr, std::memory_order_seq_cst);
        m_evicted.push_back(std::move(slot.owner));
        slot.owner.reset();
        m_open[m_hand] = m_open.back();
        m_open.pop_back();
        m_evictedCount.store(m_evicted.size(), std::memory_order_relaxed);
    }
}

void TableCache::slotGone(TableSlot& slot) {
    std::shared_ptr<TableReader> closing;  // closed after the lock is released
    MutexLock lock(m_mutex);
    closing = std::move(slot.owner);
    if (closing)
        std::erase(m_open, &slot);
    // A file not noted stays until the store is opened again.
    ifMemoryAllows([&]() NO_THREAD_SAFETY_ANALYSIS { m_dead.push_back(slot.number); });
    m_deadCount.store(m_dead.size(), std::memory_order_relaxed);
    lock.unlock();
}

std::vector<std::shared_ptr<TableReader>> TableCache::takeEvicted() {
    MutexLock lock(m_mutex);
    m_evictedCount.store(0, std::memory_order_relaxed);
    return std::exchange(m_evicted, {});
}

std::vector<uint64_t> TableCache::takeDead() {
    MutexLock lock(m_mutex);
    m_deadCount.store(0, std::memory_order_relaxed);
    return std::exchange(m_dead, {});
}

size_t TableCache::openTables() const {
    MutexLock lock(m_mutex);
    return m_open.size();
}

}  // namespace levelscope
