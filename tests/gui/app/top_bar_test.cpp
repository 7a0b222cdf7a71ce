// The tabs in windows of all widths: those that do not fit are a menu away, that of the current page is
// there.
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include "gui/app/top_bar.h"
#include "tests/support/gui_story.h"

using levelscope::gui::TopBar;

namespace {

constexpr int kPages = 12;

QString pageId(int number) {
    return QStringLiteral("page%1").arg(number);
}

// A bar with more pages than the usual window has room for.
struct Bar {
    QAction back;
    QAction forward;
    QWidget window;
    TopBar bar{&back, &forward, &window};

    Bar() {
        for (int i = 0; i < kPages; ++i)
            bar.addPage(pageId(i), QStringLiteral("Compactions"));
        bar.setCurrentPage(pageId(0));
        window.show();
    }
    QPushButton* tab(int number) const {
        return bar.findChild<QPushButton*>(QStringLiteral("tab-") + pageId(number));
    }
    QToolButton* more() const { return bar.findChild<QToolButton*>(QStringLiteral("more-pages")); }
    int visibleTabs() const {
        int count = 0;
        for (int i = 0; i < kPages; ++i)
            count += tab(i)->isVisible();
        return count;
    }
    void setWidth(int width) {
        window.resize(width, 100);
        bar.resize(width, bar.sizeHint().height());
        QCoreApplication::processEvents();
    }
};

}  // namespace

class TopBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { levelscope::test::failOnQtWarnings(); }

    void aWideBarShowsAllTabsAndNoMenu() {
        Bar bench;
        bench.setWidth(3000);
        QCOMPARE(bench.visibleTabs(), kPages);
        QVERIFY(!bench.more()->isVisible());
    }

    void tabsThatDoNotFitAreInTheMenuAndNothingIsCut_data() {
        QTest::addColumn<int>("width");
        for (const int width : {400, 640, 1024, 1440})
            QTest::addRow("%d", width) << width;
    }
    void tabsThatDoNotFitAreInTheMenuAndNothingIsCut() {
        QFETCH(int, width);
        Bar bench;
        bench.setWidth(width);
        QCOMPARE(bench.bar.width(), width);
        QVERIFY(bench.more()->isVisible());
        QVERIFY(bench.visibleTabs() >= 1);
        QVERIFY(bench.visibleTabs() < kPages);
        for (int i = 0; i < kPages; ++i) {
            if (!bench.tab(i)->isVisible())
                continue;
            QVERIFY(bench.tab(i)->width() >= bench.tab(i)->sizeHint().width());
            QVERIFY(bench.tab(i)->geometry().right() < bench.more()->geometry().left());
        }
        auto* goTo = bench.bar.findChild<QLineEdit*>(QStringLiteral("goTo"));
        QVERIFY(bench.more()->geometry().right() < goTo->geometry().left());
        QVERIFY(goTo->geometry().right() < width);
        bench.more()->menu()->popup({});
        QCOMPARE(int(bench.more()->menu()->actions().size()), kPages - bench.visibleTabs());
        bench.more()->menu()->close();
    }

    void theMenuLeadsToAPageAndItsTabTakesAPlace() {
        Bar bench;
        bench.setWidth(1024);
        QVERIFY(!bench.tab(kPages - 1)->isVisible());
        QSignalSpy requested(&bench.bar, &TopBar::pageRequested);
        bench.more()->menu()->popup({});
        bench.more()->menu()->actions().constLast()->trigger();
        bench.more()->menu()->close();
        QCOMPARE(requested.value(0).value(0).toString(), pageId(kPages - 1));
        bench.bar.setCurrentPage(pageId(kPages - 1));
        QVERIFY(bench.tab(kPages - 1)->isVisible());
        QVERIFY(bench.tab(kPages - 1)->isChecked());
    }

    void aPageThatIsNotOfferedIsInNeither() {
        Bar bench;
        bench.setWidth(1024);
        const int before = bench.visibleTabs();
        QStringList offered;
        for (int i = 0; i < kPages; ++i)
            offered << (i == 1 ? QStringLiteral("another") : pageId(i));
        bench.bar.setOfferedPages(offered);
        QVERIFY(!bench.tab(1)->isVisible());
        QCOMPARE(bench.visibleTabs(), before);
        bench.more()->menu()->popup({});
        QCOMPARE(int(bench.more()->menu()->actions().size()), kPages - 1 - before);
        bench.more()->menu()->close();
        bench.setWidth(3000);
        QCOMPARE(bench.visibleTabs(), kPages - 1);
    }
};

QTEST_MAIN(TopBarTest)
#include "top_bar_test.moc"
