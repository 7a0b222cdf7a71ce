#include "core/env/fault_file_system.h"

#include <cerrno>
#include <utility>

namespace levelscope {

namespace {

Status errorOf(Fault fault, FileCall call, const std::string& path) {
    switch (fault) {
        case Fault::ioError:
        case Fault::shortWrite: return Status::fromErrno(EIO, name(call), path);
        case Fault::noSpace: return Status::fromErrno(ENOSPC, name(call), path);
        case Fault::tooManyOpenFiles: return Status::fromErrno(EMFILE, name(call), path);
        case Fault::none:
        case Fault::bitFlip:
        case Fault::delay: break;
    }
    return {};
}

void flipOneBit(std::span<char> bytes, uint64_t seed) {
    if (bytes.empty())
        return;
    const uint64_t bit = seed % (bytes.size() * 8);
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
}

}  // namespace

const char* name(FileCall call) {
    static constexpr const char* kNames[kFileCalls] = {
        "open",  "pread", "create", "createLog", "openAppend", "pwrite", "fdatasync",
        "close", "stat",  "list",   "rename",    "unlink",     "mkdir",  "rmdir",
        "fsync", "link",  "lock",   "getlk",     "statvfs",    "recycle"};
    return kNames[static_cast<size_t>(call)];
}

class FaultFileSystem::ReadFile final : public RandomAccessFile {
public:
    ReadFile(FaultFileSystem& owner, std::unique_ptr<RandomAccessFile> file, std::string path)
        : m_owner(owner), m_file(std::move(file)), m_path(std::move(path)) {
        m_owner.handleOpened(1);
    }
    ~ReadFile() override { m_owner.handleOpened(-1); }

    Status read(uint64_t offset, std::span<char> to) const override {
        const Fault fault = m_owner.onCall(FileCall::read, m_path);
        if (Status error = errorOf(fault, FileCall::read, m_path); !error.ok())
            return error;
        RETURN_IF_ERROR(m_file->read(offset, to));
        if (fault == Fault::bitFlip)
            flipOneBit(to, m_owner.seed());
        return {};
    }
    uint64_t size() const override { return m_file->size(); }
    void willNeed(uint64_t offset, uint64_t length) const override { m_file->willNeed(offset, length); }

private:
    FaultFileSystem& m_owner;
    std::unique_ptr<RandomAccessFile> m_file;
    std::string m_path;
};

class FaultFileSystem::WriteFile final : public WritableFile {
public:
    WriteFile(FaultFileSystem& owner, std::unique_ptr<WritableFile> file, std::string path)
        : m_owner(owner), m_file(std::move(file)), m_path(std::move(path)) {
        m_owner.handleOpened(1);
    }
    ~WriteFile() override { m_owner.handleOpened(-1); }

    Status append(std::string_view bytes) override {
        const Fault fault = m_owner.onCall(FileCall::append, m_path);
        if (fault == Fault::shortWrite || fault == Fault::noSpace)
            RETURN_IF_ERROR(m_file->append(bytes.substr(0, bytes.size() / 2)));
        if (Status error = errorOf(fault, FileCall::append, m_path); !error.ok())
            return error;
        return m_file->append(bytes);
    }
    Status sync() override {
        if (!m_syncError.ok()) {
            m_owner.syncedAfterFailure();
            return m_syncError;
        }
        m_syncError = m_owner.failure(FileCall::sync, m_path);
        return m_syncError.ok() ? m_file->sync() : m_syncError;
    }
    Status close() override {
        const Status error = m_owner.failure(FileCall::close, m_path);
        const Status status = m_file->close();
        return error.ok() ? status : error;
    }
    Status recycle(const std::string& path) override {
        RETURN_IF_ERROR(m_owner.failure(FileCall::recycle, m_path));
        RETURN_IF_ERROR(m_file->recycle(path));
        m_path = path;
        return {};
    }
    uint64_t size() const override { return m_file->size(); }

private:
    FaultFileSystem& m_owner;
    std::unique_ptr<WritableFile> m_file;
    std::string m_path;
    Status m_syncError;
};

class FaultFileSystem::Lock final : public FileLock {
public:
    Lock(FaultFileSystem& owner, std::unique_ptr<FileLock> lock) : m_owner(owner), m_lock(std::move(lock)) {
        m_owner.handleOpened(1);
    }
    ~Lock() override { m_owner.handleOpened(-1); }

private:
    FaultFileSystem& m_owner;
    std::unique_ptr<FileLock> m_lock;
};

void FaultFileSystem::arm(FaultPlan plan) {
    MutexLock lock(m_mutex);
    m_plan = std::move(plan);
    m_matching = 0;
    m_faults = 0;
}

uint64_t FaultFileSystem::calls(FileCall call) const {
    MutexLock lock(m_mutex);
    return m_calls[static_cast<size_t>(call)];
}

uint64_t FaultFileSystem::matchingCalls() const {
    MutexLock lock(m_mutex);
    return m_matching;
}

uint64_t FaultFileSystem::faults() const {
    MutexLock lock(m_mutex);
    return m_faults;
}

uint64_t FaultFileSystem::syncsAfterFailure() const {
    MutexLock lock(m_mutex);
    return m_syncsAfterFailure;
}

int64_t FaultFileSystem::openHandles() const {
    MutexLock lock(m_mutex);
    return m_openHandles;
}

Fault FaultFileSystem::onCall(FileCall call, const std::string& path) {
    Clock* clock = nullptr;
    int64_t delayMicros = 0;
    {
        MutexLock lock(m_mutex);
        ++m_calls[static_cast<size_t>(call)];
        if ((m_plan.calls & only(call)) == 0 || (m_plan.matches && !m_plan.matches(fileName(path))))
            return Fault::none;
        ++m_matching;
        if (m_plan.fault == Fault::none || m_matching < m_plan.at ||
            (m_matching > m_plan.at && !m_plan.sticky))
            return Fault::none;
        ++m_faults;
        if (m_plan.fault != Fault::delay || m_plan.clock == nullptr)
            return m_plan.fault;
        clock = m_plan.clock;
        delayMicros = m_plan.delayMicros;
    }
    clock->sleepMicros(delayMicros);
    return Fault::delay;
}

Status FaultFileSystem::failure(FileCall call, const std::string& path) {
    return errorOf(onCall(call, path), call, path);
}

uint64_t FaultFileSystem::seed() const {
    MutexLock lock(m_mutex);
    return m_plan.seed;
}

void FaultFileSystem::handleOpened(int64_t by) {
    MutexLock lock(m_mutex);
    m_openHandles += by;
}

void FaultFileSystem::syncedAfterFailure() {
    MutexLock lock(m_mutex);
    ++m_syncsAfterFailure;
}

Result<std::unique_ptr<RandomAccessFile>> FaultFileSystem::openRandom(const std::string& path) {
    RETURN_IF_ERROR(failure(FileCall::openRandom, path));
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, target().openRandom(path));
    return std::unique_ptr<RandomAccessFile>(std::make_unique<ReadFile>(*this, std::move(file), path));
}

Result<std::unique_ptr<WritableFile>> FaultFileSystem::create(const std::string& path) {
    RETURN_IF_ERROR(failure(FileCall::create, path));
    ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file, target().create(path));
    return std::unique_ptr<WritableFile>(std::make_unique<WriteFile>(*this, std::move(file), path));
}

Result<std::unique_ptr<WritableFile>> FaultFileSystem::createLog(const std::string& path,
                                                                 uint64_t expectedBytes) {
    RETURN_IF_ERROR(failure(FileCall::createLog, path));
    ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file, target().createLog(path, expectedBytes));
    return std::unique_ptr<WritableFile>(std::make_unique<WriteFile>(*this, std::move(file), path));
}

Result<std::unique_ptr<WritableFile>> FaultFileSystem::openAppend(const std::string& path, uint64_t size) {
    RETURN_IF_ERROR(failure(FileCall::openAppend, path));
    ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file, target().openAppend(path, size));
    return std::unique_ptr<WritableFile>(std::make_unique<WriteFile>(*this, std::move(file), path));
}

Result<FileStat> FaultFileSystem::stat(const std::string& path) {
    RETURN_IF_ERROR(failure(FileCall::stat, path));
    return target().stat(path);
}

Result<std::vector<std::string>> FaultFileSystem::list(const std::string& directory) {
    RETURN_IF_ERROR(failure(FileCall::list, directory));
    return target().list(directory);
}

Status FaultFileSystem::rename(const std::string& from, const std::string& to) {
    RETURN_IF_ERROR(failure(FileCall::rename, to));
    return target().rename(from, to);
}

Status FaultFileSystem::remove(const std::string& path) {
    RETURN_IF_ERROR(failure(FileCall::remove, path));
    return target().remove(path);
}

Status FaultFileSystem::createDirectory(const std::string& path) {
    RETURN_IF_ERROR(failure(FileCall::createDirectory, path));
    return target().createDirectory(path);
}

Status FaultFileSystem::removeDirectory(const std::string& path) {
    RETURN_IF_ERROR(failure(FileCall::removeDirectory, path));
    return target().removeDirectory(path);
}

Status FaultFileSystem::syncDirectory(const std::string& path) {
    RETURN_IF_ERROR(failure(FileCall::syncDirectory, path));
    return target().syncDirectory(path);
}

Status FaultFileSystem::linkOrCopy(const std::string& from, const std::string& to) {
    RETURN_IF_ERROR(failure(FileCall::linkOrCopy, to));
    return target().linkOrCopy(from, to);
}

Result<std::unique_ptr<FileLock>> FaultFileSystem::lock(const std::string& path) {
    RETURN_IF_ERROR(failure(FileCall::lock, path));
    ASSIGN_OR_RETURN(std::unique_ptr<FileLock> held, target().lock(path));
    return std::unique_ptr<FileLock>(std::make_unique<Lock>(*this, std::move(held)));
}

Result<int64_t> FaultFileSystem::lockHolder(const std::string& path) {
    RETURN_IF_ERROR(failure(FileCall::lockHolder, path));
    return target().lockHolder(path);
}

Result<uint64_t> FaultFileSystem::freeBytes(const std::string& directory) {
    RETURN_IF_ERROR(failure(FileCall::freeBytes, directory));
    return target().freeBytes(directory);
}

}  // namespace levelscope
