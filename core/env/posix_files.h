// The file objects of posixFileSystem(): descriptors, reads and writes. Internal to core/env.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/env/file_system.h"

namespace levelscope::posix {

// Owns a descriptor; -1 is none.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept : m_fd(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    int get() const { return m_fd; }
    int release() {
        const int fd = m_fd;
        m_fd = -1;
        return fd;
    }

private:
    int m_fd;
};

// open() of a regular file: never follows a symbolic link, never blocks on a FIFO, closed on exec.
// ioError/notARegularFile for anything else.
Result<Descriptor> openRegular(const std::string& path, int flags);

// Keeps `fd`, which `path` was opened with for reading, from being recycled as long as it is open. notFound
// if it has become another file since it was opened; waits while it is becoming one.
Status shareWithReaders(const Descriptor& fd, const std::string& path);

Result<std::unique_ptr<RandomAccessFile>> makeRandomAccessFile(Descriptor fd, const std::string& path);
// `reservedBytes`: set aside by the caller; close() gives back what was not used. `size`: what the file
// holds.
std::unique_ptr<WritableFile> makeWritableFile(Descriptor fd, const std::string& path, uint64_t reservedBytes,
                                               uint64_t size = 0);

}  // namespace levelscope::posix
