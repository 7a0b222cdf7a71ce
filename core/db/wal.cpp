#include "core/db/wal.h"

#include <array>
#include <cassert>

#include "core/base/coding.h"

namespace levelscope {
namespace {

constexpr size_t kClockSize = 8;
constexpr size_t kBatchHeaderSize = kClockSize + 4;

}  // namespace

Wal::Wal(std::unique_ptr<WritableFile> file, uint64_t number, uint64_t room)
    : m_number(number), m_room(room), m_writer(std::move(file), number) {}

Wal::~Wal() {
    (void)close();
}

Result<uint64_t> Wal::add(SequenceNumber firstSequence, std::string_view body, int64_t wallMicros) {
    MutexLock lock(m_mutex);
    if (m_markWanted) {
        char mark[kBatchHeaderSize] = {};
        storeFixed(mark, wallMicros);
        const std::string_view whole(mark, sizeof mark);
        RETURN_IF_ERROR(m_writer.add(LogRecordType::batch, firstSequence, std::span(&whole, 1)).status());
        m_markWanted = false;
    }
    char clock[kClockSize];
    const auto given = loadFixed<int64_t>(body.data());
    storeFixed(clock, given != 0 ? given : wallMicros);
    const std::array<std::string_view, 2> pieces{std::string_view(clock, sizeof clock),
                                                 body.substr(kClockSize)};
    return m_writer.add(LogRecordType::batch, firstSequence, pieces);
}

Status Wal::write() {
    MutexLock lock(m_mutex);
    if (Status written = m_writer.write(); !written.ok()) {
        m_failed = true;
        return written;
    }
    m_size.store(m_writer.size(), std::memory_order_relaxed);
    return {};
}

Status Wal::sync(std::atomic<uint64_t>* didSync) {
    MutexLock lock(m_mutex);
    if (m_closed || m_syncedSize == m_writer.size())
        return {};
    if (didSync != nullptr)
        didSync->fetch_add(1, std::memory_order_relaxed);
    RETURN_IF_ERROR(m_writer.sync());
    m_syncedSize = m_writer.size();
    m_markWanted = true;
    return {};
}

void Wal::requestMark() {
    MutexLock lock(m_mutex);
    m_markWanted = true;
}

Status Wal::close() {
    MutexLock lock(m_mutex);
    if (m_closed)
        return {};
    m_closed = true;
    return m_writer.close();
}

Result<std::shared_ptr<Wal>> Wal::recycle(const std::string& path, uint64_t number) {
    MutexLock lock(m_mutex);
    assert(!m_closed);
    ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file, m_writer.recycle(path));
    m_closed = true;
    return std::make_shared<Wal>(std::move(file), number, m_room);
}

}  // namespace levelscope
