#include "gui/models/space_model.h"

#include <algorithm>
#include <cmath>

#include "gui/models/display.h"

namespace levelscope::gui {

namespace {

constexpr double kCounted = 0.5;  // bytes; a smaller error is none

double errorOf(const SpaceFigure& figure) {
    return std::max(figure.high - figure.bytes, figure.bytes - figure.low);
}

uint64_t whole(double bytes) {
    return static_cast<uint64_t>(std::llround(std::max(0.0, bytes)));
}

SpacePart partOf(int column) {
    return static_cast<SpacePart>(column - SpaceModel::LiveColumn);
}

}  // namespace

QString spacePartName(SpacePart part) {
    switch (part) {
        case SpacePart::live: return SpaceModel::tr("live");
        case SpacePart::shadowed: return SpaceModel::tr("shadowed");
        case SpacePart::tombstones: return SpaceModel::tr("tombstones");
        case SpacePart::overhead: return SpaceModel::tr("overhead");
    }
    return {};
}

QString spaceNodeName(const SpaceNode& node) {
    if (node.rest)
        return SpaceModel::tr("others");
    return displayBytes(node.prefix) + QStringLiteral("…");
}

QString displayBytesOf(const SpaceFigure& figure) {
    return displaySize(whole(figure.bytes));
}

QString displayErrorOf(const SpaceFigure& figure) {
    const double error = errorOf(figure);
    return error < kCounted ? QStringLiteral("–") : QStringLiteral("± %1").arg(displaySize(whole(error)));
}

void SpaceModel::setNode(SpaceReportPtr report, const SpaceNode* node) {
    beginResetModel();
    m_report = std::move(report);
    m_node = node;
    endResetModel();
}

int SpaceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_node == nullptr ? 0 : static_cast<int>(m_node->children.size());
}

int SpaceModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SpaceModel::text(const SpaceNode& node, int column) const {
    switch (column) {
        case PrefixColumn: return spaceNodeName(node);
        case BytesColumn: return displayBytesOf(node.all.total);
        case ErrorColumn: return displayErrorOf(node.all.total);
        case ShareColumn: {
            const double all = m_node->all.total.bytes;
            return displayPercent(all > 0 ? node.all.total.bytes / all : 0);
        }
        default: return displayBytesOf(node.all.of(partOf(column)));
    }
}

QVariant SpaceModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SpaceNode& node = child(index.row());
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole: return text(node, column);
        case Qt::TextAlignmentRole: return headerData(column, Qt::Horizontal, role);
        case Qt::ToolTipRole:
            if (column >= LiveColumn)
                return displayErrorOf(node.all.of(partOf(column)));
            return column == PrefixColumn ? QVariant(spaceNodeName(node)) : QVariant();
        case SortRole:
            if (column == PrefixColumn)
                return node.rest ? QStringLiteral("\uffff") : displayBytes(node.prefix);
            if (column == ErrorColumn)
                return errorOf(node.all.total);
            return column >= LiveColumn ? node.all.of(partOf(column)).bytes : node.all.total.bytes;
        default: return {};
    }
}

QVariant SpaceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == PrefixColumn ? Qt::AlignLeft : Qt::AlignRight)));
    if (role == Qt::ToolTipRole && section == ErrorColumn)
        return tr("With a confidence of 95 % the true number is no farther away");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case PrefixColumn: return tr("keys");
        case BytesColumn: return tr("bytes");
        case ErrorColumn: return QStringLiteral("±");
        case ShareColumn: return tr("share");
        default: return section < ColumnCount ? spacePartName(partOf(section)) : QString();
    }
}

}  // namespace levelscope::gui
