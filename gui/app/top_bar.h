// Under the menus: back and forward, the pages as flat tabs, and the box that goes anywhere. Tabs that do not
// fit are in a menu at their end; that of the current page always fits.
#pragma once

#include <QWidget>
#include <vector>

class QAction;
class QButtonGroup;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace levelscope::gui {

class TopBar : public QWidget {
    Q_OBJECT
public:
    // The buttons mirror the two actions.
    TopBar(QAction* back, QAction* forward, QWidget* parent);
    void addPage(const QString& id, const QString& title);
    void setCurrentPage(const QString& id);  // empty: none
    void setPagesEnabled(bool enabled);
    void setOfferedPages(const QStringList& ids);  // all of them, until this is called
    void setGoToText(const QString& text);
    // `selectAll`: what is typed next takes the place of the text; else it goes on behind it.
    void focusGoTo(bool selectAll = true);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pageRequested(const QString& id);
    void goToRequested(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Tab {
        QString id;
        QPushButton* button;
        bool offered = true;
    };
    void fitTabs();
    QList<const Tab*> tabsWithin(int width) const;
    void fillMore();

    QButtonGroup* m_group;
    QHBoxLayout* m_tabRow;
    QToolButton* m_more;
    QLineEdit* m_goTo;
    std::vector<Tab> m_tabs;
};

}  // namespace levelscope::gui
