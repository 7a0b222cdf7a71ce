#include "core/formats/foreign/foreign_reader.h"

#include <algorithm>
#include <unordered_set>

#include "core/formats/foreign/file_names.h"
#include "core/formats/foreign/foreign_anatomy.h"
#include "core/formats/foreign/key_lookup.h"
#include "core/formats/foreign/live_iterator.h"
#include "core/formats/foreign/manifest.h"
#include "core/formats/version_collector.h"
#include "core/version/version.h"

namespace levelscope {

namespace {

constexpr uint64_t kNewest = ~uint64_t{0};
constexpr size_t kMostAnchorsOfATable = 64;
constexpr size_t kMostSampledTables = 256;

TableDialect dialectOf(StoreFormat format) {
    return format == StoreFormat::rocksDb ? TableDialect::rocksDb : TableDialect::levelDb;
}

std::shared_ptr<const Version> pictureOf(const ForeignFamily& family) {
    std::vector<TableMeta> tables;
    for (const auto& level : family.levels)
        for (const TableHandlePtr& table : level) {
            tables.push_back(table->meta());
            if (tables.back().maxSequence == kMaxSequence)
                tables.back().maxSequence = 0;  // LevelDB does not record it
        }
    return Version::picture(tables);
}

// Takes a key's versions, place by place.
class HistoryWalk {
public:
    HistoryWalk(const ForeignFamily& family, std::string_view key, size_t limit)
        : m_family(family), m_key(key), m_versions(limit) {}

    Status takeCursor(EntryCursor& cursor, int level, uint64_t table) {
        for (cursor.seek(m_family.order.firstStored(m_key), kNewest);
             cursor.valid() && m_family.order.visible(cursor.key().userKey) == m_key; cursor.next()) {
            const InternalKey key = cursor.key();
            m_versions.add(key.sequence(),
                           entryTypeOf(m_family.dialect, static_cast<uint8_t>(key.trailer & 0xff)),
                           cursor.value(), level, table);
        }
        return cursor.status();
    }
    void takeRanges(const std::vector<RangeTombstone>& ranges, int level, uint64_t table) {
        for (const RangeTombstone& range : ranges)
            if (m_family.order.compare(m_key, range.from) >= 0 && m_family.order.compare(m_key, range.to) < 0)
                m_versions.addRange(range, level, table);
    }
    std::vector<KeyVersion> finish() { return m_versions.finish(); }

private:
    const ForeignFamily& m_family;
    const std::string_view m_key;
    VersionCollector m_versions;
};

bool mayHold(const ForeignFamily& family, const TableMeta& table, std::string_view key) {
    const KeyOrder& order = family.order;
    return order.ranked() ||
           (order.compare(order.firstStored(key), table.largest) <= 0 &&
            order.compare(table.smallest, std::string(key).append(order.timestampSize(), '\0')) <= 0);
}

}  // namespace

ForeignReader::ForeignReader(std::shared_ptr<const ForeignStore> store, size_t family)
    : m_store(std::move(store)), m_family(m_store->families[family]), m_version(pictureOf(*m_family)) {}

StoreInfo ForeignReader::info() const {
    StoreInfo info;
    info.format = m_store->format;
    info.formatVersion = m_store->tableVersion;
    info.directory = m_store->directory;
    info.comparator = m_family->order.name();
    info.lastSequence = m_store->lastSequence;
    info.manifestNumber = m_store->manifestNumber;
    info.family = m_family->name;
    info.ordered = m_family->order.known();
    info.limits = m_store->limits;
    if (!m_family->order.known() && !m_family->ranksAreExact)
        info.orderProblem = Status(Error{.code = Code::unsupported,
                                         .file = m_store->directory,
                                         .offset = Error::kNoOffset,
                                         .subject = "comparator " + m_family->order.name()});
    info.memtableEntries = m_family->memory.entries().size();
    info.memtableBytes = m_family->memory.bytes();
    info.approximateKeys = info.memtableEntries + m_family->estimatedEntries;
    for (const LevelInfo& level : levels())
        info.approximateKeys += level.entries - std::min(level.entries, 2 * level.tombstones);
    info.options = m_store->options;
    info.options.insert(info.options.end(), m_family->options.begin(), m_family->options.end());
    return info;
}

std::vector<std::string> ForeignReader::families() const {
    std::vector<std::string> names;
    for (const auto& family : m_store->families)
        names.push_back(family->name);
    return names;
}

std::shared_ptr<StoreReader> ForeignReader::family(std::string_view name) const {
    for (size_t i = 0; i < m_store->families.size(); ++i)
        if (m_store->families[i]->name == name)
            return std::make_shared<ForeignReader>(m_store, i);
    return nullptr;
}

std::vector<LevelInfo> ForeignReader::levels() const {
    std::vector<LevelInfo> levels;
    for (int level = 0; level < m_version->levels(); ++level) {
        LevelInfo info;
        info.level = level;
        info.score.level = level;
        for (const TablePtr& table : m_version->level(level)) {
            ++info.tables;
            info.bytes += table->fileSize;
            info.rawBytes += table->rawBytes;
            info.entries += table->entries;
            info.tombstones += table->tombstones;
        }
        levels.push_back(info);
    }
    return levels;
}

Result<std::vector<StoreFile>> ForeignReader::files() const {
    ASSIGN_OR_RETURN(std::vector<std::string> names, m_store->fs->list(m_store->directory));
    std::sort(names.begin(), names.end());
    std::unordered_set<uint64_t> liveTables;
    for (const auto& family : m_store->families)
        for (const auto& level : family->levels)
            for (const TableHandlePtr& table : level)
                liveTables.insert(table->meta().number);
    std::vector<StoreFile> files;
    for (std::string& name : names) {
        const Result<FileStat> stat = m_store->fs->stat(joinPath(m_store->directory, name));
        if (!stat.ok() || !stat->regular)
            continue;
        const auto parsed = parseForeignName(name);
        StoreFile file;
        file.kind = foreignKindName(parsed);
        file.number = parsed ? parsed->number : 0;
        file.size = stat->size;
        file.modifiedMicros = stat->modifiedMicros;
        file.live = file.kind != "foreign" && file.kind != "temporary";
        if (file.kind == "table")
            file.live = liveTables.contains(file.number);
        else if (file.kind == "wal")
            file.live = file.number >= m_store->firstLiveLog;
        else if (file.kind == "manifest")
            file.live = file.number == m_store->manifestNumber;
        file.name = std::move(name);
        files.push_back(std::move(file));
    }
    return files;
}

std::string ForeignReader::tablePath(uint64_t number) const {
    for (const auto& family : m_store->families)
        if (const TableHandlePtr table = family->find(number))
            return table->path();
    // An orphan, under either of its possible names.
    std::string newName = joinPath(m_store->directory, foreignFileName(number, ".ldb"));
    return m_store->fs->stat(newName).ok() ? newName
                                           : joinPath(m_store->directory, foreignFileName(number, ".sst"));
}

Result<std::unique_ptr<TableAnatomy>> ForeignReader::tableAnatomy(uint64_t number) const {
    for (const auto& family : m_store->families)
        if (const TableHandlePtr handle = family->find(number)) {
            ASSIGN_OR_RETURN(auto table, handle->table());
            return newForeignAnatomy(std::move(table), family->order);
        }
    std::string path = tablePath(number);
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, m_store->fs->openRandom(path));
    ASSIGN_OR_RETURN(auto table, ForeignTable::open(std::move(file), std::move(path), number));
    return newForeignAnatomy(std::move(table), m_family->order);
}

Result<std::shared_ptr<const TombstoneCover>> ForeignReader::cover() const {
    const MutexLock lock(m_mutex);
    if (!m_cover) {
        ASSIGN_OR_RETURN(m_cover, coverOf(nullptr));
    }
    return m_cover;
}

Result<std::shared_ptr<const TombstoneCover>> ForeignReader::coverOf(DamageLog* damage) const {
    ASSIGN_OR_RETURN(TombstoneCover cover, TombstoneCover::of(*m_family, damage));
    return std::make_shared<const TombstoneCover>(std::move(cover));
}

std::unique_ptr<Iterator> ForeignReader::iterator(const IteratorOptions& options) const {
    auto covers = options.damage ? coverOf(options.damage.get()) : cover();
    const SequenceNumber snapshot = options.atSequence != 0 ? options.atSequence : kMaxSequence;
    Status failure = m_store->failure;
    if (!covers.ok())
        failure = covers.status();
    return newLiveIterator(m_family,
                           covers.ok() ? std::move(covers).value() : std::make_shared<const TombstoneCover>(),
                           snapshot, options.range, std::move(failure), options.trace, options.damage);
}

Status ForeignReader::get(std::string_view key, SequenceNumber atSequence, PinnedValue& value,
                          ReadTrace* trace) const {
    auto found = std::make_shared<std::string>();
    Status status = m_family->order.known() && m_family->order.timestampSize() == 0
                        ? lookUp(key, atSequence, *found, trace)
                        : seekKey(key, atSequence, *found, trace);
    if (status.is(Code::notFound) && !m_store->failure.ok())
        return m_store->failure;
    RETURN_IF_ERROR(status);
    const std::string_view bytes = *found;
    value.pin(std::move(found), bytes);
    return {};
}

Status ForeignReader::lookUp(std::string_view key, SequenceNumber atSequence, std::string& value,
                             ReadTrace* trace) const {
    ASSIGN_OR_RETURN(const std::shared_ptr<const TombstoneCover> covers, cover());
    return lookUpKey(*m_family, *covers, key, atSequence != 0 ? atSequence : kMaxSequence, value, trace);
}

Status ForeignReader::seekKey(std::string_view key, SequenceNumber atSequence, std::string& value,
                              ReadTrace* trace) const {
    IteratorOptions options;
    options.atSequence = atSequence;
    options.trace = trace;
    const std::unique_ptr<Iterator> found = iterator(options);
    found->seek(key);
    if (!found->valid() || found->key() != key) {
        RETURN_IF_ERROR(found->status());
        return Status::notFound();
    }
    value = found->value();
    return {};
}

Result<std::vector<KeyVersion>> ForeignReader::history(std::string_view key, size_t valueLimit) const {
    HistoryWalk walk(*m_family, key, valueLimit);
    RETURN_IF_ERROR(walk.takeCursor(*newMemoryCursor(m_family->memory, m_family->order), -1, 0));
    walk.takeRanges(m_family->memory.ranges(), -1, 0);
    for (const auto& level : m_family->levels)
        for (const TableHandlePtr& handle : level) {
            if (!mayHold(*m_family, handle->meta(), key))
                continue;
            ASSIGN_OR_RETURN(const auto table, handle->table());
            RETURN_IF_ERROR(walk.takeCursor(*table->newCursor(m_family->order), handle->meta().level,
                                            handle->meta().number));
            ASSIGN_OR_RETURN(const std::vector<RangeTombstone> ranges, table->rangeTombstones());
            walk.takeRanges(ranges, handle->meta().level, handle->meta().number);
        }
    return walk.finish();
}

std::vector<uint64_t> ForeignReader::logs() const {
    std::vector<uint64_t> numbers;
    for (const ForeignLog& log : m_store->logs)
        numbers.push_back(log.number);
    return numbers;
}

Result<WalSummary> ForeignReader::readLog(uint64_t number, const std::function<bool(const WalBatch&)>& visit,
                                          std::stop_token stop, size_t valueLimit, uint64_t from) const {
    for (const ForeignLog& log : m_store->logs)
        if (log.number == number)
            return readForeignLog(*m_store->fs, log.path, number, dialectOf(m_store->format), visit,
                                  std::move(stop), valueLimit, from);
    return Status(Error{.code = Code::notFound,
                        .reason = Reason::logMissing,
                        .file = m_store->directory,
                        .offset = Error::kNoOffset,
                        .got = number});
}

Status ForeignReader::readManifest(const std::function<bool(const ManifestRecord&)>& visit,
                                   std::stop_token stop) const {
    return readForeignManifest(*m_store->fs, m_store->manifestPath, dialectOf(m_store->format), visit,
                               std::move(stop));
}

// Keys of all runs with the bytes in front of them, sampled from the indexes of a limited number of tables.
const std::vector<ForeignReader::Anchor>& ForeignReader::anchors() const {
    const MutexLock lock(m_mutex);
    if (m_anchors)
        return *m_anchors;
    std::vector<Anchor> parts;  // a stretch of a table: its last key and its bytes
    size_t sampled = 0;
    for (const auto& level : m_family->levels)
        for (const TableHandlePtr& handle : level) {
            const TableMeta& meta = handle->meta();
            const auto table = ++sampled <= kMostSampledTables
                                   ? handle->table()
                                   : Result<std::shared_ptr<const ForeignTable>>(Status::cancelled());
            if (!table.ok()) {
                parts.push_back({meta.largest, meta.fileSize});
                continue;
            }
            const uint64_t step = std::max<uint64_t>(meta.fileSize / kMostAnchorsOfATable, 1);
            uint64_t taken = 0;
            ForeignIndexCursor index(**table);
            for (index.seekToFirst(); index.valid(); index.next())
                if (const uint64_t end = index.place().offset + index.place().size;
                    end - std::min(end, taken) >= step) {
                    parts.push_back({std::string(index.separator()), end - taken});
                    taken = end;
                }
            parts.push_back({meta.largest, meta.fileSize - std::min(meta.fileSize, taken)});
        }
    for (const MemoryEntries::Entry& entry : m_family->memory.entries())
        parts.push_back({std::string(entry.key), entry.key.size() + entry.value.size()});
    std::stable_sort(parts.begin(), parts.end(), [this](const Anchor& a, const Anchor& b) {
        return m_family->order.compare(a.key, b.key) < 0;
    });
    uint64_t bytes = 0;
    for (Anchor& part : parts)
        part.bytes = bytes += part.bytes;
    m_anchors = std::make_unique<const std::vector<Anchor>>(std::move(parts));
    return *m_anchors;
}

double ForeignReader::positionOf(std::string_view key) const {
    const std::vector<Anchor>& all = anchors();
    if (all.empty() || all.back().bytes == 0)
        return 0;
    const std::string stored = m_family->order.firstStored(key);
    const auto at = std::partition_point(all.begin(), all.end(), [&](const Anchor& anchor) {
        return m_family->order.compare(anchor.key, stored) < 0;
    });
    const uint64_t before = at == all.begin() ? 0 : std::prev(at)->bytes;
    return static_cast<double>(before) / static_cast<double>(all.back().bytes);
}

std::string ForeignReader::keyAt(double position) const {
    const std::vector<Anchor>& all = anchors();
    if (all.empty() || position <= 0)
        return {};
    const double wanted = std::min(position, 1.0) * static_cast<double>(all.back().bytes);
    const auto at = std::partition_point(all.begin(), all.end(), [&](const Anchor& anchor) {
        return static_cast<double>(anchor.bytes) < wanted;
    });
    return std::string(m_family->order.visible(at == all.end() ? all.back().key : at->key));
}

}  // namespace levelscope
