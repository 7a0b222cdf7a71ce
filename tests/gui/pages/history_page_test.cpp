// The History page on a real store: all versions with place, date and fate, what each changed, and the way
// back.
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

#include "gui/models/key_text.h"
#include "gui/pages/history/history_page.h"
#include "gui/widgets/diff_view.h"
#include "gui/widgets/error_banner.h"
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

// "key": first (1) in level 1, second (2) in level 0, deleted (3) in memory.
void fill(Db& db) {
    must(db.put("key", "{\"name\":\"first\"}"));
    CompactionJob job;
    must(db.flush());
    must(db.compact({}, job));
    must(db.put("key", "{\"name\":\"second\"}"));
    must(db.flush());
    must(db.erase("key"));
    must(db.put("other", "value"));
}

}  // namespace

class HistoryPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fill, quietClassroom());
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        QVERIFY(m_store->open());
        m_changes = std::make_unique<ChangeSet>();
        m_page = std::make_unique<HistoryPage>(m_store->session, m_changes.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_page->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_page->resize(960, 640);
        m_page->show();
    }
    void cleanup() {
        m_tester.reset();
        m_page.reset();
        m_changes.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void everyVersionIsListedWithPlaceDateAndFate() {
        ask(QStringLiteral("key"));
        QCOMPARE(m_page->model()->rowCount(), 3);
        QCOMPARE(text(0, HistoryModel::StateColumn), QStringLiteral("deletes the key"));
        QCOMPARE(text(0, HistoryModel::FutureColumn), QStringLiteral("goes last"));
        QCOMPARE(text(0, HistoryModel::PlaceColumn), QStringLiteral("memtable"));
        QCOMPARE(text(1, HistoryModel::StateColumn), QStringLiteral("shadowed by 3"));
        QVERIFY(text(1, HistoryModel::PlaceColumn).startsWith(QStringLiteral("L0")));
        QVERIFY(text(2, HistoryModel::PlaceColumn).startsWith(QStringLiteral("L1")));
        QCOMPARE(text(2, HistoryModel::FutureColumn), QStringLiteral("dropped"));
        const auto now = QDateTime::currentMSecsSinceEpoch() * 1000;
        for (int row = 0; row < 3; ++row) {
            const DatedVersion& version = m_page->model()->version(row);
            QVERIFY2(version.writtenMicros > now - 600'000'000 && version.writtenMicros <= now,
                     qPrintable(QString::number(row)));
        }
        QVERIFY(m_page->model()->version(0).exactTime);
        QVERIFY(m_page->model()->version(0).log != 0);
    }

    void aChosenVersionShowsWhatItChanged() {
        ask(QStringLiteral("key"));
        click(1);
        QTRY_VERIFY(m_page->settled());
        bool changed = false;
        const DiffModel* lines = m_page->diff()->model();
        for (int row = 0; row < lines->rowCount(); ++row)
            changed =
                changed ||
                (lines->index(row, DiffModel::Before).data().toString().contains(QStringLiteral("first")) &&
                 lines->index(row, DiffModel::After).data().toString().contains(QStringLiteral("second")));
        QVERIFY(changed);
    }

    void restoringAVersionStagesItAndTheWriteIsChecked() {
        ask(QStringLiteral("key"));
        QVERIFY(!m_page->restoreButton()->isEnabled());  // a deletion has nothing to restore
        click(2);
        QTRY_VERIFY(m_page->restoreButton()->isEnabled());
        QTest::mouseClick(m_page->restoreButton(), Qt::LeftButton);
        const ChangePtr change = m_changes->find("key");
        QVERIFY(change);
        QCOMPARE(*change->value, std::string("{\"name\":\"first\"}"));
        QVERIFY(!change->original.exists);
        bool written = false;
        m_store->session->write(m_changes->batch(), m_changes->expectations(),
                                [&](const Result<WriteReceipt>& receipt) { written = receipt.ok(); });
        QTRY_VERIFY(written);
        QTRY_COMPARE(m_page->model()->rowCount(), 4);
        QCOMPARE(text(0, HistoryModel::StateColumn), QStringLiteral("visible"));
        QVERIFY(*m_store->get("key") == "{\"name\":\"first\"}");
    }

    void placesAndTheExplanationCanBeGoneTo() {
        ask(QStringLiteral("key"));
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        click(1);
        QTest::keyClick(m_page->list(), Qt::Key_Return);
        QVERIFY(shown[0][0].value<Address>() ==
                Address::ofTable(m_page->model()->version(1).judged.version.table));
        QTest::mouseClick(m_page->explainButton(), Qt::LeftButton);
        QVERIFY(shown[1][0].value<Address>() == Address::ofExplanation("key", 2));
    }

    void hexIsUnderstoodAndNonsenseIsTold() {
        m_page->keyFormat()->setCurrent(int(ByteFormat::hex));
        ask(QStringLiteral("6b6579"));
        QCOMPARE(m_page->model()->rowCount(), 3);
        m_page->keyBox()->setText(QStringLiteral("6"));
        QTest::mouseClick(m_page->showButton(), Qt::LeftButton);
        QVERIFY(m_page->error()->isVisible());
    }

    void aKeyThatWasNeverWrittenIsToldAsSuch() {
        QVERIFY(!m_page->list()->isVisible());  // before the first question: what this page is for
        ask(QStringLiteral("never"));
        QCOMPARE(m_page->model()->rowCount(), 0);
        QVERIFY(!m_page->list()->isVisible());
        QVERIFY(m_page->address() == Address::ofHistory("never"));
    }

    void aStoreWithoutKeysOffersNone() {
        m_page.reset();
        OpenStore empty([](Db&) {});
        QVERIFY(empty.open());
        ChangeSet changes;
        HistoryPage page(empty.session, &changes);
        page.show();
        const auto labels = page.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text() == QStringLiteral("No versions yet");
        }));
        for (const QPushButton* button : page.findChildren<QPushButton*>())
            QVERIFY(!button->isVisible() || button->text() != QStringLiteral("Take a key of this store"));
    }

    void aStoreOpenForInspectionRestoresNothing() {
        m_tester.reset();
        m_page.reset();
        QVERIFY(m_store->open(StoreMode::inspect));
        HistoryPage page(m_store->session, m_changes.get());
        page.resize(900, 600);
        page.show();
        page.openAddress(Address::ofHistory("key"));
        QTRY_COMPARE(page.model()->rowCount(), 3);
        page.list()->setCurrentIndex(page.model()->index(2, 0));
        QVERIFY(!page.restoreButton()->isEnabled());
    }

private:
    void ask(const QString& key) {
        m_page->keyBox()->clear();
        QTest::keyClicks(m_page->keyBox(), key);
        QTest::keyClick(m_page->keyBox(), Qt::Key_Return);
        QTRY_VERIFY(m_page->settled());
    }
    void click(int row) {
        QTest::mouseClick(m_page->list()->viewport(), Qt::LeftButton, {},
                          m_page->list()->visualRect(m_page->model()->index(row, 0)).center());
    }
    QString text(int row, int column) const { return m_page->model()->index(row, column).data().toString(); }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<ChangeSet> m_changes;
    std::unique_ptr<HistoryPage> m_page;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(HistoryPageTest)
#include "history_page_test.moc"
