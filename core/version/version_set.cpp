#include "core/version/version_set.h"

#include <algorithm>
#include <new>
#include <unordered_set>
#include <utility>

#include "core/base/scarcity.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"
#include "core/version/manifest_history.h"
#include "core/version/version_builder.h"

namespace levelscope {
namespace {

constexpr size_t kMaxOpenTables = 500;
constexpr size_t kMaxOpenValueFiles = 200;
constexpr uint64_t kManifestSlack = 1
                                    << 20;  // a manifest is replaced beyond this and four times its snapshot

// The same error, said of a file.
Status inFile(const Status& status, const std::string& path, uint64_t base) {
    Error error = status.error();
    error.file = path;
    error.offset = error.offset == Error::kNoOffset ? base : base + kLogHeaderSize + error.offset;
    return Status(std::move(error));
}

void advance(LogPosition& position, const VersionEdit& edit) {
    if (edit.logNumber)
        position.logNumber = *edit.logNumber;
    if (edit.firstLogSequence)
        position.firstLogSequence = *edit.firstLogSequence;
    if (edit.lastSequence)
        position.lastSequence = std::max(position.lastSequence, *edit.lastSequence);
    position.wallMicros = std::max(position.wallMicros, edit.wallMicros);
}

}  // namespace

VersionSet::VersionSet(const Env& env, std::string directory, std::shared_ptr<BlockCache> blocks,
                       uint64_t historyBytes)
    : m_env(env),
      m_directory(std::move(directory)),
      m_tables(std::make_shared<TableCache>(*env.fs, m_directory, blocks, kMaxOpenTables)),
      m_values(std::make_shared<ValueFiles>(*env.fs, m_directory, std::move(blocks), kMaxOpenValueFiles)),
      m_historyBytes(historyBytes),
      m_current(std::make_shared<Version>()) {}

VersionSet::~VersionSet() {
    if (m_manifest)
        (void)m_manifest->close();
}

std::shared_ptr<const Version> VersionSet::current() const {
    MutexLock lock(m_currentMutex);
    return m_current;
}

LogPosition VersionSet::logPosition() const {
    MutexLock lock(m_currentMutex);
    return m_position;
}

void VersionSet::reserveFileNumber(uint64_t number) {
    uint64_t next = m_nextFileNumber.load();
    while (next <= number && !m_nextFileNumber.compare_exchange_weak(next, number + 1)) {
    }
}

void VersionSet::setCurrent(std::shared_ptr<const Version> version, const VersionEdit& edit) {
    m_tables->adopt(*version);
    m_values->adopt(*version);
    MutexLock lock(m_currentMutex);
    m_current.swap(version);
    advance(m_position, edit);
    lock.unlock();  // the old version may die here, outside the lock
}

Status VersionSet::recover() {
    ASSIGN_OR_RETURN(const uint64_t number, readCurrentFile(*m_env.fs, m_directory));
    return readManifest(number);
}

Status VersionSet::readManifest(uint64_t number) {
    const std::string path = joinPath(m_directory, manifestFileName(number));
    Result<std::unique_ptr<RandomAccessFile>> file = m_env.fs->openRandom(path);
    if (file.code() == Code::notFound)
        return Status::corruption(Reason::manifestDamaged, path, Error::kNoOffset);
    RETURN_IF_ERROR(file.status());
    reserveFileNumber(number);
    m_manifestNumber = number;
    m_recoveredNumber = number;

    const uint64_t size = (*file)->size();
    LogReader reader(std::move(file).value(), path, number);
    LogRecord record;
    VersionBuilder tables;
    bool first = true;
    MutexLock lock(m_applyMutex);
    while (reader.read(record)) {
        RETURN_IF_ERROR(applyRecord(record, path, first, tables));
        if (first)
            m_snapshotBytes = record.payload.size();
        m_ordinal = (first ? record.firstSequence : m_ordinal) + 1;
        first = false;
    }
    RETURN_IF_ERROR(reader.status());
    if (first)
        return Status::corruption(Reason::manifestDamaged, path, reader.endOffset());
    m_droppedBytes = reader.droppedBytes();
    m_soundBytes = m_droppedBytes == 0 && size - reader.endOffset() == kLogAlignment ? reader.endOffset() : 0;
    setCurrent(tables.build(), {});
    return {};
}

Status VersionSet::applyRecord(const LogRecord& record, const std::string& path, bool first,
                               VersionBuilder& tables) {
    const bool snapshot = record.type == LogRecordType::snapshotEdit;
    if ((first && !snapshot) || (!snapshot && record.type != LogRecordType::versionEdit))
        return Status::corruption(Reason::manifestDamaged, path, record.offset);
    Result<VersionEdit> edit = VersionEdit::decode(record.payload);
    if (!edit.ok())
        return inFile(edit.status(), path, record.offset);
    if (edit->nextFileNumber && *edit->nextFileNumber > 0)
        reserveFileNumber(*edit->nextFileNumber - 1);
    for (const TableMeta& table : edit->added)
        reserveFileNumber(table.number);
    for (const ValueFileMeta& file : edit->valueFiles)
        reserveFileNumber(file.number);
    if (snapshot)
        tables.clear();
    if (const Status applied = tables.apply(*edit); !applied.ok())
        return inFile(applied, path, record.offset);
    MutexLock lock(m_currentMutex);
    advance(m_position, *edit);
    return {};
}

Status VersionSet::checkNames(const std::vector<std::string>& names) const {
    std::unordered_set<uint64_t> present;  // one number is never that of two files
    present.reserve(names.size());
    for (const std::string& name : names)
        if (const auto parsed = parseFileName(name);
            parsed && (parsed->kind == FileKind::table || parsed->kind == FileKind::values))
            present.insert(parsed->number);
    const auto missing = [this](Reason reason, const std::string& name) {
        return Status::corruption(reason, joinPath(m_directory, name), Error::kNoOffset);
    };
    const std::shared_ptr<const Version> version = current();
    for (int level = 0; level < version->levels(); ++level)
        for (const TablePtr& table : version->level(level))
            if (!present.contains(table->number))
                return missing(Reason::tableMissing, tableFileName(table->number));
    for (const LiveValueFile& file : version->valueFiles())
        if (!present.contains(file.number))
            return missing(Reason::valueFileMissing, valueFileName(file.number));
    return {};
}

void VersionSet::trimHistory(const std::vector<std::string>& names) const {
    trimManifests(*m_env.fs, m_directory, names, m_manifestNumber.load(), m_historyBytes);
}

Status VersionSet::checkFiles() const {
    const std::shared_ptr<const Version> version = current();
    const auto check = [this](const std::string& name, uint64_t size, Reason missing) -> Status {
        const std::string path = joinPath(m_directory, name);
        const Result<FileStat> stat = m_env.fs->stat(path);
        if (stat.code() == Code::notFound)
            return Status::corruption(missing, path, Error::kNoOffset);
        RETURN_IF_ERROR(stat.status());
        if (!stat->regular)
            return Status::corruption(Reason::notARegularFile, path, Error::kNoOffset);
        if (stat->size != size)
            return Status::corruption(Reason::truncated, path, std::min(stat->size, size), size, stat->size);
        return {};
    };
    for (int level = 0; level < version->levels(); ++level)
        for (const TablePtr& table : version->level(level))
            RETURN_IF_ERROR(check(tableFileName(table->number), table->fileSize, Reason::tableMissing));
    for (const LiveValueFile& file : version->valueFiles())
        RETURN_IF_ERROR(check(valueFileName(file.number), file.meta().fileSize, Reason::valueFileMissing));
    return {};
}

void VersionSet::complete(VersionEdit& edit) const {
    edit.wallMicros = m_env.clock->wallMicros();
    edit.nextFileNumber = m_nextFileNumber.load();
}

VersionEdit VersionSet::snapshotOf(const Version& version, const VersionEdit& edit) const {
    LogPosition position = logPosition();
    advance(position, edit);
    VersionEdit snapshot;
    snapshot.cause = edit.cause;
    snapshot.jobId = edit.jobId;
    if (const uint64_t former = m_manifestNumber.load(); former != 0)
        snapshot.formerManifest = former;
    if (position.logNumber != 0)
        snapshot.logNumber = position.logNumber;
    snapshot.firstLogSequence = position.firstLogSequence;
    snapshot.lastSequence = position.lastSequence;
    for (int level = 0; level < version.levels(); ++level)
        for (const TablePtr& table : version.level(level))
            snapshot.added.push_back(*table);
    for (const LiveValueFile& file : version.valueFiles())
        snapshot.valueFiles.push_back(file.meta());
    return snapshot;
}

Status VersionSet::startManifest(VersionEdit edit) {
    MutexLock lock(m_applyMutex);
    return startManifestLocked(std::move(edit));
}

// Left in the midst, nobody knows which manifest counts.
Status VersionSet::startManifestLocked(VersionEdit edit) {
    if (m_broken)
        return Status(
            Error{.code = Code::readOnly, .reason = Reason::backgroundError, .offset = Error::kNoOffset});
    try {
        return replaceManifest(std::move(edit));
    } catch (const std::bad_alloc&) {
        m_manifest.reset();
        m_broken = true;
        return Status::noMemory();
    }
}

Status VersionSet::replaceManifest(VersionEdit edit) {
    ASSIGN_OR_RETURN(std::shared_ptr<const Version> next, current()->apply(edit));
    const uint64_t number = newFileNumber();
    const std::string path = joinPath(m_directory, manifestFileName(number));
    VersionEdit snapshot = snapshotOf(*next, edit);
    complete(snapshot);
    const std::string payload = snapshot.encode();

    ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file, m_env.fs->create(path));
    auto writer = std::make_unique<LogWriter>(std::move(file), number);
    Status written = writer->append(LogRecordType::snapshotEdit, m_ordinal, payload);
    if (written.ok())
        written = writer->sync();
    if (!written.ok()) {
        writer.reset();
        (void)m_env.fs->remove(path);
        return written;
    }
    if (m_manifest)
        (void)m_manifest->close();
    m_manifest = std::move(writer);
    m_snapshotBytes = payload.size();
    RETURN_IF_ERROR(installManifest(number, path));
    ++m_ordinal;
    edit.wallMicros = snapshot.wallMicros;
    setCurrent(std::move(next), edit);
    return {};
}

Status VersionSet::installManifest(uint64_t number, const std::string& path) {
    const uint64_t old = m_manifestNumber.load();
    // The manifest's name first: a disk may keep a later rename and lose an earlier name.
    Status named = m_env.fs->syncDirectory(m_directory);
    if (named.ok())
        named = writeCurrentFile(*m_env.fs, m_directory, number);
    if (!named.ok()) {
        // As long as CURRENT still names the old manifest, nothing happened; else nobody knows what is
        // durable.
        m_manifest.reset();
        const Result<uint64_t> names = readCurrentFile(*m_env.fs, m_directory);
        const bool untouched =
            old == 0 ? names.status().reason() == Reason::currentMissing : names.ok() && *names == old;
        if (untouched)
            (void)m_env.fs->remove(path);
        else
            m_broken = true;
        return named;
    }
    m_manifestNumber = number;
    return {};
}

bool VersionSet::snapshotIsDue(uint64_t manifestBytes) const {
    return manifestBytes > kManifestSlack + 4 * m_snapshotBytes;
}

Status VersionSet::goOn(VersionEdit edit) {
    MutexLock lock(m_applyMutex);
    return reopenManifest() ? append(std::move(edit)) : startManifestLocked(std::move(edit));
}

bool VersionSet::reopenManifest() {
    const uint64_t bytes = std::exchange(m_soundBytes, 0);
    if (bytes == 0 || m_historyBytes == 0 || snapshotIsDue(bytes))
        return false;
    return orNoMemory([&]() NO_THREAD_SAFETY_ANALYSIS -> Status {
               const uint64_t number = m_manifestNumber.load();
               ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file,
                                m_env.fs->openAppend(joinPath(m_directory, manifestFileName(number)), bytes));
               m_manifest = std::make_unique<LogWriter>(std::move(file), number);
               return {};
           })
        .ok();
}

void VersionSet::leaveSound() {
    MutexLock lock(m_applyMutex);
    if (m_manifest != nullptr && !m_broken)
        (void)m_manifest->pad();
}

Status VersionSet::logAndApply(VersionEdit edit) {
    MutexLock lock(m_applyMutex);
    if (m_manifest == nullptr || snapshotIsDue(m_manifest->size())) {
        RETURN_IF_ERROR(startManifestLocked(std::move(edit)));
        if (const Result<std::vector<std::string>> names = m_env.fs->list(m_directory); names.ok())
            trimHistory(*names);
        return {};
    }
    return append(std::move(edit));
}

Status VersionSet::append(VersionEdit edit) {
    ASSIGN_OR_RETURN(std::shared_ptr<const Version> next, current()->apply(edit));
    complete(edit);
    Status status = m_manifest->append(LogRecordType::versionEdit, m_ordinal, edit.encode());
    if (!status.ok() && !status.is(Code::noSpace))
        m_broken = true;
    if (status.ok()) {
        status = m_manifest->sync();
        if (!status.ok())
            m_broken = true;
    }
    if (!status.ok()) {
        m_manifest.reset();
        return status;
    }
    ++m_ordinal;
    setCurrent(std::move(next), edit);
    return {};
}

}  // namespace levelscope
