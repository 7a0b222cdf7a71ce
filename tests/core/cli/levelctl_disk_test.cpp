// Disks and folders that refuse: full, read-only, somebody else's. What was there stays, what was
// acknowledged stays, and one line says so and what to do.
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <grp.h>
#include <unistd.h>

#include "tests/core/cli/levelctl_process.h"

namespace {

constexpr unsigned kNobody = 65534;

QByteArray rows(int count) {
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "{\"key\":\"key " + QByteArray::number(i).rightJustified(6, '0') + "\",\"value\":\"" +
                QByteArray(200, static_cast<char>('a' + i % 26)) + "\"}\n";
    return text;
}

}  // namespace

class LevelctlDiskTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Workplace> m_work;

    QByteArray good(const QStringList& arguments, const QByteArray& input = {}) {
        const Outcome outcome = m_work->run(arguments, input);
        if (outcome.exitCode != 0)
            QTest::qFail(qPrintable(arguments.join(' ') + ": " + outcome.err), __FILE__, __LINE__);
        return outcome.out;
    }
    // A line of standard error that holds all words; nothing on standard output.
    void fails(const QStringList& arguments, const QList<QByteArray>& words, int exitCode = 3) {
        const Outcome outcome = m_work->run(arguments);
        const QByteArray all = arguments.join(' ').left(200).toUtf8() + ": " +
                               QByteArray::number(outcome.exitCode) + " " + outcome.err;
        QVERIFY2(outcome.exitCode == exitCode, all);
        QVERIFY2(isOneLine(outcome.err), all);
        QVERIFY2(outcome.out.isEmpty(), all);
        for (const QByteArray& word : words)
            QVERIFY2(outcome.err.contains(word), all);
    }
    // Tables on a level, and more in the log. Small memtables: a write soon needs a new table.
    QString store(const QString& name) {
        const QString path = m_work->path(name);
        good({"create", path, "--set", "memtable_bytes=64KiB", "--set", "auto_compaction=false"});
        good({"import", path, "-"}, rows(1000));
        good({"flush", path});
        good({"put", path, "in the log", "too"});
        return path;
    }
    void setDisk(const QString& how) { m_work->setDisk(DISK_SHIM_PATH, how); }

private slots:
    void init() { m_work = std::make_unique<Workplace>(); }

    void aDiskThatCanOnlyBeRead() {
        const QString dir = store("s");
        const QByteArray digest = good({"digest", dir});
        QVERIFY(m_work->write("rows.jsonl", rows(3)));
        QVERIFY(m_work->write("batch.jsonl", "{\"op\":\"delete\",\"key\":\"in the log\"}\n"));
        setDisk("readonly");
        const QByteArray advice = "remount it writable, or use a copy elsewhere";
        fails({"put", dir, "k", "v"}, {"read-only", "nothing was written", advice});
        fails({"update", dir, "in the log", "v"}, {"read-only", "nothing was written", advice});
        fails({"delete", dir, "in the log"}, {"read-only", "nothing was deleted", advice});
        fails({"delete-range", dir, "a", "z"}, {"read-only", "nothing was deleted", advice});
        fails({"import", dir, m_work->path("rows.jsonl")}, {"read-only", "nothing was written", advice});
        fails({"batch", dir, m_work->path("batch.jsonl")}, {"read-only", "nothing was written", advice});
        fails({"generate", dir, "--count", "10"}, {"read-only", "what was written before it stays", advice});
        fails({"flush", dir}, {"read-only", "the log still holds all writes", advice});
        fails({"compact", dir}, {"read-only", "as they were", advice});
        fails({"checkpoint", dir, m_work->path("copy")}, {"read-only", "no checkpoint was made", advice});
        fails({"create", m_work->path("new")}, {"read-only", "no store was made", advice});
        fails({"export", dir, m_work->path("out.csv")}, {"read-only", "no file was written", advice});
        QCOMPARE(good({"get", dir, "in the log"}), QByteArray("too"));
        QCOMPARE(good({"digest", dir}), digest);
        for (const char* verb : {"info", "tables", "stats", "manifest", "verify"})
            good({verb, dir});
        setDisk({});
        QCOMPARE(good({"digest", dir}), digest);
        QVERIFY(!QFile::exists(m_work->path("new")) && !QFile::exists(m_work->path("copy")));
    }

    void aDiskThatIsFull() {
        const QString dir = store("s");
        const QByteArray digest = good({"digest", dir});
        setDisk("full:0");
        fails({"put", dir, "k", "v"}, {"no space is left", "nothing was written", "make room"});
        fails({"flush", dir}, {"no space is left", "the log still holds all writes", "make room"});
        fails({"create", m_work->path("new")}, {"no space is left", "no store was made"});
        fails({"export", dir, m_work->path("out.csv")}, {"no space is left", "no file was written"});
        QCOMPARE(good({"get", dir, "in the log"}), QByteArray("too"));
        QCOMPARE(good({"digest", dir}), digest);
        setDisk({});
        QCOMPARE(good({"digest", dir}), digest);
        QVERIFY(!QFile::exists(m_work->path("new")) && !QFile::exists(m_work->path("out.csv")));
        good({"put", dir, "k", "v"});
    }

    void aDiskThatFillsUpDuringAnImport_data() {
        QTest::addColumn<int>("room");
        for (const int room : {150'000, 400'000, 900'000})
            QTest::addRow("%d bytes", room) << room;
    }
    void aDiskThatFillsUpDuringAnImport() {
        QFETCH(int, room);
        const QString dir = m_work->path("s");
        good({"create", dir, "--set", "memtable_bytes=64KiB"});
        QVERIFY(m_work->write("rows.jsonl", rows(6000)));
        const QString file = m_work->path("rows.jsonl");
        // The place to go on is kept on another disk.
        QVERIFY(QDir().mkpath(m_work->path("s")));
        m_work->setDisk(DISK_SHIM_PATH, QString("full:%1").arg(room), "s");
        const Outcome outcome = m_work->run({"import", dir, file, "--sync-every", "16KiB"});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(isOneLine(outcome.err) && outcome.err.contains("no space is left"), outcome.err);
        QVERIFY2(outcome.err.contains("make room"), outcome.err);
        const QRegularExpression told("(\\d+) rows before it are in the store");
        const QRegularExpressionMatch match = told.match(QString::fromUtf8(outcome.err));
        QVERIFY2(match.hasMatch(), outcome.err);
        setDisk({});
        const auto keys =
            QJsonDocument::fromJson(good({"digest", dir, "--json"})).object()["keys"].toInteger();
        QVERIFY2(keys >= match.captured(1).toLongLong(), outcome.err);
        good({"import", dir, file, "--resume"});
        const QString whole = m_work->path("whole");
        good({"create", whole});
        good({"import", whole, file});
        QCOMPARE(good({"digest", dir}), good({"digest", whole}));
        good({"verify", dir});
    }

    void aDiskThatFillsUpDuringACompaction() {
        const QString dir = store("s");
        const QByteArray digest = good({"digest", dir});
        const QByteArray tables = good({"tables", dir});
        setDisk("full:100000");
        fails({"compact", dir}, {"no space is left", "as they were", "make room"});
        setDisk({});
        QCOMPARE(good({"digest", dir}), digest);
        good({"verify", dir});
        good({"compact", dir});
        QCOMPARE(good({"digest", dir}), digest);
    }

    void aStoreThatBelongsToSomebodyElse() {
        const QString dir = store("s");
        const QByteArray digest = good({"digest", dir});
        QVERIFY(m_work->write("rows.jsonl", rows(3)));
        // As root nothing is forbidden: then levelctl becomes nobody, who must be able to run it.
        const QFile::Permissions all = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup |
                                       QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        const QString program = m_work->path("levelctl");
        QVERIFY(QFile::copy(LEVELCTL_PATH, program) && QFile::setPermissions(program, all));
        QVERIFY(QFile::setPermissions(m_work->path("."), all | QFile::WriteOwner));
        for (const QString& name : QDir(dir).entryList(QDir::Files))
            QVERIFY(QFile::setPermissions(dir + "/" + name,
                                          QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(dir, all));
        QVERIFY(QFile::setPermissions(m_work->path("rows.jsonl"), {}));
        m_work->setProgram(program);
        if (::geteuid() == 0)
            m_work->setBeforeStart([] {
                if (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)
                    ::_exit(126);
            });
        const QByteArray advice = "ask the owner, or run as a user who may";
        fails({"put", dir, "k", "v"}, {"permission denied", "LOCK", "nothing was written", advice});
        fails({"compact", dir}, {"permission denied", "as they were", advice});
        fails({"create", dir + "/inner"}, {"permission denied", "no store was made", advice});
        fails({"export", dir, dir + "/out.csv"}, {"permission denied", "no file was written", advice});
        fails({"import", dir, m_work->path("rows.jsonl")},
              {"permission denied", "rows.jsonl", "nothing was written", advice});
        QCOMPARE(good({"get", dir, "in the log"}), QByteArray("too"));
        QCOMPARE(good({"digest", dir}), digest);

        QVERIFY(QFile::setPermissions(dir, {}));
        for (const char* verb : {"info", "scan", "digest", "stats", "tables", "verify", "manifest"})
            fails({verb, dir}, {"permission denied", "nothing was changed", advice});
        fails({"get", dir, "k"}, {"permission denied", "nothing was changed", advice});
        fails({"put", dir, "k", "v"}, {"permission denied", "nothing was written", advice});
        QVERIFY(QFile::setPermissions(dir, all | QFile::WriteOwner));
        m_work->setBeforeStart({});
        QCOMPARE(good({"digest", dir}), digest);
    }
};

QTEST_GUILESS_MAIN(LevelctlDiskTest)
#include "levelctl_disk_test.moc"
