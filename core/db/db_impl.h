// The open store. Its parts are spread over files by subject:
//
//  - db_open.cpp: open, create, recover, close
//  - db_write.cpp: the write path; db_expect.cpp: writes that depend on what is stored
//  - db_read.cpp: get; db_multi_get.cpp: many at once; db_iterator.cpp: the user's iterator;
//    db_snapshot.cpp: snapshots
//  - db_flush.cpp: memtable switch and flush; db_next_log.cpp: the logs of memtables to come
//  - db_compact.cpp: compaction and its scheduling
//  - db_ingest.cpp: sorted data straight into tables
//  - db_checkpoint.cpp: checkpoint; db_stats.cpp: statistics and estimates; db_options.cpp: changing options
//
// Locks, outermost first: m_ingesting; leadership of the write queue (only the leader switches memtables,
// appends to logs and assigns sequence numbers); the version set's lock around manifest writes; m_mutex for
// everything below. m_mutex is never held during file or clock calls. See core/doc/engine.md.
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/base/mutex.h"
#include "core/base/scarcity.h"
#include "core/compaction/runner.h"
#include "core/db/db.h"
#include "core/db/dead_runs.h"
#include "core/db/info_log.h"
#include "core/db/latency.h"
#include "core/db/read_telling.h"
#include "core/db/super_version.h"
#include "core/db/throttle.h"
#include "core/db/wal.h"
#include "core/db/write_queue.h"
#include "core/version/version_set.h"

namespace levelscope {

// A memtable and what belongs to it. `table` and the logs are fixed; the rest is the commit leader's until
// the memtable is immutable.
struct MemtableUnit {
    std::shared_ptr<Memtable> table;
    std::shared_ptr<Wal> wal;            // null: replayed from logs of earlier openings
    std::vector<uint64_t> replayedLogs;  // those; all they hold is durable
    SequenceNumber lastSequence = 0;     // of the newest entry
    bool unlogged = false;               // holds entries that no log has
    std::vector<SequenceTime> times;     // sparse
    void noteTime(SequenceNumber sequence, int64_t wallMicros);
};

// Puts a batch into a memtable. Its encoding is known to be sound: WriteBatch has built or checked it.
void applyBatch(std::string_view encoded, SequenceNumber sequence, Memtable& table);

// What is known of a compaction when it begins, and what a move makes of its inputs.
CompactionInfo infoOf(const Decision& decision, uint64_t jobId);
std::vector<TableMeta> movedTables(const Decision& decision);

class DbImpl final : public Db {
public:
    DbImpl(std::string directory, const Options& options, bool readOnly);
    ~DbImpl() override;

    // Called once by Db::open, before anybody else can see the store.
    Status createStore();
    Status recover();
    // Tables that are missing or cannot be opened are left to whoever reads them, and told in `damaged`;
    // null: they make it fail.
    Status recoverReadOnly(std::vector<Status>* damaged);
    void start();
    void keepLock(std::unique_ptr<FileLock> lock) { m_lock = std::move(lock); }

    Status get(const ReadOptions& options, std::string_view key, PinnedValue& value) override;
    void multiGet(const ReadOptions& options, std::span<const std::string_view> keys,
                  std::vector<PinnedValue>& values, std::vector<Status>& statuses) override;
    Result<WriteReceipt> write(const WriteOptions& options, const WriteBatch& batch) override;
    Status update(std::string_view key, std::string_view value, const WriteOptions& options) override;
    Result<WriteReceipt> writeIf(const WriteOptions& options, const WriteBatch& batch,
                                 std::span<const Expectation> expected) override;
    Result<WriteReceipt> writeIfUntouched(const WriteOptions& options, const WriteBatch& batch,
                                          SequenceNumber sequence, std::span<const KeyRange> ranges) override;
    std::unique_ptr<Snapshot> snapshot() override;
    std::unique_ptr<Iterator> iterator(const IteratorOptions& options) override;
    Result<IngestReceipt> ingest(const IngestSource& source, const IngestOptions& options,
                                 IngestJob& job) override;
    Status flush() override;
    Status compact(const ManualCompaction& manual, CompactionJob& job) override;
    Result<Rehearsal> rehearse(const std::optional<ManualCompaction>& manual, CompactionJob& job) override;
    Status waitForBackground() override;
    using Db::checkpoint;
    Status checkpoint(const std::string& target, CheckpointJob& job) override;
    std::shared_ptr<const Version> version() const override { return m_versions.current(); }
    std::vector<std::shared_ptr<const Memtable>> memtables() const override;
    DbStats stats() const override;
    uint64_t approximateBytes(const KeyRange& range) const override;
    uint64_t approximateKeys() const override;
    SequenceNumber lastSequence() const override { return m_lastSequence.load(std::memory_order_acquire); }
    Latencies latencies() const override { return m_latencies.snapshot(); }
    Options options() const override;
    Status setOptions(std::span<const OptionChange> changes) override;
    const std::string& directory() const override { return m_directory; }
    bool isReadOnly() const override { return m_readOnly || m_failed.load(); }
    std::vector<LevelScore> levelScores() const override;
    Decision nextCompaction() const override;
    Status backgroundError() const override;

    // For snapshots and iterators.
    // All range tombstones that can cover a key of the range, in any order; with a damage log, all that can
    // be read.
    static Status rangeTombstones(const SuperVersion& view, TableCache& tables, const KeyRange& range,
                                  std::vector<RangeTombstone>& all, ReadTrace* trace = nullptr,
                                  DamageLog* damage = nullptr);
    void releaseSnapshot(SequenceNumber sequence);
    void removeDeadTables();
    // The charges of some table have grown by a good deal (core/db/read_charge.h).
    void readsAskForCompaction();
    DeadRuns& deadRuns() { return m_deadRuns; }
    uint64_t rememberDeadAfter() const { return m_options.rememberDeadAfter; }
    // Begins the watch unless somebody writes just now, or the view is no longer all there is. Never waits.
    bool watchDeadRun(DeadRuns::Watch& watch, const SuperVersion& view);
    SuperVersions& superVersions() { return m_superVersions; }
    TableCache& tables() const { return m_versions.tables(); }
    // Wall clock for expiry: never behind what the store has seen.
    int64_t nowMicros() const;
    // The same for dropping what expired, without asking the clock: as of the last write, flush or merge.
    // After a leap of the clock before this opening it stands still for a while, so that a wrong clock can be
    // put right before data is gone.
    int64_t expiryHorizon() const;
    int64_t lookAtClock();  // nowMicros(), kept for the horizon
    LatencyRecorder& recorder() { return m_latencies; }
    Clock& clock() const { return *m_options.env.clock; }

private:
    // What a compaction or flush is doing, for cancellation and progress.
    struct JobWatch;
    class Stall;
    struct CompactionIo {
        uint64_t read = 0;
        uint64_t written = 0;
    };

    // db_open.cpp
    Status replayInto(VersionEdit& edit, const std::vector<std::string>& names);
    size_t restateLimit() const;
    bool canRestate() const;
    bool canKeepLogs() const;
    Status startAfterReplay(VersionEdit& edit);
    Status settleReplayed(VersionEdit& edit);
    std::shared_ptr<MemtableUnit> replaceReplayed();
    void trustClock();
    void undoRecovery(const VersionEdit& edit);
    Status restate(Wal& wal);
    Status recoverBesideWriter();
    Status openReadOnlyOnce(std::vector<Status>* damaged);
    std::vector<uint64_t> logsFrom(const std::vector<std::string>& names, uint64_t first);
    void removeOrphans(const std::vector<std::string>& names);
    bool holdsReplayed() const;
    void closeCleanly();

    // db_write.cpp
    using Check = std::function<Status()>;
    Result<WriteReceipt> writeChecked(const WriteOptions& options, const WriteBatch& batch,
                                      const Check* check);
    void awaitCompany(Writer& leader);
    void commit(const std::vector<Writer*>& group, const Check* check);
    Status commitGroup(const std::vector<Writer*>& group);
    Status prepareWrite(bool logged);
    Status waitForRoom();
    Status appendGroup(const std::vector<Writer*>& group, SequenceNumber first, int64_t wallMicros);
    Status syncLogs();
    void applyGroup(const std::vector<Writer*>& group, SequenceNumber first);
    void slowDown(size_t bytes);
    bool activeIsFull() const { return activeHolds(1); }
    bool activeHolds(uint64_t part) const;  // at least a `part`-th of what makes the memtable full
    // Runs `work` as the only writer.
    Status runAlone(const std::function<Status()>& work);

    // db_expect.cpp
    Result<WriteReceipt> writeAfter(const WriteOptions& options, const WriteBatch& batch, const Check& check);
    Result<SequenceNumber> newestSequence(std::string_view key, bool& live);
    Status checkUnmoved(const Expectation& key);
    Status checkNothingNewer(const Expectation& range);
    Status checkUntouched(const KeyRange& range, SequenceNumber sequence);

    // db_read.cpp
    Status getNow(const ReadOptions& options, std::string_view key, PinnedValue& value);
    // With `trailer` the newest entry is asked for, and no value.
    Status lookUp(const SuperVersion& view, ReadCounters& counters, std::string_view key,
                  SequenceNumber sequence, const Unwritten& own, ReadTelling& telling, PinnedValue& value,
                  uint64_t* trailer);
    Status getFrom(const SuperVersion& view, ReadCounters& counters, std::string_view key,
                   SequenceNumber sequence, const ReadOptions& options, PinnedValue& value,
                   uint64_t* trailer);
    Status deliver(uint64_t trailer, std::string_view stored, std::string_view& shown) const;
    // Of an entry found in a table of the version, whose value may lie in a value file. Null: only whether it
    // is there.
    Status deliverFound(const Version& version, TableHit& hit, PinnedValue* value, ReadTrace* trace) const;
    // The same with the newest range tombstone over the key.
    Status deliverUnlessCovered(uint64_t trailer, std::string_view stored, SequenceNumber covered,
                                std::string_view& shown) const;
    SequenceNumber readSequence(const ReadOptions& options) const;
    // db_multi_get.cpp
    class MultiGet;
    void getEach(const SuperVersion& view, ReadCounters& counters, const ReadOptions& options,
                 std::span<const std::string_view> keys, std::vector<PinnedValue>& values,
                 std::vector<Status>& statuses);
    void retireEvicted();

    // db_flush.cpp
    Status flushAll();
    Status switchMemtable();
    Status sealAndFlush();
    void scheduleFlush() REQUIRES(m_mutex);
    void backgroundFlush();
    Status flushOne(const std::shared_ptr<MemtableUnit>& unit);
    Result<MergeOutcome> writeLevelZero(const MemtableUnit& unit);
    Status waitForFlush(const MemtableUnit* unit);
    void installSuperVersion() REQUIRES(m_mutex);

    // db_next_log.cpp
    uint64_t logRoom() const REQUIRES(m_mutex);
    Result<std::shared_ptr<Wal>> createWal();
    Result<std::shared_ptr<Wal>> nextWal();
    void askForNextWal();
    void makeNextWal();
    void keepReady(std::shared_ptr<Wal> made);
    bool discardReadyWals();
    void retireWal(Wal& wal);
    bool recycleWal(Wal& wal);
    void discardWal(Wal& wal);
    void removeLog(uint64_t number);

    // db_options.cpp
    Status changeOptions(std::span<const OptionChange> changes);
    CompactionOptions compactionOptions() const;

    // db_ingest.cpp
    class Ingest;
    struct IngestOutputs {
        std::vector<TableMeta>& tables;
        const std::vector<ValueFileMeta>& valueFiles;
    };
    Status installIngested(IngestOutputs outputs, SequenceNumber sequence, uint64_t jobId,
                           const IngestJob& job);
    Status addAsNewest(IngestOutputs& outputs, SequenceNumber sequence, uint64_t jobId);

    // db_checkpoint.cpp
    Status checkpointTo(const std::string& target, CheckpointJob& job);

    // db_compact.cpp
    void scheduleCompaction() REQUIRES(m_mutex);
    Decision dueCompaction(const std::vector<uint64_t>& busy) const REQUIRES(m_mutex);
    PickMoment pickMoment(const std::vector<uint64_t>& busy) const REQUIRES(m_mutex);
    Decision idleCompaction(const std::vector<uint64_t>& busy) const REQUIRES(m_mutex);
    void backgroundCompaction(bool idle);
    void scheduleIdle() REQUIRES(m_mutex);
    void backgroundIdle();
    bool idleFlushDue() const REQUIRES(m_mutex);
    void flushAtRest();
    Status beginManual(const std::atomic<bool>& cancel);
    Status runManual(const ManualCompaction& manual, CompactionJob& job);
    // `settled`: what stopped automatic compactions is out of the way.
    void endManual(bool settled);
    Status runDecision(const Decision& decision, CompactionJob* job);
    Status compactNow(const ManualCompaction& manual, CompactionJob& job);
    Status moveDecision(const Decision& decision, CompactionInfo& info);
    Status mergeDecision(const Decision& decision, CompactionJob* job, uint64_t jobId, CompactionInfo& info);
    Status recordCompaction(const Decision& decision, const std::vector<TableMeta>& outputs,
                            const std::vector<ValueFileMeta>& valueFiles, uint64_t jobId);
    Status rewriteSparseValues(CompactionJob& job);
    uint64_t separateFromBytes() const;
    Status checkSpace(const Decision& decision) const;
    // For a job that writes so many entries into a level.
    TableOptions tableOptionsFor(int level, bool bottommost, uint64_t entries) const;
    // But for the numbers of new files, checkpoint and listener.
    bool nobodyWrites();
    CompactionContext compactionContext(const Decision& decision);
    Status rehearseNow(const std::optional<ManualCompaction>& manual, CompactionJob& job, Rehearsal& to);
    Status rehearseMerge(const Version& version, CompactionJob& job, Rehearsal& to);
    std::vector<SequenceNumber> snapshotList() const;
    void updateDelay() REQUIRES(m_mutex);
    DebtInputs debtNow() const REQUIRES(m_mutex);

    // Errors. A hard one makes the store read-only until it is reopened.
    void failHard(const Status& cause);
    Status writeRefused() const;
    static bool isTransient(const Status& status);
    // Removes files that no version will ever hold, unless the manifest may know them.
    void discardOutputs(const std::vector<TableMeta>& outputs, const std::vector<ValueFileMeta>& valueFiles);

    template <typename Call>
    void tell(Call&& call) const {
        if (m_options.listener)
            ifMemoryAllows([&] { call(*m_options.listener); });
    }
    // A line for the log file; `text` makes it.
    template <typename Text>
    void note(void (InfoLog::*level)(std::string_view) const, Text&& text) const {
        ifMemoryAllows([&] { (m_log.get()->*level)(text()); });
    }
    Executor& executor() const { return *m_executor; }
    void helpIfScheduled();

    const std::string m_directory;
    // What is live of it (OptionInfo) is changed by the commit leader under m_mutex: others read it under
    // m_mutex.
    Options m_options;
    const bool m_ownCache;
    const bool m_readOnly;
    bool m_started = false;  // open succeeded
    std::unique_ptr<FileLock> m_lock;
    std::unique_ptr<Executor> m_ownExecutor;
    Executor* m_executor = nullptr;
    std::unique_ptr<InfoLog> m_log;
    VersionSet m_versions;
    SuperVersions m_superVersions;
    WriteQueue m_queue;
    std::vector<uint64_t> m_replayedLogs;
    int64_t m_wallFloor = 0;      // the latest wall clock found at opening
    int64_t m_trustedMicros = 0;  // the clock's leap since then is trusted when it has got here
    std::atomic<int64_t> m_seenMicros{0};
    std::string m_restated;                                         // replayed batches for the new log
    std::vector<std::pair<SequenceNumber, size_t>> m_restatedEnds;  // first sequence and end of each

    // The commit leader's.
    std::shared_ptr<MemtableUnit> m_active;  // changed under m_mutex
    std::vector<Writer*> m_group;
    size_t m_lastSyncGroup = 0;
    int64_t m_lastSyncNanos = 0;
    double m_sleepDebtMicros = 0;
    uint64_t m_bytesSinceDelay = 0;
    bool m_askedForWal = false;  // since the last switch

    DeadRuns m_deadRuns;
    Mutex m_ingesting;  // one at a time
    std::atomic<uint64_t> m_entryTtlSeconds;
    std::atomic<SequenceNumber> m_lastSequence{0};
    std::atomic<bool> m_failed{false};
    std::atomic<bool> m_closing{false};
    std::atomic<bool> m_scheduled{false};
    std::atomic<int64_t> m_delayMicrosPerMiB{0};
    std::atomic<uint64_t> m_compactionRate{0};  // bytes a second of background merges; 0: no limit
    std::atomic<uint64_t> m_nextJobId{1};

    mutable Mutex m_mutex;
    CondVar m_changed;
    std::vector<std::shared_ptr<MemtableUnit>> m_immutables GUARDED_BY(m_mutex);  // oldest first
    std::vector<std::shared_ptr<Wal>> m_readyWals GUARDED_BY(m_mutex);  // made ahead, by their numbers
    bool m_readyWalWanted GUARDED_BY(m_mutex) = false;
    std::multiset<SequenceNumber> m_snapshots GUARDED_BY(m_mutex);
    Status m_hardError GUARDED_BY(m_mutex);
    Status m_flushError GUARDED_BY(m_mutex);       // transient; cleared by the next try
    Status m_compactionError GUARDED_BY(m_mutex);  // stops automatic compactions
    bool m_flushRunning GUARDED_BY(m_mutex) = false;
    bool m_compactionRunning GUARDED_BY(m_mutex) = false;
    bool m_idleScheduled GUARDED_BY(m_mutex) = false;
    uint64_t m_manualWaiting GUARDED_BY(m_mutex) = 0;
    uint64_t m_tasks GUARDED_BY(m_mutex) = 0;  // handed to the executor, not finished
    StallCause m_stall GUARDED_BY(m_mutex) = StallCause::none;
    std::vector<uint64_t> m_busy GUARDED_BY(m_mutex);
    std::array<CompactionIo, kMaxLevels> m_levelIo GUARDED_BY(m_mutex);

    // Counters since open.
    std::atomic<uint64_t> m_userBytes{0};
    std::atomic<uint64_t> m_walBytes{0};
    std::atomic<uint64_t> m_walSyncs{0};
    std::atomic<uint64_t> m_flushes{0};
    std::atomic<uint64_t> m_flushBytes{0};
    std::atomic<uint64_t> m_compactions{0};
    std::atomic<uint64_t> m_compactionBytesRead{0};
    std::atomic<uint64_t> m_compactionBytesWritten{0};
    std::atomic<SequenceNumber> m_sequenceSeen{0};  // these two: nobodyWrites()
    std::atomic<int64_t> m_writtenNanos{0};
    std::atomic<uint64_t> m_ingests{0};
    std::atomic<uint64_t> m_ingestBytes{0};
    std::atomic<uint64_t> m_seeks{0};
    std::atomic<uint64_t> m_writes{0};
    std::atomic<uint64_t> m_keysWritten{0};
    std::atomic<int64_t> m_stallMicros{0};
    LatencyRecorder m_latencies;
    uint64_t m_replayedRecords = 0;
    uint64_t m_droppedBytes = 0;
};

// While it lives a writer is held up.
class DbImpl::Stall {
public:
    explicit Stall(DbImpl& db) : m_db(db), m_begun(db.clock().steadyNanos()) {}
    ~Stall() {
        const int64_t nanos = m_db.clock().steadyNanos() - m_begun;
        m_db.m_latencies.stall.add(static_cast<uint64_t>(nanos));
        m_db.m_stallMicros.fetch_add(nanos / 1000, std::memory_order_relaxed);
    }
    Stall(const Stall&) = delete;
    Stall& operator=(const Stall&) = delete;

private:
    DbImpl& m_db;
    const int64_t m_begun;
};

}  // namespace levelscope
