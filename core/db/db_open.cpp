// Opening, creating, recovering and closing a store. The order of the steps is what makes a crash at any of
// them harmless: core/doc/recovery.md.
#include <algorithm>
#include <cassert>
#include <new>
#include <unordered_set>

#include "core/base/coding.h"
#include "core/base/damage_log.h"
#include "core/db/db_impl.h"
#include "core/db/inspection.h"
#include "core/db/memtable_source.h"
#include "core/db/options_file.h"
#include "core/db/recovery.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"

namespace levelscope {
namespace {

constexpr size_t kMaxRestatedBytes = 4 << 20;  // replayed batches up to this are copied to the new log
constexpr uint64_t kUnfinishedManifestBytes = 4096;
constexpr int kReadOnlyTries = 10;

Status storeError(Code code, Reason reason, const std::string& directory) {
    return Status(Error{.code = code, .reason = reason, .file = directory, .offset = Error::kNoOffset});
}

// How far the manifest has come; zeros while it cannot be told.
struct ManifestMark {
    uint64_t number = 0;
    uint64_t bytes = 0;
    bool operator==(const ManifestMark&) const = default;
};

ManifestMark markManifest(FileSystem& fs, const std::string& directory) {
    const Result<uint64_t> number = readCurrentFile(fs, directory);
    if (!number.ok())
        return {};
    const Result<FileStat> manifest = fs.stat(joinPath(directory, manifestFileName(*number)));
    return {*number, manifest.ok() ? manifest->size : 0};
}

enum class Presence { nothing, store };

// Whether there is a store. One without CURRENT is damaged, unless it holds no more than a creation that was
// cut off leaves: then there was never anything in it.
Result<Presence> probe(FileSystem& fs, const std::string& directory) {
    const std::string currentPath = joinPath(directory, currentFileName());
    const Result<FileStat> current = fs.stat(currentPath);
    if (current.ok())
        return Presence::store;
    if (current.code() != Code::notFound)
        return current.status();
    const Result<std::vector<std::string>> names = fs.list(directory);
    if (names.code() == Code::notFound)
        return Presence::nothing;
    RETURN_IF_ERROR(names.status());
    for (const std::string& name : *names) {
        const auto parsed = parseFileName(name);
        if (!parsed)
            continue;
        bool holdsData = parsed->kind == FileKind::table || parsed->kind == FileKind::values ||
                         parsed->kind == FileKind::wal;
        if (parsed->kind == FileKind::manifest) {
            const Result<FileStat> manifest = fs.stat(joinPath(directory, name));
            holdsData = parsed->number != 1 || (manifest.ok() && manifest->size > kUnfinishedManifestBytes);
        }
        if (holdsData)
            return Status::corruption(Reason::currentMissing, currentPath, Error::kNoOffset);
    }
    return Presence::nothing;
}

// Options as stored, with those of this open.
Result<Options> loadOptions(const std::string& directory, const Options& given) {
    const std::string path = joinPath(directory, optionsFileName());
    Result<Options> stored = readOptionsFile(*given.env.fs, path);
    if (stored.code() == Code::notFound)
        return Status::corruption(Reason::optionsDamaged, path, Error::kNoOffset);
    RETURN_IF_ERROR(stored.status());
    stored->env = given.env;
    stored->cache = given.cache;
    stored->listener = given.listener;
    stored->infoLog = given.infoLog;
    return stored;
}

Options prepared(Options options, bool readOnly) {
    if (options.cache == nullptr)
        options.cache = std::make_shared<BlockCache>(options.cacheBytes);
    options.infoLog = options.infoLog && !readOnly;
    return options;
}

// Makes the directory, and those above it if need be; `made` tells whether it was not there before.
Status makeDirectory(FileSystem& fs, const std::string& directory, bool& made) {
    const Result<FileStat> stat = fs.stat(directory);
    if (stat.ok()) {
        made = false;
        return stat->directory ? Status() : storeError(Code::ioError, Reason::notADirectory, directory);
    }
    if (stat.code() != Code::notFound)
        return stat.status();
    if (const std::string parent = parentPath(directory); parent != directory && !fs.stat(parent).ok()) {
        bool madeParent = false;
        RETURN_IF_ERROR(makeDirectory(fs, parent, madeParent));
    }
    made = true;
    RETURN_IF_ERROR(fs.createDirectory(directory));
    return fs.syncDirectory(parentPath(directory));
}

// What a failed creation left, if the directory was not there before.
void removeTraces(FileSystem& fs, const std::string& directory) {
    if (const Result<std::vector<std::string>> names = fs.list(directory); names.ok())
        for (const std::string& name : *names)
            if (parseFileName(name))
                (void)fs.remove(joinPath(directory, name));
    (void)fs.removeDirectory(directory);
}

Result<std::unique_ptr<Db>> createStore(const std::string& directory, const Options& options) {
    RETURN_IF_ERROR(options.validate());
    FileSystem& fs = *options.env.fs;
    bool made = false;
    RETURN_IF_ERROR(makeDirectory(fs, directory, made));
    const auto attempt = [&]() -> Result<std::unique_ptr<Db>> {
        ASSIGN_OR_RETURN(std::unique_ptr<FileLock> lock, fs.lock(joinPath(directory, lockFileName())));
        ASSIGN_OR_RETURN(const Presence presence, probe(fs, directory));
        if (presence == Presence::store)
            return storeError(Code::alreadyExists, Reason::storeExists, directory);
        auto db = std::make_unique<DbImpl>(directory, options, false);
        db->keepLock(std::move(lock));
        RETURN_IF_ERROR(db->createStore());
        db->start();
        return std::unique_ptr<Db>(std::move(db));
    };
    Result<std::unique_ptr<Db>> db = attempt();
    if (!db.ok() && made)
        removeTraces(fs, directory);
    return db;
}

Result<std::unique_ptr<Db>> openStore(const std::string& directory, const Options& given) {
    FileSystem& fs = *given.env.fs;
    RETURN_IF_ERROR(refuseOtherEngine(fs, directory));
    ASSIGN_OR_RETURN(std::unique_ptr<FileLock> lock, fs.lock(joinPath(directory, lockFileName())));
    ASSIGN_OR_RETURN(const Options options, loadOptions(directory, given));
    auto db = std::make_unique<DbImpl>(directory, options, false);
    db->keepLock(std::move(lock));
    RETURN_IF_ERROR(db->recover());
    db->start();
    return std::unique_ptr<Db>(std::move(db));
}

Result<std::unique_ptr<Db>> openStoreReadOnly(const std::string& directory, const Options& given,
                                              std::vector<Status>* damaged) {
    ASSIGN_OR_RETURN(const Options options, loadOptions(directory, given));
    auto db = std::make_unique<DbImpl>(directory, options, true);
    RETURN_IF_ERROR(db->recoverReadOnly(damaged));
    return std::unique_ptr<Db>(std::move(db));
}

Result<std::unique_ptr<Db>> openAny(const std::string& directory, const Options& options, OpenMode mode,
                                    std::vector<Status>* damaged) {
    FileSystem& fs = *options.env.fs;
    const Result<FileStat> stat = fs.stat(directory);
    if (!stat.ok() && stat.code() != Code::notFound)
        return stat.status();
    if (stat.ok() && !stat->directory)
        return storeError(Code::ioError, Reason::notADirectory, directory);
    Presence presence = Presence::nothing;
    if (stat.ok()) {
        ASSIGN_OR_RETURN(presence, probe(fs, directory));
    }
    if (presence == Presence::nothing) {
        if (mode == OpenMode::open || mode == OpenMode::readOnly)
            return Status(Error{.code = Code::notFound,
                                .reason = Reason::notAStore,
                                .file = directory,
                                .offset = Error::kNoOffset,
                                .sysErrno = stat.status().error().sysErrno});
        return createStore(directory, options);
    }
    if (mode == OpenMode::create)
        return storeError(Code::alreadyExists, Reason::storeExists, directory);
    return mode == OpenMode::readOnly ? openStoreReadOnly(directory, options, damaged)
                                      : openStore(directory, options);
}

void addOutputs(const MergeOutcome& flushed, VersionEdit& edit) {
    edit.added.insert(edit.added.end(), flushed.outputs.begin(), flushed.outputs.end());
    edit.valueFiles.insert(edit.valueFiles.end(), flushed.valueFiles.begin(), flushed.valueFiles.end());
}

}  // namespace

Result<std::unique_ptr<Db>> Db::open(const std::string& directory, const Options& options, OpenMode mode) {
    try {
        return openAny(directory, options, mode, nullptr);
    } catch (const std::bad_alloc&) {
        return Status::noMemory();
    }
}

Result<std::unique_ptr<Db>> openForInspection(const std::string& directory, const Options& options,
                                              std::vector<Status>& damaged) {
    try {
        return openAny(directory, options, OpenMode::readOnly, &damaged);
    } catch (const std::bad_alloc&) {
        return Status::noMemory();
    }
}

DbImpl::DbImpl(std::string directory, const Options& options, bool readOnly)
    : m_directory(std::move(directory)),
      m_options(prepared(options, readOnly)),
      m_ownCache(options.cache == nullptr),
      m_readOnly(readOnly),
      m_log(std::make_unique<InfoLog>()),
      m_versions(m_options.env, m_directory, m_options.cache, m_options.historyBytes),
      m_entryTtlSeconds(options.entryTtlSeconds) {
    m_group.reserve(64);
    m_executor = m_options.env.executor;
}

// A new store: manifest, options, CURRENT, and only then the first log. Before CURRENT is durable there is
// nothing that could be taken for a store.
Status DbImpl::createStore() {
    FileSystem& fs = *m_options.env.fs;
    RETURN_IF_ERROR(replaceFile(fs, joinPath(m_directory, optionsFileName()), optionsFileText(m_options)));
    VersionEdit created;
    created.cause = EditCause::created;
    RETURN_IF_ERROR(m_versions.startManifest(created));
    m_active = std::make_shared<MemtableUnit>();
    m_active->table = makeMemtable(m_options.memtable);
    ASSIGN_OR_RETURN(m_active->wal, createWal());
    VersionEdit firstLog;
    firstLog.cause = EditCause::created;
    firstLog.logNumber = m_active->wal->number();
    firstLog.firstLogSequence = 1;
    RETURN_IF_ERROR(m_versions.logAndApply(std::move(firstLog)));
    MutexLock lock(m_mutex);
    installSuperVersion();
    return {};
}

std::vector<uint64_t> DbImpl::logsFrom(const std::vector<std::string>& names, uint64_t first) {
    std::vector<uint64_t> logs;
    for (const std::string& name : names) {
        const auto parsed = parseFileName(name);
        if (!parsed)
            continue;
        m_versions.reserveFileNumber(parsed->number);
        if (parsed->kind == FileKind::wal && parsed->number >= first)
            logs.push_back(parsed->number);
    }
    std::sort(logs.begin(), logs.end());
    return logs;
}

Status DbImpl::recover() {
    RETURN_IF_ERROR(m_versions.recover());
    ASSIGN_OR_RETURN(const std::vector<std::string> names, m_options.env.fs->list(m_directory));
    RETURN_IF_ERROR(m_versions.checkNames(names));
    m_active = std::make_shared<MemtableUnit>();
    m_active->table = makeMemtable(m_options.memtable);
    VersionEdit edit;
    edit.cause = EditCause::opened;
    Status status = replayInto(edit, names);
    if (status.ok())
        status = startAfterReplay(edit);
    if (!status.ok()) {
        undoRecovery(edit);
        return status;
    }
    removeOrphans(names);
    return {};
}

// Leaves the directory as it was, unless CURRENT may already name what was made.
void DbImpl::undoRecovery(const VersionEdit& edit) {
    if (m_versions.broken())
        return;
    discardOutputs(edit.added, edit.valueFiles);
    if (m_active->wal == nullptr)
        return;
    const std::string path = joinPath(m_directory, walFileName(m_active->wal->number()));
    m_active->wal.reset();
    (void)m_options.env.fs->remove(path);
}

// Replays the logs into the memtable; what overflows it goes to tables that `edit` adds.
Status DbImpl::replayInto(VersionEdit& edit, const std::vector<std::string>& names) {
    const LogPosition position = m_versions.logPosition();
    m_wallFloor = position.wallMicros;
    trustClock();
    const std::vector<uint64_t> logs = logsFrom(names, position.logNumber);
    m_active->table->beginLoad();
    const auto apply = [&](const ReplayedBatch& batch) -> Status {
        if (!m_readOnly && activeIsFull() && m_options.memtableEntries == 0) {
            m_active->table->endLoad();
            ASSIGN_OR_RETURN(MergeOutcome flushed, writeLevelZero(*m_active));
            addOutputs(flushed, edit);
            m_active = std::make_shared<MemtableUnit>();
            m_active->table = makeMemtable(m_options.memtable);
            m_active->table->beginLoad();
        }
        applyBatch(batch.encoded, batch.firstSequence, *m_active->table);
        m_active->lastSequence = batch.firstSequence + batch.count - 1;
        m_active->noteTime(batch.firstSequence, batch.wallMicros);
        m_wallFloor = std::max(m_wallFloor, batch.wallMicros);
        if (!m_readOnly && m_restated.size() <= restateLimit()) {
            m_restated.append(batch.encoded);
            m_restatedEnds.emplace_back(batch.firstSequence, m_restated.size());
        }
        return {};
    };
    ASSIGN_OR_RETURN(const ReplayOutcome outcome,
                     replayLogs(*m_options.env.fs, m_directory, position, logs, apply));
    m_active->table->endLoad();
    m_replayedLogs = logs;
    m_replayedRecords = outcome.records;
    m_droppedBytes = outcome.droppedBytes;
    m_lastSequence = outcome.lastSequence;
    m_active->lastSequence = outcome.lastSequence;
    return {};
}

// Copies the replayed batches to the new log.
Status DbImpl::restate(Wal& wal) {
    size_t begin = 0;
    for (const auto& [sequence, end] : m_restatedEnds) {
        RETURN_IF_ERROR(
            wal.add(sequence, std::string_view(m_restated).substr(begin, end - begin), m_wallFloor).status());
        begin = end;
    }
    RETURN_IF_ERROR(wal.write());
    return wal.sync();
}

size_t DbImpl::restateLimit() const {
    return std::min<uint64_t>(kMaxRestatedBytes, m_options.memtableBytes / 2);
}

// A replay so small that copying it costs less than a table.
bool DbImpl::canRestate() const {
    return m_restated.size() <= restateLimit() && !activeIsFull();
}

// The logs are as good as a table if the manifest says that all they hold is durable, and nothing lies behind
// it: what was dropped once must not come between the old records and new ones.
bool DbImpl::canKeepLogs() const {
    return m_droppedBytes == 0 && m_lastSequence.load() <= m_versions.logPosition().lastSequence;
}

// What was replayed stays in its logs, or becomes durable in its new place; a new manifest says so, and only
// then the old places go.
Status DbImpl::startAfterReplay(VersionEdit& edit) {
    const SequenceNumber last = m_lastSequence.load();
    ASSIGN_OR_RETURN(m_active->wal, createWal());
    std::shared_ptr<MemtableUnit> kept;
    edit.lastSequence = last;
    if (edit.added.empty() && canKeepLogs() && !canRestate()) {
        kept = replaceReplayed();
        kept->replayedLogs = std::move(m_replayedLogs);
    } else {
        edit.logNumber = m_active->wal->number();
        edit.firstLogSequence = last + 1;
        RETURN_IF_ERROR(settleReplayed(edit));
    }
    m_restated = {};
    m_restatedEnds = {};
    RETURN_IF_ERROR(m_versions.goOn(edit));
    MutexLock lock(m_mutex);
    if (kept != nullptr)
        m_immutables.push_back(std::move(kept));
    installSuperVersion();
    return {};
}

// To the new log if that costs less, else to tables.
Status DbImpl::settleReplayed(VersionEdit& edit) {
    if (edit.added.empty() && canRestate()) {
        if (!m_restatedEnds.empty())
            edit.firstLogSequence = m_restatedEnds.front().first;
        return restate(*m_active->wal);
    }
    if (m_active->table->entryCount() == 0)
        return {};
    ASSIGN_OR_RETURN(MergeOutcome flushed, writeLevelZero(*m_active));
    addOutputs(flushed, edit);
    (void)replaceReplayed();
    return {};
}

// An empty memtable takes over the new log; returns the one before.
std::shared_ptr<MemtableUnit> DbImpl::replaceReplayed() {
    auto unit = std::make_shared<MemtableUnit>();
    unit->table = makeMemtable(m_options.memtable);
    unit->lastSequence = m_lastSequence.load();
    unit->wal = std::move(m_active->wal);
    m_active.swap(unit);
    return unit;
}

// Of the files that were there before, those of ours that nothing refers to. Only called when recovery has
// succeeded.
void DbImpl::removeOrphans(const std::vector<std::string>& names) {
    m_versions.trimHistory(names);
    const std::shared_ptr<const Version> version = m_versions.current();
    std::unordered_set<uint64_t> live;
    live.reserve(version->tableCount());
    for (int level = 0; level < version->levels(); ++level)
        for (const TablePtr& table : version->level(level))
            live.insert(table->number);
    for (const std::string& name : names) {
        const auto parsed = parseFileName(name);
        if (!parsed)
            continue;
        const bool orphan =
            parsed->kind == FileKind::temporary ||
            (parsed->kind == FileKind::wal && parsed->number < m_versions.logPosition().logNumber) ||
            (parsed->kind == FileKind::manifest && !m_versions.wasInForce(parsed->number)) ||
            (parsed->kind == FileKind::table && !live.contains(parsed->number)) ||
            (parsed->kind == FileKind::values && version->valueFile(parsed->number) == nullptr);
        if (orphan)
            (void)m_options.env.fs->remove(joinPath(m_directory, name));
    }
}

Status DbImpl::openReadOnlyOnce(std::vector<Status>* damaged) {
    RETURN_IF_ERROR(m_versions.recover());
    if (damaged == nullptr)
        RETURN_IF_ERROR(m_versions.checkFiles());
    ASSIGN_OR_RETURN(const std::vector<std::string> names, m_options.env.fs->list(m_directory));
    m_active = std::make_shared<MemtableUnit>();
    m_active->table = makeMemtable(m_options.memtable);
    VersionEdit unused;
    RETURN_IF_ERROR(replayInto(unused, names));
    // Held open, tables stay readable even if a live writer replaces and removes them.
    const std::shared_ptr<const Version> version = m_versions.current();
    const auto opened = [damaged](Status status) {
        if (status.ok() || damaged == nullptr || !DamageLog::mayPass(status))
            return status;
        damaged->push_back(std::move(status));
        return Status();
    };
    for (int level = 0; level < version->levels(); ++level)
        for (const TablePtr& table : version->level(level))
            RETURN_IF_ERROR(opened(m_versions.tables().share(Version::live(table)).status()));
    for (const LiveValueFile& file : version->valueFiles())
        RETURN_IF_ERROR(opened(file.slot->reader().status()));
    return {};
}

// Beside a live writer files may vanish between two steps. It says so in the manifest first: a try that
// failed while the manifest stood still failed for a reason of the store's own.
Status DbImpl::recoverBesideWriter() {
    Status status;
    bool moved = false;
    int64_t writer = 0;
    for (int i = 0; i < kReadOnlyTries; ++i) {
        const ManifestMark before = markManifest(*m_options.env.fs, m_directory);
        status = openReadOnlyOnce(nullptr);
        if (status.ok())
            return status;
        moved = !(before == markManifest(*m_options.env.fs, m_directory));
        const Result<int64_t> holder = m_options.env.fs->lockHolder(joinPath(m_directory, lockFileName()));
        writer = holder.ok() ? *holder : 0;
        if (!moved && writer == 0)
            return status;
    }
    if (!moved)
        return status;
    return Status(Error{.code = Code::busy,
                        .reason = Reason::changingTooFast,
                        .file = m_directory,
                        .offset = Error::kNoOffset,
                        .holder = writer});
}

Status DbImpl::recoverReadOnly(std::vector<Status>* damaged) {
    Status status = recoverBesideWriter();
    // Not a table the writer has just removed, then.
    if (damaged != nullptr && DamageLog::mayPass(status))
        status = openReadOnlyOnce(damaged);
    RETURN_IF_ERROR(status);
    MutexLock lock(m_mutex);
    installSuperVersion();
    return {};
}

// Data that seems to have expired since the store was last written is not dropped at once when that is long
// ago: the clock may be wrong. Reads go by the clock all the same.
void DbImpl::trustClock() {
    constexpr int64_t kHour = int64_t{3600} * 1'000'000;
    constexpr int64_t kLeap = 366 * 24 * kHour;
    const int64_t now = lookAtClock();
    if (m_wallFloor != 0 && now - m_wallFloor > kLeap)
        m_trustedMicros = now + kHour;
}

void DbImpl::start() {
    m_started = true;
    trustClock();
    if (m_executor == nullptr) {
        m_ownExecutor = makeThreadPool(static_cast<size_t>(std::max(2, m_options.backgroundThreads)));
        m_executor = m_ownExecutor.get();
    }
    if (m_options.infoLog)
        m_log = std::make_unique<InfoLog>(m_options.env, m_directory);
    note(&InfoLog::info, [&] {
        return "opened, last sequence " + std::to_string(m_lastSequence.load()) + ", " +
               std::to_string(m_replayedRecords) + " batches replayed, " + std::to_string(m_droppedBytes) +
               " bytes of torn log dropped";
    });
    if (m_trustedMicros != 0)
        note(&InfoLog::warn, [] {
            return std::string(
                "the clock is more than a year ahead of the last write; nothing that expired since then "
                "is dropped for an hour");
        });
    {
        MutexLock lock(m_mutex);
        updateDelay();
        scheduleFlush();
        scheduleCompaction();
    }
    helpIfScheduled();
}

// Leaves a mark in the manifest: everything written is durable, so the next open can tell damage from a
// crash.
void DbImpl::closeCleanly() {
    if (m_failed.load() || m_active->unlogged || m_active->wal->failed())
        return;
    if (const SequenceNumber last = m_lastSequence.load(); last > m_versions.logPosition().lastSequence) {
        VersionEdit closed;
        closed.cause = EditCause::closed;
        closed.lastSequence = last;
        if (!syncLogs().ok() || !m_versions.logAndApply(std::move(closed)).ok())
            return;
    }
    m_versions.leaveSound();
}

// Were they left for the next opening, a store that is only ever opened for a moment would replay more each
// time.
bool DbImpl::holdsReplayed() const {
    MutexLock lock(m_mutex);
    return !m_immutables.empty() && !m_immutables.front()->replayedLogs.empty();
}

DbImpl::~DbImpl() {
    if (m_started) {
        if (m_active->unlogged)
            (void)flush();
        else if (holdsReplayed())
            (void)waitForFlush(nullptr);
        m_closing = true;
        MutexLock lock(m_mutex);
        while (m_tasks != 0) {
            lock.unlock();
            executor().hurry();
            lock.lock();
            if (m_tasks != 0)
                (void)m_changed.waitFor(m_mutex, std::chrono::milliseconds(100));
        }
    }
    m_ownExecutor.reset();
    if (m_started) {
        (void)discardReadyWals();  // first: who reads beside sees by the manifest that they may be gone
        ifMemoryAllows([&] { closeCleanly(); });
    }
    if (m_active && m_active->wal)
        (void)m_active->wal->close();
    if (m_started)
        note(&InfoLog::info, [] { return "closed"; });
    MutexLock lock(m_mutex);
    assert(m_snapshots.empty());
}

}  // namespace levelscope
