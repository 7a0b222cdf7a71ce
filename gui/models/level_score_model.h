// One row per level: how full it is against its target, what it holds, how soon it is due. No I/O.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/formats/store_reader.h"

namespace levelscope::gui {

class LevelScoreModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        LevelColumn,
        TablesColumn,
        BytesColumn,
        TargetColumn,
        ScoreColumn,
        TombstonesColumn,
        ColumnCount
    };
    enum Role { LevelRole = Qt::UserRole, ScoreRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setLevels(std::vector<LevelInfo> levels);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<LevelInfo> m_levels;
};

// "640 MiB", "4 tables", or "–" where a level has no target.
QString levelTarget(const LevelScore& score);

}  // namespace levelscope::gui
