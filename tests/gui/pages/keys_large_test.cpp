// A store of a million keys: first rows, jumps and scans are quick, nothing stalls the event loop, and the
// window stays a window.
#include <QScrollBar>
#include <QtTest>
#include <random>

#include "gui/models/key_grid_model.h"
#include "gui/pages/keys/filter_bar.h"
#include "gui/pages/keys/key_grid_view.h"
#include "gui/pages/keys/key_window.h"
#include "gui/pages/keys/keys_page.h"
#include "gui/pages/keys/prefix_tree.h"
#include "gui/pages/keys/scan_bar.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::OpenStore;

namespace {

constexpr int kKeys = 1'000'000;
constexpr int kJumps = 40;

std::string keyOf(int i) {
    return QStringLiteral("user/%1").arg(i, 8, 10, QLatin1Char('0')).toStdString();
}

void fillMillion(Db& db) {
    WriteBatch batch;
    for (int i = 0; i < kKeys; ++i) {
        batch.put(keyOf(i), "value");
        if (batch.bytes() > (1 << 20)) {
            if (!db.write({}, batch).ok())
                qFatal("cannot fill the store");
            batch.clear();
        }
    }
    if (!db.write({}, batch).ok() || !db.flush().ok() || !db.waitForBackground().ok())
        qFatal("cannot fill the store");
}

}  // namespace

class KeysLargeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { levelscope::test::failOnQtWarnings(); }

    void initTestCase() {
        Theme::apply(ThemeKind::light);
        m_store = std::make_unique<OpenStore>(fillMillion);
        QVERIFY(m_store->open());
        m_page = std::make_unique<KeysPage>(m_store->session, &m_changes);
        m_page->resize(1000, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        settle();
    }
    void cleanupTestCase() {
        m_page.reset();
        m_store.reset();
    }

    void jumpsAnywhereAreQuickAndExact() {
        test::EventLoopWatchdog watchdog;
        std::mt19937 random(7);
        QElapsedTimer clock;
        std::vector<qint64> times;
        for (int i = 0; i < kJumps; ++i) {
            const std::string wanted = keyOf(static_cast<int>(random() % kKeys));
            clock.start();
            m_page->openAddress(Address::ofKey(wanted));
            QVERIFY(QTest::qWaitFor([&] { return m_page->address().key == wanted; }, 10000));
            times.push_back(clock.elapsed());
        }
        QVERIFY2(watchdog.ok(), watchdog.report());
        std::sort(times.begin(), times.end());
        qInfo("jump: median %lld ms, slowest %lld ms", times[kJumps / 2], times.back());
        QVERIFY(times[kJumps / 2] < 200);
        QVERIFY(m_page->model()->rowCount() <= int(KeyWindow::kMaxRows));
    }

    void theScrollBarReachesEveryPartOfTheStore() {
        test::EventLoopWatchdog watchdog;
        QScrollBar* bar = m_page->grid()->bar();
        for (const double share : {0.5, 0.25, 0.9, 0.01}) {
            bar->setSliderPosition(static_cast<int>(share * bar->maximum()));
            settle();
            const int top = m_page->grid()->table()->topRow();
            const double where = std::stod(m_page->model()->keyAt(top).substr(5)) / kKeys;
            QVERIFY2(qAbs(where - share) < 0.05,
                     qPrintable(QStringLiteral("%1 for %2").arg(where).arg(share)));
        }
        bar->triggerAction(QAbstractSlider::SliderToMaximum);
        settle();
        QVERIFY2(watchdog.ok(), watchdog.report());
        QCOMPARE(m_page->address().key, keyOf(kKeys - 1));
    }

    void holdingPageDownNeverGapsRepeatsOrStalls() {
        test::EventLoopWatchdog watchdog;
        m_page->openAddress(Address::ofKey(keyOf(500'000)));
        settle();
        KeyTable* table = m_page->grid()->table();
        for (int i = 0; i < 300; ++i) {
            QTest::keyClick(table, Qt::Key_PageDown);
            QCoreApplication::processEvents();
        }
        settle();
        QVERIFY2(watchdog.ok(), watchdog.report());
        const KeyGridModel* model = m_page->model();
        const int first = std::stoi(model->keyAt(0).substr(5));
        for (int i = 0; i < model->rowCount(); ++i)
            QCOMPARE(model->keyAt(i), keyOf(first + i));
        QVERIFY(model->rowCount() <= int(KeyWindow::kMaxRows));
    }

    void aScanOfAllKeysShowsProgressAndStopsAtOnce() {
        test::EventLoopWatchdog watchdog;
        m_page->filterBar()->setFilter(KeyFilter::Kind::regex, QStringLiteral("no such key"));
        QTRY_VERIFY(m_page->keyWindow()->scanned() > 0);
        QVERIFY(m_page->scanBar()->partial());
        m_page->keyWindow()->stopScan();
        const uint64_t scanned = m_page->keyWindow()->scanned();
        QVERIFY(QTest::qWaitFor([] { return backgroundTasks() == 0; }, 200));
        QCOMPARE(m_page->keyWindow()->scanned(), scanned);
        QVERIFY(m_page->scanBar()->partial() || m_page->keyWindow()->whole());
        m_page->keyWindow()->continueScan();
        settle();
        QVERIFY2(watchdog.ok(), watchdog.report());
        QVERIFY(m_page->keyWindow()->whole());
        QCOMPARE(m_page->model()->rowCount(), 0);
    }

    void aMillionKeysWithoutBranchesDoNotHoldUpThePrefixTree() {
        test::EventLoopWatchdog watchdog;
        m_page->prefixTree()->reload();
        settle();
        QVERIFY2(watchdog.ok(), watchdog.report());
        QVERIFY(m_page->prefixTree()->settled());
    }

private:
    void settle() {
        QVERIFY(QTest::qWaitFor([this] { return m_page->settled() && backgroundTasks() == 0; }, 60000));
    }

    std::unique_ptr<OpenStore> m_store;
    ChangeSet m_changes;
    std::unique_ptr<KeysPage> m_page;
};

QTEST_MAIN(KeysLargeTest)
#include "keys_large_test.moc"
