// Draws one line of plain text in a cell of a table view, beside its icon and with the padding of the header
// above it; in the colour of damage when the role says so (the text carries a sign too).
#pragma once

#include <QStyledItemDelegate>

namespace levelscope::gui {

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kNoRole = -1;

    CellDelegate(int alarmRole, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_role;
};

}  // namespace levelscope::gui
