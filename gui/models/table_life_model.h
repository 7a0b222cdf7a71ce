// What became of one table: its birth, each move to another level, and its death, with the edit that tells.
// No I/O.
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "core/inspect/time_machine.h"

namespace levelscope::gui {

class TableLifeModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { EventColumn, EditColumn, CauseColumn, TimeColumn, JobColumn, ColumnCount };
    enum Role { IndexRole = Qt::UserRole };  // of the edit in the time machine

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(std::shared_ptr<const TimeMachine> machine, uint64_t number);
    uint64_t number() const { return m_number; }
    bool alive() const { return m_alive; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Event {
        QString text;
        uint32_t edit = 0;
    };
    QString display(const Event& event, int column) const;

    std::shared_ptr<const TimeMachine> m_machine;
    std::vector<Event> m_events;
    uint64_t m_number = 0;
    bool m_alive = false;
};

}  // namespace levelscope::gui
