#include "core/inspect/copy_store.h"

#include <algorithm>
#include <vector>

#include "core/formats/holding_file_system.h"
#include "core/formats/store_reader.h"
#include "core/version/file_names.h"

namespace levelscope {
namespace {

constexpr int kAttempts = 5;
constexpr size_t kChunk = 1 << 20;

// The file that tells which manifest counts, then the manifests, then all that they name.
enum class Rank { pointer, manifest, rest };

Rank rankOf(const std::string& name) {
    if (name == currentFileName())
        return Rank::pointer;
    return name.starts_with("MANIFEST") ? Rank::manifest : Rank::rest;
}

bool mayBeMoving(const Status& status) {
    return status.is(Code::notFound) || status.is(Code::corruption);
}

struct Copier {
    FileSystem& fs;
    HoldingFileSystem held;
    const std::string& from;
    const std::string& to;
    const CopyStoreJob& job;
    uint64_t bytes = 0;
    uint64_t doneBytes = 0;

    Status copyFile(const std::string& name) {
        ASSIGN_OR_RETURN(const std::unique_ptr<RandomAccessFile> source,
                         held.openRandom(joinPath(from, name)));
        ASSIGN_OR_RETURN(const std::unique_ptr<WritableFile> target, fs.create(joinPath(to, name)));
        std::string chunk(std::min<uint64_t>(kChunk, source->size()), '\0');
        for (uint64_t at = 0; at < source->size(); at += chunk.size()) {
            if (job.stop.stop_requested())
                return Status::cancelled();
            chunk.resize(std::min<uint64_t>(kChunk, source->size() - at));
            RETURN_IF_ERROR(source->read(at, chunk));
            RETURN_IF_ERROR(target->append(chunk));
            doneBytes += chunk.size();
            if (job.progress)
                job.progress(doneBytes, std::max(doneBytes, bytes));
        }
        return target->close();
    }

    // The regular files, the lock left out: it says who holds the store, and nobody holds the copy.
    Result<std::vector<std::string>> files() {
        bytes = 0;
        ASSIGN_OR_RETURN(const std::vector<std::string> names, fs.list(from));
        std::vector<std::string> regular;
        for (const std::string& name : names) {
            const Result<FileStat> stat = fs.stat(joinPath(from, name));
            if (!stat.ok() || !stat->regular || name == lockFileName())
                continue;
            bytes += stat->size;
            regular.push_back(name);
        }
        return regular;
    }

    Status copyAll(const std::vector<std::string>& names, Rank rank) {
        for (const std::string& name : names) {
            if (rankOf(name) != rank)
                continue;
            const Status status = copyFile(name);
            // It went meanwhile: whether it was needed, opening the copy tells.
            if (!status.ok() && !(status.code() == Code::notFound && rank == Rank::rest))
                return status;
        }
        return {};
    }

    Status checkSpace() {
        const Result<uint64_t> free = fs.freeBytes(to);
        if (!free.ok() || *free >= bytes)
            return {};
        return Status(Error{
            .code = Code::noSpace, .file = to, .offset = Error::kNoOffset, .expected = bytes, .got = *free});
    }

    Status attempt() {
        ASSIGN_OR_RETURN(std::vector<std::string> names, files());
        RETURN_IF_ERROR(checkSpace());
        RETURN_IF_ERROR(copyAll(names, Rank::pointer));
        RETURN_IF_ERROR(copyAll(names, Rank::manifest));
        // From here on what the manifest names stays readable.
        RETURN_IF_ERROR(held.list(from).status());
        ASSIGN_OR_RETURN(names, files());
        RETURN_IF_ERROR(copyAll(names, Rank::rest));
        return check();
    }

    // A store of ours opens for inspection without a table that is missing; a copy must have them all.
    Status check() const {
        ASSIGN_OR_RETURN(const std::shared_ptr<StoreReader> copy, openStore(fs, to));
        const StoreInfo info = copy->info();
        for (const Status& limit : info.limits)
            if (info.format == StoreFormat::native && mayBeMoving(limit))
                return limit;
        return {};
    }

    void removeCopy() {
        const Result<std::vector<std::string>> names = fs.list(to);
        for (size_t i = 0; names.ok() && i < names->size(); ++i)
            (void)fs.remove(joinPath(to, (*names)[i]));
    }
};

}  // namespace

Status copyStore(FileSystem& fs, const std::string& from, const std::string& to, const CopyStoreJob& job) {
    RETURN_IF_ERROR(fs.createDirectory(to));
    Status status;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        Copier copier{fs, HoldingFileSystem(fs), from, to, job};
        status = copier.attempt();
        if (status.ok())
            return status;
        copier.removeCopy();
        if (!mayBeMoving(status))
            break;
    }
    (void)fs.removeDirectory(to);
    return status;
}

}  // namespace levelscope
