// A writing process is killed hundreds of times, anywhere: in a write, a flush, a compaction, a checkpoint,
// its own recovery. What it had been told is written is there, and every checkpoint is whole.
#include <csignal>
#include <string>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "tests/fault/figures.h"
#include "tests/fault/kill_story.h"

using namespace levelscope;
using namespace levelscope::fault;

namespace {

constexpr int kPatienceMillis = 20'000;

class Child {
public:
    Child(const std::string& directory, uint64_t seed) {
        int pipe[2];
        if (::pipe2(pipe, O_CLOEXEC) != 0)
            qFatal("no pipe");
        const std::string seedText = std::to_string(seed);
        m_pid = ::fork();
        if (m_pid == 0) {
            ::dup2(pipe[1], STDOUT_FILENO);
            ::execl(KILL_CHILD, KILL_CHILD, directory.c_str(), seedText.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(pipe[1]);
        m_pipe = pipe[0];
    }
    ~Child() {
        kill();
        ::close(m_pipe);
    }

    // False when nothing more comes. Hangs end after kPatienceMillis, with `hung`.
    bool next(KillMessage& message, int millis, bool& late) {
        struct pollfd wait {
            m_pipe, POLLIN, 0
        };
        late = ::poll(&wait, 1, millis) == 0;
        return !late && ::read(m_pipe, &message, sizeof message) == sizeof message;
    }
    void kill() {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, &m_status, 0);
            m_pid = -1;
        }
    }
    bool diedByItself() const { return WIFEXITED(m_status); }
    int exitCode() const { return WEXITSTATUS(m_status); }

private:
    pid_t m_pid = -1;
    int m_pipe = -1;
    int m_status = 0;
};

}  // namespace

class KillTest : public QObject {
    Q_OBJECT

    Figures m_figures{"kill"};

    struct Known {
        History history;  // of all writes begun so far
        uint64_t acknowledged = 0;
    };

    void complain(const char* figure, const std::string& what) {
        m_figures.add(figure);
        qWarning("%s", what.c_str());
    }

    void hear(const KillMessage& message, uint64_t seed, Known& known) {
        if (message.kind == KillMessage::Kind::acknowledged)
            known.acknowledged = message.number;
        if (message.kind == KillMessage::Kind::begun)
            while (known.history.writes() < message.number)
                known.history.append(killWrite(seed, known.history.writes() + 1));
        if (message.kind != KillMessage::Kind::resumed)
            return;
        if (message.number < known.acknowledged || message.number > known.history.writes())
            complain("lost", "resumed at " + std::to_string(message.number) + ", acknowledged " +
                                 std::to_string(known.acknowledged));
    }

    // Lets a child live for `messages` of its messages, or until `millis` without one, then kills it.
    void liveAndDie(const std::string& directory, uint64_t seed, uint64_t messages, int millis,
                    Known& known) {
        Child child(directory, seed);
        KillMessage message;
        bool late = false;
        for (uint64_t i = 0; i < messages; ++i) {
            if (!child.next(message, millis, late))
                break;
            hear(message, seed, known);
        }
        if (late && millis == kPatienceMillis)
            complain("hangs", "no message for " + std::to_string(millis) + " ms");
        child.kill();
        while (child.next(message, 0, late))
            hear(message, seed, known);
        m_figures.add("kills");
        if (child.diedByItself())
            complain("unopenable", "the child ended with exit code " + std::to_string(child.exitCode()));
    }

    void judge(const std::string& directory, uint64_t seed, const Known& known) {
        auto db = Db::open(directory, killOptions(seed), OpenMode::open);
        if (db.code() == Code::notFound && known.acknowledged == 0)
            return;
        if (!db.ok())
            return complain("unopenable", toLogString(db.status()));
        const auto digest = digestOf(**db);
        if (!digest.ok())
            return complain("holes", toLogString(digest.status()));
        const size_t prefix = known.history.prefixWith(*digest, known.history.writes());
        if (prefix == History::npos)
            complain("holes", "the state after no number of writes");
        else if (prefix < known.acknowledged)
            complain("lost", std::to_string(prefix) + " writes of " + std::to_string(known.acknowledged));
    }

    void judgeCheckpoints(const std::string& parent, uint64_t seed, const Known& known) {
        FileSystem& fs = posixFileSystem();
        const auto names = fs.list(parent);
        QVERIFY(names.ok());
        for (const std::string& name : *names) {
            const std::string path = joinPath(parent, name);
            const size_t dot = name.rfind('.');
            if (name.rfind("store.", 0) != 0 || name.ends_with(".building"))  // cut off: absent
                continue;
            const size_t writes = std::stoul(name.substr(dot + 1));
            auto db = Db::open(path, killOptions(seed), OpenMode::readOnly);
            if (!db.ok()) {
                complain("unopenable", path + ": " + toLogString(db.status()));
                continue;
            }
            const auto digest = digestOf(**db);
            if (!digest.ok() || *digest != known.history.digestAfter(writes))
                complain("holes", path + " is not whole");
        }
    }

private slots:
    void nothingAcknowledgedDiesWithTheProcess_data() {
        QTest::addColumn<quint64>("seed");
        for (uint64_t i = 0; i < 4; ++i)
            QTest::addRow("child %d", static_cast<int>(i)) << quint64{faultSeed() + i};
    }
    void nothingAcknowledgedDiesWithTheProcess() {
        QFETCH(quint64, seed);
        QTemporaryDir memory("/dev/shm/levelscope-kill-XXXXXX");
        QTemporaryDir disk;
        const std::string parent = (memory.isValid() ? memory : disk).path().toStdString();
        const std::string directory = joinPath(parent, "store");
        Random random(seed);
        Known known;
        const uint64_t before = m_figures.count("lost") + m_figures.count("holes") +
                                m_figures.count("unopenable") + m_figures.count("hangs");
        for (uint64_t kill = 0; kill < 60 / kShare; ++kill) {
            // A third dies while it opens; the others at some message.
            const bool early = kill % 3 == 2;
            if (early)
                liveAndDie(directory, seed, 1, static_cast<int>(random.below(8)), known);
            else
                liveAndDie(directory, seed, 1 + random.below(900), kPatienceMillis, known);
            if (kill % 4 == 3)
                judge(directory, seed, known);
        }
        judge(directory, seed, known);
        judgeCheckpoints(parent, seed, known);
        QCOMPARE(m_figures.count("lost") + m_figures.count("holes") + m_figures.count("unopenable") +
                     m_figures.count("hangs"),
                 before);
    }

    void cleanupTestCase() {
        qInfo("%s", m_figures.line().c_str());
        QVERIFY(m_figures.write());
    }
};

QTEST_APPLESS_MAIN(KillTest)
#include "kill_test.moc"
