#include "core/inspect/repair.h"

#include <algorithm>
#include <cerrno>
#include <limits>
#include <map>
#include <queue>

#include "core/base/coding.h"
#include "core/db/options_file.h"
#include "core/formats/store_reader.h"
#include "core/inspect/made_store.h"
#include "core/inspect/open_value_files.h"
#include "core/inspect/salvage_stream.h"
#include "core/version/file_names.h"
#include "core/version/range_tombstones.h"
#include "core/version/version_set.h"

namespace levelscope {

namespace {

constexpr size_t kWholeValues = std::numeric_limits<size_t>::max();
constexpr uint64_t kLookEvery = 1024;  // pairs between two looks at the stop token

// Too many open files, too little memory: nothing is wrong with the store.
bool isWant(const Status& status) {
    const int cause = status.ok() ? 0 : status.error().sysErrno;
    return cause == EMFILE || cause == ENFILE || status.is(Code::noMemory);
}

bool isNewer(const AnatomyEntry& a, const AnatomyEntry& b) {
    return a.trailer > b.trailer;
}

class Repair {
public:
    Repair(FileSystem& fs, std::string directory, const std::function<void(const RepairProgress&)>& progress,
           std::stop_token stop)
        : m_fs(fs),
          m_directory(std::move(directory)),
          m_progress(progress),
          m_stop(std::move(stop)),
          m_values(fs, m_directory) {}

    Result<RepairReport> run(const std::string& target) {
        ASSIGN_OR_RETURN(const Triage found, triage(m_fs, m_directory));
        if (found.format != StoreFormat::native)
            return found.problem.ok() ? Status::invalid(Reason::notAStore, m_directory) : found.problem;
        if (found.lockHolder != 0)
            return Status(Error{.code = Code::busy,
                                .reason = Reason::locked,
                                .file = m_directory,
                                .offset = Error::kNoOffset,
                                .got = static_cast<uint64_t>(found.lockHolder)});
        ASSIGN_OR_RETURN(const auto made, MadeStore::create(target, options()));
        readManifest();
        RETURN_IF_ERROR(openTables(found.files));
        RETURN_IF_ERROR(readLogs(found.files));
        m_tombstones = FragmentedTombstones(std::move(m_ranges));
        RETURN_IF_ERROR(merge(*made));
        RETURN_IF_ERROR(made->settle());
        made->keep();
        return std::move(m_report);
    }

private:
    // Those of the store if they can be read.
    Options options() const {
        Result<Options> stored = readOptionsFile(m_fs, joinPath(m_directory, optionsFileName()));
        Options options = stored.ok() ? std::move(*stored) : Options();
        options.env.fs = &m_fs;
        return options;
    }

    void lose(RepairLoss loss) {
        if (loss.bytes != 0)
            m_doubts.push_back({loss.keys, loss.maxSequence});
        m_report.losses.push_back(std::move(loss));
    }
    void loseFile(const std::string& name, const Status& problem, uint64_t bytes) {
        RepairLoss loss{.problem = problem, .bytes = bytes};
        loss.where = {.kind = AddressKind::bytes, .length = bytes};
        loss.where.file = name;
        lose(std::move(loss));
    }

    void readManifest() {
        Env env;
        env.fs = &m_fs;
        VersionSet versions(env, m_directory, std::make_shared<BlockCache>(0));
        if (const Status status = versions.recover(); !status.ok())
            return loseFile(fileName(status.error().file), status, 0);
        m_report.manifestRead = true;
        m_version = versions.current();
        m_firstLog = versions.logPosition().logNumber;
    }

    Status openTables(const std::vector<StoreFile>& files) {
        if (!m_report.manifestRead) {
            for (const StoreFile& file : files)
                if (file.kind == "table")
                    RETURN_IF_ERROR(openTable({.number = file.number, .fileSize = file.size}));
            return {};
        }
        for (int level = 0; level < m_version->levels(); ++level)
            for (const TablePtr& table : m_version->level(level))
                RETURN_IF_ERROR(openTable(*table));
        return {};
    }

    // All tables are held open. If there are too many for this process the repair ends.
    Status openTable(const TableMeta& meta) {
        m_total += meta.fileSize;
        auto table = openTableFile(m_fs, joinPath(m_directory, tableFileName(meta.number)));
        if (isWant(table.status()))
            return table.status();
        if (!table.ok()) {
            RepairLoss loss{
                .where = Address::ofTable(meta.number), .problem = table.status(), .bytes = meta.fileSize};
            if (meta.maxSequence != 0) {
                loss.maxSequence = meta.maxSequence;
                loss.keys = {
                    .from = meta.smallest, .hasFrom = true, .to = meta.largest + '\0', .hasTo = true};
            }
            lose(std::move(loss));
            return {};
        }
        ++m_report.tables;
        auto& stream = m_streams.emplace_back(std::make_unique<SalvageStream>(
            std::move(*table), meta, [this](RepairLoss loss) { lose(std::move(loss)); }));
        const std::vector<RangeTombstone> ranges = stream->rangeTombstones();
        m_ranges.insert(m_ranges.end(), ranges.begin(), ranges.end());
        return {};
    }

    Status readLogs(const std::vector<StoreFile>& files) {
        for (const StoreFile& file : files) {
            if (file.kind != "wal" || file.number < m_firstLog)
                continue;
            ++m_report.logs;
            const auto log = readLogFile(
                m_fs, joinPath(m_directory, file.name), [this](const WalBatch& batch) { return take(batch); },
                m_stop, kWholeValues);
            if (log.status().is(Code::cancelled))
                return log.status();
            if (!log.ok())
                loseFile(file.name, log.status(), file.size);
            else if (log->end == LogEnd::damaged)
                loseFile(file.name, log->status, log->fileSize - log->endOffset);
        }
        return {};
    }

    bool take(const WalBatch& batch) {
        for (const WalOperation& operation : batch.operations) {
            ++m_report.entries;
            if (operation.type == EntryType::rangeTombstone) {
                m_ranges.push_back({operation.key, operation.value, operation.sequence});
                continue;
            }
            AnatomyEntry entry{.userKey = operation.key,
                               .trailer = packTrailer(operation.sequence, operation.type)};
            if (operation.type == EntryType::expiringValue) {
                entry.value.resize(sizeof(int64_t));
                storeFixed(entry.value.data(), operation.expiryMicros);
            }
            entry.value += operation.value;
            AnatomyEntry& newest = m_logged[operation.key];
            if (newest.userKey.empty() || isNewer(entry, newest))
                newest = std::move(entry);
        }
        return true;
    }

    // All streams and the logs' versions in key order; of each key the newest.
    Status merge(MadeStore& made) {
        const auto later = [](const SalvageStream* a, const SalvageStream* b) {
            return a->entry().userKey > b->entry().userKey;
        };
        std::priority_queue<SalvageStream*, std::vector<SalvageStream*>, decltype(later)> heads(later);
        for (const auto& stream : m_streams)
            if (stream->next())
                heads.push(stream.get());
        for (auto logged = m_logged.begin(); !heads.empty() || logged != m_logged.end();) {
            const bool fromLog =
                logged != m_logged.end() && (heads.empty() || logged->first <= heads.top()->entry().userKey);
            AnatomyEntry newest = fromLog ? std::move(logged++->second) : heads.top()->entry();
            while (!heads.empty() && heads.top()->entry().userKey == newest.userKey) {
                SalvageStream* stream = heads.top();
                heads.pop();
                if (isNewer(stream->entry(), newest))
                    newest = stream->entry();
                if (stream->next())
                    heads.push(stream);
                ++m_report.entries;
                m_done += stream->takeBytes();
            }
            RETURN_IF_ERROR(put(made, newest));
        }
        return {};
    }

    // A value that lies in a value file takes its pointer's place; false, with a loss, if it cannot be read.
    Result<bool> makeWhole(AnatomyEntry& entry) {
        const EntryType type = trailerType(entry.trailer);
        if (!isSeparated(type))
            return true;
        SeparatedValue separated;
        ReadValue value;
        Status status = Status::corruption(Reason::malformed, {}, Error::kNoOffset);
        if (decodeSeparated(type, entry.value, separated))
            status = readValue(separated.pointer, value);
        if (isWant(status))
            return status;
        if (!status.ok()) {
            loseValue(entry, separated.pointer, status);
            return false;
        }
        entry.trailer = packTrailer(trailerSequence(entry.trailer), writtenType(type));
        entry.value.resize(hasExpiry(type) ? sizeof(int64_t) : 0);
        entry.value += value.bytes;
        return true;
    }

    Status readValue(const ValuePointer& pointer, ReadValue& value) {
        ASSIGN_OR_RETURN(const ValueFileReader* reader, m_values.find(pointer.file));
        return reader->read(pointer, false, value);
    }

    void loseValue(const AnatomyEntry& entry, const ValuePointer& pointer, const Status& problem) {
        RepairLoss loss{.problem = problem, .bytes = pointer.length};
        loss.where = {.kind = AddressKind::bytes, .offset = pointer.offset, .length = pointer.length};
        loss.where.file = valueFileName(pointer.file);
        loss.keys = {.from = entry.userKey, .hasFrom = true, .to = entry.userKey + '\0', .hasTo = true};
        loss.maxSequence = trailerSequence(entry.trailer);
        m_report.losses.push_back(std::move(loss));
    }

    Status put(MadeStore& made, AnatomyEntry& entry) {
        const SequenceNumber sequence = trailerSequence(entry.trailer);
        if (m_tombstones.covering(entry.userKey, kMaxSequence) > sequence)
            return {};
        ASSIGN_OR_RETURN(const bool readable, makeWhole(entry));
        if (!readable)
            return {};
        const EntryType type = trailerType(entry.trailer);
        const bool whole = type != EntryType::expiringValue || entry.value.size() >= sizeof(int64_t);
        if (type == EntryType::tombstone || !whole)
            return {};
        if (type == EntryType::expiringValue)
            made.batch().putExpiring(entry.userKey, std::string_view(entry.value).substr(sizeof(int64_t)),
                                     loadFixed<int64_t>(entry.value.data()));
        else
            made.batch().put(entry.userKey, entry.value);
        m_report.doubtful += mayBeOlderThanLost(entry.userKey, sequence);
        if (++m_report.pairs % kLookEvery == 0 && m_stop.stop_requested())
            return Status::cancelled();
        if (!made.batchIsFull())
            return {};
        if (m_progress)
            m_progress({m_done, m_total});
        return made.writeBatch();
    }

    // Keys come in order: what ends before this one never matters again.
    bool mayBeOlderThanLost(std::string_view key, SequenceNumber sequence) {
        std::erase_if(m_doubts, [&](const Doubt& doubt) { return doubt.keys.hasTo && doubt.keys.to <= key; });
        return std::any_of(m_doubts.begin(), m_doubts.end(), [&](const Doubt& doubt) {
            return doubt.maxSequence > sequence && doubt.keys.contains(key);
        });
    }

    // Keys of which newer versions may be lost.
    struct Doubt {
        KeyRange keys;
        SequenceNumber maxSequence;
    };

    FileSystem& m_fs;
    const std::string m_directory;
    const std::function<void(const RepairProgress&)>& m_progress;
    const std::stop_token m_stop;
    RepairReport m_report;
    std::shared_ptr<const Version> m_version;
    uint64_t m_firstLog = 0;
    std::vector<std::unique_ptr<SalvageStream>> m_streams;
    std::map<std::string, AnatomyEntry, std::less<>> m_logged;
    std::vector<RangeTombstone> m_ranges;
    FragmentedTombstones m_tombstones;
    std::vector<Doubt> m_doubts;
    OpenValueFiles m_values;
    uint64_t m_done = 0;
    uint64_t m_total = 0;
};

}  // namespace

Result<RepairReport> repairStore(FileSystem& fs, const std::string& directory, const std::string& target,
                                 const std::function<void(const RepairProgress&)>& progress,
                                 std::stop_token stop) {
    return Repair(fs, directory, progress, std::move(stop)).run(target);
}

}  // namespace levelscope
