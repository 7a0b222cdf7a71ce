#include "gui/models/wal_operation_model.h"

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {

void WalOperationModel::setBatch(std::shared_ptr<const WalBatch> batch) {
    beginResetModel();
    m_batch = std::move(batch);
    endResetModel();
}

int WalOperationModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_batch ? 0 : static_cast<int>(m_batch->operations.size());
}

int WalOperationModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WalOperationModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    const WalOperation& item = operation(index.row());
    if (role == Qt::ToolTipRole && item.expiryMicros != 0)
        return tr("expires %1").arg(displayMicros(item.expiryMicros));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
        case SequenceColumn: return displayNumber(item.sequence);
        case TypeColumn: return entryTypeName(item.type);
        case KeyColumn: return displayBytes(item.key);
        case ValueColumn:
            return item.type == EntryType::rangeTombstone ? tr("up to %1").arg(displayBytes(item.value))
                                                          : displayBytes(item.value);
        case BytesColumn: return displayNumber(item.key.size() + item.valueSize);
        default: return {};
    }
}

QVariant WalOperationModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == SequenceColumn || section == BytesColumn;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role == Qt::ToolTipRole && section == BytesColumn)
        return tr("Bytes of key and value");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case SequenceColumn: return tr("sequence");
        case TypeColumn: return tr("type");
        case KeyColumn: return tr("key");
        case ValueColumn: return tr("value");
        case BytesColumn: return tr("bytes");
        default: return {};
    }
}

}  // namespace levelscope::gui
