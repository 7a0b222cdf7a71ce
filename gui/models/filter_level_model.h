// What the filters of a store take and save, a row for each level and one for all of them. Qt Core only, no
// I/O.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/inspect/filter_survey.h"

namespace levelscope::gui {

class FilterLevelModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { LevelColumn, TablesColumn, SizeColumn, BitsColumn, AskedColumn, ReadColumn, ColumnCount };
    enum Role { LevelRole = Qt::UserRole };  // as levelOf

    using QAbstractTableModel::QAbstractTableModel;

    void setLevels(std::vector<FilterLevel> levels);
    const FilterLevel& total() const { return m_total; }
    int levelOf(int row) const;  // -1: all of them
    const FilterLevel& levelAt(int row) const {
        return m_levels[static_cast<size_t>(row)];
    }  // one of a level

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<FilterLevel> m_levels;
    FilterLevel m_total;
};

// Bits of the filters for each entry of the tables, or 0.
double filterBitsPerEntry(const FilterLevel& level);

}  // namespace levelscope::gui
