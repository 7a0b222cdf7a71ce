#include "core/memtable/bplus_memtable.h"

namespace levelscope {

class BplusMemtable::Cursor final : public MemtableCursor {
public:
    explicit Cursor(const BplusTree& tree) : m_position(tree) {}

    bool valid() const override { return m_position.entry() != nullptr; }
    void seekToFirst() override { m_position.seekToFirst(); }
    void seekToLast() override { m_position.seekToLast(); }
    void seek(std::string_view userKey, uint64_t trailer) override { m_position.seek(userKey, trailer); }
    void next() override { m_position.next(); }
    void prev() override { m_position.prev(); }
    InternalKey key() const override { return m_position.entry()->key(); }
    std::string_view value() const override { return m_position.entry()->value(); }

private:
    BplusTree::Position m_position;
};

void BplusMemtable::add(std::string_view userKey, uint64_t trailer, std::string_view value) {
    m_tree.insert(makeEntry(userKey, trailer, value));
}

bool BplusMemtable::get(std::string_view userKey, SequenceNumber sequence, MemtableHit& hit) const {
    const Entry* entry = m_tree.find(userKey, seekTrailer(sequence));
    if (entry == nullptr || entry->userKey() != userKey)
        return false;
    hit = {entry->trailer, entry->value()};
    return true;
}

std::unique_ptr<MemtableCursor> BplusMemtable::newCursor() const {
    return std::make_unique<Cursor>(m_tree);
}

}  // namespace levelscope
