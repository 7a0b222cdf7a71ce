// Ctrl-C, and what a service manager sends, while levelctl works: it stops soon with exit code 1, says what
// stays, and the store opens with everything that was acknowledged.
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <csignal>

#include <sys/types.h>

#include "tests/core/cli/levelctl_process.h"

namespace {

constexpr int kTimeoutMs = 60'000;

}  // namespace

class LevelctlInterruptTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Workplace> m_work;

    QByteArray good(const QStringList& arguments) {
        const Outcome outcome = m_work->run(arguments);
        if (outcome.exitCode != 0)
            QTest::qFail(qPrintable(arguments.join(' ') + ": " + outcome.err), __FILE__, __LINE__);
        return outcome.out;
    }
    qint64 keysIn(const QString& dir) {
        return QJsonDocument::fromJson(good({"digest", dir, "--json"})).object()["keys"].toInteger();
    }
    void slowDown(bool on) { m_work->setDisk(DISK_SHIM_PATH, on ? "slow:20000" : "", "."); }

    // Starts it, sends the signal as soon as `working` says so, and gives its end.
    Outcome interrupt(const QStringList& arguments, int signal,
                      const std::function<bool(const QByteArray& err)>& working) {
        QProcess process;
        m_work->start(process, arguments);
        Outcome outcome;
        const auto seen = [&] {
            process.waitForReadyRead(5);
            outcome.err += process.readAllStandardError();
            return working(outcome.err) || process.state() == QProcess::NotRunning;
        };
        if (!QTest::qWaitFor(seen, kTimeoutMs) || process.state() == QProcess::NotRunning)
            return {-1, {}, "it never came so far: " + outcome.err};
        ::kill(static_cast<pid_t>(process.processId()), signal);
        if (!process.waitForFinished(kTimeoutMs)) {
            process.kill();
            process.waitForFinished();
            return {-1, {}, "it did not stop"};
        }
        outcome.err += process.readAllStandardError();
        outcome.out = process.readAllStandardOutput();
        outcome.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        return outcome;
    }
    static bool toldProgress(const QByteArray& err) { return err.contains('\n'); }
    void stopped(const Outcome& outcome, const QByteArray& stays) {
        const QByteArray last = outcome.err.trimmed().split('\n').last();
        QVERIFY2(outcome.exitCode == 1, QByteArray::number(outcome.exitCode) + " " + outcome.err);
        QVERIFY2(last.contains("stopped on request") && last.contains(stays), outcome.err);
        QVERIFY2(outcome.out.isEmpty(), outcome.out);
    }
    void addSignals() {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

private slots:
    void init() { m_work = std::make_unique<Workplace>(); }

    void generateStopsBetweenTwoBatches_data() { addSignals(); }
    void generateStopsBetweenTwoBatches() {
        QFETCH(int, signal);
        const QString dir = m_work->path("s");
        good({"create", dir});
        slowDown(true);
        const Outcome outcome =
            interrupt({"generate", dir, "--count", "2000000", "--progress"}, signal, toldProgress);
        slowDown(false);
        stopped(outcome, "what was written before it stays");
        const qint64 keys = keysIn(dir);
        QVERIFY(keys > 0 && keys < 2'000'000);
        good({"verify", dir});
    }

    void importSaysHowFarItCameAndGoesOnFromThere_data() { addSignals(); }
    void importSaysHowFarItCameAndGoesOnFromThere() {
        QFETCH(int, signal);
        constexpr int kRows = 60'000;
        const QString dir = m_work->path("s");
        good({"create", dir});
        QByteArray text;
        for (int i = 0; i < kRows; ++i)
            text +=
                "{\"key\":\"" + QByteArray::number(i) + "\",\"value\":\"" + QByteArray(100, 'v') + "\"}\n";
        QVERIFY(m_work->write("rows.jsonl", text));
        const QString file = m_work->path("rows.jsonl");
        slowDown(true);
        const Outcome outcome = interrupt({"import", dir, file, "--progress"}, signal, toldProgress);
        slowDown(false);
        stopped(outcome, "rows before it are in the store");
        const QRegularExpression told("(\\d+) rows before it are in the store");
        const qint64 rows = told.match(QString::fromUtf8(outcome.err)).captured(1).toLongLong();
        QCOMPARE(keysIn(dir), rows);
        QVERIFY(rows < kRows);
        good({"import", dir, file, "--resume"});
        QCOMPARE(keysIn(dir), kRows);
    }

    void compactLeavesTheTablesAsTheyWere_data() { addSignals(); }
    void compactLeavesTheTablesAsTheyWere() {
        QFETCH(int, signal);
        const QString dir = m_work->path("s");
        good({"create", dir, "--set", "auto_compaction=false", "--set", "memtable_bytes=4MiB"});
        good({"generate", dir, "--count", "150000"});
        good({"flush", dir});
        const QByteArray digest = good({"digest", dir});
        const QByteArray tables = good({"tables", dir, "--json"});
        slowDown(true);
        const Outcome outcome = interrupt({"compact", dir, "--progress"}, signal, toldProgress);
        slowDown(false);
        stopped(outcome, "as they were");
        QCOMPARE(good({"digest", dir}), digest);
        QCOMPARE(good({"tables", dir, "--json"}), tables);
        good({"verify", dir});
    }

    void aCheckpointIsWholeOrAbsent_data() { addSignals(); }
    void aCheckpointIsWholeOrAbsent() {
        QFETCH(int, signal);
        const QString dir = m_work->path("s");
        const QString copy = m_work->path("copy");
        good({"create", dir, "--preset", "classroom", "--set", "auto_compaction=false"});
        good({"generate", dir, "--count", "6000"});
        const QByteArray digest = good({"digest", dir});
        slowDown(true);
        const Outcome outcome = interrupt({"checkpoint", dir, copy}, signal, [&](const QByteArray&) {
            return QDir(copy + ".building").entryList({"*.lst"}).size() > 2;
        });
        slowDown(false);
        stopped(outcome, "no checkpoint was made");
        QVERIFY(!QFile::exists(copy) && !QFile::exists(copy + ".building"));
        QCOMPARE(good({"digest", dir}), digest);
        good({"checkpoint", dir, copy});
        QCOMPARE(good({"digest", copy}), digest);
    }

    void aSignalWhileTheStoreOpensIsHeardToo() {
        const QString dir = m_work->path("s");
        good({"create", dir, "--preset", "classroom", "--set", "auto_compaction=false"});
        good({"generate", dir, "--count", "2000"});
        const QByteArray digest = good({"digest", dir});
        slowDown(true);
        for (const QStringList& verb :
             {QStringList{"compact", dir}, {"generate", dir, "--count", "100000"}}) {
            const Outcome outcome = interrupt(verb, SIGTERM, [&](const QByteArray&) {
                QFile lock(dir + "/LOCK");
                return lock.open(QIODevice::ReadOnly) && !lock.readAll().isEmpty();
            });
            stopped(outcome, verb.first() == "compact" ? "as they were" : "stays");
        }
        slowDown(false);
        QCOMPARE(good({"digest", dir}), digest);
    }
};

QTEST_GUILESS_MAIN(LevelctlInterruptTest)
#include "levelctl_interrupt_test.moc"
