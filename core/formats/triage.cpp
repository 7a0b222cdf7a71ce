// triage(): what a directory is, told without opening, locking or changing anything.
#include <algorithm>

#include "core/db/options_file.h"
#include "core/formats/foreign/file_names.h"
#include "core/formats/foreign/opener.h"
#include "core/formats/store_files.h"
#include "core/formats/store_reader.h"
#include "core/table/format.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"
#include "core/version/version_set.h"

namespace levelscope {

namespace {

bool endsWith(const std::vector<StoreFile>& files, std::string_view suffix) {
    return std::any_of(files.begin(), files.end(),
                       [&](const StoreFile& file) { return file.name.ends_with(suffix); });
}

bool startsWith(const std::vector<StoreFile>& files, std::string_view prefix) {
    return std::any_of(files.begin(), files.end(),
                       [&](const StoreFile& file) { return file.name.starts_with(prefix); });
}

bool has(const std::vector<StoreFile>& files, std::string_view name) {
    return std::any_of(files.begin(), files.end(), [&](const StoreFile& file) { return file.name == name; });
}

uint64_t countKind(const std::vector<StoreFile>& files, std::string_view kind) {
    return static_cast<uint64_t>(
        std::count_if(files.begin(), files.end(), [&](const StoreFile& file) { return file.kind == kind; }));
}

// Without options or identity beside it, a manifest that LevelDB could not read is RocksDB's.
bool manifestIsRocksDb(FileSystem& fs, const std::string& directory) {
    return readManifestState(fs, directory, TableDialect::levelDb).code() == Code::unsupported;
}

bool anyForeignKind(const std::vector<StoreFile>& files, ForeignFileKind kind) {
    return std::any_of(files.begin(), files.end(), [kind](const StoreFile& file) {
        const auto parsed = parseForeignName(file.name);
        return parsed && parsed->kind == kind;
    });
}

StoreFormat recognise(FileSystem& fs, const std::string& directory, const std::vector<StoreFile>& files) {
    if (countKind(files, "table") > 0 || countKind(files, "wal") > 0)
        return StoreFormat::native;
    if (!has(files, currentFileName()) && !startsWith(files, "MANIFEST-"))
        return StoreFormat::unknown;
    const bool foreignTables = anyForeignKind(files, ForeignFileKind::table);
    if (!currentFileIsForeign(fs, directory) && !foreignTables)
        return startsWith(files, "MANIFEST-") ? StoreFormat::native : StoreFormat::unknown;
    const bool rocks = startsWith(files, "OPTIONS-") || has(files, "IDENTITY") || endsWith(files, ".blob") ||
                       manifestIsRocksDb(fs, directory);
    return rocks ? StoreFormat::rocksDb : StoreFormat::levelDb;
}

void inspectForeign(FileSystem& fs, Triage& triage) {
    for (StoreFile& file : triage.files) {
        const auto parsed = parseForeignName(file.name);
        file.kind = foreignKindName(parsed);
        file.number = parsed ? parsed->number : 0;
    }
    triage.tables = countKind(triage.files, "table");
    triage.logs = countKind(triage.files, "wal");
    if (const Result<int64_t> holder = fs.lockHolder(joinPath(triage.directory, lockFileName())); holder.ok())
        triage.lockHolder = *holder;
    const TableDialect dialect =
        triage.format == StoreFormat::rocksDb ? TableDialect::rocksDb : TableDialect::levelDb;
    const Result<ForeignSurvey> survey = surveyForeignStore(fs, triage.directory, dialect);
    if (!survey.ok()) {
        triage.problem = survey.status();
        return;
    }
    triage.limits = survey->limits;
    for (const auto& [id, family] : survey->state.families) {
        triage.families.push_back(family.name);
        if (id == 0)
            triage.comparator = family.comparator.empty() ? KeyOrder().name() : family.comparator;
    }
}

Status notAStore(const std::string& directory) {
    return Status(Error{
        .code = Code::notFound, .reason = Reason::notAStore, .file = directory, .offset = Error::kNoOffset});
}

Status optionsProblem(FileSystem& fs, const std::string& directory, Triage& triage) {
    const std::string path = joinPath(directory, optionsFileName());
    const Result<Options> options = readOptionsFile(fs, path);
    if (options.code() == Code::notFound)
        return Status::corruption(Reason::optionsDamaged, path, Error::kNoOffset);
    if (options.ok())
        triage.preset = options->preset;
    return options.status();
}

Status manifestProblem(FileSystem& fs, const std::string& directory) {
    Env env;
    env.fs = &fs;
    VersionSet versions(env, directory, std::make_shared<BlockCache>(0));
    RETURN_IF_ERROR(versions.recover());
    return versions.checkFiles();
}

void inspectNative(FileSystem& fs, Triage& triage) {
    triage.formatVersion = kTableVersion;
    triage.comparator = "bytewise";
    const Status options = optionsProblem(fs, triage.directory, triage);
    if (const Result<int64_t> holder = fs.lockHolder(joinPath(triage.directory, lockFileName())); holder.ok())
        triage.lockHolder = *holder;
    triage.lockedByUs = triage.lockHolder != 0 && triage.lockHolder == currentProcess();
    // Beside a live writer files come and go while they are looked at; opening retries, triage does not
    // judge.
    if (triage.lockHolder == 0)
        triage.problem = manifestProblem(fs, triage.directory);
    if (triage.problem.ok())
        triage.problem = options;
}

}  // namespace

Result<Triage> triage(FileSystem& fs, const std::string& directory) {
    Triage triage;
    triage.directory = directory;
    const Result<FileStat> info = fs.stat(directory);
    if (!info.ok()) {
        triage.problem = info.status();
        return triage;
    }
    if (!info->directory) {
        triage.problem = Status(Error{.code = Code::ioError,
                                      .reason = Reason::notADirectory,
                                      .file = directory,
                                      .offset = Error::kNoOffset});
        return triage;
    }
    triage.writable = info->writable;
    Result<std::vector<StoreFile>> files = listStoreFiles(fs, directory);
    if (!files.ok()) {
        triage.problem = files.status();
        return triage;
    }
    triage.files = std::move(files).value();
    for (const StoreFile& file : triage.files)
        triage.totalBytes += file.size;
    triage.tables = countKind(triage.files, "table");
    triage.logs = countKind(triage.files, "wal");
    triage.format = recognise(fs, directory, triage.files);
    if (triage.format == StoreFormat::native)
        inspectNative(fs, triage);
    else if (triage.format == StoreFormat::unknown)
        triage.problem = notAStore(directory);
    else
        inspectForeign(fs, triage);
    return triage;
}

}  // namespace levelscope
