// The menus of a window and every action in them; the command palette lists the same ones.
#pragma once

#include <QList>
#include <QObject>
#include <functional>

class QAction;
class QMenu;

namespace levelscope::gui {

class MainWindow;
class StoreTasks;

class WindowActions : public QObject {
    Q_OBJECT
public:
    explicit WindowActions(MainWindow* window);

    QAction* back() const { return m_back; }
    QAction* forward() const { return m_forward; }
    // Enabled as the session, the place and the staged changes allow.
    void update(bool canGoBack, bool canGoForward);
    // Every action that can be run now, those of the current page and of the staged changes included.
    QList<QAction*> all() const;

    void importRows();

private:
    using Slot = std::function<void()>;
    // writable: absent for what is never written, such as stores of other engines; edit: the same, and only
    // enabled in edit mode; neverWritten: absent for all others.
    enum Needs { nothing, store, edit, writable, neverWritten };
    QAction* add(QMenu* menu, const QString& icon, const QString& text, const QKeySequence& shortcut,
                 Needs needs, Slot slot);
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeGoMenu();
    void askTenQuestions();
    void makeStoreMenu();
    void makeToolsMenu();
    void makeWindowMenu();
    void makeHelpMenu();
    void addThemes(QMenu* menu);
    void addLanguages(QMenu* menu);
    void addScales(QMenu* menu);
    void fillRecent(QMenu* menu);
    void fillEdit(QMenu* menu);
    void fillWindows(QMenu* menu);
    QList<QAction*> deskActions() const;

    MainWindow* m_window;
    StoreTasks* m_tasks;
    QAction* m_back = nullptr;
    QAction* m_forward = nullptr;
    QAction* m_copyAddress = nullptr;
    QList<QAction*> m_needStore;
    QList<QAction*> m_needEdit;
    QList<QAction*> m_needWritable;
    QList<QAction*> m_needNeverWritten;
};

}  // namespace levelscope::gui
