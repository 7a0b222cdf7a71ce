#include "core/formats/foreign/foreign_store.h"

#include <algorithm>

#include "core/formats/foreign/merged_cursor.h"

namespace levelscope {

namespace {

// Tables of one sorted run, opened one at a time.
class RunCursor final : public EntryCursor {
public:
    RunCursor(std::vector<TableHandlePtr> tables, const KeyOrder& order, ReadTrace* trace,
              std::shared_ptr<DamageLog> damage)
        : m_tables(std::move(tables)),
          m_order(order),
          m_trace(trace),
          m_damage(std::move(damage)),
          m_at(m_tables.size()) {}

    bool valid() const override { return m_cursor && m_cursor->valid(); }
    Status status() const override { return m_status; }
    InternalKey key() const override { return m_cursor->key(); }
    std::string_view value() const override { return m_cursor->value(); }

    void seekToFirst() override {
        enter(0);
        toEnd(true);
        settle(true);
    }
    void seekToLast() override {
        enter(m_tables.empty() ? 0 : m_tables.size() - 1);
        toEnd(false);
        settle(false);
    }
    void seek(std::string_view userKey, uint64_t trailer) override {
        const auto at = std::partition_point(
            m_tables.begin(), m_tables.end(),
            [&](const TableHandlePtr& table) { return m_order.compare(table->meta().largest, userKey) < 0; });
        enter(static_cast<size_t>(at - m_tables.begin()));
        if (m_cursor) {
            m_cursor->seek(userKey, trailer);
            if (m_cursor->valid())
                fail(m_tables[m_at]->checkWithin(*m_table, m_cursor->key(), m_order));
        } else if (m_trace != nullptr && m_status.ok()) {
            tellPassed();
        }
        settle(true);
    }
    void next() override {
        m_cursor->next();
        settle(true);
    }
    void prev() override {
        m_cursor->prev();
        settle(false);
    }

private:
    void enter(size_t at) {
        m_status = {};
        if (at == m_at && m_cursor)
            return;
        m_cursor.reset();
        m_at = at;
        if (at >= m_tables.size())
            return;
        if (m_trace != nullptr)
            m_trace->sourceEntered({m_tables[at]->meta().level, m_tables[at]->meta().number});
        auto table = m_tables[at]->table();
        if (!table.ok())
            return fail(table.status());
        m_table = std::move(table).value();
        m_cursor = m_table->newCursor(m_order, m_trace, m_damage);
    }
    // The table at hand cannot be read (further): it is passed by, or ends the walk. An ok status changes
    // nothing.
    void fail(Status status) {
        if (status.ok())
            return;
        m_cursor.reset();
        if (!m_damage || !DamageLog::mayPass(status)) {
            m_status = std::move(status);
            return;
        }
        const TableMeta& meta = m_tables[m_at]->meta();
        m_damage->note({std::move(status), std::string(m_order.visible(meta.smallest)),
                        std::string(m_order.visible(meta.largest)), true, true});
    }
    void tellPassed() const {
        if (m_tables.empty())
            return;
        const TableMeta& last = m_tables.back()->meta();
        m_trace->sourcePassed({last.level, last.level == 0 ? last.number : 0}, PassReason::outsideBounds);
    }
    // To the first or last entry of the table at hand.
    void toEnd(bool first) {
        if (!m_cursor)
            return;
        const uint64_t met = m_damage ? m_damage->met() : 0;
        if (first)
            m_cursor->seekToFirst();
        else
            m_cursor->seekToLast();
        // Behind a block that was passed by another entry comes first.
        if (m_cursor->valid() && (!m_damage || m_damage->met() == met))
            fail(m_tables[m_at]->checkEnd(*m_table, m_cursor->key(), first));
    }
    void settle(bool forward) {
        while (m_status.ok() && m_at < m_tables.size() && !valid()) {
            if (m_cursor && !m_cursor->status().ok())
                fail(m_cursor->status());
            if (!m_status.ok())
                break;
            if (!forward && m_at == 0) {
                m_cursor.reset();
                m_at = m_tables.size();
                return;
            }
            enter(forward ? m_at + 1 : m_at - 1);
            toEnd(forward);
        }
        if (!m_status.ok())
            m_cursor.reset();
    }

    const std::vector<TableHandlePtr> m_tables;
    const KeyOrder& m_order;
    ReadTrace* const m_trace;
    const std::shared_ptr<DamageLog> m_damage;
    size_t m_at;
    std::shared_ptr<const ForeignTable> m_table;
    std::unique_ptr<EntryCursor> m_cursor;
    Status m_status;
};

}  // namespace

TableHandle::~TableHandle() {
    const MutexLock lock(m_mutex);
    if (m_counted)
        m_open->fetch_sub(1);
}

Status TableHandle::hold() {
    const MutexLock lock(m_mutex);
    if (m_counted || m_open->load() >= kMostOpenTables)
        return {};
    ASSIGN_OR_RETURN(m_held, m_fs.openRandom(m_path));
    m_counted = true;
    m_open->fetch_add(1);
    return {};
}

Result<std::shared_ptr<const ForeignTable>> TableHandle::openNow() const {
    std::unique_ptr<RandomAccessFile> file = std::move(m_held);
    if (!file) {
        Result<std::unique_ptr<RandomAccessFile>> opened = m_fs.openRandom(m_path);
        if (opened.code() == Code::notFound)
            return Status::corruption(Reason::tableMissing, m_path, Error::kNoOffset);
        if (!opened.ok())
            return opened.status();
        file = std::move(opened).value();
    }
    // RocksDB knows how long its files are; others may not.
    if (m_dialect == TableDialect::rocksDb && file->size() != m_meta.fileSize)
        return Status::corruption(Reason::wrongFile, m_path, 0, m_meta.fileSize, file->size());
    ASSIGN_OR_RETURN(std::shared_ptr<const ForeignTable> table,
                     ForeignTable::open(std::move(file), m_path, m_meta.number, m_meta.maxSequence));
    m_withoutRanges.store(!table->layout().meta.contains(kRangeTombstoneBlock), std::memory_order_relaxed);
    return table;
}

Result<std::shared_ptr<const ForeignTable>> TableHandle::table() const {
    const MutexLock lock(m_mutex);
    if (m_table)
        return m_table;
    ASSIGN_OR_RETURN(std::shared_ptr<const ForeignTable> table, openNow());
    if (!m_counted && m_open->load() < kMostOpenTables) {
        m_counted = true;
        m_open->fetch_add(1);
    }
    if (m_counted)
        m_table = table;
    return table;
}

Status TableHandle::checkEnd(const ForeignTable& table, const InternalKey& key, bool first) const {
    // Range tombstones may lie outside of the entries, and sequences may be given later.
    const TableLayout& layout = table.layout();
    if (layout.globalSequence || layout.meta.contains(kRangeTombstoneBlock))
        return {};
    const bool same = first ? key.userKey == m_meta.smallest && key.trailer == m_smallestTrailer
                            : key.userKey == m_meta.largest && key.trailer == m_largestTrailer;
    return same ? Status() : Status::corruption(Reason::wrongFile, m_path, 0);
}

Status TableHandle::checkWithin(const ForeignTable& table, const InternalKey& key,
                                const KeyOrder& order) const {
    const TableLayout& layout = table.layout();
    if (order.ranked() || layout.globalSequence || layout.meta.contains(kRangeTombstoneBlock))
        return {};
    const bool within =
        order.compare(m_meta.smallest, key.userKey) <= 0 && order.compare(key.userKey, m_meta.largest) <= 0;
    return within ? Status() : Status::corruption(Reason::wrongFile, m_path, 0);
}

TableHandlePtr ForeignFamily::find(uint64_t number) const {
    for (const auto& level : levels)
        for (const TableHandlePtr& table : level)
            if (table->meta().number == number)
                return table;
    return nullptr;
}

std::unique_ptr<EntryCursor> newRunCursor(std::vector<TableHandlePtr> tables, const KeyOrder& order,
                                          ReadTrace* trace, std::shared_ptr<DamageLog> damage) {
    return std::make_unique<RunCursor>(std::move(tables), order, trace, std::move(damage));
}

std::unique_ptr<EntryCursor> newFamilyCursor(const ForeignFamily& family, ReadTrace* trace,
                                             const std::shared_ptr<DamageLog>& damage) {
    std::vector<std::unique_ptr<EntryCursor>> children;
    if (!family.memory.entries().empty())
        children.push_back(newMemoryCursor(family.memory, family.order, trace));
    for (size_t level = 0; level < family.levels.size(); ++level) {
        if (level == 0)
            for (const TableHandlePtr& table : family.levels[0])
                children.push_back(newRunCursor({table}, family.order, trace, damage));
        else if (!family.levels[level].empty())
            children.push_back(newRunCursor(family.levels[level], family.order, trace, damage));
    }
    return newMergedCursor(std::move(children), family.order);
}

Result<TombstoneCover> TombstoneCover::of(const ForeignFamily& family, DamageLog* damage) {
    TombstoneCover cover;
    cover.m_all = family.memory.ranges();
    const KeyOrder& order = family.order;
    for (const auto& level : family.levels) {
        if (family.dialect == TableDialect::levelDb)
            break;
        for (const TableHandlePtr& handle : level) {
            if (handle->knownWithoutRanges())
                continue;
            const auto table = handle->table();
            // What cannot be read shows when its entries are; its tombstones are gone with them.
            if (!table.ok())
                continue;
            const TableMeta& meta = handle->meta();
            auto tombstones = (*table)->rangeTombstones();
            if (!tombstones.ok() && damage != nullptr && DamageLog::mayPass(tombstones.status())) {
                damage->note({tombstones.status(), std::string(order.visible(meta.smallest)),
                              std::string(order.visible(meta.largest)), true, true});
                continue;
            }
            if (!tombstones.ok())
                return tombstones.status();
            for (RangeTombstone& tombstone : *tombstones) {
                if (order.compare(tombstone.from, meta.smallest) < 0)
                    tombstone.from = meta.smallest;
                std::string end = meta.largest;
                if (!meta.largestExclusive && order.bytewise())
                    end.push_back('\0');
                if ((meta.largestExclusive || order.bytewise()) && order.compare(end, tombstone.to) < 0)
                    tombstone.to = end;
                if (order.compare(tombstone.from, tombstone.to) < 0)
                    cover.m_all.push_back(std::move(tombstone));
            }
        }
    }
    if (order.bytewise())
        cover.m_fragments = FragmentedTombstones(cover.m_all);
    return cover;
}

SequenceNumber TombstoneCover::covering(const KeyOrder& order, std::string_view key,
                                        SequenceNumber sequence) const {
    if (order.bytewise())
        return m_fragments.covering(key, sequence);
    SequenceNumber newest = 0;
    for (const RangeTombstone& tombstone : m_all)
        if (tombstone.sequence <= sequence && tombstone.sequence > newest &&
            order.compare(tombstone.from, key) <= 0 && order.compare(key, tombstone.to) < 0)
            newest = tombstone.sequence;
    return newest;
}

}  // namespace levelscope
