// The Metrics page: what slows writers, what was done lately, and what filters save, of real stores and of
// made debts.
#include <QAbstractItemModelTester>
#include <QTableView>
#include <QtTest>

#include "gui/models/display.h"
#include "gui/pages/metrics/debt_bar.h"
#include "gui/pages/metrics/filters_card.h"
#include "gui/pages/metrics/latency_card.h"
#include "gui/pages/metrics/metrics_page.h"
#include "gui/pages/metrics/work_card.h"
#include "gui/pages/metrics/writers_card.h"
#include "gui/widgets/filter_strip.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::must;
using test::OpenStore;

namespace {

void fill(Db& db) {
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 400; ++i)
            must(db.put("key/" + std::to_string(1000 + i), std::string(60, char('a' + round))));
        must(db.flush());
    }
}

Options quiet() {
    Options options;
    options.autoCompaction = false;
    return options;
}

}  // namespace

class MetricsPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
    }
    void cleanup() {
        m_page.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void whatSlowsWritersIsNamedAndMarked() {
        WritersCard card(nullptr);
        card.show();
        DebtInputs debt{.l0Runs = 44, .l0Trigger = 4};
        card.setDebt(debt, 1'500'000);
        QVERIFY(card.verdict().contains(QStringLiteral("L0 gets tables faster")));
        QVERIFY(card.bar(1)->slows() && !card.bar(0)->slows() && !card.bar(2)->slows());
        QCOMPARE(card.bar(1)->words(), QStringLiteral("44, slows above 32"));
        QVERIFY(card.detail().startsWith(QStringLiteral("Each MiB waits ")));
        QVERIFY(card.detail().contains(displayDuration(1'500'000)));
        debt.l0Runs = 2;
        debt.immutables = 1;
        debt.activeFill = 0.9;
        card.setDebt(debt, 0);
        QVERIFY(card.verdict().contains(QStringLiteral("memtables fill faster")));
        card.setDebt(DebtInputs{.l0Trigger = 4, .pendingBytes = 40ull << 30}, 0);
        QVERIFY(card.verdict().contains(QStringLiteral("compaction lags behind")));
        const QImage slowed = card.grab().toImage();
        card.setDebt(DebtInputs{}, 0);
        QCOMPARE(card.verdict(), QStringLiteral("Writers are not slowed."));
        QVERIFY(card.grab().toImage() != slowed);
    }

    void whereLevelsSlowNobodyOnlyTheMemtablesAreShown() {
        open(quiet());
        QVERIFY(m_page->writers()->bar(0)->isVisible());
        QVERIFY(!m_page->writers()->bar(1)->isVisible() && !m_page->writers()->bar(2)->isVisible());
        QVERIFY(m_page->writers()->detail().contains(QStringLiteral("They have not waited")));
    }

    void pastStallsAreToldWithTheirCause() {
        open(quiet());
        QVERIFY(m_page->writers()->stalls().isEmpty());
        StoreSession* session = m_store->session;
        Q_EMIT session->stalled({StallCause::l0Files, 1000});
        Q_EMIT session->stalled({StallCause::memtables, 1000});
        Q_EMIT session->stalled({});
        QCOMPARE(session->stalls().size(), size_t{2});
        QVERIFY(session->stalls()[0].ended && session->stalls()[1].ended);
        session->refresh();
        QTRY_VERIFY(m_page->writers()->stalls().contains(QStringLiteral("sorted runs in L0")));
        QVERIFY(m_page->writers()->stalls().contains(QStringLiteral("memtables")));
        WritersCard card(nullptr);
        card.setStalls({{StallCause::compactionDebt, 4, {}}}, 6.5);
        QVERIFY(card.stalls().contains(displayDuration(2'500'000)));
    }

    void ofAnotherEnginesStoreNothingIsMadeUp() {
        WritersCard card(nullptr);
        card.show();
        card.setDebt(std::nullopt, {});
        QVERIFY(!card.bar(0)->isVisible());
        QVERIFY(card.verdict().contains(QStringLiteral("only its own engine knows")));
    }

    void whatWasDoneIsSummedUpByKindAndTime() {
        open(quiet());
        const QAbstractItemModelTester tester(m_page->work()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(m_page->work()->model()->rowCount(), 1);
        QCOMPARE(cell(0, WorkDoneModel::TimesColumn), QStringLiteral("2"));
        m_store->session->compact({.kind = CompactionReason::manualAll}, {});
        QTRY_COMPARE(m_page->work()->model()->rowCount(), 2);
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(cell(1, WorkDoneModel::WorkColumn), QStringLiteral("manual compaction"));
        QCOMPARE(cell(1, WorkDoneModel::DroppedColumn), QStringLiteral("400"));
        QVERIFY(m_page->work()->sentence().contains(QStringLiteral("and dropped 400 entries.")));
        for (const WorkCard::Period period : {WorkCard::Quarter, WorkCard::Day, WorkCard::Ever}) {
            m_page->work()->setPeriod(period);
            QCOMPARE(m_page->work()->model()->rowCount(), 2);
        }
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        m_page->work()->list()->setCurrentIndex(m_page->work()->model()->index(0, 0));
        QTest::keyClick(m_page->work()->list(), Qt::Key_Return);
        QVERIFY(shown[0][0].value<Address>() == Address::ofEdit(Address::kNewestEdit));
    }

    void filtersTellWhatTheyTakeSaveAndHaveSaved() {
        open(quiet());
        QTRY_COMPARE(m_page->filters()->model()->rowCount(), 2);
        const FilterLevel& total = m_page->filters()->model()->total();
        QCOMPARE(total.tables, uint64_t{2});
        QCOMPARE(total.asked, 2.0);
        QVERIFY(total.passed < 0.2);
        QVERIFY(m_page->filters()->verdict().startsWith(displaySize(total.filterBytes)));
        QVERIFY(m_page->filters()->counters().startsWith(QStringLiteral("No look-up")));
        PinnedValue value;
        for (int i = 0; i < 200; ++i)
            QVERIFY(!m_store->session->db()->get({}, "key/1100/" + std::to_string(i), value).ok());
        m_store->session->refresh();
        QTRY_VERIFY(m_page->filters()->counters().contains(QStringLiteral("asked 400 times")));
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        m_page->filters()->list()->setCurrentIndex(m_page->filters()->model()->index(0, 0));
        QTest::keyClick(m_page->filters()->list(), Qt::Key_Return);
        QVERIFY(shown[0][0].value<Address>() == Address::ofLevel(0));
    }

    void theFiltersOfALevelAreSeenTableByTable() {
        open(quiet());
        FilterStrip* strip = m_page->filters()->strip();
        QTRY_VERIFY(strip->isVisible());
        const auto& tables = m_store->session->state()->version->level(0);
        QCOMPARE(strip->level().each.size(), tables.size());
        double passed = 0;
        for (size_t i = 0; i < tables.size(); ++i) {
            QCOMPARE(strip->level().each[i].number, tables[i]->number);
            passed += strip->level().each[i].passed;
        }
        QCOMPARE(passed, strip->level().passed);
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->rectOf(1).center().toPoint());
        strip->setFocus();
        QTest::keyClick(strip, Qt::Key_Left);
        QTest::keyClick(strip, Qt::Key_Return);
        QCOMPARE(shown.count(), 2);
        QVERIFY(shown[0][0].value<Address>() == Address::ofTable(tables[1]->number));
        QVERIFY(shown[1][0].value<Address>() == Address::ofTable(tables[0]->number));
        QVERIFY(strip->describe(0).contains(QStringLiteral("bits an entry")));
    }

    void tablesWithoutFiltersAreCalledThat() {
        Options options = quiet();
        options.filterBitsPerKey = 0;
        open(options);
        QTRY_VERIFY(m_page->filters()->verdict().startsWith(QStringLiteral("No table has a filter")));
    }

    void timesAreToldAsPercentiles() {
        open(quiet());
        QVERIFY(!m_page->latencies()->list()->isVisible());
        const QAbstractItemModelTester tester(m_page->latencies()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        PinnedValue value;
        for (uint32_t i = 0; i < 100 * Latencies::kTimedOneIn; ++i)
            QVERIFY(m_store->session->db()->get({}, "key/1100", value).ok());
        m_store->session->flush();
        m_store->session->refresh();
        QTRY_VERIFY(m_page->latencies()->list()->isVisible());
        const LatencyModel* times = m_page->latencies()->model();
        QCOMPARE(times->index(0, LatencyModel::OperationColumn).data().toString(), QStringLiteral("get"));
        QTRY_COMPARE(times->index(0, LatencyModel::TimedColumn).data().toString(), QStringLiteral("100"));
        Latencies made;
        made.write.add(640);
        made.write.add(1'900'000);
        made.stall.add(3'000'000'000);
        LatencyModel model;
        model.setLatencies(made);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, LatencyModel::WorstColumn).data().toString(), displayDuration(1900));
        QCOMPARE(model.index(1, LatencyModel::MedianColumn).data().toString(), displayDuration(3'000'000));
    }

    void anEmptyStoreAndOneOpenForInspectionAreToldTruly() {
        m_store = std::make_unique<OpenStore>([](Db&) {});
        QVERIFY(m_store->open(StoreMode::inspect));
        show();
        QVERIFY(m_page->filters()->verdict().contains(QStringLiteral("no tables yet")));
        QVERIFY(!m_page->work()->list()->isVisible());
        QVERIFY(!m_page->writers()->detail().contains(QStringLiteral("waited")));
        QVERIFY(m_page->filters()->counters().isEmpty() || !m_page->filters()->list()->isVisible());
    }

private:
    void open(const Options& options) {
        m_store = std::make_unique<OpenStore>(fill, options);
        QVERIFY(m_store->open());
        show();
    }
    void show() {
        m_page = std::make_unique<MetricsPage>(m_store->session);
        m_page->resize(1000, 760);
        m_page->show();
        QTRY_VERIFY(m_page->settled());
    }
    QString cell(int row, int column) const {
        return m_page->work()->model()->index(row, column).data().toString();
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<MetricsPage> m_page;
};

QTEST_MAIN(MetricsPageTest)
#include "metrics_page_test.moc"
