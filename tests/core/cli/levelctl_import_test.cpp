// Rows in, rows out, run as a user runs it.
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "tests/core/cli/levelctl_process.h"

class LevelctlImportTest : public QObject {
    Q_OBJECT

    Workplace m_work;

    QByteArray good(const QStringList& arguments, const QByteArray& input = {}) {
        const Outcome outcome = m_work.run(arguments, input);
        if (outcome.exitCode != 0)
            QTest::qFail(qPrintable(arguments.join(' ') + ": " + outcome.err), __FILE__, __LINE__);
        return outcome.out;
    }
    QString store(const QString& name) {
        const QString path = m_work.path(name);
        good({"create", path});
        return path;
    }

private slots:
    void anExportImportsToTheSameData_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("jsonl") << "out.jsonl" << QStringList();
        QTest::newRow("csv") << "out.csv" << QStringList{"--base64"};
        QTest::newRow("tsv") << "out.tsv" << QStringList{"--hex"};
        QTest::newRow("csv raw") << "raw.csv" << QStringList{"--lossless"};
        QTest::newRow("tsv raw") << "raw.tsv" << QStringList();
        QTest::newRow("other columns")
            << "named.csv" << QStringList{"--lossless", "--key", "k\"1", "--value", "v,2"};
        QTest::newRow("no header") << "bare.csv" << QStringList{"--lossless", "--no-header"};
    }
    void anExportImportsToTheSameData() {
        QFETCH(QString, file);
        QFETCH(QStringList, options);
        const QString tag = QTest::currentDataTag();
        const QString from = store("from " + tag);
        good({"generate", from, "--count", "300"});
        good({"put", from, "--hex", "00ff0a0d2c22", "3d0a0d22090d0a"});
        good({"put", from, "=cmd", "+1"});
        good({"put", from, "--allow-empty-key", "", ""});
        good(QStringList{"export", from, m_work.path(file)} + options);
        const QString to = store("to " + tag);
        options.removeAll("--lossless");
        good(QStringList{"import", to, m_work.path(file), "--allow-empty-key"} + options);
        QCOMPARE(good({"digest", to}), good({"digest", from}));
        QVERIFY(!QFile::exists(m_work.path(file + ".import-state")));
        QVERIFY(!QFile::exists(m_work.path(file + ".tmp")));
    }

    void streamsGoThroughAPipe() {
        const QString from = store("pipe from");
        const QString to = store("pipe to");
        good({"generate", from, "--count", "1000"});
        good({"import", to, "-"}, good({"export", from, "-"}));
        QCOMPARE(good({"digest", to}), good({"digest", from}));
        const QString again = store("pipe again");
        good({"import", again, "-"}, good({"scan", from, "--json"}));
        QCOMPARE(good({"digest", again}), good({"digest", from}));
    }

    // The classroom is for watching: rows arrive as if they had been put one by one.
    void rowsFillMemtablesOfTheSizeAsked() {
        const QString dir = m_work.path("classroom");
        good({"create", dir, "--preset", "classroom", "--set", "auto_compaction=false"});
        QByteArray rows;
        for (int i = 100; i < 200; ++i)
            rows += "{\"key\":\"" + QByteArray::number(i) + "\",\"value\":\"v\"}\n";
        good({"import", dir, "-"}, rows);
        good({"flush", dir});
        const auto tables = QJsonDocument::fromJson(good({"tables", dir, "--json"}));
        const QJsonArray list = tables.isArray() ? tables.array() : tables.object().value("tables").toArray();
        QCOMPARE(list.size(), 4);
        for (const QJsonValue& table : list)
            QVERIFY(table["entries"].toInt() <= 30);
        QVERIFY(!good({"stats", m_work.path("classroom")}).contains("amplification 0.00"));
    }

    void sortedRowsGoStraightIntoTables() {
        const QString from = store("sorted from");
        good({"generate", from, "--count", "3000", "--order", "random"});
        good({"export", from, m_work.path("sorted.jsonl")});
        const QString to = store("sorted to");
        QCOMPARE(good({"import", to, m_work.path("sorted.jsonl"), "--sorted"}),
                 QByteArray("imported 3000 rows\n"));
        QCOMPARE(good({"digest", to}), good({"digest", from}));
        const auto stats = QJsonDocument::fromJson(good({"stats", to, "--json"}));
        QCOMPARE(stats["memtable_entries"].toInt(), 0);
        QCOMPARE(stats["entries"].toInt(), 3000);
        QVERIFY(good({"manifest", to}).contains("ingest"));
        // Over what is there already, too.
        good({"put", to, "key-in-the-way", "old"});
        QVERIFY(m_work.write("again.tsv", "key\tvalue\nkey-in-the-way\tnew\n"));
        good({"import", to, m_work.path("again.tsv"), "--sorted"});
        QCOMPARE(good({"get", to, "key-in-the-way"}), QByteArray("new"));
    }

    void rowsThatAreNotSortedAreRefusedAndNoneIsKept() {
        const QString dir = store("unsorted");
        good({"put", dir, "there", "before"});
        QVERIFY(m_work.write("unsorted.tsv", "key\tvalue\nb\t1\nc\t2\na\t3\nd\t4\n"));
        const Outcome outcome = m_work.run({"import", dir, m_work.path("unsorted.tsv"), "--sorted"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(isOneLine(outcome.err) && outcome.err.contains("line 4") &&
                     outcome.err.contains("nothing was written") && outcome.err.contains("--sorted"),
                 outcome.err);
        QVERIFY(m_work.write("twice.tsv", "key\tvalue\nb\t1\nb\t2\n"));
        QVERIFY(m_work.run({"import", dir, m_work.path("twice.tsv"), "--sorted"}).err.contains("line 3"));
        QCOMPARE(good({"scan", dir}), QByteArray("there\tbefore\n"));
        QCOMPARE(m_work.run({"import", dir, "-", "--sorted", "--resume"}).exitCode, 2);
    }

    void badRowsAmongSortedOnesAreSkippedIfAsked() {
        const QString dir = store("sorted with bad ones");
        QVERIFY(m_work.write("bad.jsonl",
                             "{\"key\":\"a\",\"value\":\"1\"}\nnonsense\n{\"key\":\"b\",\"value\":\"2\"}\n"));
        const Outcome refused = m_work.run({"import", dir, m_work.path("bad.jsonl"), "--sorted"});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("line 2") && refused.err.contains("nothing was written"), refused.err);
        QCOMPARE(good({"scan", dir}), QByteArray());
        QCOMPARE(good({"import", dir, m_work.path("bad.jsonl"), "--sorted", "--skip-bad"}),
                 QByteArray("imported 2 rows, skipped 1 bad ones\n"));
    }

    void partsCanBeExported() {
        const QString dir = store("parts");
        for (const char* key : {"a/1", "a/2", "b/1"})
            good({"put", dir, key, "v"});
        QCOMPARE(good({"export", dir, "-", "--prefix", "a/", "--format", "tsv", "--no-header"}),
                 QByteArray("a/1\tv\na/2\tv\n"));
        QCOMPARE(good({"export", dir, "-", "--from", "a/2", "--format", "csv"}),
                 QByteArray("key,value\na/2,v\nb/1,v\n"));
    }

    void formulasAreMadeHarmlessUnlessEveryByteIsWanted() {
        const QString dir = store("formula");
        good({"put", dir, "sum", "=1+1"});
        const Outcome safe = m_work.run({"export", dir, "-", "--format", "csv"});
        QCOMPARE(safe.out, QByteArray("key,value\nsum,'=1+1\n"));
        QVERIFY2(safe.err.contains("1 fields") && safe.err.contains("--lossless"), safe.err);
        const Outcome raw = m_work.run({"export", dir, "-", "--format", "csv", "--lossless"});
        QCOMPARE(raw.out, QByteArray("key,value\nsum,=1+1\n"));
        QVERIFY2(raw.err.contains("lossless"), raw.err);
    }

    void aFileThatIsThereIsKept() {
        const QString dir = store("kept");
        good({"put", dir, "k", "v"});
        QVERIFY(m_work.write("precious.csv", "mine"));
        const Outcome outcome = m_work.run({"export", dir, m_work.path("precious.csv")});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(isOneLine(outcome.err) && outcome.err.contains("--force"), outcome.err);
        QCOMPARE(m_work.read("precious.csv"), QByteArray("mine"));
        good({"export", dir, m_work.path("precious.csv"), "--force"});
        QCOMPARE(m_work.read("precious.csv"), QByteArray("key,value\nk,v\n"));
    }

    void aBadLineIsToldWithFileAndLineAndNothingBeforeItIsLost() {
        const QString dir = store("bad");
        QVERIFY(m_work.write("bad.csv", "key,value\na,1\nb,2\nalone\nc,3\n,empty\nd,4\n"));
        const Outcome outcome = m_work.run({"import", dir, m_work.path("bad.csv")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(isOneLine(outcome.err), outcome.err);
        QVERIFY2(outcome.err.contains("bad.csv, line 4") && outcome.err.contains("2 rows before it"),
                 outcome.err);
        QCOMPARE(good({"scan", dir, "--keys-only"}), QByteArray("a\nb\n"));

        const Outcome skipping =
            m_work.run({"import", dir, m_work.path("bad.csv"), "--skip-bad", "--resume", "--json"});
        QCOMPARE(skipping.exitCode, 0);
        QVERIFY2(skipping.err.contains("line 4") && skipping.err.contains("line 6"), skipping.err);
        const QJsonObject report = QJsonDocument::fromJson(skipping.out).object();
        QCOMPARE(report["rows"].toInteger(), 4);
        QCOMPARE(report["skipped"].toInteger(), 2);
        QCOMPARE(report["resumed_at_line"].toInteger(), 4);
        QCOMPARE(good({"scan", dir, "--keys-only"}), QByteArray("a\nb\nc\nd\n"));
    }

    void aCorrectedFileGoesOnWhereItStopped() {
        const QString dir = store("corrected");
        QVERIFY(m_work.write("c.jsonl", "{\"key\":\"a\",\"value\":\"1\"}\n{\"key\":\n"));
        QCOMPARE(m_work.run({"import", dir, m_work.path("c.jsonl")}).exitCode, 1);
        QVERIFY(
            m_work.write("c.jsonl", "{\"key\":\"a\",\"value\":\"1\"}\n{\"key\":\"b\",\"value\":\"2\"}\n"));
        const QByteArray report = good({"import", dir, m_work.path("c.jsonl"), "--resume", "--json"});
        QCOMPARE(QJsonDocument::fromJson(report).object()["resumed_at_line"].toInteger(), 2);
        QCOMPARE(good({"scan", dir, "--keys-only"}), QByteArray("a\nb\n"));
    }

    void aStateOfAnotherImportIsNotUsed() {
        const QString dir = store("state");
        QVERIFY(m_work.write("s.jsonl", "{\"key\":\"a\",\"value\":\"1\"}\nbroken\n"));
        QCOMPARE(m_work.run({"import", dir, m_work.path("s.jsonl")}).exitCode, 1);
        QVERIFY(
            m_work.write("s.jsonl", "{\"key\":\"z\",\"value\":\"1\"}\n{\"key\":\"y\",\"value\":\"1\"}\n"));
        const Outcome other = m_work.run({"import", dir, m_work.path("s.jsonl"), "--resume"});
        QCOMPARE(other.exitCode, 3);
        QVERIFY2(isOneLine(other.err) && other.err.contains("another import"), other.err);
        QVERIFY(m_work.write("s.jsonl.import-state", "garbage"));
        QCOMPARE(m_work.run({"import", dir, m_work.path("s.jsonl"), "--resume"}).exitCode, 3);
        good({"import", dir, m_work.path("s.jsonl")});
        QCOMPARE(good({"scan", dir, "--keys-only"}), QByteArray("a\ny\nz\n"));
    }

    void columnsAreChosenByNameAndNumber() {
        const QString dir = store("columns");
        const QByteArray text = "name,code\n\"Frankreich\nund mehr\",FR\n";
        good({"import", dir, "-", "--format", "csv", "--key", "code", "--value", "name"}, text);
        good({"import", dir, "-", "--format", "csv", "--key", "1", "--value", "2", "--no-header"}, text);
        QCOMPARE(good({"get", dir, "FR"}), QByteArray("Frankreich\nund mehr"));
        QCOMPARE(good({"get", dir, "name"}), QByteArray("code"));
        const Outcome outcome = m_work.run({"import", dir, "-", "--format", "csv", "--key", "absent"}, text);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("line 1"), outcome.err);
    }
};

QTEST_GUILESS_MAIN(LevelctlImportTest)
#include "levelctl_import_test.moc"
