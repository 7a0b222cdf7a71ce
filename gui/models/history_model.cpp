#include "gui/models/history_model.h"

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {

namespace {

bool hasValue(const KeyVersion& version) {
    return version.type == EntryType::value || version.type == EntryType::expiringValue;
}

QString stateOf(const JudgedVersion& judged) {
    switch (judged.fate) {
        case VersionFate::later: return HistoryModel::tr("written later");
        case VersionFate::visible: return HistoryModel::tr("visible");
        case VersionFate::expired: return HistoryModel::tr("expired");
        case VersionFate::deletion: return HistoryModel::tr("deletes the key");
        case VersionFate::shadowed: return HistoryModel::tr("shadowed by %1").arg(displayNumber(judged.by));
        case VersionFate::erased: return HistoryModel::tr("deleted by %1").arg(displayNumber(judged.by));
        case VersionFate::stray: return HistoryModel::tr("not in the store");
    }
    return {};
}

QString futureName(VersionFuture future) {
    switch (future) {
        case VersionFuture::stays: return HistoryModel::tr("stays");
        case VersionFuture::dropped: return HistoryModel::tr("dropped");
        case VersionFuture::heldBySnapshot: return HistoryModel::tr("held by a snapshot");
        case VersionFuture::dissolves: return HistoryModel::tr("goes last");
        case VersionFuture::expires: return HistoryModel::tr("dropped");
        case VersionFuture::goesWithFile: return HistoryModel::tr("goes with its file");
    }
    return {};
}

QString futureReason(VersionFuture future) {
    switch (future) {
        case VersionFuture::stays: return HistoryModel::tr("Compactions keep it: readers see it.");
        case VersionFuture::dropped:
            return HistoryModel::tr(
                "The next compaction that merges it with the version that hides it drops it.");
        case VersionFuture::heldBySnapshot:
            return HistoryModel::tr(
                "A snapshot may still see it: it is kept until the snapshot is released.");
        case VersionFuture::dissolves:
            return HistoryModel::tr("A deletion goes when no older version of the key is left below it.");
        case VersionFuture::expires:
            return HistoryModel::tr("Its time is over: the next compaction drops it.");
        case VersionFuture::goesWithFile:
            return HistoryModel::tr(
                "The store has dropped it. Its bytes are still in a file that is not needed any more.");
    }
    return {};
}

QString placeOf(const DatedVersion& at) {
    const KeyVersion& version = at.judged.version;
    if (at.judged.fate == VersionFate::stray)
        return version.table != 0 ? HistoryModel::tr("unused table %1").arg(displayTable(version.table))
                                  : HistoryModel::tr("log %1").arg(displayTable(at.log));
    if (version.level < 0)
        return HistoryModel::tr("memtable");
    return levelName(version.level) + QStringLiteral(" · ") + displayTable(version.table);
}

}  // namespace

bool hasWholeValue(const KeyVersion& version) {
    return hasValue(version) && version.value.size() == version.valueSize;
}

void HistoryModel::setVersions(std::vector<DatedVersion> newestFirst) {
    beginResetModel();
    m_versions = std::move(newestFirst);
    endResetModel();
}

int HistoryModel::olderValue(int row) const {
    for (int older = row + 1; older < rowCount(); ++older)
        if (hasValue(version(older).judged.version))
            return older;
    return -1;
}

Address HistoryModel::addressOf(int row) const {
    const DatedVersion& at = version(row);
    if (at.judged.version.table != 0)
        return Address::ofTable(at.judged.version.table);
    if (at.log != 0)
        return Address::ofWalRecord(at.log, at.logOffset);
    return {.kind = AddressKind::memtable};
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_versions.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString HistoryModel::display(const DatedVersion& at, int column) const {
    const KeyVersion& version = at.judged.version;
    switch (column) {
        case SequenceColumn: return displayNumber(version.sequence);
        case TypeColumn: return entryTypeName(version.type);
        case WrittenColumn:
            if (at.writtenMicros == 0)
                return QStringLiteral("–");
            return (at.exactTime ? QString() : QStringLiteral("≥ ")) + displayMicros(at.writtenMicros);
        case PlaceColumn: return placeOf(at);
        case SizeColumn: return hasValue(version) ? displaySize(version.valueSize) : QStringLiteral("–");
        case StateColumn: return stateOf(at.judged);
        case FutureColumn: return futureName(at.future);
        default: return {};
    }
}

QString HistoryModel::hint(const DatedVersion& at, int column) const {
    if (column == FutureColumn)
        return futureReason(at.future);
    if (column == PlaceColumn && at.log != 0 && at.judged.fate != VersionFate::stray)
        return tr("Also in the write-ahead log %1, at byte %2")
            .arg(displayTable(at.log), displayNumber(at.logOffset));
    if (column == WrittenColumn && at.writtenMicros != 0)
        return at.exactTime ? tr("The time of its batch in the write-ahead log")
                            : tr("From the table's map of sequence numbers to times: then or a little later");
    return display(at, column);
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DatedVersion& at = version(index.row());
    const VersionFate fate = at.judged.fate;
    switch (role) {
        case Qt::DisplayRole: return display(at, index.column());
        case Qt::ToolTipRole: return hint(at, index.column());
        case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
        case LevelRole: return at.judged.version.level;
        case FadedRole: return fate != VersionFate::visible && fate != VersionFate::deletion;
        case DeletionRole: return fate == VersionFate::deletion;
        default: return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter |
            (section == SequenceColumn || section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ToolTipRole && section == FutureColumn)
        return tr("What compactions do with the version");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case SequenceColumn: return tr("sequence");
        case TypeColumn: return tr("type");
        case WrittenColumn: return tr("written");
        case PlaceColumn: return tr("where");
        case SizeColumn: return tr("value");
        case StateColumn: return tr("state");
        case FutureColumn: return tr("at compaction");
        default: return {};
    }
}

}  // namespace levelscope::gui
