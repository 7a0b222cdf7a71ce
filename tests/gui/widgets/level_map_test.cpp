// The level map, driven by real mouse and key events.
#include <QAccessible>
#include <QProxyStyle>
#include <QScrollBar>
#include <QtTest>

#include "gui/widgets/level_map.h"
#include "gui/widgets/theme.h"
#include "tests/gui/models/made_version.h"
#include "tests/support/gui_story.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

constexpr int kTables = 12;  // on each of two levels, beside three in L0

QPoint centreOf(const LevelMap& map, uint64_t number) {
    return map.rectOf(number).center();
}

}  // namespace

class LevelMapTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_map = std::make_unique<LevelMap>();
        m_map->resize(900, 500);
        show(made::tree(2, kTables));
        m_map->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
    }
    void cleanup() { m_map.reset(); }

    void everyTableCanBePointedAt() {
        for (const auto& item : m_map->map().items())
            QCOMPARE(m_map->tableAt(centreOf(*m_map, item.table->number)), item.table->number);
        QCOMPARE(m_map->tableAt({5, 5}), uint64_t{0});
    }

    void aClickSelectsAndTellsWhatOverlaps() {
        const uint64_t inL1 = 4;
        QSignalSpy moved(m_map.get(), &LevelMap::selectionChanged);
        QTest::mouseClick(m_map->viewport(), Qt::LeftButton, {}, centreOf(*m_map, inL1));
        QCOMPARE(moved.count(), 1);
        QCOMPARE(m_map->selection(), std::vector<uint64_t>{inL1});
        const auto overlaps = m_map->overlappingSelection();
        QVERIFY(std::find(overlaps.begin(), overlaps.end(), uint64_t{4 + kTables}) != overlaps.end());
        QVERIFY(std::find(overlaps.begin(), overlaps.end(), uint64_t{5}) == overlaps.end());
    }

    void controlClickTogglesAndAClickOnNothingLetsGo() {
        QTest::mouseClick(m_map->viewport(), Qt::LeftButton, {}, centreOf(*m_map, 5));
        QTest::mouseClick(m_map->viewport(), Qt::LeftButton, Qt::ControlModifier, centreOf(*m_map, 8));
        QCOMPARE(m_map->selection(), (std::vector<uint64_t>{5, 8}));
        QTest::mouseClick(m_map->viewport(), Qt::LeftButton, Qt::ControlModifier, centreOf(*m_map, 5));
        QCOMPARE(m_map->selection(), std::vector<uint64_t>{8});
        QTest::mouseClick(m_map->viewport(), Qt::LeftButton, {}, {3, 3});
        QVERIFY(m_map->selection().empty());
    }

    void shiftDragSelectsAllItTouches() {
        const QPoint from = centreOf(*m_map, 5);
        const QPoint to = centreOf(*m_map, 7);
        QTest::mousePress(m_map->viewport(), Qt::LeftButton, Qt::ShiftModifier, from);
        QTest::mouseMove(m_map->viewport(), (from + to) / 2);
        QMouseEvent move(QEvent::MouseMove, to, m_map->viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, Qt::ShiftModifier);
        QCoreApplication::sendEvent(m_map->viewport(), &move);
        QTest::mouseRelease(m_map->viewport(), Qt::LeftButton, Qt::ShiftModifier, to);
        QCOMPARE(m_map->selection(), (std::vector<uint64_t>{5, 6, 7}));
    }

    void arrowsWalkTablesAndLevelsAndEnterOpens() {
        m_map->setFocus();
        m_map->setSelection({6});
        QTest::keyClick(m_map.get(), Qt::Key_Right);
        QCOMPARE(m_map->current(), uint64_t{7});
        QTest::keyClick(m_map.get(), Qt::Key_Down);
        QCOMPARE(m_map->map().item(m_map->map().indexOf(m_map->current())).table->level, 2);
        QCOMPARE(m_map->current(), uint64_t{7 + kTables});
        QTest::keyClick(m_map.get(), Qt::Key_End);
        QCOMPARE(m_map->current(), uint64_t{3 + 2 * kTables});
        QTest::keyClick(m_map.get(), Qt::Key_Right);
        QCOMPARE(m_map->current(), uint64_t{3 + 2 * kTables});
        QSignalSpy opened(m_map.get(), &LevelMap::activated);
        QTest::keyClick(m_map.get(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().toULongLong(), qulonglong{3 + 2 * kTables});
    }

    void shiftArrowsExtendAndShrinkTheSelection() {
        m_map->setFocus();
        m_map->setSelection({6});
        QTest::keyClick(m_map.get(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(m_map.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_map->selection(), (std::vector<uint64_t>{6, 7, 8}));
        QTest::keyClick(m_map.get(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_map->selection(), (std::vector<uint64_t>{6, 7}));
        QTest::keyClick(m_map.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_map->selection().size(), size_t{kTables});
        QTest::keyClick(m_map.get(), Qt::Key_Escape);
        QVERIFY(m_map->selection().empty());
    }

    void aDoubleClickOpens() {
        QSignalSpy opened(m_map.get(), &LevelMap::activated);
        QTest::mouseDClick(m_map->viewport(), Qt::LeftButton, {}, centreOf(*m_map, 9));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().toULongLong(), qulonglong{9});
    }

    void zoomKeepsWhatIsUnderThePointer() {
        const QPoint at = centreOf(*m_map, 8);
        m_map->setZoom(6, at.x());
        QCOMPARE(m_map->tableAt(at), uint64_t{8});
        QVERIFY(m_map->horizontalScrollBar()->maximum() > 0);
        m_map->setZoom(1, at.x());
        QCOMPARE(m_map->horizontalScrollBar()->maximum(), 0);
    }

    void theSelectionOutlivesANewVersionAsFarAsTheTablesDo() {
        m_map->setSelection({5, 6});
        QSignalSpy moved(m_map.get(), &LevelMap::selectionChanged);
        show(made::version({made::table(5, 1, "a", "b"), made::table(90, 1, "c", "d")}));
        QCOMPARE(m_map->selection(), std::vector<uint64_t>{5});
        QCOMPARE(moved.count(), 1);
    }

    void noMotionWhenTheDesktopAsksForNone() {
        class Still : public QProxyStyle {
            int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* data) const override {
                return hint == SH_Widget_Animation_Duration
                           ? 0
                           : QProxyStyle::styleHint(hint, option, widget, data);
            }
        };
        Still still;
        m_map->setStyle(&still);
        m_map->flashOutputs({5});
        QVERIFY(!m_map->animating());
        m_map->setStyle(nullptr);
        m_map->flashOutputs({5});
        QVERIFY(m_map->animating());
        QTRY_VERIFY_WITH_TIMEOUT(!m_map->animating(), 1000);
    }

    void aScreenReaderHearsTheCurrentTable() {
        m_map->setSelection({6});
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(m_map.get());
        QVERIFY(told);
        QCOMPARE(told->role(), QAccessible::Chart);
        QVERIFY(told->text(QAccessible::Value).contains(QStringLiteral("000006")));
    }

    void hostileKeysStayPlainText() {
        show(made::version({made::table(1, 1, "<img src=x>", "<script>")}));
        QVERIFY(m_map->describe(1).contains(QStringLiteral("<img src=x>")));
        m_map->grab();
    }

    // Prints, never fails: machines differ. Coalescing keeps the cost near that of the pixels.
    void fiftyThousandTablesInAFrame() {
        show(made::tree(5, 10'000));
        QElapsedTimer clock;
        clock.start();
        constexpr int kFrames = 20;
        for (int i = 0; i < kFrames; ++i)
            m_map->grab();
        qInfo("50,003 tables: %.2f ms a frame", static_cast<double>(clock.elapsed()) / kFrames);
        clock.restart();
        const LevelMapLayout layout(made::tree(5, 10'000), MapScale::keyRange);
        qInfo("layout with its version: %lld ms", static_cast<long long>(clock.elapsed()));
        m_map->setZoom(400, 500);
        clock.restart();
        for (int i = 0; i < kFrames; ++i)
            m_map->grab();
        qInfo("zoomed in: %.2f ms a frame", static_cast<double>(clock.elapsed()) / kFrames);
    }

private:
    void show(std::shared_ptr<const Version> version) {
        QVERIFY(version);
        m_map->setMap(std::make_shared<const LevelMapLayout>(version, MapScale::keyRange), {});
    }

    std::unique_ptr<LevelMap> m_map;
};

QTEST_MAIN(LevelMapTest)
#include "level_map_test.moc"
