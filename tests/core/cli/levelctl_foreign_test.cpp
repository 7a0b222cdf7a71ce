// Every verb on stores of other engines: those that read do, those that write refuse, and none leaves a
// trace.
#include <QCoreApplication>
#include <QProcess>
#include <QtTest>

#include "tests/core/cli/levelctl_process.h"
#include "tests/core/formats/store_fixture.h"

using levelscope::test::pictureOf;

class LevelctlForeignTest : public QObject {
    Q_OBJECT

    Workplace m_work;

    QStringList stores() const {
        QStringList all;
        for (const char* engine : {"leveldb-cpp", "rocksdb-cpp"}) {
            const QString folder = m_work.path(engine);
            for (const QString& name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
                all << folder + '/' + name;
        }
        return all;
    }
    QStringList everything(const QString& store) const {
        QStringList all = pictureOf(store);
        for (const QString& name : QDir(store).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            all += pictureOf(store + '/' + name);
        all << QString::number(QFileInfo(store).metadataChangeTime().toMSecsSinceEpoch());
        return all;
    }

private slots:
    void initTestCase() {
        QCOMPARE(QProcess::execute("tar", {"-xzf", FIXTURES "/features.tar.gz", "-C", m_work.path(".")}), 0);
        QVERIFY(stores().size() > 80);
    }

    void verbsThatReadLeaveNoTrace() {
        for (const QString& store : stores()) {
            const QStringList before = everything(store);
            for (const char* verb : {"info", "tables", "stats", "digest", "verify", "scan", "manifest"}) {
                const Outcome outcome = m_work.run({verb, store});
                QVERIFY2(outcome.exitCode >= 0 && outcome.exitCode <= 3,
                         qPrintable(store + ' ' + verb + ": " + outcome.err));
                QVERIFY2(outcome.exitCode == 0 || !outcome.err.isEmpty(), qPrintable(store + ' ' + verb));
            }
            m_work.run({"get", store, "key"});
            m_work.run({"explain", store, "key"});
            const Outcome memtable = m_work.run({"memtable", store});
            QVERIFY2(memtable.exitCode == 3 && !memtable.err.isEmpty(), qPrintable(store));
            m_work.run({"export", store, m_work.path("rows.jsonl")});
            for (const QFileInfo& file : QDir(store).entryInfoList({"*.ldb", "*.sst"}, QDir::Files)) {
                m_work.run({"table", file.filePath()});
                m_work.run({"bloom", file.filePath()});
            }
            for (const QFileInfo& file : QDir(store).entryInfoList({"*.log"}, QDir::Files))
                m_work.run({"wal", file.filePath()});
            QCOMPARE(everything(store), before);
        }
    }

    void aReadOfAnotherEnginesStoreIsExplained() {
        int explained = 0;
        for (const QString& store : stores()) {
            const Outcome first = m_work.run({"scan", store, "--limit", "1", "--json"});
            const QJsonObject row = QJsonDocument::fromJson(first.out).object();
            if (first.exitCode != 0 || !row.contains("key") || row["key"].toString().isEmpty())
                continue;
            const Outcome outcome = m_work.run({"explain", store, row["key"].toString(), "--json"});
            if (outcome.exitCode > 1)
                continue;  // of an unknown order
            const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
            QVERIFY2(json["outcome"].toString() == "found", qPrintable(store + outcome.out));
            // Of long values the beginning.
            const QString value = json["value"].toString();
            QVERIFY(row["value"].toString().startsWith(value));
            QCOMPARE(value.size() < row["value"].toString().size(), json["value_size"].toInt() > 4096);
            const QJsonArray steps = json["steps"].toArray();
            QVERIFY2(std::any_of(steps.begin(), steps.end(),
                                 [](const QJsonValue& step) { return step.toObject()["decided"].toBool(); }),
                     qPrintable(store));
            ++explained;
        }
        QVERIFY2(explained > 40, qPrintable(QString::number(explained)));
    }

    void damageIsPassedByOnlyWhenAskedAndIsTold() {
        const QString sound = m_work.path("leveldb-cpp/snappy-bloom");
        QCOMPARE(m_work.run({"scan", sound, "--skip-damage"}).exitCode, 0);
        const QString store = m_work.path("damaged");
        QCOMPARE(QProcess::execute("cp", {"-r", sound, store}), 0);
        const QFileInfoList tables = QDir(store).entryInfoList({"*.ldb", "*.sst"}, QDir::Files, QDir::Size);
        QVERIFY(!tables.isEmpty());
        QFile table(tables.front().filePath());
        QVERIFY(table.open(QIODevice::ReadWrite) && table.seek(100));
        char byte = 0;
        QVERIFY(table.getChar(&byte) && table.seek(100) && table.putChar(static_cast<char>(byte ^ 4)));
        table.close();
        QCOMPARE(m_work.run({"scan", store}).exitCode, 3);
        const Outcome all = m_work.run({"scan", sound});
        const Outcome rest = m_work.run({"scan", store, "--skip-damage"});
        QCOMPARE(rest.exitCode, 1);
        QVERIFY(!rest.out.isEmpty() && rest.out.size() < all.out.size());
        QVERIFY2(rest.err.contains("skipped: ") && rest.err.contains(tables.front().fileName().toUtf8()) &&
                     rest.err.contains("at byte 0") && rest.err.contains("1 places could not be read"),
                 rest.err);
        const Outcome exported = m_work.run({"export", store, m_work.path("rest.jsonl"), "--skip-damage"});
        QCOMPARE(exported.exitCode, 1);
        QVERIFY2(exported.err.contains("skipped: "), exported.err);
        QCOMPARE(m_work.read("rest.jsonl").count('\n'), rest.out.count('\n'));
    }

    void verbsThatWriteRefuseBeforeTheyLock() {
        for (const QString& store :
             {m_work.path("leveldb-cpp/snappy-bloom"), m_work.path("rocksdb-cpp/levels")}) {
            const QStringList before = everything(store);
            QVERIFY(m_work.write("rows.csv", "key,value\na,b\n"));
            for (const QStringList& arguments : {QStringList{"put", store, "k", "v"},
                                                 {"update", store, "k", "v"},
                                                 {"delete", store, "k"},
                                                 {"delete-range", store, "a", "z"},
                                                 {"flush", store},
                                                 {"compact", store},
                                                 {"create", store},
                                                 {"import", store, m_work.path("rows.csv")}}) {
                const Outcome outcome = m_work.run(arguments);
                QCOMPARE(outcome.exitCode, 3);
                QVERIFY2(outcome.err.contains("another engine") || outcome.err.contains("there already"),
                         outcome.err);
                QCOMPARE(everything(store), before);
            }
        }
    }
};

QTEST_GUILESS_MAIN(LevelctlForeignTest)
#include "levelctl_foreign_test.moc"
