// What experts ask of a store, each in one line of levelctl. The answers are checked against what was done to
// the store.
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "tests/core/cli/levelctl_process.h"

namespace {

QJsonObject object(const QByteArray& text) {
    return QJsonDocument::fromJson(text).object();
}

QByteArray user(int i) {
    return "user/" + QByteArray::number(10'000 + i);
}

}  // namespace

// Two thousand users in level 2, a later change in level 1, and the latest in level 0.
class ExpertQuestionsTest : public QObject {
    Q_OBJECT

    Workplace m_work;
    QString m_store;

    QByteArray good(const QStringList& arguments, const QByteArray& input = {}) {
        const Outcome outcome = m_work.run(arguments, input);
        if (outcome.exitCode != 0)
            QTest::qFail(qPrintable(arguments.join(' ') + ": " + outcome.err), __FILE__, __LINE__);
        return outcome.out;
    }
    qint64 tableBytes() { return object(good({"stats", m_store, "--json"}))["table_bytes"].toInteger(); }
    QStringList tableFiles() {
        QStringList paths;
        for (const QString& name : QDir(m_store).entryList({"*.lst"}, QDir::Files, QDir::Name))
            paths << m_store + "/" + name;
        return paths;
    }

private slots:
    void init() {
        m_store = m_work.path(QTest::currentTestFunction());
        good({"create", m_store, "--set", "upper_compression=none", "--set", "bottom_compression=none",
              "--set", "memtable_bytes=64KiB", "--set", "base_level_bytes=64KiB", "--set",
              "target_table_bytes=32KiB"});
        QByteArray rows = "key\tvalue\n";
        for (int i = 0; i < 2000; ++i)
            rows += user(i) + "\t" + QByteArray(100, static_cast<char>('a' + i % 26)) + "\n";
        good({"import", m_store, "-", "--format", "tsv"}, rows);
        good({"flush", m_store});
        good({"compact", m_store});  // too much for level 1
        good({"put", m_store, user(50), "moved to Oslo"});
        good({"flush", m_store});
        good({"compact", m_store, "--level", "0"});
        good({"delete", m_store, user(7)});
        good({"put", m_store, user(100), "moved to Kyoto"});
        good({"flush", m_store});
    }

    void whyIsThisKeyAbsent() {
        const Outcome deleted = m_work.run({"explain", m_store, user(7), "--json"});
        QCOMPARE(deleted.exitCode, 1);
        QCOMPARE(object(deleted.out)["outcome"].toString(), QString("deleted"));
        const Outcome never = m_work.run({"explain", m_store, user(7) + "x", "--json"});
        QCOMPARE(never.exitCode, 1);
        QVERIFY(object(never.out)["outcome"].toString() != "deleted");
    }

    void whichFilesHoldIt() {
        const QList<QByteArray> lines = good({"history", m_store, user(100), "--json"}).trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        for (const QByteArray& line : lines) {
            const QString file = QStringLiteral("%1/%2.lst")
                                     .arg(m_store)
                                     .arg(object(line)["table"].toInteger(), 6, 10, QLatin1Char('0'));
            QCOMPARE(m_work.run({"bloom", file, "--test", user(100)}).exitCode, 0);
        }
        QVERIFY(object(lines[0])["table"].toInteger() != object(lines[1])["table"].toInteger());
    }

    void whatWillCompactingThisRangeFree() {
        const QStringList range{"compact", m_store, "--from", user(0), "--to", user(500), "--json"};
        const QJsonObject plan = object(good(range + QStringList{"--dry-run"}));
        const qint64 frees = plan["input_bytes"].toInteger() - plan["output_bytes"].toInteger();
        QVERIFY(frees > 0);
        const qint64 before = tableBytes();
        good(range);
        QCOMPARE(before - tableBytes(), frees);
    }

    void whichPrefixEatsMyDisk() {
        const QJsonObject answer = object(good({"space", m_store, "--json"}));
        QVERIFY(answer["exact"].toBool());
        QCOMPARE(answer["total"]["bytes"].toInteger(), tableBytes());
        QVERIFY(answer["shadowed"]["bytes"].toInteger() > 200 &&
                answer["tombstones"]["bytes"].toInteger() > 0);
        QVERIFY(good({"space", m_store}).contains("user/100*"));
    }

    void isTheFilterWorthItsMemory() {
        const QJsonObject answer = object(good({"bloom", m_store, "--json"}));
        QVERIFY(answer["filter_bytes"].toInteger() > 2000);
        QVERIFY(answer["asked"].toDouble() >= 2 && answer["passed"].toDouble() < 0.2);
        const QJsonObject curve = object(good({"bloom", tableFiles().front(), "--what-if", "--json"}));
        const QJsonArray sizes = curve["what_if"].toArray();
        QVERIFY(sizes.size() > 4);
        QVERIFY(sizes.first()["measured"]["rate"].toDouble() >
                10 * sizes.last()["measured"]["rate"].toDouble());
    }

    void whyDoWritesStall() {
        const QJsonObject writers = object(good({"stats", m_store, "--json"}))["writers"].toObject();
        QCOMPARE(writers["slowed_by"].toString(), QString("none"));
        const QJsonObject levelZero = writers["debts"].toArray()[1].toObject();
        QCOMPARE(levelZero["cause"].toString(), QString("l0_tables"));
        QCOMPARE(levelZero["slows_above"].toInt(), 32);
        QVERIFY(levelZero["now"].toInt() >= 1);
        QVERIFY(good({"stats", m_store}).contains("writers are not slowed"));
    }

    void whatDidTheLastHourOfCompactionsDo() {
        good({"compact", m_store});
        const QJsonArray work =
            object(good({"manifest", m_store, "--since", "1h", "--json"}))["work"].toArray();
        QStringList causes;
        for (const QJsonValue& each : work)
            causes << each["cause"].toString();
        QVERIFY2(causes.contains("flush") && causes.contains("manual-compaction"),
                 qPrintable(causes.join(' ')));
        const qsizetype asked = causes.indexOf("manual-compaction");
        QCOMPARE(work[asked]["entries_read"].toInteger() - work[asked]["entries_written"].toInteger(), 4);
        QVERIFY(good({"manifest", m_store, "--since", "1h"}).contains("manual-compaction, "));
        QCOMPARE(m_work.run({"manifest", m_store, "--since", "soon"}).exitCode, 2);
    }

    void isAnyFileDamaged() {
        QCOMPARE(m_work.run({"verify", m_store}).exitCode, 0);
        const QString victim = tableFiles().front();
        QFile file(victim);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(200));
        QVERIFY(file.write("\xff\xfe\xfd") == 3);
        file.close();
        const Outcome found = m_work.run({"verify", m_store});
        QCOMPARE(found.exitCode, 1);
        QVERIFY((found.out + found.err).contains(QFileInfo(victim).fileName().toUtf8()));
    }

    void whichTombstonesCannotGoAndWhy() {
        const QJsonObject plan = object(good({"compact", m_store, "--level", "0", "--dry-run", "--json"}));
        QCOMPARE(plan["kept_tombstones_for_older"].toInt(), 1);
        const QJsonArray older = plan["older_tables"].toArray();
        const QByteArray history = good({"history", m_store, user(7), "--json"}).trimmed().split('\n').last();
        QVERIFY(older.contains(object(history)["table"]));
    }

    void whatIsInThisByte() {
        for (const QString& path : tableFiles()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const qint64 at = file.readAll().indexOf("moved to Kyoto");
            if (at < 0)
                continue;
            const QJsonObject place =
                object(good({"table", path, "--byte", QString::number(at + 9), "--json"}));
            QCOMPARE(place["part"].toString(), QString("value"));
            QCOMPARE(place["entry"]["key"].toString().toUtf8(), user(100));
            QVERIFY(good({"table", path, "--byte", QString::number(at)}).contains("of the value of entry"));
            QCOMPARE(m_work.run({"table", path, "--byte", QString::number(file.size())}).exitCode, 2);
            return;
        }
        QFAIL("no table holds the value");
    }
};

QTEST_APPLESS_MAIN(ExpertQuestionsTest)
#include "expert_questions_test.moc"
