#include "core/db/memtable_source.h"

namespace levelscope {
namespace {

class MemtableSource final : public TableCursor {
public:
    explicit MemtableSource(std::shared_ptr<const Memtable> memtable)
        : m_memtable(std::move(memtable)), m_cursor(m_memtable->newCursor()) {}

    bool valid() const override { return m_cursor->valid(); }
    Status status() const override { return {}; }
    void seekToFirst() override { m_cursor->seekToFirst(); }
    void seekToLast() override { m_cursor->seekToLast(); }
    void seek(std::string_view userKey, uint64_t trailer) override { m_cursor->seek(userKey, trailer); }
    void next() override { m_cursor->next(); }
    void prev() override { m_cursor->prev(); }
    InternalKey key() const override { return m_cursor->key(); }
    std::string_view value() const override { return m_cursor->value(); }

private:
    const std::shared_ptr<const Memtable> m_memtable;
    const std::unique_ptr<MemtableCursor> m_cursor;
};

}  // namespace

std::unique_ptr<TableCursor> newMemtableSource(std::shared_ptr<const Memtable> memtable) {
    return std::make_unique<MemtableSource>(std::move(memtable));
}

}  // namespace levelscope
