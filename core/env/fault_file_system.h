// Fails the k-th call of a kind: what a full disk, a dying disk or a process out of descriptors does to the
// engine.
//
//   FaultFileSystem fs(strict);
//   run(fs);                                          // once, to count
//   for (uint64_t k = 1; k <= fs.calls(FileCall::append); ++k) {
//       fs.arm({.calls = only(FileCall::append), .at = k, .fault = Fault::noSpace});
//       ...
//   }
//
// Any thread may call. Open files may not outlive it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/mutex.h"
#include "core/env/clock.h"
#include "core/env/forwarding_file_system.h"

namespace levelscope {

enum class FileCall : uint8_t {
    openRandom,
    read,
    create,
    createLog,
    openAppend,
    append,
    sync,
    close,
    stat,
    list,
    rename,
    remove,
    createDirectory,
    removeDirectory,
    syncDirectory,
    linkOrCopy,
    lock,
    lockHolder,
    freeBytes,
    recycle,
};
inline constexpr size_t kFileCalls = 20;
const char* name(FileCall call);

using FileCalls = uint32_t;  // a set
constexpr FileCalls only(FileCall call) {
    return FileCalls{1} << static_cast<unsigned>(call);
}
inline constexpr FileCalls kEveryCall = (FileCalls{1} << kFileCalls) - 1;

enum class Fault : uint8_t {
    none,
    ioError,           // EIO, nothing done
    noSpace,           // ENOSPC; append: the first half is written, other calls: nothing done
    tooManyOpenFiles,  // EMFILE, nothing done
    shortWrite,        // EIO; append: the first half is written, other calls: nothing done
    bitFlip,           // read: one bit of the answer is wrong, the call succeeds; other calls: nothing
    delay,             // the call is late by `delayMicros` of `clock`, and succeeds
};

struct FaultPlan {
    FileCalls calls = kEveryCall;
    // Of the last path component; empty: every file.
    std::function<bool(std::string_view fileName)> matches;
    uint64_t at = 1;      // counted from 1 over the matching calls since arm()
    bool sticky = false;  // that call and all matching ones after it, until disarm()
    Fault fault = Fault::none;
    uint64_t seed = 0;  // chooses the flipped bit
    int64_t delayMicros = 0;
    Clock* clock = nullptr;
};

class FaultFileSystem final : public ForwardingFileSystem {
public:
    explicit FaultFileSystem(FileSystem& target) : ForwardingFileSystem(target) {}

    void arm(FaultPlan plan);
    void disarm() { arm({}); }

    // Since construction.
    uint64_t calls(FileCall call) const;
    // Since arm().
    uint64_t matchingCalls() const;
    uint64_t faults() const;
    // Syncs of a file whose sync had failed before: the engine must never make one.
    uint64_t syncsAfterFailure() const;
    // Files and locks open now: a leak shows here.
    int64_t openHandles() const;

    Result<std::unique_ptr<RandomAccessFile>> openRandom(const std::string& path) override;
    Result<std::unique_ptr<WritableFile>> create(const std::string& path) override;
    Result<std::unique_ptr<WritableFile>> createLog(const std::string& path, uint64_t expectedBytes) override;
    Result<std::unique_ptr<WritableFile>> openAppend(const std::string& path, uint64_t size) override;
    Result<FileStat> stat(const std::string& path) override;
    Result<std::vector<std::string>> list(const std::string& directory) override;
    Status rename(const std::string& from, const std::string& to) override;
    Status remove(const std::string& path) override;
    Status createDirectory(const std::string& path) override;
    Status removeDirectory(const std::string& path) override;
    Status syncDirectory(const std::string& path) override;
    Status linkOrCopy(const std::string& from, const std::string& to) override;
    Result<std::unique_ptr<FileLock>> lock(const std::string& path) override;
    Result<int64_t> lockHolder(const std::string& path) override;
    Result<uint64_t> freeBytes(const std::string& directory) override;

private:
    class ReadFile;
    class WriteFile;
    class Lock;

    // Counts the call and says which fault befalls it.
    Fault onCall(FileCall call, const std::string& path);
    // The same, turned into the error the call must give.
    Status failure(FileCall call, const std::string& path);
    uint64_t seed() const;
    void handleOpened(int64_t by);
    void syncedAfterFailure();

    mutable Mutex m_mutex;
    FaultPlan m_plan GUARDED_BY(m_mutex);
    std::array<uint64_t, kFileCalls> m_calls GUARDED_BY(m_mutex){};
    uint64_t m_matching GUARDED_BY(m_mutex) = 0;
    uint64_t m_faults GUARDED_BY(m_mutex) = 0;
    uint64_t m_syncsAfterFailure GUARDED_BY(m_mutex) = 0;
    int64_t m_openHandles GUARDED_BY(m_mutex) = 0;
};

}  // namespace levelscope
