// A window with at most one store. It owns the jobs, the session and the pages, routes addresses between
// pages, and remembers the way. What is shown around the pages lives in TopBar, DockArea, StatusPanel and
// WindowActions.
//
// Everything inside is made by buildUi() and made again when the language changes; session, staged changes,
// jobs and the way are kept.
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <map>
#include <memory>
#include <optional>

#include "gui/app/navigation.h"
#include "gui/app/page_registry.h"
#include "gui/jobs/job.h"
#include "gui/session/store_session.h"

class QStackedWidget;

namespace levelscope::gui {

class App;
class ChangeDesk;
class DockArea;
class LogPanel;
class StartScreen;
class StatusPanel;
class TopBar;
class WindowActions;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(App* app);
    ~MainWindow() override;

    App* app() const { return m_app; }
    JobQueue* jobs() { return &m_jobs; }
    StoreSession* session() const { return m_session; }
    ChangeDesk* desk() const { return m_desk; }
    StartScreen* startScreen() const { return m_start; }
    DockArea* docks() const { return m_docks; }
    StatusPanel* status() const { return m_status; }
    bool opening() const { return m_opening; }

    // Looks at the folder and asks how to open it; `automatically` takes the default when nothing speaks
    // against it.
    void considerStore(const QString& directory, bool automatically = false, bool readOnly = false);
    // Opens in this window, in place of what it has.
    void openStore(const StoreSession::OpenRequest& request);
    void closeStore();
    void reopen(StoreMode mode);
    // Shows another column family of the store.
    void showFamily(const std::string& name);

    Page* currentPage() const;
    Page* page(const QString& id);  // made when needed; null without a store or for an unknown id
    QStringList pageIds() const;    // those there are for the store that is open
    void showPage(const QString& id);
    void showAddress(const Address& address);
    // Shows the page that answers it, and lets it get ready.
    void ask(Question question);
    void goToText(const QString& text);
    void focusGoTo();
    void goBack();
    void goForward();
    Place place() const;
    void copyAddress();
    void say(const QString& text);
    void openPalette();
    void resetLayout();
    void reload();
    // Nothing is on its way any more: the page is painted, has read what it shows, and no task runs.
    bool settled() const;

Q_SIGNALS:
    void storeOpened();
    void storeClosed();
    void openFailed(const levelscope::Status& status);
    void placeChanged();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void childEvent(QChildEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildUi();
    void tearDownUi();
    void rebuildUi();
    void rebuildFrame();
    void attachAfterRebuild();
    void returnAfterRebuild();
    void deletePages();
    void attachSession();
    void connectLog(LogPanel* log);
    void storeReady(StoreSession* session, const Status& status);
    void goTo(const Place& place);
    void enter(Page* page, const Address& address);
    void connectPage(Page* page);
    bool offers(const PageEntry& entry) const;
    void openAgain(const StoreSession::OpenRequest& request);
    void planCompaction(const ManualCompaction& manual);
    void askForByte();
    void placeMoved();
    QString pageFor(const Address& address);
    void updateTitle();
    void rememberLayout();

    App* m_app;
    JobQueue m_jobs;
    StoreSession* m_session = nullptr;
    ChangeDesk* m_desk = nullptr;
    NavigationHistory m_history;
    std::map<QString, Page*> m_pages;
    std::vector<PageEntry> m_entries;
    QByteArray m_defaultLayout;
    QString m_returnTo;  // the page to come back to when the store is opened again
    bool m_opening = false;
    bool m_closing = false;
    // What is there again when all is made anew for another language.
    struct Rebuild {
        QPointer<StoreSession> session;
        Place place;
        QByteArray layout;
    };
    std::optional<Rebuild> m_rebuild;
    bool m_rebuildDue = false;

    TopBar* m_topBar = nullptr;
    QStackedWidget* m_stack = nullptr;
    StartScreen* m_start = nullptr;
    DockArea* m_docks = nullptr;
    StatusPanel* m_status = nullptr;
    WindowActions* m_actions = nullptr;
};

}  // namespace levelscope::gui
