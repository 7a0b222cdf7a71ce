// The edits of the manifests as rows, oldest first. Holds the time machine it shows; no I/O.
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "core/inspect/time_machine.h"

namespace levelscope::gui {

class EditListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        OrdinalColumn,
        CauseColumn,
        TimeColumn,
        TablesColumn,
        BytesColumn,
        JobColumn,
        PlaceColumn,
        ColumnCount
    };
    enum Role { UserActionRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setMachine(std::shared_ptr<const TimeMachine> machine);  // null: empty

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString display(const TimeMachine::Edit& edit, int column) const;

    std::shared_ptr<const TimeMachine> m_machine;
};

// "3 tables out, 9 in", as far as there is anything to say.
QString tablesOfEdit(const TimeMachine::Edit& edit);

}  // namespace levelscope::gui
