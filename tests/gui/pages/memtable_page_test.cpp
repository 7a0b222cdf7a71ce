// The Memtable page on a real store: the drawing is the live structure, refreshed as it grows; keys and mouse
// walk it; and a put is seen travelling from the client down to the levels, step by step.
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include "gui/models/display.h"
#include "gui/models/memtable_node_model.h"
#include "gui/pages/memtable/memtable_facts.h"
#include "gui/pages/memtable/memtable_page.h"
#include "gui/pages/memtable/write_path_panel.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/memtable_tree.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/write_path_strip.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::must;
using test::OpenStore;
using test::quietClassroom;

namespace {

std::string keyOf(int i) {
    return QString::asprintf("key/%03d", i).toStdString();
}

void fill(Db& db) {
    for (int i = 1; i <= 20; ++i)
        must(db.put(keyOf(i), "value"));
}

void fillLarge(Db& db) {
    for (int i = 1; i <= 5'000; ++i)
        must(db.put(keyOf(i), "value"));
}

}  // namespace

class MemtablePageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }
    void init() { test::failOnQtWarnings(); }
    void cleanup() {
        m_page.reset();
        m_changes.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void theTreeIsDrawnAndGrowsWithTheStore() {
        show(fill, quietClassroom());
        QCOMPARE(int(m_page->tree()->tree().items().size()), 20);
        QCOMPARE(m_page->facts()->flushText(), QStringLiteral("Flushes at 30 entries: 10 more."));
        write(keyOf(21));
        QTRY_COMPARE(int(m_page->tree()->tree().items().size()), 21);
        QTRY_COMPARE(m_page->facts()->flushText(), QStringLiteral("Flushes at 30 entries: 9 more."));
        // Out of sight nothing is loaded; in sight again, the newest is.
        m_page->hide();
        write(keyOf(22));
        QTRY_COMPARE(m_store->session->state()->info.memtableEntries, 22u);
        QCOMPARE(int(m_page->tree()->tree().items().size()), 21);
        m_page->show();
        QTRY_COMPARE(int(m_page->tree()->tree().items().size()), 22);
    }

    void keysAndMouseWalkTheTree() {
        show(fill, quietClassroom());
        MemtableTree* tree = m_page->tree();
        QSignalSpy inspected(m_page.get(), &Page::inspect);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->rectOf(0).center());
        QCOMPARE(tree->current(), 0);
        QCOMPARE(inspected.size(), 1);
        QTest::keyClick(tree, Qt::Key_Left);
        const std::string left = tree->currentEntry()->key;
        QVERIFY(left < tree->tree().entry(0)->key);
        QVERIFY(tree->describe(tree->current()).contains(QStringLiteral("balance")));
        QTest::keyClick(tree, Qt::Key_Up);
        QCOMPARE(tree->current(), 0);
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown.front().front().value<Address>(), Address::ofKey(tree->tree().entry(0)->key));
        const double before = tree->zoom();
        QTest::keyClick(tree, Qt::Key_Plus);
        QVERIFY(tree->zoom() > before);
        QTest::keyClick(tree, Qt::Key_0);
        QCOMPARE(tree->zoom(), before);
        // The list says the same, and leads back to the drawing.
        m_page->view()->setCurrent(1);
        QTRY_VERIFY(m_page->list()->isVisible());
        QCOMPARE(m_page->list()->model()->rowCount(), 20);
        QTest::keyClick(m_page->list(), Qt::Key_Down);
        QVERIFY(tree->current() != 0);
    }

    void aKeyIsLookedForAndGoneDownTo() {
        show(fillLarge, Options());
        MemtableTree* tree = m_page->tree();
        QVERIFY(tree->tree().kind() == MemtableKind::bplus);
        QTest::keyClicks(m_page->keyBox(), QStringLiteral("key/3000"));
        QTest::keyClick(m_page->keyBox(), Qt::Key_Return);
        QTRY_VERIFY(tree->currentEntry() != nullptr && tree->currentEntry()->key == keyOf(3'000));
        QVERIFY(tree->tree().item(tree->current()).kind == MemtableLayout::Kind::slot);
        // A double click on a bar beside the way goes down there.
        int other = -1;
        for (int i = 0; i < int(tree->tree().items().size()); ++i)
            if (tree->tree().item(i).kind == MemtableLayout::Kind::node &&
                !tree->tree().picture()->nodes[size_t(tree->tree().item(i).node)].shape.onPath)
                other = i;
        QVERIFY(other >= 0);
        const std::string first = tree->tree().entry(other)->key;
        QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, tree->rectOf(other).center());
        QTRY_VERIFY(!tree->tree().picture()->leaf.empty() &&
                    tree->tree().picture()->leaf.front().key <= first &&
                    tree->tree().picture()->leaf.back().key >= first);
        m_page->keyBox()->setText(QStringLiteral("\\x"));
        QTest::mouseClick(m_page->showButton(), Qt::LeftButton);
        QTRY_VERIFY(m_page->settled());
    }

    void aPutIsSeenTravellingStepByStep() {
        show(fill, quietClassroom());
        WritePathPanel* way = m_page->way();
        way->pace()->setCurrent(WritePathPanel::Step);
        QTest::mouseClick(way->exampleButton(), Qt::LeftButton);
        QTRY_COMPARE(m_changes->count(), size_t(1));  // staged, not written
        QVERIFY(!m_store->get("example/21"));
        m_store->session->write(m_changes->batch(), m_changes->expectations(), [](const auto&) {});
        QTRY_VERIFY(way->path().follows());
        QTRY_VERIFY(!way->path().idle());
        QCOMPARE(way->path().followedKey(), std::string("example/21"));
        for (const PathStop stop : {PathStop::client, PathStop::log, PathStop::memtable}) {
            QTRY_VERIFY(way->nextButton()->isEnabled());
            QTest::mouseClick(way->nextButton(), Qt::LeftButton);
            QCOMPARE(way->path().followedPlace().stop, stop);
            QCOMPARE(way->strip()->stations()[size_t(way->strip()->followedStation())].stop, stop);
        }
        m_store->session->flush();
        QTRY_VERIFY(way->path().queued() >= 3);
        while (!way->path().idle())
            QTest::mouseClick(way->nextButton(), Qt::LeftButton);
        QCOMPARE(way->path().followedPlace().stop, PathStop::level);
        QCOMPARE(way->path().followedPlace().level, 0);
        QVERIFY2(way->story().contains(QStringLiteral("example/21 is in L0")), qPrintable(way->story()));
        QTRY_VERIFY(m_page->empty()->isVisible());
    }

    void liveItCatchesUpByItself() {
        show(fill, quietClassroom());
        for (int i = 100; i < 200; ++i)
            write(keyOf(i));
        WritePathPanel* way = m_page->way();
        QTRY_VERIFY(m_page->settled() && way->path().picture().lastSequence == 120);
        const auto version = m_store->session->state()->version;
        QTRY_COMPARE(way->path().picture().levels[0].tables, uint64_t(version->level(0).size()));
        QTRY_COMPARE(way->path().picture().memtableEntries, uint64_t(120 % 30));
        // Stations lead to what they stand for.
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        way->strip()->setFocus();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(way->strip(), Qt::Key_Right);
        QTest::keyClick(way->strip(), Qt::Key_Return);
        QCOMPARE(shown.front().front().value<Address>(), Address::ofLevel(0));
        QTest::mouseClick(way->strip(), Qt::LeftButton, {}, way->strip()->rectOf(1).center());
        QCOMPARE(shown.back().front().value<Address>().kind, AddressKind::walRecord);
    }

    void aChosenEntryIsFollowed() {
        show(fill, quietClassroom());
        m_page->tree()->setCurrent(3);
        const std::string key = m_page->tree()->currentEntry()->key;
        QTest::mouseClick(m_page->followButton(), Qt::LeftButton);
        QTRY_COMPARE(m_page->way()->path().followedKey(), key);
        QCOMPARE(m_page->way()->path().followedPlace().stop, PathStop::memtable);
    }

    void aStoreOpenForInspectionIsShownAndSaysSo() {
        show(fill, quietClassroom(), StoreMode::inspect);
        QCOMPARE(int(m_page->tree()->tree().items().size()), 20);
        QVERIFY(m_page->facts()->flushText().startsWith(QStringLiteral("Never flushed here")));
        QVERIFY(!m_page->way()->exampleButton()->isVisible());
        QVERIFY(!m_page->way()->pace()->isVisible());
        QVERIFY(m_page->way()->story().contains(QStringLiteral("open for inspection")));
    }

    void anEmptyMemtableTeaches() {
        show([](Db&) {}, Options());
        QVERIFY(m_page->empty()->isVisible());
        QVERIFY(!m_page->keyBox()->isEnabled());
        QCOMPARE(m_page->facts()->list()->count(), 1);
        QVERIFY(!m_page->way()->exampleButton()->isVisible());  // only in a classroom
        QVERIFY(m_page->way()->isVisible());
    }

private:
    void show(const std::function<void(Db&)>& fillStore, const Options& options,
              StoreMode mode = StoreMode::edit) {
        m_store = std::make_unique<OpenStore>(fillStore, options);
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        QVERIFY(m_store->open(mode));
        m_changes = std::make_unique<ChangeSet>();
        m_page = std::make_unique<MemtablePage>(m_store->session, m_changes.get());
        m_page->resize(1000, 680);
        m_page->show();
        QTRY_VERIFY(m_page->settled() && !m_page->tree()->tree().picture()->memtables.empty());
    }
    void write(const std::string& key) {
        WriteBatch batch;
        batch.put(key, "new");
        bool written = false;
        m_store->session->write(std::move(batch), {}, [&](const auto& receipt) { written = receipt.ok(); });
        QTRY_VERIFY(written);
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<ChangeSet> m_changes;
    std::unique_ptr<MemtablePage> m_page;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
};

QTEST_MAIN(MemtablePageTest)
#include "memtable_page_test.moc"
