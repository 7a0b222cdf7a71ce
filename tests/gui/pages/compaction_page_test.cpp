// The Compaction page on a real store: it says what would happen, makes it happen, and what is cancelled
// changes nothing.
#include <QAbstractButton>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>
#include <future>

#include "gui/models/compaction_history_model.h"
#include "gui/models/display.h"
#include "gui/pages/compaction/before_after.h"
#include "gui/pages/compaction/compaction_page.h"
#include "gui/pages/compaction/plan_panel.h"
#include "gui/pages/job_card.h"
#include "gui/widgets/property_list.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::OpenStore;

namespace {

// Four tables in L0 that overlap, with old versions and tombstones to drop.
void fillOverlapping(Db& db) {
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < 400; ++i) {
            const std::string key = "key/" + std::to_string(1000 + i);
            const Status status = i % 5 == round
                                      ? db.erase(key)
                                      : db.put(key, std::string(100, 'a' + static_cast<char>(round)));
            if (!status.ok())
                qFatal("cannot fill the store");
        }
        if (!db.flush().ok())
            qFatal("cannot flush the store");
    }
}

constexpr unsigned kMostPoolThreads = 64;

Options quiet() {
    Options options;
    options.autoCompaction = false;
    return options;
}

QString planned(const PlanPanel& plan, const QString& label) {
    for (const auto& row : plan.findChild<PropertyList*>()->rows()) {
        if (row.label == label)
            return row.value;
    }
    return {};
}

}  // namespace

class CompactionPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fillOverlapping, quiet());
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        openPage(StoreMode::edit);
    }
    void cleanup() {
        m_page.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void whatWouldHappenIsSaidBeforeItHappens() {
        QTRY_VERIFY(m_page->planner()->ready());
        QVERIFY(planned(*m_page->planner(), QStringLiteral("reads")).startsWith(QStringLiteral("4 tables")));
        QVERIFY(!planned(*m_page->planner(), QStringLiteral("disk needed")).isEmpty());
        QCOMPARE(tables(), uint64_t{4});
    }

    void compactingEverythingMergesTheTablesAndIsListed() {
        QTRY_VERIFY(m_page->planner()->ready());
        QTest::mouseClick(m_page->planner()->runButton(), Qt::LeftButton);
        QTRY_VERIFY(m_store->jobs.idle());
        QTRY_COMPARE(tables(), uint64_t{1});
        QTRY_VERIFY(m_page->history()->rowCount() > 0);
        QTRY_VERIFY(!m_page->history()->entry(0).running);
        const auto& entry = m_page->history()->entry(0);
        QCOMPARE(entry.info.inputs.size(), size_t{4});
        QVERIFY(entry.info.droppedShadowed > 0);
        m_page->historyView()->selectRow(0);
        QVERIFY(m_page->beforeAfter()->text().contains(QStringLiteral("freed")));
        QVERIFY(!m_page->jobCard()->isVisible());
    }

    void aDryRunTellsWhatTheRunThenDoes() {
        QTRY_VERIFY(m_page->planner()->ready());
        QTest::mouseClick(m_page->planner()->dryRunButton(), Qt::LeftButton);
        QTRY_VERIFY(!planned(*m_page->planner(), QStringLiteral("bytes out")).isEmpty());
        QCOMPARE(tables(), uint64_t{4});
        const QString out = planned(*m_page->planner(), QStringLiteral("bytes out"));
        const QString drops = planned(*m_page->planner(), QStringLiteral("drops"));
        QTest::mouseClick(m_page->planner()->runButton(), Qt::LeftButton);
        QTRY_COMPARE(tables(), uint64_t{1});
        QTRY_VERIFY(m_page->history()->rowCount() > 0 && !m_page->history()->entry(0).running);
        const CompactionInfo& done = m_page->history()->entry(0).info;
        QVERIFY2(out.startsWith(displaySize(done.outputBytes)), qPrintable(out));
        QVERIFY2(drops.startsWith(displayNumber(done.droppedShadowed)), qPrintable(drops));
    }

    void whatComesNextIsShownAndRehearsedButNotAskedFor() {
        PlanPanel* plan = m_page->planner();
        const auto pills = plan->scopeBar()->findChildren<QAbstractButton*>();
        QTest::mouseClick(pills.last(), Qt::LeftButton);
        QTRY_VERIFY(plan->settled() && plan->dryRunButton()->isEnabled());
        QVERIFY(planned(*plan, QStringLiteral("reads")).startsWith(QStringLiteral("4 tables")));
        QVERIFY(!plan->runButton()->isEnabled());
        QTest::mouseClick(plan->dryRunButton(), Qt::LeftButton);
        QTRY_VERIFY(!planned(*plan, QStringLiteral("frees")).isEmpty());
        QCOMPARE(tables(), uint64_t{4});
        QTest::mouseClick(pills.first(), Qt::LeftButton);
        QTRY_VERIFY(plan->ready());
        QVERIFY2(planned(*plan, QStringLiteral("frees")).isEmpty(), "what was of another plan is forgotten");
    }

    void aKeyRangeIsUnderstoodOrRefusedWithWords() {
        ManualCompaction manual;
        manual.kind = CompactionReason::manualRange;
        manual.range = {"key/1000", true, "key/1100", true};
        m_page->plan(manual);
        QTRY_VERIFY(m_page->planner()->ready());
        const auto wanted = m_page->planner()->manual();
        QVERIFY(wanted && wanted->range.from == "key/1000" && wanted->range.hasTo);
        for (QLineEdit* box : m_page->planner()->findChildren<QLineEdit*>()) {
            if (box->text() == QStringLiteral("key/1000"))
                box->setText(QStringLiteral("\\xZZ"));
        }
        QVERIFY(!m_page->planner()->manual());
        QVERIFY(!m_page->planner()->runButton()->isEnabled());
    }

    void tablesThatDoNotExistCannotBeCompacted() {
        ManualCompaction manual;
        manual.kind = CompactionReason::manualTables;
        manual.tables = {987'654};
        m_page->plan(manual);
        QTRY_VERIFY(m_page->planner()->settled());
        QVERIFY(!m_page->planner()->runButton()->isEnabled());
    }

    void chosenTablesArePlannedAsChosen() {
        ManualCompaction manual;
        manual.kind = CompactionReason::manualTables;
        for (const TablePtr& table : m_store->session->state()->version->level(0))
            manual.tables.push_back(table->number);
        m_page->plan(manual);
        QTRY_VERIFY(m_page->planner()->ready());
        QCOMPARE(m_page->planner()->manual()->tables, manual.tables);
    }

    void whatIsCancelledLeavesTheTablesAsTheyWere() {
        const auto before = m_store->session->state()->version;
        // As many jobs as there are threads hold the pool, so that the compaction cannot be done before the
        // click.
        std::promise<void> release;
        const std::shared_future<void> released = release.get_future().share();
        for (unsigned i = 0; i < kMostPoolThreads; ++i)
            m_store->jobs.start(QStringLiteral("holds a thread"), JobUnit::none, false,
                                [released](JobControl&) -> Status {
                                    released.wait();
                                    return {};
                                });
        Job* job = m_store->session->compact({.kind = CompactionReason::manualAll},
                                             QStringLiteral("cancelled at once"));
        m_page->jobCard()->setJob(job);
        QTest::mouseClick(m_page->jobCard()->cancelButton(), Qt::LeftButton);
        QVERIFY(job->control()->stopRequested());
        Job::State ended = Job::State::running;
        connect(job, &Job::finished, this, [&ended](const Job* done) { ended = done->state(); });
        release.set_value();
        QTRY_VERIFY(m_store->jobs.idle());
        QCOMPARE(ended, Job::State::cancelled);
        m_store->session->refresh();
        QTRY_COMPARE(backgroundTasks(), 0);
        QCOMPARE(tables(), before->tableCount());
        QCOMPARE(m_store->get("key/1399").value_or(""), std::string(100, 'd'));
    }

    void flushIsAJobAndIsListed() {
        WriteBatch batch;
        batch.put("new", "value");
        bool written = false;
        m_store->session->write(std::move(batch), {},
                                [&](const Result<WriteReceipt>& receipt) { written = receipt.ok(); });
        QTRY_VERIFY(written);
        QTest::mouseClick(m_page->flushButton(), Qt::LeftButton);
        QTRY_COMPARE(tables(), uint64_t{5});
        QTRY_VERIFY(m_page->history()->rowCount() > 0);
        QVERIFY(m_page->history()->entry(0).kind == CompactionHistoryModel::Kind::flush);
    }

    void inspectionShowsThePlanAndRunsNothing() {
        openPage(StoreMode::inspect);
        QTRY_VERIFY(m_page->planner()->settled());
        QVERIFY(planned(*m_page->planner(), QStringLiteral("reads")).startsWith(QStringLiteral("4 tables")));
        QVERIFY(!m_page->planner()->runButton()->isEnabled());
        QVERIFY(!m_page->flushButton()->isEnabled());
    }

private:
    void openPage(StoreMode mode) {
        m_page.reset();
        QVERIFY(m_store->open(mode));
        m_page = std::make_unique<CompactionPage>(m_store->session);
        m_page->resize(960, 680);
        m_page->show();
        QTRY_VERIFY(m_page->settled());
    }
    uint64_t tables() const { return m_store->session->state()->version->tableCount(); }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<CompactionPage> m_page;
};

QTEST_MAIN(CompactionPageTest)
#include "compaction_page_test.moc"
