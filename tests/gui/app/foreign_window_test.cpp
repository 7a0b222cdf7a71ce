// Stores of LevelDB and RocksDB in the window, made by their own libraries: every page works, nothing can be
// edited, nothing is written, families are chosen in the tree, and a clone of one is a store of ours.
#include <leveldb/db.h>
#include <leveldb/filter_policy.h>
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>
#include <csignal>

#include <sys/resource.h>

#include "core/formats/store_reader.h"
#include "core/inspect/digest.h"
#include "gui/app/app.h"
#include "gui/app/dock_area.h"
#include "gui/app/log_panel.h"
#include "gui/app/main_window.h"
#include "gui/app/status_panel.h"
#include "gui/app/store_tasks.h"
#include "gui/app/store_tree.h"
#include "gui/dialogs/start_screen.h"
#include "gui/models/key_grid_model.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/property_list.h"
#include "tests/core/formats/store_fixture.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::EventLoopWatchdog;
using levelscope::test::keyOf;
using levelscope::test::pictureOf;

namespace {

constexpr int kLong = 20000;
constexpr int kKeys = 2000;

bool makeLevelDb(const std::string& directory) {
    leveldb::Options options;
    options.create_if_missing = true;
    options.write_buffer_size = 64 * 1024;
    const std::unique_ptr<const leveldb::FilterPolicy> filter(leveldb::NewBloomFilterPolicy(10));
    options.filter_policy = filter.get();
    leveldb::DB* raw = nullptr;
    if (!leveldb::DB::Open(options, directory, &raw).ok())
        return false;
    const std::unique_ptr<leveldb::DB> db(raw);
    bool ok = true;
    for (int i = 0; i < kKeys; ++i)
        ok &= db->Put({}, keyOf(i), std::string(100, char('a' + i % 26))).ok();
    for (int i = 0; i < kKeys; i += 10)
        ok &= db->Delete({}, keyOf(i)).ok();
    return ok;
}

bool makeRocksDb(const std::string& directory) {
    rocksdb::Options options;
    options.create_if_missing = true;
    options.enable_blob_files = true;
    options.min_blob_size = 500;
    rocksdb::BlockBasedTableOptions table;
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    rocksdb::DB* raw = nullptr;
    if (!rocksdb::DB::Open(options, directory, &raw).ok())
        return false;
    const std::unique_ptr<rocksdb::DB> db(raw);
    rocksdb::ColumnFamilyHandle* family = nullptr;
    rocksdb::ColumnFamilyOptions reverse(options);
    reverse.comparator = rocksdb::ReverseBytewiseComparator();
    bool ok = db->CreateColumnFamily(reverse, "users", &family).ok();
    const std::unique_ptr<rocksdb::ColumnFamilyHandle> owned(family);
    for (int i = 0; ok && i < kKeys; ++i)
        ok = db->Put({}, keyOf(i), std::string(i % 100 == 0 ? 2000 : 60, 'r')).ok() &&
             db->Put({}, family, "user" + keyOf(i), "u").ok();
    ok = ok && db->Flush({}).ok() && db->Flush({}, family).ok();
    return ok && db->Put({}, "zz/last", "in the log").ok();
}

class Bench {
public:
    explicit Bench(bool rocks) : app(settings.filePath(QStringLiteral("l.ini"))) {
        made = rocks ? makeRocksDb(path()) : makeLevelDb(path());
        window = app.newWindow();
        window->resize(1440, 900);
        window->show();
    }
    ~Bench() {
        for (MainWindow* each : app.windows())
            each->closeStore();
    }
    QString folder() const { return home.filePath(QStringLiteral("store")); }
    std::string path() const { return folder().toStdString(); }
    bool open() {
        QSignalSpy opened(window, &MainWindow::storeOpened);
        window->considerStore(folder(), true);
        return QTest::qWaitFor([&] { return opened.count() > 0; }, kLong) && calm();
    }
    bool calm() const {
        return QTest::qWaitFor([this] { return window->settled(); }, kLong);
    }
    StoreTasks* tasks() const { return window->findChild<StoreTasks*>(); }
    bool says(const QString& text) const {
        const auto shown = [&](const auto& widgets, const auto& textOf) {
            return std::any_of(widgets.begin(), widgets.end(), [&](const auto* widget) {
                return widget->isVisible() && textOf(*widget).contains(text);
            });
        };
        return shown(window->findChildren<QLabel*>(), [](const QLabel& label) { return label.text(); }) ||
               shown(window->findChildren<PropertyList*>(), [](const PropertyList& list) {
                   QStringList values;
                   for (const PropertyList::Row& row : list.rows())
                       values << row.value;
                   return values.join(QLatin1Char('\n'));
               });
    }

    QTemporaryDir home;
    QTemporaryDir settings;
    App app;
    bool made = false;
    QPointer<MainWindow> window;
};

}  // namespace

class ForeignWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        test::failOnQtWarnings();
        m_watchdog = std::make_unique<EventLoopWatchdog>();
    }
    void cleanup() { QVERIFY2(m_watchdog->ok(), m_watchdog->report()); }

    void triageTellsTheEngineAndOffersToInspectOnly();
    void everyPageWorksAndNothingIsWritten_data() { engines(); }
    void everyPageWorksAndNothingIsWritten();
    void whatEditsIsAbsent();
    void familiesAreChosenInTheTree();
    void aCloneHoldsTheSameAndCanBeEdited_data() { engines(); }
    void aCloneHoldsTheSameAndCanBeEdited();
    void aCloneThatFailsOrIsCancelledLeavesNothing_data();
    void aCloneThatFailsOrIsCancelledLeavesNothing();
    void aDamagedTableIsToldAndTheRestIsShown();

private:
    void engines() const {
        QTest::addColumn<bool>("rocks");
        QTest::newRow("LevelDB") << false;
        QTest::newRow("RocksDB") << true;
    }
    std::unique_ptr<EventLoopWatchdog> m_watchdog;
};

void ForeignWindowTest::triageTellsTheEngineAndOffersToInspectOnly() {
    Bench bench(true);
    QVERIFY(bench.made);
    bench.window->considerStore(bench.folder());
    QTRY_COMPARE_WITH_TIMEOUT(bench.window->startScreen()->step(), StartScreen::triageStep, kLong);
    QVERIFY(bench.says(QStringLiteral("RocksDB")));
    QVERIFY(bench.says(QStringLiteral("2: default, users")));
    const auto* edit = bench.window->findChild<QPushButton*>(QStringLiteral("editButton"));
    auto* inspect = bench.window->findChild<QPushButton*>(QStringLiteral("inspectButton"));
    QVERIFY(!edit->isVisible() && inspect->isVisible());
    QTest::mouseClick(inspect, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->session(), kLong);
    QVERIFY(bench.calm());
    QVERIFY(bench.says(QStringLiteral("RocksDB · family default")));
}

void ForeignWindowTest::everyPageWorksAndNothingIsWritten() {
    QFETCH(bool, rocks);
    Bench bench(rocks);
    QVERIFY(bench.made);
    const QStringList before = pictureOf(bench.folder());
    QVERIFY(bench.open());
    const QStringList pages = bench.window->pageIds();
    for (const char* id : {"overview", "keys", "memtable", "levels", "table", "log", "explain", "history",
                           "metrics", "verify"})
        QVERIFY2(pages.contains(QLatin1String(id)), id);
    for (const char* id : {"changes", "compaction"})
        QVERIFY2(!pages.contains(QLatin1String(id)), id);
    for (const QString& id : pages) {
        bench.window->showPage(id);
        QVERIFY(bench.calm());
        Page* page = bench.window->currentPage();
        QCOMPARE(page->id(), id);
        for (const QString& showcase : page->showcases()) {
            page->prepareShowcase(showcase);
            QVERIFY2(bench.calm(), qPrintable(id + showcase));
        }
        for (const ErrorBanner* banner : page->findChildren<ErrorBanner*>())
            QVERIFY2(!banner->isVisible(), qPrintable(banner->shown().what));
    }
    bench.window->showAddress(Address::ofKey(keyOf(1234)));
    QVERIFY(bench.calm());
    const auto* grid = bench.window->currentPage()->findChild<QTableView*>();
    QVERIFY(grid && grid->model()->rowCount() > 100);
    const auto& logs = bench.window->session()->state()->logs;
    QVERIFY(!logs.empty());
    bench.window->showAddress(Address{.kind = AddressKind::walRecord, .number = logs.front()});
    bench.tasks()->countKeys();
    bench.tasks()->verify();
    QVERIFY(bench.calm());
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->jobs()->idle(), kLong);
    QTRY_VERIFY(bench.says(QStringLiteral("✓ Sound")));
    bench.window->reload();
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->session() && bench.window->currentPage(), kLong);
    QVERIFY(bench.calm());
    bench.window->closeStore();
    QTRY_COMPARE_WITH_TIMEOUT(backgroundTasks(), 0, kLong);
    QCOMPARE(pictureOf(bench.folder()), before);
}

void ForeignWindowTest::whatEditsIsAbsent() {
    Bench bench(false);
    QVERIFY(bench.open());
    for (const char* id : {"tab-changes", "tab-compaction"})
        QVERIFY(!bench.window->findChild<QPushButton*>(QLatin1String(id))->isVisible());
    QVERIFY(!bench.window->page(QStringLiteral("compaction")));
    QStringList visible;
    for (const QAction* action : bench.window->actions()) {
        if (action->isVisible())
            visible << action->text().remove(QLatin1Char('&'));
    }
    for (const char* gone : {"Import…", "Flush the memtable", "Compact everything", "Make a checkpoint…",
                             "Open again to edit", "Changes", "Compaction",
                             "What will compacting a range free?", "Which tombstones cannot go, and why?"})
        QVERIFY2(!visible.contains(QString::fromUtf8(gone)), gone);
    QVERIFY(visible.contains(QStringLiteral("Clone to edit…")));
    QVERIFY(visible.contains(QStringLiteral("Is any file damaged?")));
    QVERIFY(visible.contains(QStringLiteral("Export…")));
    bench.window->showPage(QStringLiteral("levels"));
    QVERIFY(bench.calm());
    for (const QPushButton* button : bench.window->currentPage()->findChildren<QPushButton*>())
        QVERIFY(!button->isVisible() || !button->text().startsWith(QStringLiteral("Compact")));
}

void ForeignWindowTest::familiesAreChosenInTheTree() {
    Bench bench(true);
    QVERIFY(bench.open());
    bench.window->showPage(QStringLiteral("keys"));
    QVERIFY(bench.calm());
    StoreTree* tree = bench.window->docks()->tree();
    const QModelIndex root = tree->model()->index(0, 0);
    QCOMPARE(tree->model()->index(1, 0, root).data().toString(), QStringLiteral("users"));
    QSignalSpy opened(bench.window, &MainWindow::storeOpened);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                      tree->visualRect(tree->model()->index(1, 0, root)).center());
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kLong);
    QVERIFY(bench.calm());
    QCOMPARE(bench.window->session()->state()->info.family, std::string("users"));
    QCOMPARE(bench.window->currentPage()->id(), QStringLiteral("keys"));
    QVERIFY(bench.says(QStringLiteral("RocksDB · family users")));
    // Its order is the reverse one.
    const auto* grid = bench.window->currentPage()->findChild<QTableView*>();
    const auto keyAt = [grid](int row) {
        return grid->model()->index(row, KeyGridModel::KeyColumn).data().toString();
    };
    QVERIFY2(keyAt(0) > keyAt(1), qPrintable(keyAt(0) + keyAt(1)));
}

void ForeignWindowTest::aCloneHoldsTheSameAndCanBeEdited() {
    QFETCH(bool, rocks);
    Bench bench(rocks);
    QVERIFY(bench.open());
    const QStringList before = pictureOf(bench.folder());
    const QString target = bench.home.filePath(QStringLiteral("clone"));
    bench.tasks()->cloneInto(target);
    QTRY_COMPARE_WITH_TIMEOUT(bench.app.windows().size(), qsizetype(2), kLong);
    QCOMPARE(pictureOf(bench.folder()), before);
    QTRY_COMPARE_WITH_TIMEOUT(bench.app.windows().back()->startScreen()->step(), StartScreen::triageStep,
                              kLong);
    const auto clone = openStore(posixFileSystem(), target.toStdString());
    QVERIFY2(clone.ok(), toLogString(clone.status()).c_str());
    QCOMPARE((*clone)->info().format, StoreFormat::native);
    const auto wanted = digestOf(*bench.window->session()->reader()->iterator());
    QCOMPARE(digestOf(*(*clone)->iterator())->sha256, wanted->sha256);
    // A second one into the same folder is refused and harms nothing.
    bench.tasks()->cloneInto(target);
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->jobs()->idle(), kLong);
    QCOMPARE(digestOf(*(*clone)->iterator())->sha256, wanted->sha256);
    QVERIFY(bench.calm());
}

void ForeignWindowTest::aCloneThatFailsOrIsCancelledLeavesNothing_data() {
    QTest::addColumn<QString>("why");
    for (const char* why : {"damaged source", "no room", "cancelled"})
        QTest::newRow(why) << why;
}

void ForeignWindowTest::aCloneThatFailsOrIsCancelledLeavesNothing() {
    QFETCH(QString, why);
    Bench bench(false);
    if (why == QLatin1String("damaged source")) {
        const auto store = openStore(posixFileSystem(), bench.path());
        QVERIFY(store.ok());
        const auto version = (*store)->version();
        const TablePtr& damaged = version->level(version->deepestLevel()).front();
        QFile table(QString::fromStdString((*store)->tablePath(damaged->number)));
        QVERIFY(table.open(QIODevice::ReadWrite) && table.seek(50) && table.putChar('?'));
    }
    QVERIFY(bench.open());
    const QStringList before = pictureOf(bench.folder());
    const QString target = bench.home.filePath(QStringLiteral("clone"));
    // A disk that is full is one on which files cannot grow.
    rlimit unlimited{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    rlimit small = unlimited;
    small.rlim_cur = 4096;
    if (why == QLatin1String("no room")) {
        ::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    }
    bench.tasks()->cloneInto(target);
    QVERIFY(!bench.window->jobs()->jobs().isEmpty());
    const QPointer<Job> job = bench.window->jobs()->jobs().back();
    if (why == QLatin1String("cancelled"))
        job->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->jobs()->idle(), kLong);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &unlimited), 0);
    QVERIFY(job && !job->result().ok());
    QCOMPARE(job->result().is(Code::cancelled), why == QLatin1String("cancelled"));
    QVERIFY2(!QFileInfo::exists(target) || QDir(target).isEmpty(), "nothing of it is left");
    QCOMPARE(bench.app.windows().size(), qsizetype(1));
    QCOMPARE(pictureOf(bench.folder()), before);
    // The same folder can be used when the reason is gone.
    if (why != QLatin1String("damaged source")) {
        bench.tasks()->cloneInto(target);
        QTRY_COMPARE_WITH_TIMEOUT(bench.app.windows().size(), qsizetype(2), kLong);
    }
    QVERIFY(bench.calm());
}

void ForeignWindowTest::aDamagedTableIsToldAndTheRestIsShown() {
    Bench bench(false);
    QVERIFY(bench.made);
    QString gone;
    std::string lost;  // a key of it
    {
        const auto store = openStore(posixFileSystem(), bench.path());
        QVERIFY(store.ok());
        const auto version = (*store)->version();
        const auto& tables = version->level(version->deepestLevel());
        lost = tables.back()->smallest;
        gone = QString::fromStdString((*store)->tablePath(tables.back()->number));
    }
    QVERIFY(QFile::remove(gone));
    bench.window->considerStore(bench.folder());
    QTRY_COMPARE_WITH_TIMEOUT(bench.window->startScreen()->step(), StartScreen::triageStep, kLong);
    QTRY_VERIFY(bench.says(QFileInfo(gone).fileName()));
    QVERIFY(bench.open());
    QVERIFY(bench.window->session());
    bench.window->showPage(QStringLiteral("keys"));
    QVERIFY(bench.calm());
    const auto* grid = bench.window->currentPage()->findChild<QTableView*>();
    QVERIFY(grid && grid->model()->rowCount() > 0);
    bench.window->showAddress(Address::ofKey(lost));
    QVERIFY(bench.calm());
    bool told = false;
    for (const ErrorBanner* banner : bench.window->currentPage()->findChildren<ErrorBanner*>())
        told |= banner->isVisible();
    QVERIFY(told);
    bench.window->showPage(QStringLiteral("levels"));
    QVERIFY(bench.calm());
}

QTEST_MAIN(ForeignWindowTest)
#include "foreign_window_test.moc"
