// The Table page on a real table file: tree, bytes and entries are linked, the Bloom filter answers for real
// keys, damage in one block hides no other.
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>
#include <QtTest>

#include "core/env/file_system.h"
#include "gui/models/entry_list_model.h"
#include "gui/pages/table/bloom_view.h"
#include "gui/pages/table/filter_curve.h"
#include "gui/pages/table/structure_view.h"
#include "gui/pages/table/table_page.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/hex_view.h"
#include "gui/widgets/property_list.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::OpenStore;
using Node = AnatomyTreeModel::Node;

namespace {

constexpr int kKeys = 600;

std::string keyOf(int i) {
    return "unicode/char/" + std::to_string(10000 + i);
}

void fillOneTable(Db& db) {
    for (int i = 0; i < kKeys; ++i) {
        const Status status =
            i % 10 == 7 ? db.erase(keyOf(i)) : db.put(keyOf(i), "value number " + std::to_string(i));
        if (!status.ok())
            qFatal("cannot fill the store");
    }
    if (!db.flush().ok())
        qFatal("cannot flush the store");
}

Options smallBlocks() {
    Options options;
    options.blockSize = 1024;
    options.autoCompaction = false;
    return options;
}

}  // namespace

class TablePageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fillOneTable, smallBlocks());
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        openPage();
    }
    void cleanup() {
        m_page.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void everyByteIsAccountedForAndEveryChecksumRight() {
        QVERIFY2(m_page->summary().contains(QStringLiteral("every byte accounted for")),
                 qPrintable(m_page->summary()));
        QVERIFY2(m_page->summary().contains(QStringLiteral("checksums right")),
                 qPrintable(m_page->summary()));
        uint64_t bytes = 0;
        for (const AnatomyBlock& block : tree()->blocks())
            bytes += block.handle.length;
        QCOMPARE(bytes, table()->fileSize);
    }

    void anEntryAddressShowsInTreeGridAndBytes() {
        m_page->openAddress(Address::ofEntry(m_number, 2, 3));
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(m_page->structure()->grid()->currentIndex().row(), 3);
        QCOMPARE(tree()->place(m_page->structure()->treeView()->currentIndex()),
                 (AnatomyTreeModel::Place{Node::entry, 2, 3}));
        const auto& ranges = m_page->structure()->hex()->ranges();
        QVERIFY(ranges.size() >= 2);
        QVERIFY(m_page->address() == Address::ofEntry(m_number, 2, 3));
    }

    void aRowOfTheGridMovesTheTreeAndTheBytes() {
        m_page->openAddress(Address::ofBlock(m_number, 1));
        QTRY_VERIFY(m_page->settled());
        QTableView* grid = m_page->structure()->grid();
        QVERIFY(grid->model()->rowCount() > 5);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(4, 0));
        QTest::keyClick(grid, Qt::Key_Down);
        QTRY_VERIFY(m_page->settled());
        QVERIFY(m_page->structure()->place() == (AnatomyTreeModel::Place{Node::entry, 1, 5}));
        QVERIFY(m_page->address() == Address::ofEntry(m_number, 1, 5));
    }

    void aByteLeadsToItsEntry() {
        m_page->openAddress(Address::ofBlock(m_number, 1));
        QTRY_VERIFY(m_page->settled());
        m_page->structure()->setSpace(StructureView::Space::block);
        const AnatomyEntry entry = m_page->structure()->entries()->entry(6);
        Q_EMIT m_page->structure()->hex()->selectionChanged(entry.valueOffset + 2, 1, true);
        QTRY_VERIFY(m_page->settled());
        QVERIFY(m_page->structure()->place() == (AnatomyTreeModel::Place{Node::entry, 1, 6}));
    }

    void aByteOfTheFileLeadsToItsBlock() {
        m_page->structure()->setSpace(StructureView::Space::file);
        const int footer = static_cast<int>(tree()->blocks().size()) - 1;
        Q_EMIT m_page->structure()->hex()->selectionChanged(table()->fileSize - 1, 1, true);
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(m_page->structure()->place().block, footer);
    }

    void anAddressOfAByteTellsWhatTheByteIs() {
        const auto at = [this](uint64_t offset) {
            Address byte{.kind = AddressKind::bytes};
            byte.file = QStringLiteral("%1.lst").arg(m_number, 6, 10, QLatin1Char('0')).toStdString();
            byte.offset = offset;
            byte.length = 1;
            m_page->openAddress(byte);
            return QTest::qWaitFor([this] { return m_page->settled(); });
        };
        const auto blocks = tree()->blocks();
        QVERIFY(at(blocks[1].handle.offset + 40));
        const StructureView* structure = m_page->structure();
        QCOMPARE(structure->place().block, 1);
        const QString inData = structure->bytesText();
        QVERIFY2(inData.contains(QStringLiteral("block 1")), qPrintable(inData));
        QCOMPARE(structure->hex()->selectionStart(), blocks[1].handle.offset + 40);
        // The footer ends the file, and what is behind it is nothing.
        QVERIFY(at(table()->fileSize - 1));
        QVERIFY2(structure->bytesText().contains(QStringLiteral("footer")),
                 qPrintable(structure->bytesText()));
        QCOMPARE(int(structure->place().node), int(Node::field));
        QVERIFY(at(table()->fileSize));
        QVERIFY(structure->bytesText().startsWith(QStringLiteral("The file ends before byte")));
    }

    void theEntriesOfAllBlocksAreThoseOfTheTable() {
        uint64_t entries = 0;
        for (int block = 0; block < tree()->dataBlocks(); ++block) {
            m_page->structure()->go({Node::dataBlock, block, -1});
            QTRY_VERIFY(m_page->settled());
            entries += tree()->contents(block)->entries.size();
        }
        QCOMPARE(entries, table()->entries);
    }

    void aKeyThatIsThereIsFoundThroughTheFilter() {
        BloomView* bloom = testKey(QString::fromStdString(keyOf(41)));
        QCOMPARE(bloom->verdict(), BloomView::Verdict::present);
        QVERIFY(bloom->lastTest().mayContain);
        QVERIFY(!bloom->lastTest().probes.empty());
        for (const auto& probe : bloom->lastTest().probes)
            QVERIFY(probe.passed && probe.asked.bits.front() < bloom->filter()->bits);
        Q_EMIT bloom->entryWanted(0, 0);
        QTRY_VERIFY(m_page->settled());
        QVERIFY(m_page->structure()->place() == (AnatomyTreeModel::Place{Node::entry, 0, 0}));
    }

    void filtersOfOtherSizesAreMeasuredWhenAskedFor() {
        m_page->setView(TablePage::View::bloom);
        FilterCurve* curve = m_page->bloom()->curve();
        QTRY_VERIFY(m_page->bloom()->filter() && curve->measureButton()->isEnabled());
        QVERIFY(curve->curve().empty());
        QTest::mouseClick(curve->measureButton(), Qt::LeftButton);
        QVERIFY(!curve->settled());
        QTest::mouseClick(curve->measureButton(), Qt::LeftButton);
        QVERIFY2(curve->settled() && curve->curve().empty(), "a second click stops it");
        QTest::mouseClick(curve->measureButton(), Qt::LeftButton);
        QTRY_VERIFY(!curve->curve().empty());
        for (size_t i = 1; i < curve->curve().size(); ++i) {
            QVERIFY(curve->curve()[i].bytes >= curve->curve()[i - 1].bytes);
            QVERIFY(curve->curve()[i].rate.rate <= curve->curve()[i - 1].rate.rate);
        }
        QVERIFY(curve->curve().front().rate.rate > 10 * curve->curve().back().rate.rate);
        QCOMPARE(curve->findChild<PropertyList*>()->rows().size(), qsizetype(curve->curve().size()));
    }

    void absentKeysAreProvenAbsentOrCalledFalsePositives() {
        int absent = 0, falsePositive = 0;
        for (int i = 0; i < 300 && (absent < 5 || falsePositive < 1); ++i) {
            BloomView* bloom = testKey(QStringLiteral("absent/%1").arg(i));
            const bool allSet = bloom->lastTest().mayContain;
            QCOMPARE(bloom->verdict(),
                     allSet ? BloomView::Verdict::falsePositive : BloomView::Verdict::absent);
            absent += allSet ? 0 : 1;
            falsePositive += allSet ? 1 : 0;
            if (allSet)
                QCOMPARE(bloom->verdictText(), QStringLiteral("False positive"));
        }
        QVERIFY(absent >= 5);
    }

    void aDamagedBlockIsNamedAndItsNeighboursStayReadable() {
        const AnatomyBlock victim = tree()->blocks()[2];
        const std::string path = m_store->session->reader()->tablePath(m_number);
        m_page.reset();
        m_store->close();
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(static_cast<qint64>(victim.handle.offset + 40)));
        char byte = 0;
        QVERIFY(file.getChar(&byte));
        QVERIFY(file.seek(static_cast<qint64>(victim.handle.offset + 40)));
        QVERIFY(file.putChar(static_cast<char>(byte ^ 1)));
        file.close();

        openPage();
        QVERIFY(!tree()->damage(2).ok());
        QVERIFY(tree()->damage(1).ok() && tree()->damage(3).ok());
        QVERIFY2(m_page->summary().contains(QStringLiteral("✗")), qPrintable(m_page->summary()));
        m_page->openAddress(Address::ofBlock(m_number, 3));
        QTRY_VERIFY(m_page->settled());
        QVERIFY(m_page->structure()->entries()->rowCount() > 0);
        m_page->openAddress(Address::ofBlock(m_number, 2));
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(m_page->structure()->place().block, 2);
    }

    void aTableThatIsGoneIsAMessageNotACrash() {
        m_page->openAddress(Address::ofTable(999'999));
        QTRY_VERIFY(m_page->settled());
        QVERIFY(m_page->findChild<ErrorBanner*>()->isVisible());
        m_page->openAddress(Address::ofTable(m_number));
        QTRY_VERIFY(m_page->settled());
        QVERIFY(!m_page->findChild<ErrorBanner*>()->isVisible());
    }

    void leavingWhileATableLoadsIsSafe() {
        for (int i = 0; i < 10; ++i) {
            auto page = std::make_unique<TablePage>(m_store->session);
            page->openAddress(Address::ofEntry(m_number, 1, 1));
            QCoreApplication::processEvents();
        }
    }

private:
    void openPage() {
        QVERIFY(m_store->open());
        m_number = m_store->session->state()->version->level(0).front()->number;
        m_page = std::make_unique<TablePage>(m_store->session);
        m_page->resize(960, 680);
        m_page->show();
        m_page->openAddress(Address::ofTable(m_number));
        QTRY_VERIFY(m_page->settled());
    }
    AnatomyTreeModel* tree() const { return m_page->structure()->tree(); }
    TablePtr table() const { return m_store->session->state()->version->find(m_number); }
    BloomView* testKey(const QString& key) {
        m_page->setView(TablePage::View::bloom);
        BloomView* bloom = m_page->bloom();
        bloom->keyBox()->setText(key);
        QTest::mouseClick(bloom->testButton(), Qt::LeftButton);
        if (!QTest::qWaitFor([bloom] { return bloom->settled(); }))
            qFatal("the test of the key did not end");
        return bloom;
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<TablePage> m_page;
    uint64_t m_number = 0;
};

QTEST_MAIN(TablePageTest)
#include "table_page_test.moc"
