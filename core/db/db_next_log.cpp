// The logs of memtables to come. Making one sets space aside and syncs the directory, which a busy disk may
// take tens of milliseconds for: it is done ahead, in the background. A log whose memtable is in tables
// becomes one; if there is none when the memtable is half full, one is made; and when the memtable is full
// and there is still none, the writer makes it.
//
// A recycled log (WritableFile::recycle) spares its writer most of what a page costs that the system has to
// find first. One that was synced is not recycled: the zeros in it would be written with the next sync.
//
// Logs begin in the order of their numbers: one made ahead is used only if no newer one has been meanwhile.
// Nothing refers to it before that. To an opening it is what a switch leaves that was cut off before the
// first write: a log behind the newest one, with nothing in it.
#include <algorithm>

#include "core/db/db_impl.h"
#include "core/version/file_names.h"

namespace levelscope {
namespace {

constexpr uint64_t kAskedAtPart = 2;
constexpr uint64_t kSpareOfFree = 8;  // what lies ready takes at most this part of the free space
constexpr uint64_t kLogSlack = 1 << 16;
// A flush may end before or after the next log is asked for: with two, all logs of a load are recycled.
constexpr size_t kMostReady = 2;

}  // namespace

// Records are larger than what the memtable keeps of them where entries are small, by up to a quarter.
uint64_t DbImpl::logRoom() const {
    return m_options.memtableBytes + m_options.memtableBytes / 4 + kLogSlack;
}

// A log whose name is durable, so that one the manifest names can only be missing if somebody took it away.
Result<std::shared_ptr<Wal>> DbImpl::createWal() {
    const uint64_t number = m_versions.newFileNumber();
    const std::string path = joinPath(m_directory, walFileName(number));
    FileSystem& fs = *m_options.env.fs;
    uint64_t room = 0;
    {
        MutexLock lock(m_mutex);  // not only the leader makes logs, and options change
        room = logRoom();
    }
    std::shared_ptr<Wal> wal;
    const Status made = orNoMemory([&]() -> Status {
        ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file, fs.createLog(path, room));
        wal = std::make_shared<Wal>(std::move(file), number, room);
        return fs.syncDirectory(m_directory);
    });
    if (!made.ok()) {
        wal.reset();
        (void)fs.remove(path);
        return made;
    }
    return wal;
}

// Leader only.
Result<std::shared_ptr<Wal>> DbImpl::nextWal() {
    std::shared_ptr<Wal> ready;
    std::vector<std::shared_ptr<Wal>> late;
    {
        MutexLock lock(m_mutex);
        while (!m_readyWals.empty() && ready == nullptr) {
            if (m_readyWals.front()->number() > m_active->wal->number())
                ready = m_readyWals.front();
            else
                late.push_back(m_readyWals.front());
            m_readyWals.erase(m_readyWals.begin());
        }
        m_readyWalWanted = false;
    }
    m_askedForWal = false;
    for (const std::shared_ptr<Wal>& wal : late)
        discardWal(*wal);
    return ready != nullptr ? ready : createWal();
}

// Leader only.
void DbImpl::askForNextWal() {
    if (m_askedForWal || !activeHolds(kAskedAtPart))
        return;
    m_askedForWal = true;
    MutexLock lock(m_mutex);
    if (!m_readyWals.empty() || m_closing.load())
        return;
    m_readyWalWanted = true;
    ifMemoryAllows([&]() NO_THREAD_SAFETY_ANALYSIS {
        executor().schedule(Priority::flush, [this] {
            makeNextWal();
            MutexLock done(m_mutex);
            --m_tasks;
            m_changed.notifyAll();
        });
        ++m_tasks;
        m_scheduled = true;
    });
}

// In the background; does nothing unless it is wanted. Without room for it the writer finds out when it needs
// one.
void DbImpl::makeNextWal() {
    uint64_t memtableBytes = 0;
    {
        MutexLock lock(m_mutex);
        if (!m_readyWalWanted || m_failed.load())
            return;
        m_readyWalWanted = false;
        memtableBytes = m_options.memtableBytes;
    }
    ifMemoryAllows([&] {
        const Result<uint64_t> free = m_options.env.fs->freeBytes(m_directory);
        if (free.ok() && *free / kSpareOfFree < memtableBytes)
            return;
        Result<std::shared_ptr<Wal>> made = createWal();
        if (made.ok()) {
            keepReady(std::move(*made));
        } else if (!isTransient(made.status())) {
            // A directory whose sync has failed once may have lost other names too.
            failHard(made.status());
        }
    });
}

// In the order of their numbers; of too many the oldest goes.
void DbImpl::keepReady(std::shared_ptr<Wal> made) {
    std::shared_ptr<Wal> tooMany;
    {
        MutexLock lock(m_mutex);
        const auto behind = std::upper_bound(
            m_readyWals.begin(), m_readyWals.end(), made,
            [](const auto& left, const auto& right) { return left->number() < right->number(); });
        m_readyWals.insert(behind, std::move(made));
        if (m_readyWals.size() > kMostReady) {
            tooMany = m_readyWals.front();
            m_readyWals.erase(m_readyWals.begin());
        }
    }
    if (tooMany != nullptr)
        discardWal(*tooMany);
}

// Their space may be what somebody lacks. False: there was none.
bool DbImpl::discardReadyWals() {
    std::vector<std::shared_ptr<Wal>> ready;
    {
        MutexLock lock(m_mutex);
        ready.swap(m_readyWals);
    }
    for (const std::shared_ptr<Wal>& wal : ready)
        discardWal(*wal);
    return !ready.empty();
}

// The log of a memtable that is in tables. Worth keeping only while somebody writes.
void DbImpl::retireWal(Wal& wal) {
    ifMemoryAllows([&] {
        if (!recycleWal(wal))
            discardWal(wal);
    });
}

bool DbImpl::recycleWal(Wal& wal) {
    FileSystem& fs = *m_options.env.fs;
    uint64_t room = 0;
    {
        MutexLock lock(m_mutex);
        room = logRoom();
        if (m_closing.load() || m_failed.load() || m_readyWals.size() >= kMostReady || wal.room() != room ||
            wal.failed() || m_active->table->entryCount() == 0)
            return false;
    }
    if (const Result<uint64_t> free = fs.freeBytes(m_directory); free.ok() && *free / kSpareOfFree < room)
        return false;
    const uint64_t number = m_versions.newFileNumber();
    Result<std::shared_ptr<Wal>> recycled = wal.recycle(joinPath(m_directory, walFileName(number)), number);
    if (!recycled.ok())
        return false;
    if (const Status synced = fs.syncDirectory(m_directory); !synced.ok()) {
        discardWal(**recycled);
        if (!isTransient(synced))
            failHard(synced);
        return true;
    }
    keepReady(std::move(*recycled));
    return true;
}

void DbImpl::discardWal(Wal& wal) {
    ifMemoryAllows([&] {
        (void)wal.close();
        removeLog(wal.number());
    });
}

void DbImpl::removeLog(uint64_t number) {
    (void)m_options.env.fs->remove(joinPath(m_directory, walFileName(number)));
}

}  // namespace levelscope
