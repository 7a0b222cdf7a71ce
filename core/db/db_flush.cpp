// Switching memtables and turning the full ones into tables of level 0.
#include <algorithm>
#include <cerrno>
#include <new>

#include "core/compaction/ingest_level.h"
#include "core/db/db_impl.h"
#include "core/db/memtable_source.h"
#include "core/version/file_names.h"

namespace levelscope {
namespace {

constexpr auto kWaitSlice = std::chrono::milliseconds(100);
// A table that overlaps nothing moves down as it is: it is built for where it comes to lie.
int levelItSinksTo(const Memtable& memtable, const Version& version) {
    const std::unique_ptr<MemtableCursor> cursor = memtable.newCursor();
    cursor->seekToFirst();
    if (!cursor->valid())
        return 0;
    TableMeta table;
    table.smallest = cursor->key().userKey;
    cursor->seekToLast();
    table.largest = cursor->key().userKey;
    return ingestLevel(version, {}, table, 0);
}

}  // namespace

// Leader only. Afterwards the old memtable waits to be flushed and a new one with its own log takes writes.
Status DbImpl::switchMemtable() {
    {
        MutexLock lock(m_mutex);
        if (m_immutables.size() >= static_cast<size_t>(m_options.maxImmutableMemtables))
            return Status(Error{.code = Code::busy, .offset = Error::kNoOffset});
    }
    Result<std::shared_ptr<Wal>> wal = nextWal();
    if (!wal.ok()) {
        if (!isTransient(wal.status()))
            failHard(wal.status());
        return wal.status();
    }
    auto unit = std::make_shared<MemtableUnit>();
    unit->table = makeMemtable(m_options.memtable);
    unit->wal = std::move(wal).value();
    unit->lastSequence = m_lastSequence.load(std::memory_order_relaxed);
    const WalSwitchInfo info{m_active->wal->number(), unit->wal->number()};
    {
        MutexLock lock(m_mutex);
        m_immutables.push_back(m_active);
        m_active.swap(unit);
        try {
            installSuperVersion();
        } catch (...) {
            m_active.swap(unit);
            m_immutables.pop_back();
            throw;
        }
        scheduleFlush();
        updateDelay();
    }
    m_deadRuns.age();
    tell([&](EventListener& listener) { listener.walSwitched(info); });
    return {};
}

void DbImpl::installSuperVersion() {
    auto next = std::make_shared<SuperVersion>();
    next->active = m_active->table;
    for (auto unit = m_immutables.rbegin(); unit != m_immutables.rend(); ++unit)
        next->immutables.push_back((*unit)->table);
    next->version = m_versions.current();
    m_superVersions.install(std::move(next), m_versions.tables());
}

void DbImpl::scheduleFlush() {
    if (m_flushRunning || m_immutables.empty() || m_closing.load())
        return;
    // The task begins by taking m_mutex: it sees what follows.
    m_flushError = orNoMemory([&] {
        executor().schedule(Priority::flush, [this] { backgroundFlush(); });
        return Status();
    });
    if (!m_flushError.ok())
        return;
    m_flushRunning = true;
    ++m_tasks;
    m_scheduled = true;
}

void DbImpl::backgroundFlush() {
    for (;;) {
        std::shared_ptr<MemtableUnit> oldest;
        {
            MutexLock lock(m_mutex);
            if (!m_immutables.empty() && !m_closing.load() && !m_failed.load())
                oldest = m_immutables.front();
            if (oldest == nullptr)
                break;
        }
        const Status status = orNoMemory([&] { return flushOne(oldest); });
        if (status.ok())
            continue;
        if (status.is(Code::cancelled))
            break;
        if (status.is(Code::noSpace) && discardReadyWals())
            continue;
        note(&InfoLog::error, [&] { return "flush failed: " + toLogString(status); });
        if (!isTransient(status) || m_versions.broken())
            failHard(status);
        MutexLock lock(m_mutex);
        m_flushError = status;
        break;
    }
    m_superVersions.reclaim();
    // Dead tables are left to compactions: to remove many takes the disk longer than writers can wait.
    MutexLock lock(m_mutex);
    m_flushRunning = false;
    scheduleCompaction();
    --m_tasks;
    m_changed.notifyAll();
}

Result<MergeOutcome> DbImpl::writeLevelZero(const MemtableUnit& unit) {
    MergeJob job;
    job.env = m_options.env;
    job.directory = m_directory;
    job.table =
        tableOptionsFor(levelItSinksTo(*unit.table, *m_versions.current()), false, unit.table->entryCount());
    job.targetEntries = compactionOptions().targetTableEntries;
    job.values.fromBytes = separateFromBytes();
    job.snapshots = snapshotList();
    job.tombstones = unit.table->rangeTombstones();
    job.times = unit.times;
    (void)lookAtClock();
    job.nowMicros = expiryHorizon();
    job.newFileNumber = [this] { return m_versions.newFileNumber(); };
    job.checkpoint = [this](uint64_t, uint64_t) {
        makeNextWal();
        return m_closing.load() ? Status::cancelled() : Status();
    };
    job.tableCreated = [this](const TableMeta& table) {
        tell([&](EventListener& listener) { listener.tableCreated(table); });
    };
    std::vector<std::unique_ptr<TableCursor>> sources;
    sources.push_back(newMemtableSource(unit.table));
    return mergeToTables(job, std::move(sources));
}

Status DbImpl::flushOne(const std::shared_ptr<MemtableUnit>& unit) {
    const int64_t begun = clock().steadyNanos();
    FlushInfo info{.jobId = m_nextJobId.fetch_add(1),
                   .entries = unit->table->entryCount(),
                   .memoryBytes = unit->table->memoryBytes()};
    tell([&](EventListener& listener) { listener.flushBegin(info); });
    Result<MergeOutcome> merged = writeLevelZero(*unit);
    info.status = merged.status();
    if (merged.ok()) {
        VersionEdit edit;
        edit.cause = EditCause::flush;
        edit.jobId = info.jobId;
        edit.added = merged->outputs;
        edit.valueFiles = merged->valueFiles;
        edit.firstLogSequence = unit->lastSequence + 1;
        edit.lastSequence = unit->lastSequence;
        {
            MutexLock lock(m_mutex);
            edit.logNumber =
                m_immutables.size() > 1 ? m_immutables[1]->wal->number() : m_active->wal->number();
        }
        info.status = m_versions.logAndApply(std::move(edit));
        if (!info.status.ok())
            discardOutputs(merged->outputs, merged->valueFiles);
        else
            info.outputs = std::move(merged->outputs);
    }
    if (info.status.ok()) {
        {
            MutexLock lock(m_mutex);
            m_immutables.erase(m_immutables.begin());
            m_levelIo[0].written += merged->outputBytes;
            if (isTransient(m_compactionError))
                m_compactionError = {};  // there is room again, perhaps for compactions too
            // Until it can be shown the view before holds the same.
            ifMemoryAllows([&]() NO_THREAD_SAFETY_ANALYSIS { installSuperVersion(); });
            updateDelay();
            m_changed.notifyAll();
        }
        // Those that cannot be removed now are when the store is opened again.
        if (unit->wal != nullptr)
            retireWal(*unit->wal);
        ifMemoryAllows([&] {
            for (const uint64_t number : unit->replayedLogs)
                removeLog(number);
        });
        m_flushes.fetch_add(1, std::memory_order_relaxed);
        m_flushBytes.fetch_add(merged->outputBytes, std::memory_order_relaxed);
        note(&InfoLog::info, [&] {
            return "flushed " + std::to_string(info.entries) + " entries to " +
                   std::to_string(info.outputs.size()) + " tables, " + std::to_string(merged->outputBytes) +
                   " bytes";
        });
    }
    const int64_t nanos = clock().steadyNanos() - begun;
    m_latencies.flush.add(static_cast<uint64_t>(nanos));
    info.micros = nanos / 1000;
    tell([&](EventListener& listener) { listener.flushEnd(info); });
    return info.status;
}

// Waits until `unit` (null: every immutable memtable) is in tables, or flushing fails.
Status DbImpl::waitForFlush(const MemtableUnit* unit) {
    MutexLock lock(m_mutex);
    const auto pending = [&]() REQUIRES(m_mutex) {
        if (unit == nullptr)
            return !m_immutables.empty();
        for (const auto& each : m_immutables)
            if (each.get() == unit)
                return true;
        return false;
    };
    bool tried = false;
    while (pending()) {
        if (!m_hardError.ok())
            return m_hardError;
        if (m_closing.load())
            return Status(
                Error{.code = Code::cancelled, .reason = Reason::storeClosed, .offset = Error::kNoOffset});
        if (!m_flushRunning) {
            if (tried && !m_flushError.ok())
                return m_flushError;
            tried = true;
            scheduleFlush();
        }
        m_scheduled = false;
        lock.unlock();
        executor().help();
        lock.lock();
        if (pending() && m_flushRunning)
            (void)m_changed.waitFor(m_mutex, kWaitSlice);
    }
    return {};
}

// Leader only: everything in the memtables goes to tables, and an empty log takes over.
Status DbImpl::sealAndFlush() {
    if (m_active->table->entryCount() != 0 || m_active->wal->size() != 0 || m_active->wal->failed()) {
        for (Status switched = switchMemtable(); !switched.ok(); switched = switchMemtable()) {
            if (!switched.is(Code::busy))
                return switched;
            RETURN_IF_ERROR(waitForFlush(nullptr));
        }
    }
    return waitForFlush(nullptr);
}

// Leader only: after it the memtable has room.
Status DbImpl::waitForRoom() {
    while (activeIsFull()) {
        const Status switched = switchMemtable();
        if (switched.ok())
            return {};
        if (!switched.is(Code::busy))
            return switched;
        std::shared_ptr<MemtableUnit> oldest;
        {
            MutexLock lock(m_mutex);
            if (!m_immutables.empty())
                oldest = m_immutables.front();
        }
        const Stall stall(*this);
        RETURN_IF_ERROR(waitForFlush(oldest.get()));
    }
    return {};
}

Status DbImpl::flush() {
    return orNoMemory([&] { return flushAll(); });
}

Status DbImpl::flushAll() {
    if (m_readOnly)
        return writeRefused();
    const Status switched = runAlone([&]() -> Status {
        if (m_failed.load())
            return writeRefused();
        if (m_active->table->entryCount() == 0)
            return {};
        for (;;) {
            const Status status = switchMemtable();
            if (!status.is(Code::busy))
                return status;
            RETURN_IF_ERROR(waitForFlush(nullptr));
        }
    });
    RETURN_IF_ERROR(switched);
    return waitForFlush(nullptr);
}

bool DbImpl::isTransient(const Status& status) {
    return status.is(Code::noSpace) || status.is(Code::noMemory) || status.error().sysErrno == EMFILE ||
           status.error().sysErrno == ENFILE;
}

void DbImpl::discardOutputs(const std::vector<TableMeta>& outputs,
                            const std::vector<ValueFileMeta>& valueFiles) {
    if (m_versions.broken())
        return;
    removeOutputs(*m_options.env.fs, m_directory, outputs, valueFiles);
}

void DbImpl::failHard(const Status& cause) {
    {
        MutexLock lock(m_mutex);
        if (!m_hardError.ok())
            return;
        m_hardError = cause;
        m_failed = true;
        m_changed.notifyAll();
    }
    note(&InfoLog::error, [&] { return "read-only from here on: " + toLogString(cause); });
    tell([&](EventListener& listener) { listener.backgroundError(cause); });
}

Status DbImpl::writeRefused() const {
    Error error{.code = Code::readOnly, .offset = Error::kNoOffset};
    MutexLock lock(m_mutex);
    if (!m_hardError.ok()) {
        error.reason = Reason::backgroundError;
        error.file = m_hardError.error().file;
        error.sysErrno = m_hardError.error().sysErrno;
        error.subject = toLogString(m_hardError);
    }
    return Status(std::move(error));
}

Status DbImpl::backgroundError() const {
    MutexLock lock(m_mutex);
    return m_hardError;
}

}  // namespace levelscope
