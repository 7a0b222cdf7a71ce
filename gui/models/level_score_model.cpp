#include "gui/models/level_score_model.h"

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {

QString levelTarget(const LevelScore& score) {
    if (score.targetBytes > 0)
        return displaySize(score.targetBytes);
    if (score.targetRuns > 0)
        return LevelScoreModel::tr("%n run(s)", nullptr, static_cast<int>(score.targetRuns));
    return QStringLiteral("–");
}

void LevelScoreModel::setLevels(std::vector<LevelInfo> levels) {
    if (levels.size() != m_levels.size()) {
        beginResetModel();
        m_levels = std::move(levels);
        endResetModel();
        return;
    }
    m_levels = std::move(levels);
    if (!m_levels.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LevelScoreModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_levels.size());
}

int LevelScoreModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LevelScoreModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LevelInfo& info = m_levels[static_cast<size_t>(index.row())];
    switch (role) {
        case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
        case LevelRole: return info.level;
        case ScoreRole: return info.score.score;
        case Qt::DisplayRole: break;
        default: return {};
    }
    switch (index.column()) {
        case LevelColumn: return levelName(info.level);
        case TablesColumn: return displayNumber(info.tables);
        case BytesColumn: return displaySize(info.bytes);
        case TargetColumn: return levelTarget(info.score);
        case ScoreColumn: return QLocale().toString(info.score.score, 'f', 2);
        case TombstonesColumn:
            return displayPercent(info.entries == 0 ? 0.0
                                                    : static_cast<double>(info.tombstones) /
                                                          static_cast<double>(info.entries));
        default: return {};
    }
}

QVariant LevelScoreModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == LevelColumn ? Qt::AlignLeft : Qt::AlignRight)));
    if (role == Qt::ToolTipRole && section == ScoreColumn)
        return tr("How full the level is against its target. At 1 or more a compaction is due.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case LevelColumn: return tr("level");
        case TablesColumn: return tr("tables");
        case BytesColumn: return tr("bytes");
        case TargetColumn: return tr("target");
        case ScoreColumn: return tr("score");
        case TombstonesColumn: return tr("tombstones");
        default: return {};
    }
}

}  // namespace levelscope::gui
