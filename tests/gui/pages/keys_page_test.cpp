// The Keys page, driven by real mouse and key events on a real store.
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QtTest>

#include "gui/models/key_grid_model.h"
#include "gui/pages/keys/bytes_editor.h"
#include "gui/pages/keys/edit_dialog.h"
#include "gui/pages/keys/filter_bar.h"
#include "gui/pages/keys/key_grid_view.h"
#include "gui/pages/keys/key_window.h"
#include "gui/pages/keys/keys_page.h"
#include "gui/pages/keys/prefix_tree.h"
#include "gui/pages/keys/range_dialog.h"
#include "gui/pages/keys/scan_bar.h"
#include "gui/widgets/hex_view.h"
#include "gui/widgets/json_tree.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/value_view.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::OpenStore;

namespace {

constexpr char kFrance[] = "{\"name\":\"France\",\"numeric\":\"250\"}";

// 4,000 characters in two groups, a few countries, and what is hard to show.
void fillSample(Db& db) {
    WriteBatch batch;
    for (int i = 0; i < 2000; ++i) {
        const std::string code = QStringLiteral("%1").arg(i, 4, 16, QLatin1Char('0')).toUpper().toStdString();
        batch.put("unicode/char/" + code, "{\"name\":\"CHARACTER " + code + "\",\"category\":\"Lu\"}");
        batch.put("unicode/script/" + code, "script " + code);
    }
    batch.put("iso/3166-1/FRA", kFrance);
    batch.put("iso/3166-1/DEU", "{\"name\":\"Germany\"}");
    batch.put("iso/broken", "{\"name\":\"no end");
    batch.put("iso/empty", "");
    batch.put("", "the empty key");
    batch.put("<img src=x>", "markup");
    batch.put("bidi\xe2\x80\xae", "\x01\x02");
    batch.put(std::string("ctl\0\n", 5), std::string("\xff\0\xfe", 3));
    batch.put("large", std::string(300'000, 'x'));
    batch.put(std::string(kMaxKeySize, 'z'), "long key");
    if (!db.write({}, batch).ok() || !db.flush().ok())
        qFatal("cannot fill the sample");
}

}  // namespace

class KeysPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fillSample);
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        QVERIFY(m_store->open());
        makePage();
    }
    void cleanup() {
        m_page.reset();
        m_changes.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void theFirstRowsAreShownInStoredOrder() {
        QCOMPARE(key(0), QStringLiteral("empty key"));
        QCOMPARE(key(1), QStringLiteral("<img src=x>"));
        QCOMPARE(key(2), QStringLiteral("bidi\\u{202e}"));
        QVERIFY(m_page->model()->rowCount() < 3000);
        QVERIFY(m_page->scanBar()->text().contains(QLatin1String("estimate")));
        QCOMPARE(m_page->address(), Address::ofKey(""));
    }

    void scrollingDownLoadsMoreAndForgetsTheFirstRows() {
        KeyTable* table = m_page->grid()->table();
        table->setFocus();
        int presses = 0;
        while (!m_page->keyWindow()->atEnd() && presses++ < 1000) {
            QTest::keyClick(table, Qt::Key_PageDown);
            settle();
        }
        QVERIFY(m_page->model()->rowCount() <= int(KeyWindow::kMaxRows));
        QVERIFY(!m_page->keyWindow()->atStart());
        for (int i = 1; i < m_page->model()->rowCount(); ++i)
            QVERIFY(m_page->model()->keyAt(i - 1) < m_page->model()->keyAt(i));
        while (!m_page->keyWindow()->atStart() && presses++ < 2000) {
            QTest::keyClick(table, Qt::Key_PageUp);
            settle();
        }
        QCOMPARE(m_page->model()->keyAt(0), std::string());
    }

    void homeAndEndGoToTheEndsOfTheStore() {
        KeyTable* table = m_page->grid()->table();
        QTest::keyClick(table, Qt::Key_End);
        settle();
        QCOMPARE(m_page->address().key.size(), size_t{kMaxKeySize});
        QCOMPARE(m_page->grid()->bar()->value(), m_page->grid()->bar()->maximum());
        QTest::keyClick(table, Qt::Key_Home);
        settle();
        QCOMPARE(m_page->model()->keyAt(0), std::string());
        QCOMPARE(m_page->grid()->bar()->value(), 0);
    }

    void goingToAKeySelectsItOrItsPlace() {
        type(m_page->filterBar()->goToBox(), QStringLiteral("unicode/char/0400"));
        QTest::keyClick(m_page->filterBar()->goToBox(), Qt::Key_Return);
        settle();
        QCOMPARE(m_page->address().key, std::string("unicode/char/0400"));
        QVERIFY(m_page->valueView()->jsonTree()->isVisible());
        m_page->openAddress(Address::ofKey("unicode/char/0400x"));
        settle();
        QCOMPARE(m_page->address().key, std::string("unicode/char/0401"));
        type(m_page->filterBar()->goToBox(), QStringLiteral("\\q"));
        QTest::keyClick(m_page->filterBar()->goToBox(), Qt::Key_Return);
        QVERIFY(m_page->filterBar()->goToBox()->property("invalid").toBool());
    }

    void aPrefixFilterShowsExactlyItsKeys() {
        type(m_page->filterBar()->textBox(), QStringLiteral("iso/"));
        QTRY_COMPARE(m_page->model()->rowCount(), 4);
        settle();
        QVERIFY(m_page->scanBar()->text().contains(QLatin1String("exact")));
        QVERIFY(!m_page->scanBar()->partial());
        type(m_page->filterBar()->textBox(), QStringLiteral("nothing"));
        QTRY_COMPARE(m_page->model()->rowCount(), 0);
        settle();
        QVERIFY(!m_page->grid()->isVisible());
    }

    void aScanFindsAllAndSaysWhenItIsWhole() {
        m_page->filterBar()->setFilter(KeyFilter::Kind::regex, QStringLiteral("char/0[0-3].F$"));
        settle();
        QCOMPARE(m_page->model()->rowCount(), 64);
        QVERIFY(!m_page->scanBar()->partial());
        QVERIFY(m_page->scanBar()->text().contains(QLatin1String("all keys scanned")));
    }

    void aScanWithManyMatchesPausesAsPartialAndGoesOnWhenAsked() {
        m_page->filterBar()->setFilter(KeyFilter::Kind::contains, QStringLiteral("unicode"));
        settle();
        QVERIFY(m_page->scanBar()->partial());
        const int first = m_page->model()->rowCount();
        QVERIFY(first >= int(KeyWindow::kScanGoal) && first < 4000);
        QTest::mouseClick(m_page->scanBar()->button(), Qt::LeftButton);
        settle();
        QVERIFY(m_page->model()->rowCount() > first);
    }

    void aWrongPatternIsToldAndLeavesTheGridAlone() {
        const int before = m_page->model()->rowCount();
        m_page->filterBar()->setFilter(KeyFilter::Kind::regex, QStringLiteral("("));
        settle();
        QVERIFY(m_page->filterBar()->textBox()->property("invalid").toBool());
        QCOMPARE(m_page->model()->rowCount(), before);
    }

    void prefixesAreFoundAndChoosingOneFilters() {
        QTreeView* tree = m_page->prefixTree()->tree();
        QTRY_COMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 2);
        const QModelIndex unicode = tree->model()->index(1, 0, tree->model()->index(0, 0));
        QCOMPARE(unicode.data().toString(), QStringLiteral("unicode/"));
        tree->expand(unicode);
        QTRY_COMPARE(tree->model()->rowCount(unicode), 2);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(unicode).center());
        settle();
        QCOMPARE(m_page->keyWindow()->filter().prefix(), std::string("unicode/"));
        QCOMPARE(m_page->model()->keyAt(0), std::string("unicode/char/0000"));
        QCOMPARE(m_page->filterBar()->textBox()->text(), QStringLiteral("unicode/"));
    }

    void valuesAreShownAsWhatTheyAre() {
        ValueView* value = m_page->valueView();
        show("iso/3166-1/FRA");
        QVERIFY(value->jsonTree()->isVisible());
        QCOMPARE(value->jsonTree()->model()->index(0, 1).data().toString(), QStringLiteral("\"France\""));
        show("unicode/script/0001");
        QCOMPARE(value->shownText(), QStringLiteral("script 0001"));
        show(std::string("ctl\0\n", 5));
        QVERIFY(value->hexView()->isVisible());
        show("iso/broken");
        QVERIFY(!value->jsonTree()->isVisible());
        QVERIFY(value->content().json && !value->content().json->ok());
        show("large");
        QCOMPARE(value->pageCount(), uint64_t{5});
        value->setPage(4);
        QCOMPARE(value->pageIndex(), uint64_t{4});
        QVERIFY(value->shownText().size() < 64 * 1024 + 100);
    }

    void aNewKeyIsStagedShownAndUndone() {
        QTest::keyClick(m_page.get(), Qt::Key_Insert);
        EditDialog* dialog = waitForDialog<EditDialog>();
        QVERIFY(dialog);
        type(qobject_cast<QLineEdit*>(dialog->keyEditor()->field()), QStringLiteral("iso/new"));
        auto* value = qobject_cast<QPlainTextEdit*>(dialog->valueEditor()->field());
        QTest::keyClicks(value, QStringLiteral("{\"a\":1}"));
        QTRY_VERIFY(dialog->acceptButton()->isEnabled());
        QTest::mouseClick(dialog->acceptButton(), Qt::LeftButton);
        settle();
        QCOMPARE(m_changes->count(), size_t{1});
        QCOMPARE(m_page->address().key, std::string("iso/new"));
        QCOMPARE(m_page->model()->stateAt(m_page->grid()->currentRow()), KeyState::added);
        QVERIFY(!m_store->get("iso/new"));
        m_changes->undoStack()->undo();
        QCOMPARE(m_page->model()->lowerBound("iso/new"), m_page->model()->lowerBound("iso/new\x01"));
    }

    void editingKeepsTheOriginalAndItsSequence() {
        show("iso/3166-1/FRA");
        action("edit")->trigger();
        EditDialog* dialog = waitForDialog<EditDialog>();
        QVERIFY(dialog);
        QCOMPARE(*dialog->value(), std::string(kFrance));
        auto* value = qobject_cast<QPlainTextEdit*>(dialog->valueEditor()->field());
        value->setPlainText(QStringLiteral("{\"name\":\"République\"}"));
        QTRY_VERIFY(dialog->acceptButton()->isEnabled());
        QTest::keyClick(dialog->acceptButton(), Qt::Key_Space);
        const ChangePtr change = m_changes->find("iso/3166-1/FRA");
        QVERIFY(change && change->original.exists && change->original.sequence > 0);
        QCOMPARE(*change->value, std::string("{\"name\":\"R\xc3\xa9publique\"}"));
        QCOMPARE(m_page->model()->stateAt(m_page->grid()->currentRow()), KeyState::edited);
    }

    void aByteThatIsNoTextIsEditedInHexAndSurvives() {
        show(std::string("ctl\0\n", 5));
        action("duplicate")->trigger();
        EditDialog* dialog = waitForDialog<EditDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->valueEditor()->format(), ByteFormat::hex);
        QCOMPARE(dialog->key(), std::string("ctl\0\n", 5));
        QVERIFY(!dialog->acceptButton()->isEnabled());  // the same key is no duplicate
        type(qobject_cast<QLineEdit*>(dialog->keyEditor()->field()), QStringLiteral("ctl\\x00copy"));
        QTRY_VERIFY(dialog->acceptButton()->isEnabled());
        dialog->valueEditor()->formats()->setCurrent(int(ByteFormat::base64));
        dialog->accept();
        const ChangePtr change = m_changes->find(std::string_view("ctl\0copy", 8));
        QVERIFY(change);
        QCOMPARE(*change->value, std::string("\xff\0\xfe", 3));
    }

    void aLargeValueIsNotPutIntoTheEditor() {
        show("large");
        action("edit")->trigger();
        EditDialog* dialog = waitForDialog<EditDialog>();
        QVERIFY(dialog);
        QVERIFY(!dialog->valueEditor()->field()->isEnabled());
        QCOMPARE(dialog->value()->size(), size_t{300'000});
        dialog->reject();
        QVERIFY(m_changes->empty());
    }

    void renamingOntoAnExistingKeyWarnsAndIsOneStep() {
        show("iso/3166-1/FRA");
        action("rename")->trigger();
        EditDialog* dialog = waitForDialog<EditDialog>();
        QVERIFY(dialog);
        type(qobject_cast<QLineEdit*>(dialog->keyEditor()->field()), QStringLiteral("iso/3166-1/DEU"));
        QTRY_VERIFY(dialog->acceptButton()->isEnabled());
        QVERIFY(dialog->original().exists);
        dialog->accept();
        QCOMPARE(m_changes->count(), size_t{2});
        m_changes->undoStack()->undo();
        QVERIFY(m_changes->empty());
    }

    void severalRowsAreDeletedTogether() {
        show("iso/3166-1/DEU");
        KeyTable* table = m_page->grid()->table();
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_page->grid()->selectedRows().size(), size_t{3});
        action("delete")->trigger();
        QCOMPARE(m_changes->count(), size_t{3});
        QCOMPARE(m_page->model()->stateAt(m_page->grid()->currentRow()), KeyState::deleted);
        QVERIFY(m_changes->find("iso/broken"));
    }

    void aRangeIsCountedBeforeItIsStaged() {
        m_page->filterBar()->setFilter(KeyFilter::Kind::prefix, QStringLiteral("unicode/char/"));
        settle();
        action("deleteRange")->trigger();
        RangeDialog* dialog = waitForDialog<RangeDialog>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->keys(), uint64_t{2000});
        dialog->accept();
        QCOMPARE(m_changes->ranges().size(), size_t{1});
        QCOMPARE(m_page->model()->stateAt(0), KeyState::rangeDeleted);
    }

    void keysAndValuesAreCopiedInEveryForm() {
        show(std::string("ctl\0\n", 5));
        action("copy")->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("ctl\\x00\\n"));
    }

    void writesFromElsewhereAppearByThemselves() {
        show("iso/3166-1/FRA");
        QVERIFY(m_store->session->db()->put("iso/3166-1/ESP", "{}").ok());
        m_store->session->refresh();
        QTRY_VERIFY(m_page->model()->keyAt(m_page->model()->lowerBound("iso/3166-1/ESP")) ==
                    "iso/3166-1/ESP");
        QCOMPARE(m_page->address().key, std::string("iso/3166-1/FRA"));
    }

    void inspectionOffersNoEditing() {
        m_page.reset();
        QVERIFY(m_store->open(StoreMode::inspect));
        makePage();
        QVERIFY(m_page->model()->rowCount() > 0);
        for (const char* name : {"new", "edit", "rename", "duplicate", "delete", "deleteRange"})
            QVERIFY(!action(name));
    }

    void closingDuringAScanIsSafe() {
        m_page->filterBar()->setFilter(KeyFilter::Kind::regex, QStringLiteral("never"));
        QVERIFY(m_page->keyWindow()->loading());
        m_page.reset();
        m_store->close();
        QTRY_COMPARE(backgroundTasks(), 0);
    }

private:
    void makePage() {
        m_changes = std::make_unique<ChangeSet>();
        m_page = std::make_unique<KeysPage>(m_store->session, m_changes.get());
        m_page->resize(1000, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        settle();
    }
    void settle() {
        QVERIFY(QTest::qWaitFor([this] { return m_page->settled() && backgroundTasks() == 0; }, 20000));
    }
    void show(const std::string& wanted) {
        m_page->openAddress(Address::ofKey(wanted));
        settle();
        QCOMPARE(m_page->address().key, wanted);
    }
    QString key(int row) const {
        return m_page->model()->index(row, KeyGridModel::KeyColumn).data().toString();
    }
    QAction* action(const char* name) const {
        return m_page->findChild<QAction*>(QStringLiteral("keys.") + QLatin1String(name));
    }
    static void type(QLineEdit* box, const QString& text) {
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
    }
    template <typename T>
    T* waitForDialog() {
        T* found = nullptr;
        if (!QTest::qWaitFor(
                [&] { return (found = m_page->findChild<T*>()) != nullptr && found->isVisible(); }, 5000))
            return nullptr;
        return found;
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<ChangeSet> m_changes;
    std::unique_ptr<KeysPage> m_page;
};

QTEST_MAIN(KeysPageTest)
#include "keys_page_test.moc"
