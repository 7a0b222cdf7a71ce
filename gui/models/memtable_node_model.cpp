#include "gui/models/memtable_node_model.h"

#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {

void MemtableNodeModel::setTree(std::shared_ptr<const MemtableLayout> tree) {
    beginResetModel();
    m_tree = std::move(tree);
    m_items.clear();
    for (int i = 0; i < static_cast<int>(m_tree->items().size()); ++i)
        if (m_tree->entry(i) != nullptr && m_tree->item(i).kind != MemtableLayout::Kind::chip)
            m_items.push_back(i);
    endResetModel();
}

int MemtableNodeModel::rowOf(int item) const {
    const auto found = std::find(m_items.begin(), m_items.end(), item);
    return found == m_items.end() ? -1 : static_cast<int>(found - m_items.begin());
}

int MemtableNodeModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int MemtableNodeModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString MemtableNodeModel::display(int item, int column) const {
    const MemtableLayout::Item& at = m_tree->item(item);
    const ShapeNode& node = m_tree->picture()->nodes[static_cast<size_t>(at.node)].shape;
    const PictureEntry& entry = *m_tree->entry(item);
    const bool avl = m_tree->kind() == MemtableKind::avl;
    const bool slot = at.kind == MemtableLayout::Kind::slot;
    switch (column) {
        case RowColumn: return slot ? tr("entry") : displayNumber(node.depth + 1);
        case KeyColumn: return displayBytes(entry.key);
        case SequenceColumn: return displayNumber(entry.sequence);
        case TypeColumn: return entryTypeName(entry.type);
        case BalanceColumn:
            if (slot)
                return {};
            if (!avl)
                return tr("%1 of %2").arg(node.fill).arg(node.capacity);
            return node.balance > 0 ? QStringLiteral("+%1").arg(node.balance) : QString::number(node.balance);
        case RowsColumn: return slot ? QString() : displayNumber(node.height);
        default: return {};
    }
}

QVariant MemtableNodeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
        case Qt::DisplayRole: return display(itemAt(index.row()), index.column());
        case Qt::TextAlignmentRole:
            return int((index.column() == KeyColumn || index.column() == TypeColumn ? Qt::AlignLeft
                                                                                    : Qt::AlignRight) |
                       Qt::AlignVCenter);
        default: return {};
    }
}

QVariant MemtableNodeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
        case RowColumn: return tr("Row");
        case KeyColumn: return tr("Key");
        case SequenceColumn: return tr("Sequence");
        case TypeColumn: return tr("Type");
        case BalanceColumn: return m_tree->kind() == MemtableKind::avl ? tr("Balance") : tr("Fill");
        case RowsColumn: return tr("Rows");
        default: return {};
    }
}

}  // namespace levelscope::gui
