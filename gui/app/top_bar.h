// Under the menus: back and forward, the pages as flat tabs, and the box that goes anywhere.
#pragma once

#include <QWidget>

class QAction;
class QButtonGroup;
class QHBoxLayout;
class QLineEdit;

namespace levelscope::gui {

class TopBar : public QWidget {
    Q_OBJECT
public:
    // The buttons mirror the two actions.
    TopBar(QAction* back, QAction* forward, QWidget* parent);
    void addPage(const QString& id, const QString& title);
    void setCurrentPage(const QString& id);  // empty: none
    void setPagesEnabled(bool enabled);
    void setPageVisible(const QString& id, bool visible);
    void setGoToText(const QString& text);
    void focusGoTo();

Q_SIGNALS:
    void pageRequested(const QString& id);
    void goToRequested(const QString& text);

private:
    QButtonGroup* m_tabs;
    QHBoxLayout* m_tabRow;
    QLineEdit* m_goTo;
    QStringList m_ids;
};

}  // namespace levelscope::gui
