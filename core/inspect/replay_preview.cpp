#include "core/inspect/replay_preview.h"

#include <algorithm>

#include "core/db/recovery.h"
#include "core/version/file_names.h"
#include "core/version/version_set.h"

namespace levelscope {
namespace {

Status previewOwn(FileSystem& fs, const std::string& directory, const std::stop_token& stop,
                  ReplayPreview& preview) {
    Env env;
    env.fs = &fs;
    VersionSet versions(env, directory, std::make_shared<BlockCache>(0));
    RETURN_IF_ERROR(versions.recover());
    const LogPosition position = versions.logPosition();
    ASSIGN_OR_RETURN(const std::vector<std::string> names, fs.list(directory));
    std::vector<uint64_t> logs;
    for (const std::string& name : names)
        if (const auto parsed = parseFileName(name);
            parsed && parsed->kind == FileKind::wal && parsed->number >= position.logNumber)
            logs.push_back(parsed->number);
    std::sort(logs.begin(), logs.end());
    preview.firstLog = position.logNumber;
    preview.logs = logs.size();
    const auto count = [&](const ReplayedBatch& batch) -> Status {
        if (stop.stop_requested())
            return Status::cancelled();
        ++preview.batches;
        preview.operations += batch.count;
        return {};
    };
    ASSIGN_OR_RETURN(const ReplayOutcome outcome, replayLogs(fs, directory, position, logs, count));
    preview.lastSequence = outcome.lastSequence;
    preview.droppedBytes = outcome.droppedBytes;
    return {};
}

Status previewOther(const StoreReader& store, const std::stop_token& stop, ReplayPreview& preview) {
    ASSIGN_OR_RETURN(const std::vector<StoreFile> files, store.files());
    for (const uint64_t log : store.logs()) {
        const bool needed = std::any_of(files.begin(), files.end(), [&](const StoreFile& file) {
            return file.kind == "wal" && file.number == log && file.live;
        });
        if (!needed)
            continue;
        preview.firstLog = preview.firstLog == 0 ? log : preview.firstLog;
        ++preview.logs;
        const auto note = [&](const WalBatch& batch) {
            const uint64_t next = batch.firstSequence + batch.operations.size();
            preview.lastSequence =
                std::max<SequenceNumber>(preview.lastSequence, next - std::min<uint64_t>(next, 1));
            return true;
        };
        ASSIGN_OR_RETURN(const WalSummary summary, store.readLog(log, note, stop, 0));
        preview.batches += summary.batches;
        preview.operations += summary.operations;
        preview.droppedBytes += summary.droppedBytes;
        RETURN_IF_ERROR(summary.status);
    }
    return {};
}

}  // namespace

Result<ReplayPreview> previewReplay(FileSystem& fs, const StoreReader& store, std::stop_token stop) {
    const StoreInfo info = store.info();
    ReplayPreview preview;
    preview.problem = info.format == StoreFormat::native ? previewOwn(fs, info.directory, stop, preview)
                                                         : previewOther(store, stop, preview);
    if (preview.problem.is(Code::cancelled) || stop.stop_requested())
        return Status::cancelled();
    return preview;
}

}  // namespace levelscope
