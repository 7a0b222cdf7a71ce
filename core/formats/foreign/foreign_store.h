// A store of another engine as its manifest, logs and tables have it at one moment: what ForeignReader walks.
// Built once by the engine's own opener (leveldb/, rocksdb/), then immutable; tables open when they are first
// needed. Safe from any thread.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/mutex.h"
#include "core/formats/foreign/foreign_table.h"
#include "core/formats/foreign/manifest.h"
#include "core/formats/foreign/memory_entries.h"
#include "core/formats/store_reader.h"
#include "core/version/range_tombstones.h"
#include "core/version/table_meta.h"

namespace levelscope {

// How many tables a store keeps open, each one descriptor and one index; more are opened and closed by use.
inline constexpr size_t kMostOpenTables = 400;

// A table the manifest names, and its reader once it is open.
class TableHandle {
public:
    // Counts what is open, over all handles of a store.
    using OpenCount = std::shared_ptr<std::atomic<size_t>>;

    TableHandle(FileSystem& fs, std::string path, ForeignAddedTable added, TableDialect dialect,
                OpenCount open)
        : m_fs(fs),
          m_path(std::move(path)),
          m_meta(std::move(added.meta)),
          m_smallestTrailer(added.smallestTrailer),
          m_largestTrailer(added.largestTrailer),
          m_dialect(dialect),
          m_open(std::move(open)) {}
    ~TableHandle();

    const TableMeta& meta() const { return m_meta; }
    // While the store is being built, by its one builder.
    void complete(TableMeta meta) { m_meta = std::move(meta); }
    const std::string& path() const { return m_path; }
    // Opens the file without reading it, so that it can be read when the owner has removed it.
    Status hold();
    Result<std::shared_ptr<const ForeignTable>> table() const;
    // True once it was seen to have no range tombstones: it need not be opened for them again.
    bool knownWithoutRanges() const { return m_withoutRanges.load(std::memory_order_relaxed); }
    // Is this the first (last) entry that the manifest promises? If not, the file is another table's.
    Status checkEnd(const ForeignTable& table, const InternalKey& key, bool first) const;
    // Does this entry lie in the bounds that the manifest promises?
    Status checkWithin(const ForeignTable& table, const InternalKey& key, const KeyOrder& order) const;

private:
    Result<std::shared_ptr<const ForeignTable>> openNow() const REQUIRES(m_mutex);

    FileSystem& m_fs;
    const std::string m_path;
    TableMeta m_meta;
    const uint64_t m_smallestTrailer;
    const uint64_t m_largestTrailer;
    const TableDialect m_dialect;
    const OpenCount m_open;
    mutable std::atomic<bool> m_withoutRanges{false};
    mutable Mutex m_mutex;
    mutable std::unique_ptr<RandomAccessFile> m_held GUARDED_BY(m_mutex);
    mutable std::shared_ptr<const ForeignTable> m_table GUARDED_BY(m_mutex);
    mutable bool m_counted GUARDED_BY(m_mutex) = false;
};

using TableHandlePtr = std::shared_ptr<TableHandle>;

// What an entry means, in the words of all engines.
EntryType entryTypeOf(TableDialect dialect, uint8_t rawType);

// Turns what an entry stores into what the user wrote.
class ValueResolver {
public:
    virtual ~ValueResolver() = default;
    // `operands` newest first; `base`: the value below them, if there is one.
    virtual Status merge(std::string_view key, const std::vector<std::string>& operands,
                         const std::string* base, std::string& value) const = 0;
    // False: operands can only be shown, oldest first.
    virtual bool resolvesMerges() const = 0;
    // As the store names it; empty: none.
    virtual const std::string& mergeOperator() const = 0;
    virtual Status blob(std::string_view key, std::string_view stored, std::string& value) const = 0;
    virtual Status wideColumns(std::string_view stored, std::string& value) const = 0;
};

struct ForeignFamily {
    uint32_t id = 0;
    std::string name = "default";
    KeyOrder order;
    TableDialect dialect = TableDialect::levelDb;
    std::vector<std::vector<TableHandlePtr>> levels;  // [0] newest first, the others by key
    MemoryEntries memory;
    std::shared_ptr<const ValueResolver> resolver;  // null: nothing needs one
    std::vector<std::pair<std::string, std::string>> options;
    uint64_t estimatedEntries = 0;  // of tables that do not tell theirs
    bool ranked = false;            // the order was learnt from the store
    bool ranksAreExact = false;     // and there was only one it could be

    TableHandlePtr find(uint64_t number) const;
};

struct ForeignLog {
    uint64_t number = 0;
    std::string path;
};

struct ForeignStore {
    StoreFormat format = StoreFormat::levelDb;
    FileSystem* fs = nullptr;
    std::string directory;
    std::string manifestPath;
    uint64_t manifestNumber = 0;
    uint64_t firstLiveLog = 0;
    uint32_t tableVersion = 0;  // the newest format among RocksDB's tables
    SequenceNumber lastSequence = 0;
    std::vector<std::shared_ptr<const ForeignFamily>> families;  // by id
    std::vector<ForeignLog> logs;
    std::vector<std::pair<std::string, std::string>> options;
    std::vector<Status> limits;
    Status failure;  // a log that could not be read whole: iterators end with it
};

// All entries of the family, which must outlive the cursor; so must a trace, which hears of its seeks. With a
// damage log tables and blocks that cannot be read are noted there and passed by.
std::unique_ptr<EntryCursor> newFamilyCursor(const ForeignFamily& family, ReadTrace* trace = nullptr,
                                             const std::shared_ptr<DamageLog>& damage = nullptr);
// One sorted run of it: tables one behind the other.
std::unique_ptr<EntryCursor> newRunCursor(std::vector<TableHandlePtr> tables, const KeyOrder& order,
                                          ReadTrace* trace = nullptr,
                                          std::shared_ptr<DamageLog> damage = nullptr);

// All range tombstones of a family, each cut to the bounds of its table.
class TombstoneCover {
public:
    // With a damage log: of all that can be read.
    static Result<TombstoneCover> of(const ForeignFamily& family, DamageLog* damage = nullptr);
    // Largest sequence <= `sequence` of a tombstone over the key; 0: none.
    SequenceNumber covering(const KeyOrder& order, std::string_view key, SequenceNumber sequence) const;
    bool empty() const { return m_all.empty(); }

private:
    std::vector<RangeTombstone> m_all;
    FragmentedTombstones m_fragments;  // bytewise order only
};

// Gives a family of an unknown comparator the order its keys are stored in. unsupported when it has too many.
Status learnOrder(ForeignFamily& family);

}  // namespace levelscope
