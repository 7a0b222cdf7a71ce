// Keeps table files open: lazily, at most a bounded number, shared by all readers.
//
// A look-up takes the raw reader from a table's slot with one atomic load. It may be used as long as the
// caller's super-version is held: an evicted reader is handed over by takeEvicted() and lives until every
// super-version of its time is gone. Cursors and compactions take a shared reader instead and may keep it for
// as long as they like.
//
// All methods may be called from any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/mutex.h"
#include "core/env/file_system.h"
#include "core/table/table_reader.h"
#include "core/version/range_tombstones.h"
#include "core/version/version.h"

namespace levelscope {

class TableCache;

// The open reader of one table, if any. Dies with the last version that knows the table.
struct TableSlot {
    explicit TableSlot(uint64_t fileNumber) : number(fileNumber) {}
    ~TableSlot();
    TableSlot(const TableSlot&) = delete;
    TableSlot& operator=(const TableSlot&) = delete;

    const uint64_t number;
    std::atomic<TableReader*> reader{nullptr};
    std::atomic<bool> used{false};  // since the last sweep of the eviction clock
    std::atomic<const FragmentedTombstones*> tombstones{nullptr};
    std::atomic<uint64_t> readCharge{0};  // these two: see core/db/read_charge.h
    std::atomic<uint64_t> reads{0};

    // Guarded by the cache's mutex.
    std::shared_ptr<TableCache> cache;  // set once, before the table is shared
    std::shared_ptr<TableReader> owner;
    std::unique_ptr<const FragmentedTombstones> ownTombstones;
};

class TableCache : public std::enable_shared_from_this<TableCache> {
public:
    TableCache(FileSystem& fs, std::string directory, std::shared_ptr<BlockCache> blocks, size_t maxOpen);

    // Connects the slots of a version's new tables; called before the version is shared.
    void adopt(const Version& version);

    // For a look-up under a super-version. A trace, here and below, is told when the file is opened.
    Result<TableReader*> reader(const LiveTable& table, ReadTrace* trace = nullptr) {
        TableSlot& slot = *table.slot;
        if (TableReader* open = slot.reader.load(std::memory_order_acquire)) {
            if (!slot.used.load(std::memory_order_relaxed))
                slot.used.store(true, std::memory_order_relaxed);
            return open;
        }
        return openSlot(table, trace);
    }
    Result<std::shared_ptr<TableReader>> share(const LiveTable& table, ReadTrace* trace = nullptr);
    // Range tombstones of a table, cut into pieces; lives as long as the table.
    Result<const FragmentedTombstones*> tombstones(const LiveTable& table, ReadTrace* trace = nullptr);

    bool hasEvicted() const { return m_evictedCount.load(std::memory_order_relaxed) != 0; }
    std::vector<std::shared_ptr<TableReader>> takeEvicted();
    // Numbers of tables that nobody needs any more.
    bool hasDead() const { return m_deadCount.load(std::memory_order_relaxed) != 0; }
    std::vector<uint64_t> takeDead();
    size_t openTables() const;

private:
    friend struct TableSlot;
    Result<TableReader*> openSlot(const LiveTable& table, ReadTrace* trace);
    Result<std::shared_ptr<TableReader>> openFile(const LiveTable& table, ReadTrace* trace);
    void evictBeyondLimit(const TableSlot* keep) REQUIRES(m_mutex);
    void slotGone(TableSlot& slot);

    FileSystem& m_fs;
    const std::string m_directory;
    const std::shared_ptr<BlockCache> m_blocks;
    const size_t m_maxOpen;
    std::atomic<size_t> m_evictedCount{0};
    std::atomic<size_t> m_deadCount{0};

    mutable Mutex m_mutex;
    std::vector<TableSlot*> m_open GUARDED_BY(m_mutex);
    size_t m_hand GUARDED_BY(m_mutex) = 0;
    std::vector<std::shared_ptr<TableReader>> m_evicted GUARDED_BY(m_mutex);
    std::vector<uint64_t> m_dead GUARDED_BY(m_mutex);
};

}  // namespace levelscope
