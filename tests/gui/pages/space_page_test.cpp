// The Space page on a real store: what takes the room, prefix by prefix, with mouse and keys.
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

#include "gui/pages/space/space_page.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/treemap.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::must;
using test::OpenStore;

namespace {

constexpr int kUsers = 900;

void fill(Db& db) {
    for (int i = 0; i < kUsers; ++i)
        must(db.put("user/" + std::to_string(i), std::string(40, char('a' + i % 26))));
    for (int i = 0; i < 100; ++i)
        must(db.put("iso/" + std::to_string(i), "short"));
    must(db.flush());
    for (int i = 0; i < kUsers; i += 2)
        must(db.put("user/" + std::to_string(i), std::string(40, 'z')));
    must(db.flush());
}

Options quiet() {
    Options options;
    options.autoCompaction = false;
    return options;
}

}  // namespace

class SpacePageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fill, quiet());
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        QVERIFY(m_store->open());
        show();
    }
    void cleanup() {
        m_tester.reset();
        m_page.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void whatTakesTheRoomIsShownAtOnceLargestFirst() {
        QCOMPARE(m_page->model()->rowCount(), 2);
        QCOMPARE(text(0, SpaceModel::PrefixColumn), QStringLiteral("user/…"));
        QCOMPARE(text(1, SpaceModel::PrefixColumn), QStringLiteral("iso/…"));
        QVERIFY(m_page->model()->child(0).all.of(SpacePart::shadowed).bytes > 0);
        QCOMPARE(m_page->model()->child(1).all.of(SpacePart::shadowed).bytes, 0.0);
        QCOMPARE(text(0, SpaceModel::ErrorColumn), QStringLiteral("–"));  // so small that all was read
        QVERIFY(!m_page->countButton()->isEnabled());
        QVERIFY(m_page->treemap()->rectOf(0).width() * m_page->treemap()->rectOf(0).height() >
                m_page->treemap()->rectOf(1).width() * m_page->treemap()->rectOf(1).height());
        QVERIFY(m_page->treemap()->describe(0).contains(QStringLiteral("L0")));
    }

    void aClickOpensAPrefixAndTheCrumbLeadsBack() {
        QTest::mouseClick(m_page->treemap(), Qt::LeftButton, {}, m_page->treemap()->rectOf(0).center());
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(m_page->prefix(), std::string("user/"));
        QVERIFY(m_page->model()->rowCount() >= 9);
        QVERIFY(m_page->model()->child(0).prefix.starts_with("user/"));
        QTest::mouseClick(m_page->crumb(0), Qt::LeftButton);
        QCOMPARE(m_page->prefix(), std::string());
        QCOMPARE(m_page->model()->rowCount(), 2);
    }

    void theKeyboardDoesTheSame() {
        m_page->treemap()->setFocus();
        QTRY_COMPARE(m_page->treemap()->current(), 0);
        const int key = m_page->treemap()->rectOf(1).left() > m_page->treemap()->rectOf(0).left()
                            ? Qt::Key_Right
                            : Qt::Key_Down;
        QTest::keyClick(m_page->treemap(), Qt::Key(key));
        QCOMPARE(m_page->treemap()->current(), 1);
        QCOMPARE(m_page->list()->currentIndex().row(), 1);
        QTest::keyClick(m_page->treemap(), Qt::Key_Return);
        QTRY_COMPARE(m_page->prefix(), std::string("iso/"));
        QTest::keyClick(m_page->treemap(), Qt::Key_Backspace);
        QCOMPARE(m_page->prefix(), std::string());
    }

    void theTableIsSortedAndLeadsToTheKeys() {
        m_page->list()->sortByColumn(SpaceModel::PrefixColumn, Qt::AscendingOrder);
        QCOMPARE(text(0, SpaceModel::PrefixColumn), QStringLiteral("iso/…"));
        QTest::mouseClick(m_page->list()->viewport(), Qt::LeftButton, {}, cell(0));
        QCOMPARE(m_page->treemap()->current(), 1);
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        QTest::keyClick(m_page->list(), Qt::Key_Return);
        QVERIFY(shown[0][0].value<Address>() == Address::ofKey("iso/"));
    }

    void everyPrefixHasAnAddressThatLeadsThere() {
        QVERIFY(m_page->address() == Address::ofSpace(""));
        m_page->openAddress(Address::ofSpace("user/1"));
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(m_page->prefix(), std::string("user/1"));
        QVERIFY(m_page->address() == Address::ofSpace("user/1"));
        QVERIFY(m_page->model()->rowCount() > 1 && m_page->model()->child(0).prefix.starts_with("user/1"));
        m_page->openAddress(Address::ofSpace(""));
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(m_page->model()->rowCount(), 2);
        // What a click opens is told, so that there is a way back.
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        QTest::mouseClick(m_page->treemap(), Qt::LeftButton, {}, m_page->treemap()->rectOf(0).center());
        QVERIFY(shown[0][0].value<Address>() == Address::ofSpace("user/"));
    }

    void theKeysOfAPrefixAreOfferedForCompaction() {
        QVERIFY(!m_page->compactButton()->isEnabled());
        QTest::mouseClick(m_page->list()->viewport(), Qt::LeftButton, {}, cell(1));
        QVERIFY(m_page->compactButton()->isEnabled());
        QSignalSpy planned(m_page.get(), &Page::planCompaction);
        QTest::mouseClick(m_page->compactButton(), Qt::LeftButton);
        const auto manual = planned[0][0].value<ManualCompaction>();
        QCOMPARE(manual.range.from, std::string("iso/"));
        QCOMPARE(manual.range.to, std::string("iso0"));
        QVERIFY(manual.kind == CompactionReason::manualRange && manual.range.hasFrom && manual.range.hasTo);
    }

    void coloursTellLevelsOrStates() {
        // The legend names the levels that hold something, as long as there is room for them.
        auto* legend = m_page->findChild<SpaceLegend*>();
        QCOMPARE(legend->names(), QStringList({QStringLiteral("L0"), QStringLiteral("shadowed"),
                                               QStringLiteral("tombstones"), QStringLiteral("overhead")}));
        const QImage byLevel = m_page->treemap()->grab().toImage();
        const auto pills = m_page->colours()->findChildren<QAbstractButton*>();
        QCOMPARE(pills.size(), 2);
        QTest::mouseClick(pills[1], Qt::LeftButton);
        QCOMPARE(m_page->treemap()->colour(), SpaceColour::part);
        QCOMPARE(legend->names().first(), QStringLiteral("live"));
        QVERIFY(m_page->treemap()->grab().toImage() != byLevel);
    }

    void aStoreThatChangedCanBeCounted() {
        for (int i = 0; i < 300; ++i)
            must(m_store->session->db()->put("new/" + std::to_string(i), "value"));
        m_store->session->flush();
        QTRY_VERIFY(m_page->countButton()->isEnabled());
        QTest::mouseClick(m_page->countButton(), Qt::LeftButton);
        QTRY_COMPARE(m_page->model()->rowCount(), 3);
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(m_store->jobs.jobs().back()->state(), Job::State::succeeded);
        QVERIFY(!m_page->cancelButton()->isVisible());
    }

    void aCountCanBeCancelledAndLeavesWhatWasShown() {
        WriteBatch batch;
        for (int i = 0; i < 60'000; ++i)
            batch.put("new/" + std::to_string(i), "value");
        must(m_store->session->db()->write({}, batch).status());
        m_store->session->flush();
        QTRY_VERIFY(m_page->countButton()->isEnabled());
        QTest::mouseClick(m_page->countButton(), Qt::LeftButton);
        QVERIFY(m_page->cancelButton()->isVisible());
        QTest::mouseClick(m_page->cancelButton(), Qt::LeftButton);
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(m_store->jobs.jobs().back()->state(), Job::State::cancelled);
        QCOMPARE(m_page->model()->rowCount(), 2);
        QVERIFY(!m_page->cancelButton()->isVisible() && m_page->countButton()->isEnabled());
    }

    void aStoreWithoutTablesTeachesWhatComesHere() {
        m_tester.reset();
        m_page.reset();
        m_store = std::make_unique<OpenStore>([](Db& db) { must(db.put("key", "value")); }, quiet());
        QVERIFY(m_store->open());
        show();
        QVERIFY(!m_page->treemap()->isVisible());
        m_store->session->flush();
        QTRY_VERIFY(m_page->treemap()->isVisible());
        QTRY_COMPARE(m_page->prefix(), std::string());
    }

    void aStoreOpenForInspectionIsMeasuredToo() {
        m_tester.reset();
        m_page.reset();
        QVERIFY(m_store->open(StoreMode::inspect));
        show();
        QCOMPARE(m_page->model()->rowCount(), 2);
    }

private:
    void show() {
        m_page = std::make_unique<SpacePage>(m_store->session);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_page->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_page->resize(1000, 700);
        m_page->show();
        m_page->activateWindow();
        QTRY_VERIFY(m_page->settled());
    }
    QString text(int row, int column) const {
        return m_page->list()->model()->index(row, column).data().toString();
    }
    QPoint cell(int row) const {
        return m_page->list()->visualRect(m_page->list()->model()->index(row, 0)).center();
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<SpacePage> m_page;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(SpacePageTest)
#include "space_page_test.moc"
