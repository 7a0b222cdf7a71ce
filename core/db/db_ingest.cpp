// Sorted data from outside, straight into tables.
//
// The tables are built while others read and write, with a sequence number that lies ahead of all that these
// will write meanwhile. To put them in place the leader flushes what the memtables hold: from then on nothing
// in memory or logs is older than the tables, the next log begins behind their number, and one edit of the
// manifest makes all of this so. Readers see the tables in the moment the number becomes the last one.
#include "core/base/coding.h"
#include "core/compaction/ingest_level.h"
#include "core/compaction/table_output.h"
#include "core/db/db_impl.h"

namespace levelscope {
namespace {

constexpr int64_t kMicrosPerSecond = 1'000'000;

void countUp(std::atomic<uint64_t>& counter, uint64_t by) {
    counter.store(counter.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}

}  // namespace

class DbImpl::Ingest {
public:
    Ingest(DbImpl& db, SequenceNumber sequence, IngestJob& job)
        : m_db(db),
          m_sequence(sequence),
          m_job(job),
          m_merge(mergeJob()),
          m_output(m_merge, m_noTombstones) {}

    Status build(const IngestSource& source) {
        for (IngestEntry entry;;) {
            if (m_job.cancel.load(std::memory_order_relaxed) || m_db.m_closing.load())
                return Status::cancelled();
            entry.expiryMicros = 0;
            ASSIGN_OR_RETURN(const bool more, source(entry));
            if (!more)
                return m_output.finish();
            RETURN_IF_ERROR(take(entry));
        }
    }
    std::vector<TableMeta> takeTables() { return m_output.takeTables(); }
    std::vector<ValueFileMeta> takeValueFiles() { return m_output.takeValueFiles(); }

private:
    // What lies deep is what most of the data is compacted to, sooner or later.
    MergeJob mergeJob() const {
        const CompactionOptions compaction = m_db.compactionOptions();
        MergeJob job;
        job.env = m_db.m_options.env;
        job.directory = m_db.m_directory;
        job.table = m_db.tableOptionsFor(std::max(1, m_db.m_versions.current()->deepestLevel()), true, 0);
        job.targetBytes = compaction.targetTableBytes;
        job.targetEntries = compaction.targetTableEntries;
        job.values.fromBytes = m_db.separateFromBytes();
        job.times = {{m_sequence, m_db.nowMicros()}};
        job.newFileNumber = [this] { return m_db.m_versions.newFileNumber(); };
        return job;
    }

    Status take(const IngestEntry& entry) {
        RETURN_IF_ERROR(check(entry));
        m_last = entry.key;
        RETURN_IF_ERROR(m_output.keyChanges(entry.key));
        const int64_t expiry = entry.expiryMicros != 0 ? entry.expiryMicros : storesExpiry();
        std::string_view stored = entry.value;
        EntryType type = EntryType::value;
        if (expiry != 0) {
            m_stored.clear();
            putFixed64(m_stored, static_cast<uint64_t>(expiry));
            stored = m_stored.append(entry.value);
            type = EntryType::expiringValue;
        }
        RETURN_IF_ERROR(m_output.add({entry.key, packTrailer(m_sequence, type)}, stored));
        countUp(m_job.entries, 1);
        countUp(m_job.rawBytes, entry.key.size() + entry.value.size());
        return {};
    }

    Status check(const IngestEntry& entry) const {
        const uint64_t before = m_job.entries.load(std::memory_order_relaxed);
        if (before != 0 && entry.key <= m_last)
            return Status::invalid(Reason::outOfOrder, "key", 0, before);
        if (entry.key.size() > kMaxKeySize)
            return Status::invalid(Reason::keyTooLarge, "key", kMaxKeySize, entry.key.size());
        if (entry.value.size() > kMaxValueSize)
            return Status::invalid(Reason::valueTooLarge, "value", kMaxValueSize, entry.value.size());
        return {};
    }

    int64_t storesExpiry() const {
        const auto ttl = static_cast<int64_t>(m_db.m_entryTtlSeconds.load(std::memory_order_relaxed));
        return ttl == 0 ? 0 : m_db.nowMicros() + ttl * kMicrosPerSecond;
    }

    DbImpl& m_db;
    const SequenceNumber m_sequence;
    IngestJob& m_job;
    const MergeJob m_merge;
    const FragmentedTombstones m_noTombstones;
    TableOutput m_output;
    std::string m_last;
    std::string m_stored;
};

Result<IngestReceipt> DbImpl::ingest(const IngestSource& source, const IngestOptions& options,
                                     IngestJob& job) {
    if (m_readOnly || m_failed.load())
        return writeRefused();
    MutexLock lock(m_ingesting);
    const SequenceNumber last = m_lastSequence.load(std::memory_order_acquire);
    if (options.writesMeanwhile >= kFirstUnwritten - last - 1)
        return Status::invalid(Reason::tooLarge, "sequence", kFirstUnwritten, last);
    IngestReceipt receipt{.sequence = last + options.writesMeanwhile + 1};
    const int64_t begun = clock().steadyNanos();
    IngestInfo info{.jobId = m_nextJobId.fetch_add(1)};
    tell([&](EventListener& listener) { listener.ingestBegin(info); });
    job.entries = 0;
    job.rawBytes = 0;
    info.status = orNoMemory([&]() -> Status {
        Ingest built(*this, receipt.sequence, job);
        RETURN_IF_ERROR(built.build(source));
        receipt.tables = built.takeTables();
        const std::vector<ValueFileMeta> valueFiles = built.takeValueFiles();
        for (const ValueFileMeta& file : valueFiles)
            info.bytes += file.fileSize;
        if (receipt.tables.empty())
            return {};
        return installIngested({receipt.tables, valueFiles}, receipt.sequence, info.jobId, job);
    });
    if (info.status.ok()) {
        ifMemoryAllows([&] { info.tables = receipt.tables; });
        info.entries = job.entries.load();
        for (const TableMeta& table : receipt.tables)
            info.bytes += table.fileSize;
        note(&InfoLog::info, [&] {
            return "ingested " + std::to_string(info.entries) + " entries into " +
                   std::to_string(receipt.tables.size()) + " tables, " + std::to_string(info.bytes) +
                   " bytes";
        });
    }
    info.micros = (clock().steadyNanos() - begun) / 1000;
    tell([&](EventListener& listener) { listener.ingestEnd(info); });
    if (!info.status.ok())
        return info.status;
    if (receipt.tables.empty())
        receipt.sequence = 0;
    return receipt;
}

// No compaction moves tables while their place is chosen, and the bulk of the memtables is flushed before
// anybody has to wait.
Status DbImpl::installIngested(IngestOutputs outputs, SequenceNumber sequence, uint64_t jobId,
                               const IngestJob& job) {
    Status status = flush();
    if (status.ok())
        status = beginManual(job.cancel);
    if (status.ok()) {
        status = orNoMemory([&] { return runAlone([&] { return addAsNewest(outputs, sequence, jobId); }); });
        endManual(false);
    }
    if (!status.ok() && m_versions.current()->find(outputs.tables.front().number) == nullptr)
        discardOutputs(outputs.tables, outputs.valueFiles);
    return status;
}

// Leader only.
Status DbImpl::addAsNewest(IngestOutputs& outputs, SequenceNumber sequence, uint64_t jobId) {
    if (m_failed.load())
        return writeRefused();
    RETURN_IF_ERROR(sealAndFlush());
    if (const SequenceNumber last = m_lastSequence.load(std::memory_order_relaxed); last >= sequence)
        return Status(
            Error{.code = Code::conflict, .offset = Error::kNoOffset, .expected = sequence, .got = last});
    std::vector<TableMeta>& tables = outputs.tables;
    uint64_t dataBytes = 0;
    uint64_t bytes = 0;
    uint64_t rawBytes = 0;
    for (const TableMeta& table : tables) {
        dataBytes += table.dataBytes();
        bytes += table.fileSize;
        rawBytes += table.rawBytes;
    }
    for (const ValueFileMeta& file : outputs.valueFiles) {
        bytes += file.fileSize;
        rawBytes += file.rawBytes;
    }
    const std::shared_ptr<const Version> version = m_versions.current();
    for (TableMeta& table : tables)
        table.level = ingestLevel(*version, m_options.compaction, table, dataBytes);
    VersionEdit edit;
    edit.cause = EditCause::ingest;
    edit.jobId = jobId;
    edit.added = tables;
    edit.valueFiles = outputs.valueFiles;
    edit.logNumber = m_active->wal->number();
    edit.firstLogSequence = sequence + 1;
    edit.lastSequence = sequence;
    if (Status logged = m_versions.logAndApply(std::move(edit)); !logged.ok()) {
        if (!isTransient(logged) || m_versions.broken())
            failHard(logged);
        return logged;
    }
    m_active->lastSequence = sequence;
    // Nobody may see the number without the tables.
    const Status shown = orNoMemory([&] {
        MutexLock lock(m_mutex);
        installSuperVersion();
        for (const TableMeta& table : tables)
            m_levelIo[static_cast<size_t>(table.level)].written += table.fileSize;
        return Status();
    });
    if (!shown.ok()) {
        failHard(shown);
        return shown;
    }
    m_deadRuns.forgetAll();
    m_lastSequence.store(sequence, std::memory_order_release);
    m_ingests.fetch_add(1, std::memory_order_relaxed);
    m_ingestBytes.fetch_add(bytes, std::memory_order_relaxed);
    m_userBytes.fetch_add(rawBytes, std::memory_order_relaxed);
    for (const TableMeta& table : tables)
        tell([&](EventListener& listener) { listener.tableCreated(table); });
    MutexLock lock(m_mutex);
    updateDelay();
    return {};
}

}  // namespace levelscope
