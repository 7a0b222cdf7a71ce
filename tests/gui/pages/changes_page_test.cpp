// From staging to the receipt: the pending panel and the Changes page on a real store.
#include <QAction>
#include <QPushButton>
#include <QtTest>

#include "gui/models/change_list_model.h"
#include "gui/pages/changes/change_desk.h"
#include "gui/pages/changes/change_list_view.h"
#include "gui/pages/changes/changes_page.h"
#include "gui/pages/changes/changes_panel.h"
#include "gui/pages/changes/desk_strip.h"
#include "gui/widgets/diff_view.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::OpenStore;

namespace {

void fillSample(Db& db) {
    WriteBatch batch;
    for (int i = 0; i < 50; ++i)
        batch.put("key" + std::to_string(100 + i), R"({"n":)" + std::to_string(i) + "}");
    if (!db.write({}, batch).ok())
        qFatal("cannot fill the sample");
}

Original originalOf(StoreSession& session, const std::string& key) {
    const auto cursor = session.reader()->iterator();
    cursor->seek(key);
    if (!cursor->valid() || cursor->key() != key)
        return {};
    return {true, cursor->sequence(), cursor->value().size(),
            std::make_shared<const std::string>(cursor->value())};
}

}  // namespace

class ChangesPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::dark); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fillSample);
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        QVERIFY(m_store->open());
        makeDesk();
    }
    void cleanup() {
        dropDesk();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void stagedChangesAreWrittenAsOneBatchWithAReceipt() {
        stage("key100", R"({"n":1000})");
        stage("brand-new", "1");
        m_desk->changes()->erase({{"key101", originalOf(*m_store->session, "key101")}});
        m_desk->changes()->eraseRange("key140", "key150", 10);
        QPushButton* write = strip()->writeButton();
        QVERIFY(write->text().contains(QLatin1Char('4')));
        const SequenceNumber before = m_store->session->db()->lastSequence();
        QTest::mouseClick(write, Qt::LeftButton);
        QVERIFY(!write->isEnabled());
        QTRY_VERIFY(!m_desk->receipt().isEmpty());
        QVERIFY(m_desk->changes()->empty());
        QCOMPARE(m_store->session->db()->lastSequence(), before + 4);
        QSignalSpy shown(m_panel.get(), &ChangesPanel::showAddress);
        QTest::mouseClick(strip()->showLogButton(), Qt::LeftButton);
        QCOMPARE(shown.size(), 1);
        const auto where = shown.front().front().value<Address>();
        QCOMPARE(where.kind, AddressKind::walRecord);
        SequenceNumber first = 0;
        const auto read = m_store->session->reader()->readLog(
            where.number,
            [&](const WalBatch& batch) {
                first = batch.firstSequence;
                return false;
            },
            {}, 0, where.offset);
        QVERIFY(read.ok());
        QCOMPARE(first, before + 1);
        QCOMPARE(*m_store->get("key100"), std::string(R"({"n":1000})"));
        QVERIFY(!m_store->get("key101") && !m_store->get("key145") && m_store->get("brand-new"));
        dropDesk();
        QVERIFY(m_store->open());
        QCOMPARE(*m_store->get("brand-new"), std::string("1"));
        QVERIFY(!m_store->get("key149"));
    }

    void theDifferenceOfTheSelectedChangeIsShownSideBySide() {
        stage("key100", R"({"n":1000,"more":true})");
        settle();
        QCOMPARE(m_page->list()->currentRow(), 0);
        const DiffModel* diff = m_page->diffView()->model();
        QVERIFY(diff->rowCount() >= 4);
        QCOMPARE(diff->index(1, DiffModel::Before).data().toString(), QStringLiteral("  \"n\": 0"));
        QCOMPARE(diff->index(1, DiffModel::After).data().toString(), QStringLiteral("  \"n\": 1000,"));
    }

    void aKeyThatMovedIsAConflictAndNothingIsWritten() {
        stage("key100", "mine");
        stage("key105", "also mine");
        QVERIFY(m_store->session->db()->put("key100", "theirs").ok());
        m_desk->writeAction()->trigger();
        QTRY_COMPARE(m_desk->conflicts().size(), size_t{1});
        settle();
        QCOMPARE(*m_store->get("key100"), std::string("theirs"));
        QVERIFY(m_store->get("key105") != std::string("also mine"));
        QCOMPARE(m_desk->changes()->count(), size_t{2});
        QVERIFY(m_page->conflictBar()->isVisible());
        QCOMPARE(m_page->diffView()->model()->index(0, DiffModel::Before).data().toString(),
                 QStringLiteral("theirs"));
        QTest::mouseClick(button(QStringLiteral("Keep mine")), Qt::LeftButton);
        QVERIFY(m_desk->conflicts().empty());
        m_desk->writeAction()->trigger();
        QTRY_VERIFY(!m_desk->receipt().isEmpty());
        QCOMPARE(*m_store->get("key100"), std::string("mine"));
    }

    void takingTheirsDropsMyChange() {
        stage("key100", "mine");
        QVERIFY(m_store->session->db()->erase("key100").ok());
        m_desk->writeAction()->trigger();
        QTRY_COMPARE(m_desk->conflicts().size(), size_t{1});
        QVERIFY(!m_desk->conflicts().front().theirs.exists);
        QTest::mouseClick(button(QStringLiteral("Take theirs")), Qt::LeftButton);
        QVERIFY(m_desk->changes()->empty());
        QVERIFY(m_desk->conflicts().empty());
    }

    void revertAllAndUndoByTheirActions() {
        stage("key100", "1");
        stage("key101", "2");
        QTest::mouseClick(strip()->revertButton(), Qt::LeftButton);
        QVERIFY(m_desk->changes()->empty());
        QVERIFY(!m_desk->writeAction()->isEnabled());
        m_desk->undoAction()->trigger();
        QCOMPARE(m_desk->changes()->count(), size_t{2});
        m_desk->undoAction()->trigger();
        m_desk->redoAction()->trigger();
        QCOMPARE(m_desk->changes()->count(), size_t{2});
    }

    void aRangeThatSomebodyElseWroteIntoIsAConflictToo() {
        Db& db = *m_store->session->db();
        m_desk->changes()->eraseRange("key140", "key150", 10, db.lastSequence());
        stage("key100", "mine");
        QVERIFY(db.put("key1455", "theirs").ok());
        m_desk->write();
        QTRY_COMPARE(m_desk->conflicts().size(), size_t{1});
        settle();
        QVERIFY(m_page->conflictBar()->isVisibleTo(m_page.get()));
        QVERIFY(m_store->get("key145") && *m_store->get("key1455") == "theirs");
        QVERIFY(m_store->get("key100") != std::optional<std::string>("mine"));
        m_desk->keepMine("key140");
        QVERIFY(m_desk->conflicts().empty());
        QVERIFY(db.put("key149", "theirs again").ok());
        m_desk->write();
        QTRY_COMPARE(m_desk->conflicts().size(), size_t{1});
        m_desk->takeTheirs("key140");
        QVERIFY(m_desk->changes()->ranges().empty());
        m_desk->write();
        QTRY_VERIFY(!m_desk->receipt().isEmpty());
        QVERIFY(m_store->get("key145") && m_store->get("key1455") && m_store->get("key149"));
    }

    void aDraftIsOfferedAgainAfterACrashAndGoneAfterTheWrite() {
        stage("key100", "kept");
        m_desk->changes()->eraseRange("key110", "key112", 2);
        settle();  // the draft is on disk; what follows could as well be kill -9
        QVERIFY(QDir(m_store->draftFolder()).entryList(QDir::Files).size() == 1);
        dropDesk();
        makeDesk();
        QVERIFY(m_desk->offeredDraft());
        QVERIFY(m_desk->changes()->empty());
        stage("key120", "before deciding");
        settle();
        QTest::mouseClick(strip()->restoreButton(), Qt::LeftButton);
        QCOMPARE(m_desk->changes()->count(), size_t{3});
        m_desk->write();
        QTRY_VERIFY(!m_desk->receipt().isEmpty());
        settle();
        QCOMPARE(*m_store->get("key100"), std::string("kept"));
        QVERIFY(QDir(m_store->draftFolder()).entryList(QDir::Files).isEmpty());
    }

    void anUndecidedDraftIsNotLostByNewEdits() {
        stage("key100", "first");
        settle();
        dropDesk();
        makeDesk();
        stage("key101", "second");
        settle();
        dropDesk();
        makeDesk();
        QCOMPARE(m_desk->offeredDraft()->changes.size(), size_t{2});
        m_desk->discardDraft();
        settle();
        QVERIFY(QDir(m_store->draftFolder()).entryList(QDir::Files).isEmpty());
    }

    void aDamagedDraftIsSetAsideAndTold() {
        stage("key100", "first");
        settle();
        dropDesk();
        const QDir drafts(m_store->draftFolder());
        QFile file(drafts.filePath(drafts.entryList(QDir::Files).front()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(12);
        file.write("x");
        file.close();
        m_desk = std::make_unique<ChangeDesk>(m_store->session, nullptr, m_store->draftFolder());
        QSignalSpy failed(m_desk.get(), &ChangeDesk::failed);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!m_desk->offeredDraft());
        QVERIFY(drafts.entryList(QDir::Files).front().endsWith(QLatin1String(".damaged")));
    }

    void inspectionSaysThatNothingCanBeChanged() {
        dropDesk();
        QVERIFY(m_store->open(StoreMode::inspect));
        makeDesk();
        QVERIFY(!strip()->writeButton()->isVisible());
        QVERIFY(!m_desk->writeAction()->isEnabled());
    }

    void theShowcaseStagesExamplesAndWritesNothing() {
        m_page->prepareShowcase({});
        QTRY_VERIFY(!m_desk->changes()->empty());
        settle();
        QVERIFY(!QDir(m_store->draftFolder()).exists());
    }

private:
    void makeDesk() {
        m_desk = std::make_unique<ChangeDesk>(m_store->session, nullptr, m_store->draftFolder());
        m_page = std::make_unique<ChangesPage>(m_store->session, m_desk.get());
        m_panel = std::make_unique<ChangesPanel>(m_desk.get());
        for (QWidget* widget : {static_cast<QWidget*>(m_page.get()), static_cast<QWidget*>(m_panel.get())}) {
            widget->resize(1000, 600);
            widget->show();
            QVERIFY(QTest::qWaitForWindowExposed(widget));
        }
        settle();
    }
    void dropDesk() {
        m_page.reset();
        m_panel.reset();
        m_desk.reset();
        QVERIFY(QTest::qWaitFor([] { return backgroundTasks() == 0; }, 20000));
    }
    void settle() {
        QVERIFY(QTest::qWaitFor(
            [this] { return m_page->settled() && m_desk->idle() && backgroundTasks() == 0; }, 20000));
    }
    void stage(const std::string& key, const std::string& value) {
        m_desk->changes()->put(key, value, originalOf(*m_store->session, key));
    }
    DeskStrip* strip() const { return m_panel->findChild<DeskStrip*>(); }
    QPushButton* button(const QString& text) const {
        for (QPushButton* candidate : m_page->findChildren<QPushButton*>()) {
            if (candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<ChangeDesk> m_desk;
    std::unique_ptr<ChangesPage> m_page;
    std::unique_ptr<ChangesPanel> m_panel;
};

QTEST_MAIN(ChangesPageTest)
#include "changes_page_test.moc"
