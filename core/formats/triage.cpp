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

using Names = std::vector<std::string>;

bool endsWith(const Names& names, std::string_view suffix) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return name.ends_with(suffix); });
}

bool startsWith(const Names& names, std::string_view prefix) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return name.starts_with(prefix); });
}

bool has(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

uint64_t countKind(const std::vector<StoreFile>& files, std::string_view kind) {
    return static_cast<uint64_t>(
        std::count_if(files.begin(), files.end(), [&](const StoreFile& file) { return file.kind == kind; }));
}

// Without options or identity beside it, a manifest that LevelDB could not read is RocksDB's.
bool manifestIsRocksDb(FileSystem& fs, const std::string& directory) {
    return readManifestState(fs, directory, TableDialect::levelDb).code() == Code::unsupported;
}

bool anyOfOurs(const Names& names) {
    return std::any_of(names.begin(), names.end(), [](const std::string& name) {
        const auto parsed = parseFileName(name);
        return parsed && (parsed->kind == FileKind::table || parsed->kind == FileKind::values ||
                          parsed->kind == FileKind::wal);
    });
}

bool anyForeignTable(const Names& names) {
    return std::any_of(names.begin(), names.end(), [](const std::string& name) {
        const auto parsed = parseForeignName(name);
        return parsed && parsed->kind == ForeignFileKind::table;
    });
}

StoreFormat recognise(FileSystem& fs, const std::string& directory, const Names& names) {
    if (anyOfOurs(names))
        return StoreFormat::native;
    if (!has(names, currentFileName()) && !startsWith(names, "MANIFEST-"))
        return StoreFormat::unknown;
    if (!currentFileIsForeign(fs, directory) && !anyForeignTable(names))
        return startsWith(names, "MANIFEST-") ? StoreFormat::native : StoreFormat::unknown;
    const bool rocks = startsWith(names, "OPTIONS-") || has(names, "IDENTITY") || endsWith(names, ".blob") ||
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

Status optionsProblem(FileSystem& fs, const std::string& directory, Triage& triage) {
    const std::string path = joinPath(directory, optionsFileName());
    const Result<Options> options = readOptionsFile(fs, path);
    if (options.code() == Code::notFound)
        return Status::corruption(Reason::optionsDamaged, path, Error::kNoOffset);
    if (options.ok())
        triage.preset = options->preset;
    return options.status();
}

// Of the manifest. A table or value file that is missing hides only itself: it limits what can be shown.
Status manifestProblem(FileSystem& fs, Triage& triage) {
    Env env;
    env.fs = &fs;
    VersionSet versions(env, triage.directory, std::make_shared<BlockCache>(0));
    RETURN_IF_ERROR(versions.recover());
    if (Status tables = versions.checkFiles(); !tables.ok())
        triage.limits.push_back(std::move(tables));
    return {};
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
        triage.problem = manifestProblem(fs, triage);
    if (triage.problem.ok())
        triage.problem = options;
}

}  // namespace

Result<StoreFormat> recogniseStore(FileSystem& fs, const std::string& directory) {
    ASSIGN_OR_RETURN(const FileStat stat, fs.stat(directory));
    if (!stat.directory)
        return Status(Error{.code = Code::ioError,
                            .reason = Reason::notADirectory,
                            .file = directory,
                            .offset = Error::kNoOffset});
    ASSIGN_OR_RETURN(const Names names, fs.list(directory));
    const StoreFormat format = recognise(fs, directory, names);
    if (format == StoreFormat::unknown)
        return Status(Error{.code = Code::notFound,
                            .reason = Reason::notAStore,
                            .file = directory,
                            .offset = Error::kNoOffset});
    return format;
}

Result<Triage> triage(FileSystem& fs, const std::string& directory) {
    Triage triage;
    triage.directory = directory;
    if (const Result<FileStat> stat = fs.stat(directory); stat.ok() && stat->directory) {
        triage.writable = stat->writable;
        Result<std::vector<StoreFile>> files = listStoreFiles(fs, directory);
        if (!files.ok()) {
            triage.problem = files.status();
            return triage;
        }
        triage.files = std::move(files).value();
    }
    for (const StoreFile& file : triage.files)
        triage.totalBytes += file.size;
    triage.tables = countKind(triage.files, "table");
    triage.logs = countKind(triage.files, "wal");
    const Result<StoreFormat> format = recogniseStore(fs, directory);
    if (!format.ok()) {
        triage.problem = format.status();
        return triage;
    }
    triage.format = *format;
    if (triage.format == StoreFormat::native)
        inspectNative(fs, triage);
    else
        inspectForeign(fs, triage);
    return triage;
}

}  // namespace levelscope
