#include "gui/widgets/cell_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kPadding = 8;  // as in the header

}  // namespace

CellDelegate::CellDelegate(int alarmRole, QObject* parent) : QStyledItemDelegate(parent), m_role(alarmRole) {}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    QStyleOptionViewItem whole(option);
    initStyleOption(&whole, index);
    whole.state &= ~QStyle::State_HasFocus;  // rows are selected, not cells
    const QString text = std::exchange(whole.text, QString());
    const QStyle* style = whole.widget ? whole.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, whole.widget);
    const bool alarm = m_role != kNoRole && index.data(m_role).toBool();
    const int icon = whole.icon.isNull() ? 0 : whole.decorationSize.width() + kPadding / 2;
    const QRect room = option.rect.adjusted(kPadding + icon, 0, -kPadding, 0);
    painter->save();
    painter->setFont(whole.font);
    painter->setPen(alarm ? Theme::current().damage : whole.palette.color(QPalette::Text));
    painter->drawText(room, static_cast<int>(whole.displayAlignment) | Qt::TextSingleLine,
                      QFontMetrics(whole.font).elidedText(text, whole.textElideMode, room.width()));
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + 2 * kPadding, size.height()};
}

}  // namespace levelscope::gui
