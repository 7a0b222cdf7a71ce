#include "core/inspect/verify.h"

#include <algorithm>

#include "core/db/options_file.h"
#include "core/db/recovery.h"
#include "core/inspect/verify_foreign.h"
#include "core/inspect/verify_table.h"
#include "core/inspect/verify_values.h"
#include "core/table/format.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"
#include "core/version/version_set.h"

namespace levelscope {

namespace {

Address bytesOf(const Status& problem, const std::string& fallback) {
    Address where{.kind = AddressKind::bytes};
    where.file = fileName(problem.error().file.empty() ? fallback : problem.error().file);
    where.offset = problem.error().offset == Error::kNoOffset ? 0 : problem.error().offset;
    return where;
}

class StoreVerifier {
public:
    StoreVerifier(FileSystem& fs, const std::string& directory,
                  const std::function<void(const VerifyProgress&)>& progress, std::stop_token stop)
        : m_fs(fs),
          m_directory(directory),
          m_sink{m_report, [this, &progress](uint64_t bytes) { advance(bytes, progress); }, stop,
                 [this](const ValuePointer& pointer) { m_values.checkValue(pointer); }},
          m_values(fs, directory, m_sink, [this](uint64_t number) {
              return replacedMeanwhile(
                  [number](const Version& version) { return version.valueFile(number) != nullptr; });
          }) {}

    Result<VerifyReport> run() {
        ASSIGN_OR_RETURN(const Triage found, triage(m_fs, m_directory));
        if (found.format != StoreFormat::native)
            return found.problem;
        m_live = found.lockHolder != 0;
        m_files = found.files;
        for (const StoreFile& file : m_files)
            if (file.kind == "table" || file.kind == "wal")
                m_progress.totalBytes += file.size;
        checkOptions();
        m_versions = readVersions();
        checkValueFiles();
        RETURN_IF_ERROR(checkTables());
        RETURN_IF_ERROR(checkLogs());
        return std::move(m_report);
    }

private:
    void advance(uint64_t bytes, const std::function<void(const VerifyProgress&)>& progress) {
        m_progress.doneBytes = std::min(m_progress.doneBytes + bytes, m_progress.totalBytes);
        if (progress)
            progress(m_progress);
    }

    void checkOptions() {
        const std::string path = joinPath(m_directory, optionsFileName());
        if (const Status problem = readOptionsFile(m_fs, path).status(); !problem.ok())
            m_sink.find(bytesOf(problem, path), problem);
    }

    std::unique_ptr<VersionSet> recovered(Status& status) {
        Env env;
        env.fs = &m_fs;
        auto versions = std::make_unique<VersionSet>(env, m_directory, std::make_shared<BlockCache>(0));
        status = versions->recover();
        return status.ok() ? std::move(versions) : nullptr;
    }

    // Null, with a finding, when CURRENT or the manifest is damaged. Beside a live writer a manifest may be
    // replaced between two reads.
    std::unique_ptr<VersionSet> readVersions() {
        Status status;
        for (int i = 0; i < kTries; ++i)
            if (std::unique_ptr<VersionSet> versions = recovered(status); versions || !m_live)
                return reported(std::move(versions), status);
        return reported(nullptr, status);
    }

    std::unique_ptr<VersionSet> reported(std::unique_ptr<VersionSet> versions, const Status& status) {
        if (!versions)
            m_sink.find(bytesOf(status, joinPath(m_directory, currentFileName())), status);
        else if (versions->droppedBytes() > 0 && !m_live)
            noteTornManifest(*versions);
        return versions;
    }

    void noteTornManifest(const VersionSet& versions) {
        const std::string path = joinPath(m_directory, manifestFileName(versions.manifestNumber()));
        const Status torn =
            Status::corruption(Reason::truncated, path, Error::kNoOffset, 0, versions.droppedBytes());
        m_sink.find(bytesOf(torn, path), torn, false);
    }

    Status checkTables() {
        if (!m_versions)
            return checkListedTables();
        const std::shared_ptr<const Version> version = m_versions->current();
        for (int level = 0; level < version->levels(); ++level)
            for (const TablePtr& table : version->level(level))
                RETURN_IF_ERROR(checkLiveTable(*table));
        for (const StoreFile& file : m_files)
            if (!m_live && ((file.kind == "table" && version->find(file.number) == nullptr) ||
                            (file.kind == "values" && version->valueFile(file.number) == nullptr)))
                noteOrphan(file);
        return {};
    }

    // Each by itself; without a manifest nobody knows which count. Their values come with the tables.
    void checkValueFiles() {
        if (m_versions) {
            const std::shared_ptr<const Version> version = m_versions->current();
            for (const LiveValueFile& file : version->valueFiles())
                m_progress.totalBytes += kValueFooterSize + file.liveBytes;
            for (const LiveValueFile& file : version->valueFiles())
                m_values.checkFile(file.number, &file.meta());
            return;
        }
        for (const StoreFile& file : m_files)
            if (file.kind == "values")
                m_values.checkFile(file.number, nullptr);
    }

    // Without a manifest nobody knows which tables count: all are checked for themselves.
    Status checkListedTables() {
        for (const StoreFile& file : m_files) {
            if (file.kind != "table")
                continue;
            const Status status =
                verifyTable(m_fs, joinPath(m_directory, file.name), file.number, nullptr, m_sink);
            if (status.is(Code::cancelled))
                return status;
            if (!status.ok())
                m_sink.find(Address::ofTable(file.number), status);
        }
        return {};
    }

    Status checkLiveTable(const TableMeta& table) {
        const std::string path = joinPath(m_directory, tableFileName(table.number));
        const Status status = verifyTable(m_fs, path, table.number, &table, m_sink);
        if (status.ok() || status.is(Code::cancelled))
            return status;
        if (!status.is(Code::notFound))
            m_sink.find(Address::ofTable(table.number), status);
        else if (!replacedMeanwhile(
                     [&](const Version& version) { return version.find(table.number) != nullptr; }))
            m_sink.find(Address::ofTable(table.number),
                        Status::corruption(Reason::tableMissing, path, Error::kNoOffset));
        return {};
    }

    bool replacedMeanwhile(const std::function<bool(const Version&)>& knownTo) {
        Status status;
        const std::unique_ptr<VersionSet> newer = m_live ? recovered(status) : nullptr;
        return newer && !knownTo(*newer->current());
    }

    void noteOrphan(const StoreFile& file) {
        Address where = Address::ofTable(file.number);
        if (file.kind == "values") {
            where = {.kind = AddressKind::bytes};
            where.file = file.name;
        }
        m_sink.find(std::move(where),
                    Status(Error{.code = Code::invalidArgument,
                                 .reason = Reason::unknownTable,
                                 .file = joinPath(m_directory, file.name),
                                 .offset = Error::kNoOffset,
                                 .got = file.number}),
                    false);
    }

    Status checkLogs() {
        const LogPosition position = m_versions ? m_versions->logPosition() : LogPosition{};
        std::vector<uint64_t> numbers;
        for (const StoreFile& file : m_files) {
            if (file.kind != "wal" || file.number < position.logNumber)
                continue;
            numbers.push_back(file.number);
            RETURN_IF_ERROR(checkLog(file));
        }
        if (!m_versions || m_live)
            return {};
        std::sort(numbers.begin(), numbers.end());
        const auto ignore = [](const ReplayedBatch&) { return Status(); };
        const Result<ReplayOutcome> replay = replayLogs(m_fs, m_directory, position, numbers, ignore);
        if (!replay.ok() && !alreadyFound(replay.status()))
            m_sink.find(bytesOf(replay.status(), walFileName(position.logNumber)), replay.status());
        return {};
    }

    bool alreadyFound(const Status& problem) const {
        return std::any_of(m_report.findings.begin(), m_report.findings.end(), [&](const Finding& finding) {
            const Error& known = finding.problem.error();
            return finding.fatal && known.file == problem.error().file &&
                   known.offset == problem.error().offset;
        });
    }

    Status checkLog(const StoreFile& file) {
        const std::string path = joinPath(m_directory, file.name);
        Result<WalSummary> summary = readLogFile(m_fs, path, {}, m_sink.stop, 0);
        // A record that is just being written may look like damage once.
        if (m_live && summary.ok() && summary->end == LogEnd::damaged)
            summary = readLogFile(m_fs, path, {}, m_sink.stop, 0);
        if (summary.code() == Code::cancelled || (m_live && summary.code() == Code::notFound))
            return summary.code() == Code::cancelled ? summary.status() : Status();
        if (!summary.ok()) {
            m_sink.find(bytesOf(summary.status(), path), summary.status());
            return {};
        }
        ++m_report.logs;
        m_report.logRecords += summary->batches;
        m_report.bytes += file.size;
        m_sink.advanced(file.size);
        const Address where = Address::ofWalRecord(file.number, summary->endOffset);
        if (summary->end == LogEnd::damaged)
            m_sink.find(where, summary->status);
        else if (summary->end == LogEnd::torn && !m_live)
            m_sink.find(
                where,
                Status::corruption(Reason::truncated, path, summary->endOffset, 0, summary->droppedBytes),
                false);
        return {};
    }

    static constexpr int kTries = 10;

    FileSystem& m_fs;
    const std::string& m_directory;
    VerifyReport m_report;
    VerifyProgress m_progress;
    VerifySink m_sink;
    ValueVerifier m_values;
    bool m_live = false;  // somebody has the store open: files come and go
    std::vector<StoreFile> m_files;
    std::unique_ptr<VersionSet> m_versions;
};

// A table by itself: no manifest tells its number, so it is the one its footer tells.
Result<VerifyReport> verifyTableFile(FileSystem& fs, const std::string& path, uint64_t size,
                                     const std::function<void(const VerifyProgress&)>& progress,
                                     std::stop_token stop) {
    ASSIGN_OR_RETURN(const std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    const Result<Footer> footer = readFooter(*file, path, kAnyFileNumber);
    VerifyReport report;
    VerifyProgress done{.totalBytes = size};
    const auto advance = [&](uint64_t bytes) {
        done.doneBytes = std::min(done.doneBytes + bytes, size);
        if (progress)
            progress(done);
    };
    VerifySink sink{report, advance, std::move(stop)};
    const uint64_t number = footer.ok() ? footer->fileNumber : 0;
    RETURN_IF_ERROR(verifyTable(fs, path, number, nullptr, sink));
    return report;
}

}  // namespace

bool VerifyReport::clean() const {
    return std::none_of(findings.begin(), findings.end(),
                        [](const Finding& finding) { return finding.fatal; });
}

Result<VerifyReport> verifyStore(FileSystem& fs, const std::string& directory,
                                 const std::function<void(const VerifyProgress&)>& progress,
                                 std::stop_token stop) {
    if (const Result<FileStat> found = fs.stat(directory); found.ok() && found->regular)
        return verifyTableFile(fs, directory, found->size, progress, std::move(stop));
    ASSIGN_OR_RETURN(const Triage found, triage(fs, directory));
    if (found.format == StoreFormat::levelDb || found.format == StoreFormat::rocksDb)
        return found.problem.ok()
                   ? verifyForeignStore(fs, directory, found.totalBytes, progress, std::move(stop))
                   : Result<VerifyReport>(found.problem);
    return StoreVerifier(fs, directory, progress, std::move(stop)).run();
}

}  // namespace levelscope
