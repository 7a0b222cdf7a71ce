// Expiry and find-and-replace on the Keys page, by mouse and keyboard, down to what the store holds
// afterwards.
#include <QAction>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QtTest>

#include "gui/models/change_list_model.h"
#include "gui/models/key_grid_model.h"
#include "gui/pages/keys/edit_dialog.h"
#include "gui/pages/keys/expiry_editor.h"
#include "gui/pages/keys/filter_bar.h"
#include "gui/pages/keys/key_grid_view.h"
#include "gui/pages/keys/keys_page.h"
#include "gui/pages/keys/replace_dialog.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::OpenStore;

namespace {

constexpr int64_t kFarAway = 4'102'444'800'123'456;  // 2100-01-01, not on a whole second

void fillSample(Db& db) {
    WriteBatch batch;
    for (int i = 0; i < 1000; ++i)
        batch.put("user/" + std::to_string(1000 + i), "{\"plan\":\"basic\",\"n\":" + std::to_string(i) + "}");
    batch.put("other/a", "basic and Basic and BASIC");
    batch.put("other/binary", std::string("\xff\0", 2) + "basic\xfe");
    batch.putExpiring("session", "token", kFarAway);
    if (!db.write({}, batch).ok() || !db.flush().ok())
        qFatal("cannot fill the sample");
}

ReplaceRule text(const char* find, const char* with, bool matchCase = true) {
    return ReplaceRule::compile(QString::fromUtf8(find), QString::fromUtf8(with), false, matchCase);
}

std::string applied(const ReplaceRule& rule, std::string_view value) {
    uint64_t occurrences = 0;
    return rule.apply(value, occurrences).value_or("nothing");
}

}  // namespace

class ValueEditsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fillSample);
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        QVERIFY(m_store->open());
        m_changes = std::make_unique<ChangeSet>();
        m_page = std::make_unique<KeysPage>(m_store->session, m_changes.get());
        m_page->resize(1000, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        settle();
    }
    void cleanup() {
        m_page.reset();
        m_changes.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void anEditThatDoesNotTouchTheExpiryKeepsItToTheMicrosecond() {
        EditDialog* dialog = edit("session");
        QVERIFY(dialog->expiryEditor()->checkBox()->isChecked());
        QCOMPARE(dialog->expiryMicros(), kFarAway);
        dialog->accept();
        QVERIFY(m_changes->empty());
    }

    void anExpiryIsSetByHandShownAndWritten() {
        QVERIFY(m_page->grid()->table()->isColumnHidden(KeyGridModel::ExpiryColumn) == false);
        EditDialog* dialog = edit("user/1000");
        QVERIFY(!dialog->expiryEditor()->checkBox()->isChecked());
        QTest::mouseClick(dialog->expiryEditor()->checkBox(), Qt::LeftButton, {}, QPoint(8, 10));
        QVERIFY(dialog->expiryEditor()->checkBox()->isChecked());
        const QDateTime moment(QDate(2090, 5, 4), QTime(3, 2, 1));
        dialog->expiryEditor()->momentBox()->setDateTime(moment);
        QVERIFY(dialog->expiryEditor()->note().startsWith(QStringLiteral("in ")));
        dialog->accept();
        const ChangePtr change = m_changes->find("user/1000");
        QVERIFY(change);
        QCOMPARE(change->expiryMicros, moment.toSecsSinceEpoch() * 1'000'000);
        QVERIFY(summaryOf(*change).startsWith(QStringLiteral("expires 2090-05-04 03:02:01")));
        const int row = m_page->grid()->currentRow();
        QCOMPARE(m_page->model()->index(row, KeyGridModel::ExpiryColumn).data().toString(),
                 QStringLiteral("2090-05-04 03:02:01"));
        QVERIFY(m_store->session->db()->write({}, m_changes->batch()).ok());
        const auto cursor = m_store->session->reader()->iterator();
        cursor->seek("user/1000");
        QCOMPARE(cursor->expiryMicros(), moment.toSecsSinceEpoch() * 1'000'000);
    }

    void anExpiryIsTakenAwayAndAPastOneWarns() {
        EditDialog* dialog = edit("session");
        dialog->expiryEditor()->momentBox()->setDateTime(QDateTime(QDate(2001, 1, 1), QTime(0, 0)));
        QVERIFY(dialog->expiryEditor()->note().contains(QStringLiteral("passed")));
        QTest::mouseClick(dialog->expiryEditor()->checkBox(), Qt::LeftButton, {}, QPoint(8, 10));
        QCOMPARE(dialog->expiryMicros(), int64_t{0});
        dialog->accept();
        QCOMPARE(m_changes->find("session")->expiryMicros, int64_t{0});
        QCOMPARE(summaryOf(*m_changes->find("session")), QStringLiteral("never expires"));
    }

    void theExpiryColumnIsThereOnlyWhenSomethingExpires() {
        m_page->filterBar()->setFilter(KeyFilter::Kind::prefix, QStringLiteral("user/"));
        settle();
        QVERIFY(m_page->grid()->table()->isColumnHidden(KeyGridModel::ExpiryColumn));
    }

    void aRuleReplacesBytesTextAndPatterns() {
        QCOMPARE(applied(text("a", "bb"), "banana"), std::string("bbbnbbnbb"));
        QCOMPARE(applied(text("A", "-", false), "aAb"), std::string("--b"));
        QCOMPARE(applied(text("\\xff", "\\x00"), std::string_view("\xff!", 2)), std::string("\0!", 2));
        QCOMPARE(applied(text("zz", "y"), "banana"), std::string("nothing"));
        const auto pattern =
            ReplaceRule::compile(QStringLiteral("(\\w+)@(\\w+)"), QStringLiteral("\\2 at \\1"), true, true);
        QCOMPARE(applied(pattern, "me@home, you@work"), std::string("home at me, work at you"));
        QVERIFY(!ReplaceRule::compile(QStringLiteral("("), {}, true, true).problem().isEmpty());
        QVERIFY(!text("\\q", "").problem().isEmpty());
        QVERIFY(!text("", "x").problem().isEmpty());
    }

    void occurrencesAreCountedPreviewedAndStagedAsOneStep() {
        ReplaceDialog* dialog = openReplace();
        QTest::keyClicks(dialog->findBox(), QStringLiteral("\"plan\":\"basic\""));
        QTest::keyClicks(dialog->replaceBox(), QStringLiteral("\"plan\":\"free\""));
        search(dialog);
        QVERIFY2(dialog->report().startsWith(QStringLiteral("1000 occurrence")),
                 qPrintable(dialog->report()));
        QCOMPARE(dialog->preview()->rowCount(), ReplaceDialog::kMaxPreview);
        QCOMPARE(dialog->preview()->item(0, 0)->text(), QStringLiteral("user/1000"));
        QVERIFY(dialog->preview()->item(0, 2)->text().contains(QStringLiteral("free")));
        QTest::mouseClick(dialog->acceptButton(), Qt::LeftButton);
        QCOMPARE(m_changes->count(), size_t{1000});
        QCOMPARE(*m_changes->find("user/1007")->value, std::string(R"({"plan":"free","n":7})"));
        m_changes->undoStack()->undo();
        QVERIFY(m_changes->empty());
    }

    void theFilterAndWhatIsStagedBoundTheSearch() {
        m_changes->put("other/new", "basic, staged", {});
        m_changes->put("other/a", "no more", {true, 1, 0, nullptr, 0});
        m_page->filterBar()->setFilter(KeyFilter::Kind::prefix, QStringLiteral("other/"));
        settle();
        ReplaceDialog* dialog = openReplace();
        QTest::keyClicks(dialog->findBox(), QStringLiteral("basic"));
        search(dialog);
        QCOMPARE(dialog->hits().size(), size_t{2});  // the binary one and the new one
        QCOMPARE(dialog->hits()[0].edit.key, std::string("other/binary"));
        QCOMPARE(dialog->hits()[1].edit.key, std::string("other/new"));
        QTest::mouseClick(dialog->regexBox(), Qt::LeftButton, {}, QPoint(8, 10));
        QVERIFY(dialog->hits().empty());  // other words: nothing found yet
        QVERIFY(!dialog->acceptButton()->isEnabled());
        search(dialog);
        QCOMPARE(dialog->hits().size(), size_t{1});
        QVERIFY(dialog->report().contains(QStringLiteral("1 value")));
        QVERIFY(dialog->report().contains(QStringLiteral("skipped")));
    }

    void closingTheDialogDuringASearchIsSafe() {
        ReplaceDialog* dialog = openReplace();
        QTest::keyClicks(dialog->findBox(), QStringLiteral("basic"));
        QTest::mouseClick(dialog->searchButton(), Qt::LeftButton);
        dialog->reject();
        QTRY_COMPARE(backgroundTasks(), 0);
        QVERIFY(m_changes->empty());
    }

private:
    void settle() {
        QVERIFY(QTest::qWaitFor([this] { return m_page->settled() && backgroundTasks() == 0; }, 20'000));
    }
    void trigger(const char* name) {
        m_page->findChild<QAction*>(QStringLiteral("keys.") + QLatin1String(name))->trigger();
    }
    template <typename T>
    T* waitForDialog() {
        T* found = nullptr;
        const auto there = [&] { return (found = m_page->findChild<T*>()) != nullptr && found->isVisible(); };
        return QTest::qWaitFor(there, 5000) ? found : nullptr;
    }
    EditDialog* edit(const std::string& key) {
        m_page->openAddress(Address::ofKey(key));
        settle();
        trigger("edit");
        auto* dialog = waitForDialog<EditDialog>();
        if (!dialog || !QTest::qWaitFor([&] { return dialog->acceptButton()->isEnabled(); }, 5000))
            qFatal("the pair cannot be edited");
        return dialog;
    }
    ReplaceDialog* openReplace() {
        m_page->grid()->table()->setFocus();
        QTest::keyClick(m_page->grid()->table(), Qt::Key_H, Qt::ControlModifier);
        auto* dialog = waitForDialog<ReplaceDialog>();
        if (!dialog)
            qFatal("there is no dialog to replace");
        return dialog;
    }
    static void search(ReplaceDialog* dialog) {
        QTest::mouseClick(dialog->searchButton(), Qt::LeftButton);
        QTRY_VERIFY(!dialog->searching());
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<ChangeSet> m_changes;
    std::unique_ptr<KeysPage> m_page;
};

QTEST_MAIN(ValueEditsTest)
#include "value_edits_test.moc"
