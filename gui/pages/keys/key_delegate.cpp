#include "gui/pages/keys/key_delegate.h"

#include <QPainter>

#include "gui/models/key_grid_model.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

QColor translucent(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

QColor colourOf(KeyState state) {
    const Theme& theme = Theme::current();
    switch (state) {
        case KeyState::added: return theme.green;
        case KeyState::edited: return theme.amber;
        case KeyState::deleted:
        case KeyState::rangeDeleted: return theme.damage;
        case KeyState::stored: break;
    }
    return theme.ink;
}

void paintBackground(QPainter* painter, const QStyleOptionViewItem& option, KeyState state) {
    const Theme& theme = Theme::current();
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (selected)
        painter->fillRect(option.rect, theme.selection);
    else if (hovered)
        painter->fillRect(option.rect, translucent(theme.ink, 10));
    if (state == KeyState::stored)
        return;
    painter->fillRect(option.rect, translucent(colourOf(state), theme.kind == ThemeKind::light ? 22 : 34));
    if (state == KeyState::deleted || state == KeyState::rangeDeleted)
        paintHatch(*painter, option.rect, translucent(colourOf(state), 40));
}

// Prefix faded, own part in ink; cut in the middle of the own part when there is no room.
void paintKey(QPainter* painter, const QRect& room, const QString& text, int prefix, const QColor& ink) {
    const QFontMetrics metrics(painter->font());
    const int share = std::min<int>(prefix, static_cast<int>(text.size()));
    QString head = text.left(share);
    QString tail = text.mid(share);
    if (metrics.horizontalAdvance(text) > room.width()) {
        const int forHead = std::min(metrics.horizontalAdvance(head), room.width() / 2);
        head = metrics.elidedText(head, Qt::ElideMiddle, forHead);
        tail = metrics.elidedText(tail, Qt::ElideMiddle, room.width() - metrics.horizontalAdvance(head));
    }
    painter->setPen(Theme::current().muted);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, head);
    painter->setPen(ink);
    painter->drawText(room.adjusted(metrics.horizontalAdvance(head), 0, 0, 0),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, tail);
}

// Between two rows: a broken line of damage, with a sign at its left end.
void paintGap(QPainter* painter, const QRect& row, bool withSign) {
    const Theme& theme = Theme::current();
    constexpr qreal kWidth = 2;
    constexpr int kSign = 5;
    painter->setPen(QPen(theme.damage, kWidth, Qt::DashLine));
    painter->drawLine(row.left(), row.top() + 1, row.right(), row.top() + 1);
    if (!withSign)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.damage);
    const QPoint at(row.center().x(), row.top());
    painter->drawPolygon(
        QPolygon({at + QPoint(-kSign, 0), at + QPoint(kSign, 0), at + QPoint(0, 2 * kSign)}));
}

}  // namespace

void KeyDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    const Theme& theme = Theme::current();
    const auto state = static_cast<KeyState>(index.data(KeyGridModel::StateRole).toInt());
    const bool empty = index.data(KeyGridModel::EmptyRole).toBool();
    const int column = index.column();
    painter->save();
    painter->setClipRect(option.rect);
    paintBackground(painter, option, state);

    QFont font = column == KeyGridModel::TypeColumn ? option.font : fixedFont();
    font.setItalic(empty);
    font.setStrikeOut((state == KeyState::deleted || state == KeyState::rangeDeleted) &&
                      (column == KeyGridModel::KeyColumn || column == KeyGridModel::ValueColumn));
    font.setBold(column == KeyGridModel::StateColumn);
    painter->setFont(font);
    const QString text = index.data(Qt::DisplayRole).toString();
    const QRect room = option.rect.adjusted(kSide, 0, -kSide, 0);
    if (column == KeyGridModel::KeyColumn && !empty) {
        paintKey(painter, room, text, index.data(KeyGridModel::PrefixRole).toInt(), theme.ink);
    } else {
        QColor ink = theme.ink;
        if (column == KeyGridModel::StateColumn)
            ink = colourOf(state);
        else if (empty || column >= KeyGridModel::SequenceColumn)
            ink = theme.muted;
        painter->setPen(ink);
        const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
        painter->drawText(room, static_cast<int>(alignment) | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
    }
    if (index.data(KeyGridModel::GapRole).toBool())
        paintGap(painter, option.rect, column == KeyGridModel::StateColumn);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(theme.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize KeyDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {80, metrics::kRow};
}

}  // namespace levelscope::gui
