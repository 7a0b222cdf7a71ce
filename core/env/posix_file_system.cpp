#include <algorithm>
#include <cerrno>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "core/env/file_system.h"
#include "core/env/posix_files.h"
#include "core/env/posix_lock.h"

namespace levelscope {

namespace {

constexpr mode_t kNewDirectoryMode = 0755;
constexpr size_t kCopyChunk = size_t{1} << 20;

Status checked(int result, std::string_view call, const std::string& path) {
    return result == 0 ? Status() : Status::fromErrno(errno, call, path);
}

// Sets space aside, so that a full disk is an error now. Where the file system cannot, appends will tell.
Result<uint64_t> reserve(int fd, const std::string& path, uint64_t bytes) {
    while (bytes > 0 && ::fallocate(fd, 0, 0, static_cast<off_t>(bytes)) != 0) {
        if (errno == EINTR)
            continue;
        if (errno == EOPNOTSUPP || errno == ENOSYS)
            return uint64_t{0};
        return Status::fromErrno(errno, "fallocate", path);
    }
    return bytes;
}

// Errors of link() that a copy can get round.
bool cannotLink(int error) {
    return error == EXDEV || error == EPERM || error == EMLINK || error == EOPNOTSUPP || error == ENOSYS;
}

class PosixFileSystem final : public FileSystem {
public:
    Result<std::unique_ptr<RandomAccessFile>> openRandom(const std::string& path) override {
        // Not touching access times is only allowed on one's own files.
        Result<posix::Descriptor> fd = posix::openRegular(path, O_RDONLY | O_NOATIME);
        if (!fd.ok() && fd.status().error().sysErrno == EPERM)
            fd = posix::openRegular(path, O_RDONLY);
        if (!fd.ok())
            return fd.status();
        RETURN_IF_ERROR(posix::shareWithReaders(*fd, path));
        return posix::makeRandomAccessFile(std::move(*fd), path);
    }

    Result<std::unique_ptr<WritableFile>> create(const std::string& path) override {
        ASSIGN_OR_RETURN(posix::Descriptor fd, posix::openRegular(path, O_WRONLY | O_CREAT | O_TRUNC));
        return posix::makeWritableFile(std::move(fd), path, 0);
    }

    Result<std::unique_ptr<WritableFile>> createLog(const std::string& path,
                                                    uint64_t expectedBytes) override {
        ASSIGN_OR_RETURN(posix::Descriptor fd, posix::openRegular(path, O_RDWR | O_CREAT | O_TRUNC));
        const Result<uint64_t> reserved = reserve(fd.get(), path, expectedBytes);
        if (!reserved.ok()) {
            ::unlink(path.c_str());
            return reserved.status();
        }
        return posix::makeWritableFile(std::move(fd), path, *reserved);
    }

    Result<std::unique_ptr<WritableFile>> openAppend(const std::string& path, uint64_t size) override {
        ASSIGN_OR_RETURN(posix::Descriptor fd, posix::openRegular(path, O_WRONLY));
        if (::ftruncate(fd.get(), static_cast<off_t>(size)) != 0)
            return Status::fromErrno(errno, "ftruncate", path, size);
        return posix::makeWritableFile(std::move(fd), path, 0, size);
    }

    Result<FileStat> stat(const std::string& path) override {
        struct stat info {};
        if (::lstat(path.c_str(), &info) != 0)
            return Status::fromErrno(errno, "lstat", path);
        // A store directory may be reached through a link; its files may not.
        const bool link = S_ISLNK(info.st_mode);
        if (link && ::stat(path.c_str(), &info) != 0)
            return Status::fromErrno(errno, "stat", path);
        return FileStat{.size = static_cast<uint64_t>(info.st_size),
                        .modifiedMicros = info.st_mtim.tv_sec * 1'000'000 + info.st_mtim.tv_nsec / 1000,
                        .regular = !link && S_ISREG(info.st_mode),
                        .directory = S_ISDIR(info.st_mode),
                        .writable = !S_ISDIR(info.st_mode) || ::access(path.c_str(), W_OK) == 0};
    }

    Result<std::vector<std::string>> list(const std::string& directory) override {
        const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(directory.c_str()), &::closedir);
        if (!stream)
            return Status::fromErrno(errno, "opendir", directory);
        std::vector<std::string> names;
        for (;;) {
            errno = 0;
            const struct dirent* entry = ::readdir(stream.get());
            if (entry == nullptr)
                break;
            if (std::string_view name = entry->d_name; name != "." && name != "..")
                names.emplace_back(name);
        }
        if (errno != 0)
            return Status::fromErrno(errno, "readdir", directory);
        return names;
    }

    Status rename(const std::string& from, const std::string& to) override {
        return checked(::rename(from.c_str(), to.c_str()), "rename", from);
    }

    Status remove(const std::string& path) override {
        return checked(::unlink(path.c_str()), "unlink", path);
    }

    Status createDirectory(const std::string& path) override {
        if (::mkdir(path.c_str(), kNewDirectoryMode) == 0)
            return {};
        if (errno != EEXIST)
            return Status::fromErrno(errno, "mkdir", path);
        ASSIGN_OR_RETURN(const FileStat info, stat(path));
        return info.directory ? Status() : Status::fromErrno(ENOTDIR, "mkdir", path);
    }

    Status removeDirectory(const std::string& path) override {
        return checked(::rmdir(path.c_str()), "rmdir", path);
    }

    Status syncDirectory(const std::string& path) override {
        const posix::Descriptor fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (fd.get() < 0)
            return Status::fromErrno(errno, "open", path);
        while (::fsync(fd.get()) != 0) {
            // EINVAL: a file system whose directories are never written late.
            if (errno == EINVAL)
                return {};
            if (errno != EINTR)
                return Status::fromErrno(errno, "fsync", path);
        }
        return {};
    }

    Status linkOrCopy(const std::string& from, const std::string& to) override {
        ASSIGN_OR_RETURN(posix::Descriptor source, posix::openRegular(from, O_RDONLY));
        if (::link(from.c_str(), to.c_str()) == 0)
            return {};
        if (!cannotLink(errno))
            return Status::fromErrno(errno, "link", to);
        ASSIGN_OR_RETURN(posix::Descriptor target, posix::openRegular(to, O_WRONLY | O_CREAT | O_EXCL));
        const Status status = copy(std::move(source), from, std::move(target), to);
        if (!status.ok())
            ::unlink(to.c_str());
        return status;
    }

    Result<std::unique_ptr<FileLock>> lock(const std::string& path) override { return posix::lockFile(path); }

    Result<int64_t> lockHolder(const std::string& path) override { return posix::lockHolder(path); }

    Result<uint64_t> freeBytes(const std::string& directory) override {
        struct statvfs info {};
        if (::statvfs(directory.c_str(), &info) != 0)
            return Status::fromErrno(errno, "statvfs", directory);
        return static_cast<uint64_t>(info.f_bavail) * info.f_frsize;
    }

private:
    static Status copy(posix::Descriptor source, const std::string& from, posix::Descriptor target,
                       const std::string& to) {
        ASSIGN_OR_RETURN(const std::unique_ptr<RandomAccessFile> in,
                         posix::makeRandomAccessFile(std::move(source), from));
        const std::unique_ptr<WritableFile> out = posix::makeWritableFile(std::move(target), to, 0);
        std::string chunk;
        for (uint64_t offset = 0; offset < in->size(); offset += chunk.size()) {
            chunk.resize(static_cast<size_t>(std::min<uint64_t>(kCopyChunk, in->size() - offset)));
            RETURN_IF_ERROR(in->read(offset, chunk));
            RETURN_IF_ERROR(out->append(chunk));
        }
        RETURN_IF_ERROR(out->sync());
        return out->close();
    }
};

}  // namespace

FileSystem& posixFileSystem() {
    static PosixFileSystem fileSystem;
    return fileSystem;
}

int64_t currentProcess() {
    return ::getpid();
}

}  // namespace levelscope
