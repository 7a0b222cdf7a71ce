#include "core/memtable/bplus_memtable.h"

#include <array>

#include "core/memtable/entry_sort.h"

namespace levelscope {

class BplusMemtable::Cursor final : public MemtableCursor {
public:
    explicit Cursor(const BplusTree& tree) : m_position(tree) {}

    void seekToFirst() override {
        m_position.seekToFirst();
        showPosition();
    }
    void seekToLast() override {
        m_position.seekToLast();
        showPosition();
    }
    void seek(std::string_view userKey, uint64_t trailer) override {
        m_position.seek(userKey, trailer);
        showPosition();
    }
    void next() override {
        m_position.next();
        showPosition();
    }
    void prev() override {
        m_position.prev();
        showPosition();
    }

private:
    void showPosition() {
        if (const Entry* entry = m_position.entry(); entry != nullptr)
            show(entry->key(), entry->value());
        else
            showNothing();
    }

    BplusTree::Position m_position;
};

void BplusMemtable::add(std::string_view userKey, uint64_t trailer, std::string_view value) {
    const Entry* entry = makeEntry(userKey, trailer, value);
    if (m_loading)
        m_loaded.push_back(entry);
    else
        m_tree.insert(entry);
}

void BplusMemtable::addAll(std::span<const NewEntry> entries) {
    if (m_loading)
        return MemtableBase::addAll(entries);
    std::array<const Entry*, BplusTree::kTogether> made;
    for (size_t begin = 0; begin < entries.size(); begin += made.size()) {
        const auto group = entries.subspan(begin, std::min(made.size(), entries.size() - begin));
        for (size_t i = 0; i < group.size(); ++i)
            made[i] = makeEntry(group[i].userKey, group[i].trailer, group[i].value);
        m_tree.insertAll(std::span(made).first(group.size()));
    }
}

void BplusMemtable::endLoad() {
    sortEntries(m_loaded);
    m_tree.build(m_loaded);
    m_loading = false;
    m_loaded = {};
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
