// What goes wrong is told in one line: what, where, what was left alone, what to do.
#include <QCoreApplication>
#include <QDir>
#include <QtTest>

#include "core/db/db.h"
#include "tests/core/cli/levelctl_process.h"

class LevelctlBadInputTest : public QObject {
    Q_OBJECT

    Workplace m_work;

    QByteArray good(const QStringList& arguments) {
        const Outcome outcome = m_work.run(arguments);
        if (outcome.exitCode != 0)
            QTest::qFail(qPrintable(arguments.join(' ') + ": " + outcome.err), __FILE__, __LINE__);
        return outcome.out;
    }
    QString store(const QString& name) {
        const QString path = m_work.path(name);
        good({"create", path});
        good({"put", path, "key", "value"});
        return path;
    }
    void fails(const QStringList& arguments, int exitCode, const QList<QByteArray>& words) {
        check(m_work.run(arguments), arguments.join(' ').left(200), exitCode, words);
    }
    void check(const Outcome& outcome, const QString& what, int exitCode, const QList<QByteArray>& words) {
        const QByteArray all =
            what.toUtf8() + ": " + QByteArray::number(outcome.exitCode) + " " + outcome.err;
        QVERIFY2(outcome.exitCode == exitCode, all);
        QVERIFY2(isOneLine(outcome.err), all);
        QVERIFY2(outcome.out.isEmpty(), all);
        for (const QByteArray& word : words)
            QVERIFY2(outcome.err.contains(word), all);
    }

private slots:
    void aMissingDirectory() {
        for (const char* verb :
             {"info", "tables", "stats", "scan", "digest", "verify", "flush", "compact", "manifest"})
            fails({verb, m_work.path("nowhere")}, 3, {"nowhere"});
        fails({"put", m_work.path("nowhere"), "k", "v"}, 3, {"nowhere", "nothing was written"});
        QVERIFY(!QFile::exists(m_work.path("nowhere")));
    }

    void aDirectoryThatIsNoStore() {
        QVERIFY(QDir().mkpath(m_work.path("plain")));
        QVERIFY(m_work.write("plain/letter.txt", "dear"));
        fails({"get", m_work.path("plain"), "k"}, 3, {"not a store", "plain", "levelctl create"});
        fails({"put", m_work.path("plain"), "k", "v"}, 3, {"not a store", "nothing was written"});
        QCOMPARE(QDir(m_work.path("plain")).entryList(QDir::Files), QStringList{"letter.txt"});
        fails({"get", m_work.path("plain/letter.txt"), "k"}, 3, {"letter.txt"});
    }

    void aStoreThatIsThereAlready() {
        const QString dir = store("already");
        fails({"create", dir}, 3, {"already", "no store was made"});
        QCOMPARE(good({"get", dir, "key"}), QByteArray("value"));
    }

    void aStoreThatAnotherProcessHasOpen() {
        const QString dir = store("locked");
        const auto owner = levelscope::Db::open(dir.toStdString(), {}, levelscope::OpenMode::open);
        QVERIFY(owner.ok());
        const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid());
        fails({"put", dir, "k", "v"}, 3, {"in use by process " + pid, "nothing was written"});
        fails({"flush", dir}, 3, {"in use by process " + pid});
        fails({"compact", dir}, 3, {"in use by process " + pid});
        QVERIFY((*owner)->put("mine", "too").ok());
        QCOMPARE(good({"get", dir, "mine"}), QByteArray("too"));
        QCOMPARE(good({"scan", dir, "--keys-only"}), QByteArray("key\nmine\n"));
        QVERIFY(good({"info", dir}).contains("process " + pid));
        for (const char* verb : {"digest", "stats", "tables", "verify", "manifest"})
            good({verb, dir});
    }

    void aPlaceThatMayNotBeWritten() {
        const Outcome outcome = m_work.run({"create", "/proc/levelscope-test"});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(isOneLine(outcome.err) && outcome.err.contains("no store was made"), outcome.err);
    }

    void aDamagedTable() {
        const QString dir = store("damaged");
        good({"flush", dir});
        const QString name = QDir(dir).entryList({"*.lst"}).value(0);
        QByteArray bytes = m_work.read("damaged/" + name);
        QVERIFY(bytes.size() > 40);
        bytes[10] = static_cast<char>(bytes[10] ^ 0x20);
        QVERIFY(m_work.write("damaged/" + name, bytes));
        fails({"get", dir, "key"}, 3, {"damaged", name.toUtf8(), "at byte", "verify"});
        fails({"digest", dir}, 3, {name.toUtf8()});
        const Outcome report = m_work.run({"verify", dir});
        QCOMPARE(report.exitCode, 1);
        QVERIFY2(report.out.contains("damage: table:") && report.out.contains(name.toUtf8()), report.out);
        fails({"table", dir + "/" + name, "--block", "0"}, 3, {name.toUtf8()});
        const Outcome repair = m_work.run({"repair", dir, m_work.path("saved")});
        QCOMPARE(repair.exitCode, 1);
        QVERIFY2(repair.out.contains("lost: bytes:" + name.toUtf8()), repair.out);
        QCOMPARE(m_work.run({"get", m_work.path("saved"), "key"}).exitCode, 1);
        fails({"repair", dir, m_work.path("saved")}, 3, {"already", "no store was made"});
    }

    void aMissingTableHidesOnlyItself() {
        const QString dir = store("holed");
        good({"flush", dir});
        const QString lost = QDir(dir).entryList({"*.lst"}).value(0);
        good({"put", dir, "other", "still there"});
        QVERIFY(QFile::remove(dir + "/" + lost));
        fails({"digest", dir}, 3, {lost.toUtf8(), "missing"});
        fails({"put", dir, "k", "v"}, 3, {lost.toUtf8(), "nothing was written"});
        QVERIFY(good({"info", dir}).contains(lost.toUtf8()));
        const Outcome rest = m_work.run({"scan", dir, "--skip-damage"});
        QCOMPARE(rest.exitCode, 1);
        QVERIFY2(rest.out.contains("still there"), rest.out);
        QVERIFY2(rest.err.contains("skipped: ") && rest.err.contains(lost.toUtf8()) &&
                     rest.err.contains("left out the key key"),
                 rest.err);
        const Outcome exported = m_work.run({"export", dir, m_work.path("rest.jsonl"), "--skip-damage"});
        QCOMPARE(exported.exitCode, 1);
        QCOMPARE(m_work.read("rest.jsonl").count('\n'), 1);
    }

    void aDamagedLog() {
        const QString dir = store("damaged log");
        for (int i = 0; i < 20; ++i)
            good({"put", dir, QString("key %1").arg(i), "value", "--sync"});
        const QString name = QDir(dir).entryList({"*.wal"}).value(0);
        const QByteArray whole = m_work.read("damaged log/" + name);
        const qsizetype at = whole.indexOf("key 3");
        QVERIFY(at > 0);
        QByteArray bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
        QVERIFY(m_work.write("damaged log/" + name, bytes));
        for (const QStringList& words :
             {QStringList{"get", dir, "key 3"}, QStringList{"digest", dir}, QStringList{"scan", dir}})
            fails(words, 3, {"damaged", name.toUtf8(), "at byte"});
        fails({"put", dir, "k", "v"}, 3, {name.toUtf8(), "at byte", "nothing was written"});
        QCOMPARE(m_work.read("damaged log/" + name), bytes);
        const Outcome report = m_work.run({"verify", dir});
        QCOMPARE(report.exitCode, 1);
        QVERIFY2(report.out.contains(name.toUtf8()), report.out);
        // What lies before the damage can still be looked at.
        const Outcome log = m_work.run({"wal", dir + "/" + name});
        QVERIFY2(log.out.contains("key 2") && !log.out.contains("key 3"), log.out);
        QVERIFY(m_work.write("damaged log/" + name, whole));
        QCOMPARE(good({"get", dir, "key 3"}), QByteArray("value"));
    }

    void aDamagedManifest() {
        const QString dir = store("damaged manifest");
        good({"flush", dir});
        const QString name =
            QString::fromUtf8(m_work.read("damaged manifest/CURRENT").split('\n').constFirst());
        QByteArray bytes = m_work.read("damaged manifest/" + name);
        QVERIFY(bytes.size() > 40);
        bytes[20] = static_cast<char>(bytes[20] ^ 0x01);
        QVERIFY(m_work.write("damaged manifest/" + name, bytes));
        fails({"get", dir, "key"}, 3, {"damaged", name.toUtf8(), "at byte"});
        fails({"put", dir, "k", "v"}, 3, {name.toUtf8(), "at byte", "nothing was written"});
        QCOMPARE(m_work.read("damaged manifest/" + name), bytes);
    }

    void aDamagedPointerToTheManifest() {
        const QString dir = store("current");
        QVERIFY(m_work.write("current/CURRENT", "nonsense\n"));
        fails({"get", dir, "key"}, 3, {"CURRENT"});
        fails({"put", dir, "k", "v"}, 3, {"CURRENT", "nothing was written"});
        QCOMPARE(m_work.read("current/CURRENT"), QByteArray("nonsense\n"));
    }

    void aStoreOfANewerVersion() {
        const QString dir = store("newer");
        QVERIFY(m_work.write("newer/OPTIONS", "{\"levelscope_options\": 99}\n"));
        fails({"put", dir, "k", "v"}, 3, {"newer version", "format 99", "update Levelscope"});
        QCOMPARE(m_work.read("newer/OPTIONS"), QByteArray("{\"levelscope_options\": 99}\n"));
    }

    void anEmptyKey() {
        const QString dir = store("empty key");
        fails({"put", dir, "", "v"}, 2, {"key is empty", "nothing was written"});
        good({"put", dir, "", "v", "--allow-empty-key"});
        QCOMPARE(good({"get", dir, ""}), QByteArray("v"));
    }

    void aKeyOrValueBeyondAllLimits() {
        const QString dir = store("huge");
        fails({"put", dir, QString(65537, 'k'), "v"}, 2, {"65537 bytes", "65536", "nothing was written"});
        QFile sparse(m_work.path("sparse"));
        QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize((qint64{1} << 30) + 1));
        fails({"put", dir, "k", "--file", m_work.path("sparse")}, 2,
              {"1073741825 bytes", "nothing was written"});
        QCOMPARE(good({"scan", dir, "--keys-only"}), QByteArray("key\n"));
    }

    void hexAndBase64ThatAreNone() {
        const QString dir = store("hex");
        fails({"put", dir, "--hex", "0g", "00"}, 2, {"hexadecimal", "position 2", "nothing was written"});
        fails({"get", dir, "--base64", "a"}, 2, {"base64"});
        fails({"put", dir, "--hex", "--base64", "00", "00"}, 2, {"nothing was done"});
    }

    void bytesThatAreNoText() {
        const QString dir = store("non-utf8");
        const QString ctl = QString("'%1'").arg(LEVELCTL_PATH);
        const Outcome put =
            m_work.runShell(ctl + " put '" + dir + "' \"$(printf '\\377\\376')\" \"$(printf '\\200')\"");
        QCOMPARE(put.exitCode, 0);
        QCOMPARE(good({"get", dir, "--hex", "fffe"}), QByteArray("80\n"));
        QCOMPARE(good({"scan", dir}), QByteArray("key\tvalue\n\\xff\\xfe\t\\x80\n"));
        const Outcome bad = m_work.runShell(ctl + " get \"$(printf '/no\\033[31m\\nwhere')\" k");
        check(bad, "escapes in a path", 3, {"/no\\x1b[31m\\nwhere"});
    }

    void rowsThatAreNoText() {
        const QString dir = store("non-utf8 rows");
        QVERIFY(m_work.write("rows.csv", "key,value\na,1\n\xff\xfe,\x80\nb,2\n"));
        good({"import", dir, m_work.path("rows.csv")});
        QCOMPARE(good({"get", dir, "--hex", "fffe"}), QByteArray("80\n"));
        // JSON is UTF-8 or none.
        QVERIFY(m_work.write("rows.jsonl",
                             "{\"key\":\"c\",\"value\":\"3\"}\n{\"key\":\"\xff\",\"value\":\"4\"}\n"));
        const Outcome outcome = m_work.run({"import", dir, m_work.path("rows.jsonl")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("rows.jsonl, line 2") && outcome.err.contains("1 rows before it"),
                 outcome.err);
        QCOMPARE(good({"get", dir, "c"}), QByteArray("3"));
        good({"import", dir, m_work.path("rows.jsonl"), "--skip-bad", "--state", m_work.path("state")});
    }

    void wrongUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("verb") << QStringList{"jump"};
        QTest::newRow("no directory") << QStringList{"get"};
        QTest::newRow("no key") << QStringList{"get", "dir"};
        QTest::newRow("no value") << QStringList{"put", "dir", "key"};
        QTest::newRow("too many") << QStringList{"get", "dir", "key", "more"};
        QTest::newRow("option") << QStringList{"scan", "dir", "--sideways"};
        QTest::newRow("number") << QStringList{"scan", "dir", "--limit", "many"};
        QTest::newRow("preset") << QStringList{"create", "dir", "--preset", "fastest"};
        QTest::newRow("format") << QStringList{"export", "dir", "-", "--format", "xml"};
        QTest::newRow("count") << QStringList{"generate", "dir", "--count", "-5"};
        QTest::newRow("range") << QStringList{"delete-range", "dir", "a"};
        QTest::newRow("level and range") << QStringList{"compact", "dir", "--level", "1", "--from", "a"};
    }
    void wrongUsage() {
        QFETCH(QStringList, arguments);
        fails(arguments, 2, {"nothing was done", "--help"});
    }

    void wrongOptionsOfAStore() {
        fails({"create", m_work.path("o"), "--set", "turbo=1"}, 2,
              {"no option 'turbo'", "no store was made"});
        fails({"create", m_work.path("o"), "--set", "block_size=1"}, 2, {"block_size", "128 to 16MiB"});
        fails({"create", m_work.path("o"), "--set", "block_size"}, 2, {"option=value"});
        fails({"create", m_work.path("o"), "--set", "base_level_bytes=1MiB"}, 2, {"do not fit"});
        QVERIFY(!QFile::exists(m_work.path("o")));
    }

    void aMissingInputFile() {
        const QString dir = store("input");
        fails({"import", dir, m_work.path("none.csv")}, 3, {"none.csv", "nothing was written"});
        fails({"batch", dir, m_work.path("none.jsonl")}, 3, {"none.jsonl", "nothing was written"});
        fails({"export", dir, m_work.path("no/such/out.csv")}, 3, {"out.csv", "no file was written"});
        fails({"wal", m_work.path("000001.wal")}, 3, {"000001.wal"});
        fails({"table", m_work.path("000001.lst")}, 3, {"000001.lst"});
    }

    void aMissingPackage() {
        fails({"sample", m_work.path("sample"), "--unicode", m_work.path("none")}, 3,
              {"apt install unicode-data"});
        fails({"sample", m_work.path("sample"), "--iso-codes", m_work.path("none")}, 3,
              {"apt install iso-codes"});
        QVERIFY(!QFile::exists(m_work.path("sample")));
    }

    void aFullDisk() {
        if (!QFile::exists("/dev/full"))
            QFAIL("this system has no /dev/full");
        const QString dir = store("full");
        const Outcome outcome =
            m_work.runShell(QString("'%1' scan '%2' > /dev/full").arg(LEVELCTL_PATH, dir));
        check(outcome, "scan > /dev/full", 3, {"no space is left", "standard output"});
    }
};

QTEST_GUILESS_MAIN(LevelctlBadInputTest)
#include "levelctl_bad_input_test.moc"
