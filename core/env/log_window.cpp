#include "core/env/log_window.h"

#include <algorithm>
#include <cstring>

#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/vfs.h>

namespace levelscope::posix {

namespace {

constexpr uint64_t kWindow = uint64_t{2} << 20;
// Memory for a page that nobody had before can cost 40 us, above all in a virtual machine: an append should
// not have to wait for many. Nor is it one in a thousand that does, with small records.
constexpr uint64_t kPiece = uint64_t{256} << 10;
// Appended without a sync before mapping is worth while again.
constexpr uint64_t kQuietAfterSync = uint64_t{256} << 10;
// To make a page writable takes 4 us and more, a system call less than 1 and hardly more for each page: what
// is as large as this is not worth new pages.
constexpr size_t kLargeAppend = 1024;
constexpr uint64_t kNever = ~uint64_t{0};

#ifndef XFS_SUPER_MAGIC
constexpr long XFS_SUPER_MAGIC = 0x58465342;
#endif

// Those that write in place keep the space they gave; copying ones may run out of it again.
bool writesInPlace(int fd) {
    struct statfs info {};
    if (::fstatfs(fd, &info) != 0)
        return false;
    return info.f_type == EXT4_SUPER_MAGIC || info.f_type == XFS_SUPER_MAGIC || info.f_type == TMPFS_MAGIC;
}

}  // namespace

std::unique_ptr<LogWindow> LogWindow::make(int fd, uint64_t reservedBytes) {
    if (reservedBytes < kWindow || !writesInPlace(fd))
        return nullptr;
    return std::unique_ptr<LogWindow>(new LogWindow(fd, reservedBytes));
}

LogWindow::~LogWindow() {
    unmap();
}

void LogWindow::unmap() {
    if (m_bytes != nullptr)
        ::munmap(m_bytes, kWindow);
    m_bytes = nullptr;
}

void LogWindow::noteSync(uint64_t offset) {
    unmap();
    if (m_mapFrom != kNever)
        m_mapFrom = offset + kQuietAfterSync;
}

size_t LogWindow::store(uint64_t offset, std::string_view bytes) {
    const bool writable = m_bytes != nullptr && offset + bytes.size() <= m_writableEnd;
    if (offset < m_mapFrom || (bytes.size() >= kLargeAppend && !writable))
        return 0;
    size_t done = 0;
    while (done < bytes.size()) {
        const uint64_t at = offset + done;
        const bool mapped = m_bytes != nullptr && at >= m_start && at < m_start + kWindow;
        if ((!mapped && !mapAt(at)) || (at >= m_writableEnd && !populate(at))) {
            unmap();
            m_mapFrom = kNever;
            break;
        }
        const size_t count = std::min<uint64_t>(bytes.size() - done, m_writableEnd - at);
        std::memcpy(m_bytes + (at - m_start), bytes.data() + done, count);
        done += count;
    }
    return done;
}

bool LogWindow::mapAt(uint64_t offset) {
    unmap();
    m_start = offset / kWindow * kWindow;
    m_writableEnd = m_start;
    if (m_start + kWindow > m_reserved)
        return false;
    void* mapped =
        ::mmap(nullptr, kWindow, PROT_READ | PROT_WRITE, MAP_SHARED, m_fd, static_cast<off_t>(m_start));
    if (mapped == MAP_FAILED)
        return false;
    m_bytes = static_cast<char*>(mapped);
    ::madvise(m_bytes, kWindow, MADV_RANDOM);  // else the first page brings as many as the disk reads ahead
    return true;
}

bool LogWindow::populate(uint64_t offset) {
    const uint64_t piece = offset / kPiece * kPiece;
    if (::madvise(m_bytes + (piece - m_start), kPiece, MADV_POPULATE_WRITE) != 0)
        return false;
    m_writableEnd = piece + kPiece;
    return true;
}

}  // namespace levelscope::posix
