#include "gui/models/entry_list_model.h"

#include "core/table/value_file.h"
#include "core/version/file_names.h"
#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {

std::string_view userValue(const AnatomyEntry& entry) {
    constexpr size_t kExpirySize = 8;
    std::string_view value = entry.value;
    if (hasExpiry(trailerType(entry.trailer)))
        value.remove_prefix(std::min(kExpirySize, value.size()));
    return value;
}

QString valueText(const AnatomyEntry& entry, int limit) {
    const EntryType type = trailerType(entry.trailer);
    SeparatedValue value;
    if (!isSeparated(type) || !decodeSeparated(type, entry.value, value))
        return displayBytes(userValue(entry), limit);
    return EntryListModel::tr("%1 bytes, in %2 at %3")
        .arg(displayNumber(value.pointer.size), QString::fromStdString(valueFileName(value.pointer.file)),
             QStringLiteral("0x%1").arg(value.pointer.offset, 0, 16));
}

void EntryListModel::setEntries(std::vector<AnatomyEntry> entries) {
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int EntryListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int EntryListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EntryListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AnatomyEntry& item = entry(index.row());
    const EntryType type = trailerType(item.trailer);
    switch (role) {
        case Qt::DisplayRole:
            switch (index.column()) {
                case OrdinalColumn: return displayNumber(static_cast<uint64_t>(index.row()));
                case KeyColumn: return displayBytes(item.userKey);
                case TypeColumn: return entryTypeName(type);
                case SequenceColumn: return displayNumber(trailerSequence(item.trailer));
                case ValueColumn: return type == EntryType::tombstone ? QString() : valueText(item);
                case BytesColumn: return displayNumber(item.keyLength + item.valueSize);
                default: return {};
            }
        case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
        case Qt::ToolTipRole:
            if (index.column() == ValueColumn && isSeparated(type))
                return tr(
                    "The value lies in a value file, the table only points to it. Return goes to its bytes.");
            return index.column() == BytesColumn
                       ? QVariant(tr("%1 bytes of key stored here, %2 bytes of value")
                                      .arg(displayNumber(item.keyLength), displayNumber(item.valueSize)))
                       : QVariant();
        case SharedLengthRole: {
            const auto shared = std::min<size_t>(item.sharedPrefix, item.userKey.size());
            return static_cast<int>(displayBytes(std::string_view(item.userKey).substr(0, shared)).size());
        }
        case TombstoneRole: return type == EntryType::tombstone;
        default: return {};
    }
}

QVariant EntryListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == OrdinalColumn || section == SequenceColumn || section == BytesColumn;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role == Qt::ToolTipRole && section == KeyColumn)
        return tr(
            "Faded: the prefix all keys of the block share, stored once. The rest is stored with the entry.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case OrdinalColumn: return tr("#");
        case KeyColumn: return tr("key (shared · own)");
        case TypeColumn: return tr("type");
        case SequenceColumn: return tr("sequence");
        case ValueColumn: return tr("value");
        case BytesColumn: return tr("bytes");
        default: return {};
    }
}

}  // namespace levelscope::gui
