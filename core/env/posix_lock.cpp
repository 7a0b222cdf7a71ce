#include "core/env/posix_lock.h"

#include <cerrno>
#include <charconv>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "core/env/posix_files.h"

namespace levelscope::posix {

namespace {

constexpr int64_t kUnknownHolder = -1;

struct flock wholeFile(short type) {
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

int64_t pidInFile(int fd) {
    char text[24];
    const ssize_t got = ::pread(fd, text, sizeof text, 0);
    int64_t pid = 0;
    if (got <= 0 || std::from_chars(text, text + got, pid).ec != std::errc() || pid <= 0)
        return kUnknownHolder;
    return pid;
}

// 0 when nobody holds it. An open-file-description lock has no pid (the kernel says -1): its holder wrote it
// into the file. A classic lock, as other engines take, has one.
Result<int64_t> holderOf(int fd, const std::string& path) {
    struct flock probe = wholeFile(F_WRLCK);
    if (::fcntl(fd, F_OFD_GETLK, &probe) != 0)
        return Status::fromErrno(errno, "fcntl", path);
    if (probe.l_type == F_UNLCK)
        return int64_t{0};
    return probe.l_pid > 0 ? int64_t{probe.l_pid} : pidInFile(fd);
}

class PosixFileLock final : public FileLock {
public:
    explicit PosixFileLock(Descriptor fd) : m_fd(std::move(fd)) {}
    ~PosixFileLock() override {
        (void)!::ftruncate(m_fd.get(), 0);
        // Unlocked by hand, as a forked child may still share the open file.
        struct flock release = wholeFile(F_UNLCK);
        ::fcntl(m_fd.get(), F_OFD_SETLK, &release);
    }

private:
    Descriptor m_fd;
};

}  // namespace

Result<std::unique_ptr<FileLock>> lockFile(const std::string& path) {
    ASSIGN_OR_RETURN(Descriptor fd, openRegular(path, O_RDWR | O_CREAT));
    struct flock wanted = wholeFile(F_WRLCK);
    if (::fcntl(fd.get(), F_OFD_SETLK, &wanted) != 0) {
        const int error = errno;
        if (error != EAGAIN && error != EACCES)
            return Status::fromErrno(error, "fcntl", path);
        const Result<int64_t> holder = holderOf(fd.get(), path);
        return Status(Error{.code = Code::busy,
                            .reason = Reason::locked,
                            .file = path,
                            .offset = Error::kNoOffset,
                            .sysErrno = error,
                            .holder = holder.ok() && *holder > 0 ? *holder : 0});
    }
    const std::string pid = std::to_string(::getpid()) + "\n";
    const auto size = static_cast<off_t>(pid.size());
    // Only a courtesy to those who find it locked: the lock holds without it, on a full disk for one.
    if (::pwrite(fd.get(), pid.data(), pid.size(), 0) == size)
        (void)!::ftruncate(fd.get(), size);
    return std::unique_ptr<FileLock>(std::make_unique<PosixFileLock>(std::move(fd)));
}

Result<int64_t> lockHolder(const std::string& path) {
    Result<Descriptor> fd = openRegular(path, O_RDONLY);
    if (fd.code() == Code::notFound)
        return int64_t{0};
    if (!fd.ok())
        return fd.status();
    return holderOf(fd->get(), path);
}

}  // namespace levelscope::posix
