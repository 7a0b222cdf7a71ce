// Every page of the window on every store of the fixtures: afterwards names, sizes, contents and all times of
// all files are what they were, and nothing was added. The folders and files can only be read, besides.
#include <QProcess>
#include <QSignalSpy>
#include <QtTest>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>

#include "gui/app/app.h"
#include "gui/app/main_window.h"
#include "gui/jobs/job.h"
#include "gui/widgets/theme.h"
#include "tests/core/formats/store_fixture.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::pictureOf;

namespace {

namespace files = std::filesystem;

constexpr int kLong = 20000;
constexpr mode_t kReadFolder = 0555;
constexpr mode_t kReadFile = 0444;

std::vector<files::path> everythingIn(const files::path& store) {
    std::vector<files::path> all{store};
    for (const auto& entry : files::recursive_directory_iterator(store))
        all.push_back(entry.path());
    std::sort(all.begin(), all.end());
    return all;
}

QString timeOf(const timespec& time) {
    return QStringLiteral("%1.%2").arg(time.tv_sec).arg(time.tv_nsec);
}

// Without reading a file: of folders all but the time of access, which listing them changes.
QStringList timesOf(const files::path& store) {
    QStringList times;
    for (const files::path& path : everythingIn(store)) {
        struct stat known {};
        if (::lstat(path.c_str(), &known) != 0)
            return {};
        times << QStringList{QString::fromStdString(path.string()), QString::number(known.st_size),
                             timeOf(known.st_mtim), timeOf(known.st_ctim),
                             S_ISDIR(known.st_mode) ? QString() : timeOf(known.st_atim)}
                     .join(QLatin1Char(' '));
    }
    return times;
}

QStringList contentsOf(const files::path& store) {
    QStringList all = pictureOf(QString::fromStdString(store.string()));
    for (const files::path& path : everythingIn(store))
        if (path != store && files::is_directory(path))
            all += pictureOf(QString::fromStdString(path.string()));
    return all;
}

// Only to be read, and read long ago: a reading that the kernel notes would show.
void makeReadOnly(const files::path& store) {
    for (const files::path& path : everythingIn(store)) {
        const bool folder = files::is_directory(path);
        const timespec longAgo[2] = {{.tv_sec = 1'000'000'000, .tv_nsec = 7},
                                     {.tv_sec = 0, .tv_nsec = UTIME_OMIT}};
        QCOMPARE(::utimensat(AT_FDCWD, path.c_str(), longAgo, 0), 0);
        QCOMPARE(::chmod(path.c_str(), folder ? kReadFolder : kReadFile), 0);
    }
}

}  // namespace

class ReadOnlyTourTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        Theme::apply(ThemeKind::light);
        QCOMPARE(QProcess::execute(QStringLiteral("tar"),
                                   {QStringLiteral("-xzf"), QStringLiteral(FIXTURES "/features.tar.gz"),
                                    QStringLiteral("-C"), m_folder.path()}),
                 0);
    }
    void cleanupTestCase() {
        // So that they can be removed.
        for (const QString& engine : {QStringLiteral("leveldb-cpp"), QStringLiteral("rocksdb-cpp")})
            for (const auto& entry : files::recursive_directory_iterator(folderOf(engine)))
                if (entry.is_directory())
                    ::chmod(entry.path().c_str(), 0755);
    }

    void noPageLeavesATrace_data() {
        QTest::addColumn<QString>("engine");
        QTest::newRow("LevelDB") << QStringLiteral("leveldb-cpp");
        QTest::newRow("RocksDB") << QStringLiteral("rocksdb-cpp");
    }
    void noPageLeavesATrace();

private:
    files::path folderOf(const QString& engine) const { return m_folder.filePath(engine).toStdString(); }
    static bool calm(const MainWindow* window) {
        return QTest::qWaitFor([window] { return window->settled(); }, kLong);
    }

    QTemporaryDir m_folder;
};

void ReadOnlyTourTest::noPageLeavesATrace() {
    QFETCH(QString, engine);
    QTemporaryDir settings;
    App app(settings.filePath(QStringLiteral("l.ini")));
    MainWindow* window = app.newWindow();
    window->resize(1280, 800);
    window->show();
    int toured = 0;
    for (const auto& entry : files::directory_iterator(folderOf(engine))) {
        const files::path store = entry.path();
        const QString name = QString::fromStdString(store.string());
        const QStringList contents = contentsOf(store);
        makeReadOnly(store);
        const QStringList times = timesOf(store);
        QSignalSpy opened(window, &MainWindow::storeOpened);
        window->considerStore(name, true);
        QVERIFY2(QTest::qWaitFor([&opened] { return opened.count() > 0; }, kLong), qPrintable(name));
        QVERIFY(calm(window));
        const QStringList pages = window->pageIds();
        QVERIFY(pages.size() >= 4);
        for (const QString& id : pages) {
            window->showPage(id);
            QVERIFY2(calm(window), qPrintable(name + id));
            for (const QString& showcase : window->currentPage()->showcases()) {
                window->currentPage()->prepareShowcase(showcase);
                QVERIFY2(calm(window), qPrintable(name + id + showcase));
            }
        }
        window->closeStore();
        QTRY_COMPARE_WITH_TIMEOUT(backgroundTasks(), 0, kLong);
        QCOMPARE(timesOf(store), times);
        const QStringList after = contentsOf(store);
        QCOMPARE(after.size(), contents.size());
        for (qsizetype i = 0; i < after.size(); ++i)  // name and hash: the times are those of makeReadOnly()
            QCOMPARE(after[i].section(QLatin1Char(' '), 0, 1) + after[i].section(QLatin1Char(' '), -1),
                     contents[i].section(QLatin1Char(' '), 0, 1) + contents[i].section(QLatin1Char(' '), -1));
        ++toured;
    }
    QVERIFY(toured >= 15);
}

QTEST_MAIN(ReadOnlyTourTest)
#include "read_only_tour_test.moc"
