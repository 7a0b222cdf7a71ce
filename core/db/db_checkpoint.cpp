// Checkpoints: a whole second store, built under a temporary name and renamed when it is complete.
#include "core/db/db_impl.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"

namespace levelscope {
namespace {

constexpr char kBuildingSuffix[] = ".building";

// Removes a store directory that was never finished: names of ours only, then the directory if nothing else
// is in it.
Status removeUnfinished(FileSystem& fs, const std::string& directory) {
    const Result<std::vector<std::string>> names = fs.list(directory);
    if (names.code() == Code::notFound)
        return {};
    RETURN_IF_ERROR(names.status());
    for (const std::string& name : *names)
        if (parseFileName(name))
            RETURN_IF_ERROR(fs.remove(joinPath(directory, name)));
    return fs.removeDirectory(directory);
}

Status writeManifest(FileSystem& fs, const std::string& directory, uint64_t number,
                     const VersionEdit& snapshot) {
    ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file,
                     fs.create(joinPath(directory, manifestFileName(number))));
    LogWriter writer(std::move(file), number);
    RETURN_IF_ERROR(writer.append(LogRecordType::snapshotEdit, 0, snapshot.encode()));
    RETURN_IF_ERROR(writer.sync());
    return writer.close();
}

struct CheckpointSource {
    FileSystem& fs;
    const std::string& directory;
    const Version& version;
    SequenceNumber lastSequence;
    int64_t wallMicros;
    CheckpointJob& job;
};

Status build(const CheckpointSource& source, const std::string& target) {
    FileSystem& fs = source.fs;
    VersionEdit snapshot;
    snapshot.cause = EditCause::created;
    snapshot.wallMicros = source.wallMicros;
    snapshot.firstLogSequence = source.lastSequence + 1;
    snapshot.lastSequence = source.lastSequence;
    uint64_t highest = 0;
    const auto link = [&](const std::string& name, uint64_t number) {
        highest = std::max(highest, number);
        return source.job.cancel.load()
                   ? Status::cancelled()
                   : fs.linkOrCopy(joinPath(source.directory, name), joinPath(target, name));
    };
    for (const LiveValueFile& file : source.version.valueFiles()) {
        RETURN_IF_ERROR(link(valueFileName(file.number), file.number));
        snapshot.valueFiles.push_back(file.meta());
    }
    for (int level = 0; level < source.version.levels(); ++level) {
        for (const TablePtr& table : source.version.level(level)) {
            RETURN_IF_ERROR(link(tableFileName(table->number), table->number));
            snapshot.added.push_back(*table);
            ++source.job.doneTables;
        }
    }
    const uint64_t manifest = highest + 1;
    snapshot.nextFileNumber = manifest + 1;
    ASSIGN_OR_RETURN(const std::string options,
                     readWholeFile(fs, joinPath(source.directory, optionsFileName())));
    RETURN_IF_ERROR(replaceFile(fs, joinPath(target, optionsFileName()), options));
    RETURN_IF_ERROR(writeManifest(fs, target, manifest, snapshot));
    RETURN_IF_ERROR(writeCurrentFile(fs, target, manifest));
    return fs.syncDirectory(target);
}

}  // namespace

Status DbImpl::checkpoint(const std::string& target, CheckpointJob& job) {
    return orNoMemory([&] { return checkpointTo(target, job); });
}

Status DbImpl::checkpointTo(const std::string& target, CheckpointJob& job) {
    if (m_readOnly)
        return writeRefused();
    FileSystem& fs = *m_options.env.fs;
    if (const Result<FileStat> there = fs.stat(target); there.ok())
        return Status(Error{.code = Code::alreadyExists,
                            .reason = Reason::storeExists,
                            .file = target,
                            .offset = Error::kNoOffset});
    std::shared_ptr<const Version> version;
    SequenceNumber last = 0;
    // The memtable goes to tables first; then version and sequence are taken while no write can come between.
    const Status sealed = runAlone([&]() -> Status {
        if (m_failed.load())
            return writeRefused();
        RETURN_IF_ERROR(sealAndFlush());
        version = m_versions.current();
        last = m_lastSequence.load(std::memory_order_relaxed);
        return {};
    });
    RETURN_IF_ERROR(sealed);
    helpIfScheduled();
    if (job.cancel.load())
        return Status::cancelled();
    job.tables = version->tableCount();
    const std::string building = target + kBuildingSuffix;
    const std::string parent = parentPath(target);
    RETURN_IF_ERROR(removeUnfinished(fs, building));
    RETURN_IF_ERROR(fs.createDirectory(building));
    Status status = orNoMemory([&] {
        return build({fs, m_directory, *version, last, m_options.env.clock->wallMicros(), job}, building);
    });
    if (status.ok())
        status = fs.rename(building, target);
    if (status.ok()) {
        status = orNoMemory([&] { return fs.syncDirectory(parent); });
        if (!status.ok())
            (void)fs.rename(target, building);  // what is not known to last is not there
    }
    if (!status.ok())
        (void)removeUnfinished(fs, building);
    return status;
}

}  // namespace levelscope
