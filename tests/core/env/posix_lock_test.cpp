// One handle at a time may hold a store, whether the other is in this process or in another, and the pid is
// told.
#include <csignal>
#include <string>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "core/env/file_system.h"

using namespace levelscope;

namespace {

// A child that takes the lock, says so, and holds it until it is killed.
class LockingChild {
public:
    explicit LockingChild(const std::string& path) {
        int pipe[2];
        if (::pipe(pipe) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            const auto lock = posixFileSystem().lock(path);
            const char answer = lock.ok() ? 'y' : 'n';
            (void)!::write(pipe[1], &answer, 1);
            for (;;)
                ::pause();
        }
        char answer = 'n';
        (void)!::read(pipe[0], &answer, 1);
        m_holds = answer == 'y';
        ::close(pipe[0]);
        ::close(pipe[1]);
    }
    ~LockingChild() { kill(); }

    void kill() {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }
    bool holds() const { return m_holds; }
    int64_t pid() const { return m_pid; }

private:
    pid_t m_pid = -1;
    bool m_holds = false;
};

}  // namespace

class PosixLockTest : public QObject {
    Q_OBJECT

    FileSystem& m_fs = posixFileSystem();
    std::unique_ptr<QTemporaryDir> m_directory;
    std::string m_path;

private slots:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = joinPath(m_directory->path().toStdString(), "LOCK");
    }

    void aSecondHandleOfThisProcessIsBusy() {
        auto first = m_fs.lock(m_path);
        QVERIFY(first.ok());
        const auto second = m_fs.lock(m_path);
        QVERIFY(second.code() == Code::busy);
        QVERIFY(second.status().reason() == Reason::locked);
        QCOMPARE(second.status().error().holder, int64_t{::getpid()});
        first->reset();
        QVERIFY(m_fs.lock(m_path).ok());
    }

    void anotherProcessIsNamedByItsPid() {
        const LockingChild child(m_path);
        QVERIFY(child.holds());
        const auto lock = m_fs.lock(m_path);
        QVERIFY(lock.code() == Code::busy);
        QCOMPARE(lock.status().error().holder, child.pid());
        QCOMPARE(*m_fs.lockHolder(m_path), child.pid());
    }

    void aProcessThatFindsItLockedDoesNotGetIt() {
        const auto lock = m_fs.lock(m_path);
        const LockingChild child(m_path);
        QVERIFY(!child.holds());
        QCOMPARE(*m_fs.lockHolder(m_path), int64_t{::getpid()});
    }

    void theLockOfAKilledProcessIsFree() {
        LockingChild child(m_path);
        QVERIFY(child.holds());
        child.kill();
        QCOMPARE(*m_fs.lockHolder(m_path), int64_t{0});
        const auto lock = m_fs.lock(m_path);
        QVERIFY(lock.ok());
        QCOMPARE(*m_fs.lockHolder(m_path), int64_t{::getpid()});
    }

    void aChildThatSharesTheOpenFileDoesNotKeepTheLock() {
        auto lock = m_fs.lock(m_path);
        const pid_t child = ::fork();
        if (child == 0)
            for (;;)
                ::pause();
        lock->reset();
        const bool free = m_fs.lock(m_path).ok();
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(free);
    }

    void askingWhoHoldsItChangesNothing() {
        QCOMPARE(*m_fs.lockHolder(m_path), int64_t{0});
        QVERIFY(m_fs.stat(m_path).code() == Code::notFound);
        m_fs.lock(m_path).value().reset();
        const auto before = m_fs.stat(m_path);
        QCOMPARE(*m_fs.lockHolder(m_path), int64_t{0});
        QCOMPARE(m_fs.stat(m_path)->modifiedMicros, before->modifiedMicros);
    }

    // Other engines lock with a classic record lock.
    void aClassicLockOfAnotherProcessIsSeen() {
        int pipe[2];
        QVERIFY(::pipe(pipe) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const int fd = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
            struct flock lock {};
            lock.l_type = F_WRLCK;
            (void)!::write(pipe[1], ::fcntl(fd, F_SETLK, &lock) == 0 ? "y" : "n", 1);
            for (;;)
                ::pause();
        }
        char answer = 'n';
        (void)!::read(pipe[0], &answer, 1);
        const auto holder = m_fs.lockHolder(m_path);
        const auto lock = m_fs.lock(m_path);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(pipe[0]);
        ::close(pipe[1]);
        QCOMPARE(answer, 'y');
        QCOMPARE(*holder, int64_t{child});
        QVERIFY(lock.code() == Code::busy);
        QCOMPARE(lock.status().error().holder, int64_t{child});
    }
};

QTEST_APPLESS_MAIN(PosixLockTest)
#include "posix_lock_test.moc"
