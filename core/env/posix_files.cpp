#include "core/env/posix_files.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "core/env/log_window.h"

namespace levelscope::posix {

namespace {

constexpr mode_t kNewFileMode = 0644;
constexpr size_t kZeroAhead = size_t{256} << 10;
constexpr int kRecyclingMillis = 500;  // zeros for a very large log, on a busy machine

Status notRegular(const std::string& path) {
    return Status(Error{
        .code = Code::ioError, .reason = Reason::notARegularFile, .file = path, .offset = Error::kNoOffset});
}

// Linux closes the descriptor even when close() says EINTR.
int closeOnce(int fd) {
    return ::close(fd) == 0 || errno == EINTR ? 0 : errno;
}

class PosixRandomAccessFile final : public RandomAccessFile {
public:
    PosixRandomAccessFile(Descriptor fd, std::string path, uint64_t size)
        : m_fd(std::move(fd)), m_path(std::move(path)), m_size(size) {}

    Status read(uint64_t offset, std::span<char> to) const override {
        size_t done = 0;
        while (done < to.size()) {
            const ssize_t got =
                ::pread(m_fd.get(), to.data() + done, to.size() - done, static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return Status::fromErrno(errno, "pread", m_path, offset);
            if (got == 0)
                return Status(Error{.code = Code::ioError,
                                    .reason = Reason::shortRead,
                                    .file = m_path,
                                    .offset = offset,
                                    .expected = to.size(),
                                    .got = done});
            done += static_cast<size_t>(got);
        }
        return {};
    }

    bool readAtHand(uint64_t offset, std::span<char> to) const override {
        const iovec piece{to.data(), to.size()};
        return ::preadv2(m_fd.get(), &piece, 1, static_cast<off_t>(offset), RWF_NOWAIT) ==
               static_cast<ssize_t>(to.size());
    }

    uint64_t size() const override { return m_size; }

    void willNeed(uint64_t offset, uint64_t length) const override {
        ::posix_fadvise(m_fd.get(), static_cast<off_t>(offset), static_cast<off_t>(length),
                        POSIX_FADV_WILLNEED);
    }

private:
    Descriptor m_fd;
    std::string m_path;
    uint64_t m_size;
};

class PosixWritableFile final : public WritableFile {
public:
    PosixWritableFile(Descriptor fd, std::string path, uint64_t reservedBytes, uint64_t size)
        : m_fd(std::move(fd)),
          m_path(std::move(path)),
          m_reserved(reservedBytes),
          m_synced(size),
          m_window(LogWindow::make(m_fd.get(), reservedBytes)),
          m_size(size) {}

    ~PosixWritableFile() override { (void)close(); }

    Status append(std::string_view bytes) override {
        size_t done = m_window ? m_window->store(m_size, bytes) : 0;
        while (done < bytes.size()) {
            const ssize_t wrote = ::pwrite(m_fd.get(), bytes.data() + done, bytes.size() - done,
                                           static_cast<off_t>(m_size + done));
            if (wrote < 0 && errno == EINTR)
                continue;
            if (wrote <= 0)
                return Status::fromErrno(wrote < 0 ? errno : EIO, "pwrite", m_path, m_size);
            done += static_cast<size_t>(wrote);
        }
        m_size += bytes.size();
        return {};
    }

    Status sync() override {
        // After a failure the kernel may have dropped the dirty pages and a second call would lie.
        if (!m_syncError.ok())
            return m_syncError;
        zeroAhead();
        while (::fdatasync(m_fd.get()) != 0) {
            if (errno == EINTR)
                continue;
            m_syncError = Status::fromErrno(errno, "fdatasync", m_path);
            return m_syncError;
        }
        if (m_window)
            m_window->noteSync(m_size);
        m_synced = m_size;
        return {};
    }

    Status close() override {
        if (m_fd.get() < 0)
            return {};
        m_window.reset();
        Status status;
        if (m_reserved > m_size && ::ftruncate(m_fd.get(), static_cast<off_t>(m_size)) != 0)
            status = Status::fromErrno(errno, "ftruncate", m_path, m_size);
        if (const int error = closeOnce(m_fd.release()); error != 0 && status.ok())
            status = Status::fromErrno(error, "close", m_path);
        return status;
    }

    // Zeros in the place of the old bytes, and not the space set aside anew: what they cost the memory that
    // is there already, 0.5 us a page, is a fraction of what a page costs that is not.
    Status recycle(const std::string& path) override {
        const bool gains = m_window && m_synced == 0 && m_syncError.ok();
        if (!gains || ::flock(m_fd.get(), LOCK_EX | LOCK_NB) != 0)
            return WritableFile::recycle(path);
        m_reserved = std::max(m_reserved, m_size);
        m_window = LogWindow::make(m_fd.get(), m_reserved);
        Status status = writeZeros(0, m_size);
        if (status.ok() && ::rename(m_path.c_str(), path.c_str()) != 0)
            status = Status::fromErrno(errno, "rename", m_path);
        ::flock(m_fd.get(), LOCK_UN);
        RETURN_IF_ERROR(std::move(status));
        m_path = path;
        m_zeroed = std::max(m_zeroed, m_size);
        m_size = 0;
        return {};
    }

    uint64_t size() const override { return m_size; }

private:
    Status writeZeros(uint64_t begin, uint64_t end) {
        static constexpr char kZeros[64 << 10] = {};
        while (begin < end) {
            const ssize_t wrote = ::pwrite(m_fd.get(), kZeros, std::min<uint64_t>(sizeof kZeros, end - begin),
                                           static_cast<off_t>(begin));
            if (wrote < 0 && errno == EINTR)
                continue;
            if (wrote <= 0)
                return Status::fromErrno(wrote < 0 ? errno : EIO, "pwrite", m_path, begin);
            begin += static_cast<uint64_t>(wrote);
        }
        return {};
    }

    // The first sync of set-aside space writes metadata too, which waits for the whole file system's journal.
    // Where small syncs follow one another, one of them takes that over for many to come. A failure is left
    // to the sync.
    void zeroAhead() {
        const uint64_t end = std::min(m_size + kZeroAhead, m_reserved);
        if (m_size - m_synced > kZeroAhead / 4 || m_size + kZeroAhead / 8 <= m_zeroed || end <= m_size)
            return;
        if (writeZeros(std::max(m_size, m_zeroed), end).ok())
            m_zeroed = end;
    }

    Descriptor m_fd;
    std::string m_path;
    uint64_t m_reserved;
    uint64_t m_synced;                    // size at the last sync
    uint64_t m_zeroed = 0;                // zeros were written up to here
    std::unique_ptr<LogWindow> m_window;  // null: appends are system calls
    uint64_t m_size;
    Status m_syncError;
};

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        if (m_fd >= 0)
            closeOnce(m_fd);
        m_fd = other.release();
    }
    return *this;
}

Descriptor::~Descriptor() {
    if (m_fd >= 0)
        closeOnce(m_fd);
}

Result<Descriptor> openRegular(const std::string& path, int flags) {
    int fd = -1;
    do {
        fd = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, kNewFileMode);
    } while (fd < 0 && errno == EINTR);
    if (fd < 0) {
        // ELOOP: a symbolic link. ENXIO: a FIFO without a reader, or a socket. EISDIR: a directory to write.
        if (errno == ELOOP || errno == ENXIO || errno == EISDIR)
            return notRegular(path);
        return Status::fromErrno(errno, "open", path);
    }
    Descriptor owned(fd);
    struct stat info {};
    if (::fstat(fd, &info) != 0)
        return Status::fromErrno(errno, "fstat", path);
    if (!S_ISREG(info.st_mode))
        return notRegular(path);
    return owned;
}

Status shareWithReaders(const Descriptor& fd, const std::string& path) {
    // Where files cannot be locked none is recycled either.
    for (int tries = 0; ::flock(fd.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK; ++tries) {
        if (tries == kRecyclingMillis)
            return Status::fromErrno(EWOULDBLOCK, "flock", path);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    struct stat opened {};
    struct stat named {};
    if (::fstat(fd.get(), &opened) != 0)
        return Status::fromErrno(errno, "fstat", path);
    // One that was removed or replaced meanwhile is as good as it was; a log that was recycled lives on
    // under another name.
    if (::stat(path.c_str(), &named) != 0 && errno == ENOENT && opened.st_nlink > 0)
        return Status::fromErrno(ENOENT, "open", path);
    return {};
}

Result<std::unique_ptr<RandomAccessFile>> makeRandomAccessFile(Descriptor fd, const std::string& path) {
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0)
        return Status::fromErrno(errno, "fstat", path);
    return std::unique_ptr<RandomAccessFile>(
        std::make_unique<PosixRandomAccessFile>(std::move(fd), path, static_cast<uint64_t>(info.st_size)));
}

std::unique_ptr<WritableFile> makeWritableFile(Descriptor fd, const std::string& path, uint64_t reservedBytes,
                                               uint64_t size) {
    return std::make_unique<PosixWritableFile>(std::move(fd), path, reservedBytes, size);
}

}  // namespace levelscope::posix
