#include "gui/models/change_list_model.h"

#include <algorithm>
#include <map>

#include "gui/models/display.h"
#include "gui/models/json_outline.h"
#include "gui/models/key_text.h"

namespace levelscope::gui {

namespace {

constexpr size_t kCompareLimit = 64 * 1024;
constexpr int kFieldWidth = 48;
constexpr size_t kSummaryRows = 2000;  // beyond, summaries are not worked out

using Members = std::map<std::string_view, std::string_view>;

// Members of a JSON object: name to value, both as stored. False when it is none.
bool membersOf(std::string_view bytes, Members& members) {
    const JsonOutline outline = JsonOutline::parse(bytes);
    if (!outline.ok() || outline.nodes[0].kind != JsonNode::Kind::object)
        return false;
    for (uint32_t at = outline.nodes[0].firstChild; at != 0; at = outline.nodes[at].nextSibling) {
        const JsonNode& node = outline.nodes[at];
        members[bytes.substr(node.nameOffset, node.nameLength)] = bytes.substr(node.offset, node.length);
    }
    return true;
}

QString memberChange(std::string_view name, const std::string_view* before, const std::string_view* after) {
    const QString absent = QStringLiteral("∅");
    return QStringLiteral("%1: %2 → %3")
        .arg(displayBytes(name, kFieldWidth), before ? displayBytes(*before, kFieldWidth) : absent,
             after ? displayBytes(*after, kFieldWidth) : absent);
}

QString jsonSummary(std::string_view before, std::string_view after) {
    Members old, now;
    if (before.size() > kCompareLimit || after.size() > kCompareLimit || !membersOf(before, old) ||
        !membersOf(after, now))
        return {};
    QString first;
    int differences = 0;
    const auto note = [&](const QString& text) {
        if (differences++ == 0)
            first = text;
    };
    for (const auto& [name, value] : now) {
        const auto was = old.find(name);
        if (was == old.end() || was->second != value)
            note(memberChange(name, was == old.end() ? nullptr : &was->second, &value));
    }
    for (const auto& [name, value] : old) {
        if (!now.contains(name))
            note(memberChange(name, &value, nullptr));
    }
    if (differences > 1)
        first += QStringLiteral("  ") + ChangeListModel::tr("and %n more", nullptr, differences - 1);
    return first;
}

QString expiryOf(int64_t micros) {
    return micros == 0 ? ChangeListModel::tr("never expires")
                       : ChangeListModel::tr("expires %1").arg(displayMicros(micros));
}

QString valueSummary(const Change& change) {
    if (change.original.value) {
        if (const QString members = jsonSummary(*change.original.value, *change.value); !members.isEmpty())
            return members;
    }
    if (change.value->empty())
        return ChangeListModel::tr("empty value");
    const QString value = isUtf8(*change.value)
                              ? displayBytes(std::string_view(*change.value).substr(0, 1024))
                              : displayHex(*change.value);
    if (!change.original.exists || !change.original.value || change.original.value->size() > kFieldWidth)
        return value;
    return displayBytes(*change.original.value, kFieldWidth) + QStringLiteral(" → ") + value;
}

}  // namespace

QString summaryOf(const Change& change) {
    if (change.kind == ChangeKind::eraseRange)
        return change.keysInRange > 0
                   ? ChangeListModel::tr("%n key(s)", nullptr, static_cast<int>(change.keysInRange))
                   : ChangeListModel::tr("every key in the range");
    if (change.kind == ChangeKind::erase)
        return change.original.value ? displayBytes(*change.original.value)
                                     : displaySize(change.original.valueSize);
    if (change.expiryMicros == change.original.expiryMicros)
        return valueSummary(change);
    const QString expiry = expiryOf(change.expiryMicros);
    const bool sameValue = change.original.value && *change.original.value == *change.value;
    return sameValue ? expiry : expiry + QStringLiteral(" · ") + valueSummary(change);
}

ChangeListModel::ChangeListModel(ChangeSet* changes, QObject* parent)
    : QAbstractTableModel(parent), m_changes(changes) {
    connect(changes, &ChangeSet::changed, this, &ChangeListModel::reload);
    reload();
}

void ChangeListModel::reload() {
    beginResetModel();
    m_rows = m_changes->all();
    m_summaries.clear();
    for (size_t i = 0; i < std::min(m_rows.size(), kSummaryRows); ++i)
        m_summaries.push_back(summaryOf(*m_rows[i]));
    endResetModel();
}

int ChangeListModel::rowOf(const std::string& key) const {
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&key](const ChangePtr& c) { return c->key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

bool ChangeListModel::isConflict(const Change& change) const {
    return std::any_of(m_conflicts.begin(), m_conflicts.end(),
                       [&](const ChangePtr& conflict) { return conflict.get() == &change; });
}

void ChangeListModel::setConflicts(std::vector<ChangePtr> conflicts) {
    m_conflicts = std::move(conflicts);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ChangeListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChangeListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ChangeListModel::textOf(int row, int column) const {
    const Change& change = *at(row);
    switch (column) {
        case OperationColumn:
            if (change.kind != ChangeKind::put)
                return tr("− delete");
            return change.isNew() ? tr("+ put") : tr("~ put");
        case KeyColumn:
            if (change.kind == ChangeKind::eraseRange)
                return displayBytes(change.key, kMaxDisplay / 2) + QStringLiteral(" … ") +
                       displayBytes(change.end, kMaxDisplay / 2);
            return change.key.empty() ? tr("empty key") : displayBytes(change.key);
        case ChangeColumn:
            return static_cast<size_t>(row) < m_summaries.size() ? m_summaries[static_cast<size_t>(row)]
                                                                 : QString();
        case NoteColumn:
            if (isConflict(change))
                return tr("conflict: changed in the store");
            if (change.kind == ChangeKind::eraseRange)
                return tr("range, end not included");
            return change.original.exists ? tr("was sequence %1").arg(displayNumber(change.original.sequence))
                                          : tr("new");
        default: return {};
    }
}

QVariant ChangeListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Change& change = *at(index.row());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole: return textOf(index.row(), index.column());
        case Qt::ToolTipRole: return textOf(index.row(), index.column()).toHtmlEscaped();
        case ToneRole:
            return change.kind != ChangeKind::put ? DeleteTone : (change.isNew() ? NewTone : EditTone);
        case ConflictRole: return isConflict(change);
        default: return {};
    }
}

QVariant ChangeListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case OperationColumn: return tr("operation");
        case KeyColumn: return tr("key");
        case ChangeColumn: return tr("change");
        case NoteColumn: return tr("note");
        default: return {};
    }
}

}  // namespace levelscope::gui
