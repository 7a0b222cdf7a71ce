// Db: an open store. Every method may be called from any thread at any time between open and the destructor.
// The destructor stops background work (a running compaction is cancelled and leaves the old version),
// flushes nothing that the log already holds, and releases the lock.
//
// Order is by unsigned bytes of the key. Bounds: `from` inclusive, `to` exclusive.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/histogram.h"
#include "core/base/keys.h"
#include "core/base/status.h"
#include "core/db/events.h"
#include "core/db/options.h"
#include "core/db/write_batch.h"
#include "core/table/table_reader.h"
#include "core/version/version.h"

namespace levelscope {

class DamageLog;

enum class OpenMode : uint8_t {
    open,    // must exist
    create,  // must not exist: alreadyExists/storeExists
    openOrCreate,
    readOnly,  // must exist; takes no lock and writes nothing; the log is replayed in memory
};

// Holds a sequence number: reads through it see the store as of then. Must not outlive the Db (asserted).
class Snapshot {
public:
    virtual ~Snapshot() = default;
    virtual SequenceNumber sequence() const = 0;
};

// A value that was read, without a copy where possible; the bytes live as long as the object.
class PinnedValue {
public:
    std::string_view view() const { return m_view; }
    // For the engine: what to keep alive, and the bytes in it.
    void pin(std::shared_ptr<const void> owner, std::string_view bytes) {
        m_block = {};
        m_owner = std::move(owner);
        m_view = bytes;
    }
    void pin(BlockCache::Pin block, std::string_view bytes) {
        m_owner = {};
        m_block = std::move(block);
        m_view = bytes;
    }

private:
    std::shared_ptr<const void> m_owner;
    BlockCache::Pin m_block;
    std::string_view m_view;
};

// What a transaction has written and not committed: newer than everything in the store, and no part of it.
// Its entries have sequence numbers from kFirstUnwritten on.
inline constexpr SequenceNumber kFirstUnwritten = SequenceNumber{1} << 55;
struct Unwritten {
    std::shared_ptr<const Memtable> entries;  // null: none
    SequenceNumber lastSequence = 0;          // later ones are not seen
};

struct ReadOptions {
    const Snapshot* snapshot = nullptr;  // null: the newest state
    SequenceNumber atSequence =
        0;  // 0: by snapshot. May name a past sequence whose data is gone: best effort, for inspection
    bool fillCache = true;
    ReadTrace* trace = nullptr;
    Unwritten unwritten;
};

struct IteratorOptions : ReadOptions {
    KeyRange range;
    uint32_t readahead = 0;             // bytes; 0: grows with sequential use
    bool lazyValues = false;            // values that lie in value files are read by prepareValue() only
    std::shared_ptr<DamageLog> damage;  // null: damage ends the walk; else it is noted here and passed by
};

enum class Durability : uint8_t {
    none,     // not even in the log: lost when the process dies before a flush
    process,  // in the log, survives the death of the process (default)
    sync,     // survives power loss when write() returns
};

struct WriteOptions {
    Durability durability = Durability::process;
};

// Where a batch went: the receipt the window shows.
struct WriteReceipt {
    SequenceNumber firstSequence = 0;
    SequenceNumber lastSequence = 0;
    uint64_t walNumber = 0;  // 0: not logged
    uint64_t walOffset = 0;  // of the record
};

// Live user keys and values in order; tombstones, shadowed and expired versions are hidden. One thread at a
// time. Holds what it reads: open ones keep replaced tables on disk, until a seek that can do without them.
// May outlive neither Db nor snapshot.
class Iterator {
public:
    virtual ~Iterator() = default;
    virtual bool valid() const = 0;  // false at the ends and after an error
    virtual Status status() const = 0;
    virtual void seekToFirst() = 0;
    virtual void seekToLast() = 0;
    virtual void seek(std::string_view key) = 0;         // first key >= `key`
    virtual void seekForPrev(std::string_view key) = 0;  // last key <= `key`
    virtual void next() = 0;
    virtual void prev() = 0;
    // With lazyValues, before value(): reads it if need be. False: it cannot be read, and the iterator is no
    // longer valid.
    virtual bool prepareValue() { return true; }
    // Valid until the iterator moves.
    virtual std::string_view key() const = 0;
    virtual std::string_view value() const = 0;
    virtual SequenceNumber sequence() const = 0;  // of the version shown; 0: unwritten
    // When the pair shown vanishes by itself, microseconds since 1970 UTC; 0: never.
    virtual int64_t expiryMicros() const { return 0; }
    // Why a value that was shown may not be what the owner of a foreign store would read, or ok.
    virtual Status valueProblem() const { return {}; }
    // Long runs of dead entries: after `limit` skipped entries a move stops with status cancelled when the
    // token says so.
    virtual void setStop(std::stop_token token) = 0;
};

// A handle on one manual compaction: set before, watched and steered from other threads during compact().
struct CompactionJob {
    std::atomic<bool> cancel{false};
    std::atomic<bool> pause{false};
    std::atomic<uint64_t> inputBytes{0};  // known once picked; grows when several rounds are needed
    std::atomic<uint64_t> doneBytes{0};
    std::atomic<uint64_t> outputBytes{0};
};

// What a compaction would do, found out by doing it into files that are thrown away as they are written.
struct Rehearsal {
    struct Held {
        SequenceNumber snapshot = 0;
        uint64_t tombstones = 0;
    };
    Decision decision;
    // As EventListener::compactionEnd() would tell; outputs have numbers of their own.
    CompactionInfo outcome;
    uint64_t keptForOlder = 0;    // tombstones that live on, as tables outside may hold what they hide
    std::vector<TablePtr> older;  // those tables; empty when nothing is kept for them
    // Tombstones at the bottom that live on, by the snapshot they are for.
    std::vector<Held> keptForSnapshots;
    uint64_t unflushed = 0;  // entries in memory: compact() of all or of a range flushes them first, this not
};

// The same for one checkpoint.
struct CheckpointJob {
    std::atomic<bool> cancel{false};
    std::atomic<uint64_t> tables{0};  // known once the memtable is flushed
    std::atomic<uint64_t> doneTables{0};
};

// What is ingested, one entry a call.
struct IngestEntry {
    std::string_view key;  // these two: valid until the next call
    std::string_view value;
    int64_t expiryMicros = 0;  // since 1970 UTC; 0: none of its own
};
// False at the end. Keys ascend strictly.
using IngestSource = std::function<Result<bool>(IngestEntry& entry)>;

struct IngestOptions {
    // So many operations may be written by others until the ingest is done; beyond that it fails with
    // conflict. The sequence number of what is ingested lies that far ahead: 0 for a store that nobody else
    // writes to.
    uint64_t writesMeanwhile = uint64_t{1} << 32;
};

// Watched and steered from other threads during ingest().
struct IngestJob {
    std::atomic<bool> cancel{false};
    std::atomic<uint64_t> entries{0};
    std::atomic<uint64_t> rawBytes{0};  // of keys and values
};

struct IngestReceipt {
    SequenceNumber sequence = 0;    // of all entries; 0: there was none
    std::vector<TableMeta> tables;  // where they are
};

struct LevelStats {
    uint64_t tables = 0;
    uint64_t bytes = 0;  // of tables and of the values they refer to
    uint64_t rawBytes = 0;
    uint64_t entries = 0;
    uint64_t tombstones = 0;
    uint64_t bytesRead = 0;     // by compactions out of this level, since open
    uint64_t bytesWritten = 0;  // by flushes and compactions into this level, since open
};

struct DbStats {
    SequenceNumber lastSequence = 0;
    uint64_t memtableBytes = 0;
    uint64_t memtableEntries = 0;
    uint64_t immutableMemtables = 0;
    uint64_t immutableBytes = 0;
    uint64_t walNumber = 0;
    uint64_t walBytes = 0;  // of all live logs
    std::array<LevelStats, kMaxLevels> levels;
    uint64_t valueFiles = 0;
    uint64_t valueBytes = 0;         // of all value files
    uint64_t valueGarbageBytes = 0;  // of them: nobody refers to these any more
    CacheStats cache;
    uint64_t snapshots = 0;
    SequenceNumber oldestSnapshot = 0;  // 0: none
    // Counters since open.
    uint64_t userBytesWritten = 0;  // keys and values
    uint64_t walBytesWritten = 0;
    uint64_t walSyncs = 0;
    uint64_t flushes = 0;
    uint64_t flushBytes = 0;
    uint64_t compactions = 0;
    uint64_t compactionBytesRead = 0;
    uint64_t compactionBytesWritten = 0;
    uint64_t ingests = 0;
    uint64_t ingestBytes = 0;  // of tables
    uint64_t gets = 0;
    uint64_t getHits = 0;
    uint64_t seeks = 0;
    uint64_t writes = 0;  // batches
    uint64_t keysWritten = 0;
    uint64_t filterChecks = 0;
    uint64_t filterSaves = 0;  // look-ups a filter spared
    uint64_t filterFalsePositives = 0;
    int64_t stallMicros = 0;  // that writers slept or waited for room
    uint64_t walReplayedRecords = 0;
    uint64_t walDroppedBytes = 0;  // torn tail at open

    // (wal + flush + compaction + ingest bytes written) / bytes written by the user, since open; 0 before the
    // first write.
    double writeAmplification() const;
};

// How long things took since open, in nanoseconds. Of gets, writes and seeks one in kTimedOneIn is timed, by
// each thread, of the steps of an iterator one in 4096; the rest always.
struct Latencies {
    static constexpr uint32_t kTimedOneIn = 32;

    Histogram get;
    Histogram multiGet;  // calls
    Histogram write;     // of the caller, waiting for the group and stalls included
    Histogram seek;
    Histogram step;  // next() and prev()
    Histogram flush;
    Histogram compaction;  // merges
    Histogram stall;       // each time a writer slept or waited for room
};

class Db {
public:
    // Errors: notFound/notAStore (sysErrno: the directory itself is missing), busy/locked (holder),
    // alreadyExists/storeExists, corruption with file and offset, unsupported/newerVersion, readOnly,
    // ioError. A failed open leaves the directory as it was. On open of an existing store the stored options
    // win over `options`, except for those of this open only.
    static Result<std::unique_ptr<Db>> open(const std::string& directory, const Options& options,
                                            OpenMode mode);
    virtual ~Db() = default;

    // notFound: absent, deleted or expired.
    virtual Status get(const ReadOptions& options, std::string_view key, PinnedValue& value) = 0;
    Result<std::string> get(std::string_view key);
    // Same order as `keys`; statuses and values are resized.
    virtual void multiGet(const ReadOptions& options, std::span<const std::string_view> keys,
                          std::vector<PinnedValue>& values, std::vector<Status>& statuses) = 0;

    // Atomic. invalidArgument (nothing written), readOnly, ioError, noSpace.
    virtual Result<WriteReceipt> write(const WriteOptions& options, const WriteBatch& batch) = 0;
    Status put(std::string_view key, std::string_view value, const WriteOptions& options = {});
    Status erase(std::string_view key, const WriteOptions& options = {});
    Status eraseRange(std::string_view from, std::string_view to, const WriteOptions& options = {});
    // notFound if the key is absent. Check and write are one step: no other write comes between.
    virtual Status update(std::string_view key, std::string_view value, const WriteOptions& options = {}) = 0;
    // Writes the batch only if every key of `expected` still has the sequence given (0: absent), and every
    // range holds no live key newer than its sequence; else conflict, error().subject = the first key that
    // moved, error().got = its sequence.
    struct Expectation {
        std::string key;  // of a range: the inclusive start
        SequenceNumber sequence = 0;
        std::string end{};  // not empty: a range, to before this
    };
    virtual Result<WriteReceipt> writeIf(const WriteOptions& options, const WriteBatch& batch,
                                         std::span<const Expectation> expected) = 0;
    // Writes the batch only if nothing in these ranges was written or erased after `sequence`, of which the
    // caller holds a snapshot; else conflict, as above.
    virtual Result<WriteReceipt> writeIfUntouched(const WriteOptions& options, const WriteBatch& batch,
                                                  SequenceNumber sequence,
                                                  std::span<const KeyRange> ranges) = 0;

    // These two have no Status to give: they throw std::bad_alloc when there is no memory for their object.
    virtual std::unique_ptr<Snapshot> snapshot() = 0;
    virtual std::unique_ptr<Iterator> iterator(const IteratorOptions& options = {}) = 0;

    // A dry run of compact(manual), or of what the picker would do next: the same pick and the same merge, on
    // the calling thread, with progress and cancel (not pause). Nothing of the store changes; read-only ones
    // can tell as well.
    virtual Result<Rehearsal> rehearse(const std::optional<ManualCompaction>& manual, CompactionJob& job) = 0;
    // Returns when the memtable's content is in tables. Nothing to do is ok.
    virtual Status flush() = 0;
    // Runs on the calling thread, beside background work. cancelled leaves the store as it was (or with whole
    // rounds done). noSpace before the start if the disk cannot hold the outputs.
    virtual Status compact(const ManualCompaction& manual, CompactionJob& job) = 0;
    // Writes sorted entries straight into tables and puts each as deep as it fits, without log or memtable.
    // Atomic, and durable when it returns: newer than everything written before, seen by no snapshot taken
    // before. Others may read and write meanwhile; what is in the memtables then goes to tables first. One
    // ingest at a time, others wait. Entries without an expiry get that of the store. Errors: what the source
    // says; invalidArgument/outOfOrder, /keyTooLarge, /valueTooLarge (job.entries were good); conflict (see
    // IngestOptions); cancelled, noSpace, ioError. After an error nothing is left.
    virtual Result<IngestReceipt> ingest(const IngestSource& source, const IngestOptions& options,
                                         IngestJob& job) = 0;
    // Blocks until no background work is due; logs made ahead go. For tests, benchmarks and `levelctl`.
    virtual Status waitForBackground() = 0;
    // A whole, openable copy at `target` (must not exist): tables linked, the rest copied. cancelled leaves
    // nothing there.
    virtual Status checkpoint(const std::string& target, CheckpointJob& job) = 0;
    Status checkpoint(const std::string& target);

    // The live tables now.
    virtual std::shared_ptr<const Version> version() const = 0;
    // Current memtable first, then immutable ones, newest first.
    virtual std::vector<std::shared_ptr<const Memtable>> memtables() const = 0;
    virtual DbStats stats() const = 0;
    virtual Latencies latencies() const = 0;
    virtual uint64_t approximateBytes(const KeyRange& range) const = 0;
    // Live keys, estimated from entry and tombstone counts.
    virtual uint64_t approximateKeys() const = 0;
    virtual SequenceNumber lastSequence() const = 0;
    // As they are now.
    virtual Options options() const = 0;
    // Changes options of the open store, all or none, durably: they are stored before they take effect, for
    // memtables and tables from the next one on. invalidArgument as Options::set() and validate() say, and
    // /optionFixed for one that is not live (OptionInfo); readOnly, ioError, noSpace.
    virtual Status setOptions(std::span<const OptionChange> changes) = 0;
    virtual const std::string& directory() const = 0;
    // Writes are refused: it was opened so, or backgroundError() made it so.
    virtual bool isReadOnly() const = 0;
    virtual std::vector<LevelScore> levelScores() const = 0;
    // What the picker would do next, without doing it.
    virtual Decision nextCompaction() const = 0;
    // The error that made the store read-only, or ok.
    virtual Status backgroundError() const = 0;
};

}  // namespace levelscope
