#include "core/formats/native_reader.h"

#include <algorithm>

#include "core/db/inspection.h"
#include "core/formats/holding_file_system.h"
#include "core/formats/log_files.h"
#include "core/formats/store_files.h"
#include "core/formats/stored_value.h"
#include "core/formats/version_collector.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"
#include "core/version/table_cache.h"
#include "core/version/value_files.h"
#include "core/version/value_use.h"
#include "core/wal/log_format.h"

namespace levelscope {

namespace {

constexpr uint64_t kInspectionCacheBytes = 32u << 20;

bool isEmptyLog(FileSystem& fs, const std::string& path) {
    const Result<std::unique_ptr<RandomAccessFile>> file = fs.openRandom(path);
    if (!file.ok())
        return false;
    char head[kLogHeaderSize] = {};
    const std::span<char> there(head, std::min<uint64_t>(sizeof head, (*file)->size()));
    return (*file)->read(0, there).ok() && std::all_of(head, std::end(head), [](char c) { return c == 0; });
}

// Takes a key's versions, place by place.
class HistoryWalk {
public:
    HistoryWalk(std::string_view key, size_t valueLimit) : m_key(key), m_versions(valueLimit) {}

    template <typename Cursor>
    void takeMemory(Cursor& cursor) {
        for (cursor.seek(m_key, seekTrailer(kMaxSequence)); cursor.valid() && cursor.key().userKey == m_key;
             cursor.next())
            take(cursor.key(), splitStored(cursor.key().type(), cursor.value()), -1, 0);
    }

    void takeTombstones(const std::vector<RangeTombstone>& tombstones, int level, uint64_t table) {
        for (const RangeTombstone& tombstone : tombstones)
            if (m_key >= tombstone.from && m_key < tombstone.to)
                m_versions.addRange(tombstone, level, table);
    }

    Status takeTable(const TablePtr& table) {
        const LiveTable& live = Version::live(table);
        ASSIGN_OR_RETURN(const std::shared_ptr<TableReader> reader, live.slot->cache->share(live));
        const std::unique_ptr<TableCursor> cursor = reader->newCursor();
        for (cursor->seek(m_key, seekTrailer(kMaxSequence));
             cursor->valid() && cursor->key().userKey == m_key; cursor->next()) {
            const InternalKey& key = cursor->key();
            StoredValue value = splitStored(key.type(), cursor->value());
            ReadValue separated;
            if (isSeparated(key.type())) {
                RETURN_IF_ERROR(readSeparated(live, value.user, separated));
                value.user = separated.bytes;
            }
            take(key, value, table->level, table->number);
        }
        RETURN_IF_ERROR(cursor->status());
        ASSIGN_OR_RETURN(const std::vector<RangeTombstone> tombstones, reader->rangeTombstones());
        takeTombstones(tombstones, table->level, table->number);
        return {};
    }

    std::vector<KeyVersion> finish() { return m_versions.finish(); }

private:
    void take(const InternalKey& key, const StoredValue& value, int level, uint64_t table) {
        m_versions.add(key.sequence(), writtenType(key.type()), value.user, level, table, value.expiryMicros);
    }
    // The table keeps the file that the pointer leads to.
    static Status readSeparated(const LiveTable& table, std::string_view stored, ReadValue& value) {
        ValuePointer pointer;
        const std::string name = tableFileName(table.number);
        if (!decodeValuePointer(stored, pointer))
            return Status::corruption(Reason::malformed, name, Error::kNoOffset);
        ValueSlot* slot = table.valueSlot(pointer.file);
        if (slot == nullptr)
            return Status::corruption(Reason::malformed, name, Error::kNoOffset, 0, pointer.file);
        ASSIGN_OR_RETURN(const std::shared_ptr<ValueFileReader> reader, slot->reader());
        return reader->read(pointer, true, value);
    }

    const std::string_view m_key;
    VersionCollector m_versions;
};

KeyRange onlyKey(std::string_view key) {
    KeyRange range;
    range.from = key;
    range.hasFrom = true;
    range.to.append(key).push_back('\0');
    range.hasTo = true;
    return range;
}

}  // namespace

NativeReader::NativeReader(std::shared_ptr<Db> db, bool live, std::unique_ptr<FileSystem> fileSystem,
                           std::vector<Status> damaged)
    : m_fileSystem(std::move(fileSystem)), m_db(std::move(db)), m_live(live), m_damaged(std::move(damaged)) {}

StoreInfo NativeReader::info() const {
    StoreInfo info;
    info.formatVersion = kTableVersion;
    info.directory = m_db->directory();
    info.comparator = "bytewise";
    info.live = m_live;
    info.limits = m_damaged;
    info.lastSequence = m_db->lastSequence();
    if (const Result<uint64_t> manifest = readCurrentFile(fs(), info.directory); manifest.ok())
        info.manifestNumber = *manifest;
    info.approximateKeys = m_db->approximateKeys();
    for (const std::shared_ptr<const Memtable>& memtable : m_db->memtables()) {
        info.memtableEntries += memtable->entryCount();
        info.memtableBytes += memtable->memoryBytes();
    }
    const Options options = m_db->options();
    info.options.emplace_back("preset", options.preset);
    for (const OptionInfo& option : optionInfos())
        if (Result<std::string> value = options.get(option.name); value.ok())
            info.options.emplace_back(option.name, std::move(value).value());
    return info;
}

std::vector<LevelInfo> NativeReader::levels() const {
    const std::shared_ptr<const Version> version = m_db->version();
    const std::vector<LevelScore> scores = m_db->levelScores();
    std::vector<LevelInfo> levels;
    for (int level = 0; level < version->levels(); ++level) {
        LevelInfo info;
        info.level = level;
        for (const TablePtr& table : version->level(level)) {
            ++info.tables;
            info.bytes += table->dataBytes();
            info.rawBytes += rawBytesOf(*version, *table);
            info.entries += table->entries;
            info.tombstones += table->tombstones;
        }
        const auto score = std::find_if(scores.begin(), scores.end(), [&](const LevelScore& candidate) {
            return candidate.level == level;
        });
        info.score = score != scores.end() ? *score : LevelScore{.level = level};
        levels.push_back(info);
    }
    return levels;
}

uint64_t NativeReader::firstLiveLog() const {
    uint64_t first = 0;
    const Result<uint64_t> number = readCurrentFile(fs(), m_db->directory());
    if (!number.ok())
        return 0;
    const Status read = readManifestAt(fs(), joinPath(m_db->directory(), manifestFileName(*number)), *number,
                                       [&](const ManifestRecord& record) {
                                           first = record.edit.logNumber.value_or(first);
                                           return true;
                                       },
                                       {});
    return read.ok() ? first : 0;
}

Result<std::vector<StoreFile>> NativeReader::files() const {
    ASSIGN_OR_RETURN(std::vector<StoreFile> files, listStoreFiles(fs(), m_db->directory()));
    const std::shared_ptr<const Version> version = m_db->version();
    const Result<uint64_t> manifest = readCurrentFile(fs(), m_db->directory());
    const uint64_t firstLog = firstLiveLog();
    for (StoreFile& file : files) {
        if (file.kind == "table")
            file.live = version->find(file.number) != nullptr;
        else if (file.kind == "values")
            file.live = version->valueFile(file.number) != nullptr;
        else if (file.kind == "wal")
            file.live = file.number >= firstLog;
        else if (file.kind == "manifest")
            file.live = manifest.ok() && *manifest == file.number;
        else
            file.live = file.kind != "foreign" && file.kind != "temporary";
    }
    return files;
}

std::string NativeReader::tablePath(uint64_t number) const {
    return tablePathIn(m_db->directory(), number);
}

Result<std::unique_ptr<TableAnatomy>> NativeReader::tableAnatomy(uint64_t number) const {
    std::string path = tablePath(number);
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs().openRandom(path));
    return TableAnatomy::open(std::move(file), std::move(path), number);
}

Result<std::string> NativeReader::separatedValue(const ValuePointer& pointer) const {
    std::string path = joinPath(m_db->directory(), valueFileName(pointer.file));
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, openValueFile(fs(), path));
    ASSIGN_OR_RETURN(const auto reader, ValueFileReader::open(std::move(file), std::move(path), pointer.file,
                                                              std::make_shared<BlockCache>(0)));
    ReadValue value;
    RETURN_IF_ERROR(reader->read(pointer, false, value));
    return std::string(value.bytes);
}

Status NativeReader::get(std::string_view key, SequenceNumber atSequence, PinnedValue& value,
                         ReadTrace* trace) const {
    ReadOptions options;
    options.atSequence = atSequence;
    options.trace = trace;
    return m_db->get(options, key, value);
}

std::unique_ptr<Iterator> NativeReader::iterator(const IteratorOptions& options) const {
    return m_db->iterator(options);
}

Result<std::vector<KeyVersion>> NativeReader::history(std::string_view key, size_t valueLimit) const {
    HistoryWalk walk(key, valueLimit);
    // Memtables first: what a flush moves meanwhile is then seen twice rather than not at all.
    for (const std::shared_ptr<const Memtable>& memtable : m_db->memtables()) {
        const std::unique_ptr<MemtableCursor> cursor = memtable->newCursor();
        walk.takeMemory(*cursor);
        walk.takeTombstones(memtable->rangeTombstones(), -1, 0);
    }
    const std::shared_ptr<const Version> version = m_db->version();
    for (int level = 0; level < version->levels(); ++level)
        for (const TablePtr& table : version->overlapping(level, onlyKey(key)))
            RETURN_IF_ERROR(walk.takeTable(table));
    return walk.finish();
}

std::vector<uint64_t> NativeReader::logs() const {
    std::vector<uint64_t> logs;
    if (const Result<std::vector<std::string>> names = fs().list(m_db->directory()); names.ok())
        for (const std::string& name : *names)
            if (const std::optional<ParsedFileName> parsed = parseFileName(name);
                parsed && parsed->kind == FileKind::wal)
                logs.push_back(parsed->number);
    std::sort(logs.begin(), logs.end());
    // One that was made ahead is not in use yet.
    if (logs.size() > 1 && isEmptyLog(fs(), walPathIn(m_db->directory(), logs.back())))
        logs.pop_back();
    return logs;
}

Result<WalSummary> NativeReader::readLog(uint64_t number, const std::function<bool(const WalBatch&)>& visit,
                                         std::stop_token stop, size_t valueLimit, uint64_t from) const {
    return readLogAt(fs(), walPathIn(m_db->directory(), number), number, visit, stop, valueLimit, from);
}

Status NativeReader::readManifest(const std::function<bool(const ManifestRecord&)>& visit,
                                  std::stop_token stop) const {
    ASSIGN_OR_RETURN(const uint64_t number, readCurrentFile(fs(), m_db->directory()));
    return readManifests(fs(), m_db->directory(), number, visit, stop);
}

// Made anew when tables changed or the memtables grew by an eighth.
std::shared_ptr<const KeyPositions> NativeReader::positions() const {
    std::shared_ptr<const Version> version = m_db->version();
    const std::vector<std::shared_ptr<const Memtable>> memtables = m_db->memtables();
    uint64_t entries = 0;
    for (const std::shared_ptr<const Memtable>& memtable : memtables)
        entries += memtable->entryCount();
    MutexLock lock(m_mutex);
    if (m_positions && m_positions->version() == version) {
        const uint64_t known = m_positions->memtableEntries();
        if (entries >= known && entries - known <= known / 8)
            return m_positions;
    }
    m_positions = std::make_shared<const KeyPositions>(std::move(version), memtables);
    return m_positions;
}

Options inspectionOptions(FileSystem& fs) {
    Options options;
    options.env.fs = &fs;
    options.cacheBytes = kInspectionCacheBytes;
    options.infoLog = false;
    options.autoCompaction = false;
    return options;
}

Result<std::shared_ptr<StoreReader>> openNativeStore(FileSystem& fs, const std::string& directory) {
    auto holding = std::make_unique<HoldingFileSystem>(fs);
    std::vector<Status> damaged;
    ASSIGN_OR_RETURN(std::unique_ptr<Db> db,
                     openForInspection(directory, inspectionOptions(*holding), damaged));
    holding->letGo();
    return std::shared_ptr<StoreReader>(
        std::make_shared<NativeReader>(std::move(db), false, std::move(holding), std::move(damaged)));
}

std::shared_ptr<StoreReader> attachStore(std::shared_ptr<Db> db) {
    return std::make_shared<NativeReader>(std::move(db), true);
}

}  // namespace levelscope
