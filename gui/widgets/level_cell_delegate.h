// Draws cells as CellDelegate does, with the swatch of a level before the text of one column.
#pragma once

#include "gui/widgets/cell_delegate.h"

namespace levelscope::gui {

class LevelCellDelegate final : public CellDelegate {
    Q_OBJECT
public:
    // `levelRole` answers with a level; less than 0: no swatch.
    LevelCellDelegate(int column, int levelRole, QObject* parent);

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    int m_column;
    int m_levelRole;
};

}  // namespace levelscope::gui
