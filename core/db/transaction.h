// An optimistic transaction: reads see the store as of its begin and its own writes, nobody else sees those
// until commit() writes them as one batch, and only if nothing it read or wrote was touched by others
// meanwhile. So committed transactions are serializable, in the order of their commits, and nobody ever waits
// for a lock. Technique: backward validation (Kung, Robinson: On Optimistic Methods for Concurrency Control,
// 1981) by sequence numbers.
//
// One thread at a time. Must not outlive the Db, nor its iterators the transaction's next rollback or commit.
// Memory: the writes twice, and each key read once; a walked range counts as one. Keeps the versions it sees
// from being compacted away, so it should be short.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/db.h"

namespace levelscope {

class Transaction {
public:
    explicit Transaction(Db& db);  // std::bad_alloc when there is no memory for it

    // As Db::get. The key counts as read, also when it was not found.
    Status get(std::string_view key, PinnedValue& value);
    // Sees what was written until now. All of the range counts as read.
    std::unique_ptr<Iterator> iterator(const KeyRange& range = {});

    // As in WriteBatch; an argument error is told here already, and by commit().
    Status put(std::string_view key, std::string_view value);
    Status putExpiring(std::string_view key, std::string_view value, int64_t expiryMicros);
    Status erase(std::string_view key);
    Status eraseRange(std::string_view from, std::string_view to);

    // Savepoints nest. Going back undoes the writes since, not the reads; false if there is no savepoint.
    void setSavepoint();
    bool rollbackToSavepoint();

    // conflict (error().subject: the first key found that others touched): nothing was written, and the
    // transaction is as before; rollback() begins it anew. Otherwise as Db::write. After success the
    // transaction has begun anew.
    Result<WriteReceipt> commit(const WriteOptions& options = {});
    // Forgets all and begins anew, on the state of now.
    void rollback();

    SequenceNumber sequence() const { return m_snapshot->sequence(); }
    const WriteBatch& writes() const { return m_writes; }

private:
    template <typename Fill>
    Status write(EntryType type, std::string_view key, std::string_view stored, Fill&& fill);
    void noteTouched(std::string_view key);
    ReadOptions view() const;

    Db& m_db;
    std::unique_ptr<Snapshot> m_snapshot;
    WriteBatch m_writes;
    std::shared_ptr<Memtable> m_index;  // the same, to be read; null while there are none
    std::set<std::string, std::less<>> m_keys;
    std::vector<KeyRange> m_ranges;
    std::vector<WriteBatch::Mark> m_savepoints;
};

}  // namespace levelscope
