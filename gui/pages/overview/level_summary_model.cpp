#include "gui/pages/overview/level_summary_model.h"

#include <QFont>
#include <QLocale>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/level_score_model.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

void LevelSummaryModel::setLevels(const std::vector<LevelInfo>& levels) {
    beginResetModel();
    m_levels = levels;
    while (m_levels.size() > 1 && m_levels.back().tables == 0)
        m_levels.pop_back();
    LevelInfo sum;
    for (const LevelInfo& level : m_levels) {
        sum.tables += level.tables;
        sum.bytes += level.bytes;
        sum.rawBytes += level.rawBytes;
        sum.entries += level.entries;
        sum.tombstones += level.tombstones;
    }
    m_levels.push_back(sum);
    endResetModel();
}

int LevelSummaryModel::levelOf(int row) const {
    return row + 1 < int(m_levels.size()) ? m_levels[size_t(row)].level : -1;
}

int LevelSummaryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_levels.size());
}

int LevelSummaryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString LevelSummaryModel::text(const LevelInfo& level, bool sum, int column) const {
    switch (column) {
        case LevelColumn: return sum ? tr("sum") : levelName(level.level);
        case TablesColumn: return displayNumber(level.tables);
        case SizeColumn: return displaySize(level.bytes);
        case TargetColumn: return sum ? QString() : levelTarget(level.score);
        case ScoreColumn: return sum ? QString() : QLocale().toString(level.score.score, 'f', 2);
        case EntriesColumn: return displayNumber(level.entries);
        case TombstonesColumn: return displayNumber(level.tombstones);
        default: return {};
    }
}

QVariant LevelSummaryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= int(m_levels.size()))
        return {};
    const LevelInfo& level = m_levels[size_t(index.row())];
    const bool sum = index.row() + 1 == int(m_levels.size());
    switch (role) {
        case Qt::DisplayRole: return text(level, sum, index.column());
        case Qt::DecorationRole:
            return index.column() == LevelColumn && !sum ? QVariant(levelIcon(level.level)) : QVariant();
        case Qt::TextAlignmentRole:
            return int((index.column() == LevelColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        case Qt::FontRole: {
            QFont font = index.column() == LevelColumn ? QFont() : fixedFont();
            font.setBold(sum);
            return font;
        }
        case Qt::ForegroundRole:
            return index.column() == ScoreColumn && level.score.score >= 1 && !sum
                       ? QVariant(Theme::current().asInk(Theme::current().amber))
                       : QVariant();
        default: return {};
    }
}

QVariant LevelSummaryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == LevelColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    const QString names[] = {tr("level"), tr("tables"),  tr("size"),      tr("target"),
                             tr("score"), tr("entries"), tr("tombstones")};
    const QString hints[] = {{},
                             tr("SSTables of the level"),
                             tr("Bytes of their files, and of the values in value files that they refer to"),
                             tr("What compaction keeps the level to"),
                             tr("How full the level is: at 1 a compaction is due"),
                             tr("Point entries, tombstones and older versions included"),
                             tr("Entries that say a key is deleted")};
    if (section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return names[section];
    return role == Qt::ToolTipRole ? QVariant(plainToolTip(hints[section])) : QVariant();
}

}  // namespace levelscope::gui
