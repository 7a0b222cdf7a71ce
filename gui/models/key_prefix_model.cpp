#include "gui/models/key_prefix_model.h"

#include <QByteArray>

#include "gui/models/display.h"

namespace levelscope::gui {

struct KeyPrefixModel::Node {
    enum class State { unknown, asked, known };
    std::string prefix;
    Node* parent = nullptr;
    int row = 0;
    State state = State::unknown;
    bool more = false;  // this is the line "more…"
    std::vector<std::unique_ptr<Node>> children;
};

KeyPrefixModel::KeyPrefixModel(QObject* parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

KeyPrefixModel::~KeyPrefixModel() = default;

void KeyPrefixModel::reset() {
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_waiting = 0;
    endResetModel();
}

KeyPrefixModel::Node* KeyPrefixModel::nodeOf(const QModelIndex& index) const {
    return static_cast<Node*>(index.internalPointer());
}

QModelIndex KeyPrefixModel::indexOf(Node* node) const {
    return createIndex(node->row, 0, node);
}

KeyPrefixModel::Node* KeyPrefixModel::find(const std::string& prefix) const {
    Node* at = m_root.get();
    while (at->prefix != prefix) {
        Node* next = nullptr;
        for (const auto& child : at->children) {
            if (!child->more && prefix.starts_with(child->prefix))
                next = child.get();
        }
        if (next == nullptr)
            return nullptr;
        at = next;
    }
    return at;
}

QModelIndex KeyPrefixModel::deepest(const std::string& key) const {
    Node* at = m_root.get();
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto& child : at->children) {
            if (!child->more && key.starts_with(child->prefix)) {
                at = child.get();
                moved = true;
                break;
            }
        }
    }
    return indexOf(at);
}

void KeyPrefixModel::setChildren(const std::string& prefix, const std::vector<std::string>& children,
                                 bool partial) {
    Node* node = find(prefix);
    if (node == nullptr || node->state != Node::State::asked)
        return;
    node->state = Node::State::known;
    --m_waiting;
    const size_t count = children.size() + (partial ? 1 : 0);
    if (count == 0) {
        Q_EMIT dataChanged(indexOf(node), indexOf(node));
        return;
    }
    beginInsertRows(indexOf(node), 0, static_cast<int>(count) - 1);
    for (size_t i = 0; i < count; ++i) {
        auto child = std::make_unique<Node>();
        child->more = i == children.size();
        child->prefix = child->more ? prefix : children[i];
        child->state = child->more ? Node::State::known : Node::State::unknown;
        child->parent = node;
        child->row = static_cast<int>(i);
        node->children.push_back(std::move(child));
    }
    endInsertRows();
}

std::string KeyPrefixModel::prefixAt(const QModelIndex& index) const {
    return index.isValid() ? nodeOf(index)->prefix : std::string();
}

QModelIndex KeyPrefixModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(0, 0, m_root.get());
    return createIndex(row, column, nodeOf(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex KeyPrefixModel::parent(const QModelIndex& child) const {
    Node* above = child.isValid() ? nodeOf(child)->parent : nullptr;
    return above ? indexOf(above) : QModelIndex();
}

int KeyPrefixModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? static_cast<int>(nodeOf(parent)->children.size()) : 1;
}

bool KeyPrefixModel::hasChildren(const QModelIndex& parent) const {
    return !parent.isValid() || nodeOf(parent)->state != Node::State::known ||
           !nodeOf(parent)->children.empty();
}

bool KeyPrefixModel::canFetchMore(const QModelIndex& parent) const {
    return parent.isValid() && nodeOf(parent)->state == Node::State::unknown;
}

void KeyPrefixModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent))
        return;
    nodeOf(parent)->state = Node::State::asked;
    ++m_waiting;
    Q_EMIT childrenWanted(nodeOf(parent)->prefix);
}

QVariant KeyPrefixModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Node* node = nodeOf(index);
    switch (role) {
        case Qt::DisplayRole:
            if (node->more)
                return node->parent->children.size() == 1 ? tr("none found yet") : QString(QChar(0x2026));
            if (node->parent == nullptr)
                return tr("All keys");
            return displayBytes(std::string_view(node->prefix).substr(node->parent->prefix.size()));
        case Qt::ToolTipRole:
            if (node->more)
                return tr(
                    "Not every key here was looked at: there may be more prefixes. Filter by prefix to reach "
                    "them.");
            return node->parent ? QVariant(displayBytes(node->prefix).toHtmlEscaped()) : QVariant();
        case PrefixRole: return QByteArray::fromStdString(node->prefix);
        case MoreRole: return node->more;
        default: return {};
    }
}

Qt::ItemFlags KeyPrefixModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (nodeOf(index)->more)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

}  // namespace levelscope::gui
