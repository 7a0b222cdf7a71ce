#include "gui/app/main_window.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QTimer>
#include <QToolBar>
#include <QUrl>
#include <algorithm>

#include "gui/app/app.h"
#include "gui/app/command_palette.h"
#include "gui/app/dock_area.h"
#include "gui/app/inspector.h"
#include "gui/app/log_panel.h"
#include "gui/app/questions.h"
#include "gui/app/status_panel.h"
#include "gui/app/store_tree.h"
#include "gui/app/top_bar.h"
#include "gui/app/window_actions.h"
#include "gui/dialogs/start_screen.h"
#include "gui/models/display.h"
#include "gui/models/log_lines.h"
#include "gui/pages/changes/change_desk.h"
#include "gui/pages/compaction/compaction_page.h"
#include "gui/widgets/themed_region.h"

namespace levelscope::gui {
namespace {

constexpr QSize kDefaultSize(1440, 900);
// A timer of 0 ms is a posted event, and those that are posted meanwhile belong to the same turn.
constexpr int kNextTurnMs = 1;

QString droppedFolder(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

}  // namespace

MainWindow::MainWindow(App* app) : m_app(app) {
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    setWindowIcon(QIcon(QStringLiteral(":/icons/levelscope.svg")));
    resize(kDefaultSize);
    restoreGeometry(app->settings().geometry);
    buildUi();
    attachSession();
    if (!app->startNotice().isEmpty())
        m_docks->log()->append(app->startNotice(), true);
}

MainWindow::~MainWindow() {
    closeStore();
    m_jobs.shutdown();
    tearDownUi();
    m_app->windowClosed(this);
}

void MainWindow::buildUi() {
    m_entries = pageEntries();
    m_stack = new QStackedWidget(this);
    m_start = new StartScreen(m_app->settings().recentStores, &m_jobs, m_stack);
    makeThemedRegion(m_start);
    m_stack->addWidget(m_start);
    setCentralWidget(m_stack);
    m_docks = new DockArea(this, &m_jobs);
    m_status = new StatusPanel(&m_jobs, this);
    setStatusBar(m_status);
    m_actions = new WindowActions(this);
    m_topBar = new TopBar(m_actions->back(), m_actions->forward(), this);
    for (const PageEntry& entry : m_entries)
        m_topBar->addPage(entry.id, entry.title);
    auto* bar = new QToolBar(tr("Pages"), this);
    bar->setObjectName(QStringLiteral("pages-bar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->toggleViewAction()->setEnabled(false);
    bar->addWidget(m_topBar);
    addToolBar(bar);

    connect(m_topBar, &TopBar::pageRequested, this, &MainWindow::showPage);
    connect(m_topBar, &TopBar::goToRequested, this, &MainWindow::goToText);
    connect(m_docks, &DockArea::showAddress, this, &MainWindow::showAddress);
    connect(m_docks, &DockArea::changesPageRequested, this, [this] { showPage(QStringLiteral("changes")); });
    connect(m_docks, &DockArea::familyRequested, this, &MainWindow::showFamily);
    connect(m_docks->inspector(), &Inspector::compactTable, this, [this](quint64 number) {
        planCompaction({.kind = CompactionReason::manualTables, .tables = {number}});
    });
    connect(m_status, &StatusPanel::jobsRequested, m_docks, &DockArea::raiseJobs);
    connect(m_start, &StartScreen::openRequested, this, &MainWindow::openStore);
    m_defaultLayout = saveState(Settings::kLayoutVersion);
}

void MainWindow::deletePages() {
    for (auto& [id, made] : m_pages)
        delete made;
    m_pages.clear();
}

void MainWindow::tearDownUi() {
    deletePages();
    delete m_actions;
    for (QDockWidget* dock : m_docks->docks())
        delete dock;
    delete m_docks;
    for (QToolBar* bar : findChildren<QToolBar*>(Qt::FindDirectChildrenOnly))
        delete bar;
    const QList<QAction*> left = actions();
    for (QAction* action : left)
        removeAction(action);
    menuBar()->clear();
    delete takeCentralWidget();
    m_actions = nullptr;
}

// For another language: everything that shows text is made anew. All at once it would take a tenth of a
// second; so it is done in four turns of the event loop, and nothing is painted before the last one.
void MainWindow::rebuildUi() {
    if (!m_rebuild)
        m_rebuild = {m_session, place(), saveState(Settings::kLayoutVersion)};
    deletePages();
    QTimer::singleShot(kNextTurnMs, this, &MainWindow::rebuildFrame);
}

void MainWindow::rebuildFrame() {
    m_rebuildDue = false;
    const QList<LogPanel::Line> logged = m_docks->log()->lines();
    tearDownUi();
    buildUi();
    m_docks->log()->setLines(logged);
    QTimer::singleShot(kNextTurnMs, this, &MainWindow::attachAfterRebuild);
}

void MainWindow::attachAfterRebuild() {
    if (m_rebuildDue)
        return;  // yet another language: it comes by here again
    attachSession();
    QTimer::singleShot(kNextTurnMs, this, &MainWindow::returnAfterRebuild);
}

void MainWindow::returnAfterRebuild() {
    if (m_rebuildDue)
        return;  // yet another language: it comes by here again
    const Rebuild before = *std::exchange(m_rebuild, std::nullopt);
    if (m_session && m_session == before.session) {
        goTo(before.place);
        restoreState(before.layout, Settings::kLayoutVersion);
    }
    setUpdatesEnabled(true);
}

void MainWindow::attachSession() {
    const bool open = m_session != nullptr;
    m_docks->setSession(m_session, m_desk);
    m_docks->setStoreDocksVisible(open);
    m_status->setSession(m_session);
    m_topBar->setPagesEnabled(open);
    m_topBar->setOfferedPages(pageIds());
    if (open) {
        if (!restoreState(m_app->settings().layout, Settings::kLayoutVersion))
            resetLayout();
        m_docks->setChangesWanted(!m_session->isNeverWritten());
        connectLog(m_docks->log());
        // Their shortcuts work on every page, before any menu was opened.
        if (!m_session->isNeverWritten())
            addActions({m_desk->writeAction(), m_desk->undoAction(), m_desk->redoAction(),
                        m_desk->revertAllAction()});
    } else {
        m_stack->setCurrentWidget(m_start);
        m_topBar->setCurrentPage({});
    }
    updateTitle();
    m_actions->update(m_history.canGoBack(), m_history.canGoForward());
}

void MainWindow::connectLog(LogPanel* log) {
    connect(m_session, &StoreSession::flushFinished, log,
            [log](const FlushInfo& info) { log->append(logLine(info), !info.status.ok()); });
    connect(m_session, &StoreSession::compactionFinished, log, [log](const CompactionInfo& info) {
        log->append(logLine(info), !info.status.ok() && !info.status.is(Code::cancelled));
    });
    connect(m_session, &StoreSession::stalled, log,
            [log](const StallInfo& info) { log->append(logLine(info)); });
    connect(m_session, &StoreSession::engineError, log,
            [log](const Status& status) { log->append(logLine(status), true); });
    connect(m_session, &StoreSession::logged, log, [log](const QString& line) { log->append(line); });
    connect(m_desk, &ChangeDesk::written, log, [log](const QString& receipt) { log->append(receipt); });
}

void MainWindow::considerStore(const QString& directory, bool automatically, bool readOnly) {
    closeStore();
    m_start->consider(directory, automatically, readOnly);
}

void MainWindow::openStore(const StoreSession::OpenRequest& request) {
    if (m_app->windowOf(request.directory) && !(m_session && m_session->directory() == request.directory)) {
        say(tr("This store is open in another window."));
        return;
    }
    closeStore();
    m_opening = true;
    const auto done = [this](StoreSession* session, const Status& status) { storeReady(session, status); };
    m_start->showOpening(StoreSession::open(request, &m_jobs, this, done));
}

void MainWindow::storeReady(StoreSession* session, const Status& status) {
    m_start->openingEnded();
    if (!session) {
        m_opening = false;
        m_returnTo.clear();
        m_start->showError(status);
        Q_EMIT openFailed(status);
        return;
    }
    m_session = session;
    m_desk = new ChangeDesk(session, this);
    m_app->change([session](Settings& settings) { settings.addRecent(session->origin()); });
    m_history.clear();
    attachSession();
    // The first page in a turn of its own: docks and page together would hold up the window.
    QTimer::singleShot(kNextTurnMs, session, [this] {
        m_opening = false;
        const QString returnTo = std::exchange(m_returnTo, {});
        goTo({returnTo.isEmpty() ? m_entries.front().id : returnTo, Address::overview()});
        Q_EMIT storeOpened();
    });
}

void MainWindow::closeStore() {
    if (!m_session)
        return;
    m_opening = false;
    rememberLayout();
    m_jobs.cancelAll();
    deletePages();
    m_history.clear();
    StoreSession* session = std::exchange(m_session, nullptr);
    ChangeDesk* desk = std::exchange(m_desk, nullptr);
    attachSession();
    delete desk;
    delete session;
    m_start->setRecent(m_app->settings().recentStores);
    Q_EMIT storeClosed();
}

void MainWindow::reopen(StoreMode mode) {
    if (!m_session)
        return;
    StoreSession::OpenRequest request;
    request.directory = m_session->origin();
    request.mode = mode;
    request.family = m_session->state()->info.family;
    openAgain(request);
}

void MainWindow::showFamily(const std::string& name) {
    if (!m_session || m_session->state()->info.family == name)
        return;
    StoreSession::OpenRequest request;
    request.directory = m_session->directory();
    request.mode = StoreMode::inspect;
    request.picture = m_session->reader();
    request.snapshot = m_session->snapshot();
    request.family = name;
    openAgain(request);
}

void MainWindow::openAgain(const StoreSession::OpenRequest& request) {
    const QString here = place().page;
    openStore(request);
    m_returnTo = here;
}

// F5: what is open for writing is always current; an inspected store is read anew, as somebody else may write
// it.
void MainWindow::reload() {
    if (!m_session)
        return;
    if (m_session->canEdit()) {
        m_session->refresh();
    } else if (m_session->snapshot()) {
        const QString origin = m_session->origin();
        closeStore();
        m_start->takeSnapshot(origin);
    } else {
        reopen(StoreMode::inspect);
    }
}

Page* MainWindow::currentPage() const {
    return qobject_cast<Page*>(m_stack->currentWidget());
}

bool MainWindow::settled() const {
    const Page* current = currentPage();
    return !m_opening && updatesEnabled() && backgroundTasks() == 0 &&
           (!current || (current->updatesEnabled() && current->settled()));
}

bool MainWindow::offers(const PageEntry& entry) const {
    return !entry.edits || !m_session || !m_session->isNeverWritten();
}

QStringList MainWindow::pageIds() const {
    QStringList ids;
    for (const PageEntry& entry : m_entries) {
        if (offers(entry))
            ids << entry.id;
    }
    return ids;
}

Page* MainWindow::page(const QString& id) {
    if (!m_session)
        return nullptr;
    if (const auto made = m_pages.find(id); made != m_pages.end())
        return made->second;
    for (const PageEntry& entry : m_entries) {
        if (entry.id != id || !offers(entry))
            continue;
        Page* made = entry.make({m_session, m_desk}, m_stack);
        m_pages.emplace(id, made);
        m_stack->addWidget(made);
        connectPage(made);
        // To paint it the first time takes nearly as long as to make it: a turn of its own.
        made->setUpdatesEnabled(false);
        QTimer::singleShot(kNextTurnMs, made, [made] { made->setUpdatesEnabled(true); });
        return made;
    }
    return nullptr;
}

void MainWindow::connectPage(Page* made) {
    connect(made, &Page::showAddress, this, &MainWindow::showAddress);
    connect(made, &Page::inspect, m_docks->inspector(), &Inspector::showAddress);
    connect(made, &Page::planCompaction, this, &MainWindow::planCompaction);
    connect(made, &Page::importRequested, m_actions, &WindowActions::importRows);
    connect(made, &Page::statusMessage, m_status, &StatusPanel::say);
}

void MainWindow::planCompaction(const ManualCompaction& manual) {
    const QString id = QStringLiteral("compaction");
    showPage(id);
    if (auto* planner = qobject_cast<CompactionPage*>(page(id)))
        planner->plan(manual);
}

// Bytes are at home on several pages: the one that knows their file, or none.
QString MainWindow::pageFor(const Address& address) {
    for (const PageEntry& entry : m_entries) {
        if (std::find(entry.home.begin(), entry.home.end(), address.kind) == entry.home.end())
            continue;
        const Page* made = m_session ? page(entry.id) : nullptr;
        if (made && made->accepts(address))
            return entry.id;
    }
    return {};
}

Place MainWindow::place() const {
    const Page* current = currentPage();
    return current ? Place{current->id(), current->address()} : Place{};
}

void MainWindow::showPage(const QString& id) {
    Page* target = page(id);
    if (!target || target == currentPage()) {
        m_topBar->setCurrentPage(place().page);
        return;
    }
    if (currentPage())
        m_history.leave(place());
    m_stack->setCurrentWidget(target);
    target->setFocus(Qt::OtherFocusReason);  // the page's own shortcuts work from here on
    m_docks->inspector()->showAddress(target->address());
    placeMoved();
}

void MainWindow::showAddress(const Address& address) {
    const QString id = pageFor(address);
    if (!m_session || id.isEmpty()) {
        m_docks->inspector()->showAddress(address);
        if (m_session)
            say(tr("No page shows %1.").arg(displayBytes(toText(address), 80)));
        return;
    }
    if (currentPage())
        m_history.leave(place());
    goTo({id, address});
}

void MainWindow::goTo(const Place& target) {
    if (Page* made = page(target.page))
        enter(made, target.address);
}

void MainWindow::enter(Page* target, const Address& address) {
    m_stack->setCurrentWidget(target);
    if (target->accepts(address))
        target->openAddress(address);
    m_docks->inspector()->showAddress(address);
    m_docks->tree()->setCurrentAddress(address);
    placeMoved();
}

void MainWindow::placeMoved() {
    m_topBar->setCurrentPage(place().page);
    m_actions->update(m_history.canGoBack(), m_history.canGoForward());
    Q_EMIT placeChanged();
}

void MainWindow::goBack() {
    if (const auto target = m_history.back(place()))
        goTo(*target);
}

void MainWindow::goForward() {
    if (const auto target = m_history.forward(place()))
        goTo(*target);
}

void MainWindow::ask(Question question) {
    const std::vector<QuestionEntry> all = questionEntries();
    const auto entry = std::find_if(
        all.begin(), all.end(), [question](const QuestionEntry& each) { return each.question == question; });
    if (!m_session || entry == all.end())
        return;
    if (entry->page.isEmpty())
        return askForByte();
    showPage(entry->page);
    if (Page* made = page(entry->page))
        made->ask(question);
}

// In the table that is shown, or in any file.
void MainWindow::askForByte() {
    const Address here = place().address;
    const bool inTable =
        here.kind == AddressKind::table || here.kind == AddressKind::block || here.kind == AddressKind::entry;
    if (inTable)
        m_topBar->setGoToText(displayTable(here.number) + QLatin1String(".lst@"));
    m_topBar->focusGoTo(!inTable);
    say(tr("Type a file and an offset, as in 000377.lst@4096, and press Return."));
}

void MainWindow::goToText(const QString& text) {
    const std::optional<Address> address = resolveGoTo(text, place().address);
    if (!address) {
        say(tr("This leads nowhere: an offset needs an open table."));
        return;
    }
    showAddress(*address);
    if (currentPage())
        currentPage()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::focusGoTo() {
    m_topBar->focusGoTo();
}

void MainWindow::copyAddress() {
    if (!currentPage())
        return;
    const QString text = QString::fromStdString(toText(currentPage()->address()));
    QGuiApplication::clipboard()->setText(text);
    say(tr("Copied %1").arg(displayBytes(text.toStdString(), 80)));
}

void MainWindow::say(const QString& text) {
    m_status->say(text);
}

void MainWindow::openPalette() {
    auto* palette = new CommandPalette(m_actions->all(), this);
    palette->open();
}

void MainWindow::resetLayout() {
    restoreState(m_defaultLayout, Settings::kLayoutVersion);
    m_docks->setStoreDocksVisible(m_session != nullptr);
    m_docks->raiseChanges();
    m_docks->applyDefaultSizes();
}

void MainWindow::updateTitle() {
    setWindowTitle(m_session ? tr("%1 — Levelscope").arg(m_session->name()) : QStringLiteral("Levelscope"));
}

void MainWindow::rememberLayout() {
    const QByteArray geometry = saveGeometry();
    // That of a store that cannot be changed lacks a dock.
    const bool whole = m_session && !m_session->isNeverWritten();
    const QByteArray shown = m_rebuild ? m_rebuild->layout : saveState(Settings::kLayoutVersion);
    const QByteArray layout = whole ? shown : m_app->settings().layout;
    m_app->change([&](Settings& settings) {
        settings.geometry = geometry;
        settings.layout = layout;
    });
}

// Jobs are cancelled, never waited for: the window hides and goes when the last worker has let go.
void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_closing)
        rememberLayout();
    m_closing = true;
    if (m_jobs.idle()) {
        event->accept();
        return;
    }
    event->ignore();
    hide();
    m_jobs.cancelAll();
    connect(&m_jobs, &JobQueue::changed, this, [this] {
        if (m_jobs.idle())
            close();
    });
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !m_rebuildDue) {
        m_rebuildDue = true;
        setUpdatesEnabled(false);
        QTimer::singleShot(kNextTurnMs, this, &MainWindow::rebuildUi);
    }
}

// Bars, docks and dialogs; in the stack each page is a region.
void MainWindow::childEvent(QChildEvent* event) {
    QMainWindow::childEvent(event);
    if (event->polished() && event->child()->isWidgetType() && event->child() != m_stack)
        makeThemedRegion(static_cast<QWidget*>(event->child()));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFolder(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString folder = droppedFolder(event->mimeData());
    if (folder.isEmpty())
        return;
    event->acceptProposedAction();
    if (m_app->windowOf(folder))
        return;
    MainWindow* target = m_session || m_opening ? m_app->newWindow() : this;
    target->show();
    target->considerStore(folder);
}

}  // namespace levelscope::gui
