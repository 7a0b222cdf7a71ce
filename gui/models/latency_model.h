// How long operations took since the store was opened: count and percentiles, a row for each kind that
// happened. Qt Core only, no I/O.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/db/db.h"

namespace levelscope::gui {

class LatencyModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        OperationColumn,
        TimedColumn,
        MedianColumn,
        P95Column,
        P99Column,
        WorstColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setLatencies(const Latencies& latencies);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum class Operation : quint8 { get, multiGet, write, seek, step, flush, compaction, stall };
    struct Row {
        Operation operation = Operation::get;
        uint64_t timed = 0;
        uint64_t nanos[4] = {};  // of the four columns of times
    };
    static QString nameOf(Operation operation);
    static QString hintFor(Operation operation);

    std::vector<Row> m_rows;
};

}  // namespace levelscope::gui
