// What the drawing of a memtable shows, as a list: its nodes from the root down, then the entries of a
// B+tree's leaf. Shows a layout made elsewhere; no I/O.
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "gui/models/memtable_layout.h"

namespace levelscope::gui {

class MemtableNodeModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { RowColumn, KeyColumn, SequenceColumn, TypeColumn, BalanceColumn, RowsColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setTree(std::shared_ptr<const MemtableLayout> tree);
    int itemAt(int row) const { return m_items[static_cast<size_t>(row)]; }  // of the layout
    int rowOf(int item) const;                                               // -1: a free slot

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString display(int item, int column) const;

    std::shared_ptr<const MemtableLayout> m_tree = std::make_shared<const MemtableLayout>();
    std::vector<int> m_items;
};

}  // namespace levelscope::gui
