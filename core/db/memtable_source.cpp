#include "core/db/memtable_source.h"

namespace levelscope {
namespace {

class MemtableSource final : public TableCursor {
public:
    explicit MemtableSource(std::shared_ptr<const Memtable> memtable)
        : TableCursor(true), m_memtable(std::move(memtable)), m_cursor(m_memtable->newCursor()) {}

    Status status() const override { return {}; }
    void seekToFirst() override {
        m_cursor->seekToFirst();
        showEntry();
    }
    void seekToLast() override {
        m_cursor->seekToLast();
        showEntry();
    }
    void seek(std::string_view userKey, uint64_t trailer) override {
        m_cursor->seek(userKey, trailer);
        showEntry();
    }
    void nextBlock() override {
        m_cursor->next();
        showEntry();
    }
    void previousBlock() override {
        m_cursor->prev();
        showEntry();
    }

private:
    void showEntry() {
        if (m_cursor->valid())
            showSingle(m_cursor->key(), m_cursor->value());
        else
            showNothing();
    }

    const std::shared_ptr<const Memtable> m_memtable;
    const std::unique_ptr<MemtableCursor> m_cursor;
};

}  // namespace

std::unique_ptr<TableCursor> newMemtableSource(std::shared_ptr<const Memtable> memtable) {
    return std::make_unique<MemtableSource>(std::move(memtable));
}

}  // namespace levelscope
