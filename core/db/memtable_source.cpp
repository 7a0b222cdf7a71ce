#include "core/db/memtable_source.h"

namespace levelscope {
namespace {

class MemtableSource final : public TableCursor {
public:
    MemtableSource(std::shared_ptr<const Memtable> memtable, uint64_t number, ReadTrace* trace)
        : TableCursor(true),
          m_memtable(std::move(memtable)),
          m_cursor(m_memtable->newCursor()),
          m_number(number),
          m_trace(trace) {}

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
        if (m_trace != nullptr) {
            m_trace->sourceEntered({ReadSource::kMemory, m_number});
            m_trace->memtableSearched(m_memtable->comparisonsFor(userKey, trailer));
        }
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
    const uint64_t m_number;
    ReadTrace* const m_trace;
};

}  // namespace

std::unique_ptr<TableCursor> newMemtableSource(std::shared_ptr<const Memtable> memtable, uint64_t number,
                                               ReadTrace* trace) {
    return std::make_unique<MemtableSource>(std::move(memtable), number, trace);
}

}  // namespace levelscope
