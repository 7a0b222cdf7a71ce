// The default memtable: a B+tree with lock-free readers (bplus_tree.h).
#pragma once

#include "core/memtable/bplus_tree.h"
#include "core/memtable/memtable_base.h"

namespace levelscope {

class BplusMemtable final : public MemtableBase {
public:
    void add(std::string_view userKey, uint64_t trailer, std::string_view value) override;
    void addAll(std::span<const NewEntry> entries) override;
    void beginLoad() override { m_loading = true; }
    void endLoad() override;
    bool get(std::string_view userKey, SequenceNumber sequence, MemtableHit& hit) const override;
    uint32_t comparisonsFor(std::string_view userKey, uint64_t trailer) const override {
        return m_tree.comparisonsFor(userKey, trailer);
    }
    std::unique_ptr<MemtableCursor> newCursor() const override;
    MemtableKind kind() const override { return MemtableKind::bplus; }
    std::vector<MemtableNode> nodes(size_t limit) const override { return m_tree.nodes(limit); }
    MemtableShape shape(const ShapeRequest& request) const override {
        return m_tree.shape(request, pointEntryCount());
    }

private:
    class Cursor;

    BplusTree m_tree{m_arena};
    bool m_loading = false;
    std::vector<const Entry*> m_loaded;  // in order of arrival
};

}  // namespace levelscope
