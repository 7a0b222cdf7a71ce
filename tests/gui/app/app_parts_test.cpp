// The parts of the window that need no window: settings, the way back, go to, fuzzy search.
#include <QAbstractItemModelTester>
#include <QtTest>

#include "gui/app/fuzzy.h"
#include "gui/app/navigation.h"
#include "gui/app/settings.h"
#include "gui/app/store_tree_model.h"
#include "tests/support/gui_story.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

void writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

std::shared_ptr<const StoreState> stateWithTables(int tables) {
    VersionEdit edit;
    for (int i = 0; i < tables; ++i) {
        TableMeta table;
        table.number = uint64_t(i) + 1;
        table.level = 1;
        table.fileSize = 1000;
        table.smallest = QByteArray::number(i).rightJustified(8, '0').toStdString();
        table.largest = table.smallest;
        edit.added.push_back(table);
    }
    auto state = std::make_shared<StoreState>();
    state->version = Version().apply(edit).value();
    state->logs = {5};
    state->info.manifestNumber = 9;
    return state;
}

}  // namespace

class AppPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { levelscope::test::failOnQtWarnings(); }

    void settingsSurviveARoundTrip() {
        QTemporaryDir home;
        const QString path = home.filePath(QStringLiteral("deep/levelscope.ini"));
        Settings settings;
        settings.theme = ThemeKind::highContrast;
        settings.language = QStringLiteral("zh_CN");
        settings.scalePercent = 150;
        settings.addRecent(QStringLiteral("/stores/with, comma"));
        settings.addRecent(QStringLiteral("/stores/ümlaut"));
        settings.layout = QByteArray("\0\1\2", 3);
        QVERIFY(saveSettings(path, settings));
        const LoadedSettings loaded = loadSettings(path);
        QVERIFY(loaded.setAside.isEmpty());
        QCOMPARE(loaded.settings.theme, ThemeKind::highContrast);
        QCOMPARE(loaded.settings.language, settings.language);
        QCOMPARE(loaded.settings.scalePercent, 150);
        QCOMPARE(loaded.settings.recentStores, settings.recentStores);
        QCOMPARE(loaded.settings.layout, settings.layout);
    }

    void aMissingFileMeansDefaults() {
        const LoadedSettings loaded = loadSettings(QStringLiteral("/nowhere/levelscope.ini"));
        QVERIFY(loaded.setAside.isEmpty());
        QCOMPARE(loaded.settings.scalePercent, 100);
    }

    void aBrokenFileIsSetAsideWholeAndToldOf_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("noise") << QByteArray("\x01\x02 this is no settings file");
        QTest::newRow("no version") << QByteArray("[General]\ntheme=dark\n");
        QTest::newRow("newer version") << QByteArray("[General]\nversion=99\n");
        QTest::newRow("unknown theme") << QByteArray("[General]\nversion=1\ntheme=plaid\n");
        QTest::newRow("scale is no number") << QByteArray("[General]\nversion=1\nscale=big\n");
    }
    void aBrokenFileIsSetAsideWholeAndToldOf() {
        QFETCH(QByteArray, bytes);
        QTemporaryDir home;
        const QString path = home.filePath(QStringLiteral("levelscope.ini"));
        for (int i = 0; i < 2; ++i) {
            writeFile(path, bytes);
            const LoadedSettings loaded = loadSettings(path);
            QVERIFY(!loaded.setAside.isEmpty());
            QVERIFY(!QFile::exists(path));
            QCOMPARE(contentsOf(loaded.setAside), bytes);
            QCOMPARE(loaded.settings.theme, ThemeKind::light);
        }
        QCOMPARE(QDir(home.path()).entryList(QDir::Files).size(), 2);
    }

    void anOldLayoutIsDroppedAndTheRestKept() {
        QTemporaryDir home;
        const QString path = home.filePath(QStringLiteral("levelscope.ini"));
        writeFile(path, "[General]\nversion=1\ntheme=dark\n[window]\nlayoutVersion=0\nlayout=abc\n");
        const LoadedSettings loaded = loadSettings(path);
        QVERIFY(loaded.setAside.isEmpty());
        QCOMPARE(loaded.settings.theme, ThemeKind::dark);
        QVERIFY(loaded.settings.layout.isEmpty());
    }

    void recentStoresAreNewestFirstWithoutRepeats() {
        Settings settings;
        for (int i = 0; i < 20; ++i)
            settings.addRecent(QString::number(i));
        settings.addRecent(QStringLiteral("15"));
        QCOMPARE(settings.recentStores.size(), Settings::kMostRecent);
        QCOMPARE(settings.recentStores.front(), QStringLiteral("15"));
        QCOMPARE(settings.recentStores.count(QStringLiteral("15")), 1);
    }

    void backAndForwardRetraceTheWay() {
        NavigationHistory history;
        const Place a{QStringLiteral("overview"), Address::overview()};
        const Place b{QStringLiteral("levels"), Address::ofLevel(2)};
        const Place c{QStringLiteral("table"), Address::ofTable(377)};
        QVERIFY(!history.back(a));
        history.leave(a);
        history.leave(b);
        QCOMPARE(history.back(c)->page, b.page);
        QCOMPARE(history.back(b)->page, a.page);
        QVERIFY(!history.canGoBack());
        QCOMPARE(history.forward(a)->address, b.address);
        QCOMPARE(history.forward(b)->address, c.address);
        QVERIFY(!history.canGoForward());
    }

    void goingSomewhereNewDropsWhatWasAhead() {
        NavigationHistory history;
        const Place a{QStringLiteral("a"), {}};
        const Place b{QStringLiteral("b"), {}};
        history.leave(a);
        QVERIFY(history.back(b));
        history.leave(a);
        QVERIFY(!history.canGoForward());
    }

    void goToUnderstandsWhatIsTyped_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address");
        QTest::newRow("address") << QStringLiteral(" table:377/block:12 ")
                                 << QStringLiteral("table:377/block:12");
        QTest::newRow("table file") << QStringLiteral("000377.lst") << QStringLiteral("table:377");
        QTest::newRow("level") << QStringLiteral("L2") << QStringLiteral("level:2");
        QTest::newRow("key") << QStringLiteral("unicode/char/1F600")
                             << QStringLiteral("key:unicode/char/1F600");
        QTest::newRow("a number is a key") << QStringLiteral("377") << QStringLiteral("key:377");
        QTest::newRow("offset") << QStringLiteral("@4096") << QStringLiteral("bytes:000012.lst@4096+1");
        QTest::newRow("hex offset") << QStringLiteral("0x1000") << QStringLiteral("bytes:000012.lst@4096+1");
        QTest::newRow("byte of a file")
            << QStringLiteral("377.lst@4096") << QStringLiteral("bytes:000377.lst@4096+1");
        QTest::newRow("byte of a log")
            << QStringLiteral("000412.wal@0x80") << QStringLiteral("bytes:000412.wal@128+1");
        QTest::newRow("byte of a value file")
            << QStringLiteral("173.lsv@9") << QStringLiteral("bytes:000173.lsv@9+1");
        QTest::newRow("byte of a blob file")
            << QStringLiteral("000016.blob@30") << QStringLiteral("bytes:000016.blob@30+1");
        QTest::newRow("byte of a manifest")
            << QStringLiteral("MANIFEST-000009@7") << QStringLiteral("bytes:MANIFEST-000009@7+1");
        QTest::newRow("an address of a key")
            << QStringLiteral("user.lst@8") << QStringLiteral("key:user.lst%408");
        QTest::newRow("nothing") << QStringLiteral("  ") << QString();
    }
    void goToUnderstandsWhatIsTyped() {
        QFETCH(QString, typed);
        QFETCH(QString, address);
        const auto got = resolveGoTo(typed, Address::ofTable(12));
        QCOMPARE(got ? QString::fromStdString(toText(*got)) : QString(), address);
    }

    void anOffsetWithoutATableLeadsNowhere() {
        QVERIFY(!resolveGoTo(QStringLiteral("@4096"), Address::overview()));
    }

    void aFewLettersFindACommand() {
        const QString compact = QStringLiteral("Compact everything");
        QVERIFY(fuzzyScore(QStringLiteral("ce"), compact));
        QVERIFY(fuzzyScore(QStringLiteral("COMP ev"), compact));
        QVERIFY(!fuzzyScore(QStringLiteral("xyz"), compact));
        QVERIFY(!fuzzyScore(QStringLiteral("ec c"), QStringLiteral("ec")));
        QVERIFY(fuzzyScore(QString(), compact));
        QVERIFY(
            *fuzzyScore(QStringLiteral("flush"), QStringLiteral("Flush the memtable")) >
            *fuzzyScore(QStringLiteral("flush"), QStringLiteral("Full screen of last unseen things, hm")));
    }

    void theTreeHandsOutItsTablesInChunks() {
        StoreTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false);  // else it fetches in the midst of a reset and blames the model
        QElapsedTimer clock;
        clock.start();
        const auto state = stateWithTables(50'000);
        const qint64 made = clock.elapsed();
        model.setState(QStringLiteral("<b>store</b>"), state);
        QVERIFY(clock.elapsed() - made < 100);
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(model.rowCount(root), 2 + 1 + 1 + 1);  // two levels, memtable, log, manifest
        const QModelIndex level = model.index(1, 0, root);
        QCOMPARE(model.rowCount(level), 0);
        QVERIFY(model.hasChildren(level));
        model.fetchMore(level);
        QVERIFY(model.rowCount(level) > 0 && model.rowCount(level) < 1000);
        QCOMPARE(model.addressOf(model.index(3, 0, level)), Address::ofTable(4));
        QCOMPARE(model.indexOf(Address::ofTable(4)), model.index(3, 0, level));
        QCOMPARE(model.indexOf(Address::ofTable(49'999)), level);
        QVERIFY(!model.data(root, Qt::ToolTipRole).toString().contains(QStringLiteral("<b>store")));
    }

    void theTreeFollowsTheStore() {
        StoreTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false);  // else it fetches in the midst of a reset and blames the model
        model.setState(QStringLiteral("store"), stateWithTables(700));
        const QModelIndex root = model.index(0, 0);
        model.fetchMore(model.index(1, 0, root));
        model.setState(QStringLiteral("store"), stateWithTables(3));
        QCOMPARE(model.rowCount(model.index(1, 0, root)), 3);
        QVERIFY(model.data(model.index(1, 0, root), StoreTreeModel::DetailRole)
                    .toString()
                    .startsWith(QStringLiteral("3 ")));
        model.setState(QStringLiteral("store"), nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void textOnEveryThemeIsReadable() {
        for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark, ThemeKind::highContrast}) {
            const Theme& theme = Theme::of(kind);
            for (const QColor& ground : {theme.background, theme.pane, theme.selection}) {
                QVERIFY(Theme::contrast(theme.ink, ground) >= 4.5);
                QVERIFY(Theme::contrast(theme.muted, ground) >= 4.0);
                for (const QColor& tone : {theme.amber, theme.green, theme.damage, theme.accent})
                    QVERIFY(Theme::contrast(theme.asInk(tone), ground) >= 4.5);
            }
            QVERIFY(Theme::contrast(Theme::inkOn(theme.accent), theme.accent) >= 4.5);
            for (int level = 0; level < 7; ++level)
                QVERIFY(Theme::contrast(Theme::inkOn(theme.level(level)), theme.level(level)) >= 4.5);
        }
    }
};

QTEST_GUILESS_MAIN(AppPartsTest)
#include "app_parts_test.moc"
