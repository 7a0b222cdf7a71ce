#include "gui/models/table_list_model.h"

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {
namespace {

// A table's number is a name, not a figure.
bool isText(int column) {
    return column == TableListModel::NumberColumn || column == TableListModel::LevelColumn ||
           column == TableListModel::SmallestColumn || column == TableListModel::LargestColumn ||
           column == TableListModel::CompressionColumn;
}

}  // namespace

double tombstoneShare(const TableMeta& table) {
    return table.entries == 0 ? 0.0
                              : static_cast<double>(table.tombstones) / static_cast<double>(table.entries);
}

void TableListModel::setVersion(std::shared_ptr<const Version> version) {
    beginResetModel();
    m_tables.clear();
    m_rows.clear();
    for (int level = 0; version && level < version->levels(); ++level)
        m_tables.insert(m_tables.end(), version->level(level).begin(), version->level(level).end());
    m_rows.reserve(static_cast<qsizetype>(m_tables.size()));
    for (size_t row = 0; row < m_tables.size(); ++row)
        m_rows.insert(m_tables[row]->number, static_cast<int>(row));
    endResetModel();
}

int TableListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_tables.size());
}

int TableListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TableListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TableMeta& meta = table(index.row());
    switch (role) {
        case Qt::DisplayRole: return display(meta, index.column());
        case Qt::TextAlignmentRole: {
            const bool text = isText(index.column());
            return QVariant::fromValue(
                Qt::Alignment(Qt::AlignVCenter | (text ? Qt::AlignLeft : Qt::AlignRight)));
        }
        case NumberRole: return QVariant::fromValue<qulonglong>(meta.number);
        case LevelRole: return meta.level;
        case SortRole: return sortKey(meta, index.column());
        default: return {};
    }
}

QVariant TableListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool text = isText(section);
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (text ? Qt::AlignLeft : Qt::AlignRight)));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case NumberColumn: return tr("table");
        case LevelColumn: return tr("level");
        case SizeColumn: return tr("size");
        case EntriesColumn: return tr("entries");
        case TombstonesColumn: return tr("tombstones");
        case SmallestColumn: return tr("smallest key");
        case LargestColumn: return tr("largest key");
        case SequenceColumn: return tr("sequence");
        case CompressionColumn: return tr("compression");
        case CreatedColumn: return tr("written");
        default: return {};
    }
}

QString TableListModel::display(const TableMeta& meta, int column) const {
    switch (column) {
        case NumberColumn: return displayTable(meta.number);
        case LevelColumn: return levelName(meta.level);
        case SizeColumn: return displaySize(meta.fileSize);
        case EntriesColumn: return displayNumber(meta.entries);
        case TombstonesColumn:
            return meta.tombstones == 0 && meta.rangeTombstones == 0
                       ? QStringLiteral("0")
                       : displayNumber(meta.tombstones + meta.rangeTombstones);
        case SmallestColumn: return displayBytes(meta.smallest, 64);
        case LargestColumn: return displayBytes(meta.largest, 64);
        case SequenceColumn:
            return tr("%1 – %2").arg(displayNumber(meta.minSequence), displayNumber(meta.maxSequence));
        case CompressionColumn: return compressionName(meta.compression);
        case CreatedColumn: return meta.createdMicros == 0 ? QString() : displayMicros(meta.createdMicros);
        default: return {};
    }
}

QVariant TableListModel::sortKey(const TableMeta& meta, int column) const {
    const auto number = [](uint64_t value) { return QVariant::fromValue<qulonglong>(value); };
    switch (column) {
        case NumberColumn: return number(meta.number);
        case LevelColumn: return meta.level;
        case SizeColumn: return number(meta.fileSize);
        case EntriesColumn: return number(meta.entries);
        case TombstonesColumn: return number(meta.tombstones + meta.rangeTombstones);
        // Latin-1 keeps the order of the bytes.
        case SmallestColumn:
            return QString::fromLatin1(meta.smallest.data(), static_cast<qsizetype>(meta.smallest.size()));
        case LargestColumn:
            return QString::fromLatin1(meta.largest.data(), static_cast<qsizetype>(meta.largest.size()));
        case SequenceColumn: return number(meta.maxSequence);
        case CompressionColumn: return static_cast<int>(meta.compression);
        case CreatedColumn: return QVariant::fromValue<qlonglong>(meta.createdMicros);
        default: return {};
    }
}

}  // namespace levelscope::gui
