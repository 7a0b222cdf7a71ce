// The Levels page on a real store: figures add up, map and list agree, the page follows the store live.
#include <QAbstractButton>
#include <QPushButton>
#include <QTableView>
#include <QtTest>
#include <cmath>

#include "gui/models/table_list_model.h"
#include "gui/pages/levels/levels_page.h"
#include "gui/widgets/level_map.h"
#include "gui/widgets/level_minimap.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::must;
using test::OpenStore;
using test::quietClassroom;

namespace {

void fillClassroom(Db& db) {
    for (int i = 0; i < 150; ++i) {
        if (!db.put("key/" + std::to_string(1000 + i * 7 % 150), "value " + std::to_string(i)).ok())
            qFatal("cannot fill the store");
    }
    if (!db.flush().ok() || !db.waitForBackground().ok())
        qFatal("cannot flush the store");
}

}  // namespace

class LevelsPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fillClassroom, quietClassroom());
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        QVERIFY(m_store->open());
        m_page = std::make_unique<LevelsPage>(m_store->session);
        m_page->resize(960, 640);
        m_page->show();
        QTRY_VERIFY(m_page->settled());
    }
    void cleanup() {
        m_page.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void theMapShowsEveryTableOfTheVersionAndItsBytesAddUp() {
        const auto version = m_store->session->state()->version;
        QCOMPARE(m_page->map()->map().items().size(), size_t{version->tableCount()});
        uint64_t bytes = 0, expected = 0;
        for (const auto& item : m_page->map()->map().items())
            bytes += item.table->fileSize;
        for (int level = 0; level < version->levels(); ++level)
            expected += version->levelBytes(level);
        QCOMPARE(bytes, expected);
        QVERIFY(bytes > 0);
    }

    void selectingOnTheMapSelectsInTheListAndTheOtherWay() {
        const uint64_t number = m_page->map()->map().items().front().table->number;
        QTest::mouseClick(m_page->map()->viewport(), Qt::LeftButton, {},
                          m_page->map()->rectOf(number).center());
        QCOMPARE(m_page->map()->selection(), std::vector<uint64_t>{number});
        const auto bars = m_page->findChildren<SegmentedBar*>();
        for (SegmentedBar* bar : bars) {
            if (auto* list = bar->findChild<QPushButton*>(); list && list->text() == QStringLiteral("Map"))
                bar->setCurrent(1);
        }
        QTRY_VERIFY(m_page->list()->isVisible());
        const auto rows = m_page->list()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.front().data(TableListModel::NumberRole).toULongLong(), qulonglong{number});
        QTest::keyClick(m_page->list(), Qt::Key_Down);
        QCOMPARE(m_page->map()->selection().size(), size_t{1});
        QVERIFY(m_page->map()->selection().front() != number);
    }

    void aDoubleClickAsksForTheTableAndASelectionForTheInspector() {
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        QSignalSpy inspected(m_page.get(), &Page::inspect);
        const uint64_t number = m_page->map()->map().items().back().table->number;
        const QPoint at = m_page->map()->rectOf(number).center();
        QTest::mouseClick(m_page->map()->viewport(), Qt::LeftButton, {}, at);
        QVERIFY(!inspected.isEmpty());
        QTest::mouseDClick(m_page->map()->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(shown.count(), 1);
        QVERIFY(shown.front().front().value<Address>() == Address::ofTable(number));
    }

    void aFlushAppearsByItself() {
        const size_t before = m_page->map()->map().items().size();
        flushOneKey("late");
        QTRY_COMPARE(m_page->map()->map().items().size(), before + 1);
    }

    void whatHappensWhileTheMapIsPausedWaitsAndIsThenSeenStepByStep() {
        const size_t before = m_page->map()->map().items().size();
        m_page->paceBar()->setCurrent(LevelPace::Paused);
        flushOneKey("late/1");
        flushOneKey("late/2");
        QTRY_COMPARE(m_page->pace()->waiting(), size_t{2});
        QVERIFY(m_page->settled());
        QCOMPARE(m_page->map()->map().items().size(), before);
        m_page->paceBar()->setCurrent(LevelPace::Slow);
        QTRY_COMPARE(m_page->map()->map().items().size(), before + 1);
        QCOMPARE(m_page->pace()->waiting(), size_t{1});
        QTRY_COMPARE(m_page->map()->map().items().size(), before + 2);
    }

    void goingBackToLiveShowsTheNewestAtOnce() {
        const size_t before = m_page->map()->map().items().size();
        m_page->paceBar()->setCurrent(LevelPace::Paused);
        flushOneKey("late/1");
        flushOneKey("late/2");
        QTRY_COMPARE(m_page->pace()->waiting(), size_t{2});
        m_page->paceBar()->setCurrent(LevelPace::Live);
        QTRY_COMPARE(m_page->map()->map().items().size(), before + 2);
        QCOMPARE(m_page->pace()->waiting(), size_t{0});
    }

    // The files of a version go when nobody holds it any more.
    void aPausedMapHoldsNoVersion() {
        const std::weak_ptr<const Version> seen = m_page->map()->map().version();
        m_page->paceBar()->setCurrent(LevelPace::Paused);
        flushOneKey("late/1");
        const std::weak_ptr<const Version> waited = m_store->session->state()->version;
        flushOneKey("late/2");
        QTRY_COMPARE(m_page->pace()->waiting(), size_t{2});
        QTRY_VERIFY(waited.expired());
        QVERIFY(!m_page->map()->map().empty());
        QVERIFY(m_page->map()->map().version() != seen.lock());
    }

    void theMinimapShowsWhereTheMapIsAndMovesIt() {
        LevelMap* map = m_page->map();
        LevelMinimap* minimap = m_page->minimap();
        QVERIFY(!minimap->isVisible());
        map->setZoom(8, map->plotRect().left());
        QVERIFY(minimap->isVisible());
        QVERIFY(map->shownPart().first < 0.01);
        QTest::mouseClick(minimap, Qt::LeftButton, {},
                          {map->plotRect().left() + map->plotRect().width() / 2, minimap->height() / 2});
        const auto [from, to] = map->shownPart();
        QVERIFY2(std::abs((from + to) / 2 - 0.5) < 0.01, qPrintable(QString::number(from)));
        QVERIFY(std::abs(minimap->frame().width() - map->plotRect().width() / 8.0) < 2);
        QVERIFY(std::abs(minimap->frame().center().x() - map->plotRect().center().x()) < 3);
        map->setZoom(1, 0);
        QVERIFY(!minimap->isVisible());
    }

    void compactingTheSelectionIsPlannedNotStarted() {
        QSignalSpy planned(m_page.get(), &Page::planCompaction);
        m_page->prepareShowcase({});
        QVERIFY(!m_page->map()->selection().empty());
        for (auto* button : m_page->findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Compact these…"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(planned.count(), 1);
        const auto manual = planned.front().front().value<ManualCompaction>();
        QVERIFY(manual.kind == CompactionReason::manualTables);
        QCOMPARE(manual.tables, m_page->map()->selection());
        QVERIFY(m_store->jobs.idle());
    }

    void tablesAreColouredByHowOftenTheyAreRead() {
        LevelMap* map = m_page->map();
        map->resize(800, 400);
        const uint64_t number = map->map().items().front().table->number;
        const std::string key = map->map().items().front().table->smallest;
        m_page->colours()->setCurrent(static_cast<int>(MapColour::reads));
        QTRY_VERIFY(m_page->settled());
        QVERIFY(map->describe(number).contains(QStringLiteral("read about 0 times")));
        const QImage unread = map->grab().toImage();
        constexpr int kLookUps = 20 * kReadSample;  // of which one in kReadSample is counted
        PinnedValue value;
        for (int i = 0; i < kLookUps; ++i)
            QVERIFY(m_store->session->db()->get({}, key, value).ok());
        m_store->session->refresh();
        QTRY_VERIFY(map->describe(number).contains(QStringLiteral("read about %1 times").arg(kLookUps)));
        QVERIFY(map->grab().toImage() != unread);
    }

    void whereReadsAreNotCountedTheColourIsNotOffered() {
        m_page.reset();
        QVERIFY(m_store->open(StoreMode::inspect));
        LevelsPage page(m_store->session);
        page.show();
        QTRY_VERIFY(page.settled());
        const auto pills = page.colours()->findChildren<QAbstractButton*>();
        QCOMPARE(pills.size(), 4);
    }

    void aLevelAddressSelectsTheLevel() {
        m_page->openAddress(Address::ofLevel(0));
        QCOMPARE(m_page->map()->selection().size(), m_store->session->state()->version->level(0).size());
        QVERIFY(m_page->address() == Address::ofLevel(0));
    }

    void anEmptyStoreSaysWhatWouldBeHere() {
        m_page.reset();
        OpenStore empty([](Db&) {});
        QVERIFY(empty.open());
        LevelsPage page(empty.session);
        page.resize(900, 600);
        page.show();
        QTRY_VERIFY(page.settled());
        QVERIFY(!page.map()->isVisible());
    }

private:
    // Until the session knows of the table.
    void flushOneKey(const std::string& key) {
        const auto before = m_store->session->state()->version;
        must(m_store->session->db()->put(key, "value"));
        m_store->session->flush();
        QTRY_VERIFY(m_store->session->state()->version->tableCount() > before->tableCount());
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<LevelsPage> m_page;
};

QTEST_MAIN(LevelsPageTest)
#include "levels_page_test.moc"
