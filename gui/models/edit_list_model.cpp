#include "gui/models/edit_list_model.h"

#include <QFont>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {

QString tablesOfEdit(const TimeMachine::Edit& edit) {
    if (edit.added == 0 && edit.removed == 0)
        return {};
    if (edit.removed == 0)
        return EditListModel::tr("+%1").arg(displayNumber(edit.added));
    return EditListModel::tr("−%1 +%2").arg(displayNumber(edit.removed), displayNumber(edit.added));
}

void EditListModel::setMachine(std::shared_ptr<const TimeMachine> machine) {
    beginResetModel();
    m_machine = std::move(machine);
    endResetModel();
}

int EditListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_machine ? 0 : static_cast<int>(m_machine->editCount());
}

int EditListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString EditListModel::display(const TimeMachine::Edit& edit, int column) const {
    switch (column) {
        case OrdinalColumn: return displayNumber(edit.ordinal);
        case CauseColumn:
            return isUserAction(edit.cause) ? QStringLiteral("▾ %1").arg(editCauseName(edit.cause))
                                            : editCauseName(edit.cause);
        case TimeColumn: return edit.wallMicros == 0 ? QString() : displayMicros(edit.wallMicros);
        case TablesColumn: return tablesOfEdit(edit);
        case BytesColumn: return edit.bytesAdded == 0 ? QString() : displaySize(edit.bytesAdded);
        case JobColumn: return edit.jobId == 0 ? QString() : displayNumber(edit.jobId);
        case PlaceColumn:
            return QStringLiteral("%1 @ 0x%2")
                .arg(displayTable(edit.manifest), QString::number(edit.offset, 16));
        default: return {};
    }
}

QVariant EditListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimeMachine::Edit& edit = m_machine->edit(static_cast<size_t>(index.row()));
    switch (role) {
        case Qt::DisplayRole: return display(edit, index.column());
        case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
        case UserActionRole: return isUserAction(edit.cause);
        case Qt::FontRole: {
            QFont font;
            font.setBold(true);
            return isUserAction(edit.cause) ? QVariant(font) : QVariant();
        }
        default: return {};
    }
}

QVariant EditListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool text = section == CauseColumn || section == TimeColumn || section == PlaceColumn;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (text ? Qt::AlignLeft : Qt::AlignRight)));
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
            case OrdinalColumn: return tr("Edits are counted since the store was created");
            case CauseColumn: return tr("▾ marks what somebody asked for");
            case TablesColumn: return tr("Tables that went and came");
            case BytesColumn: return tr("Size of the tables that came");
            case PlaceColumn: return tr("Manifest file and offset of the record in it");
            default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case OrdinalColumn: return tr("edit");
        case CauseColumn: return tr("cause");
        case TimeColumn: return tr("time");
        case TablesColumn: return tr("tables");
        case BytesColumn: return tr("new bytes");
        case JobColumn: return tr("job");
        case PlaceColumn: return tr("manifest");
        default: return {};
    }
}

}  // namespace levelscope::gui
