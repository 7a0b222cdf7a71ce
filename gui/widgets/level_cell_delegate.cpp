#include "gui/widgets/level_cell_delegate.h"

#include "gui/widgets/theme.h"

namespace levelscope::gui {

LevelCellDelegate::LevelCellDelegate(int column, int levelRole, QObject* parent)
    : CellDelegate(kNoRole, parent), m_column(column), m_levelRole(levelRole) {}

void LevelCellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    CellDelegate::initStyleOption(option, index);
    const int level = index.data(m_levelRole).toInt();
    if (index.column() != m_column || level < 0)
        return;
    option->icon = levelIcon(level);
    option->features |= QStyleOptionViewItem::HasDecoration;
}

}  // namespace levelscope::gui
