#include "gui/app/window_actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

#include "gui/app/about_dialog.h"
#include "gui/app/app.h"
#include "gui/app/dock_area.h"
#include "gui/app/language.h"
#include "gui/app/main_window.h"
#include "gui/app/questions_dialog.h"
#include "gui/app/store_tasks.h"
#include "gui/dialogs/start_screen.h"
#include "gui/pages/changes/change_desk.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

// A path as the text of a menu entry: "&" would underline.
QString menuText(const QString& text) {
    return QString(text).replace(QLatin1Char('&'), QLatin1String("&&"));
}

// The digits as they lie on the keyboard, from 1 to 0; further pages have none.
QKeySequence pageShortcut(int number) {
    constexpr int kDigits = 10;
    return number > kDigits ? QKeySequence() : QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + number % kDigits));
}

}  // namespace

WindowActions::WindowActions(MainWindow* window)
    : QObject(window), m_window(window), m_tasks(new StoreTasks(window, this)) {
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeGoMenu();
    makeStoreMenu();
    makeToolsMenu();
    makeWindowMenu();
    makeHelpMenu();
}

QAction* WindowActions::add(QMenu* menu, const QString& icon, const QString& text,
                            const QKeySequence& shortcut, Needs needs, Slot slot) {
    QAction* action = menu->addAction(text);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, std::move(slot));
    if (needs == store || needs == writable || needs == neverWritten)
        m_needStore.append(action);
    if (needs == edit)
        m_needEdit.append(action);
    if (needs == edit || needs == writable)
        m_needWritable.append(action);
    if (needs == neverWritten)
        m_needNeverWritten.append(action);
    // Shortcuts work wherever the focus is, the menu bar hidden or not.
    m_window->addAction(action);
    return action;
}

void WindowActions::makeFileMenu() {
    QMenu* menu = m_window->menuBar()->addMenu(tr("&File"));
    add(menu, QStringLiteral("new"), tr("&New store…"), QKeySequence::New, nothing,
        [this] { m_tasks->newStore(); });
    add(menu, QStringLiteral("open"), tr("&Open…"), QKeySequence::Open, nothing,
        [this] { m_tasks->chooseStore(); });
    add(menu, QStringLiteral("table"), tr("Open a &table file…"), {}, nothing,
        [this] { m_tasks->chooseTable(); });
    QMenu* recent = menu->addMenu(themedIcon(QStringLiteral("recent")), tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    add(menu, QStringLiteral("sample"), tr("&Make the sample store…"), {}, nothing,
        [this] { m_tasks->makeSampleStore(); });
    menu->addSeparator();
    add(menu, QStringLiteral("import"), tr("&Import…"), {}, edit, [this] { importRows(); });
    add(menu, QStringLiteral("export"), tr("&Export…"), {}, store, [this] { m_tasks->exportRows(); });
    menu->addSeparator();
    add(menu, {}, tr("&Close store"), QKeySequence(Qt::CTRL | Qt::Key_W), store,
        [this] { m_window->closeStore(); });
    QAction* quit =
        add(menu, {}, tr("&Quit"), QKeySequence::Quit, nothing, [this] { m_window->app()->quit(); });
    quit->setMenuRole(QAction::QuitRole);
}

QList<QAction*> WindowActions::deskActions() const {
    const ChangeDesk* desk = m_window->desk();
    if (!desk || m_window->session()->isNeverWritten())
        return {};
    return {desk->undoAction(), desk->redoAction(), desk->writeAction(), desk->revertAllAction()};
}

void WindowActions::importRows() {
    m_tasks->importRows();
}

void WindowActions::makeEditMenu() {
    QMenu* menu = m_window->menuBar()->addMenu(tr("&Edit"));
    m_copyAddress =
        add(menu, QStringLiteral("copy"), tr("Copy &address"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
            store, [this] { m_window->copyAddress(); });
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillEdit(menu); });
}

// The staged changes' and the page's own actions, where they are; none of them belongs to the menu.
void WindowActions::fillEdit(QMenu* menu) {
    const QList<QAction*> shown = menu->actions();
    for (QAction* action : shown) {
        if (action->isSeparator())
            delete action;
        else
            menu->removeAction(action);
    }
    menu->addActions(deskActions());
    menu->addSeparator();
    if (const Page* page = m_window->currentPage())
        menu->addActions(page->actions());
    menu->addSeparator();
    menu->addAction(m_copyAddress);
}

void WindowActions::makeViewMenu() {
    QMenu* menu = m_window->menuBar()->addMenu(tr("&View"));
    int number = 0;
    for (const PageEntry& entry : pageEntries())
        add(menu, entry.id, entry.title, pageShortcut(++number), entry.edits ? writable : store,
            [this, id = entry.id] { m_window->showPage(id); });
    menu->addSeparator();
    QMenu* panels = menu->addMenu(themedIcon(QStringLiteral("inspector")), tr("&Panels"));
    for (QDockWidget* dock : m_window->docks()->docks()) {
        panels->addAction(dock->toggleViewAction());
        m_needStore.append(dock->toggleViewAction());
    }
    add(menu, {}, tr("&Reset layout"), {}, store, [this] { m_window->resetLayout(); });
    menu->addSeparator();
    addThemes(menu->addMenu(themedIcon(QStringLiteral("theme")), tr("&Theme")));
    addLanguages(menu->addMenu(tr("&Language")));
    addScales(menu->addMenu(tr("&Scale")));
    menu->addSeparator();
    QAction* full = add(menu, {}, tr("&Full screen"), QKeySequence::FullScreen, nothing,
                        [this] { m_window->setWindowState(m_window->windowState() ^ Qt::WindowFullScreen); });
    full->setIconVisibleInMenu(false);
}

void WindowActions::addThemes(QMenu* menu) {
    auto* group = new QActionGroup(menu);
    const std::pair<ThemeKind, QString> themes[] = {{ThemeKind::light, tr("Light")},
                                                    {ThemeKind::dark, tr("Dark")},
                                                    {ThemeKind::highContrast, tr("High contrast")}};
    for (const auto& [kind, text] : themes) {
        QAction* action =
            add(menu, {}, text, {}, nothing, [this, kind = kind] { m_window->app()->setTheme(kind); });
        action->setCheckable(true);
        action->setChecked(Theme::current().kind == kind);
        group->addAction(action);
    }
}

void WindowActions::addLanguages(QMenu* menu) {
    auto* group = new QActionGroup(menu);
    for (const Language& language : languages()) {
        QAction* action = add(menu, {}, language.label, {}, nothing,
                              [this, code = language.code] { m_window->app()->setLanguage(code); });
        action->setCheckable(true);
        action->setChecked(m_window->app()->language() == language.code);
        group->addAction(action);
    }
}

void WindowActions::addScales(QMenu* menu) {
    auto* group = new QActionGroup(menu);
    for (const int percent : {100, 125, 150, 200, 300}) {
        const auto choose = [this, percent] {
            m_window->app()->change([percent](Settings& settings) { settings.scalePercent = percent; });
            m_window->say(tr("The new scale takes effect at the next start."));
        };
        QAction* action = add(menu, {}, tr("%1 %").arg(percent), {}, nothing, choose);
        action->setCheckable(true);
        action->setChecked(m_window->app()->settings().scalePercent == percent);
        group->addAction(action);
    }
}

void WindowActions::makeGoMenu() {
    QMenu* menu = m_window->menuBar()->addMenu(tr("&Go"));
    m_back = add(menu, QStringLiteral("back"), tr("&Back"), QKeySequence::Back, nothing,
                 [this] { m_window->goBack(); });
    m_forward = add(menu, QStringLiteral("forward"), tr("&Forward"), QKeySequence::Forward, nothing,
                    [this] { m_window->goForward(); });
    add(menu, QStringLiteral("go"), tr("&Go to…"), QKeySequence(Qt::CTRL | Qt::Key_G), store,
        [this] { m_window->focusGoTo(); });
    menu->addSeparator();
    for (const QuestionEntry& entry : questionEntries())
        add(menu, entry.page.isEmpty() ? QStringLiteral("hex") : entry.page, entry.text, {},
            entry.edits ? edit : store, [this, question = entry.question] { m_window->ask(question); });
}

void WindowActions::askTenQuestions() {
    const auto canAsk = [window = m_window](const QuestionEntry& entry) {
        return window->session() && (!entry.edits || window->session()->canEdit());
    };
    auto* dialog = new QuestionsDialog(canAsk, m_window);
    connect(dialog, &QuestionsDialog::asked, m_window, &MainWindow::ask);
    dialog->open();
}

void WindowActions::makeStoreMenu() {
    QMenu* menu = m_window->menuBar()->addMenu(tr("&Store"));
    add(menu, QStringLiteral("refresh"), tr("&Reload"), QKeySequence::Refresh, store,
        [this] { m_window->reload(); });
    menu->addSeparator();
    add(menu, QStringLiteral("flush"), tr("&Flush the memtable"), {}, edit, [this] { m_tasks->flush(); });
    add(menu, QStringLiteral("compaction"), tr("&Compact everything"), {}, edit,
        [this] { m_tasks->compactAll(); });
    menu->addSeparator();
    add(menu, QStringLiteral("keys"), tr("Count &keys"), {}, store, [this] { m_tasks->countKeys(); });
    add(menu, QStringLiteral("check"), tr("&Verify"), {}, store, [this] { m_tasks->verify(); });
    add(menu, QStringLiteral("duplicate"), tr("Make a c&heckpoint…"), {}, edit,
        [this] { m_tasks->checkpoint(); });
    menu->addSeparator();
    add(menu, QStringLiteral("edit"), tr("Open again to &edit"), {}, writable,
        [this] { m_window->reopen(StoreMode::edit); });
    add(menu, QStringLiteral("lock"), tr("Open again to &inspect only"), {}, writable,
        [this] { m_window->reopen(StoreMode::inspect); });
    add(menu, QStringLiteral("duplicate"), tr("C&lone to edit…"), {}, neverWritten,
        [this] { m_tasks->cloneToEdit(); });
}

void WindowActions::makeToolsMenu() {
    QMenu* menu = m_window->menuBar()->addMenu(tr("&Tools"));
    add(menu, QStringLiteral("command"), tr("&Commands…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
        nothing, [this] { m_window->openPalette(); });
    add(menu, QStringLiteral("copy"), tr("Copy &diagnostics"), {}, nothing, [this] {
        copyDiagnostics(m_window->session());
        m_window->say(tr("Copied, without keys or values."));
    });
}

void WindowActions::makeWindowMenu() {
    QMenu* menu = m_window->menuBar()->addMenu(tr("&Window"));
    QAction* fresh = add(menu, {}, tr("&New window"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), nothing,
                         [this] { m_window->app()->newWindow()->show(); });
    connect(menu, &QMenu::aboutToShow, this, [this, menu, fresh] {
        const QList<QAction*> shown = menu->actions();
        for (QAction* action : shown) {
            if (action != fresh)
                delete action;
        }
        fillWindows(menu);
    });
}

void WindowActions::fillWindows(QMenu* menu) {
    menu->addSeparator();
    for (MainWindow* window : m_window->app()->windows()) {
        QAction* action = menu->addAction(menuText(window->windowTitle()));
        action->setCheckable(true);
        action->setChecked(window == m_window);
        connect(action, &QAction::triggered, window, [window] {
            window->raise();
            window->activateWindow();
        });
    }
}

void WindowActions::makeHelpMenu() {
    QMenu* menu = m_window->menuBar()->addMenu(tr("&Help"));
    add(menu, QStringLiteral("help"), tr("&Ten questions…"), QKeySequence::HelpContents, nothing,
        [this] { askTenQuestions(); });
    QAction* about = add(menu, QStringLiteral("info"), tr("&About Levelscope"), {}, nothing, [this] {
        auto* dialog = new AboutDialog(m_window->session(), m_window);
        dialog->open();
    });
    about->setMenuRole(QAction::AboutRole);
}

void WindowActions::fillRecent(QMenu* menu) {
    menu->clear();
    for (const QString& directory : m_window->app()->settings().recentStores) {
        QAction* action = menu->addAction(menuText(directory));
        action->setEnabled(QFileInfo(directory).isDir());
        connect(action, &QAction::triggered, this,
                [this, directory] { m_tasks->considerElsewhere(directory); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("None yet"))->setEnabled(false);
}

void WindowActions::update(bool canGoBack, bool canGoForward) {
    const StoreSession* session = m_window->session();
    m_back->setEnabled(canGoBack);
    m_forward->setEnabled(canGoForward);
    for (QAction* action : std::as_const(m_needStore))
        action->setEnabled(session != nullptr);
    for (QAction* action : std::as_const(m_needEdit))
        action->setEnabled(session && session->canEdit());
    const bool isNeverWritten = session && session->isNeverWritten();
    for (QAction* action : std::as_const(m_needWritable))
        action->setVisible(!isNeverWritten);
    for (QAction* action : std::as_const(m_needNeverWritten))
        action->setVisible(isNeverWritten);
}

QList<QAction*> WindowActions::all() const {
    QList<QAction*> actions;
    for (QAction* action : m_window->actions()) {
        if (action->isVisible() && !actions.contains(action))
            actions.append(action);
    }
    for (QAction* action : deskActions()) {
        if (!actions.contains(action))
            actions.append(action);
    }
    if (const Page* page = m_window->currentPage())
        actions.append(page->actions());
    return actions;
}

}  // namespace levelscope::gui
