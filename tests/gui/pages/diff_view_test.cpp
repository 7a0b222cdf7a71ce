// Two values side by side: lines stand opposite each other, signs tell what went and what came.
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include "gui/models/change_diff.h"
#include "gui/widgets/diff_view.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::EventLoopWatchdog;

namespace {

QString cell(const DiffView& view, int row, int column) {
    return view.model()->index(row, column).data().toString();
}

}  // namespace

class DiffViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::dark); }
    void init() {
        test::failOnQtWarnings();
        m_view = std::make_unique<DiffView>(nullptr);
        m_view->resize(800, 400);
        m_view->setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_watchdog = std::make_unique<EventLoopWatchdog>();
    }
    void cleanup() {
        m_view.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void aChangedMemberStandsOppositeItsOldValue() {
        m_view->show(diffValues(R"({"a":1,"b":2})", R"({"a":1,"b":3})"), QStringLiteral("stored"),
                     QStringLiteral("staged"));
        int touched = 0;
        for (int row = 0; row < m_view->model()->rowCount(); ++row) {
            const auto kind = static_cast<DiffLine::Kind>(
                m_view->model()->index(row, DiffModel::Before).data(DiffModel::KindRole).toInt());
            if (kind == DiffLine::Kind::same)
                continue;
            ++touched;
            QVERIFY(cell(*m_view, row, DiffModel::Before).contains(QStringLiteral("\"b\": 2")));
            QVERIFY(cell(*m_view, row, DiffModel::After).contains(QStringLiteral("\"b\": 3")));
        }
        QCOMPARE(touched, 1);
    }

    void aNewKeyIsAllAdditionsAndADeletedOneAllRemovals() {
        m_view->show(diffValues({}, "one\ntwo"), QString(), QString());
        QCOMPARE(m_view->model()->rowCount(), 2);
        QCOMPARE(cell(*m_view, 0, DiffModel::Before), QString());
        QCOMPARE(cell(*m_view, 1, DiffModel::After), QStringLiteral("two"));
        m_view->show(diffValues("one\ntwo", {}), QString(), QString());
        QCOMPARE(m_view->model()->rowCount(), 2);
        QCOMPARE(cell(*m_view, 0, DiffModel::After), QString());
    }

    void theHeadingsNameTheSidesAndClearingEmptiesThem() {
        m_view->show(diffValues("a", "b"), QStringLiteral("Stored · sequence 7"), QStringLiteral("Staged"));
        bool found = false;
        for (const QLabel* label : m_view->findChildren<QLabel*>())
            found = found || label->text() == QStringLiteral("Stored · sequence 7");
        QVERIFY(found);
        m_view->clear();
        QCOMPARE(m_view->model()->rowCount(), 0);
    }

    void markupInAValueIsShownNotObeyed() {
        const std::string evil = "<img src=\"file:///etc/hostname\"><b>bold</b>";
        m_view->show(diffValues("x", evil), QString(), QString());
        QVERIFY(cell(*m_view, 0, DiffModel::After).contains(QStringLiteral("<img")));
        m_view->grab();
    }

    void valuesBeyondTheBoundAreCutAndPaintedWithoutAStall() {
        std::string before, after;
        for (int i = 0; i < 30'000; ++i) {
            before += "line " + std::to_string(i) + "\n";
            after += (i % 7 == 0 ? "LINE " : "line ") + std::to_string(i) + "\n";
        }
        Diff diff = diffValues(before, after);
        QVERIFY(diff.cut);
        QVERIFY(diff.lines.size() <= 2 * Diff::kMaxLines);
        m_watchdog = std::make_unique<EventLoopWatchdog>();
        m_view->show(std::move(diff), QString(), QString());
        for (int i = 0; i < 20; ++i) {
            m_view->grab();
            QTest::keyClick(m_view->findChild<QTableView*>(), Qt::Key_PageDown);
            QCoreApplication::processEvents();
        }
    }

private:
    std::unique_ptr<DiffView> m_view;
    std::unique_ptr<EventLoopWatchdog> m_watchdog;
};

QTEST_MAIN(DiffViewTest)
#include "diff_view_test.moc"
