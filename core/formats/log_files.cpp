#include "core/formats/log_files.h"

#include <algorithm>
#include <optional>

#include "core/db/write_batch.h"
#include "core/formats/foreign/block_log.h"
#include "core/formats/foreign/file_names.h"
#include "core/formats/foreign/foreign_reader.h"
#include "core/formats/log_summary.h"
#include "core/formats/stored_value.h"
#include "core/version/file_names.h"
#include "core/version/manifest_history.h"

namespace levelscope {

namespace {

constexpr uint64_t kMostEdits = uint64_t{1} << 48;  // a first edit's number beyond this is not believed

class OperationLister final : public WriteBatch::Handler {
public:
    OperationLister(WalBatch& batch, size_t valueLimit) : m_batch(batch), m_limit(valueLimit) {}
    Status operation(EntryType type, std::string_view key, std::string_view stored) override {
        const StoredValue value = splitStored(type, stored);
        WalOperation operation;
        operation.type = type;
        operation.key = key;
        operation.value = value.user.substr(0, m_limit);
        operation.valueSize = value.user.size();
        operation.sequence = m_batch.firstSequence + m_batch.operations.size();
        operation.expiryMicros = value.expiryMicros;
        m_batch.operations.push_back(std::move(operation));
        return {};
    }

private:
    WalBatch& m_batch;
    size_t m_limit;
};

// An error inside a record's payload, placed in the file.
Status inFile(const Status& status, const std::string& path, const LogRecord& record) {
    Error error = status.error();
    error.file = path;
    error.offset = record.offset + kLogHeaderSize + (error.offset == Error::kNoOffset ? 0 : error.offset);
    return Status(std::move(error));
}

Result<WalBatch> toBatch(const LogRecord& record, const std::string& path, size_t valueLimit) {
    if (record.type != LogRecordType::batch)
        return Status::corruption(Reason::logDamaged, path, record.offset,
                                  static_cast<uint64_t>(LogRecordType::batch),
                                  static_cast<uint64_t>(record.type));
    WalBatch batch;
    batch.offset = record.offset;
    batch.length = record.length;
    batch.firstSequence = record.firstSequence;
    OperationLister lister(batch, valueLimit);
    const Status status = WriteBatch::iterate(record.payload, lister, &batch.wallMicros, &batch.count);
    if (!status.ok())
        return inFile(status, path, record);
    return batch;
}

}  // namespace

Result<WalSummary> readLogAt(FileSystem& fs, const std::string& path, uint64_t number,
                             const std::function<bool(const WalBatch&)>& visit, std::stop_token stop,
                             size_t valueLimit, uint64_t from) {
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    const WalSummary summary = beginSummary(path, number, file->size());
    LogReader reader(std::move(file), path, number);
    reader.startAt(from);
    return summariseLog<LogReader, LogRecord>(
        reader, summary, [&](const LogRecord& record) { return toBatch(record, path, valueLimit); }, visit,
        stop);
}

Status readManifestAt(FileSystem& fs, const std::string& path, uint64_t number,
                      const std::function<bool(const ManifestRecord&)>& visit, std::stop_token stop,
                      bool* ended) {
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    LogReader reader(std::move(file), path, number);
    LogRecord record;
    std::optional<uint64_t> ordinal;
    while (reader.read(record)) {
        ordinal = ordinal ? *ordinal + 1 : std::min(record.firstSequence, kMostEdits);
        if (stop.stop_requested())
            return Status::cancelled();
        if (record.type == LogRecordType::batch)
            return Status::corruption(Reason::manifestDamaged, path, record.offset);
        Result<VersionEdit> edit = VersionEdit::decode(record.payload);
        if (!edit.ok())
            return inFile(edit.status(), path, record);
        ManifestRecord shown;
        shown.manifest = number;
        shown.ordinal = *ordinal;
        shown.offset = record.offset;
        shown.length = record.length;
        shown.snapshot = record.type == LogRecordType::snapshotEdit;
        shown.edit = std::move(edit).value();
        if (!visit(shown)) {
            if (ended != nullptr)
                *ended = true;
            return {};
        }
    }
    return reader.status();
}

Status readManifests(FileSystem& fs, const std::string& directory, uint64_t newest,
                     const std::function<bool(const ManifestRecord&)>& visit, std::stop_token stop) {
    Status status;
    bool ended = false;
    for (const uint64_t number : manifestChain(fs, directory, newest)) {
        const Status read =
            readManifestAt(fs, joinPath(directory, manifestFileName(number)), number, visit, stop, &ended);
        if (ended || read.is(Code::cancelled))
            return read;
        const bool forgotten = read.is(Code::notFound) && number != newest;
        if (status.ok() && !forgotten)
            status = read;
    }
    return status;
}

Result<WalSummary> readLogFile(FileSystem& fs, const std::string& path,
                               const std::function<bool(const WalBatch&)>& visit, std::stop_token stop,
                               size_t valueLimit) {
    const std::optional<ParsedFileName> parsed = parseFileName(fileName(path));
    if (parsed && parsed->kind == FileKind::wal)
        return readLogAt(fs, path, parsed->number, visit, stop, valueLimit);
    const std::optional<ForeignFileName> foreign = parseForeignName(fileName(path));
    if (foreign && foreign->kind == ForeignFileKind::wal)
        return readForeignLog(fs, path, foreign->number, TableDialect::rocksDb, visit, stop, valueLimit);
    // Under another name the number is taken from the first record.
    ASSIGN_OR_RETURN(const std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    char head[kLogHeaderSize] = {};
    if (file->size() >= sizeof head)
        RETURN_IF_ERROR(file->read(0, head));
    return readLogAt(fs, path, loadFixed<uint64_t>(head + kLogIdOffset), visit, stop, valueLimit);
}

// Manifests of all engines bear one name: the framing of the first record tells whose it is.
Status readManifestFile(FileSystem& fs, const std::string& path,
                        const std::function<bool(const ManifestRecord&)>& visit, std::stop_token stop) {
    const std::optional<ParsedFileName> parsed = parseFileName(fileName(path));
    if (!parsed || parsed->kind != FileKind::manifest)
        return Status::invalid(Reason::syntax, "name of the manifest file");
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    BlockLogReader foreign(std::move(file), path);
    BlockLogRecord first;
    if (foreign.read(first))
        return readForeignManifest(fs, path, TableDialect::rocksDb, visit, std::move(stop));
    return readManifestAt(fs, path, parsed->number, visit, std::move(stop));
}

}  // namespace levelscope
