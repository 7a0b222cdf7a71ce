// A story in a whole window: the application with settings of its own, its window, somebody in front of it,
// and a watchdog over the event loop. Tests inherit it and call begin() and end() around each story.
#pragma once

#include <QSignalSpy>
#include <QTemporaryDir>
#include <memory>

#include "gui/app/app.h"
#include "gui/pages/changes/change_desk.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"
#include "tests/support/window_user.h"

namespace levelscope::test {

class WindowStory {
protected:
    void begin() {
        failOnQtWarnings();
        m_app = std::make_unique<gui::App>(m_home.filePath(QStringLiteral("l.ini")),
                                           gui::App::Overrides{{}, QStringLiteral("en")});
        m_window = m_app->newWindow();
        m_window->resize(1280, 860);
        m_window->show();
        m_user = std::make_unique<WindowUser>(m_window);
        m_watchdog = std::make_unique<EventLoopWatchdog>();
    }
    void end() {
        settle();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
        m_watchdog.reset();
        m_user.reset();
        m_app.reset();
        m_store.reset();
    }
    // Opens m_store in the window, to be edited. The user's actions count from then on.
    void openStoreInWindow() {
        QSignalSpy opened(m_window, &gui::MainWindow::storeOpened);
        m_window->considerStore(m_store->folder(), true);
        QVERIFY(QTest::qWaitFor([&] { return opened.count() > 0; }, WindowUser::kLong));
        m_window->desk()->setDraftsEnabled(false);
        settle();
        m_user->begin();
    }
    // Until nothing is on its way any more.
    void settle() {
        QVERIFY(QTest::qWaitFor([this] { return m_window->jobs()->idle() && m_window->settled(); },
                                WindowUser::kLong));
    }

    QTemporaryDir m_home;
    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<gui::App> m_app;
    gui::MainWindow* m_window = nullptr;
    std::unique_ptr<WindowUser> m_user;
    std::unique_ptr<EventLoopWatchdog> m_watchdog;
};

}  // namespace levelscope::test
