#include "core/formats/holding_file_system.h"

#include <algorithm>

#include "core/version/file_names.h"

namespace levelscope {

namespace {

FileKind kindOf(const std::string& path) {
    const std::optional<ParsedFileName> parsed = parseFileName(fileName(path));
    return parsed ? parsed->kind : FileKind::temporary;
}

// A log whose unused rest may be cut off meanwhile.
class LiveLog final : public RandomAccessFile {
public:
    LiveLog(FileSystem& fs, std::unique_ptr<RandomAccessFile> file, std::string path)
        : m_fs(fs), m_file(std::move(file)), m_path(std::move(path)) {}
    Status read(uint64_t offset, std::span<char> to) const override {
        const Status status = m_file->read(offset, to);
        if (status.reason() != Reason::shortRead || !wasCut())
            return status;
        const auto left = static_cast<size_t>(std::min<uint64_t>(status.error().got, to.size()));
        RETURN_IF_ERROR(m_file->read(offset, to.first(left)));
        std::fill(to.begin() + static_cast<std::ptrdiff_t>(left), to.end(), '\0');
        return {};
    }
    uint64_t size() const override { return m_file->size(); }
    void willNeed(uint64_t offset, uint64_t length) const override { m_file->willNeed(offset, length); }

private:
    bool wasCut() const {
        const Result<FileStat> now = m_fs.stat(m_path);
        return now.ok() ? now->size < m_file->size() : now.code() == Code::notFound;
    }

    FileSystem& m_fs;
    const std::unique_ptr<RandomAccessFile> m_file;
    const std::string m_path;
};

class SharedFile final : public RandomAccessFile {
public:
    explicit SharedFile(std::shared_ptr<RandomAccessFile> file) : m_file(std::move(file)) {}
    Status read(uint64_t offset, std::span<char> to) const override { return m_file->read(offset, to); }
    uint64_t size() const override { return m_file->size(); }
    void willNeed(uint64_t offset, uint64_t length) const override { m_file->willNeed(offset, length); }

private:
    const std::shared_ptr<RandomAccessFile> m_file;
};

}  // namespace

Result<std::unique_ptr<RandomAccessFile>> HoldingFileSystem::openFresh(const std::string& path) const {
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, target().openRandom(path));
    if (kindOf(path) != FileKind::wal)
        return file;
    return std::unique_ptr<RandomAccessFile>(std::make_unique<LiveLog>(target(), std::move(file), path));
}

Result<std::vector<std::string>> HoldingFileSystem::list(const std::string& directory) {
    ASSIGN_OR_RETURN(std::vector<std::string> names, target().list(directory));
    MutexLock lock(m_mutex);
    if (!m_holding)
        return names;
    m_held.clear();
    // Logs first: without them nothing opens.
    for (const FileKind kind : {FileKind::wal, FileKind::table, FileKind::values}) {
        for (const std::string& name : names) {
            const std::string path = joinPath(directory, name);
            if (kindOf(name) != kind || m_held.size() >= kMostHeld)
                continue;
            if (Result<std::unique_ptr<RandomAccessFile>> file = openFresh(path); file.ok())
                m_held.emplace(path, std::move(file).value());
        }
    }
    return names;
}

Result<std::unique_ptr<RandomAccessFile>> HoldingFileSystem::openRandom(const std::string& path) {
    {
        MutexLock lock(m_mutex);
        if (const auto held = m_held.find(path); held != m_held.end())
            return std::unique_ptr<RandomAccessFile>(std::make_unique<SharedFile>(held->second));
    }
    return openFresh(path);
}

void HoldingFileSystem::letGo() {
    MutexLock lock(m_mutex);
    m_holding = false;
    m_held.clear();
}

}  // namespace levelscope
