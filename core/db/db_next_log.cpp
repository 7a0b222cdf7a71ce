// The logs of memtables to come. Making one sets space aside and syncs the directory, which a busy disk may
// take tens of milliseconds for: it is done ahead, in the background, when the memtable is half full. When
// the memtable is full and there is none, the writer makes it.
//
// Logs begin in the order of their numbers: one made ahead is used only if no newer one has been meanwhile.
// Nothing refers to it before that. To an opening it is what a switch leaves that was cut off before the
// first write: a log behind the newest one, with nothing in it.
#include "core/db/db_impl.h"
#include "core/version/file_names.h"

namespace levelscope {
namespace {

constexpr uint64_t kAskedAtPart = 2;
constexpr uint64_t kSpareOfFree = 8;  // what lies ready takes at most this part of the free space
constexpr uint64_t kLogSlack = 1 << 16;

}  // namespace

// A log whose name is durable, so that one the manifest names can only be missing if somebody took it away.
Result<std::shared_ptr<Wal>> DbImpl::createWal() {
    const uint64_t number = m_versions.newFileNumber();
    const std::string path = joinPath(m_directory, walFileName(number));
    FileSystem& fs = *m_options.env.fs;
    uint64_t room = kLogSlack;
    {
        MutexLock lock(m_mutex);  // not only the leader makes logs, and options change
        room += m_options.memtableBytes;
    }
    std::shared_ptr<Wal> wal;
    const Status made = orNoMemory([&]() -> Status {
        ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file, fs.createLog(path, room));
        wal = std::make_shared<Wal>(std::move(file), number);
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
    {
        MutexLock lock(m_mutex);
        ready.swap(m_readyWal);
        m_readyWalWanted = false;
    }
    m_askedForWal = false;
    if (ready != nullptr && ready->number() > m_active->wal->number())
        return ready;
    if (ready != nullptr)
        discardWal(*ready);
    return createWal();
}

// Leader only.
void DbImpl::askForNextWal() {
    if (m_askedForWal || !activeHolds(kAskedAtPart))
        return;
    m_askedForWal = true;
    MutexLock lock(m_mutex);
    if (m_readyWal != nullptr || m_closing.load())
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

// If one was made so slowly that the next was asked for meanwhile, the newer is kept.
void DbImpl::keepReady(std::shared_ptr<Wal> made) {
    {
        MutexLock lock(m_mutex);
        if (m_readyWal == nullptr || m_readyWal->number() < made->number())
            m_readyWal.swap(made);
    }
    if (made != nullptr)
        discardWal(*made);
}

// Its space may be what somebody lacks. False: there was none.
bool DbImpl::discardReadyWal() {
    std::shared_ptr<Wal> ready;
    {
        MutexLock lock(m_mutex);
        ready.swap(m_readyWal);
    }
    if (ready == nullptr)
        return false;
    discardWal(*ready);
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
