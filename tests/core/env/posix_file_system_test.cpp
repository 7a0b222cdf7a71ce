// The machine's own file system: what is written is there, and what is not a plain file is refused.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "core/env/file_system.h"

using namespace levelscope;

class PosixFileSystemTest : public QObject {
    Q_OBJECT

    static constexpr uint64_t kRoom = 4u << 20;

    FileSystem& m_fs = posixFileSystem();
    std::unique_ptr<QTemporaryDir> m_directory;

    std::string path(std::string_view name) const {
        return joinPath(m_directory->path().toStdString(), name);
    }

    void write(const std::string& name, std::string_view bytes) {
        auto file = m_fs.create(path(name));
        QVERIFY(file.ok());
        QVERIFY((*file)->append(bytes).ok());
        QVERIFY((*file)->sync().ok());
        QVERIFY((*file)->close().ok());
    }

    static bool isNotRegular(const Status& status) {
        return status.is(Code::ioError) && status.reason() == Reason::notARegularFile;
    }

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void whatIsAppendedCanBeReadAtOnce() {
        auto file = m_fs.create(path("a"));
        QVERIFY(file.ok());
        QVERIFY((*file)->append("hello ").ok());
        QVERIFY((*file)->append("world").ok());
        QCOMPARE((*file)->size(), uint64_t{11});
        QCOMPARE(*readWholeFile(m_fs, path("a")), std::string("hello world"));
        auto reader = m_fs.openRandom(path("a"));
        char middle[3];
        QVERIFY((*reader)->read(4, middle).ok());
        QCOMPARE(std::string(middle, 3), std::string("o w"));
    }

    void aReadPastTheEndNamesFileOffsetAndBothLengths() {
        write("a", "12345");
        auto reader = m_fs.openRandom(path("a"));
        char bytes[4];
        const Status status = (*reader)->read(3, bytes);
        QVERIFY(status.reason() == Reason::shortRead);
        QCOMPARE(status.error().file, path("a"));
        QCOMPARE(status.error().offset, uint64_t{3});
        QCOMPARE(status.error().expected, uint64_t{4});
        QCOMPARE(status.error().got, uint64_t{2});
    }

    // Not every file system can tell what is at hand: then nothing is.
    void whatIsAtHandIsReadAsItIsAndNeverInPart() {
        write("a", "12345");
        auto reader = m_fs.openRandom(path("a"));
        char bytes[4] = {};
        QVERIFY((*reader)->read(0, bytes).ok());
        char again[4] = {};
        if ((*reader)->readAtHand(0, again))
            QCOMPARE(std::string(again, 4), std::string(bytes, 4));
        QVERIFY(!(*reader)->readAtHand(3, again));
    }

    void createEmptiesAnOlderFile() {
        write("a", "a long old text");
        write("a", "new");
        QCOMPARE(*readWholeFile(m_fs, path("a")), std::string("new"));
    }

    void goingOnWithAFileCutsOffWhatLiesBehind() {
        write("a", "old and more");
        auto file = m_fs.openAppend(path("a"), 3);
        QVERIFY(file.ok());
        QCOMPARE((*file)->size(), uint64_t{3});
        QVERIFY((*file)->append("new").ok());
        QVERIFY((*file)->sync().ok());
        QVERIFY((*file)->close().ok());
        QCOMPARE(*readWholeFile(m_fs, path("a")), std::string("oldnew"));
        QCOMPARE(m_fs.openAppend(path("none"), 0).code(), Code::notFound);
    }

    void aLogHasItsSpaceSetAsideAndIsCutWhenClosed() {
        auto log = m_fs.createLog(path("log"), 1 << 20);
        QVERIFY(log.ok());
        QVERIFY((*log)->append("record").ok());
        QVERIFY((*log)->sync().ok());
        const auto open = m_fs.openRandom(path("log"));
        QVERIFY((*open)->size() >= 6);
        std::string bytes(static_cast<size_t>((*open)->size()), 'x');
        QVERIFY((*open)->read(0, bytes).ok());
        QCOMPARE(bytes.substr(0, 6), std::string("record"));
        QCOMPARE(bytes.find_first_not_of('\0', 6), std::string::npos);
        QVERIFY((*log)->close().ok());
        QCOMPARE(m_fs.stat(path("log"))->size, uint64_t{6});
    }

    void aLogMayOutgrowItsSpace() {
        auto log = m_fs.createLog(path("log"), 4096);
        const std::string piece(3000, 'p');
        for (int i = 0; i < 5; ++i)
            QVERIFY((*log)->append(piece).ok());
        QVERIFY((*log)->close().ok());
        QCOMPARE(m_fs.stat(path("log"))->size, uint64_t{15000});
    }

    void aRecycledLogIsAnEmptyOneUnderItsNewName() {
        auto log = m_fs.createLog(path("old"), kRoom);
        QVERIFY(log.ok());
        QVERIFY((*log)->append(std::string(3'000'000, 'o')).ok());
        QVERIFY((*log)->recycle(path("new")).ok());
        QCOMPARE((*log)->size(), uint64_t{0});
        QCOMPARE(m_fs.stat(path("old")).code(), Code::notFound);
        QVERIFY((*log)->append("new").ok());
        QCOMPARE(*readWholeFile(m_fs, path("new")), "new" + std::string(kRoom - 3, '\0'));
        QVERIFY((*log)->recycle(path("newer")).ok());
        QVERIFY((*log)->append("newer").ok());
        QVERIFY((*log)->sync().ok());
        QVERIFY((*log)->close().ok());
        QCOMPARE(*readWholeFile(m_fs, path("newer")), std::string("newer"));
        QCOMPARE(m_fs.list(m_directory->path().toStdString())->size(), size_t{1});
    }

    void aLogThatOutgrewItsSpaceIsRecycledWhole() {
        auto log = m_fs.createLog(path("old"), kRoom);
        QVERIFY((*log)->append(std::string(2 * kRoom, 'o')).ok());
        QVERIFY((*log)->recycle(path("new")).ok());
        QVERIFY((*log)->append("new").ok());
        QCOMPARE(*readWholeFile(m_fs, path("new")), "new" + std::string(2 * kRoom - 3, '\0'));
        QVERIFY((*log)->close().ok());
        QCOMPARE(m_fs.stat(path("new"))->size, uint64_t{3});
    }

    void aLogThatSomebodyReadsIsNotRecycled() {
        auto log = m_fs.createLog(path("old"), kRoom);
        QVERIFY((*log)->append("bytes").ok());
        {
            const auto reader = m_fs.openRandom(path("old"));
            QVERIFY(reader.ok());
            QCOMPARE((*log)->recycle(path("new")).code(), Code::busy);
            std::string bytes(5, ' ');
            QVERIFY((*reader)->read(0, bytes).ok());
            QCOMPARE(bytes, std::string("bytes"));
            QCOMPARE(m_fs.stat(path("new")).code(), Code::notFound);
        }
        QVERIFY((*log)->append(" more").ok());
        QVERIFY((*log)->recycle(path("new")).ok());
    }

    void whatWouldGainNothingIsNotRecycled() {
        auto synced = m_fs.createLog(path("synced"), kRoom);
        QVERIFY((*synced)->append("bytes").ok());
        QVERIFY((*synced)->sync().ok());
        QCOMPARE((*synced)->recycle(path("new")).code(), Code::busy);
        auto small = m_fs.createLog(path("small"), 4096);
        QCOMPARE((*small)->recycle(path("new")).code(), Code::busy);
        auto plain = m_fs.create(path("plain"));
        QCOMPARE((*plain)->recycle(path("new")).code(), Code::busy);
    }

    void aLogThatCannotHaveItsNewNameKeepsTheOld() {
        auto log = m_fs.createLog(path("old"), kRoom);
        QVERIFY((*log)->append("bytes").ok());
        QCOMPARE((*log)->recycle(path("none/new")).code(), Code::notFound);
        QVERIFY((*log)->close().ok());
        QVERIFY(m_fs.remove(path("old")).ok());
    }

    // A disk without room, made with a limit on the size of files.
    void noRoomForALogIsAnErrorAndLeavesNoFile() {
        const struct sigaction ignore = [] {
            struct sigaction action {};
            action.sa_handler = SIG_IGN;
            return action;
        }();
        struct sigaction before {};
        sigaction(SIGXFSZ, &ignore, &before);
        struct rlimit limit {};
        getrlimit(RLIMIT_FSIZE, &limit);
        const struct rlimit small { 1000, limit.rlim_max };
        setrlimit(RLIMIT_FSIZE, &small);
        const auto log = m_fs.createLog(path("log"), 1 << 20);
        auto file = m_fs.create(path("file"));
        const Status append = (*file)->append(std::string(2000, 'x'));
        setrlimit(RLIMIT_FSIZE, &limit);
        sigaction(SIGXFSZ, &before, nullptr);
        QVERIFY(!log.ok());
        QCOMPARE(log.status().error().sysErrno, EFBIG);
        QVERIFY(m_fs.stat(path("log")).code() == Code::notFound);
        QVERIFY(!append.ok());
        QCOMPARE((*file)->size(), uint64_t{0});
    }

    void missingThingsAreNotFound() {
        QVERIFY(m_fs.openRandom(path("none")).code() == Code::notFound);
        QVERIFY(m_fs.create(path("none/file")).code() == Code::notFound);
        QVERIFY(m_fs.stat(path("none")).code() == Code::notFound);
        QVERIFY(m_fs.list(path("none")).code() == Code::notFound);
        QVERIFY(m_fs.remove(path("none")).is(Code::notFound));
        QVERIFY(m_fs.rename(path("none"), path("other")).is(Code::notFound));
        QVERIFY(m_fs.syncDirectory(path("none")).is(Code::notFound));
        QVERIFY(m_fs.createDirectory(path("none/deep")).is(Code::notFound));
        QVERIFY(m_fs.freeBytes(path("none")).code() == Code::notFound);
        QVERIFY(m_fs.lock(path("none/LOCK")).code() == Code::notFound);
    }

    void aFileInThePlaceOfADirectoryIsSaid() {
        write("file", "x");
        QVERIFY(m_fs.list(path("file")).status().reason() == Reason::notADirectory);
        QVERIFY(m_fs.createDirectory(path("file")).reason() == Reason::notADirectory);
        QVERIFY(m_fs.openRandom(path("file/below")).status().reason() == Reason::notADirectory);
    }

    // /proc refuses new files even to the superuser.
    void aPlaceWhereNothingCanBeCreatedIsAnError() {
        const auto file = m_fs.create("/proc/levelscope-test");
        QVERIFY(!file.ok());
        QVERIFY(file.status().error().sysErrno != 0);
        QCOMPARE(file.status().error().file, std::string("/proc/levelscope-test"));
        QVERIFY(!m_fs.createDirectory("/proc/levelscope-test").ok());
        QVERIFY(!m_fs.lock("/proc/levelscope-test").ok());
    }

    void onlyPlainFilesAreOpened() {
        QVERIFY(::mkfifo(path("fifo").c_str(), 0600) == 0);
        QVERIFY(m_fs.createDirectory(path("directory")).ok());
        write("target", "x");
        QVERIFY(::symlink("target", path("link").c_str()) == 0);
        QVERIFY(::symlink("missing", path("dangling").c_str()) == 0);
        for (const char* name : {"fifo", "directory", "link", "dangling"}) {
            QVERIFY2(isNotRegular(m_fs.openRandom(path(name)).status()), name);
            QVERIFY2(isNotRegular(m_fs.create(path(name)).status()), name);
            QVERIFY2(isNotRegular(m_fs.createLog(path(name), 100).status()), name);
            QVERIFY2(isNotRegular(m_fs.linkOrCopy(path(name), path("copy"))), name);
        }
        QVERIFY(m_fs.stat(path("missing")).code() == Code::notFound);
        QCOMPARE(*readWholeFile(m_fs, path("target")), std::string("x"));
    }

    void aDirectoryMayBeReachedThroughALink() {
        QVERIFY(m_fs.createDirectory(path("real")).ok());
        QVERIFY(::symlink("real", path("alias").c_str()) == 0);
        QVERIFY(m_fs.stat(path("alias"))->directory);
        QVERIFY(m_fs.createDirectory(path("alias")).ok());
        write("alias/file", "x");
        QVERIFY(m_fs.stat(path("real/file"))->regular);
        QVERIFY(::symlink("file", path("real/link").c_str()) == 0);
        QVERIFY(!m_fs.stat(path("real/link"))->regular);
    }

    void directoriesListTheirNames() {
        QVERIFY(m_fs.createDirectory(path("d")).ok());
        QVERIFY(m_fs.createDirectory(path("d")).ok());
        write("d/one", "1");
        write("d/two", "2");
        auto names = m_fs.list(path("d"));
        std::sort(names->begin(), names->end());
        QCOMPARE(*names, (std::vector<std::string>{"one", "two"}));
        QVERIFY(!m_fs.removeDirectory(path("d")).ok());
        QVERIFY(m_fs.remove(path("d/one")).ok());
        QVERIFY(m_fs.remove(path("d/two")).ok());
        QVERIFY(m_fs.syncDirectory(path("d")).ok());
        QVERIFY(m_fs.removeDirectory(path("d")).ok());
        QVERIFY(m_fs.freeBytes(path("")).ok());
    }

    void aLinkedFileOutlivesItsFirstName() {
        write("a", "bytes");
        QVERIFY(m_fs.linkOrCopy(path("a"), path("b")).ok());
        QVERIFY(!m_fs.linkOrCopy(path("a"), path("b")).ok());
        QVERIFY(m_fs.remove(path("a")).ok());
        QCOMPARE(*readWholeFile(m_fs, path("b")), std::string("bytes"));
    }

    void acrossFileSystemsALinkBecomesACopy() {
        struct stat here {};
        struct stat shm {};
        QTemporaryDir other("/dev/shm/levelscope-XXXXXX");
        if (!other.isValid() || ::stat(path("").c_str(), &here) != 0 ||
            ::stat(other.path().toLocal8Bit().constData(), &shm) != 0 || here.st_dev == shm.st_dev)
            return;  // one file system only: nothing to cross
        const std::string big(3 << 20, 'b');
        write("a", big);
        const std::string copy = joinPath(other.path().toStdString(), "copy");
        QVERIFY(m_fs.linkOrCopy(path("a"), copy).ok());
        QCOMPARE(*readWholeFile(m_fs, copy), big);
    }

    void replacingAFileLeavesNoTemporary() {
        QVERIFY(replaceFile(m_fs, path("CURRENT"), "one").ok());
        QVERIFY(replaceFile(m_fs, path("CURRENT"), "two").ok());
        QCOMPARE(*readWholeFile(m_fs, path("CURRENT")), std::string("two"));
        QCOMPARE(m_fs.list(path(""))->size(), size_t{1});
        QVERIFY(replaceFile(m_fs, path("none/CURRENT"), "x").is(Code::notFound));
    }

    void aFileBeyondTheLimitIsNotReadWhole() {
        write("a", "12345");
        QVERIFY(readWholeFile(m_fs, path("a"), 5).ok());
        const auto tooLarge = readWholeFile(m_fs, path("a"), 4);
        QVERIFY(tooLarge.status().reason() == Reason::tooLarge);
        QCOMPARE(tooLarge.status().error().got, uint64_t{5});
    }

    void noDescriptorSurvivesAnExec() {
        write("a", "x");
        const auto file = m_fs.openRandom(path("a"));
        const auto lock = m_fs.lock(path("LOCK"));
        QVERIFY(file.ok() && lock.ok());
        const auto own = m_fs.list("/proc/self/fd");
        int checked = 0;
        for (const std::string& number : *own) {
            char target[4096];
            const std::string link = "/proc/self/fd/" + number;
            const ssize_t length = ::readlink(link.c_str(), target, sizeof target);
            if (length <= 0 || std::string_view(target, static_cast<size_t>(length)).find(path("")) != 0)
                continue;
            QVERIFY((::fcntl(std::stoi(number), F_GETFD) & FD_CLOEXEC) != 0);
            ++checked;
        }
        QCOMPARE(checked, 2);
    }

    void pathsAreTakenApartAndJoined() {
        QCOMPARE(joinPath("a", "b"), std::string("a/b"));
        QCOMPARE(joinPath("a/", "b"), std::string("a/b"));
        QCOMPARE(joinPath("/", "b"), std::string("/b"));
        QCOMPARE(joinPath("", "b"), std::string("b"));
        QCOMPARE(parentPath("a/b"), std::string("a"));
        QCOMPARE(parentPath("a/b/"), std::string("a"));
        QCOMPARE(parentPath("/b"), std::string("/"));
        QCOMPARE(parentPath("b"), std::string("."));
        QCOMPARE(fileName("a/b"), std::string("b"));
        QCOMPARE(fileName("a/b/"), std::string("b"));
        QCOMPARE(fileName("b"), std::string("b"));
    }
};

QTEST_APPLESS_MAIN(PosixFileSystemTest)
#include "posix_file_system_test.moc"
