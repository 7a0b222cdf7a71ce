#include "core/version/value_files.h"

#include <algorithm>
#include <utility>

#include "core/base/scarcity.h"
#include "core/version/file_names.h"
#include "core/version/version.h"

namespace levelscope {

ValueSlot::~ValueSlot() {
    if (files)
        files->slotGone(*this);
}

Result<std::shared_ptr<ValueFileReader>> ValueSlot::reader() {
    {
        MutexLock lock(m_mutex);
        if (m_reader) {
            used.store(true, std::memory_order_relaxed);
            return m_reader;
        }
    }
    ASSIGN_OR_RETURN(std::shared_ptr<ValueFileReader> fresh, files->open(meta));
    {
        MutexLock lock(m_mutex);
        if (m_reader)
            return m_reader;
        m_reader = fresh;
        used.store(true, std::memory_order_relaxed);
    }
    files->opened(*this);
    return fresh;
}

ValueFiles::ValueFiles(FileSystem& fs, std::string directory, std::shared_ptr<BlockCache> blocks,
                       size_t maxOpen)
    : m_fs(fs), m_directory(std::move(directory)), m_blocks(std::move(blocks)), m_maxOpen(maxOpen) {}

void ValueFiles::adopt(const Version& version) {
    for (const LiveValueFile& file : version.valueFiles())
        if (file.slot->files == nullptr)
            file.slot->files = shared_from_this();
}

Result<std::shared_ptr<ValueFileReader>> ValueFiles::open(const ValueFileMeta& meta) const {
    std::string path = joinPath(m_directory, valueFileName(meta.number));
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, openValueFile(m_fs, path));
    if (const uint64_t size = file->size(); size != meta.fileSize)
        return Status::corruption(Reason::truncated, path, std::min(size, meta.fileSize), meta.fileSize,
                                  size);
    return ValueFileReader::open(std::move(file), std::move(path), meta.number, m_blocks);
}

void ValueFiles::opened(ValueSlot& slot) {
    std::vector<std::shared_ptr<ValueFileReader>> closing;  // after the lock is released
    MutexLock lock(m_mutex);
    m_open.push_back(&slot);
    for (size_t looked = 0; m_open.size() > m_maxOpen && looked < 2 * m_open.size() + 1; ++looked) {
        m_hand = m_hand >= m_open.size() ? 0 : m_hand;
        ValueSlot& other = *m_open[m_hand];
        if (&other == &slot || other.used.exchange(false, std::memory_order_relaxed)) {
            ++m_hand;
            continue;
        }
        {
            MutexLock inner(other.m_mutex);
            closing.push_back(std::move(other.m_reader));
            other.m_reader.reset();
        }
        m_open[m_hand] = m_open.back();
        m_open.pop_back();
    }
}

void ValueFiles::slotGone(ValueSlot& slot) {
    MutexLock lock(m_mutex);
    std::erase(m_open, &slot);
    // A file not noted stays until the store is opened again.
    ifMemoryAllows([&]() NO_THREAD_SAFETY_ANALYSIS { m_dead.push_back(slot.meta.number); });
    m_deadCount.store(m_dead.size(), std::memory_order_relaxed);
}

std::vector<uint64_t> ValueFiles::takeDead() {
    MutexLock lock(m_mutex);
    m_deadCount.store(0, std::memory_order_relaxed);
    return std::exchange(m_dead, {});
}

Result<std::unique_ptr<RandomAccessFile>> openValueFile(FileSystem& fs, const std::string& path) {
    Result<std::unique_ptr<RandomAccessFile>> file = fs.openRandom(path);
    if (file.code() == Code::notFound)
        return Status::corruption(Reason::valueFileMissing, path, Error::kNoOffset);
    return file;
}

Status readLiveValue(const Version& version, const ValuePointer& pointer, bool fillCache, ReadValue& value,
                     ReadTrace* trace) {
    const LiveValueFile* file = version.valueFile(pointer.file);
    if (file == nullptr)
        return Status::corruption(Reason::valueFileMissing, valueFileName(pointer.file), Error::kNoOffset);
    ASSIGN_OR_RETURN(const std::shared_ptr<ValueFileReader> reader, file->slot->reader());
    return reader->read(pointer, fillCache, value, trace);
}

size_t ValueFiles::openFiles() const {
    MutexLock lock(m_mutex);
    return m_open.size();
}

}  // namespace levelscope
