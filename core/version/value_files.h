// Keeps value files open: lazily, at most a bounded number, shared by all readers.
//
// A value file belongs to a slot, shared by all tables that refer to it and all versions that know them. When
// the last lets go the slot dies, and the file's number is queued for whoever removes files.
//
// All methods may be called from any thread. A reader handed out may be kept for as long as one likes.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/mutex.h"
#include "core/env/file_system.h"
#include "core/table/value_file_reader.h"

namespace levelscope {

class Version;
class ValueFiles;

// The open reader of one value file, if any.
struct ValueSlot {
    explicit ValueSlot(const ValueFileMeta& file) : meta(file) {}
    ~ValueSlot();
    ValueSlot(const ValueSlot&) = delete;
    ValueSlot& operator=(const ValueSlot&) = delete;

    // Corruption (valueFileMissing, truncated, ...) names the file.
    Result<std::shared_ptr<ValueFileReader>> reader();

    const ValueFileMeta meta;
    std::shared_ptr<ValueFiles> files;  // set once, before the slot is shared
    std::atomic<bool> used{false};      // since the last sweep of the eviction clock

private:
    friend class ValueFiles;
    Mutex m_mutex;
    std::shared_ptr<ValueFileReader> m_reader GUARDED_BY(m_mutex);
};

class ValueFiles : public std::enable_shared_from_this<ValueFiles> {
public:
    ValueFiles(FileSystem& fs, std::string directory, std::shared_ptr<BlockCache> blocks, size_t maxOpen);

    // Connects the slots of a version's new value files; called before the version is shared.
    void adopt(const Version& version);
    // Numbers of files that nobody needs any more.
    bool hasDead() const { return m_deadCount.load(std::memory_order_relaxed) != 0; }
    std::vector<uint64_t> takeDead();
    size_t openFiles() const;

private:
    friend struct ValueSlot;
    Result<std::shared_ptr<ValueFileReader>> open(const ValueFileMeta& meta) const;
    void opened(ValueSlot& slot);
    void slotGone(ValueSlot& slot);

    FileSystem& m_fs;
    const std::string m_directory;
    const std::shared_ptr<BlockCache> m_blocks;
    const size_t m_maxOpen;
    std::atomic<size_t> m_deadCount{0};

    // Taken before a slot's.
    mutable Mutex m_mutex;
    std::vector<ValueSlot*> m_open GUARDED_BY(m_mutex);
    size_t m_hand GUARDED_BY(m_mutex) = 0;
    std::vector<uint64_t> m_dead GUARDED_BY(m_mutex);
};

// corruption/valueFileMissing when it is not there.
Result<std::unique_ptr<RandomAccessFile>> openValueFile(FileSystem& fs, const std::string& path);

// Of a value that the version refers to. Corruption names the value file.
Status readLiveValue(const Version& version, const ValuePointer& pointer, bool fillCache, ReadValue& value,
                     ReadTrace* trace = nullptr);

}  // namespace levelscope
