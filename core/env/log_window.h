// A stretch of a log file mapped into memory, so that an append is a copy and not a system call. Internal to
// core/env.
//
// What is stored is in the page cache as it would be after write(): it survives the death of the process and
// is written by fdatasync(). The space was set aside before and each piece of a window is made writable page
// by page when it is entered, so a full or failing disk shows there and never as a signal; whoever gets 0
// back writes by system call instead. So do large appends whose pages are not writable yet: that would cost
// them more. Only on file systems that write in place, and not while syncs follow one another closely: a sync
// of mapped pages writes whole large pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace levelscope::posix {

class LogWindow {
public:
    // Null if the file system is not a fit one or less than one window is reserved. `fd` open for reading and
    // writing, outliving the window; `reservedBytes`: allocated from the start of the file.
    static std::unique_ptr<LogWindow> make(int fd, uint64_t reservedBytes);
    ~LogWindow();
    LogWindow(const LogWindow&) = delete;
    LogWindow& operator=(const LogWindow&) = delete;

    // Stores as many of the bytes as it can, from the first on; returns how many.
    size_t store(uint64_t offset, std::string_view bytes);
    // The file was synced when it ended at `offset`.
    void noteSync(uint64_t offset);

private:
    // A log that is synced before it has so many bytes is likely to be synced closely from then on.
    static constexpr uint64_t kUnmappedStart = uint64_t{32} << 10;

    LogWindow(int fd, uint64_t reservedBytes) : m_fd(fd), m_reserved(reservedBytes) {}
    bool mapAt(uint64_t offset);
    bool populate(uint64_t offset);
    void unmap();

    const int m_fd;
    const uint64_t m_reserved;
    char* m_bytes = nullptr;
    uint64_t m_start = 0;                 // of the window in the file
    uint64_t m_writableEnd = 0;           // in the file: from m_start to here no store can fail
    uint64_t m_mapFrom = kUnmappedStart;  // no mapping for appends before this offset
};

}  // namespace levelscope::posix
