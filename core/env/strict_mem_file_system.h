// A file system in memory that forgets what was not synced. It runs a program once, keeps a journal of every
// mutating call, and afterwards builds the state that a power loss or a kill could have left after any of
// them:
//
//   StrictMemFileSystem fs;                    // records from the start
//   run(fs);                                   // the program; fs.mark(n) notes an acknowledgement
//   for (size_t i = 0; i <= fs.journalSize(); ++i)
//       check(*fs.materialise(i, CrashMode::anySubset, seed));
//
// Strictly by the contract of file_system.h: a file's bytes are durable by sync() of the file only, a name by
// syncDirectory() of its directory only; fsync of a file does not save its name. Paths are absolute or
// relative to the root, which is the same. Any thread may call, except materialise() (one thread, no calls
// beside it).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/mutex.h"
#include "core/env/crash_journal.h"
#include "core/env/crash_replay.h"
#include "core/env/file_system.h"

namespace levelscope {

using CrashMode = crash::Mode;

class StrictMemFileSystem final : public FileSystem {
public:
    StrictMemFileSystem();
    ~StrictMemFileSystem() override;

    // Forgets the journal; what is there now counts as durable.
    void startRecording();
    // Without a journal it is a plain, faster, in-memory file system.
    void stopRecording();

    void mark(uint64_t value);
    size_t journalSize() const;
    // The last mark among the first `crashIndex` entries.
    std::optional<uint64_t> lastMark(size_t crashIndex) const;
    // "append 17 bytes" ...: for a failing test's message.
    std::string describe(size_t index) const;

    // The machine as found after a crash when the first `crashIndex` calls of the journal had happened.
    // `seed` chooses among the states the mode allows. Not recording. Cheapest in ascending order of
    // crashIndex.
    std::unique_ptr<StrictMemFileSystem> materialise(size_t crashIndex, CrashMode mode, uint64_t seed);
    // An independent copy of what is visible now; not recording.
    std::unique_ptr<StrictMemFileSystem> clone() const;

    // For tests that damage files: replaces the bytes of an existing file, unseen by the journal.
    Status overwrite(const std::string& path, std::string bytes);

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
    struct Node;
    struct State;
    class ReadFile;
    class WriteFile;
    class Lock;

    // The state is shared with open files and locks, which may outlive the file system.
    std::shared_ptr<State> m_state;
    std::unique_ptr<crash::CrashReplay> m_replay;
};

}  // namespace levelscope
