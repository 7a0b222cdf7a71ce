#include "gui/app/store_tree_model.h"

#include <QColor>
#include <QFont>
#include <algorithm>

#include "core/formats/foreign/file_names.h"
#include "core/version/file_names.h"
#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kChunk = 256;
// Internal ids: the root, its children, and from kTables on the tables of section id - kTables.
constexpr quintptr kRoot = 0;
constexpr quintptr kSection = 1;
constexpr quintptr kTables = 2;

uint64_t totalBytes(const StoreState& state) {
    uint64_t sum = 0;
    for (const LevelInfo& level : state.levels)
        sum += level.bytes;
    return sum;
}

}  // namespace

std::vector<StoreTreeModel::Section> StoreTreeModel::sectionsOf(const StoreState& state) {
    std::vector<Section> sections;
    if (state.families.size() > 1)
        for (size_t family = 0; family < state.families.size(); ++family)
            sections.push_back({AddressKind::overview, family});
    const int deepest = std::max(0, state.version ? state.version->deepestLevel() : 0);
    for (int level = 0; level <= deepest; ++level)
        sections.push_back({AddressKind::level, static_cast<uint64_t>(level)});
    sections.push_back({AddressKind::memtable, 0});
    for (const uint64_t log : state.logs)
        sections.push_back({AddressKind::walRecord, log});
    if (state.info.manifestNumber != 0)
        sections.push_back({AddressKind::manifestEdit, state.info.manifestNumber});
    return sections;
}

const std::vector<TablePtr>& StoreTreeModel::tables(int section) const {
    static const std::vector<TablePtr> none;
    const Section& shown = m_sections[size_t(section)];
    return shown.kind == AddressKind::level && m_state && m_state->version
               ? m_state->version->level(int(shown.number))
               : none;
}

void StoreTreeModel::setState(const QString& storeName, std::shared_ptr<const StoreState> state) {
    std::vector<Section> sections = state ? sectionsOf(*state) : std::vector<Section>();
    const bool sameShape = m_state && state && m_storeName == storeName &&
                           sections.size() == m_sections.size() &&
                           std::equal(sections.begin(), sections.end(), m_sections.begin(),
                                      [](const Section& a, const Section& b) { return a.same(b); });
    m_storeName = storeName;
    if (!sameShape) {
        beginResetModel();
        m_state = std::move(state);
        m_sections = std::move(sections);
        endResetModel();
        return;
    }
    const std::shared_ptr<const StoreState> before = m_state;
    m_state = std::move(state);
    for (int section = 0; section < int(m_sections.size()); ++section) {
        if (m_sections[size_t(section)].kind == AddressKind::level && before->version)
            updateTables(section, before->version->level(int(m_sections[size_t(section)].number)));
    }
    const QModelIndex root = index(0, 0);
    Q_EMIT dataChanged(index(0, 0, root), index(int(m_sections.size()) - 1, 0, root));
    Q_EMIT dataChanged(index(0, 0), index(0, 0));
}

void StoreTreeModel::updateTables(int section, const std::vector<TablePtr>& before) {
    Section& shown = m_sections[size_t(section)];
    if (shown.fetched == 0 || before == tables(section))
        return;
    const QModelIndex parent = index(section, 0, index(0, 0));
    beginRemoveRows(parent, 0, shown.fetched - 1);
    shown.fetched = 0;
    endRemoveRows();
    fetchMore(parent);
}

QModelIndex StoreTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, kRoot);
    if (parent.internalId() == kRoot)
        return createIndex(row, column, kSection);
    return createIndex(row, column, kTables + quintptr(parent.row()));
}

QModelIndex StoreTreeModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == kRoot)
        return {};
    if (child.internalId() == kSection)
        return createIndex(0, 0, kRoot);
    return createIndex(int(child.internalId() - kTables), 0, kSection);
}

int StoreTreeModel::rowCount(const QModelIndex& parent) const {
    if (!m_state || parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return 1;
    if (parent.internalId() == kRoot)
        return int(m_sections.size());
    return parent.internalId() == kSection ? m_sections[size_t(parent.row())].fetched : 0;
}

int StoreTreeModel::columnCount(const QModelIndex&) const {
    return 1;
}

bool StoreTreeModel::hasChildren(const QModelIndex& parent) const {
    if (parent.isValid() && parent.internalId() == kSection)
        return parent.column() == 0 && !tables(parent.row()).empty();
    return rowCount(parent) > 0;
}

bool StoreTreeModel::canFetchMore(const QModelIndex& parent) const {
    return parent.isValid() && parent.internalId() == kSection &&
           size_t(m_sections[size_t(parent.row())].fetched) < tables(parent.row()).size();
}

void StoreTreeModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent))
        return;
    Section& section = m_sections[size_t(parent.row())];
    const int more = std::min(kChunk, int(tables(parent.row()).size()) - section.fetched);
    beginInsertRows(parent.siblingAtColumn(0), section.fetched, section.fetched + more - 1);
    section.fetched += more;
    endInsertRows();
}

const StoreTreeModel::Section* StoreTreeModel::sectionOf(const QModelIndex& index) const {
    return index.isValid() && index.internalId() == kSection ? &m_sections[size_t(index.row())] : nullptr;
}

TablePtr StoreTreeModel::tableOf(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() < kTables)
        return nullptr;
    const std::vector<TablePtr>& all = tables(int(index.internalId() - kTables));
    return size_t(index.row()) < all.size() ? all[size_t(index.row())] : nullptr;
}

Address StoreTreeModel::addressOf(const QModelIndex& index) const {
    if (const TablePtr table = tableOf(index))
        return Address::ofTable(table->number);
    const Section* section = sectionOf(index);
    if (section && section->kind == AddressKind::manifestEdit)
        return Address::ofEdit(Address::kNewestEdit);
    if (section)
        return Address{.kind = section->kind, .number = section->number};
    return Address::overview();
}

std::optional<std::string> StoreTreeModel::familyOf(const QModelIndex& index) const {
    const Section* section = sectionOf(index);
    if (!section || section->kind != AddressKind::overview)
        return std::nullopt;
    return m_state->families[size_t(section->number)];
}

bool StoreTreeModel::isShownFamily(const Section& section) const {
    return section.kind == AddressKind::overview &&
           m_state->families[size_t(section.number)] == m_state->info.family;
}

QModelIndex StoreTreeModel::indexOf(const Address& address) const {
    const QModelIndex root = index(0, 0);
    for (int row = 0; row < int(m_sections.size()); ++row) {
        const Section& section = m_sections[size_t(row)];
        if (section.kind == AddressKind::overview)
            continue;
        if (address.kind == section.kind &&
            (address.kind == AddressKind::memtable || address.kind == AddressKind::manifestEdit ||
             address.number == section.number))
            return index(row, 0, root);
        if (address.kind != AddressKind::table && address.kind != AddressKind::block &&
            address.kind != AddressKind::entry)
            continue;
        const std::vector<TablePtr>& all = tables(row);
        const auto found = std::find_if(
            all.begin(), all.end(), [&](const TablePtr& table) { return table->number == address.number; });
        if (found == all.end())
            continue;
        const int position = int(found - all.begin());
        // What has not been handed out yet is shown by its level.
        const QModelIndex level = index(row, 0, root);
        return position < section.fetched ? index(position, 0, level) : level;
    }
    return root;
}

QString StoreTreeModel::nameOf(const QModelIndex& index) const {
    if (const TablePtr table = tableOf(index))
        return displayTable(table->number);
    const Section* section = sectionOf(index);
    if (!section)
        return displayBytes(m_storeName.toStdString(), 80);
    switch (section->kind) {
        case AddressKind::level: return levelName(int(section->number));
        case AddressKind::memtable: return tr("Memtable");
        case AddressKind::overview: return displayBytes(m_state->families[size_t(section->number)], 80);
        default: return fileNameOf(*section);
    }
}

QString StoreTreeModel::fileNameOf(const Section& section) const {
    const bool native = m_state->info.format == StoreFormat::native;
    if (section.kind == AddressKind::manifestEdit)
        return QString::fromStdString(manifestFileName(section.number));
    return QString::fromStdString(native ? walFileName(section.number)
                                         : foreignFileName(section.number, ".log"));
}

QString StoreTreeModel::detailOf(const QModelIndex& index) const {
    if (const TablePtr table = tableOf(index))
        return displaySize(table->fileSize);
    const Section* section = sectionOf(index);
    if (!section)
        return displaySize(totalBytes(*m_state));
    if (section->kind == AddressKind::memtable)
        return displaySize(m_state->hasStats ? m_state->stats.memtableBytes + m_state->stats.immutableBytes
                                             : m_state->info.memtableBytes);
    if (section->kind == AddressKind::overview)
        return tr("column family");
    if (section->kind == AddressKind::walRecord)
        return m_state->hasStats && m_state->logs.size() == 1 ? displaySize(m_state->stats.walBytes)
                                                              : QString();
    if (section->kind != AddressKind::level)
        return {};
    const std::vector<TablePtr>& all = tables(index.row());
    return QStringLiteral("%1 · %2").arg(displayNumber(all.size()),
                                         displaySize(m_state->version->levelBytes(int(section->number))));
}

QString StoreTreeModel::toolTipOf(const QModelIndex& index) const {
    if (const TablePtr table = tableOf(index))
        return tr("%1 entries, %2 tombstones\nfrom %3\nto %4")
            .arg(displayNumber(table->entries), displayNumber(table->tombstones),
                 displayBytes(table->smallest, 80), displayBytes(table->largest, 80));
    const Section* section = sectionOf(index);
    if (section && section->kind == AddressKind::level)
        return tr("%1: %n SSTable(s)", nullptr, int(tables(index.row()).size())).arg(nameOf(index));
    return section ? nameOf(index) : m_storeName;
}

QVariant StoreTreeModel::decorationOf(const QModelIndex& index) const {
    const Section* section = sectionOf(index);
    if (section && section->kind == AddressKind::level)
        return levelIcon(int(section->number));
    if (section && section->kind == AddressKind::memtable)
        return themedIcon(QStringLiteral("memtable"));
    if (section && section->kind == AddressKind::overview)
        return themedIcon(isShownFamily(*section) ? QStringLiteral("check") : QStringLiteral("store"));
    if (section)
        return themedIcon(section->kind == AddressKind::walRecord ? QStringLiteral("log")
                                                                  : QStringLiteral("manifest"));
    return index.internalId() == kRoot ? QVariant(themedIcon(QStringLiteral("store"))) : QVariant();
}

QVariant StoreTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_state)
        return {};
    switch (role) {
        case Qt::DisplayRole: return nameOf(index);
        case DetailRole: return detailOf(index);
        case Qt::DecorationRole: return decorationOf(index);
        case Qt::ToolTipRole: return plainToolTip(toolTipOf(index));
        case Qt::FontRole: return tableOf(index) ? QVariant(fixedFont()) : QVariant();
        case Qt::AccessibleTextRole: return QStringLiteral("%1 %2").arg(nameOf(index), detailOf(index));
        default: return {};
    }
}

}  // namespace levelscope::gui
