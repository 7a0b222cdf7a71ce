// The write path: one leader at a time commits its group to the log, the memtable, and the readers.
#include <algorithm>
#include <array>
#include <chrono>
#include <new>

#include "core/base/coding.h"
#include "core/db/db_impl.h"
#include "core/db/throttle.h"

namespace levelscope {
namespace {

constexpr size_t kMaxGroupBytes = 1 << 20;
constexpr double kMinSleepMicros = 1'000;     // shorter sleeps cost more than they slow
constexpr double kMaxSleepMicros = 20'000;    // of one writer; the next ones sleep off the rest,
constexpr double kMaxOwedMicros = 1'000'000;  // but not more than this
constexpr uint64_t kDelaySteps = 64;          // the delay is worked out anew that often a memtable
constexpr std::chrono::nanoseconds kMostPatience(2'000'000);  // with company, however long a sync takes
constexpr size_t kBatchHeaderSize = 8 + 4;
constexpr size_t kAddedTogether = 8;
constexpr int64_t kMicrosPerSecond = 1'000'000;
constexpr int64_t kTimeStepMicros = kMicrosPerSecond;
constexpr size_t kMaxTimes = 64;

}  // namespace

void applyBatch(std::string_view encoded, SequenceNumber sequence, Memtable& table) {
    const char* at = encoded.data() + kBatchHeaderSize;
    const char* const end = encoded.data() + encoded.size();
    const auto bytes = [&] {
        uint64_t length = 0;
        at = decodeVarint(at, end, length);
        const std::string_view piece(at, length);
        at += length;
        return piece;
    };
    std::array<NewEntry, kAddedTogether> entries;
    size_t count = 0;
    const auto addCollected = [&] {
        table.addAll(std::span(entries).first(count));
        count = 0;
    };
    for (; at < end; ++sequence) {
        const auto type = static_cast<EntryType>(*at++);
        const std::string_view key = bytes();
        const std::string_view value = type == EntryType::tombstone ? std::string_view() : bytes();
        if (type == EntryType::rangeTombstone) {
            addCollected();
            table.addRangeTombstone({std::string(key), std::string(value), sequence});
            continue;
        }
        entries[count++] = {key, packTrailer(sequence, type), value};
        if (count == entries.size())
            addCollected();
    }
    addCollected();
}

void MemtableUnit::noteTime(SequenceNumber sequence, int64_t wallMicros) {
    if (!times.empty() && wallMicros < times.back().wallMicros + kTimeStepMicros)
        return;
    times.push_back({sequence, wallMicros});
    if (times.size() < 2 * kMaxTimes)
        return;
    for (size_t i = 0; i < kMaxTimes; ++i)
        times[i] = times[2 * i];
    times.resize(kMaxTimes);
}

Result<WriteReceipt> DbImpl::write(const WriteOptions& options, const WriteBatch& batch) {
    return writeChecked(options, batch, nullptr);
}

Result<WriteReceipt> DbImpl::writeChecked(const WriteOptions& options, const WriteBatch& batch,
                                          const Check* check) {
    if (!batch.status().ok())
        return batch.status();
    if (m_readOnly)
        return writeRefused();
    if (batch.empty() && check == nullptr)
        return WriteReceipt{};
    const Timing timing(clock(), m_latencies.write, sampleWrite());
    const auto ttl = static_cast<int64_t>(m_entryTtlSeconds.load(std::memory_order_relaxed));
    WriteBatch expiring;
    if (ttl != 0) {
        expiring = batch.withExpiry(nowMicros() + ttl * kMicrosPerSecond);
        RETURN_IF_ERROR(expiring.status());
    }
    Writer writer;
    writer.batch = ttl != 0 ? &expiring : &batch;
    writer.durability = options.durability;
    writer.alone = check != nullptr;
    if (m_queue.join(writer)) {
        m_queue.gather(writer, m_group, kMaxGroupBytes);
        if (writer.durability == Durability::sync && !writer.alone)
            awaitCompany(writer);
        commit(m_group, check);
        m_queue.leave(writer, *m_group.back());
    }
    helpIfScheduled();
    if (!writer.status.ok())
        return writer.status;
    return writer.receipt;
}

// Whoever the last sync served is likely to come back at once, and one sync for all costs no more than one
// for a few: the leader gives them half the time a sync takes.
void DbImpl::awaitCompany(Writer& leader) {
    if (m_group.size() < m_lastSyncGroup) {
        m_queue.awaitSyncing(m_lastSyncGroup,
                             std::min(std::chrono::nanoseconds(m_lastSyncNanos / 2), kMostPatience));
        m_queue.gather(leader, m_group, kMaxGroupBytes);
    }
    m_lastSyncGroup = m_group.size();
}

void DbImpl::helpIfScheduled() {
    if (m_scheduled.load(std::memory_order_relaxed) && m_scheduled.exchange(false))
        executor().help();
}

void DbImpl::commit(const std::vector<Writer*>& group, const Check* check) {
    Status status;
    try {
        status = check == nullptr ? Status() : (*check)();
        if (status.ok() && !group.front()->batch->empty())
            status = commitGroup(group);
    } catch (const std::bad_alloc&) {
        // The log may have the batch and the memtable a part of it: only a replay makes them agree again.
        status = Status::noMemory();
        failHard(status);
    }
    if (!status.ok())
        for (Writer* writer : group)
            writer->status = status;
}

Status DbImpl::commitGroup(const std::vector<Writer*>& group) {
    const bool logged = group.front()->durability != Durability::none;
    RETURN_IF_ERROR(prepareWrite(logged));
    const SequenceNumber first = m_lastSequence.load(std::memory_order_relaxed) + 1;
    const int64_t wallMicros = lookAtClock();
    if (logged)
        RETURN_IF_ERROR(appendGroup(group, first, wallMicros));
    if (group.front()->durability == Durability::sync)
        RETURN_IF_ERROR(syncLogs());
    applyGroup(group, first);
    m_active->unlogged |= !logged;
    m_active->noteTime(first, wallMicros);
    size_t bytes = 0;
    for (const Writer* writer : group)
        bytes += writer->batch->bytes();
    if (activeIsFull())
        (void)switchMemtable();  // a failure shows when the next write needs room
    else
        askForNextWal();
    slowDown(bytes);
    return {};
}

bool DbImpl::activeHolds(uint64_t part) const {
    const Memtable& table = *m_active->table;
    return part * table.memoryBytes() >= m_options.memtableBytes ||
           (m_options.memtableEntries != 0 && part * table.entryCount() >= m_options.memtableEntries);
}

// Room in the memtable, a usable log, and nothing unlogged before something logged.
Status DbImpl::prepareWrite(bool logged) {
    if (m_failed.load(std::memory_order_relaxed))
        return writeRefused();
    if (activeIsFull())
        RETURN_IF_ERROR(waitForRoom());
    if (logged && (m_active->unlogged || m_active->wal->failed()))
        RETURN_IF_ERROR(sealAndFlush());
    return {};
}

Status DbImpl::appendGroup(const std::vector<Writer*>& group, SequenceNumber first, int64_t wallMicros) {
    Wal& wal = *m_active->wal;
    const uint64_t before = wal.size();
    for (Writer* writer : group) {
        ASSIGN_OR_RETURN(writer->receipt.walOffset, wal.add(first, writer->batch->encoded(), wallMicros));
        writer->receipt.walNumber = wal.number();
        first += writer->batch->count();
    }
    if (Status written = wal.write(); !written.ok()) {
        // The group's first records may be whole in the log while its writers are told of a failure: allowed,
        // they were begun. But nothing may follow in this log.
        if (!isTransient(written))
            failHard(written);
        return written;
    }
    m_walBytes.fetch_add(wal.size() - before, std::memory_order_relaxed);
    return {};
}

// Everything in all live logs becomes durable, the oldest first.
Status DbImpl::syncLogs() {
    std::vector<std::shared_ptr<Wal>> older;
    {
        MutexLock lock(m_mutex);
        for (const std::shared_ptr<MemtableUnit>& unit : m_immutables)
            if (unit->wal != nullptr)
                older.push_back(unit->wal);
    }
    older.push_back(m_active->wal);
    const int64_t begun = m_options.env.clock->steadyNanos();
    for (const std::shared_ptr<Wal>& wal : older) {
        if (Status status = wal->sync(&m_walSyncs); !status.ok()) {
            failHard(status);
            return status;
        }
    }
    m_lastSyncNanos = m_options.env.clock->steadyNanos() - begun;
    return {};
}

void DbImpl::applyGroup(const std::vector<Writer*>& group, SequenceNumber first) {
    uint64_t keys = 0;
    uint64_t bytes = 0;
    for (Writer* writer : group) {
        const WriteBatch& batch = *writer->batch;
        applyBatch(batch.encoded(), first + keys, *m_active->table);
        if (m_deadRuns.any())
            m_deadRuns.revive(batch.encoded());
        writer->receipt.firstSequence = first + keys;
        keys += batch.count();
        writer->receipt.lastSequence = first + keys - 1;
        bytes += batch.bytes() - kBatchHeaderSize;
    }
    m_active->lastSequence = first + keys - 1;
    m_lastSequence.store(first + keys - 1, std::memory_order_release);
    m_writes.store(m_writes.load(std::memory_order_relaxed) + group.size(), std::memory_order_relaxed);
    m_keysWritten.store(m_keysWritten.load(std::memory_order_relaxed) + keys, std::memory_order_relaxed);
    m_userBytes.store(m_userBytes.load(std::memory_order_relaxed) + bytes, std::memory_order_relaxed);
}

// Sleeps off what the current delay asks for the bytes written, once it is worth a sleep.
void DbImpl::slowDown(size_t bytes) {
    m_bytesSinceDelay += bytes;
    if (m_bytesSinceDelay > m_options.memtableBytes / kDelaySteps) {
        m_bytesSinceDelay = 0;
        MutexLock lock(m_mutex);
        updateDelay();
        if (idleFlushDue())
            scheduleIdle();
    }
    const int64_t delay = m_delayMicrosPerMiB.load(std::memory_order_relaxed);
    if (delay == 0) {
        m_sleepDebtMicros = 0;
        return;
    }
    m_sleepDebtMicros += static_cast<double>(delay) * static_cast<double>(bytes) / (1 << 20);
    if (m_sleepDebtMicros < kMinSleepMicros)
        return;
    const double micros = std::min(m_sleepDebtMicros, kMaxSleepMicros);
    m_sleepDebtMicros = std::min(m_sleepDebtMicros - micros, kMaxOwedMicros);
    const Stall stall(*this);
    clock().sleepMicros(static_cast<int64_t>(micros));
}

Status DbImpl::runAlone(const std::function<Status()>& work) {
    Writer writer;
    writer.alone = true;
    (void)m_queue.join(writer);  // nobody serves a writer that is alone: it leads
    const Status status = orNoMemory(work);
    m_queue.leave(writer, writer);
    return status;
}

}  // namespace levelscope
