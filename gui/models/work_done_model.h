// What flushes and compactions did in a time, a row for each kind of work. Qt Core only, no I/O.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/inspect/work_done.h"

namespace levelscope::gui {

class WorkDoneModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        WorkColumn,
        TimesColumn,
        ReadColumn,
        WrittenColumn,
        DroppedColumn,
        LastColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setWork(std::vector<WorkDone> work);
    const std::vector<WorkDone>& work() const { return m_work; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<WorkDone> m_work;
};

// Entries that went in and did not come out again: older versions, and tombstones with nothing to hide.
uint64_t droppedEntries(const WorkDone& work);
// All of it in a sentence or two.
QString workSentence(const std::vector<WorkDone>& work);

}  // namespace levelscope::gui
