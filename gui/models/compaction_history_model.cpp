#include "gui/models/compaction_history_model.h"

#include <QStringList>
#include <set>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {
namespace {

CompactionHistoryModel::Entry fromFlush(const FlushInfo& info, bool running) {
    CompactionHistoryModel::Entry entry;
    entry.kind = CompactionHistoryModel::Kind::flush;
    entry.running = running;
    entry.memtableEntries = info.entries;
    entry.memoryBytes = info.memoryBytes;
    entry.info.jobId = info.jobId;
    entry.info.outputs = info.outputs;
    entry.info.micros = info.micros;
    entry.info.status = info.status;
    for (const TableMeta& output : info.outputs)
        entry.info.outputBytes += output.fileSize;
    return entry;
}

CompactionHistoryModel::Entry fromCompaction(const CompactionInfo& info, bool running) {
    CompactionHistoryModel::Entry entry;
    entry.kind =
        info.trivialMove ? CompactionHistoryModel::Kind::move : CompactionHistoryModel::Kind::compaction;
    entry.running = running;
    entry.info = info;
    return entry;
}

}  // namespace

QString compactionLevels(const CompactionInfo& info) {
    std::set<int> levels;
    for (const TableMeta& input : info.inputs)
        levels.insert(input.level);
    QStringList from;
    for (const int level : levels)
        from.append(levelName(level));
    return QStringLiteral("%1 → %2").arg(from.join(QStringLiteral(" + ")), levelName(info.outputLevel));
}

int CompactionHistoryModel::rowOfJob(uint64_t jobId) const {
    for (size_t i = m_entries.size(); i-- > 0;) {
        if (m_entries[i].info.jobId == jobId)
            return static_cast<int>(m_entries.size() - 1 - i);
    }
    return -1;
}

void CompactionHistoryModel::put(Entry entry) {
    if (const int row = rowOfJob(entry.info.jobId); row >= 0) {
        m_entries[m_entries.size() - 1 - static_cast<size_t>(row)] = std::move(entry);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    if (m_entries.size() >= kKeptJobs) {
        const int last = static_cast<int>(m_entries.size()) - 1;
        beginRemoveRows({}, last, last);
        m_entries.erase(m_entries.begin());
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_entries.push_back(std::move(entry));
    endInsertRows();
}

void CompactionHistoryModel::begin(const FlushInfo& info) {
    put(fromFlush(info, true));
}
void CompactionHistoryModel::end(const FlushInfo& info) {
    put(fromFlush(info, false));
}
void CompactionHistoryModel::begin(const CompactionInfo& info) {
    put(fromCompaction(info, true));
}
void CompactionHistoryModel::end(const CompactionInfo& info) {
    put(fromCompaction(info, false));
}

void CompactionHistoryModel::progress(const CompactionProgress& progress) {
    const int row = rowOfJob(progress.jobId);
    if (row < 0)
        return;
    Entry& entry = m_entries[m_entries.size() - 1 - static_cast<size_t>(row)];
    if (!entry.running)
        return;
    entry.doneBytes = progress.doneBytes;
    Q_EMIT dataChanged(index(row, ResultColumn), index(row, ResultColumn));
}

int CompactionHistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int CompactionHistoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CompactionHistoryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry& it = entry(index.row());
    switch (role) {
        case Qt::DisplayRole: return display(it, index.column());
        case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
        case JobRole: return QVariant::fromValue<qulonglong>(it.info.jobId);
        case RunningRole: return it.running;
        case FailedRole: return !it.running && !it.info.status.ok() && !it.info.status.is(Code::cancelled);
        default: return {};
    }
}

QVariant CompactionHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == BytesColumn || section == DroppedColumn || section == TimeColumn ||
                            section == TablesColumn;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role == Qt::ToolTipRole && section == DroppedColumn)
        return tr("Older versions and tombstones that nobody can see any more, left out of the outputs");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case KindColumn: return tr("job");
        case ReasonColumn: return tr("why");
        case LevelsColumn: return tr("levels");
        case TablesColumn: return tr("tables");
        case BytesColumn: return tr("bytes");
        case DroppedColumn: return tr("dropped");
        case TimeColumn: return tr("time");
        case ResultColumn: return tr("result");
        default: return {};
    }
}

QString CompactionHistoryModel::display(const Entry& it, int column) const {
    const CompactionInfo& info = it.info;
    const bool flush = it.kind == Kind::flush;
    const bool ended = !it.running;
    switch (column) {
        case KindColumn: {
            const QString kind = flush ? tr("flush") : it.kind == Kind::move ? tr("move") : tr("compaction");
            return QStringLiteral("%1 #%2").arg(kind, QString::number(info.jobId));
        }
        case ReasonColumn: return flush ? tr("memtable full or asked") : compactionReasonName(info.reason);
        case LevelsColumn: return flush ? tr("memory → L0") : compactionLevels(info);
        case TablesColumn:
            return QStringLiteral("%1 → %2").arg(
                flush ? QStringLiteral("–") : displayNumber(info.inputs.size()),
                ended ? displayNumber(info.outputs.size()) : QStringLiteral("…"));
        case BytesColumn:
            return QStringLiteral("%1 → %2").arg(displaySize(flush ? it.memoryBytes : info.inputBytes),
                                                 ended ? displaySize(info.outputBytes) : QStringLiteral("…"));
        case DroppedColumn:
            return flush || !ended ? QString() : displayNumber(info.droppedShadowed + info.droppedTombstones);
        case TimeColumn: return ended ? displayDuration(info.micros) : QString();
        case ResultColumn: return result(it);
        default: return {};
    }
}

QString CompactionHistoryModel::result(const Entry& it) const {
    if (it.running && it.info.inputBytes > 0 && it.doneBytes > 0)
        return tr("running, %1")
            .arg(displayPercent(static_cast<double>(it.doneBytes) / static_cast<double>(it.info.inputBytes),
                                0));
    if (it.running)
        return tr("running");
    if (it.info.status.ok())
        return tr("done");
    if (it.info.status.is(Code::cancelled))
        return tr("cancelled, nothing changed");
    return tr("failed ✗ %1").arg(describe(it.info.status).what);
}

}  // namespace levelscope::gui
