#include "gui/widgets/json_tree.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

#include "gui/models/display.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kToolTip = 2048;
constexpr uint32_t kExpandBelow = 40;  // children of the root that may be opened at once

bool isContainer(const JsonNode& node) {
    return node.kind == JsonNode::Kind::object || node.kind == JsonNode::Kind::array;
}

// Values wear a colour by kind; names stay in ink.
class JsonDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme& theme = Theme::current();
        option->font = fixedFont();
        QColor colour = theme.ink;
        if (index.column() == JsonTreeModel::ValueColumn) {
            switch (static_cast<JsonNode::Kind>(index.data(JsonTreeModel::KindRole).toInt())) {
                case JsonNode::Kind::string: colour = theme.asInk(theme.green); break;
                case JsonNode::Kind::number:
                case JsonNode::Kind::boolean: colour = theme.asInk(theme.accent); break;
                default: colour = theme.muted;
            }
        }
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
        option->textElideMode = Qt::ElideRight;
    }
};

}  // namespace

void JsonTreeModel::setContent(const ValueContent& content) {
    beginResetModel();
    m_content = content;
    if (m_content.json && !m_content.json->ok())
        m_content.json.reset();
    m_children.clear();
    endResetModel();
}

const JsonNode& JsonTreeModel::node(const QModelIndex& index) const {
    return m_content.json->nodes[static_cast<size_t>(index.internalId())];
}

const std::vector<uint32_t>& JsonTreeModel::childrenOf(uint32_t parent) const {
    const auto found = m_children.constFind(parent);
    if (found != m_children.constEnd())
        return *found;
    std::vector<uint32_t> children;
    const auto& nodes = m_content.json->nodes;
    children.reserve(nodes[parent].childCount);
    for (uint32_t at = nodes[parent].firstChild; at != 0; at = nodes[at].nextSibling)
        children.push_back(at);
    return *m_children.insert(parent, std::move(children));
}

// The root of the outline is the one top-level row only when it is a scalar; else its children are.
QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    const uint32_t above = parent.isValid() ? static_cast<uint32_t>(parent.internalId()) : 0;
    if (!parent.isValid() && !isContainer(m_content.json->nodes[0]))
        return createIndex(row, column, quintptr{0});
    return createIndex(row, column, static_cast<quintptr>(childrenOf(above)[static_cast<size_t>(row)]));
}

QModelIndex JsonTreeModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const uint32_t above = node(child).parent;
    return above == 0 ? QModelIndex()
                      : createIndex(static_cast<int>(m_content.json->nodes[above].row), 0, quintptr{above});
}

int JsonTreeModel::rowCount(const QModelIndex& parent) const {
    if (!m_content.json || parent.column() > 0)
        return 0;
    if (parent.isValid() && parent.internalId() == 0)
        return 0;
    const JsonNode& above =
        m_content.json->nodes[parent.isValid() ? static_cast<size_t>(parent.internalId()) : 0];
    return !parent.isValid() && !isContainer(above) ? 1 : static_cast<int>(above.childCount);
}

QString JsonTreeModel::nameOf(const JsonNode& node) const {
    const JsonNode& above = m_content.json->nodes[node.parent];
    if (above.kind == JsonNode::Kind::array)
        return QStringLiteral("[%1]").arg(node.row);
    return above.kind == JsonNode::Kind::object
               ? displayBytes(m_content.bytes.substr(node.nameOffset, node.nameLength))
               : QString();
}

QString JsonTreeModel::valueOf(const JsonNode& node) const {
    const int count = static_cast<int>(node.childCount);
    if (node.kind == JsonNode::Kind::object)
        return count == 0 ? QStringLiteral("{ }") : tr("{ %n member(s) }", nullptr, count);
    if (node.kind == JsonNode::Kind::array)
        return count == 0 ? QStringLiteral("[ ]") : tr("[ %n element(s) ]", nullptr, count);
    return displayText(m_content.bytes.substr(node.offset, std::min<size_t>(node.length, kMaxDisplay)));
}

QVariant JsonTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const JsonNode& at = node(index);
    switch (role) {
        case Qt::DisplayRole: return index.column() == NameColumn ? nameOf(at) : valueOf(at);
        case Qt::ToolTipRole: {
            const bool name = index.column() == NameColumn;
            const auto bytes = name ? m_content.bytes.substr(at.nameOffset, at.nameLength)
                                    : m_content.bytes.substr(at.offset, at.length);
            return displayText(bytes.substr(0, kToolTip)).toHtmlEscaped();
        }
        case KindRole: return static_cast<int>(at.kind);
        case OffsetRole: return static_cast<qulonglong>(at.offset);
        case LengthRole: return static_cast<qulonglong>(at.length);
        default: return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("name") : tr("value");
}

JsonTree::JsonTree(QWidget* parent) : QTreeView(parent), m_model(new JsonTreeModel(this)) {
    setModel(m_model);
    setItemDelegate(new JsonDelegate(this));
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setAllColumnsShowFocus(true);
    setIndentation(16);
    setAccessibleName(tr("JSON value"));
    header()->setStretchLastSection(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setProperty("role", QStringLiteral("plain"));
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            Q_EMIT rangeSelected(current.data(JsonTreeModel::OffsetRole).toULongLong(),
                                 current.data(JsonTreeModel::LengthRole).toULongLong());
    });
}

void JsonTree::setContent(const ValueContent& content) {
    m_model->setContent(content);
    header()->resizeSection(0, 220);
    if (!content.json || !content.json->ok() || content.json->nodes.size() > 4 * kExpandBelow)
        return;
    expandToDepth(1);
}

}  // namespace levelscope::gui
