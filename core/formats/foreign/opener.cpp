#include "core/formats/foreign/opener.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/formats/foreign/file_finder.h"
#include "core/formats/foreign/replay.h"
#include "core/formats/rocksdb/options_text.h"
#include "core/formats/rocksdb/resolver.h"

namespace levelscope {

namespace {

constexpr int kTries = 50;             // cheap, as only what was added to the manifest is read again
constexpr size_t kMostCounted = 3000;  // tables whose properties are read when the store is opened
constexpr uint64_t kOptionsLimit = 4u << 20;
constexpr int kMostLevels = 64;
constexpr size_t kMostSampled = 64;     // tables looked into to estimate how much is in all
constexpr size_t kMostSurveyed = 2000;  // tables that triage looks into
constexpr size_t kMostLimits = 200;

Status limit(std::string subject, std::string file) {
    return Status(Error{.code = Code::unsupported,
                        .file = std::move(file),
                        .offset = Error::kNoOffset,
                        .subject = std::move(subject)});
}

class Opener {
public:
    Opener(FileSystem& fs, const std::string& directory, TableDialect dialect, ManifestFollower& manifest)
        : m_fs(fs), m_directory(directory), m_dialect(dialect), m_manifest(manifest) {}

    // busy: what was read is not one state; try again.
    Result<std::shared_ptr<const ForeignStore>> open() {
        m_store = std::make_shared<ForeignStore>();
        RETURN_IF_ERROR(m_files.look(m_fs, m_directory, m_dialect));
        ASSIGN_OR_RETURN(const ManifestState* state, m_manifest.read());
        m_state = *state;
        readOptions();
        for (const auto& [id, family] : m_state.families)
            RETURN_IF_ERROR(addFamily(id, family));
        addLogs();
        missLogs();
        replay();
        for (const auto& family : m_families)
            m_store->families.push_back(family);
        RETURN_IF_ERROR(stillTrue());
        // What was read fits together, and stays readable; from here on there is time.
        for (const auto& family : m_families)
            describeTables(*family);
        learnOrders();
        tellUnheld();
        describe();
        return std::shared_ptr<const ForeignStore>(m_store);
    }

private:
    void readOptions() {
        if (m_files.options().empty())
            return;
        if (const auto text = readWholeFile(m_fs, m_files.options(), kOptionsLimit); text.ok())
            m_options = rocksdb::parseOptions(*text);
    }

    Status addFamily(uint32_t id, const ManifestFamily& from) {
        auto family = std::make_shared<ForeignFamily>();
        family->id = id;
        family->name = from.name;
        family->dialect = m_dialect;
        family->order = from.comparator.empty() ? KeyOrder() : KeyOrder::named(from.comparator);
        if (const auto options = m_options.families.find(from.name); options != m_options.families.end())
            family->options = options->second;
        for (const auto& [number, added] : from.tables)
            RETURN_IF_ERROR(addTable(*family, added));
        m_families.push_back(std::move(family));
        return {};
    }

    Status addTable(ForeignFamily& family, const ForeignAddedTable& added) {
        ForeignAddedTable known = added;
        TableMeta& meta = known.meta;
        std::string path = m_files.table(meta.number);
        if (path.empty()) {
            // Perhaps made since the directory was listed.
            path = joinPath(m_directory, foreignFileName(meta.number, foreignTableSuffix(m_dialect)));
        }
        // LevelDB's sizes in the manifest may be wrong (other writers): the file's own counts.
        const Result<FileStat> stat = m_fs.stat(path);
        if (m_dialect == TableDialect::levelDb && stat.ok() && stat->regular)
            meta.fileSize = stat->size;
        const int level = std::clamp(meta.level, 0, kMostLevels - 1);
        if (family.levels.size() <= static_cast<size_t>(level))
            family.levels.resize(static_cast<size_t>(level) + 1);
        auto handle = std::make_shared<TableHandle>(m_fs, path, known, m_dialect, m_open);
        if (const Status held = handle->hold(); !held.ok()) {
            if (held.is(Code::notFound)) {
                m_missing = true;
                m_store->limits.push_back(Status::corruption(Reason::tableMissing, path, Error::kNoOffset));
            } else {
                m_store->limits.push_back(held);
            }
        }
        family.levels[static_cast<size_t>(level)].push_back(std::move(handle));
        return {};
    }

    void describeTables(ForeignFamily& family) {
        for (const auto& level : family.levels)
            for (const TableHandlePtr& handle : level) {
                TableMeta meta = handle->meta();
                count(*handle, meta);
                handle->complete(std::move(meta));
            }
        estimateEntries(family);
        arrange(family);
    }

    // RocksDB's tables tell how much is in them.
    void count(const TableHandle& handle, TableMeta& meta) {
        if (++m_counted > kMostCounted)
            return;
        const auto table = handle.table();
        if (!table.ok()) {
            if (table.status().reason() != Reason::tableMissing && m_store->limits.size() < kMostLimits)
                m_store->limits.push_back(table.status());
            return;
        }
        const TableLayout& layout = (*table)->layout();
        m_store->tableVersion = std::max(m_store->tableVersion, layout.version);
        meta.entries = layout.number("rocksdb.num.entries");
        meta.rangeTombstones = layout.number("rocksdb.num.range-deletions");
        meta.tombstones = std::min(meta.entries, layout.number("rocksdb.deleted.keys")) -
                          std::min(meta.rangeTombstones, layout.number("rocksdb.deleted.keys"));
        meta.rawBytes = layout.number("rocksdb.raw.key.size") + layout.number("rocksdb.raw.value.size");
        const auto compression = layout.properties.find("rocksdb.compression");
        if (compression != layout.properties.end())
            meta.compression = compressionNamed(compression->second);
        if (const auto merge = layout.properties.find("rocksdb.merge.operator");
            merge != layout.properties.end() && merge->second != "nullptr" && !merge->second.empty())
            m_mergeInTables = merge->second;
    }

    // LevelDB's tables do not tell how much is in them: the first blocks of some must do.
    static void estimateEntries(ForeignFamily& family) {
        uint64_t allBytes = 0;
        uint64_t sampledBytes = 0;
        double sampled = 0;
        size_t samples = 0;
        for (const auto& level : family.levels)
            for (const TableHandlePtr& handle : level) {
                if (handle->meta().entries != 0)
                    continue;
                allBytes += handle->meta().fileSize;
                if (++samples > kMostSampled)
                    continue;
                if (const auto table = handle->table(); table.ok()) {
                    sampled += entriesAbout(**table);
                    sampledBytes += handle->meta().fileSize;
                }
            }
        if (sampledBytes != 0)
            family.estimatedEntries = static_cast<uint64_t>(sampled / static_cast<double>(sampledBytes) *
                                                            static_cast<double>(allBytes));
    }

    // Entries of the first block, times blocks by their average size.
    static double entriesAbout(const ForeignTable& table) {
        ForeignIndexCursor index(table);
        index.seekToFirst();
        std::string bytes;
        SortedBlock block;
        if (!index.valid() || !table.readBlock(index.place(), bytes).ok() ||
            !SortedBlock::parse(bytes, block))
            return 0;
        SortedBlockCursor cursor;
        cursor.reset(block);
        double entries = 0;
        for (cursor.seekToFirst(); cursor.valid(); cursor.next())
            ++entries;
        const auto stored = static_cast<double>(index.place().size + kForeignTrailerSize);
        return entries * std::max(1.0, static_cast<double>(table.layout().index.offset) / stored);
    }

    static Compression compressionNamed(std::string_view name) {
        for (const auto& [known, compression] :
             {std::pair<std::string_view, Compression>{"Snappy", Compression::snappy},
              {"Zlib", Compression::rawDeflate},
              {"BZip2", Compression::bzip2},
              {"LZ4", Compression::lz4},
              {"LZ4HC", Compression::lz4hc},
              {"ZSTD", Compression::zstd},
              {"ZSTDNotFinal", Compression::zstd},
              {"NoCompression", Compression::none}})
            if (name == known)
                return compression;
        return Compression::other;
    }

    // Level 0 newest first. Sorted levels by key; under an unknown comparator nobody can tell, so that each
    // table is a run of its own.
    static void arrange(ForeignFamily& family) {
        if (family.levels.empty())
            return;
        if (!family.order.known()) {
            for (size_t level = 1; level < family.levels.size(); ++level) {
                auto& tables = family.levels[level];
                family.levels[0].insert(family.levels[0].end(), tables.begin(), tables.end());
            }
            family.levels.resize(1);
            return;
        }
        std::stable_sort(family.levels[0].begin(), family.levels[0].end(),
                         [](const TableHandlePtr& a, const TableHandlePtr& b) {
                             const TableMeta& left = a->meta();
                             const TableMeta& right = b->meta();
                             return left.maxSequence != right.maxSequence
                                        ? left.maxSequence > right.maxSequence
                                        : left.number > right.number;
                         });
        for (size_t level = 1; level < family.levels.size(); ++level)
            std::stable_sort(family.levels[level].begin(), family.levels[level].end(),
                             [&family](const TableHandlePtr& a, const TableHandlePtr& b) {
                                 return family.order.compare(a->meta().smallest, b->meta().smallest) < 0;
                             });
    }

    void addLogs() {
        m_store->firstLiveLog = m_state.firstLog(m_dialect);
        for (const auto& [number, path] : m_files.logs())
            m_store->logs.push_back({number, path});
    }

    // The owner always keeps a log. Without one, and with a name for another place of logs, some are
    // elsewhere.
    void missLogs() {
        const std::string elsewhere = m_options.storeValue("wal_dir");
        if (m_store->logs.empty() && !elsewhere.empty() && fileName(elsewhere) != fileName(m_directory))
            m_store->limits.push_back(limit("logs outside of the store (wal_dir)", elsewhere));
    }

    void replay() {
        std::map<uint32_t, ReplayTarget> targets;
        for (const auto& [id, family] : m_state.families)
            targets[id].firstLog = m_dialect == TableDialect::rocksDb ? family.logNumber : 0;
        std::vector<ForeignLog> live;
        for (const ForeignLog& log : m_store->logs)
            if (log.number >= m_store->firstLiveLog)
                live.push_back(log);
        ReplayReport report = replayForeignLogs(m_fs, live, m_dialect, targets);
        m_store->failure = report.failure;
        m_store->lastSequence = std::max(m_state.lastSequence, report.lastSequence);
        if (!report.failure.ok())
            m_store->limits.push_back(report.failure);
        if (report.preparedOnly != 0)
            m_store->limits.push_back(limit("operations of prepared transactions", m_directory));
        for (const auto& family : m_families)
            if (const auto target = targets.find(family->id); target != targets.end()) {
                family->memory = std::move(target->second.entries);
                family->memory.sort(family->order);
            }
    }

    // A writer may have gone on while this read. Tables it has replaced are held open, but logs whose data it
    // has moved into new tables would be missing here.
    Status stillTrue() {
        if (!m_missing && m_store->failure.ok()) {
            const Result<const ManifestState*> now = m_manifest.read();
            if (now.ok() && (*now)->number == m_state.number &&
                (*now)->firstLog(m_dialect) == m_state.firstLog(m_dialect))
                return {};
            return Status(Error{.code = Code::busy,
                                .reason = Reason::changingTooFast,
                                .file = m_directory,
                                .offset = Error::kNoOffset});
        }
        // Something is missing or damaged: if the store has moved on, that is why.
        const Result<const ManifestState*> now = m_manifest.read();
        if (now.ok() && (*now)->number == m_state.number && (*now)->edits == m_state.edits)
            return {};
        return Status(Error{.code = Code::busy,
                            .reason = Reason::changingTooFast,
                            .file = m_directory,
                            .offset = Error::kNoOffset});
    }

    // Beyond so many a table its owner replaces is gone for this reader too.
    void tellUnheld() {
        size_t tables = 0;
        for (const auto& [id, family] : m_state.families)
            tables += family.tables.size();
        if (tables <= kMostOpenTables)
            return;
        const Result<int64_t> owner = m_fs.lockHolder(joinPath(m_directory, "LOCK"));
        if (owner.ok() && *owner != 0)
            m_store->limits.push_back(limit("holding more than " + std::to_string(kMostOpenTables) +
                                                " tables beside their owner, which a snapshot does",
                                            m_directory));
    }

    void learnOrders() {
        for (const auto& family : m_families) {
            if (family->order.known())
                continue;
            m_store->limits.push_back(limit("comparator " + family->order.name(), m_directory));
            if (const Status learnt = learnOrder(*family); !learnt.ok())
                m_store->limits.push_back(learnt);
            else
                family->memory.sort(family->order);
        }
    }

    void describe() {
        m_store->format = m_dialect == TableDialect::rocksDb ? StoreFormat::rocksDb : StoreFormat::levelDb;
        m_store->fs = &m_fs;
        m_store->directory = m_directory;
        m_store->manifestPath = m_state.path;
        m_store->manifestNumber = m_state.number;
        m_store->options = m_options.store;
        if (m_dialect != TableDialect::rocksDb)
            return;
        std::set<std::string> told;
        for (const auto& family : m_families) {
            std::string merge = m_options.familyValue(family->name, "merge_operator");
            if (merge.empty() || merge == "nullptr")
                merge = m_mergeInTables;
            family->resolver = rocksdb::newResolver(m_fs, m_directory, merge);
            const std::string& name = family->resolver->mergeOperator();
            if (!name.empty() && !family->resolver->resolvesMerges() && told.insert(name).second)
                m_store->limits.push_back(limit("merge operator " + name, m_directory));
        }
    }

    FileSystem& m_fs;
    const std::string m_directory;
    const TableDialect m_dialect;
    ManifestFollower& m_manifest;
    ForeignFileFinder m_files;
    ManifestState m_state;
    rocksdb::OptionsText m_options;
    std::shared_ptr<ForeignStore> m_store;
    std::vector<std::shared_ptr<ForeignFamily>> m_families;
    const TableHandle::OpenCount m_open = std::make_shared<std::atomic<size_t>>(0);
    size_t m_counted = 0;
    bool m_missing = false;
    std::string m_mergeInTables;
};

}  // namespace

EntryType entryTypeOf(TableDialect dialect, uint8_t rawType) {
    if (rawType == 0)
        return EntryType::tombstone;
    if (rawType == 1)
        return EntryType::value;
    if (dialect == TableDialect::levelDb)
        return EntryType::other;
    switch (rawType) {
        case 0x02: return EntryType::merge;
        case 0x07: return EntryType::singleTombstone;
        case 0x0f: return EntryType::rangeTombstone;
        case 0x11: return EntryType::blob;
        case 0x14: return EntryType::tombstone;
        case 0x16: return EntryType::wideColumns;
        case 0x18: return EntryType::value;
        default: return EntryType::other;
    }
}

Result<std::shared_ptr<const ForeignStore>> openForeignStore(FileSystem& fs, const std::string& directory,
                                                             TableDialect dialect) {
    Result<std::shared_ptr<const ForeignStore>> store = Status::cancelled();
    ManifestFollower manifest(fs, directory, dialect);
    Error before;
    for (int i = 0; i < kTries; ++i) {
        store = Opener(fs, directory, dialect, manifest).open();
        if (!store.ok() && !store.status().is(Code::busy) && !store.status().is(Code::notFound))
            break;
        if (!store.ok())
            continue;
        // A record that is being written over an old one looks damaged for a moment; damage stays in its
        // place.
        const Status& failure = (*store)->failure;
        if (failure.ok() || (failure.error().file == before.file && failure.error().offset == before.offset))
            break;
        before = failure.error();
    }
    return store;
}

namespace {

Status surveyTable(FileSystem& fs, const std::string& directory, std::string path,
                   const ForeignAddedTable& added, TableDialect dialect) {
    const uint64_t number = added.meta.number;
    if (path.empty())
        return Status::corruption(Reason::tableMissing,
                                  joinPath(directory, foreignFileName(number, foreignTableSuffix(dialect))),
                                  Error::kNoOffset);
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    return ForeignTable::open(std::move(file), std::move(path), number, added.meta.maxSequence).status();
}

}  // namespace

Result<ForeignSurvey> surveyForeignStore(FileSystem& fs, const std::string& directory, TableDialect dialect) {
    ForeignSurvey survey;
    ASSIGN_OR_RETURN(survey.state, readManifestState(fs, directory, dialect));
    ForeignFileFinder files;
    RETURN_IF_ERROR(files.look(fs, directory, dialect));
    size_t tables = 0;
    for (const auto& [id, family] : survey.state.families) {
        if (!family.comparator.empty() && !KeyOrder::named(family.comparator).known())
            survey.limits.push_back(limit("comparator " + family.comparator, directory));
        for (const auto& [number, added] : family.tables) {
            if (++tables > kMostSurveyed || survey.limits.size() >= kMostLimits)
                return survey;
            if (const Status table = surveyTable(fs, directory, files.table(number), added, dialect);
                !table.ok())
                survey.limits.push_back(table);
        }
    }
    return survey;
}

}  // namespace levelscope
