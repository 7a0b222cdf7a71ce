#include "core/db/transaction.h"

#include "core/base/coding.h"
#include "core/base/scarcity.h"
#include "core/db/db_impl.h"

namespace levelscope {

Transaction::Transaction(Db& db) : m_db(db), m_snapshot(db.snapshot()) {}

Status Transaction::get(std::string_view key, PinnedValue& value) {
    return orNoMemory([&] {
        noteTouched(key);
        return m_db.get(view(), key, value);
    });
}

std::unique_ptr<Iterator> Transaction::iterator(const KeyRange& range) {
    m_ranges.push_back(range);
    IteratorOptions options{view()};
    options.range = range;
    return m_db.iterator(options);
}

// Into the batch by `fill`, and into the index; both or neither.
template <typename Fill>
Status Transaction::write(EntryType type, std::string_view key, std::string_view stored, Fill&& fill) {
    const WriteBatch::Mark before = m_writes.mark();
    const Status status = orNoMemory([&]() -> Status {
        fill();
        RETURN_IF_ERROR(m_writes.status());
        if (!m_index)
            m_index = makeMemtable(MemtableKind::bplus);
        const SequenceNumber sequence = kFirstUnwritten + before.count;
        if (type == EntryType::rangeTombstone) {
            m_ranges.push_back(
                {.from = std::string(key), .hasFrom = true, .to = std::string(stored), .hasTo = true});
            m_index->addRangeTombstone({std::string(key), std::string(stored), sequence});
        } else {
            noteTouched(key);
            m_index->add(key, packTrailer(sequence, type), stored);
        }
        return {};
    });
    if (status.is(Code::noMemory))
        m_writes.cutBackTo(before);
    return status;
}

Status Transaction::put(std::string_view key, std::string_view value) {
    return write(EntryType::value, key, value, [&] { m_writes.put(key, value); });
}

Status Transaction::putExpiring(std::string_view key, std::string_view value, int64_t expiryMicros) {
    std::string stored(sizeof expiryMicros, '\0');
    storeFixed(stored.data(), expiryMicros);
    stored.append(value);
    return write(EntryType::expiringValue, key, stored,
                 [&] { m_writes.putExpiring(key, value, expiryMicros); });
}

Status Transaction::erase(std::string_view key) {
    return write(EntryType::tombstone, key, {}, [&] { m_writes.erase(key); });
}

Status Transaction::eraseRange(std::string_view from, std::string_view to) {
    return write(EntryType::rangeTombstone, from, to, [&] { m_writes.eraseRange(from, to); });
}

void Transaction::setSavepoint() {
    m_savepoints.push_back(m_writes.mark());
}

bool Transaction::rollbackToSavepoint() {
    if (m_savepoints.empty())
        return false;
    m_writes.cutBackTo(m_savepoints.back());
    m_savepoints.pop_back();
    m_index = nullptr;
    if (!m_writes.empty()) {
        m_index = makeMemtable(MemtableKind::bplus);
        applyBatch(m_writes.encoded(), kFirstUnwritten, *m_index);
    }
    return true;
}

Result<WriteReceipt> Transaction::commit(const WriteOptions& options) {
    WriteReceipt receipt;
    // Reads alone are those of one moment: nothing that others wrote since can spoil them.
    if (!m_writes.empty() || !m_writes.status().ok()) {
        std::vector<KeyRange> touched = m_ranges;
        for (const std::string& key : m_keys)
            touched.push_back({.from = key, .hasFrom = true, .to = key + '\0', .hasTo = true});
        ASSIGN_OR_RETURN(receipt, m_db.writeIfUntouched(options, m_writes, sequence(), touched));
    }
    rollback();
    return receipt;
}

void Transaction::rollback() {
    m_writes.clear();
    m_index = nullptr;
    m_keys.clear();
    m_ranges.clear();
    m_savepoints.clear();
    m_snapshot = m_db.snapshot();
}

void Transaction::noteTouched(std::string_view key) {
    if (!m_keys.contains(key))
        m_keys.emplace(key);
}

ReadOptions Transaction::view() const {
    ReadOptions options;
    options.snapshot = m_snapshot.get();
    options.unwritten = {m_index, kFirstUnwritten + m_writes.count() - 1};
    return options;
}

}  // namespace levelscope
