#include "gui/models/latency_model.h"

#include <algorithm>

#include "gui/models/display.h"

namespace levelscope::gui {

QString LatencyModel::nameOf(Operation operation) {
    switch (operation) {
        case Operation::get: return tr("get");
        case Operation::multiGet: return tr("several gets");
        case Operation::write: return tr("write");
        case Operation::seek: return tr("seek");
        case Operation::step: return tr("step");
        case Operation::flush: return tr("flush");
        case Operation::compaction: return tr("compaction");
        case Operation::stall: return tr("stall");
    }
    return {};
}

QString LatencyModel::hintFor(Operation operation) {
    switch (operation) {
        case Operation::multiGet: return tr("Calls, of as many keys as were asked for together");
        case Operation::write: return tr("A batch, with its waiting for others and for room");
        case Operation::step: return tr("To the next or previous pair; one in 4096 is timed");
        case Operation::stall: return tr("Each time that a writer slept or waited for room");
        case Operation::flush:
        case Operation::compaction: return tr("All of them are timed");
        default: break;
    }
    return tr("One in %1 is timed").arg(Latencies::kTimedOneIn);
}

void LatencyModel::setLatencies(const Latencies& latencies) {
    const std::pair<Operation, const Histogram*> all[] = {
        {Operation::get, &latencies.get},     {Operation::multiGet, &latencies.multiGet},
        {Operation::seek, &latencies.seek},   {Operation::step, &latencies.step},
        {Operation::write, &latencies.write}, {Operation::stall, &latencies.stall},
        {Operation::flush, &latencies.flush}, {Operation::compaction, &latencies.compaction},
    };
    std::vector<Row> rows;
    for (const auto& [operation, times] : all)
        if (times->count() != 0)
            rows.push_back(
                {operation,
                 times->count(),
                 {times->percentile(0.5), times->percentile(0.95), times->percentile(0.99), times->max()}});
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const Row& a, const Row& b) { return a.operation == b.operation; });
    if (!same)
        beginResetModel();
    m_rows = std::move(rows);
    if (!same)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LatencyModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LatencyModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LatencyModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    if (role == Qt::ToolTipRole && index.column() <= TimedColumn)
        return hintFor(row.operation);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
        case OperationColumn: return nameOf(row.operation);
        case TimedColumn: return displayNumber(row.timed);
        default: return displayNanos(row.nanos[index.column() - MedianColumn]);
    }
}

QVariant LatencyModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == OperationColumn ? Qt::AlignLeft : Qt::AlignRight)));
    if (role == Qt::ToolTipRole && section >= MedianColumn && section <= P99Column)
        return tr("As many of them took no longer; exact to a sixteenth");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case OperationColumn: return tr("operation");
        case TimedColumn: return tr("timed");
        case MedianColumn: return QStringLiteral("50 %");
        case P95Column: return QStringLiteral("95 %");
        case P99Column: return QStringLiteral("99 %");
        case WorstColumn: return tr("longest");
        default: return {};
    }
}

}  // namespace levelscope::gui
