// The operations of one batch of a write-ahead log. No I/O.
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "core/formats/store_reader.h"

namespace levelscope::gui {

class WalOperationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { SequenceColumn, TypeColumn, KeyColumn, ValueColumn, BytesColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setBatch(std::shared_ptr<const WalBatch> batch);  // null: empty
    const WalOperation& operation(int row) const { return m_batch->operations[static_cast<size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const WalBatch> m_batch;
};

}  // namespace levelscope::gui
