// The docks around the pages: store tree, inspector, and at the bottom pending changes, jobs, log.
#pragma once

#include <QList>
#include <QObject>

#include "core/formats/address.h"

class QDockWidget;
class QMainWindow;

namespace levelscope::gui {

class ChangeDesk;
class Inspector;
class JobQueue;
class LogPanel;
class StoreSession;
class StoreTree;

class DockArea : public QObject {
    Q_OBJECT
public:
    DockArea(QMainWindow* window, JobQueue* jobs);
    void setSession(StoreSession* session, ChangeDesk* desk);  // null: none
    void setStoreDocksVisible(bool visible);
    void setChangesWanted(bool wanted);  // false: nothing can be changed, and the dock is absent
    QList<QDockWidget*> docks() const { return m_docks; }
    StoreTree* tree() const { return m_tree; }
    Inspector* inspector() const { return m_inspector; }
    LogPanel* log() const { return m_log; }
    void applyDefaultSizes();
    void raiseJobs();
    void raiseChanges();

Q_SIGNALS:
    void showAddress(const levelscope::Address& address);
    void changesPageRequested();
    void familyRequested(const std::string& name);

private:
    QDockWidget* add(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area);

    QMainWindow* m_window;
    QList<QDockWidget*> m_docks;
    QDockWidget* m_changesDock = nullptr;
    QDockWidget* m_jobsDock = nullptr;
    bool m_changesWanted = true;
    StoreTree* m_tree;
    Inspector* m_inspector;
    LogPanel* m_log;
};

}  // namespace levelscope::gui
