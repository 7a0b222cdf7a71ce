// The only door to files. Production uses posixFileSystem(); tests use StrictMemFileSystem, which forgets
// what was not synced, and FaultFileSystem, which fails the k-th call. No other code may call the system's
// file API (tests/lint checks).
//
// Durability, the contract every implementation keeps and every caller relies on:
//  - append() reaches the operating system before it returns: it survives the death of the process, not of
//  the machine.
//  - WritableFile::sync() makes the file's bytes and size durable. After a failed sync the file must not be
//    synced again: drop it (the kernel may have thrown the dirty pages away).
//  - A created, renamed or removed name is durable only after syncDirectory() of its directory.
//
// Files are regular files: a symbolic link, FIFO, socket, device or directory in the place of one is
// ioError/notARegularFile and is not opened. A directory may be reached through a link.
//
// Paths are plain strings; '/' separates. All methods may be called from any thread; file objects too for
// RandomAccessFile, but one thread at a time for WritableFile.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/status.h"

namespace levelscope {

class RandomAccessFile {
public:
    virtual ~RandomAccessFile() = default;
    // Reads exactly `to.size()` bytes at `offset`, or fails with ioError/shortRead (file, offset, expected,
    // got).
    virtual Status read(uint64_t offset, std::span<char> to) const = 0;
    // The same without waiting for a disk. False, and nothing is known of `to`: the disk is needed, or
    // whether it is cannot be told.
    virtual bool readAtHand(uint64_t, std::span<char>) const { return false; }
    // Size in bytes when opened.
    virtual uint64_t size() const = 0;
    // Hint: [offset, offset + length) is wanted soon. May do nothing.
    virtual void willNeed(uint64_t offset, uint64_t length) const = 0;
};

class WritableFile {
public:
    virtual ~WritableFile() = default;  // closes without reporting; call close() to learn of errors
    // After a failure the bytes behind size() are undefined.
    virtual Status append(std::string_view bytes) = 0;
    virtual Status sync() = 0;
    virtual Status close() = 0;
    // A log becomes the empty file `path` of the same directory: it reads as zeros, and its space and its
    // memory serve the bytes to come. Until it is synced a power loss may leave old bytes anywhere in it.
    // busy/locked, and nothing done: somebody reads the file, or it gains nothing, having been synced or made
    // without space set aside. After other failures only close() is left, and it has the old name.
    virtual Status recycle(const std::string& path);
    // Bytes appended so far.
    virtual uint64_t size() const = 0;
};

// Held for as long as the object lives. A left-over lock file without a holder is harmless.
class FileLock {
public:
    virtual ~FileLock() = default;
};

struct FileStat {
    uint64_t size = 0;
    int64_t modifiedMicros = 0;  // since 1970 UTC
    bool regular = false;
    bool directory = false;
    bool writable = true;  // false: a directory in which this process may not add and remove names
};

class FileSystem {
public:
    virtual ~FileSystem() = default;

    // While it is open the file is not recycled.
    virtual Result<std::unique_ptr<RandomAccessFile>> openRandom(const std::string& path) = 0;
    // Creates or truncates.
    virtual Result<std::unique_ptr<WritableFile>> create(const std::string& path) = 0;
    // A file that will be appended and synced many times, up to about `expectedBytes`: space is set aside
    // first, so appends avoid metadata writes. Its tail may read as zeros past size(); readers must stop
    // there. close() cuts it to size().
    virtual Result<std::unique_ptr<WritableFile>> createLog(const std::string& path,
                                                            uint64_t expectedBytes) = 0;
    // Goes on with an existing file behind its first `size` bytes; what lies behind them is cut off.
    virtual Result<std::unique_ptr<WritableFile>> openAppend(const std::string& path, uint64_t size) = 0;

    virtual Result<FileStat> stat(const std::string& path) = 0;
    // Names, not paths, without "." and "..", in unspecified order.
    virtual Result<std::vector<std::string>> list(const std::string& directory) = 0;
    virtual Status rename(const std::string& from, const std::string& to) = 0;  // replaces `to`
    virtual Status remove(const std::string& path) = 0;
    virtual Status createDirectory(const std::string& path) = 0;  // ok if it exists already
    virtual Status removeDirectory(const std::string& path) = 0;  // empty ones only
    virtual Status syncDirectory(const std::string& path) = 0;
    // A second name for an immutable file, or a copy where the file system cannot link.
    virtual Status linkOrCopy(const std::string& from, const std::string& to) = 0;
    // Exclusive, against other processes and against other handles of this one. busy/locked with the holder's
    // pid (where known) if somebody has it. Creates `path` if need be.
    virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path) = 0;
    // Pid of the process that holds the lock on `path`, 0 if none, -1 if held by one that cannot be named;
    // opens read-only, changes nothing. A path that does not exist is not locked.
    virtual Result<int64_t> lockHolder(const std::string& path) = 0;
    virtual Result<uint64_t> freeBytes(const std::string& directory) = 0;
};

// The machine's own file system; lives for ever.
FileSystem& posixFileSystem();

// Helpers over any file system.
Result<std::string> readWholeFile(FileSystem& fs, const std::string& path, uint64_t limit = 64u << 20);
// Temp file in the same directory, sync, rename over `path`, directory sync: afterwards `path` holds either
// the old bytes or all the new ones, whatever happens.
Status replaceFile(FileSystem& fs, const std::string& path, std::string_view bytes);
std::string joinPath(std::string_view directory, std::string_view name);
std::string parentPath(std::string_view path);  // "." for a bare name
std::string fileName(std::string_view path);    // last component
// Pid of this process, to compare with lockHolder().
int64_t currentProcess();

}  // namespace levelscope
