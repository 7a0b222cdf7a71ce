// All live tables of one version as rows: the accessible twin of the level map, and every chooser of tables.
// Holds the version it shows; no I/O. Sorting is a proxy's work, by SortRole.
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <memory>
#include <vector>

#include "core/version/version.h"

namespace levelscope::gui {

class TableListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        NumberColumn,
        LevelColumn,
        SizeColumn,
        EntriesColumn,
        TombstonesColumn,
        SmallestColumn,
        LargestColumn,
        SequenceColumn,
        CompressionColumn,
        CreatedColumn,
        ColumnCount
    };
    enum Role { NumberRole = Qt::UserRole, LevelRole, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setVersion(std::shared_ptr<const Version> version);
    const TableMeta& table(int row) const { return *m_tables[static_cast<size_t>(row)]; }
    int rowOf(uint64_t number) const { return m_rows.value(number, -1); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString display(const TableMeta& table, int column) const;
    QVariant sortKey(const TableMeta& table, int column) const;

    std::vector<TablePtr> m_tables;  // top level first, each in the version's order
    QHash<uint64_t, int> m_rows;
};

// Share of dead entries, 0 to 1.
double tombstoneShare(const TableMeta& table);

}  // namespace levelscope::gui
