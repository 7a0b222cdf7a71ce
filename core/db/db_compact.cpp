// Compactions: scheduled in the background, or asked for and run on the caller's thread.
#include <algorithm>
#include <new>

#include "core/compaction/filter_allocation.h"
#include "core/compaction/runner.h"
#include "core/db/db_impl.h"
#include "core/db/read_charge.h"
#include "core/version/file_names.h"

namespace levelscope {
namespace {

constexpr auto kWaitSlice = std::chrono::milliseconds(100);
constexpr int64_t kProgressNanos = 100'000'000;
constexpr int64_t kPauseMicros = 5'000;
constexpr int64_t kNobodyWritesNanos = 100'000'000;

bool isManual(CompactionReason reason) {
    return reason == CompactionReason::manualAll || reason == CompactionReason::manualRange ||
           reason == CompactionReason::manualLevel || reason == CompactionReason::manualTables;
}

}  // namespace

CompactionInfo infoOf(const Decision& decision, uint64_t jobId) {
    CompactionInfo info{.jobId = jobId,
                        .reason = decision.reason,
                        .trivialMove = decision.kind == Decision::Kind::move,
                        .outputLevel = decision.outputLevel,
                        .inputBytes = decision.inputBytes()};
    for (const TablePtr& table : decision.inputs)
        info.inputs.push_back(*table);
    return info;
}

std::vector<TableMeta> movedTables(const Decision& decision) {
    std::vector<TableMeta> moved;
    for (const TablePtr& table : decision.inputs) {
        moved.push_back(*table);
        moved.back().level = decision.outputLevel;
    }
    return moved;
}

// Watches one job: cancellation, pause, pace, progress.
struct DbImpl::JobWatch {
    DbImpl& db;
    CompactionJob* job;
    uint64_t jobId;
    uint64_t inputBytes;
    uint64_t doneBefore;
    uint64_t outputBefore;
    int64_t lastToldNanos = 0;
    uint64_t pacedBytes = 0;
    int64_t pacedNanos = 0;  // when it may go on

    bool stopped() const { return db.m_closing.load() || (job != nullptr && job->cancel.load()); }

    Status operator()(uint64_t doneBytes, uint64_t outputBytes) {
        Clock& clock = *db.m_options.env.clock;
        if (job != nullptr) {
            job->doneBytes = doneBefore + doneBytes;
            job->outputBytes = outputBefore + outputBytes;
            while (job->pause.load() && !stopped())
                clock.sleepMicros(kPauseMicros);
        }
        if (job == nullptr)
            keepPace(outputBytes);
        if (stopped())
            return Status::cancelled();
        const int64_t now = clock.steadyNanos();
        if (now - lastToldNanos >= kProgressNanos) {
            lastToldNanos = now;
            const CompactionProgress progress{jobId, doneBytes, inputBytes};
            db.tell([&](EventListener& listener) { listener.compactionProgress(progress); });
        }
        return {};
    }

    // What was not written in the past is not made up for. Another rate holds at once.
    void keepPace(uint64_t outputBytes) {
        Clock& clock = *db.m_options.env.clock;
        const uint64_t rate = db.m_compactionRate.load(std::memory_order_relaxed);
        const uint64_t bytes = outputBytes - std::min(pacedBytes, outputBytes);
        pacedBytes = outputBytes;
        const int64_t now = clock.steadyNanos();
        pacedNanos = std::max(pacedNanos, now);
        if (rate == 0)
            return;
        pacedNanos += static_cast<int64_t>(static_cast<double>(bytes) * 1e9 / static_cast<double>(rate));
        while (clock.steadyNanos() < pacedNanos && !stopped() &&
               db.m_compactionRate.load(std::memory_order_relaxed) == rate)
            clock.sleepMicros(std::min(kPauseMicros, (pacedNanos - clock.steadyNanos()) / 1000 + 1));
    }
};

std::vector<SequenceNumber> DbImpl::snapshotList() const {
    MutexLock lock(m_mutex);
    std::vector<SequenceNumber> list(m_snapshots.begin(), m_snapshots.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

TableOptions DbImpl::tableOptionsFor(int level, bool bottommost, uint64_t entries) const {
    const std::shared_ptr<const Version> version = m_versions.current();
    TableOptions table;
    MutexLock lock(m_mutex);
    table.blockSize = m_options.blockSize;
    table.compression = bottommost ? m_options.bottomCompression : m_options.upperCompression;
    table.compressionLevel = m_options.zstdLevel;
    table.filterBitsPerKey = m_options.filterAllocation == FilterAllocation::monkey
                                 ? monkeyBits(*version, level, entries, m_options.filterBitsPerKey)
                                 : m_options.filterBitsPerKey;
    return table;
}

uint64_t DbImpl::separateFromBytes() const {
    MutexLock lock(m_mutex);
    return m_options.valueSeparationBytes;
}

PickMoment DbImpl::pickMoment(const std::vector<uint64_t>& busy) const {
    return {.busy = busy,
            .nowMicros = expiryHorizon(),
            .oldestSnapshot = m_snapshots.empty() ? kMaxSequence : *m_snapshots.begin(),
            .lastSequence = m_lastSequence.load()};
}

// What is due by shape, and if nothing is and no flush waits, what reads have paid for.
Decision DbImpl::dueCompaction(const std::vector<uint64_t>& busy) const {
    const std::shared_ptr<const Version> version = m_versions.current();
    Decision decision = pickCompaction(*version, m_options.compaction, pickMoment(busy));
    if (decision.kind != Decision::Kind::nothing || !m_immutables.empty())
        return decision;
    Decision forReads = pickForReads(*version, m_options.compaction, readCharges(*version), busy);
    return forReads.kind != Decision::Kind::nothing ? forReads : decision;
}

// What is worth its bytes while the store rests.
Decision DbImpl::idleCompaction(const std::vector<uint64_t>& busy) const {
    return pickOverwritten(*m_versions.current(), m_options.compaction, pickMoment(busy));
}

void DbImpl::readsAskForCompaction() {
    MutexLock lock(m_mutex);
    scheduleCompaction();
}

void DbImpl::scheduleCompaction() {
    if (!m_options.autoCompaction || m_readOnly || m_compactionRunning || m_manualWaiting != 0 ||
        m_closing.load() || m_failed.load() || !m_compactionError.ok())
        return;
    ifMemoryAllows([&]() NO_THREAD_SAFETY_ANALYSIS {
        if (dueCompaction(m_busy).kind != Decision::Kind::nothing) {
            // The task begins by taking m_mutex: it sees what follows.
            executor().schedule(Priority::compaction, [this] { backgroundCompaction(false); });
            m_compactionRunning = true;
            ++m_tasks;
            m_scheduled = true;
        } else if (idleFlushDue() || idleCompaction(m_busy).kind != Decision::Kind::nothing) {
            scheduleIdle();
        }
    });
}

void DbImpl::scheduleIdle() {
    if (m_idleScheduled)
        return;
    ifMemoryAllows([&]() NO_THREAD_SAFETY_ANALYSIS {
        executor().schedule(Priority::idle, [this] { backgroundIdle(); });
        m_idleScheduled = true;
        ++m_tasks;
    });
}

void DbImpl::backgroundIdle() {
    bool flushDue = false;
    bool compactionDue = false;
    {
        MutexLock lock(m_mutex);
        m_idleScheduled = false;
        flushDue = idleFlushDue();
        compactionDue = !flushDue && !m_closing.load() && !m_compactionRunning && m_manualWaiting == 0;
        m_compactionRunning |= compactionDue;
    }
    if (compactionDue) {
        backgroundCompaction(true);
        return;
    }
    if (flushDue)
        flushAtRest();  // what comes of it is merged behind the flush
    MutexLock lock(m_mutex);
    --m_tasks;
    m_changed.notifyAll();
}

// While they are in memory only, no merge gives back what deletions hide, and every read steps over it.
bool DbImpl::idleFlushDue() const {
    return m_options.autoCompaction && !m_closing.load() && !m_failed.load() && m_immutables.empty() &&
           m_flushError.ok() && m_compactionError.ok() &&
           deletionsHideMuch(*m_versions.current(), m_options.compaction, m_active->table->tombstoneCount());
}

// Whoever writes now does not let the store rest.
void DbImpl::flushAtRest() {
    Writer writer;
    writer.alone = true;
    if (!m_queue.tryJoin(writer))
        return;
    const Status switched = orNoMemory([&] { return switchMemtable(); });
    m_queue.leave(writer, writer);
    if (switched.ok())
        return;
    MutexLock lock(m_mutex);
    m_flushError = switched;  // not again before something else has been flushed
}

void DbImpl::backgroundCompaction(bool idle) {
    Status status;
    for (;;) {
        removeDeadTables();  // those of the decision before
        try {
            Decision decision;
            {
                MutexLock lock(m_mutex);
                if (m_closing.load() || m_failed.load() || m_manualWaiting != 0)
                    break;
                decision = dueCompaction({});
                if (decision.kind == Decision::Kind::nothing && idle)
                    decision = idleCompaction({});
            }
            if (decision.kind == Decision::Kind::nothing)
                break;
            status = decision.kind == Decision::Kind::merge ? checkSpace(decision) : Status();
            if (status.ok())
                status = runDecision(decision, nullptr);
        } catch (const std::bad_alloc&) {
            status = Status::noMemory();
        }
        if (!status.ok())
            break;
    }
    MutexLock lock(m_mutex);
    if (!status.ok() && !status.is(Code::cancelled))
        m_compactionError = status;
    m_compactionRunning = false;
    scheduleCompaction();
    updateDelay();
    --m_tasks;
    m_changed.notifyAll();
}

// Moves or merges, tells the listener, counts. `job` is null in the background.
Status DbImpl::runDecision(const Decision& decision, CompactionJob* job) {
    const int64_t begun = clock().steadyNanos();
    CompactionInfo info = infoOf(decision, m_nextJobId.fetch_add(1));
    {
        MutexLock lock(m_mutex);
        m_busy.reserve(m_busy.size() + decision.inputs.size());
        for (const TablePtr& table : decision.inputs)
            m_busy.push_back(table->number);
    }
    tell([&](EventListener& listener) { listener.compactionBegin(info); });
    info.status = orNoMemory([&] {
        switch (decision.kind) {
            case Decision::Kind::nothing: break;
            case Decision::Kind::move: return moveDecision(decision, info);
            case Decision::Kind::drop: return recordCompaction(decision, {}, {}, info.jobId);
            case Decision::Kind::merge: return mergeDecision(decision, job, info.jobId, info);
        }
        return Status();
    });
    if (!info.status.ok())
        info.outputs.clear();
    {
        MutexLock lock(m_mutex);
        std::erase_if(m_busy, [&](uint64_t number) {
            return std::any_of(decision.inputs.begin(), decision.inputs.end(),
                               [&](const TablePtr& table) { return table->number == number; });
        });
        if (info.status.ok() && decision.kind == Decision::Kind::merge) {
            for (const TablePtr& table : decision.inputs)
                m_levelIo[static_cast<size_t>(table->level)].read += table->fileSize;
            m_levelIo[static_cast<size_t>(decision.outputLevel)].written += info.outputBytes;
        }
        m_changed.notifyAll();
    }
    const int64_t nanos = clock().steadyNanos() - begun;
    if (decision.kind == Decision::Kind::merge)
        m_latencies.compaction.add(static_cast<uint64_t>(nanos));
    info.micros = nanos / 1000;
    if (info.status.ok()) {
        m_compactions.fetch_add(1, std::memory_order_relaxed);
        note(&InfoLog::info, [&] {
            return "compaction " + std::to_string(info.jobId) + ": " + std::to_string(info.inputs.size()) +
                   " tables to level " + std::to_string(info.outputLevel) + ", " +
                   std::to_string(info.inputBytes) + " bytes in, " + std::to_string(info.outputBytes) +
                   " out";
        });
    } else {
        note(&InfoLog::warn, [&] {
            return "compaction " + std::to_string(info.jobId) + " stopped: " + toLogString(info.status);
        });
    }
    tell([&](EventListener& listener) { listener.compactionEnd(info); });
    return info.status;
}

Status DbImpl::moveDecision(const Decision& decision, CompactionInfo& info) {
    info.outputs = movedTables(decision);
    const Status recorded = recordCompaction(decision, info.outputs, {}, info.jobId);
    clearCharges(decision.inputs);
    return recorded;
}

// Not for a while: a merge may take the processors that writers leave.
bool DbImpl::nobodyWrites() {
    const SequenceNumber sequence = m_lastSequence.load(std::memory_order_relaxed);
    const int64_t now = clock().steadyNanos();
    if (m_sequenceSeen.exchange(sequence, std::memory_order_relaxed) != sequence)
        m_writtenNanos.store(now, std::memory_order_relaxed);
    return now - m_writtenNanos.load(std::memory_order_relaxed) >= kNobodyWritesNanos;
}

CompactionContext DbImpl::compactionContext(const Decision& decision) {
    CompactionContext context;
    context.env = m_options.env;
    context.directory = m_directory;
    context.tables = &m_versions.tables();
    uint64_t entries = 0;
    for (const TablePtr& table : decision.inputs)
        entries += table->entries;
    context.table = tableOptionsFor(decision.outputLevel, decision.bottommost, entries);
    context.options = compactionOptions();
    context.separateFromBytes = separateFromBytes();
    context.sparseValueFiles = sparseValueFiles(*m_versions.current(), context.options);
    context.snapshots = snapshotList();
    (void)lookAtClock();
    context.nowMicros = expiryHorizon();
    return context;
}

Status DbImpl::mergeDecision(const Decision& decision, CompactionJob* job, uint64_t jobId,
                             CompactionInfo& info) {
    CompactionContext context = compactionContext(decision);
    context.newFileNumber = [this] { return m_versions.newFileNumber(); };
    context.checkpoint = JobWatch{*this,
                                  job,
                                  jobId,
                                  info.inputBytes,
                                  job != nullptr ? job->doneBytes.load() : 0,
                                  job != nullptr ? job->outputBytes.load() : 0};
    context.tableCreated = [this](const TableMeta& table) {
        tell([&](EventListener& listener) { listener.tableCreated(table); });
    };
    context.executor = &executor();
    context.mayShare = [this] { return nobodyWrites(); };
    const uint64_t writtenBefore = job != nullptr ? job->outputBytes.load() : 0;
    ASSIGN_OR_RETURN(MergeOutcome outcome, runCompaction(context, decision));
    if (job != nullptr)
        job->outputBytes = writtenBefore + outcome.outputBytes;
    if (const Status recorded = recordCompaction(decision, outcome.outputs, outcome.valueFiles, jobId);
        !recorded.ok()) {
        discardOutputs(outcome.outputs, outcome.valueFiles);
        return recorded;
    }
    info.outputs = std::move(outcome.outputs);
    info.outputBytes = outcome.outputBytes;
    info.droppedShadowed = outcome.droppedShadowed;
    info.droppedTombstones = outcome.droppedTombstones;
    m_compactionBytesRead.fetch_add(info.inputBytes + outcome.valueBytesRead, std::memory_order_relaxed);
    m_compactionBytesWritten.fetch_add(outcome.outputBytes, std::memory_order_relaxed);
    return {};
}

// Makes the change durable, then visible.
Status DbImpl::recordCompaction(const Decision& decision, const std::vector<TableMeta>& outputs,
                                const std::vector<ValueFileMeta>& valueFiles, uint64_t jobId) {
    VersionEdit edit;
    edit.cause = decision.kind == Decision::Kind::move ? EditCause::trivialMove
                 : isManual(decision.reason)           ? EditCause::manualCompaction
                                                       : EditCause::compaction;
    edit.jobId = jobId;
    for (const TablePtr& table : decision.inputs)
        edit.removed.push_back({table->level, table->number});
    edit.added = outputs;
    edit.valueFiles = valueFiles;
    if (Status logged = m_versions.logAndApply(std::move(edit)); !logged.ok()) {
        if (!isTransient(logged) || m_versions.broken())
            failHard(logged);
        return logged;
    }
    MutexLock lock(m_mutex);
    // Until it can be shown the view before holds the same.
    ifMemoryAllows([&]() NO_THREAD_SAFETY_ANALYSIS { installSuperVersion(); });
    updateDelay();
    return {};
}

Status DbImpl::checkSpace(const Decision& decision) const {
    const std::vector<uint64_t> sparse = sparseValueFiles(*m_versions.current(), compactionOptions());
    uint64_t needed = decision.inputBytes();
    for (const TablePtr& table : decision.inputs)
        for (const ValueRef& ref : table->valueRefs)
            needed += std::binary_search(sparse.begin(), sparse.end(), ref.file) ? ref.bytes : 0;
    const Result<uint64_t> free = m_options.env.fs->freeBytes(m_directory);
    if (!free.ok() || *free >= needed)
        return {};
    return Status(Error{.code = Code::noSpace,
                        .file = m_directory,
                        .offset = Error::kNoOffset,
                        .expected = needed,
                        .got = *free});
}

// Waits until no other compaction runs, then keeps all others away until endManual().
Status DbImpl::beginManual(const std::atomic<bool>& cancel) {
    MutexLock lock(m_mutex);
    ++m_manualWaiting;
    updateDelay();
    while (m_compactionRunning && !cancel.load() && !m_closing.load()) {
        lock.unlock();
        executor().help();
        lock.lock();
        if (m_compactionRunning)
            (void)m_changed.waitFor(m_mutex, kWaitSlice);
    }
    --m_manualWaiting;
    updateDelay();
    if (m_compactionRunning || cancel.load() || m_closing.load()) {
        scheduleCompaction();
        return Status::cancelled();
    }
    if (!m_hardError.ok())
        return m_hardError;
    m_compactionRunning = true;
    return {};
}

void DbImpl::endManual(bool settled) {
    removeDeadTables();
    {
        MutexLock lock(m_mutex);
        m_compactionRunning = false;
        if (settled)
            m_compactionError = {};
        scheduleCompaction();
        m_changed.notifyAll();
    }
    helpIfScheduled();
}

Status DbImpl::runManual(const ManualCompaction& manual, CompactionJob& job) {
    ASSIGN_OR_RETURN(const Decision decision,
                     pickManual(*m_versions.current(), compactionOptions(), manual, {}));
    if (decision.kind == Decision::Kind::nothing)
        return {};
    job.inputBytes += decision.inputBytes();
    RETURN_IF_ERROR(checkSpace(decision));
    RETURN_IF_ERROR(runDecision(decision, &job));
    job.doneBytes = job.inputBytes.load();
    return manual.kind == CompactionReason::manualAll ? rewriteSparseValues(job) : Status();
}

// What a merge of everything has found out to be garbage goes, too.
Status DbImpl::rewriteSparseValues(CompactionJob& job) {
    for (;;) {
        const Decision decision = pickGarbage(*m_versions.current(), compactionOptions());
        if (decision.kind == Decision::Kind::nothing)
            return {};
        job.inputBytes += decision.inputBytes();
        RETURN_IF_ERROR(checkSpace(decision));
        RETURN_IF_ERROR(runDecision(decision, &job));
        job.doneBytes = job.inputBytes.load();
    }
}

Status DbImpl::compact(const ManualCompaction& manual, CompactionJob& job) {
    return orNoMemory([&] { return compactNow(manual, job); });
}

Status DbImpl::compactNow(const ManualCompaction& manual, CompactionJob& job) {
    if (m_readOnly)
        return writeRefused();
    if (manual.kind == CompactionReason::manualAll || manual.kind == CompactionReason::manualRange)
        RETURN_IF_ERROR(flush());
    RETURN_IF_ERROR(beginManual(job.cancel));
    const Status status = orNoMemory([&] { return runManual(manual, job); });
    endManual(status.ok());
    return status;
}

Status DbImpl::waitForBackground() {
    if (m_readOnly)
        return {};
    for (;;) {
        RETURN_IF_ERROR(waitForFlush(nullptr));
        MutexLock lock(m_mutex);
        if (m_immutables.empty() && !m_flushRunning && !m_compactionRunning) {
            scheduleCompaction();
            if (!m_compactionRunning && !m_idleScheduled) {
                Status status = m_hardError.ok() ? m_compactionError : m_hardError;
                lock.unlock();
                (void)discardReadyWals();
                return status;
            }
        }
        lock.unlock();
        executor().hurry();
        lock.lock();
        if (m_flushRunning || m_compactionRunning || m_idleScheduled)
            (void)m_changed.waitFor(m_mutex, kWaitSlice);
    }
}

void DbImpl::removeDeadTables() {
    m_superVersions.reclaim();
    if (m_readOnly || (!m_versions.tables().hasDead() && !m_versions.values().hasDead()))
        return;
    const std::shared_ptr<const Version> current = m_versions.current();
    for (const uint64_t number : m_versions.values().takeDead())
        if (current->valueFile(number) == nullptr)
            ifMemoryAllows(
                [&] { (void)m_options.env.fs->remove(joinPath(m_directory, valueFileName(number))); });
    for (const uint64_t number : m_versions.tables().takeDead()) {
        if (current->find(number) != nullptr)
            continue;
        // One that cannot be removed now is when the store is opened again.
        ifMemoryAllows([&] { (void)m_options.env.fs->remove(joinPath(m_directory, tableFileName(number))); });
        tell([&](EventListener& listener) { listener.tableDeleted(number); });
    }
}

DebtInputs DbImpl::debtNow() const {
    DebtInputs debt = tableDebt(*m_versions.current(), m_options);
    if (!m_compactionError.ok())
        debt.l0Trigger = debt.pendingBytes = 0;  // nobody would pay
    debt.immutables = m_immutables.size();
    debt.activeFill = static_cast<double>(m_active->table->memoryBytes()) /
                      static_cast<double>(std::max<uint64_t>(m_options.memtableBytes, 1));
    return debt;
}

void DbImpl::updateDelay() {
    DebtInputs debt;
    const Status known = orNoMemory([&]() NO_THREAD_SAFETY_ANALYSIS {
        debt = debtNow();
        return Status();
    });
    if (!known.ok())
        return;  // the one before holds a little longer
    // Whoever waits for one that runs must not wait longer for its sake.
    const uint64_t limit = m_manualWaiting == 0 ? m_options.compactionBytesPerSecond : 0;
    m_compactionRate.store(compactionRate(limit, debt), std::memory_order_relaxed);
    const Delay delay = delayFor(debt);
    m_delayMicrosPerMiB.store(delay.microsPerMiB, std::memory_order_relaxed);
    const StallInfo before{m_stall, 0};
    const StallInfo after{delay.cause, delay.microsPerMiB};
    if (before.cause == after.cause)
        return;
    m_stall = after.cause;
    if (before.cause != StallCause::none)
        tell([&](EventListener& listener) { listener.stallEnd(before); });
    if (after.cause != StallCause::none)
        tell([&](EventListener& listener) { listener.stallBegin(after); });
}

std::vector<LevelScore> DbImpl::levelScores() const {
    return levelscope::levelScores(*m_versions.current(), compactionOptions());
}

Decision DbImpl::nextCompaction() const {
    MutexLock lock(m_mutex);
    Decision due = dueCompaction(m_busy);
    return due.kind != Decision::Kind::nothing ? due : idleCompaction(m_busy);
}

}  // namespace levelscope
