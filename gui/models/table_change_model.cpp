#include "gui/models/table_change_model.h"

#include <QSet>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {

void TableChangeModel::setChange(std::shared_ptr<const TimeMachine> machine,
                                 const TimeMachine::Difference& difference) {
    beginResetModel();
    m_machine = std::move(machine);
    m_rows.clear();
    const auto numbers = [this](const std::vector<uint32_t>& stays) {
        QSet<uint64_t> set;
        for (const uint32_t id : stays)
            set.insert(m_machine->stay(id).table.number);
        return set;
    };
    const QSet<uint64_t> gone = numbers(difference.removed);
    const QSet<uint64_t> born = numbers(difference.added);
    for (const uint32_t id : difference.removed) {
        const bool moved = born.contains(m_machine->stay(id).table.number);
        m_rows.push_back({moved ? Change::movedFrom : Change::gone, id});
    }
    for (const uint32_t id : difference.added) {
        const bool moved = gone.contains(m_machine->stay(id).table.number);
        m_rows.push_back({moved ? Change::movedTo : Change::born, id});
    }
    endResetModel();
}

int TableChangeModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TableChangeModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString TableChangeModel::display(const Row& row, int column) const {
    const TableMeta& table = m_machine->stay(row.stay).table;
    switch (column) {
        case ChangeColumn:
            switch (row.change) {
                case Change::gone: return tr("− gone");
                case Change::born: return tr("+ new");
                case Change::movedFrom: return tr("↓ from");
                case Change::movedTo: return tr("↓ to");
            }
            return {};
        case TableColumn: return displayTable(table.number);
        case LevelColumn: return levelName(table.level);
        case SizeColumn: return displaySize(table.fileSize);
        case EntriesColumn: return table.entries == 0 ? QString() : displayNumber(table.entries);
        case SmallestColumn: return displayBytes(table.smallest);
        case LargestColumn: return displayBytes(table.largest);
        default: return {};
    }
}

QVariant TableChangeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole: return display(row, index.column());
        case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
        case NumberRole: return qulonglong{m_machine->stay(row.stay).table.number};
        default: return {};
    }
}

QVariant TableChangeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == SizeColumn || section == EntriesColumn;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case ChangeColumn: return tr("change");
        case TableColumn: return tr("table");
        case LevelColumn: return tr("level");
        case SizeColumn: return tr("size");
        case EntriesColumn: return tr("entries");
        case SmallestColumn: return tr("smallest key");
        case LargestColumn: return tr("largest key");
        default: return {};
    }
}

}  // namespace levelscope::gui
