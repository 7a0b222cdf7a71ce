// What experts ask of a store, each answered in the window in three actions at most, on a store whose answers
// are known. The twin of tests/core/cli/expert_questions_test.cpp.
#include <QDir>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

#include "core/inspect/filter_survey.h"
#include "core/version/file_names.h"
#include "gui/app/command_palette.h"
#include "gui/app/questions.h"
#include "gui/app/questions_dialog.h"
#include "gui/models/display.h"
#include "gui/models/space_model.h"
#include "gui/pages/compaction/compaction_page.h"
#include "gui/pages/compaction/plan_panel.h"
#include "gui/pages/space/space_page.h"
#include "gui/pages/verify/verify_page.h"
#include "tests/support/expert_store.h"
#include "tests/support/window_story.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::OpenStore;
using levelscope::test::user;
using levelscope::test::WindowUser;

namespace {

constexpr int kLong = WindowUser::kLong;

QString keyOf(int i) {
    return QString::fromStdString(user(i));
}

}  // namespace

class ExpertQuestionsWindowTest : public QObject, test::WindowStory {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_store = std::make_unique<OpenStore>(test::fillExpertStore, test::expertOptions());
        begin();
    }
    void cleanup() { end(); }

    void whyIsThisKeyAbsent() {
        openStoreInWindow();
        QVERIFY(m_user->choose(QStringLiteral("Why is this key absent?")));
        QVERIFY(m_user->fillIn(keyOf(7)));
        QVERIFY(m_user->sees(QStringLiteral("Absent: deleted")));
        QVERIFY(m_user->sees(QStringLiteral("It hides the version of sequence 8 ")));
        m_user->begin();
        QVERIFY(m_user->choose(QStringLiteral("Why is this key absent?")));
        QVERIFY(m_user->fillIn(keyOf(7) + QLatin1Char('x')));
        QVERIFY(m_user->sees(QStringLiteral("Absent: not in this store")));
    }

    void whichFilesHoldIt() {
        openStoreInWindow();
        const auto versions = reader()->history(user(100));
        QVERIFY(versions.ok() && versions->size() == 2);
        QVERIFY(m_user->choose(QStringLiteral("Which files hold this key?")));
        QVERIFY(m_user->fillIn(keyOf(100)));
        for (const KeyVersion& version : *versions)
            QVERIFY(m_user->sees(displayTable(version.table)));
        QVERIFY(m_user->sees(QStringLiteral("2 versions")));
    }

    void whatWillCompactingThisRangeFree() {
        openStoreInWindow();
        QVERIFY(m_user->choose(QStringLiteral("What will compacting a range free?")));
        QVERIFY(m_user->fillIn(keyOf(0)));
        QVERIFY(m_user->fillIn(keyOf(500)));
        QVERIFY(m_user->sees(QStringLiteral("frees")));
        const QString promised = figure(QStringLiteral("frees"));
        const uint64_t before = tableBytes();
        m_window->session()->compact(
            {.kind = CompactionReason::manualRange, .range = {user(0), true, user(500), true}}, {});
        settle();
        QVERIFY(before > tableBytes());
        QCOMPARE(promised, displaySize(before - tableBytes()));
    }

    void whichPrefixEatsMyDisk() {
        openStoreInWindow();
        QVERIFY(m_user->choose(QStringLiteral("Which prefix eats my disk?")));
        QVERIFY(m_user->sees(QStringLiteral("user/")));
        settle();
        const auto* page = qobject_cast<SpacePage*>(m_window->currentPage());
        QVERIFY(page);
        QVERIFY(page->model()->index(0, 0).data().toString().startsWith(QStringLiteral("user/")));
        QVERIFY(page->list()->isVisible());
    }

    void areTheFiltersWorthTheirMemory() {
        openStoreInWindow();
        const auto survey = surveyFilters(*reader());
        QVERIFY(survey.ok());
        uint64_t bytes = 0;
        for (const FilterLevel& level : survey->levels)
            bytes += level.filterBytes;
        QVERIFY(m_user->choose(QStringLiteral("Are the filters worth their memory?")));
        QVERIFY(m_user->sees(displaySize(bytes) + QStringLiteral(" of filters save")));
        QVERIFY(m_user->sees(QStringLiteral("No look-up has asked a filter")));
    }

    void whyDoWritesStall() {
        openStoreInWindow();
        QVERIFY(m_user->choose(QStringLiteral("Why do writes stall?")));
        QVERIFY(m_user->sees(QStringLiteral("Writers are not slowed.")));
        QVERIFY(m_user->sees(QStringLiteral("1, slows above 32")));
        QVERIFY(m_user->sees(QStringLiteral("They have not waited since the store was opened.")));
    }

    void whatDidTheLastHourOfCompactionsDo() {
        openStoreInWindow();
        m_window->session()->compact({.kind = CompactionReason::manualAll}, {});
        settle();
        QVERIFY(m_user->choose(QStringLiteral("What did the last hour of compactions do?")));
        // Two older versions, a deletion and what it hides.
        QVERIFY(m_user->sees(QStringLiteral("and dropped 4 entries.")));
        QVERIFY(m_user->sees(QStringLiteral("manual compaction | ")));
    }

    void isAnyFileDamaged() {
        openStoreInWindow();
        QVERIFY(m_user->choose(QStringLiteral("Is any file damaged?")));
        QVERIFY(m_user->sees(QStringLiteral("✓ Sound: every file is as it was written")));
        m_window->closeStore();
        settle();

        const uint64_t victim = damageATable();
        openStoreInWindow();
        QVERIFY(m_user->choose(QStringLiteral("Is any file damaged?")));
        QVERIFY(m_user->sees(QStringLiteral("✗ Damaged in 1 place")));
        const auto* page = qobject_cast<VerifyPage*>(m_window->currentPage());
        QVERIFY(m_user->activate(page->list(), 0));
        QCOMPARE(m_window->place().page, QStringLiteral("table"));
        QVERIFY(m_user->sees(QStringLiteral("table:%1/block:0").arg(victim)) ||
                m_window->place().address.number == victim);
    }

    void whichTombstonesCannotGoAndWhy() {
        openStoreInWindow();
        const auto versions = reader()->history(user(7));
        QVERIFY(versions.ok() && versions->size() == 2);
        QVERIFY(m_user->choose(QStringLiteral("Which tombstones cannot go, and why?")));
        QVERIFY(m_user->sees(QStringLiteral("tombstones that stay")));
        QCOMPARE(figure(QStringLiteral("tombstones that stay")), QStringLiteral("1"));
        QVERIFY(figure(QStringLiteral("as they may hide data in"))
                    .contains(displayTable(versions->back().table)));
    }

    void whatIsInThisByte() {
        openStoreInWindow();
        const auto [name, offset] = placeOf("moved to Kyoto");
        QVERIFY(offset > 0);
        QVERIFY(m_user->choose(QStringLiteral("What is in this byte?")));
        QVERIFY(m_user->fillIn(QStringLiteral("%1@%2").arg(name).arg(offset + 9)));
        QVERIFY(m_user->sees(QStringLiteral("of the value of %1").arg(keyOf(100))));
        // From the table itself the offset is enough.
        m_user->begin();
        QVERIFY(m_user->choose(QStringLiteral("What is in this byte?")));
        QVERIFY(m_user->fillIn(QString::number(offset - 2)));
        QVERIFY(m_user->sees(QStringLiteral("byte %1: ").arg(displayNumber(uint64_t(offset - 2)))));
    }

    void aByteBehindTheEndIsToldAndAnyFileHasItsBytesShown() {
        openStoreInWindow();
        const auto [name, offset] = placeOf("moved to Kyoto");
        QVERIFY(offset > 0);
        m_window->goToText(name + QStringLiteral("@99999999"));
        QVERIFY(m_user->sees(QStringLiteral("The file ends before byte")));
        m_window->goToText(QStringLiteral("OPTIONS@4"));
        QVERIFY(m_user->sees(QStringLiteral("OPTIONS · 0x4")));
        QCOMPARE(m_window->place().page, QStringLiteral("log"));
        m_window->goToText(QStringLiteral("OPTIONS@99999999"));
        QVERIFY(m_user->sees(QStringLiteral("The file ends before byte")));
    }

    void everyQuestionIsInTheMenuThePaletteAndTheHelp() {
        openStoreInWindow();
        const std::vector<QuestionEntry> all = questionEntries();
        QCOMPARE(int(all.size()), 10);
        for (const QuestionEntry& entry : all) {
            m_user->begin();
            QVERIFY2(m_user->choose(entry.text), qPrintable(entry.text));
            QVERIFY(entry.page.isEmpty() || m_window->place().page == entry.page);
            settle();
            m_window->openPalette();
            auto* palette = m_window->findChild<CommandPalette*>();
            QVERIFY(palette);
            QTest::keyClicks(palette->findChild<QLineEdit*>(), entry.text);
            QVERIFY2(palette->matchCount() >= 1, qPrintable(entry.text));
            palette->close();
            QTRY_VERIFY(!m_window->findChild<CommandPalette*>());
        }
    }

    void theHelpTellsTheWayAndAsks() {
        openStoreInWindow();
        QVERIFY(m_user->choose(QStringLiteral("Ten questions…")));
        QPointer<QuestionsDialog> help = m_window->findChild<QuestionsDialog*>();
        QVERIFY(help);
        QCOMPARE(help->list()->count(), 10);
        QStringList lines;
        for (int row = 0; row < help->list()->count(); ++row) {
            help->list()->setCurrentRow(row);
            QVERIFY(help->askButton()->isEnabled());
            QVERIFY(help->line().startsWith(QStringLiteral("levelctl ")));
            lines << help->line();
        }
        QCOMPARE(lines.removeDuplicates(), 0);
        QTest::mouseClick(help->askButton(), Qt::LeftButton);
        QTRY_COMPARE(m_window->place().page, QStringLiteral("verify"));
        QTRY_VERIFY(!help);
        QVERIFY(m_user->sees(QStringLiteral("✓ Sound")));
    }

    void withoutAStoreTheHelpTellsButDoesNotAsk() {
        QVERIFY(m_user->choose(QStringLiteral("Ten questions…")));
        const auto* help = m_window->findChild<QuestionsDialog*>();
        QVERIFY(help && !help->askButton()->isEnabled());
        QVERIFY(!m_user->isOffered(QStringLiteral("Is any file damaged?")));
    }

private:
    std::shared_ptr<StoreReader> reader() const { return m_window->session()->reader(); }
    uint64_t tableBytes() const {
        uint64_t bytes = 0;
        for (const LevelInfo& level : reader()->levels())
            bytes += level.bytes;
        return bytes;
    }
    // Of the plan that is shown.
    QString figure(const QString& label) const {
        const auto* page = qobject_cast<CompactionPage*>(m_window->currentPage());
        for (const PropertyList::Row& row : page->planner()->figures())
            if (row.label == label)
                return row.value;
        return {};
    }
    QStringList tableFiles() const {
        return QDir(m_store->folder()).entryList({QStringLiteral("*.lst")}, QDir::Files, QDir::Name);
    }
    std::pair<QString, qint64> placeOf(const QByteArray& bytes) const {
        for (const QString& name : tableFiles()) {
            QFile file(m_store->folder() + QLatin1Char('/') + name);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            if (const qint64 at = file.readAll().indexOf(bytes); at >= 0)
                return {name, at};
        }
        return {{}, -1};
    }
    // A few bytes of its first block. Gives back its number.
    uint64_t damageATable() const {
        const QString name = tableFiles().front();
        QFile file(m_store->folder() + QLatin1Char('/') + name);
        if (!file.open(QIODevice::ReadWrite) || !file.seek(200) || file.write("\xff\xfe\xfd") != 3)
            return 0;
        return parseFileName(name.toStdString())->number;
    }
};

QTEST_MAIN(ExpertQuestionsWindowTest)
#include "expert_questions_window_test.moc"
