#include "gui/widgets/key_prefix_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kPadding = 8;  // as of the items around it

}  // namespace

KeyPrefixDelegate::KeyPrefixDelegate(int sharedLengthRole, QObject* parent)
    : QStyledItemDelegate(parent), m_role(sharedLengthRole) {}

void KeyPrefixDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    QStyleOptionViewItem whole(option);
    initStyleOption(&whole, index);
    const QString text = std::exchange(whole.text, QString());
    const QStyle* style = whole.widget ? whole.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, whole.widget);

    const Theme& theme = Theme::current();
    const QRect room = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const QFont font = fixedFont();
    const QFontMetrics metrics(font);
    const int shared = std::clamp(index.data(m_role).toInt(), 0, static_cast<int>(text.size()));
    QString prefix = text.left(shared);
    const QString own = text.mid(shared);
    // The own part tells keys apart: the prefix gives way first.
    const int ownWidth = std::min(metrics.horizontalAdvance(own), room.width());
    if (!prefix.isEmpty())
        prefix = metrics.elidedText(prefix, Qt::ElideMiddle, std::max(0, room.width() - ownWidth));
    const int prefixWidth = metrics.horizontalAdvance(prefix);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setFont(font);
    painter->setLayoutDirection(Qt::LeftToRight);
    painter->setPen(theme.muted);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, prefix);
    painter->setPen(theme.ink);
    const QRect rest = room.adjusted(prefixWidth, 0, 0, 0);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(own, Qt::ElideMiddle, rest.width()));
    painter->restore();
}

}  // namespace levelscope::gui
