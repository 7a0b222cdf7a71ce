// Statistics, estimates, and what introspection asks for.
#include "core/db/db_impl.h"
#include "core/version/value_use.h"

namespace levelscope {

double DbStats::writeAmplification() const {
    if (userBytesWritten == 0)
        return 0;
    return static_cast<double>(walBytesWritten + flushBytes + compactionBytesWritten + ingestBytes) /
           static_cast<double>(userBytesWritten);
}

std::vector<std::shared_ptr<const Memtable>> DbImpl::memtables() const {
    const std::shared_ptr<const SuperVersion> view = m_superVersions.share();
    std::vector<std::shared_ptr<const Memtable>> all{view->active};
    all.insert(all.end(), view->immutables.begin(), view->immutables.end());
    return all;
}

DbStats DbImpl::stats() const {
    DbStats stats;
    stats.lastSequence = lastSequence();
    const std::shared_ptr<const Version> version = m_versions.current();
    for (int level = 0; level < version->levels(); ++level) {
        LevelStats& at = stats.levels[static_cast<size_t>(level)];
        for (const TablePtr& table : version->level(level)) {
            ++at.tables;
            at.bytes += table->dataBytes();
            at.rawBytes += rawBytesOf(*version, *table);
            at.entries += table->entries;
            at.tombstones += table->tombstones;
        }
    }
    const ValueUse values = valueUseOf(*version);
    stats.valueFiles = values.files;
    stats.valueBytes = values.bytes;
    stats.valueGarbageBytes = values.garbageBytes;
    {
        MutexLock lock(m_mutex);
        stats.memtableBytes = m_active->table->memoryBytes();
        stats.memtableEntries = m_active->table->entryCount();
        stats.immutableMemtables = m_immutables.size();
        if (m_active->wal) {
            stats.walNumber = m_active->wal->number();
            stats.walBytes = m_active->wal->size();
        }
        for (const std::shared_ptr<MemtableUnit>& unit : m_immutables) {
            stats.immutableBytes += unit->table->memoryBytes();
            stats.walBytes += unit->wal ? unit->wal->size() : 0;
        }
        for (size_t level = 0; level < m_levelIo.size(); ++level) {
            stats.levels[level].bytesRead = m_levelIo[level].read;
            stats.levels[level].bytesWritten = m_levelIo[level].written;
        }
        stats.snapshots = m_snapshots.size();
        stats.oldestSnapshot = m_snapshots.empty() ? 0 : *m_snapshots.begin();
    }
    stats.cache = m_options.cache->stats();
    m_superVersions.sum(stats.gets, stats.getHits, stats.filterChecks, stats.filterSaves,
                        stats.filterFalsePositives);
    stats.userBytesWritten = m_userBytes.load();
    stats.walBytesWritten = m_walBytes.load();
    stats.walSyncs = m_walSyncs.load();
    stats.flushes = m_flushes.load();
    stats.flushBytes = m_flushBytes.load();
    stats.compactions = m_compactions.load();
    stats.compactionBytesRead = m_compactionBytesRead.load();
    stats.compactionBytesWritten = m_compactionBytesWritten.load();
    stats.ingests = m_ingests.load();
    stats.ingestBytes = m_ingestBytes.load();
    stats.seeks = m_seeks.load();
    stats.writes = m_writes.load();
    stats.keysWritten = m_keysWritten.load();
    stats.stallMicros = m_stallMicros.load();
    stats.walReplayedRecords = m_replayedRecords;
    stats.walDroppedBytes = m_droppedBytes;
    return stats;
}

uint64_t DbImpl::approximateBytes(const KeyRange& range) const {
    const std::shared_ptr<const Version> version = m_versions.current();
    // Where in the table's file a bound lies; `otherwise` if it lies outside or cannot be told.
    const auto place = [&](const TablePtr& table, bool inside, const std::string& key, uint64_t otherwise) {
        if (!inside)
            return otherwise;
        const auto reader = m_versions.tables().share(Version::live(table));
        if (!reader.ok())
            return otherwise;
        const Result<uint64_t> offset = (*reader)->approximateOffset(key);
        return offset.ok() ? *offset : otherwise;
    };
    uint64_t bytes = 0;
    for (int level = 0; level < version->levels(); ++level) {
        for (const TablePtr& table : version->overlapping(level, range)) {
            const uint64_t begin = place(table, range.hasFrom && range.from > table->smallest, range.from, 0);
            const uint64_t end =
                place(table, range.hasTo && range.to <= table->largest, range.to, table->fileSize);
            const double share = end > begin ? static_cast<double>(end - begin) : 0;
            bytes +=
                static_cast<uint64_t>(share * (static_cast<double>(table->dataBytes()) /
                                               static_cast<double>(std::max<uint64_t>(table->fileSize, 1))));
        }
    }
    return bytes;
}

uint64_t DbImpl::approximateKeys() const {
    uint64_t entries = 0;
    uint64_t tombstones = 0;
    const std::shared_ptr<const SuperVersion> view = m_superVersions.share();
    const auto add = [&](const Memtable& memtable) {
        entries += memtable.entryCount();
        tombstones += memtable.tombstoneCount();
    };
    add(*view->active);
    for (const auto& memtable : view->immutables)
        add(*memtable);
    for (int level = 0; level < view->version->levels(); ++level) {
        for (const TablePtr& table : view->version->level(level)) {
            entries += table->entries;
            tombstones += table->tombstones;
        }
    }
    // A tombstone counts as an entry and hides one.
    return entries > 2 * tombstones ? entries - 2 * tombstones : 0;
}

}  // namespace levelscope
