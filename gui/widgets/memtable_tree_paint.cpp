#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/widgets/memtable_tree.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr double kTextFrom = 0.62;   // zoom below which nodes have no words
constexpr double kLeastText = 0.85;  // of its size
constexpr float kHatch = 0.35F;
constexpr double kRadius = 5;
constexpr float kFunnel = 0.10F;
constexpr int kDot = 4;

bool isDeletion(EntryType type) {
    return type == EntryType::tombstone || type == EntryType::singleTombstone;
}

QString balanceText(int balance) {
    return balance > 0 ? QStringLiteral("+%1").arg(balance)
                       : (balance < 0 ? QStringLiteral("−%1").arg(-balance) : QStringLiteral("0"));
}

}  // namespace

void MemtableTree::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), Theme::current().pane);
    if (m_tree->empty())
        return;
    if (m_tree->kind() == MemtableKind::avl) {
        paintEdges(painter);
    } else {
        paintFunnels(painter);
        paintRowCaptions(painter);
    }
    for (int i = 0; i < static_cast<int>(m_tree->items().size()); ++i)
        paintItem(painter, i);
    if (m_current >= 0)
        paintItem(painter, m_current);  // its outline lies over the neighbours
}

void MemtableTree::paintEdges(QPainter& painter) const {
    const Theme& theme = Theme::current();
    for (const MemtableLayout::Item& item : m_tree->items()) {
        if (item.kind != MemtableLayout::Kind::node)
            continue;
        const QRectF here = place(item.rect);
        const bool onPath = m_tree->picture()->nodes[static_cast<size_t>(item.node)].shape.onPath;
        if (item.parent >= 0) {
            const QRectF above = place(m_tree->item(item.parent).rect);
            painter.setPen(QPen(onPath ? theme.accent : theme.line, onPath ? 2 : 1.4));
            painter.drawLine(QPointF(above.center().x(), above.bottom()),
                             QPointF(here.center().x(), here.top()));
        }
        if (item.cut) {
            painter.setPen(QPen(theme.muted, 1, Qt::DotLine));
            for (const double way : {-0.25, 0.25})
                painter.drawLine(
                    QPointF(here.center().x(), here.bottom()),
                    QPointF(here.center().x() + way * here.width(), here.bottom() + 12 * m_zoom));
        }
    }
}

// What hangs below the node on the way widens to the row of its children.
void MemtableTree::paintFunnels(QPainter& painter) const {
    QColor fill = Theme::current().accent;
    fill.setAlphaF(kFunnel);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    QHash<int, QRectF> rows;  // extent of the children, by the item above
    for (const MemtableLayout::Item& item : m_tree->items())
        if (item.parent >= 0)
            rows[item.parent] = rows.value(item.parent).united(place(item.rect));
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        const QRectF above = place(m_tree->item(row.key()).rect);
        painter.drawPolygon(QPolygonF{{above.left(), above.bottom() + 1},
                                      {above.right(), above.bottom() + 1},
                                      {row->right(), row->top() - 1},
                                      {row->left(), row->top() - 1}});
    }
}

QString MemtableTree::rowCaption(uint32_t row) const {
    const MemtablePicture& picture = *m_tree->picture();
    if (row == picture.height)
        return tr("entries of the leaf");
    if (row >= picture.rows.size())
        return row + 1 == picture.height ? tr("leaves") : tr("inner nodes");
    const MemtableRow& at = picture.rows[row];
    const QString fill = displayPercent(
        static_cast<double>(at.filled) / static_cast<double>(std::max<uint64_t>(at.capacity, 1)), 0);
    const QString name =
        row + 1 == picture.height
            ? tr("%n leaf(s)", nullptr, static_cast<int>(at.nodes))
            : (row == 0 ? tr("the root") : tr("%n inner node(s)", nullptr, static_cast<int>(at.nodes)));
    return tr("%1 · %2 full").arg(displayCounted(name, at.nodes), fill);
}

void MemtableTree::paintRowCaptions(QPainter& painter) const {
    painter.setFont(font());
    painter.setPen(Theme::current().muted);
    const double left = std::max(4.0, origin().x());
    uint32_t next = 0;
    for (const MemtableLayout::Item& item : m_tree->items()) {
        const uint32_t row = item.kind == MemtableLayout::Kind::slot
                                 ? m_tree->picture()->height
                                 : m_tree->picture()->nodes[static_cast<size_t>(item.node)].shape.depth;
        if (row < next)
            continue;
        next = row + 1;
        const double bottom = place(item.rect).top() - 4;
        painter.drawText(QRectF(left, bottom - 20, viewport()->width(), 20), Qt::AlignLeft | Qt::AlignBottom,
                         rowCaption(row));
    }
}

void MemtableTree::paintItem(QPainter& painter, int item) const {
    const QRectF rect = place(m_tree->item(item).rect);
    if (!rect.intersects(QRectF(viewport()->rect())))
        return;
    if (m_tree->item(item).kind == MemtableLayout::Kind::slot)
        paintSlot(painter, item, rect);
    else if (m_tree->kind() == MemtableKind::avl)
        paintNode(painter, item, rect);
    else
        paintBar(painter, item, rect);
    paintOutline(painter, item, rect);
}

void MemtableTree::paintNode(QPainter& painter, int item, const QRectF& rect) const {
    const Theme& theme = Theme::current();
    const MemtableLayout::Item& at = m_tree->item(item);
    const PictureNode& node = m_tree->picture()->nodes[static_cast<size_t>(at.node)];
    const bool chip = at.kind == MemtableLayout::Kind::chip;
    painter.setPen(QPen(node.shape.onPath ? theme.accent : theme.line, node.shape.onPath ? 2 : 1));
    painter.setBrush(chip ? theme.background : (item == m_current ? theme.selection : theme.pane));
    painter.drawRoundedRect(rect, kRadius * m_zoom, kRadius * m_zoom);
    if (isDeletion(node.first.type)) {
        QColor hatch = theme.muted;
        hatch.setAlphaF(kHatch);
        paintHatch(painter, rect.adjusted(2, 2, -2, -2), hatch);
    }
    if (m_zoom < kTextFrom && !chip)
        return;
    QFont keyFont = fixedFont(-1);
    keyFont.setPointSizeF(keyFont.pointSizeF() * std::clamp(m_zoom, kLeastText, 1.0));
    painter.setFont(keyFont);
    const QFontMetricsF metrics(keyFont);
    const QRectF inner = rect.adjusted(5 * m_zoom, 2 * m_zoom, -5 * m_zoom, -2 * m_zoom);
    const QString tail = displayBytes(m_tree->tail(node.first), 40);
    painter.setPen(theme.ink);
    painter.drawText(chip ? inner : QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2),
                     Qt::AlignCenter, metrics.elidedText(tail, Qt::ElideMiddle, inner.width()));
    if (chip)
        return;
    painter.setPen(node.shape.balance == 0 ? theme.muted : theme.asInk(theme.amber));
    painter.drawText(QRectF(inner.left(), inner.center().y(), inner.width(), inner.height() / 2),
                     Qt::AlignCenter, balanceText(node.shape.balance));
}

void MemtableTree::paintBar(QPainter& painter, int item, const QRectF& rect) const {
    const Theme& theme = Theme::current();
    const ShapeNode& node = m_tree->picture()->nodes[static_cast<size_t>(m_tree->item(item).node)].shape;
    painter.setPen(QPen(node.onPath ? theme.accent : theme.line, 1));
    painter.setBrush(theme.background);
    painter.drawRect(rect);
    const double share = static_cast<double>(node.fill) / std::max<uint32_t>(node.capacity, 1);
    QColor fill = theme.accent;
    if (!node.onPath)
        fill.setAlphaF(0.45F);
    painter.fillRect(QRectF(rect.left() + 1, rect.bottom() - share * (rect.height() - 1), rect.width() - 1.5,
                            share * (rect.height() - 1)),
                     fill);
}

void MemtableTree::paintSlot(QPainter& painter, int item, const QRectF& rect) const {
    const Theme& theme = Theme::current();
    const PictureEntry* entry = m_tree->entry(item);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.background);
    painter.drawRect(rect);
    if (entry == nullptr)
        return;
    const QRectF inner = rect.adjusted(1, 1, -1, -1);
    if (isDeletion(entry->type)) {
        paintHatch(painter, inner, theme.ink);
    } else {
        QColor fill = theme.accent;
        fill.setAlphaF(0.45F);
        painter.fillRect(inner, fill);
    }
}

void MemtableTree::paintOutline(QPainter& painter, int item, const QRectF& rect) const {
    const Theme& theme = Theme::current();
    if (isFollowed(item)) {
        painter.setPen(QPen(theme.pane, 1.5));
        painter.setBrush(theme.accent);
        painter.drawEllipse(QPointF(rect.center().x(), rect.top()), kDot + 1, kDot + 1);
    }
    if (item != m_current)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), kRadius, kRadius);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1, Qt::DotLine));
        painter.drawRoundedRect(rect.adjusted(-5, -5, 5, 5), kRadius, kRadius);
    }
}

}  // namespace levelscope::gui
