// The Explain page on a real store: what it shows is what the read did, and every place can be gone to.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>
#include <algorithm>

#include "gui/pages/explain/explain_page.h"
#include "gui/pages/explain/explain_pane.h"
#include "gui/widgets/level_map.h"
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

// Keys 000 to 199 at the bottom; 050 overwritten, 060 deleted in level 0; 070 deleted in memory.
void fill(Db& db) {
    for (int i = 0; i < 200; ++i)
        must(db.put("key" + std::to_string(1000 + i).substr(1), "first"));
    CompactionJob job;
    must(db.flush());
    must(db.compact({}, job));
    must(db.put("key050", "second"));
    must(db.erase("key060"));
    must(db.flush());
    must(db.erase("key070"));
}

}  // namespace

class ExplainPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fill, quietClassroom());
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        QVERIFY(m_store->open());
        m_page = std::make_unique<ExplainPage>(m_store->session);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_page->resize(960, 680);
        m_page->show();
    }
    void cleanup() {
        m_tester.reset();
        m_page.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void aKeyTypedIsExplainedAndEveryStepIsARow() {
        type(m_page->keyBox(), QStringLiteral("key060"));
        QTest::keyClick(m_page->keyBox(), Qt::Key_Return);
        QTRY_VERIFY(explanation() && m_page->settled());
        QCOMPARE(int(explanation()->outcome), int(ReadOutcome::deleted));
        QCOMPARE(model()->rowCount(), int(explanation()->steps.size()) + 1);
        const QString sentence = m_page->pane(0)->sentence()->text();
        QVERIFY2(sentence.contains(QStringLiteral("L0")) && sentence.contains(QStringLiteral("L1")),
                 qPrintable(sentence));
        const QString last =
            model()->index(model()->rowCount() - 1, ExplainModel::PlaceColumn).data().toString();
        QCOMPARE(last, QStringLiteral("sum"));
        QVERIFY(texts(ExplainModel::OutcomeColumn).contains(QStringLiteral("tombstone: stop")));
        QVERIFY(texts(ExplainModel::OutcomeColumn).contains(QStringLiteral("not needed")));
    }

    void theSequenceBoxReadsThePast() {
        type(m_page->keyBox(), QStringLiteral("key070"));
        type(m_page->sequenceBox(), QStringLiteral("200"));
        QTest::mouseClick(m_page->runButton(), Qt::LeftButton);
        QTRY_VERIFY(explanation());
        QCOMPARE(int(explanation()->outcome), int(ReadOutcome::found));
        type(m_page->sequenceBox(), QStringLiteral("70"));
        QTest::mouseClick(m_page->runButton(), Qt::LeftButton);
        QTRY_COMPARE(int(explanation()->outcome), int(ReadOutcome::notYet));
        type(m_page->sequenceBox(), QStringLiteral("none"));
        QTest::mouseClick(m_page->runButton(), Qt::LeftButton);
        QVERIFY(!m_page->problem().isEmpty());
    }

    void bytesCanBeGivenInHex() {
        m_page->keyFormat()->setCurrent(int(ByteFormat::hex));
        type(m_page->keyBox(), QStringLiteral("6b6579303530"));
        QTest::keyClick(m_page->keyBox(), Qt::Key_Return);
        QTRY_VERIFY(explanation());
        QCOMPARE(explanation()->value, std::string("second"));
        QVERIFY(explanation()->hidden.has_value());
        type(m_page->keyBox(), QStringLiteral("6x"));
        QTest::keyClick(m_page->keyBox(), Qt::Key_Return);
        QVERIFY(!m_page->problem().isEmpty());
    }

    void theMapMarksWhatWasReadAndADoubleClickGoesThere() {
        m_page->openAddress(Address::ofExplanation("key060"));
        QTRY_VERIFY(explanation() && m_page->settled());
        QVERIFY(m_page->address() == Address::ofExplanation("key060"));
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        const uint64_t table = explanation()->where.number;
        QTest::mouseDClick(m_page->map()->viewport(), Qt::LeftButton, {},
                           m_page->map()->rectOf(table).center());
        QCOMPARE(shown.count(), 1);
        QVERIFY(shown[0][0].value<Address>() == Address::ofTable(table));
        QTest::mouseClick(m_page->pane(0)->placeButton(), Qt::LeftButton);
        QCOMPARE(shown.count(), 2);
        QVERIFY(shown[1][0].value<Address>().kind == AddressKind::entry);
        QTest::mouseClick(m_page->pane(0)->hiddenButton(), Qt::LeftButton);
        QVERIFY(shown[2][0].value<Address>() == Address::ofTable(explanation()->hidden->table));
        QTest::mouseClick(m_page->pane(0)->historyButton(), Qt::LeftButton);
        QVERIFY(shown[3][0].value<Address>() == Address::ofHistory("key060"));
    }

    void aStepIsInspectedWhenChosenAndOpenedWhenActivated() {
        m_page->openAddress(Address::ofExplanation("key050"));
        QTRY_VERIFY(explanation() && m_page->settled());
        QSignalSpy inspected(m_page.get(), &Page::inspect);
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        QTableView* steps = m_page->pane(0)->steps();
        QTest::mouseClick(steps->viewport(), Qt::LeftButton, {},
                          steps->visualRect(model()->index(1, 0)).center());
        QVERIFY(!inspected.isEmpty());
        QTest::keyClick(steps, Qt::Key_Return);
        QCOMPARE(shown.count(), 1);
        QVERIFY(shown[0][0].value<Address>() == model()->addressOf(1));
    }

    void twoKeysStandSideBySideAndTheirDifferenceIsTold() {
        QTest::mouseClick(m_page->compareButton(), Qt::LeftButton);
        QVERIFY(m_page->otherKeyBox()->isVisible());
        type(m_page->keyBox(), QStringLiteral("key050"));
        type(m_page->otherKeyBox(), QStringLiteral("key051"));
        QTest::keyClick(m_page->otherKeyBox(), Qt::Key_Return);
        QTRY_VERIFY(explanation() && m_page->pane(1)->explanation());
        QCOMPARE(m_page->pane(1)->explanation()->value, std::string("first"));
        bool told = false;
        for (const QLabel* label : m_page->pane(0)->findChildren<QLabel*>())
            told = told || (label->isVisible() && label->text().contains(QStringLiteral("part at step")));
        QVERIFY(told);
        QTest::mouseClick(m_page->compareButton(), Qt::LeftButton);
        QVERIFY(!m_page->pane(1)->isVisible());
    }

    void aSeekTellsTheKeyItFound() {
        type(m_page->keyBox(), QStringLiteral("key060"));
        m_page->operation()->setCurrent(1);
        QTest::keyClick(m_page->keyBox(), Qt::Key_Return);
        QTRY_VERIFY(explanation());
        QCOMPARE(explanation()->foundKey, std::string("key061"));
        QVERIFY(texts(ExplainModel::OutcomeColumn).contains(QStringLiteral("searched")));
    }

    void theExplanationIsCopiedAndSavedAsJson() {
        m_page->openAddress(Address::ofExplanation("key050"));
        QTRY_VERIFY(explanation() && m_page->settled());
        QTest::mouseClick(m_page->copyButton(), Qt::LeftButton);
        const QByteArray copied = QGuiApplication::clipboard()->text().toUtf8();
        QCOMPARE(QJsonDocument::fromJson(copied).object()[QStringLiteral("outcome")].toString(),
                 QStringLiteral("found"));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("explained.json"));
        m_page->saveTo(path);
        QTRY_VERIFY(m_page->settled());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), copied);
    }

    void anEmptyStoreExplainsTooAndAPageWithoutAQuestionTeaches() {
        m_tester.reset();
        m_page.reset();
        OpenStore empty([](Db&) {});
        QVERIFY(empty.open());
        ExplainPage page(empty.session);
        page.resize(900, 600);
        page.show();
        QVERIFY(page.settled());
        QVERIFY(!page.copyButton()->isEnabled());
        page.prepareShowcase({});
        const auto says = [&page](const QString& text) {
            const auto labels = page.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
                return label->isVisible() && label->text() == text;
            });
        };
        QTRY_VERIFY(says(QStringLiteral("Nothing to read yet")));
        const auto buttons = page.findChildren<QPushButton*>();
        QVERIFY(std::none_of(buttons.begin(), buttons.end(), [](const QPushButton* button) {
            return button->isVisible() && button->text() == QStringLiteral("Take a key of this store");
        }));
        page.openAddress(Address::ofExplanation("anything"));
        QTRY_VERIFY(page.pane(0)->explanation());
        QCOMPARE(int(page.pane(0)->explanation()->outcome), int(ReadOutcome::absent));
    }

private:
    ExplainModel* model() const { return m_page->pane(0)->model(); }
    ExplanationPtr explanation() const { return m_page->pane(0)->explanation(); }
    QStringList texts(int column) const {
        QStringList all;
        for (int row = 0; row < model()->rowCount(); ++row)
            all << model()->index(row, column).data().toString();
        return all;
    }
    static void type(QLineEdit* box, const QString& text) {
        box->clear();
        QTest::keyClicks(box, text);
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<ExplainPage> m_page;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(ExplainPageTest)
#include "explain_page_test.moc"
