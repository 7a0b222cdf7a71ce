#include "core/inspect/import_rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace levelscope {

namespace {

using Json = nlohmann::ordered_json;

constexpr uint64_t kStateVersion = 1;
constexpr uint64_t kMaxStateBytes = 64 * 1024;

struct ImportState {
    RowPosition position;
    uint64_t rows = 0;
    uint64_t skipped = 0;
};

Status notThisImport(const std::string& path, std::string_view field) {
    return Status(Error{.code = Code::conflict,
                        .reason = Reason::malformed,
                        .file = path,
                        .offset = Error::kNoOffset,
                        .subject = std::string(field)});
}

// What must be the same for a position in the input to mean the same.
Json identityOf(const Db& db, const ImportOptions& options) {
    return {{"store", encodeBytes(db.directory(), BytesEncoding::hex)},
            {"format", static_cast<int>(options.rows.format)},
            {"header", options.rows.header},
            {"key", encodeBytes(options.rows.keyField, BytesEncoding::hex)},
            {"value", encodeBytes(options.rows.valueField, BytesEncoding::hex)}};
}

Result<std::optional<ImportState>> loadState(FileSystem& fs, const Db& db, const ImportOptions& options) {
    if (!options.resume || options.stateFile.empty())
        return std::optional<ImportState>();
    const auto text = readWholeFile(fs, options.stateFile, kMaxStateBytes);
    if (text.code() == Code::notFound)
        return std::optional<ImportState>();
    if (!text.ok())
        return text.status();
    const Json json = Json::parse(*text, nullptr, false);
    if (!json.is_object() || json.value("levelscope_import", Json()) != kStateVersion)
        return notThisImport(options.stateFile, "levelscope_import");
    const Json identity = identityOf(db, options);
    for (const auto& [name, value] : identity.items())
        if (json.value(name, Json()) != value)
            return notThisImport(options.stateFile, name);
    ImportState state;
    const std::pair<const char*, uint64_t*> numbers[] = {{"offset", &state.position.offset},
                                                         {"line", &state.position.line},
                                                         {"rows", &state.rows},
                                                         {"skipped", &state.skipped}};
    for (const auto& [name, target] : numbers) {
        const auto found = json.find(name);
        if (found == json.end() || !found->is_number_unsigned())
            return notThisImport(options.stateFile, name);
        *target = found->get<uint64_t>();
    }
    const auto before = json.find("before");
    const bool isText = before != json.end() && before->is_string();
    auto bytes = decodeBytes(isText ? before->get<std::string>() : "-", BytesEncoding::hex);
    if (!bytes.ok())
        return notThisImport(options.stateFile, "before");
    state.position.before = std::move(*bytes);
    return std::optional(state);
}

Status checkRow(const Row& row, const ImportOptions& options) {
    if (row.key.empty() && !options.allowEmptyKeys)
        return Status::invalid(Reason::syntax, "empty key");
    if (row.key.size() > kMaxKeySize)
        return Status::invalid(Reason::keyTooLarge, "key", kMaxKeySize, row.key.size());
    if (row.value.size() > kMaxValueSize)
        return Status::invalid(Reason::valueTooLarge, "value", kMaxValueSize, row.value.size());
    return {};
}

// What to do about a row that cannot be taken: ok goes on.
Status refuseRow(const BadRow& bad, const ImportOptions& options, const ImportWatcher& watcher,
                 ImportReport& report) {
    if (!options.skipBad) {
        report.bad = bad;
        return bad.problem;
    }
    ++report.skipped;
    if (watcher.skipped)
        watcher.skipped(bad);
    return {};
}

class Import {
public:
    Import(FileSystem& fs, Db& db, ByteSource source, const ImportOptions& options,
           const ImportWatcher& watcher, ImportReport& report)
        : m_fs(fs),
          m_db(db),
          m_options(options),
          m_batchRows(db.options().memtableEntries),
          m_watcher(watcher),
          m_report(report),
          m_reader(options.rows, std::move(source)) {}

    Status run(std::stop_token stop) {
        m_report = {};
        RETURN_IF_ERROR(resume());
        Status outcome = readAll(stop);
        // What was read before the trouble is kept.
        Status written = m_headerFailed ? Status() : finishBatch(Durability::sync, !outcome.ok());
        if (outcome.ok())
            outcome = std::move(written);
        if (outcome.ok() && !m_options.stateFile.empty())
            outcome = removeState();
        return outcome;
    }

private:
    Status resume() {
        ASSIGN_OR_RETURN(const std::optional<ImportState> state, loadState(m_fs, m_db, m_options));
        if (!state)
            return {};
        if (const Status status = m_reader.skipTo(state->position); !status.ok())
            return status.is(Code::invalidArgument) ? notThisImport(m_options.stateFile, "position") : status;
        m_report.rows = state->rows;
        m_report.skipped = state->skipped;
        m_report.resumedAtLine = state->position.line;
        return {};
    }

    Status readAll(std::stop_token stop) {
        Row row;
        while (!stop.stop_requested()) {
            switch (m_reader.next(row)) {
                case RowReader::Outcome::end: return {};
                case RowReader::Outcome::failed:
                    m_headerFailed = m_reader.problem().is(Code::invalidArgument);
                    if (m_headerFailed)
                        m_report.bad = {m_reader.line(), m_reader.problem()};
                    return m_reader.problem();
                case RowReader::Outcome::bad: RETURN_IF_ERROR(refuse(m_reader.problem())); break;
                case RowReader::Outcome::row: RETURN_IF_ERROR(add(row)); break;
            }
        }
        return Status::cancelled();
    }

    Status add(const Row& row) {
        if (const Status fit = checkRow(row, m_options); !fit.ok())
            return refuse(fit);
        m_batch.put(row.key, row.value);
        ++m_pending;
        if (m_batch.bytes() < m_options.batchBytes && m_batch.count() != m_batchRows)
            return {};
        m_sinceSync += m_batch.bytes();
        const bool sync = m_sinceSync >= m_options.syncBytes;
        return finishBatch(sync ? Durability::sync : Durability::process, sync);
    }

    Status refuse(const Status& problem) {
        return refuseRow({m_reader.line(), problem}, m_options, m_watcher, m_report);
    }

    Status finishBatch(Durability durability, bool keepPlace) {
        if (!m_batch.empty())
            RETURN_IF_ERROR(writeBatch(durability));
        const RowPosition position = m_report.bad.line == 0 ? m_reader.behindRow() : m_reader.beforeRow();
        m_report.inputBytes = position.offset;
        if (keepPlace)
            RETURN_IF_ERROR(saveState(position));
        if (m_watcher.progress)
            m_watcher.progress(m_report);
        return {};
    }

    Status writeBatch(Durability durability) {
        const auto receipt = m_db.write({.durability = durability}, m_batch);
        if (!receipt.ok())
            return receipt.status();
        m_report.rows += m_pending;
        m_pending = 0;
        m_batch.clear();
        if (durability == Durability::sync)
            m_sinceSync = 0;
        return {};
    }

    // A side file that cannot be written costs the possibility to resume, not the import, unless resuming was
    // asked for.
    Status saveState(const RowPosition& position) {
        if (m_options.stateFile.empty() || !m_report.stateKept)
            return {};
        Json json{{"levelscope_import", kStateVersion}};
        json.update(identityOf(m_db, m_options));
        json["offset"] = position.offset;
        json["line"] = position.line;
        json["before"] = encodeBytes(position.before, BytesEncoding::hex);
        json["rows"] = m_report.rows;
        json["skipped"] = m_report.skipped;
        Status status = replaceFile(m_fs, m_options.stateFile, json.dump(2) + "\n");
        if (!status.ok() && !m_options.resume) {
            m_report.stateKept = false;
            return {};
        }
        return status;
    }

    Status removeState() {
        return m_fs.stat(m_options.stateFile).ok() ? m_fs.remove(m_options.stateFile) : Status();
    }

    FileSystem& m_fs;
    Db& m_db;
    const ImportOptions& m_options;
    const uint64_t m_batchRows;  // 0: any number
    const ImportWatcher& m_watcher;
    ImportReport& m_report;
    RowReader m_reader;
    WriteBatch m_batch;
    bool m_headerFailed = false;
    uint64_t m_pending = 0;
    uint64_t m_sinceSync = 0;
};

// Rows one after another for Db::ingest().
class SortedRows {
public:
    SortedRows(ByteSource source, const ImportOptions& options, const ImportWatcher& watcher,
               ImportReport& report, std::stop_token stop)
        : m_options(options),
          m_watcher(watcher),
          m_report(report),
          m_stop(std::move(stop)),
          m_reader(options.rows, std::move(source)) {}

    uint64_t line() const { return m_reader.line(); }

    Result<bool> next(IngestEntry& entry) {
        while (!m_stop.stop_requested()) {
            switch (m_reader.next(m_row)) {
                case RowReader::Outcome::end: progress(); return false;
                case RowReader::Outcome::failed:
                    if (m_reader.problem().is(Code::invalidArgument))
                        m_report.bad = {m_reader.line(), m_reader.problem()};
                    return m_reader.problem();
                case RowReader::Outcome::bad: RETURN_IF_ERROR(refuse(m_reader.problem())); break;
                case RowReader::Outcome::row:
                    if (const Status fit = checkRow(m_row, m_options); !fit.ok()) {
                        RETURN_IF_ERROR(refuse(fit));
                        break;
                    }
                    if (++m_rows % kRowsPerProgress == 0)
                        progress();
                    entry.key = m_row.key;
                    entry.value = m_row.value;
                    return true;
            }
        }
        return Status::cancelled();
    }

private:
    static constexpr uint64_t kRowsPerProgress = 4096;

    Status refuse(const Status& problem) {
        return refuseRow({m_reader.line(), problem}, m_options, m_watcher, m_report);
    }
    void progress() {
        m_report.inputBytes = m_reader.behindRow().offset;
        if (m_watcher.progress)
            m_watcher.progress(m_report);
    }

    const ImportOptions& m_options;
    const ImportWatcher& m_watcher;
    ImportReport& m_report;
    const std::stop_token m_stop;
    RowReader m_reader;
    Row m_row;
    uint64_t m_rows = 0;
};

}  // namespace

Status importSortedRows(Db& db, ByteSource source, const ImportOptions& options, const ImportWatcher& watcher,
                        ImportReport& report, std::stop_token stop) {
    report = {};
    SortedRows rows(std::move(source), options, watcher, report, std::move(stop));
    IngestJob job;
    const Status done =
        db.ingest([&](IngestEntry& entry) { return rows.next(entry); }, {.writesMeanwhile = 0}, job).status();
    if (done.ok())
        report.rows = job.entries;
    else if (done.reason() == Reason::outOfOrder && done.is(Code::invalidArgument))
        report.bad = {rows.line(), done};
    return done;
}

Status importRows(FileSystem& fs, Db& db, ByteSource source, const ImportOptions& options,
                  const ImportWatcher& watcher, ImportReport& report, std::stop_token stop) {
    return Import(fs, db, std::move(source), options, watcher, report).run(std::move(stop));
}

Result<ByteSource> fileSource(FileSystem& fs, const std::string& path) {
    ASSIGN_OR_RETURN(std::shared_ptr<RandomAccessFile> file, fs.openRandom(path));
    return ByteSource([file, at = uint64_t{0}](std::span<char> to) mutable -> Result<size_t> {
        const auto count = static_cast<size_t>(std::min<uint64_t>(to.size(), file->size() - at));
        RETURN_IF_ERROR(file->read(at, to.first(count)));
        at += count;
        return count;
    });
}

}  // namespace levelscope
