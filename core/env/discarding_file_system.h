// Reads another file system, which must outlive it, and throws away what is written: for finding out what a
// piece of work would write. Files made here cannot be read back. Names are neither made nor removed.
#pragma once

#include "core/env/forwarding_file_system.h"

namespace levelscope {

class DiscardingFileSystem final : public ForwardingFileSystem {
public:
    using ForwardingFileSystem::ForwardingFileSystem;

    Result<std::unique_ptr<WritableFile>> create(const std::string&) override {
        return std::unique_ptr<WritableFile>(std::make_unique<File>(0));
    }
    Result<std::unique_ptr<WritableFile>> createLog(const std::string& path, uint64_t) override {
        return create(path);
    }
    Result<std::unique_ptr<WritableFile>> openAppend(const std::string&, uint64_t size) override {
        return std::unique_ptr<WritableFile>(std::make_unique<File>(size));
    }
    Status rename(const std::string&, const std::string&) override { return {}; }
    Status remove(const std::string&) override { return {}; }
    Status createDirectory(const std::string&) override { return {}; }
    Status removeDirectory(const std::string&) override { return {}; }
    Status syncDirectory(const std::string&) override { return {}; }
    Status linkOrCopy(const std::string&, const std::string&) override { return {}; }

private:
    class File final : public WritableFile {
    public:
        explicit File(uint64_t size) : m_size(size) {}
        Status append(std::string_view bytes) override {
            m_size += bytes.size();
            return {};
        }
        Status sync() override { return {}; }
        Status close() override { return {}; }
        uint64_t size() const override { return m_size; }

    private:
        uint64_t m_size;
    };
};

}  // namespace levelscope
