// Faults come at the call they were ordered for, to the files they were ordered for, and are counted.
#include "core/env/fault_file_system.h"

#include <cerrno>

#include <QTest>

#include "core/env/strict_mem_file_system.h"

using namespace levelscope;

class FaultFileSystemTest : public QObject {
    Q_OBJECT

    StrictMemFileSystem m_memory;
    std::unique_ptr<FaultFileSystem> m_fs;

    Status writeFile(const std::string& path, int appends = 1) {
        ASSIGN_OR_RETURN(auto file, m_fs->create(path));
        for (int i = 0; i < appends; ++i)
            RETURN_IF_ERROR(file->append("12345678"));
        RETURN_IF_ERROR(file->sync());
        return file->close();
    }

private slots:
    void init() { m_fs = std::make_unique<FaultFileSystem>(m_memory); }

    void onceMeansTheOrderedCallOnly() {
        m_fs->arm({.calls = only(FileCall::append), .at = 2, .fault = Fault::ioError});
        auto file = m_fs->create("a");
        QVERIFY((*file)->append("1").ok());
        const Status second = (*file)->append("2");
        QCOMPARE(second.error().sysErrno, EIO);
        QVERIFY((*file)->append("3").ok());
        QCOMPARE(m_fs->faults(), uint64_t{1});
        QCOMPARE(m_fs->matchingCalls(), uint64_t{3});
        QCOMPARE(*readWholeFile(m_memory, "a"), std::string("13"));
    }

    void stickyMeansAllFromThereOn() {
        m_fs->arm(
            {.calls = only(FileCall::create), .at = 2, .sticky = true, .fault = Fault::tooManyOpenFiles});
        QVERIFY(writeFile("a").ok());
        QCOMPARE(writeFile("b").error().sysErrno, EMFILE);
        QCOMPARE(writeFile("c").error().sysErrno, EMFILE);
        m_fs->disarm();
        QVERIFY(writeFile("c").ok());
    }

    void onlyFilesThatMatchAreHit() {
        m_fs->arm({.calls = only(FileCall::append) | only(FileCall::sync),
                   .matches = [](std::string_view name) { return name.ends_with(".wal"); },
                   .at = 1,
                   .sticky = true,
                   .fault = Fault::noSpace});
        QVERIFY(writeFile("table.lst").ok());
        QVERIFY(writeFile("1.wal").is(Code::noSpace));
    }

    void aShortWriteLeavesTheFirstHalf() {
        m_fs->arm({.calls = only(FileCall::append), .at = 1, .fault = Fault::shortWrite});
        QVERIFY(writeFile("a").is(Code::ioError));
        QCOMPARE(*readWholeFile(m_memory, "a"), std::string("1234"));
    }

    void aBitFlipsWithoutAnError() {
        QVERIFY(writeFile("a").ok());
        auto file = m_fs->openRandom("a");
        m_fs->arm({.calls = only(FileCall::read), .at = 1, .fault = Fault::bitFlip, .seed = 9});
        char bytes[8];
        QVERIFY((*file)->read(0, bytes).ok());
        QCOMPARE(std::string(bytes, 8), std::string("1") + char('2' ^ 2) + "345678");
        QVERIFY((*file)->read(0, bytes).ok());
        QCOMPARE(std::string(bytes, 8), std::string("12345678"));
    }

    void aDelayTurnsTheClock() {
        ManualClock clock;
        const int64_t before = clock.wallMicros();
        m_fs->arm({.calls = only(FileCall::sync),
                   .at = 1,
                   .fault = Fault::delay,
                   .delayMicros = 700,
                   .clock = &clock});
        QVERIFY(writeFile("a").ok());
        QCOMPARE(clock.wallMicros(), before + 700);
    }

    void aFileWhoseSyncFailedStaysFailed() {
        m_fs->arm({.calls = only(FileCall::sync), .at = 1, .fault = Fault::ioError});
        auto file = m_fs->create("a");
        QVERIFY(!(*file)->sync().ok());
        QCOMPARE(m_fs->syncsAfterFailure(), uint64_t{0});
        QVERIFY(!(*file)->sync().ok());
        QCOMPARE(m_fs->syncsAfterFailure(), uint64_t{1});
    }

    void everyKindOfCallCanFail() {
        QVERIFY(m_memory.createDirectory("d").ok());
        QVERIFY(writeFile("d/a").ok());
        auto reader = m_fs->openRandom("d/a");
        auto writer = m_fs->create("d/w");
        m_fs->arm({.calls = kEveryCall, .at = 1, .sticky = true, .fault = Fault::ioError});
        char byte[1];
        QVERIFY(!m_fs->openRandom("d/a").ok());
        QVERIFY(!(*reader)->read(0, byte).ok());
        QVERIFY(!m_fs->create("d/b").ok());
        QVERIFY(!m_fs->createLog("d/b", 1).ok());
        QVERIFY(!m_fs->openAppend("d/a", 0).ok());
        QVERIFY(!(*writer)->append("x").ok());
        QVERIFY(!(*writer)->sync().ok());
        QVERIFY(!(*writer)->close().ok());
        QVERIFY(!m_fs->stat("d/a").ok());
        QVERIFY(!m_fs->list("d").ok());
        QVERIFY(!m_fs->rename("d/a", "d/b").ok());
        QVERIFY(!m_fs->remove("d/a").ok());
        QVERIFY(!m_fs->createDirectory("e").ok());
        QVERIFY(!m_fs->removeDirectory("d").ok());
        QVERIFY(!m_fs->syncDirectory("d").ok());
        QVERIFY(!m_fs->linkOrCopy("d/a", "d/b").ok());
        QVERIFY(!m_fs->lock("d/LOCK").ok());
        QVERIFY(!m_fs->lockHolder("d/LOCK").ok());
        QVERIFY(!m_fs->freeBytes("d").ok());
        QVERIFY(!(*writer)->recycle("d/b").ok());
        QCOMPARE(m_fs->faults(), uint64_t{kFileCalls});
        QCOMPARE(m_memory.list("d")->size(), size_t{2});
    }

    void openHandlesAreCountedSoThatALeakShows() {
        QVERIFY(writeFile("a").ok());
        QCOMPARE(m_fs->openHandles(), int64_t{0});
        {
            const auto reader = m_fs->openRandom("a");
            const auto lock = m_fs->lock("LOCK");
            QCOMPARE(m_fs->openHandles(), int64_t{2});
        }
        QCOMPARE(m_fs->openHandles(), int64_t{0});
    }
};

QTEST_APPLESS_MAIN(FaultFileSystemTest)
#include "fault_file_system_test.moc"
