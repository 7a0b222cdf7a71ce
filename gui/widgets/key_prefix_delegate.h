// Draws a key with its shared prefix faded and its own part in full ink. The length of the prefix, in
// characters of the display text, comes from the given role. Plain text, fixed-width, cut in the middle of
// the own part when there is no room.
#pragma once

#include <QStyledItemDelegate>

namespace levelscope::gui {

class KeyPrefixDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    KeyPrefixDelegate(int sharedLengthRole, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    int m_role;
};

}  // namespace levelscope::gui
