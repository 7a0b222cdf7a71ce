#include "gui/models/filter_level_model.h"

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {

double filterBitsPerEntry(const FilterLevel& level) {
    return level.entries == 0
               ? 0.0
               : 8.0 * static_cast<double>(level.filterBytes) / static_cast<double>(level.entries);
}

void FilterLevelModel::setLevels(std::vector<FilterLevel> levels) {
    beginResetModel();
    m_levels = std::move(levels);
    m_total = {.level = -1};
    for (const FilterLevel& level : m_levels) {
        m_total.tables += level.tables;
        m_total.withoutFilter += level.withoutFilter;
        m_total.entries += level.entries;
        m_total.filterBytes += level.filterBytes;
        m_total.asked += level.asked;
        m_total.passed += level.passed;
    }
    endResetModel();
}

int FilterLevelModel::levelOf(int row) const {
    return row < static_cast<int>(m_levels.size()) ? m_levels[static_cast<size_t>(row)].level : -1;
}

int FilterLevelModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_levels.empty() ? 0 : static_cast<int>(m_levels.size()) + 1;
}

int FilterLevelModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FilterLevelModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role == LevelRole)
        return levelOf(index.row());
    if (role != Qt::DisplayRole)
        return {};
    const bool sum = levelOf(index.row()) < 0;
    const FilterLevel& level = sum ? m_total : m_levels[static_cast<size_t>(index.row())];
    switch (index.column()) {
        case LevelColumn: return sum ? tr("all") : levelName(level.level);
        case TablesColumn: return displayNumber(level.tables);
        case SizeColumn: return level.filterBytes == 0 ? tr("none") : displaySize(level.filterBytes);
        case BitsColumn: return QLocale().toString(filterBitsPerEntry(level), 'f', 1);
        case AskedColumn: return QLocale().toString(level.asked, 'f', 1);
        case ReadColumn: return QLocale().toString(level.passed, 'f', 4);
        default: return {};
    }
}

QVariant FilterLevelModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == LevelColumn ? Qt::AlignLeft : Qt::AlignRight)));
    if (role == Qt::ToolTipRole && section == AskedColumn)
        return tr("Tables that a look-up of a missing key asks, on average");
    if (role == Qt::ToolTipRole && section == ReadColumn)
        return tr("Tables whose filter lets it through, so that a block is read in vain, on average");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case LevelColumn: return tr("level");
        case TablesColumn: return tr("tables");
        case SizeColumn: return tr("filters");
        case BitsColumn: return tr("bits / key");
        case AskedColumn: return tr("asked");
        case ReadColumn: return tr("read in vain");
        default: return {};
    }
}

}  // namespace levelscope::gui
