// Draws the text of an item in the colour of damage when the role says so. The text itself must carry a sign
// too: colour is never the only one.
#pragma once

#include <QStyledItemDelegate>

namespace levelscope::gui {

class AlarmDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    AlarmDelegate(int role, QObject* parent);

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    int m_role;
};

}  // namespace levelscope::gui
