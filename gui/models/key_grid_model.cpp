#include "gui/models/key_grid_model.h"

#include <algorithm>

#include "gui/models/damage_places_model.h"
#include "gui/models/display.h"

namespace levelscope::gui {

namespace {

constexpr int kToolTipBytes = 2048;

bool keyLess(const std::string& a, const std::string& b) {
    return a < b;
}

}  // namespace

KeyState KeyGridModel::Row::state() const {
    if (!change)
        return covered ? KeyState::rangeDeleted : KeyState::stored;
    if (change->kind == ChangeKind::erase)
        return KeyState::deleted;
    return stored ? KeyState::edited : KeyState::added;
}

KeyGridModel::KeyGridModel(ChangeSet* changes, QObject* parent)
    : QAbstractTableModel(parent), m_changes(changes) {
    if (changes != nullptr)
        connect(changes, &ChangeSet::changed, this, &KeyGridModel::rebuild);
}

void KeyGridModel::setWindow(std::vector<KeyRowPtr> rows, bool atStart, bool atEnd, const KeyFilter& filter) {
    m_window = std::move(rows);
    m_atStart = atStart;
    m_atEnd = atEnd;
    const bool prefixMoved = filter.prefix() != m_filter.prefix();
    m_filter = filter;
    rebuild();
    if (prefixMoved && !m_rows.empty())
        Q_EMIT dataChanged(index(0, KeyColumn), index(rowCount() - 1, KeyColumn));
}

bool KeyGridModel::inWindow(const std::string& key) const {
    if (m_window.empty())
        return m_atStart && m_atEnd;
    return (m_atStart || key >= m_window.front()->key) && (m_atEnd || key <= m_window.back()->key);
}

std::vector<KeyGridModel::Row> KeyGridModel::merged() const {
    std::vector<Row> rows;
    rows.reserve(m_window.size());
    const auto stored = [&](const KeyRowPtr& row) {
        rows.push_back({row, nullptr, m_changes && m_changes->coveredByRange(row->key)});
    };
    if (!m_changes) {
        for (const KeyRowPtr& row : m_window)
            stored(row);
        return rows;
    }
    const auto& points = m_changes->points();
    auto point = m_atStart || m_window.empty() ? points.begin() : points.lower_bound(m_window.front()->key);
    const auto addBefore = [&](const std::string* limit) {
        for (; point != points.end() && (limit == nullptr || point->first < *limit); ++point) {
            const Change& change = *point->second;
            const std::string_view value =
                change.value ? std::string_view(*change.value) : std::string_view();
            const bool range = m_filter.range().contains(change.key);
            // A key that is stored but not among the rows belongs to what has not been loaded.
            if (change.isNew() && inWindow(change.key) && range && m_filter.matches(change.key, value))
                rows.push_back({nullptr, point->second, false});
        }
    };
    for (const KeyRowPtr& row : m_window) {
        addBefore(&row->key);
        stored(row);
        if (point != points.end() && point->first == row->key)
            rows.back().change = (point++)->second;
    }
    addBefore(nullptr);
    return rows;
}

void KeyGridModel::rebuild() {
    adopt(merged());
}

void KeyGridModel::adopt(std::vector<Row> rows) {
    const bool apart = m_rows.empty() || rows.empty() || keyLess(m_rows.back().key(), rows.front().key()) ||
                       keyLess(rows.back().key(), m_rows.front().key());
    if (apart) {
        if (m_rows.empty() && rows.empty())
            return;
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    removeMissing(rows);
    insertNew(rows);
    updateChanged(std::move(rows));
}

// Both lists are sorted; runs are removed from the back so that row numbers in front stay valid.
void KeyGridModel::removeMissing(const std::vector<Row>& rows) {
    std::vector<bool> keep(m_rows.size());
    for (size_t i = 0, j = 0; i < m_rows.size(); ++i) {
        while (j < rows.size() && rows[j].key() < m_rows[i].key())
            ++j;
        keep[i] = j < rows.size() && rows[j].key() == m_rows[i].key();
    }
    for (size_t end = m_rows.size(); end > 0;) {
        if (keep[end - 1]) {
            --end;
            continue;
        }
        size_t begin = end - 1;
        while (begin > 0 && !keep[begin - 1])
            --begin;
        beginRemoveRows({}, static_cast<int>(begin), static_cast<int>(end) - 1);
        m_rows.erase(m_rows.begin() + static_cast<ptrdiff_t>(begin),
                     m_rows.begin() + static_cast<ptrdiff_t>(end));
        endRemoveRows();
        end = begin;
    }
}

void KeyGridModel::insertNew(const std::vector<Row>& rows) {
    for (size_t j = 0; j < rows.size();) {
        if (j < m_rows.size() && m_rows[j].key() == rows[j].key()) {
            ++j;
            continue;
        }
        size_t end = j + 1;
        while (end < rows.size() && (j >= m_rows.size() || rows[end].key() < m_rows[j].key()))
            ++end;
        beginInsertRows({}, static_cast<int>(j), static_cast<int>(end) - 1);
        m_rows.insert(m_rows.begin() + static_cast<ptrdiff_t>(j), rows.begin() + static_cast<ptrdiff_t>(j),
                      rows.begin() + static_cast<ptrdiff_t>(end));
        endInsertRows();
        j = end;
    }
}

void KeyGridModel::updateChanged(std::vector<Row> rows) {
    std::vector<bool> moved(rows.size());
    for (size_t i = 0; i < rows.size(); ++i)
        moved[i] = !(rows[i] == m_rows[i]);
    m_rows = std::move(rows);
    for (size_t begin = 0; begin < moved.size(); ++begin) {
        if (!moved[begin])
            continue;
        size_t end = begin + 1;
        while (end < moved.size() && moved[end])
            ++end;
        Q_EMIT dataChanged(index(static_cast<int>(begin), 0),
                           index(static_cast<int>(end) - 1, ColumnCount - 1));
        begin = end;
    }
}

double KeyGridModel::positionAt(int row) const {
    for (int i = row; i >= 0; --i) {
        if (const KeyRowPtr& stored = m_rows[static_cast<size_t>(i)].stored)
            return stored->position;
    }
    return 0;
}

int KeyGridModel::lowerBound(std::string_view key) const {
    const auto found =
        std::lower_bound(m_rows.begin(), m_rows.end(), key,
                         [](const Row& row, std::string_view wanted) { return row.key() < wanted; });
    return static_cast<int>(found - m_rows.begin());
}

int KeyGridModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int KeyGridModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

std::string_view KeyGridModel::valueOf(const Row& row) const {
    if (row.change && row.change->kind == ChangeKind::put)
        return std::string_view(*row.change->value).substr(0, KeyRow::kPreview);
    return row.stored ? std::string_view(row.stored->preview) : std::string_view();
}

uint64_t KeyGridModel::sizeOf(const Row& row) const {
    if (row.change && row.change->kind == ChangeKind::put)
        return row.change->value->size();
    return row.stored ? row.stored->valueSize : 0;
}

int64_t KeyGridModel::expiryOf(const Row& row) const {
    if (row.change && row.change->kind == ChangeKind::put)
        return row.change->expiryMicros;
    return row.stored ? row.stored->expiryMicros : 0;
}

bool KeyGridModel::anyExpires() const {
    return std::any_of(m_rows.begin(), m_rows.end(), [this](const Row& row) { return expiryOf(row) != 0; });
}

void KeyGridModel::setRules(DecoderRules rules) {
    m_rules = std::move(rules);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, KeyColumn), index(rowCount() - 1, TypeColumn));
}

// Escaped, as all that came out of a store.
QString KeyGridModel::meaningOf(const Row& row) const {
    const DecoderRule* rule = m_rules.find(row.key());
    const QString meaning = rule ? decodeKey(row.key(), rule->key) : QString();
    return meaning.isEmpty() ? QString() : displayBytes(meaning.toStdString());
}

std::pair<QString, ValueKind> KeyGridModel::readingOf(const Row& row) const {
    const std::string_view value = valueOf(row);
    const bool whole = value.size() == sizeOf(row);
    const bool staged = row.change && row.change->kind == ChangeKind::put;
    const std::optional<ReadValue> read =
        readValue(m_rules.find(row.key()), staged ? std::string_view() : m_rules.mask, value, whole);
    const std::string_view shown = read ? std::string_view(read->bytes) : value;
    const ValueKind kind = guessKind(shown, whole);
    const bool asBytes = kind == ValueKind::binary || kind == ValueKind::integer;
    if (read && read->text)
        return {displayBytes(shown), asBytes ? ValueKind::text : kind};
    return {asBytes ? displayHex(shown) : displayBytes(shown), kind};
}

QString KeyGridModel::textOf(const Row& row, int column) const {
    switch (column) {
        case StateColumn: {
            static const char16_t kSigns[] = {u' ', u'+', u'~', u'\u2212', u'\u2212'};
            return QString(QChar(kSigns[static_cast<int>(row.state())]));
        }
        case KeyColumn: {
            const QString meaning = meaningOf(row);
            if (!meaning.isEmpty())
                return meaning;
            return row.key().empty() ? tr("empty key") : displayBytes(row.key());
        }
        case ValueColumn: return sizeOf(row) == 0 ? tr("empty") : readingOf(row).first;
        case SizeColumn: return displayNumber(sizeOf(row));
        case SequenceColumn: return row.stored ? displayNumber(row.stored->sequence) : QStringLiteral("–");
        case TypeColumn: return valueKindName(readingOf(row).second);
        case ExpiryColumn: return expiryOf(row) == 0 ? QString() : displayMicros(expiryOf(row));
        default: return {};
    }
}

QString KeyGridModel::toolTipOf(const Row& row, int column) const {
    if (column == StateColumn && row.stored && row.stored->gap)
        return tr("Damage in front of this key: %1").arg(describeGap(*row.stored->gap));
    if (column == StateColumn) {
        switch (row.state()) {
            case KeyState::stored: return {};
            case KeyState::added: return tr("New, not written yet");
            case KeyState::edited: return tr("Edited, not written yet");
            case KeyState::deleted: return tr("Deleted, not written yet");
            case KeyState::rangeDeleted: return tr("Deleted with a range, not written yet");
        }
    }
    if (column == KeyColumn)
        return displayBytes(row.key(), kToolTipBytes);
    if (column == ValueColumn) {
        const std::string_view value = valueOf(row);
        const QString hint = value.size() == sizeOf(row) ? integerHint(value) : QString();
        const QString text = displayBytes(value, kToolTipBytes);
        return hint.isEmpty() || isPlainText(value) ? text : text + QLatin1Char('\n') + hint;
    }
    if (column == SequenceColumn && row.stored)
        return tr("Sequence number of the write that stored this version");
    return {};
}

QVariant KeyGridModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole: return textOf(row, column);
        case Qt::ToolTipRole: {
            const QString text = toolTipOf(row, column);
            return text.isEmpty() ? QVariant() : QVariant(text.toHtmlEscaped());
        }
        case Qt::AccessibleTextRole: {
            const QString state = column == KeyColumn ? toolTipOf(row, StateColumn) : QString();
            return state.isEmpty() ? textOf(row, column) : textOf(row, column) + QStringLiteral(", ") + state;
        }
        case Qt::TextAlignmentRole:
            return int((column == SizeColumn || column == SequenceColumn ? Qt::AlignRight : Qt::AlignLeft) |
                       Qt::AlignVCenter);
        case StateRole: return static_cast<int>(row.state());
        case EmptyRole:
            return (column == KeyColumn && row.key().empty()) || (column == ValueColumn && sizeOf(row) == 0);
        case GapRole: return row.stored && row.stored->gap;
        case PrefixRole:
            return !meaningOf(row).isEmpty() ? 0 : static_cast<int>(displayBytes(m_filter.prefix()).size());
        default: return {};
    }
}

QVariant KeyGridModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == SizeColumn || section == SequenceColumn ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case KeyColumn: return tr("key");
        case ValueColumn: return tr("value");
        case SizeColumn: return tr("bytes");
        case SequenceColumn: return tr("sequence");
        case TypeColumn: return tr("type");
        case ExpiryColumn: return tr("expires");
        default: return QString();
    }
}

}  // namespace levelscope::gui
