// Logs of the posix file system: whatever way the bytes take, mapped or not, another reader sees them at once
// and the closed file holds them and nothing else.
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "core/env/file_system.h"

using namespace levelscope;

namespace {

std::string contentOf(const std::string& path, uint64_t size) {
    const auto file = posixFileSystem().openRandom(path);
    if (!file.ok() || (*file)->size() < size)
        return {};
    std::string bytes(size, '\0');
    return (*file)->read(0, bytes).ok() ? bytes : std::string();
}

}  // namespace

class LogWindowTest : public QObject {
    Q_OBJECT
private slots:
    void appendsOfAllSizesAreInTheFileAtOnce_data();
    void appendsOfAllSizesAreInTheFileAtOnce();
};

void LogWindowTest::appendsOfAllSizesAreInTheFileAtOnce_data() {
    QTest::addColumn<quint64>("reserved");
    QTest::addColumn<int>("syncEvery");
    QTest::newRow("nothing reserved") << quint64{0} << 0;
    QTest::newRow("less than a window") << quint64{1} << 0;
    QTest::newRow("three windows and a bit") << quint64{6'500'000} << 0;
    QTest::newRow("more than is written") << (quint64{64} << 20) << 0;
    QTest::newRow("synced now and then") << quint64{16'777'216} << 200;
    QTest::newRow("always synced") << quint64{16'777'216} << 1;
}

void LogWindowTest::appendsOfAllSizesAreInTheFileAtOnce() {
    QFETCH(quint64, reserved);
    QFETCH(int, syncEvery);
    const QTemporaryDir directory;
    const std::string path = directory.filePath("000001.wal").toStdString();
    auto log = posixFileSystem().createLog(path, reserved);
    QVERIFY(log.ok());
    std::mt19937_64 random(1);
    std::string expected;
    const int appends = syncEvery == 1 ? 300 : 3'000;
    for (int i = 1; i <= appends; ++i) {
        const std::string bytes(random() % (i % 100 == 0 ? 1'000'000 : 3'000),
                                static_cast<char>('a' + i % 26));
        QVERIFY((*log)->append(bytes).ok());
        expected += bytes;
        QCOMPARE((*log)->size(), expected.size());
        if (syncEvery != 0 && i % syncEvery == 0)
            QVERIFY((*log)->sync().ok());
        if (i % 500 == 0)
            QVERIFY(contentOf(path, expected.size()) == expected);
    }
    QVERIFY((*log)->sync().ok());
    QVERIFY((*log)->close().ok());
    const auto stat = posixFileSystem().stat(path);
    QVERIFY(stat.ok());
    QCOMPARE(stat->size, expected.size());
    QVERIFY(contentOf(path, expected.size()) == expected);
}

QTEST_APPLESS_MAIN(LogWindowTest)
#include "log_window_test.moc"
