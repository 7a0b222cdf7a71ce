// One read-only view of a store directory, whatever its format. Pages and `levelctl` inspect through it and
// do not know which format is open, except for a label. Results are plain structs that carry byte ranges.
//
// Two ways to get one: openStore() reads a directory with our own readers, takes no lock and writes nothing;
// attachStore() looks at a store that this process has open, and always shows its current version.
// Safe from any thread. Long calls take a stop token and return `cancelled`.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/db/db.h"
#include "core/table/table_anatomy.h"
#include "core/table/value_file.h"
#include "core/version/version_edit.h"
#include "core/wal/log_reader.h"

namespace levelscope {

enum class StoreFormat : uint8_t { unknown, native, levelDb, rocksDb };

struct StoreFile {
    std::string name;
    uint64_t size = 0;
    int64_t modifiedMicros = 0;
    std::string kind;  // "table", "values", "wal", "manifest", "current", "options", "lock", "log",
                       // "temporary", "foreign"
    uint64_t number = 0;
    bool live = false;  // part of the current version
};

// What triage shows before anything is opened: gathered by reading, never locking. Problems do not stop it.
struct Triage {
    StoreFormat format = StoreFormat::unknown;
    std::string directory;
    uint64_t formatVersion = 0;
    uint64_t totalBytes = 0;
    std::vector<StoreFile> files;
    uint64_t tables = 0;
    uint64_t logs = 0;
    std::string comparator;
    std::string preset;
    int64_t lockHolder = 0;             // pid that has the store open, 0: none
    bool lockedByUs = false;            // this very process
    bool writable = false;              // Edit is possible as far as permissions go
    std::vector<std::string> families;  // names of the column families; one for most stores
    std::vector<Status> limits;         // what is there and cannot be shown in full: subject, file
    Status problem;                     // first thing that would stop it from opening
};
Result<Triage> triage(FileSystem& fs, const std::string& directory);

struct StoreInfo {
    StoreFormat format = StoreFormat::native;
    uint64_t formatVersion = 0;  // RocksDB: of its newest tables; LevelDB: 0, it has none
    std::string directory;
    std::string comparator;
    bool live = false;  // attached to an open Db
    SequenceNumber lastSequence = 0;
    uint64_t manifestNumber = 0;
    uint64_t approximateKeys = 0;
    uint64_t memtableEntries = 0;  // attached, or replayed from the logs
    uint64_t memtableBytes = 0;
    std::vector<std::pair<std::string, std::string>> options;  // name, value
    std::string family = "default";                            // the column family this reader looks at
    bool ordered = true;         // false: the comparator is unknown; keys come as stored, there is no seek
    std::vector<Status> limits;  // as in Triage
    Status orderProblem;         // why keys may come in another order than the owner's, or ok
};

// The store's own settings, as far as its reader knows them; defaults elsewhere.
Options optionsOf(const StoreInfo& info);

struct LevelInfo {
    int level = 0;
    uint64_t tables = 0;
    uint64_t bytes = 0;
    uint64_t rawBytes = 0;
    uint64_t entries = 0;
    uint64_t tombstones = 0;
    LevelScore score;
};

// One batch in a log.
struct WalOperation {
    EntryType type = EntryType::value;
    std::string key;
    std::string
        value;  // the user's, cut at the limit given; valueSize tells all. Range tombstone: its exclusive end
    uint64_t valueSize = 0;
    SequenceNumber sequence = 0;
    int64_t expiryMicros = 0;  // expiring values
    uint32_t family = 0;       // number of the column family
};
struct WalBatch {
    uint64_t offset = 0;  // of the record in the file
    uint64_t length = 0;
    SequenceNumber firstSequence = 0;
    uint32_t count = 0;
    int64_t wallMicros = 0;
    std::vector<WalOperation> operations;
};
struct WalSummary {
    uint64_t number = 0;
    std::string path;
    uint64_t fileSize = 0;
    uint64_t batches = 0;
    uint64_t operations = 0;
    LogEnd end = LogEnd::clean;
    uint64_t endOffset = 0;
    uint64_t droppedBytes = 0;
    Status status;
};

struct ManifestRecord {
    uint64_t manifest = 0;  // number of the file
    uint64_t ordinal = 0;   // our stores: edits since the store was created; others: since the manifest began
    uint64_t offset = 0;
    uint64_t length = 0;
    bool snapshot = false;  // replaces everything before it
    VersionEdit edit;
    uint32_t family = 0;                                      // number of the column family
    std::vector<std::pair<std::string, std::string>> fields;  // what only other engines record: name, value
};

// A version of a key found in one place, or a range tombstone that covers it, for the history of a key.
struct KeyVersion {
    SequenceNumber sequence = 0;
    EntryType type = EntryType::value;
    std::string value;  // the user's, cut at the limit given. Range tombstone: its exclusive end
    uint64_t valueSize = 0;
    int level = -1;            // -1: memtable
    uint64_t table = 0;        // 0: memtable
    int64_t expiryMicros = 0;  // expiring values
};

class StoreReader {
public:
    virtual ~StoreReader() = default;

    virtual StoreInfo info() const = 0;
    // Column families by number, and a reader of another one; null when there is none of that name.
    virtual std::vector<std::string> families() const { return {"default"}; }
    virtual std::shared_ptr<StoreReader> family(std::string_view /*name*/) const { return nullptr; }
    virtual std::shared_ptr<const Version> version() const = 0;
    virtual std::vector<LevelInfo> levels() const = 0;
    virtual Result<std::vector<StoreFile>> files() const = 0;

    // Path of a live or orphaned table; tableFile opens it for anatomy.
    virtual std::string tablePath(uint64_t number) const = 0;
    virtual Result<std::unique_ptr<TableAnatomy>> tableAnatomy(uint64_t number) const = 0;
    // The value that an entry of such a table points to: corruption/valueFileMissing and others as the engine
    // finds them; unsupported where values have no files of their own.
    virtual Result<std::string> separatedValue(const ValuePointer& /*pointer*/) const {
        return Status(Error{.code = Code::unsupported, .offset = Error::kNoOffset});
    }

    // The trace hears what the look-up does; iterator() takes one in its options.
    virtual Status get(std::string_view key, SequenceNumber atSequence, PinnedValue& value,
                       ReadTrace* trace = nullptr) const = 0;
    virtual std::unique_ptr<Iterator> iterator(const IteratorOptions& options = {}) const = 0;
    // Every version of the key, newest first, with where it lies.
    virtual Result<std::vector<KeyVersion>> history(std::string_view key,
                                                    size_t valueLimit = 1 << 16) const = 0;

    virtual std::vector<uint64_t> logs() const = 0;
    // Calls `visit` per batch until it returns false or the log ends; the summary is of what was read.
    // `from`: offset of the batch to begin with, as `visit` or an endOffset has told it.
    virtual Result<WalSummary> readLog(uint64_t number, const std::function<bool(const WalBatch&)>& visit,
                                       std::stop_token stop = {}, size_t valueLimit = 256,
                                       uint64_t from = 0) const = 0;
    // Every edit that is still known, oldest first: our stores keep manifests of the past, others have the
    // one in use. A damaged manifest of the past ends early and the next one goes on, as each begins with a
    // snapshot; the status then names the first damage.
    virtual Status readManifest(const std::function<bool(const ManifestRecord&)>& visit,
                                std::stop_token stop = {}) const = 0;

    // Position of a key among all, 0 to 1, and back: by index interpolation, for scroll bars. Cheap.
    virtual double positionOf(std::string_view key) const = 0;
    virtual std::string keyAt(double position) const = 0;
};

// Inspect: never writes, never locks. Any directory triage recognises, or a table file of ours by itself.
Result<std::shared_ptr<StoreReader>> openStore(FileSystem& fs, const std::string& directory);
// Live view of an open store; keeps it open.
std::shared_ptr<StoreReader> attachStore(std::shared_ptr<Db> db);

// Any file on its own: `levelctl wal FILE`, `levelctl table FILE`.
Result<WalSummary> readLogFile(FileSystem& fs, const std::string& path,
                               const std::function<bool(const WalBatch&)>& visit, std::stop_token stop = {},
                               size_t valueLimit = 256);
Result<std::unique_ptr<TableAnatomy>> openTableFile(FileSystem& fs, const std::string& path);
Status readManifestFile(FileSystem& fs, const std::string& path,
                        const std::function<bool(const ManifestRecord&)>& visit, std::stop_token stop = {});

}  // namespace levelscope
