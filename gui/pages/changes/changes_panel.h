// Pending changes, for the bottom dock: one line a change, "Write 3 changes as one batch" and "Revert all".
#pragma once

#include <QWidget>

#include "core/formats/address.h"

class QStackedWidget;

namespace levelscope::gui {

class ChangeDesk;
class ChangeListModel;
class ChangeListView;
class Pill;

class ChangesPanel : public QWidget {
    Q_OBJECT
public:
    ChangesPanel(ChangeDesk* desk, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {800, 160}; }

Q_SIGNALS:
    void showAddress(const levelscope::Address& address);
    // Somebody wants the whole list with differences: the window opens the Changes page.
    void detailsRequested();

private:
    void updateAll();

    ChangeDesk* m_desk;
    ChangeListModel* m_model;
    ChangeListView* m_list;
    Pill* m_count;
    QStackedWidget* m_stack;
};

}  // namespace levelscope::gui
