// Logs of the posix file system: whatever way the bytes take, mapped or not, another reader sees them at once
// and the closed file holds them and nothing else.
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <random>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

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

// Bytes of the file that are in the page cache.
uint64_t cachedBytes(const std::string& path, uint64_t size) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
    ::close(fd);
    if (mapped == MAP_FAILED)
        return 0;
    const auto page = static_cast<uint64_t>(::sysconf(_SC_PAGESIZE));
    std::vector<unsigned char> cached((size + page - 1) / page);
    (void)::mincore(mapped, size, cached.data());
    ::munmap(mapped, size);
    return page * static_cast<uint64_t>(
                      std::count_if(cached.begin(), cached.end(), [](unsigned char c) { return c & 1; }));
}

}  // namespace

class LogWindowTest : public QObject {
    Q_OBJECT
private slots:
    void appendsOfAllSizesAreInTheFileAtOnce_data();
    void appendsOfAllSizesAreInTheFileAtOnce();
    void anAppendWaitsForLittleMemory_data();
    void anAppendWaitsForLittleMemory();
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

void LogWindowTest::anAppendWaitsForLittleMemory_data() {
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("most");
    QTest::newRow("small records: one piece of the window") << 1'000 << (512 << 10);
    QTest::newRow("large records: their own pages") << (40 << 10) << (64 << 10);
}

// However far the disk reads ahead: pages that come into the cache are pages that the writer waits for.
void LogWindowTest::anAppendWaitsForLittleMemory() {
    QFETCH(int, bytes);
    QFETCH(int, most);
    const uint64_t reserved = uint64_t{32} << 20;
    const QTemporaryDir directory;
    const std::string path = directory.filePath("000001.wal").toStdString();
    auto log = posixFileSystem().createLog(path, reserved);
    QVERIFY(log.ok());
    const std::string record(static_cast<size_t>(bytes), 'r');
    uint64_t before = cachedBytes(path, reserved);
    for (uint64_t written = 0; written < reserved / 4; written += record.size()) {
        QVERIFY((*log)->append(record).ok());
        const uint64_t after = cachedBytes(path, reserved);
        QVERIFY2(after - before <= static_cast<uint64_t>(most), qPrintable(QString::number(after - before)));
        before = after;
    }
    QVERIFY(before >= reserved / 4);
}

QTEST_APPLESS_MAIN(LogWindowTest)
#include "log_window_test.moc"
