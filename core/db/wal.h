// One write-ahead log of an open store. The commit leader appends; the leader or whoever closes the store
// syncs; the flush closes it once its memtable is in tables.
//
// After each sync the next append is preceded by a mark, an empty batch: "everything before this, older logs
// included, is durable". Recovery refuses damage before a mark and takes damage behind the last one for
// writes cut off by a crash.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>

#include "core/base/keys.h"
#include "core/base/mutex.h"
#include "core/wal/log_writer.h"

namespace levelscope {

class Wal {
public:
    // `room`: bytes set aside for it.
    Wal(std::unique_ptr<WritableFile> file, uint64_t number, uint64_t room);
    ~Wal();

    uint64_t number() const { return m_number; }
    uint64_t room() const { return m_room; }
    uint64_t size() const { return m_size.load(std::memory_order_relaxed); }
    // A failed append leaves an undefined tail: nothing may be appended any more.
    bool failed() const { return m_failed.load(std::memory_order_relaxed); }

    // Adds a record to what write() will append. `body`: an encoded batch; its wall clock is replaced if
    // zero. Returns the record's offset.
    Result<uint64_t> add(SequenceNumber firstSequence, std::string_view body, int64_t wallMicros);
    // Appends what was added, at once.
    Status write();
    // Nothing to do if all appended bytes are durable already. `didSync`, if given, is counted up for a real
    // sync.
    Status sync(std::atomic<uint64_t>* didSync = nullptr);
    // What was appended before is durable, and so are all older logs: the next record is preceded by a mark.
    void requestMark();
    Status close();
    // Closes it; its file becomes that of the log `number`, at `path`. If that fails close() is still due.
    Result<std::shared_ptr<Wal>> recycle(const std::string& path, uint64_t number);

private:
    const uint64_t m_number;
    const uint64_t m_room;
    std::atomic<uint64_t> m_size{0};
    std::atomic<bool> m_failed{false};
    Mutex m_mutex;
    LogWriter m_writer GUARDED_BY(m_mutex);
    uint64_t m_syncedSize GUARDED_BY(m_mutex) = 0;
    bool m_markWanted GUARDED_BY(m_mutex) = false;
    bool m_closed GUARDED_BY(m_mutex) = false;
};

}  // namespace levelscope
