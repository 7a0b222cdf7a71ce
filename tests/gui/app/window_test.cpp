// The window as a user meets it: real mouse and key events, a real store, and never a stall.
#include <QClipboard>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>
#include <cmath>

#include "gui/app/app.h"
#include "gui/app/command_palette.h"
#include "gui/app/dock_area.h"
#include "gui/app/inspector.h"
#include "gui/app/log_panel.h"
#include "gui/app/main_window.h"
#include "gui/app/screenshots.h"
#include "gui/app/status_panel.h"
#include "gui/app/store_tree.h"
#include "gui/dialogs/start_screen.h"
#include "gui/dialogs/triage_panel.h"
#include "gui/models/display.h"
#include "gui/pages/changes/change_desk.h"
#include "gui/pages/changes/desk_strip.h"
#include "gui/pages/page.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/property_list.h"
#include "gui/widgets/style_sheet.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::EventLoopWatchdog;
using levelscope::test::OpenStore;

namespace {

constexpr int kKeys = 3000;
constexpr int kLong = 20000;

void fill(Db& db) {
    for (int i = 0; i < kKeys; ++i) {
        const std::string key = "key/" + QByteArray::number(i).rightJustified(6, '0').toStdString();
        QVERIFY(db.put(key, std::string(40, char('a' + i % 26))).ok());
    }
    QVERIFY(db.flush().ok());
    QVERIFY(db.put("zz/last", "in the memtable").ok());
}

class Bench {
public:
    Bench()
        : store(fill, Options::fromPreset("classroom").value()),
          app(settings.filePath(QStringLiteral("l.ini"))) {
        window = app.newWindow();
        window->resize(1440, 900);
        window->show();
    }
    bool open() {
        QSignalSpy opened(window, &MainWindow::storeOpened);
        window->considerStore(store.folder(), true);
        return QTest::qWaitFor([&] { return opened.count() > 0; }, kLong) && calm();
    }
    bool calm() const {
        QCoreApplication::sendPostedEvents();  // a new language or theme begins here
        return QTest::qWaitFor([this] { return window->settled(); }, kLong);
    }
    QString place() const { return window->place().page; }

    QTemporaryDir settings;
    OpenStore store;
    App app;
    QPointer<MainWindow> window;
};

// Drags the addresses over the window and lets go; false: they are not wanted.
bool drop(MainWindow* window, const QList<QUrl>& urls) {
    QMimeData data;
    data.setUrls(urls);
    const QPoint at = window->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(window, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &dropped);
    return true;
}

void clickTab(MainWindow* window, const QString& id) {
    auto* tab = window->findChild<QPushButton*>(QStringLiteral("tab-") + id);
    QVERIFY(tab);
    QTest::mouseClick(tab, Qt::LeftButton);
}

}  // namespace

class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        test::failOnQtWarnings();
        m_watchdog = std::make_unique<EventLoopWatchdog>();
    }
    void cleanup() { QVERIFY2(m_watchdog->ok(), m_watchdog->report()); }

    void aStoreOpensThroughTriageByAClick() {
        Bench bench;
        EventLoopWatchdog watchdog;
        bench.window->considerStore(bench.store.folder());
        QTRY_COMPARE_WITH_TIMEOUT(bench.window->startScreen()->step(), StartScreen::triageStep, kLong);
        QVERIFY(!bench.window->session());
        auto* edit = bench.window->findChild<QPushButton*>(QStringLiteral("editButton"));
        QVERIFY(edit->isVisible() && edit->isEnabled());
        QTest::mouseClick(edit, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bench.place(), QStringLiteral("overview"), kLong);
        QVERIFY(bench.window->session()->canEdit());
        QCOMPARE(bench.app.settings().recentStores.value(0), bench.store.folder());
        QVERIFY(bench.calm());
        QVERIFY2(watchdog.ok(), watchdog.report());
    }

    void everyPageOpensFromItsTabAndBackRetracesThem() {
        Bench bench;
        QVERIFY(bench.open());
        EventLoopWatchdog watchdog;
        const QStringList ids = bench.window->pageIds();
        for (const QString& id : ids) {
            clickTab(bench.window, id);
            QCOMPARE(bench.place(), id);
            QVERIFY(bench.calm());
        }
        for (qsizetype i = ids.size() - 2; i >= 0; --i) {
            QTest::keyClick(bench.window, Qt::Key_Left, Qt::AltModifier);
            QTRY_COMPARE(bench.place(), ids[i]);
            QCoreApplication::processEvents();  // each press in a turn of its own, as keys come
        }
        QTest::keyClick(bench.window, Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(bench.place(), ids[1]);
        QVERIFY(bench.calm());
        QVERIFY2(watchdog.ok(), watchdog.report());
    }

    void goToLeadsToAKeyATableAndNowhere() {
        Bench bench;
        QVERIFY(bench.open());
        QTest::keyClick(bench.window, Qt::Key_G, Qt::ControlModifier);
        auto* box = bench.window->findChild<QLineEdit*>(QStringLiteral("goTo"));
        QTRY_VERIFY(box->hasFocus());
        QTest::keyClicks(box, QStringLiteral("key/000100"));
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE(bench.place(), QStringLiteral("keys"));
        QVERIFY(bench.calm());
        const uint64_t table =
            bench.window->session()
                ->state()
                ->version->level(bench.window->session()->state()->version->deepestLevel())[0]
                ->number;
        box->setText(QStringLiteral("table:%1").arg(table));
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE(bench.place(), QStringLiteral("table"));
        QVERIFY(bench.calm());
        bench.window->copyAddress();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("table:%1").arg(table)));
    }

    void theTreeLeadsToLevelsAndTheInspectorTellsThem() {
        Bench bench;
        QVERIFY(bench.open());
        StoreTree* tree = bench.window->docks()->tree();
        const auto* model = tree->model();
        const QModelIndex level = model->index(0, 0, model->index(0, 0));
        QVERIFY(level.isValid());
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(level).center());
        QTRY_COMPARE(bench.place(), QStringLiteral("levels"));
        QTRY_VERIFY(bench.window->docks()->inspector()->rows().size() > 3);
        QVERIFY(bench.calm());
    }

    void theInspectorTellsWhenAKeyExpires() {
        Bench bench;
        QVERIFY(bench.open());
        constexpr int64_t kFarAway = 4'102'444'800'000'000;  // 2100-01-01
        WriteBatch batch;
        batch.putExpiring("session", "token", kFarAway);
        QVERIFY(bench.window->session()->db()->write({}, batch).ok());
        bench.window->showAddress(Address::ofKey("session"));
        const auto told = [&bench] {
            const auto rows = bench.window->docks()->inspector()->rows();
            return std::any_of(rows.begin(), rows.end(), [](const PropertyList::Row& row) {
                return row.label == QStringLiteral("expires") && row.value == displayMicros(kFarAway);
            });
        };
        QTRY_VERIFY(told());
        QVERIFY(bench.calm());
    }

    void theCommandPaletteRunsWhatItFinds() {
        Bench bench;
        QVERIFY(bench.open());
        QTest::keyClick(bench.window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto* palette = bench.window->findChild<CommandPalette*>();
        QTRY_VERIFY(palette && palette->isVisible());
        QVERIFY(palette->matchCount() > 20);
        auto* input = palette->findChild<QLineEdit*>();
        QTest::keyClicks(input, QStringLiteral("compaction"));
        QVERIFY(palette->matchCount() >= 1);
        QTest::keyClick(input, Qt::Key_Return);
        QTRY_COMPARE(bench.place(), QStringLiteral("compaction"));
        QVERIFY(bench.calm());
    }

    void countingMakesTheEstimateExact() {
        Bench bench;
        QVERIFY(bench.open());
        QVERIFY(bench.window->status()->keysText().contains(QStringLiteral("estimate")));
        QAction* count = nullptr;
        for (QAction* action : bench.window->actions()) {
            if (action->text() == QStringLiteral("Count &keys"))
                count = action;
        }
        QVERIFY(count);
        count->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(bench.window->status()->keysText().contains(QStringLiteral("exact")), kLong);
        QVERIFY(bench.window->status()->keysText().contains(QStringLiteral("3\u202f001")));
    }

    void languageAndThemeSwitchUnderTheUsersFeet() {
        Bench bench;
        QVERIFY(bench.open());
        clickTab(bench.window, QStringLiteral("levels"));
        QVERIFY(bench.calm());
        bench.app.setLanguage(QStringLiteral("de"));
        QTRY_COMPARE(bench.window->findChild<QPushButton*>(QStringLiteral("tab-keys"))->text(),
                     QStringLiteral("Schlüssel"));
        QVERIFY(bench.calm());
        QCOMPARE(bench.place(), QStringLiteral("levels"));
        for (const ThemeKind kind : {ThemeKind::dark, ThemeKind::highContrast, ThemeKind::light}) {
            bench.app.setTheme(kind);
            QVERIFY(bench.calm());
            QCOMPARE(bench.window->palette().color(QPalette::Window), Theme::of(kind).background);
        }
        bench.app.setLanguage(QStringLiteral("en"));
        QTRY_COMPARE(bench.window->findChild<QPushButton*>(QStringLiteral("tab-keys"))->text(),
                     QStringLiteral("Keys"));
        QVERIFY(bench.calm());
    }

    void switchingWithEveryPageMadeStallsNothingAndReachesThoseOutOfSight() {
        Bench bench;
        QVERIFY(bench.open());
        for (const QString& id : bench.window->pageIds()) {
            clickTab(bench.window, id);
            QVERIFY(bench.calm());
        }
        EventLoopWatchdog watchdog;
        for (const ThemeKind kind : {ThemeKind::dark, ThemeKind::highContrast, ThemeKind::light}) {
            bench.app.setTheme(kind);
            const QString sheet = styleSheetOf(Theme::of(kind));
            for (const QString& id : bench.window->pageIds())
                QTRY_COMPARE(bench.window->page(id)->styleSheet(), sheet);
            QTRY_VERIFY(bench.window->updatesEnabled());
        }
        bench.app.setLanguage(QStringLiteral("zh_CN"));
        QTRY_COMPARE(bench.window->findChild<QPushButton*>(QStringLiteral("tab-keys"))->text(),
                     QStringLiteral("键"));
        QVERIFY(bench.calm());
        bench.app.setLanguage(QStringLiteral("en"));
        QVERIFY(bench.calm());
        QVERIFY2(watchdog.ok(), watchdog.report());
    }

    // A new language takes a few turns of the event loop; this happens after so many.
    void anotherLanguageBeforeTheFirstIsThereKeepsThePlace_data() { turnsOfTheLoop(); }
    void anotherLanguageBeforeTheFirstIsThereKeepsThePlace() {
        Bench bench;
        QVERIFY(bench.open());
        clickTab(bench.window, QStringLiteral("levels"));
        QVERIFY(bench.calm());
        bench.app.setLanguage(QStringLiteral("zh_CN"));
        turnTheLoop();
        bench.app.setLanguage(QStringLiteral("de"));
        QTRY_COMPARE(bench.window->findChild<QPushButton*>(QStringLiteral("tab-keys"))->text(),
                     QStringLiteral("Schlüssel"));
        QVERIFY(bench.calm());
        QCOMPARE(bench.place(), QStringLiteral("levels"));
        bench.app.setLanguage(QStringLiteral("en"));
        QVERIFY(bench.calm());
    }

    void closingTheStoreWhileTheLanguageChangesLeavesTheStart_data() { turnsOfTheLoop(); }
    void closingTheStoreWhileTheLanguageChangesLeavesTheStart() {
        Bench bench;
        QVERIFY(bench.open());
        bench.app.setLanguage(QStringLiteral("de"));
        turnTheLoop();
        bench.window->closeStore();
        QTRY_VERIFY(bench.window->updatesEnabled() && bench.window->startScreen()->isVisible());
        QVERIFY(!bench.window->session());
        bench.app.setLanguage(QStringLiteral("en"));
        QVERIFY(bench.calm());
    }

    void closingTheWindowDuringACompactionIsSafe() {
        Bench bench;
        QVERIFY(bench.open());
        bench.window->session()->compact({.kind = CompactionReason::manualAll}, QStringLiteral("all"));
        bench.window->session()->flush();
        EventLoopWatchdog watchdog;
        bench.window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.window, kLong);
        QVERIFY2(watchdog.ok(), watchdog.report());
        QTRY_COMPARE_WITH_TIMEOUT(backgroundTasks(), 0, kLong);
        QVERIFY(bench.store.open());
        QVERIFY(bench.store.get("zz/last").has_value());
    }

    void closingTheStoreKeepsTheWindowAndFreesTheLock() {
        Bench bench;
        QVERIFY(bench.open());
        QTest::keyClick(bench.window, Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(!bench.window->session());
        QVERIFY(bench.window->startScreen()->isVisible());
        QVERIFY(bench.open());
    }

    void aFolderThatIsNoStoreIsExplainedWhereItWasChosen() {
        Bench bench;
        QTemporaryDir empty;
        bench.window->considerStore(empty.path(), true);
        QTRY_COMPARE_WITH_TIMEOUT(bench.window->startScreen()->step(), StartScreen::triageStep, kLong);
        QVERIFY(!bench.window->startScreen()->triagePanel()->advice().canInspect);
        QVERIFY(bench.calm());
        QVERIFY(!bench.window->session());
    }

    void screenshotsOfEveryPageAreWritten() {
        Bench bench;
        QTemporaryDir out;
        Screenshots screenshots(bench.window, out.filePath(QStringLiteral("shots")));
        QSignalSpy finished(&screenshots, &Screenshots::finished);
        screenshots.start(bench.store.folder(), false);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
        QCOMPARE(finished[0][0].toString(), QString());
        // The triage, each page, and of some pages more than one picture.
        QVERIFY(screenshots.written().size() > bench.window->pageIds().size() + 1);
        const QString names = screenshots.written().join(QLatin1Char(' '));
        for (const QString& id : bench.window->pageIds() + QStringList{QStringLiteral("table-bloom")})
            QVERIFY2(names.contains(QLatin1Char('-') + id + QStringLiteral(".png")), qPrintable(id));
        QVERIFY(bench.window->docks()->inspector()->rows().size() > 3);
        for (const QString& path : screenshots.written())
            QCOMPARE(QImage(path).size(), QSize(1440, 900));
    }

    void aDroppedFolderIsLookedAtInThisWindowOrInOneOfItsOwn() {
        Bench bench;
        EventLoopWatchdog watchdog;
        QVERIFY(drop(bench.window, {QUrl::fromLocalFile(bench.store.folder())}));
        QTRY_COMPARE_WITH_TIMEOUT(bench.window->startScreen()->step(), StartScreen::triageStep, kLong);
        QTest::mouseClick(bench.window->findChild<QPushButton*>(QStringLiteral("editButton")),
                          Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(bench.window->session(), kLong);
        QVERIFY(bench.calm());
        // The same store again: its window is raised. Another folder: another window.
        QVERIFY(drop(bench.window, {QUrl::fromLocalFile(bench.store.folder())}));
        QCOMPARE(bench.app.windows().size(), 1);
        QTemporaryDir other;
        QVERIFY(drop(bench.window, {QUrl::fromLocalFile(other.path())}));
        QCOMPARE(bench.app.windows().size(), 2);
        QVERIFY(bench.window->session());
        QTRY_COMPARE_WITH_TIMEOUT(bench.app.windows()[1]->startScreen()->step(), StartScreen::triageStep,
                                  kLong);
        QVERIFY(bench.calm());
        QVERIFY2(watchdog.ok(), watchdog.report());
    }

    void aDroppedTableFileIsInspectedByItself() {
        Bench bench;
        QVERIFY(bench.store.open());
        const auto version = bench.store.session->state()->version;
        const TablePtr table = version->level(version->deepestLevel())[0];
        const std::string path = bench.store.session->reader()->tablePath(table->number);
        bench.store.close();
        QVERIFY(drop(bench.window, {QUrl::fromLocalFile(QString::fromStdString(path))}));
        QTRY_VERIFY_WITH_TIMEOUT(bench.window->session(), kLong);
        QVERIFY(bench.calm());
        QVERIFY(!bench.window->session()->canEdit());
        QCOMPARE(bench.window->session()->state()->info.approximateKeys, table->entries);
        for (const QString& id : bench.window->pageIds()) {
            clickTab(bench.window, id);
            QVERIFY(bench.calm());
        }
        QVERIFY(!bench.window->pageIds().contains(QStringLiteral("changes")));
        QCOMPARE(bench.window->session()->name(), QFileInfo(QString::fromStdString(path)).fileName());
    }

    void whatIsNoSingleLocalFolderIsNotTaken() {
        Bench bench;
        QVERIFY(!drop(bench.window, {QUrl(QStringLiteral("https://example.org/store"))}));
        QVERIFY(!drop(bench.window, {QUrl::fromLocalFile(QStringLiteral("/a")),
                                     QUrl::fromLocalFile(QStringLiteral("/b"))}));
        QCOMPARE(bench.window->startScreen()->step(), StartScreen::home);
    }

    void theWordsOfShortcutsFollowTheLanguageWithoutQtsOwnTranslation() {
        Bench bench;
        QVERIFY(bench.open());
        const QKeySequence save(QKeySequence::Save);
        QCOMPARE(save.toString(QKeySequence::NativeText), QStringLiteral("Ctrl+S"));
        bench.app.setLanguage(QStringLiteral("de"));
        QCOMPARE(save.toString(QKeySequence::NativeText), QStringLiteral("Strg+S"));
        bench.window->desk()->changes()->put("new", "value", {});
        QTRY_VERIFY(bench.window->findChild<DeskStrip*>());
        const auto buttons = bench.window->findChild<DeskStrip*>()->findChildren<QPushButton*>();
        QVERIFY(std::any_of(buttons.begin(), buttons.end(), [](const QPushButton* button) {
            return button->text().endsWith(QStringLiteral("Strg+S"));
        }));
        bench.window->desk()->setDraftsEnabled(false);
        bench.window->desk()->changes()->reset();
        bench.app.setLanguage(QStringLiteral("en"));
        QVERIFY(bench.calm());
    }

    void everyPageSpeaksTheNewLanguageAndTheLogKeepsItsLines() {
        Bench bench;
        QVERIFY(bench.open());
        bench.window->docks()->log()->append(QStringLiteral("a line of before"));
        const QList<std::pair<QString, QString>> words = {
            {QStringLiteral("levels"), QStringLiteral("Schlüsselbereich")},
            {QStringLiteral("table"), QStringLiteral("Aufbau")},
            {QStringLiteral("compaction"), QStringLiteral("Memtable herausschreiben")}};
        for (const auto& [id, word] : words) {
            bench.app.setLanguage(QStringLiteral("en"));
            clickTab(bench.window, id);
            QVERIFY(bench.calm());
            bench.app.setLanguage(QStringLiteral("de"));
            const auto spoken = [&, sought = word] {
                const Page* page = bench.window->currentPage();
                const auto buttons = page ? page->findChildren<QPushButton*>() : QList<QPushButton*>();
                return std::any_of(buttons.begin(), buttons.end(),
                                   [&](const QPushButton* button) { return button->text() == sought; });
            };
            QTRY_VERIFY2(spoken(), qPrintable(word));
            QCOMPARE(bench.place(), id);
            QVERIFY(bench.calm());
        }
        QVERIFY(bench.window->docks()->log()->toPlainText().contains(QStringLiteral("a line of before")));
        bench.app.setLanguage(QStringLiteral("en"));
        QVERIFY(bench.calm());
    }

    void quietLabelsTakeTheColourOfANewTheme() {
        Bench bench;
        QVERIFY(bench.open());
        clickTab(bench.window, QStringLiteral("levels"));
        QVERIFY(bench.calm());
        bench.window->docks()->log()->append(QStringLiteral("a line"));
        bench.app.setTheme(ThemeKind::dark);
        QVERIFY(bench.calm());
        const Theme& dark = Theme::of(ThemeKind::dark);
        QTextCursor cursor(bench.window->docks()->log()->document());
        cursor.movePosition(QTextCursor::End);
        QTRY_COMPARE(cursor.charFormat().foreground().color(), dark.ink);
        int muted = 0;
        for (ElidedLabel* label : bench.window->currentPage()->findChildren<ElidedLabel*>()) {
            if (label->ink() != ElidedLabel::Ink::muted || !label->isVisible() || label->text().isEmpty())
                continue;
            ++muted;
            const QImage image = label->grab().toImage();
            double best = 1e9;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor at = image.pixelColor(x, y);
                    best = std::min(best,
                                    std::hypot(at.red() - dark.muted.red(), at.green() - dark.muted.green(),
                                               at.blue() - dark.muted.blue()));
                }
            }
            QVERIFY2(best < 24, qPrintable(label->text()));
        }
        QVERIFY(muted > 0);
        bench.app.setTheme(ThemeKind::light);
        QVERIFY(bench.calm());
    }

    void aBrokenSettingsFileIsToldInTheLog() {
        QTemporaryDir home;
        QFile file(home.filePath(QStringLiteral("l.ini")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense");
        file.close();
        App app(file.fileName());
        QVERIFY(app.startNotice().contains(QStringLiteral("broken-1")));
    }

private:
    static void turnsOfTheLoop() {
        QTest::addColumn<int>("turns");
        for (int turns = 0; turns < 4; ++turns)
            QTest::addRow("%d", turns) << turns;
    }
    static void turnTheLoop() {
        QFETCH(int, turns);
        for (int turn = 0; turn < turns; ++turn)
            QCoreApplication::processEvents();
    }

    std::unique_ptr<EventLoopWatchdog> m_watchdog;
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
