// Tables that went and came, by one edit or between two: what went first. No I/O.
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "core/inspect/time_machine.h"

namespace levelscope::gui {

class TableChangeModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        ChangeColumn,
        TableColumn,
        LevelColumn,
        SizeColumn,
        EntriesColumn,
        SmallestColumn,
        LargestColumn,
        ColumnCount
    };
    enum class Change : quint8 { gone, born, movedFrom, movedTo };
    enum Role { NumberRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setChange(std::shared_ptr<const TimeMachine> machine, const TimeMachine::Difference& difference);
    Change change(int row) const { return m_rows[static_cast<size_t>(row)].change; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        Change change = Change::gone;
        uint32_t stay = 0;
    };
    QString display(const Row& row, int column) const;

    std::shared_ptr<const TimeMachine> m_machine;
    std::vector<Row> m_rows;
};

}  // namespace levelscope::gui
