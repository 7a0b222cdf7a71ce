// Hands every call to another file system, which must outlive it: the base of those that change a few calls.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/env/file_system.h"

namespace levelscope {

class ForwardingFileSystem : public FileSystem {
public:
    explicit ForwardingFileSystem(FileSystem& target) : m_target(target) {}

    Result<std::unique_ptr<RandomAccessFile>> openRandom(const std::string& path) override {
        return m_target.openRandom(path);
    }
    Result<std::unique_ptr<WritableFile>> create(const std::string& path) override {
        return m_target.create(path);
    }
    Result<std::unique_ptr<WritableFile>> createLog(const std::string& path,
                                                    uint64_t expectedBytes) override {
        return m_target.createLog(path, expectedBytes);
    }
    Result<std::unique_ptr<WritableFile>> openAppend(const std::string& path, uint64_t size) override {
        return m_target.openAppend(path, size);
    }
    Result<FileStat> stat(const std::string& path) override { return m_target.stat(path); }
    Result<std::vector<std::string>> list(const std::string& directory) override {
        return m_target.list(directory);
    }
    Status rename(const std::string& from, const std::string& to) override {
        return m_target.rename(from, to);
    }
    Status remove(const std::string& path) override { return m_target.remove(path); }
    Status createDirectory(const std::string& path) override { return m_target.createDirectory(path); }
    Status removeDirectory(const std::string& path) override { return m_target.removeDirectory(path); }
    Status syncDirectory(const std::string& path) override { return m_target.syncDirectory(path); }
    Status linkOrCopy(const std::string& from, const std::string& to) override {
        return m_target.linkOrCopy(from, to);
    }
    Result<std::unique_ptr<FileLock>> lock(const std::string& path) override { return m_target.lock(path); }
    Result<int64_t> lockHolder(const std::string& path) override { return m_target.lockHolder(path); }
    Result<uint64_t> freeBytes(const std::string& directory) override {
        return m_target.freeBytes(directory);
    }

protected:
    FileSystem& target() const { return m_target; }

private:
    FileSystem& m_target;
};

}  // namespace levelscope
