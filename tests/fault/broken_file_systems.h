// File systems that lie, to make an engine that stands on them as careless as one that forgot the call: the
// crash exploration must find each.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/env/forwarding_file_system.h"

namespace levelscope::fault {

// Directory syncs do nothing.
class NoDirectorySync final : public ForwardingFileSystem {
public:
    using ForwardingFileSystem::ForwardingFileSystem;
    Status syncDirectory(const std::string&) override { return {}; }
};

// Syncs of files whose name satisfies `forgets` do nothing.
class NoFileSync final : public ForwardingFileSystem {
public:
    using Forgets = std::function<bool(std::string_view fileName)>;
    NoFileSync(FileSystem& target, Forgets forgets)
        : ForwardingFileSystem(target), m_forgets(std::move(forgets)) {}

    Result<std::unique_ptr<WritableFile>> create(const std::string& path) override {
        return wrap(path, target().create(path));
    }
    Result<std::unique_ptr<WritableFile>> createLog(const std::string& path,
                                                    uint64_t expectedBytes) override {
        return wrap(path, target().createLog(path, expectedBytes));
    }
    Result<std::unique_ptr<WritableFile>> openAppend(const std::string& path, uint64_t size) override {
        return wrap(path, target().openAppend(path, size));
    }

private:
    class File final : public WritableFile {
    public:
        explicit File(std::unique_ptr<WritableFile> file) : m_file(std::move(file)) {}
        Status append(std::string_view bytes) override { return m_file->append(bytes); }
        Status sync() override { return {}; }
        Status close() override { return m_file->close(); }
        uint64_t size() const override { return m_file->size(); }

    private:
        std::unique_ptr<WritableFile> m_file;
    };

    Result<std::unique_ptr<WritableFile>> wrap(const std::string& path,
                                               Result<std::unique_ptr<WritableFile>> file) {
        if (!file.ok() || !m_forgets(fileName(path)))
            return file;
        return std::unique_ptr<WritableFile>(std::make_unique<File>(std::move(*file)));
    }

    Forgets m_forgets;
};

// Only the newest log is synced: the writes of older ones, acknowledged before, stay behind.
class NewestLogSyncOnly final : public ForwardingFileSystem {
public:
    using ForwardingFileSystem::ForwardingFileSystem;

    Result<std::unique_ptr<WritableFile>> createLog(const std::string& path,
                                                    uint64_t expectedBytes) override {
        Result<std::unique_ptr<WritableFile>> file = target().createLog(path, expectedBytes);
        if (!file.ok())
            return file;
        m_newest = path;
        return std::unique_ptr<WritableFile>(std::make_unique<File>(m_newest, path, std::move(*file)));
    }

private:
    class File final : public WritableFile {
    public:
        File(const std::string& newest, std::string path, std::unique_ptr<WritableFile> file)
            : m_newest(newest), m_path(std::move(path)), m_file(std::move(file)) {}
        Status append(std::string_view bytes) override { return m_file->append(bytes); }
        Status sync() override { return m_path == m_newest ? m_file->sync() : Status(); }
        Status close() override { return m_file->close(); }
        uint64_t size() const override { return m_file->size(); }

    private:
        const std::string& m_newest;
        std::string m_path;
        std::unique_ptr<WritableFile> m_file;
    };

    std::string m_newest;
};

// When a store is opened, all its logs but the newest go: right once what they hold is in tables, too early
// while it is only in memory.
class OldLogsGoAtOpen final : public ForwardingFileSystem {
public:
    using ForwardingFileSystem::ForwardingFileSystem;
    Status rename(const std::string& from, const std::string& to) override {
        RETURN_IF_ERROR(target().rename(from, to));
        const std::string directory = parentPath(to);
        ASSIGN_OR_RETURN(std::vector<std::string> names, target().list(directory));
        std::erase_if(names, [](const std::string& name) { return !name.ends_with(".wal"); });
        std::sort(names.begin(), names.end());
        if (!names.empty())
            names.pop_back();
        for (const std::string& name : names)
            RETURN_IF_ERROR(target().remove(joinPath(directory, name)));
        return {};
    }
};

// A rename becomes a removal and then a new name: CURRENT is missing in between.
class RenameInTwoSteps final : public ForwardingFileSystem {
public:
    using ForwardingFileSystem::ForwardingFileSystem;
    Status rename(const std::string& from, const std::string& to) override {
        if (target().stat(to).ok() && target().stat(to)->regular)
            RETURN_IF_ERROR(target().remove(to));
        return target().rename(from, to);
    }
};

}  // namespace levelscope::fault
