// Paints a cell of the key grid: the filter's prefix faded, staged rows tinted and signed, deleted ones
// struck and hatched, words for emptiness in italics. Colour is never the only sign.
#pragma once

#include <QStyledItemDelegate>

namespace levelscope::gui {

class KeyDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kSide = 8;  // between a cell's edge and its text

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace levelscope::gui
