// Snapshots: sequence numbers that merges keep what is visible at.
#include <new>

#include "core/db/db_impl.h"

namespace levelscope {
namespace {

class DbSnapshot final : public Snapshot {
public:
    DbSnapshot(DbImpl& db, SequenceNumber sequence) : m_db(db), m_sequence(sequence) {}
    ~DbSnapshot() override { m_db.releaseSnapshot(m_sequence); }
    SequenceNumber sequence() const override { return m_sequence; }

private:
    DbImpl& m_db;
    const SequenceNumber m_sequence;
};

}  // namespace

std::unique_ptr<Snapshot> DbImpl::snapshot() {
    MutexLock lock(m_mutex);
    const SequenceNumber sequence = m_lastSequence.load(std::memory_order_acquire);
    const auto held = m_snapshots.insert(sequence);
    try {
        return std::make_unique<DbSnapshot>(*this, sequence);
    } catch (const std::bad_alloc&) {
        m_snapshots.erase(held);
        throw;
    }
}

void DbImpl::releaseSnapshot(SequenceNumber sequence) {
    MutexLock lock(m_mutex);
    m_snapshots.erase(m_snapshots.find(sequence));
}

}  // namespace levelscope
