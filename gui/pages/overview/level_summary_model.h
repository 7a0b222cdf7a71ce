// The levels of a store as rows: tables, size, target, score, entries, tombstones, and their sum.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/formats/store_reader.h"

namespace levelscope::gui {

class LevelSummaryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        LevelColumn,
        TablesColumn,
        SizeColumn,
        TargetColumn,
        ScoreColumn,
        EntriesColumn,
        TombstonesColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setLevels(const std::vector<LevelInfo>& levels);
    int levelOf(int row) const;  // -1: the sum

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const LevelInfo& level, bool sum, int column) const;

    std::vector<LevelInfo> m_levels;  // the last one is the sum
};

}  // namespace levelscope::gui
