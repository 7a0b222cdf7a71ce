#include "core/version/version_builder.h"

#include <iterator>

#include "core/version/table_cache.h"

namespace levelscope {

void VersionBuilder::clear() {
    for (auto& level : m_byKey)
        level.clear();
    m_tables.clear();
    m_valueFiles.clear();
}

bool VersionBuilder::remove(const RemovedTable& removed) {
    const auto found = m_tables.find(removed.number);
    if (found == m_tables.end() || found->second->level != removed.level)
        return false;
    if (removed.level > 0)
        m_byKey[static_cast<size_t>(removed.level)].erase(found->second->smallest);
    m_valueFiles.unrefer(*found->second);
    m_tables.erase(found);
    return true;
}

// Puts it between its neighbours, if it overlaps neither.
bool VersionBuilder::fits(const LiveTable& table) {
    auto& level = m_byKey[static_cast<size_t>(table.level)];
    const auto after = level.lower_bound(table.smallest);
    if (after != level.end() && (after->first == table.smallest || boundsOverlap(table, *after->second)))
        return false;
    if (after != level.begin() && boundsOverlap(*std::prev(after)->second, table))
        return false;
    level.emplace_hint(after, table.smallest, &table);
    return true;
}

Status VersionBuilder::apply(VersionEdit& edit) {
    const auto refused = [](Reason reason, uint64_t got = 0) {
        return Status::corruption(reason, {}, Error::kNoOffset, 0, got);
    };
    for (const RemovedTable& removed : edit.removed)
        if (!remove(removed))
            return refused(Reason::malformed);
    if (!m_valueFiles.add(edit.valueFiles))
        return refused(Reason::malformed);
    for (TableMeta& added : edit.added) {
        if (added.level < 0 || added.level >= kMaxLevels)
            return refused(Reason::malformed);
        auto table = std::make_shared<LiveTable>();
        static_cast<TableMeta&>(*table) = std::move(added);
        const auto [place, isNew] = m_tables.emplace(table->number, table);
        if (!isNew || !m_valueFiles.refer(*table, table->values))
            return refused(Reason::malformed);
        if (table->level > 0 && !fits(*table))
            return refused(Reason::outOfOrder, static_cast<uint64_t>(table->level));
    }
    m_valueFiles.dropUnused();
    return {};
}

std::shared_ptr<const Version> VersionBuilder::build() {
    std::vector<TablePtr> tables;
    tables.reserve(m_tables.size());
    for (const auto& [number, table] : m_tables) {
        table->slot = std::make_shared<TableSlot>(number);
        tables.push_back(table);
    }
    std::shared_ptr<const Version> version = Version::of(std::move(tables), std::move(m_valueFiles));
    clear();
    return version;
}

}  // namespace levelscope
