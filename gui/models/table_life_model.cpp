#include "gui/models/table_life_model.h"

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {

void TableLifeModel::setTable(std::shared_ptr<const TimeMachine> machine, uint64_t number) {
    beginResetModel();
    m_machine = std::move(machine);
    m_number = number;
    m_events.clear();
    m_alive = false;
    const std::vector<uint32_t> stays = m_machine ? m_machine->lifeOf(number) : std::vector<uint32_t>();
    uint32_t left = TimeMachine::kAlive;  // the edit that ended the stay before
    for (const uint32_t id : stays) {
        const TimeMachine::Stay& stay = m_machine->stay(id);
        const QString level = levelName(stay.table.level);
        if (stay.born == left)
            m_events.back().text = tr("moved to %1").arg(level);
        else if (stay.born == 0)
            m_events.push_back({tr("there before, in %1").arg(level), stay.born});
        else
            m_events.push_back({tr("born in %1").arg(level), stay.born});
        left = stay.died;
        m_alive = left == TimeMachine::kAlive;
        if (!m_alive)
            m_events.push_back({tr("gone from %1").arg(level), left});
    }
    endResetModel();
}

int TableLifeModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int TableLifeModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString TableLifeModel::display(const Event& event, int column) const {
    const TimeMachine::Edit& edit = m_machine->edit(event.edit);
    switch (column) {
        case EventColumn: return event.text;
        case EditColumn: return displayNumber(edit.ordinal);
        case CauseColumn: return editCauseName(edit.cause);
        case TimeColumn: return edit.wallMicros == 0 ? QString() : displayMicros(edit.wallMicros);
        case JobColumn: return edit.jobId == 0 ? QString() : displayNumber(edit.jobId);
        default: return {};
    }
}

QVariant TableLifeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Event& event = m_events[static_cast<size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole: return display(event, index.column());
        case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
        case IndexRole: return event.edit;
        default: return {};
    }
}

QVariant TableLifeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == EditColumn || section == JobColumn;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case EventColumn: return tr("event");
        case EditColumn: return tr("edit");
        case CauseColumn: return tr("cause");
        case TimeColumn: return tr("time");
        case JobColumn: return tr("job");
        default: return {};
    }
}

}  // namespace levelscope::gui
