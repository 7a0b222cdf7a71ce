#include "gui/widgets/alarm_delegate.h"

#include "gui/widgets/theme.h"

namespace levelscope::gui {

AlarmDelegate::AlarmDelegate(int role, QObject* parent) : QStyledItemDelegate(parent), m_role(role) {}

void AlarmDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.data(m_role).toBool())
        return;
    option->palette.setColor(QPalette::Text, Theme::current().damage);
    option->palette.setColor(QPalette::HighlightedText, Theme::current().damage);
}

}  // namespace levelscope::gui
