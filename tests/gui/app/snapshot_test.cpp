// The snapshot mode: a copy is looked into while the store goes on, nothing of the store is touched, and the
// copy is gone afterwards.
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "gui/app/app.h"
#include "gui/app/main_window.h"
#include "gui/app/status_panel.h"
#include "gui/dialogs/start_screen.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::EventLoopWatchdog;
using levelscope::test::OpenStore;

namespace {

constexpr int kLong = 20'000;

void fill(Db& db) {
    for (int i = 0; i < 3000; ++i)
        QVERIFY(db.put("key/" + std::to_string(10'000 + i), std::string(40, 'v')).ok());
    QVERIFY(db.flush().ok());
    QVERIFY(db.put("zz/last", "in the log").ok());
}

QStringList filesOf(const QString& folder) {
    QStringList seen;
    for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files, QDir::Name))
        seen << QStringLiteral("%1 %2 %3")
                    .arg(file.fileName())
                    .arg(file.size())
                    .arg(file.lastModified().toMSecsSinceEpoch());
    return seen;
}

}  // namespace

class SnapshotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        test::failOnQtWarnings();
        m_watchdog = std::make_unique<EventLoopWatchdog>();
        m_store = std::make_unique<OpenStore>(fill, Options::fromPreset("classroom").value());
        m_settings = std::make_unique<QTemporaryDir>();
        m_app = std::make_unique<App>(m_settings->filePath(QStringLiteral("l.ini")));
        m_window = m_app->newWindow();
        m_window->resize(1200, 800);
        m_window->show();
    }
    void cleanup() {
        m_app.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void aSnapshotStaysAsItWasAndGoesWithItsWindow() {
        const QStringList before = filesOf(m_store->folder());
        openSnapshot();
        StoreSession* session = m_window->session();
        const QString copy = session->directory();
        QVERIFY(copy != m_store->folder() && QFileInfo::exists(copy));
        QCOMPARE(session->origin(), m_store->folder());
        QVERIFY(!session->canEdit());
        QVERIFY(badge(QStringLiteral("SNAPSHOT")));
        QCOMPARE(m_app->settings().recentStores.value(0), m_store->folder());
        for (const QString& id : m_window->pageIds()) {
            m_window->showPage(id);
            QVERIFY(calm());
        }
        QCOMPARE(filesOf(m_store->folder()), before);

        QVERIFY(m_store->open());  // nobody holds the lock: it can be written
        QVERIFY(m_store->session->db()->put("zz/later", "not in the copy").ok());
        QVERIFY(m_store->get("zz/later"));
        PinnedValue value;
        QVERIFY(session->reader()->get("zz/last", 0, value).ok());
        QVERIFY(!session->reader()->get("zz/later", 0, value).ok());

        QTest::keyClick(m_window, Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(!m_window->session());
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(copy) && !QFileInfo::exists(QFileInfo(copy).path()),
                                 kLong);
    }

    void reloadingTakesANewOne() {
        openSnapshot();
        const QString first = m_window->session()->directory();
        QVERIFY(m_store->open());
        QVERIFY(m_store->session->db()->put("zz/later", "in the second copy").ok());
        QSignalSpy opened(m_window, &MainWindow::storeOpened);
        QTest::keyClick(m_window, Qt::Key_F5);
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kLong);
        QVERIFY(m_window->session()->directory() != first);
        PinnedValue value;
        QVERIFY(m_window->session()->reader()->get("zz/later", 0, value).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(first), kLong);
    }

    void closingTheWindowWhileItCopiesLeavesNothingBehind() {
        const QStringList before = QDir::temp().entryList({QStringLiteral("levelscope-snapshot-*")});
        m_window->considerStore(m_store->folder());
        QTRY_COMPARE_WITH_TIMEOUT(m_window->startScreen()->step(), StartScreen::triageStep, kLong);
        QTest::mouseClick(button(), Qt::LeftButton);
        QPointer<MainWindow> window = m_window;
        window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!window, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(backgroundTasks(), 0, kLong);
        QCOMPARE(QDir::temp().entryList({QStringLiteral("levelscope-snapshot-*")}), before);
    }

private:
    QPushButton* button() const {
        return m_window->findChild<QPushButton*>(QStringLiteral("snapshotButton"));
    }
    void openSnapshot() {
        m_window->considerStore(m_store->folder());
        QTRY_COMPARE_WITH_TIMEOUT(m_window->startScreen()->step(), StartScreen::triageStep, kLong);
        QTest::mouseClick(button(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session(), kLong);
        QVERIFY(calm());
    }
    bool calm() const {
        return QTest::qWaitFor([this] { return m_window->settled(); }, kLong);
    }
    bool badge(const QString& text) const {
        const auto all = m_window->status()->findChildren<QWidget*>();
        return std::any_of(all.begin(), all.end(),
                           [&](const QWidget* widget) { return widget->accessibleName() == text; });
    }

    std::unique_ptr<EventLoopWatchdog> m_watchdog;
    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<App> m_app;
    MainWindow* m_window = nullptr;
};

QTEST_MAIN(SnapshotTest)
#include "snapshot_test.moc"
