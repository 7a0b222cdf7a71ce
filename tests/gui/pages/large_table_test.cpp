// A table of thousands of blocks on the Table page: going to places of it stays cheap however many were seen.
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

#include "gui/pages/table/structure_view.h"
#include "gui/pages/table/table_page.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::OpenStore;
using Node = AnatomyTreeModel::Node;

namespace {

constexpr int kBlocks = 12'000;

// One entry a block.
void fillManyBlocks(Db& db) {
    WriteBatch batch;
    for (int i = 0; i < kBlocks; ++i)
        batch.put("key/" + std::to_string(100'000 + i), std::string(120, static_cast<char>('a' + i % 26)));
    if (!db.write(WriteOptions(), batch).ok() || !db.flush().ok())
        qFatal("cannot fill the store");
}

Options tinyBlocks() {
    Options options;
    options.blockSize = 128;
    options.autoCompaction = false;
    return options;
}

int rowsInTree(const QTreeView* tree) {
    int rows = 0;
    for (QModelIndex index = tree->model()->index(0, 0); index.isValid(); index = tree->indexBelow(index))
        ++rows;
    return rows;
}

}  // namespace

class LargeTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }
    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fillManyBlocks, tinyBlocks());
        QVERIFY(m_store->open());
        m_number = m_store->session->state()->version->level(0).front()->number;
        m_page = std::make_unique<TablePage>(m_store->session);
        m_page->resize(1000, 700);
        m_page->show();
        m_page->openAddress(Address::ofTable(m_number));
        QTRY_VERIFY(m_page->settled());
        QVERIFY(tree()->dataBlocks() > AnatomyTreeModel::kMostListed);
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
    }
    void cleanup() {
        m_page.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void placesThatWereSeenAreFoldedAgain() {
        const int blocks = tree()->dataBlocks();
        for (int i = 0; i < 2 * AnatomyTreeModel::kKeptBlocks; ++i) {
            const int block = i * 997 % blocks;
            m_page->openAddress(Address::ofEntry(m_number, static_cast<uint64_t>(block), 0));
            QTRY_VERIFY(m_page->settled());
            QCOMPARE(int(tree()->place(view()->currentIndex()).node), int(Node::entry));
            QVERIFY(rowsInTree(view()) < 3 * AnatomyTreeModel::kRange);
        }
    }

    void whatWasUnfoldedByHandStays() {
        const QModelIndex range = tree()->indexOf({Node::dataRange, -1, 3});
        view()->expand(range);
        view()->setCurrentIndex(range);
        m_page->openAddress(Address::ofEntry(m_number, 5, 0));
        QTRY_VERIFY(m_page->settled());
        m_page->openAddress(Address::ofEntry(m_number, 7'000, 0));
        QTRY_VERIFY(m_page->settled());
        QVERIFY(view()->isExpanded(tree()->indexOf({Node::dataRange, -1, 3})));
        QVERIFY(!view()->isExpanded(tree()->indexOf({Node::dataBlock, 5, -1})));
    }

    // Blocks whose insides were let go are not read again and again because they still stand open.
    void moreBlocksOpenedByHandThanAreKeptComeToRest() {
        QSignalSpy wanted(tree(), &AnatomyTreeModel::blockWanted);
        constexpr int kOpened = AnatomyTreeModel::kKeptBlocks + 10;
        for (int block = 1; block <= kOpened; ++block)
            view()->expand(tree()->indexOf({Node::dataBlock, block, -1}));
        QTRY_COMPARE(wanted.count(), kOpened);
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(wanted.count(), kOpened);
        wanted.clear();
        for (int turn = 0; turn < 5; ++turn) {
            view()->doItemsLayout();
            QTRY_VERIFY(m_page->settled());
            QCoreApplication::processEvents();
        }
        QCOMPARE(wanted.count(), 0);
    }

private:
    AnatomyTreeModel* tree() const { return m_page->structure()->tree(); }
    QTreeView* view() const { return m_page->structure()->treeView(); }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<TablePage> m_page;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    uint64_t m_number = 0;
};

QTEST_MAIN(LargeTableTest)
#include "large_table_test.moc"
