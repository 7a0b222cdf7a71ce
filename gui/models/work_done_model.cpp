#include "gui/models/work_done_model.h"

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {
namespace {

QString tablesOf(uint64_t tables, uint64_t bytes) {
    return tables == 0 ? QStringLiteral("–")
                       : QStringLiteral("%1 · %2").arg(displayNumber(tables), displaySize(bytes));
}

}  // namespace

uint64_t droppedEntries(const WorkDone& work) {
    return work.entriesRead > work.entriesWritten ? work.entriesRead - work.entriesWritten : 0;
}

QString workSentence(const std::vector<WorkDone>& work) {
    WorkDone merged, made;
    uint64_t dropped = 0, moved = 0;
    for (const WorkDone& each : work) {
        WorkDone& sum = each.tablesRead > 0 ? merged : made;
        sum.tablesRead += each.tablesRead;
        sum.bytesRead += each.bytesRead;
        sum.tablesWritten += each.tablesWritten;
        sum.bytesWritten += each.bytesWritten;
        dropped += droppedEntries(each);
        moved += each.tablesMoved;
    }
    QStringList parts;
    if (merged.tablesRead > 0)
        parts << WorkDoneModel::tr("Compactions made %1 out of %2 and dropped %3 entries.")
                     .arg(displaySize(merged.bytesWritten), displaySize(merged.bytesRead),
                          displayNumber(dropped));
    if (made.tablesWritten > 0)
        parts << WorkDoneModel::tr("%1 came in new.").arg(displaySize(made.bytesWritten));
    if (moved > 0)
        parts << WorkDoneModel::tr("%n table(s) moved without being rewritten.", nullptr,
                                   static_cast<int>(moved));
    if (parts.isEmpty())
        return WorkDoneModel::tr("No flush and no compaction in this time.");
    return parts.join(QLatin1Char(' '));
}

void WorkDoneModel::setWork(std::vector<WorkDone> work) {
    beginResetModel();
    m_work = std::move(work);
    endResetModel();
}

int WorkDoneModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_work.size());
}

int WorkDoneModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WorkDoneModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role != Qt::DisplayRole)
        return {};
    const WorkDone& work = m_work[static_cast<size_t>(index.row())];
    switch (index.column()) {
        case WorkColumn: return editCauseName(work.cause);
        case TimesColumn: return displayNumber(work.edits);
        case ReadColumn: return tablesOf(work.tablesRead, work.bytesRead);
        case WrittenColumn:
            return work.tablesWritten == 0 && work.tablesMoved > 0
                       ? tr("%n moved", nullptr, static_cast<int>(work.tablesMoved))
                       : tablesOf(work.tablesWritten, work.bytesWritten);
        case DroppedColumn:
            return work.tablesRead == 0 ? QStringLiteral("–") : displayNumber(droppedEntries(work));
        case LastColumn: return displayMicros(work.lastMicros);
        default: return {};
    }
}

QVariant WorkDoneModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool words = section == WorkColumn || section == LastColumn;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (words ? Qt::AlignLeft : Qt::AlignRight)));
    }
    if (role == Qt::ToolTipRole && section == DroppedColumn)
        return tr(
            "Entries that went in and did not come out again: older versions, and tombstones with "
            "nothing left to hide");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case WorkColumn: return tr("work");
        case TimesColumn: return tr("times");
        case ReadColumn: return tr("tables read");
        case WrittenColumn: return tr("tables written");
        case DroppedColumn: return tr("entries dropped");
        case LastColumn: return tr("last");
        default: return {};
    }
}

}  // namespace levelscope::gui
