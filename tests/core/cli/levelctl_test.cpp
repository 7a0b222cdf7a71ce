// Every verb, run as a user runs it.
#include <QCryptographicHash>
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
QJsonArray array(const QByteArray& text) {
    return QJsonDocument::fromJson(text).array();
}

}  // namespace

class LevelctlTest : public QObject {
    Q_OBJECT

    Workplace m_work;

    // Runs, expects success, gives the output.
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
    QString firstFile(const QString& directory, const QString& pattern) {
        const QStringList names = QDir(directory).entryList({pattern}, QDir::Files, QDir::Name);
        return names.isEmpty() ? QString() : directory + "/" + names.front();
    }

private slots:
    void aPairCanBeWrittenReadChangedAndDeleted() {
        const QString dir = store("pair");
        good({"put", dir, "key", "value"});
        QCOMPARE(good({"get", dir, "key"}), QByteArray("value"));
        good({"update", dir, "key", "other", "--sync"});
        QCOMPARE(good({"get", dir, "key"}), QByteArray("other"));
        good({"delete", dir, "key"});
        QCOMPARE(m_work.run({"get", dir, "key"}).exitCode, 1);
        QCOMPARE(m_work.run({"update", dir, "key", "x"}).exitCode, 1);
        QCOMPARE(m_work.run({"get", dir, "key"}).exitCode, 1);
        QCOMPARE(m_work.run({"delete", dir, "key"}).exitCode, 0);
        QCOMPARE(m_work.run({"delete", dir, "key", "--must-exist"}).exitCode, 1);
    }

    void theSpaceIsToldByPrefixAndItsSumIsTheBytesOfTheTables() {
        const QString dir = store("space");
        QByteArray rows;
        for (int i = 0; i < 300; ++i)
            rows += "{\"key\":\"" + QByteArray(i % 3 == 0 ? "iso/" : "user/") + QByteArray::number(i) +
                    "\",\"value\":\"some text\"}\n";
        good({"import", dir, "-", "--format", "jsonl"}, rows);
        good({"flush", dir});
        good({"put", dir, "iso/0", "newer"});
        good({"flush", dir});
        qint64 bytes = 0;
        for (const QJsonValue& table : array(good({"tables", dir, "--json"})))
            bytes += table.toObject()["file_size"].toInteger();
        for (const QStringList& way : {QStringList{"--exact"}, QStringList{"--seed", "3"}}) {
            const QJsonObject all = object(good(QStringList{"space", dir, "--json"} + way));
            QVERIFY(all["exact"].toBool());  // a small store is read whole
            QCOMPARE(all["total"].toObject()["bytes"].toInteger(), bytes);
            QVERIFY(all["shadowed"].toObject()["bytes"].toInteger() > 0);
            QStringList prefixes;
            for (const QJsonValue& child : all["children"].toArray())
                prefixes << child.toObject()["prefix"].toString();
            QCOMPARE(prefixes, (QStringList{"user/", "iso/"}));
        }
        const QByteArray text = good({"space", dir, "--prefix", "iso/"});
        QVERIFY2(text.contains("iso/*") && text.contains("counted: "), text);
        QVERIFY(!text.contains("user/"));
        QCOMPARE(m_work.run({"space", dir, "--exact", "--sample-blocks", "5"}).exitCode, 2);
    }

    void largeValuesInFilesOfTheirOwnAreCountedAndChecked() {
        const QString dir = store("separated");
        good({"options", dir, "--set", "value_separation_bytes=20"});
        QVERIFY(!good({"info", dir}).contains("value files"));
        good({"put", dir, "large", "a value of more than twenty bytes"});
        good({"put", dir, "small", "short"});
        good({"flush", dir});
        QCOMPARE(object(good({"info", dir, "--json"}))["value_files"].toInteger(), 1);
        QVERIFY(good({"info", dir}).contains("1 value files"));
        const QJsonObject table = array(good({"tables", dir, "--json"})).first().toObject();
        QCOMPARE(table["value_files"].toArray().first().toObject()["values"].toInteger(), 1);
        QVERIFY(good({"tables", dir}).contains("values"));
        QVERIFY(good({"stats", dir}).contains("1 value files"));
        const QJsonObject verified = object(good({"verify", dir, "--json"}));
        QCOMPARE(verified["value_files"].toInteger(), 1);
        QCOMPARE(verified["values"].toInteger(), 1);
        QCOMPARE(good({"get", dir, "large"}).trimmed(), QByteArray("a value of more than twenty bytes"));
    }

    void theHistoryOfAKeyTellsWhatHidesEachVersion() {
        const QString dir = store("history");
        good({"put", dir, "key", "old"});
        good({"flush", dir});
        good({"put", dir, "key", "newer"});
        good({"delete", dir, "key"});
        const QList<QByteArray> lines = good({"history", dir, "key", "--json"}).trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(object(lines[0])["fate"].toString(), QString("deletion"));
        QCOMPARE(object(lines[1])["fate"].toString(), QString("shadowed"));
        QCOMPARE(object(lines[1])["by"].toInteger(), object(lines[0])["sequence"].toInteger());
        QCOMPARE(object(lines[1])["place"].toString(), QString("memtable"));
        QCOMPARE(object(lines[2])["value"].toString(), QString("old"));
        QCOMPARE(object(lines[2])["place"].toString(), QString("table"));
        const QString before = QString::number(object(lines[1])["sequence"].toInteger());
        const QByteArray then = good({"history", dir, "key", "--at", before});
        QVERIFY2(then.contains("later") && then.contains("visible") && then.contains("memtable"), then);
        QCOMPARE(m_work.run({"history", dir, "none"}).exitCode, 1);
    }

    void anExplanationTellsWhyAKeyIsAbsent() {
        const QString dir = store("explain");
        good({"put", dir, "key", "old"});
        good({"put", dir, "other", "there"});
        good({"flush", dir});
        good({"delete", dir, "key"});
        const Outcome absent = m_work.run({"explain", dir, "key", "--json"});
        QCOMPARE(absent.exitCode, 1);
        const QJsonObject json = QJsonDocument::fromJson(absent.out).object();
        QCOMPARE(json["outcome"].toString(), QString("deleted"));
        QCOMPARE(json["hidden"].toObject()["place"].toString(), QString("table"));
        QCOMPARE(json["steps"].toArray().last().toObject()["passed"].toString(), QString("not-needed"));
        const QByteArray text = good({"explain", dir, "a", "--seek"});
        QVERIFY2(text.contains("other") && text.contains("met key") && text.contains("deletion"), text);
        const QByteArray past = good({"explain", dir, "key", "--at", "2", "--compare", "other"});
        QVERIFY2(past.count("filter maybe") == 2 && past.contains("decides"), past);
    }

    void theMemtableTellsItsFillAndItsTree() {
        const QString dir = m_work.path("memtable");
        good({"create", dir, "--preset", "classroom"});
        for (const char* key : {"c", "a", "b"})
            good({"put", dir, key, "value"});
        const QByteArray text = good({"memtable", dir, "--key", "c"});
        QVERIFY2(text.contains("avl, active") && text.contains("at 30 entries: 27 more"), text);
        QVERIFY2(text.contains("b 3 put  balance 0, height 2 *\n    < a 2 put") && text.contains("> c 1 put"),
                 text);
        const QJsonObject json = object(good({"memtable", dir, "--json", "--limit", "1"}));
        QCOMPARE(json["nodes"].toArray().size(), 1);
        QCOMPARE(json["memtables"].toArray().first().toObject()["entries_left"].toInt(), 27);
        const QString tree = store("memtable-default");
        good({"put", tree, "key", "value"});
        const QByteArray leaf = good({"memtable", tree});
        QVERIFY2(leaf.contains("bplus, active") && leaf.contains("key 1 put (5 bytes)"), leaf);
        QCOMPARE(m_work.run({"memtable", tree, "--limit", "0"}).exitCode, 2);
    }

    void bytesGoInAndComeOutUnchanged() {
        const QString dir = store("bytes");
        good({"put", dir, "--hex", "00ff0a", "deadbeef00"});
        QCOMPARE(good({"get", dir, "--hex", "00FF0A"}), QByteArray("deadbeef00\n"));
        QCOMPARE(good({"get", dir, "--base64", "AP8K"}), QByteArray("3q2+7wA=\n"));
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all.append(static_cast<char>(i));
        good({"put", dir, "file", "--file", "-"}, all);
        QCOMPARE(good({"get", dir, "file"}), all);
        QVERIFY(m_work.write("value.bin", all + all));
        good({"put", dir, "file", "--file", m_work.path("value.bin")});
        QCOMPARE(good({"get", dir, "file"}), all + all);
        good({"put", dir, "empty", ""});
        QCOMPARE(good({"get", dir, "empty"}), QByteArray());
        good({"put", dir, "--", "-k", "-v"});
        QCOMPARE(good({"get", dir, "--", "-k"}), QByteArray("-v"));
        const QJsonObject json = object(good({"get", dir, "--hex", "00ff0a", "--json"}));
        QCOMPARE(json["key_b64"].toString(), QString("AP8K"));
        QCOMPARE(json["value_b64"].toString(), QString("3q2+7wA="));
    }

    void aPairWithATimeToLiveIsThereUntilThen() {
        const QString dir = store("ttl");
        good({"put", dir, "soon", "v", "--ttl", "1ms"});
        good({"put", dir, "later", "v", "--ttl", "7d"});
        QCOMPARE(good({"get", dir, "later"}), QByteArray("v"));
        QTRY_COMPARE(m_work.run({"get", dir, "soon"}).exitCode, 1);
    }

    void scanShowsWhatIsAskedInOrder() {
        const QString dir = store("scan");
        good({"batch", dir, "-"},
             "{\"op\":\"put\",\"key\":\"a\",\"value\":\"1\"}\n{\"op\":\"put\",\"key\":\"b\",\"value\":"
             "\"2\\n\"}\n"
             "{\"op\":\"put\",\"key\":\"ba\",\"value\":\"3\"}\n{\"op\":\"put\",\"key\":\"c\",\"value\":\"4\"}"
             "\n"
             "{\"op\":\"put\",\"key_b64\":\"/w==\",\"value\":\"5\"}\n");
        QCOMPARE(good({"scan", dir}), QByteArray("a\t1\nb\t2\\n\nba\t3\nc\t4\n\\xff\t5\n"));
        QCOMPARE(good({"scan", dir, "--raw", "--prefix", "b"}), QByteArray("b\t2\n\nba\t3\n"));
        QCOMPARE(good({"scan", dir, "--from", "b", "--to", "c", "--keys-only"}), QByteArray("b\nba\n"));
        QCOMPARE(good({"scan", dir, "--reverse", "--limit", "2", "--keys-only"}), QByteArray("\\xff\nc\n"));
        QCOMPARE(good({"scan", dir, "--hex", "--from", "63"}), QByteArray("63\t34\nff\t35\n"));
        QCOMPARE(good({"scan", dir, "--json", "--prefix", "b", "--from", "ba"}),
                 QByteArray("{\"key\":\"ba\",\"value\":\"3\"}\n"));
        QVERIFY(good({"scan", dir, "--json", "--from", "d"}).contains("\"key_b64\":\"/w==\""));
    }

    void aRangeIsDeletedInOneStep() {
        const QString dir = store("range");
        for (const char* key : {"a", "b", "c", "p/1", "p/2", "q"})
            good({"put", dir, key, "v"});
        good({"delete-range", dir, "a", "c"});
        good({"delete-range", dir, "--prefix", "p/"});
        QCOMPARE(good({"scan", dir, "--keys-only"}), QByteArray("c\nq\n"));
        QCOMPARE(m_work.run({"delete-range", dir, "q", "c"}).exitCode, 2);
        QCOMPARE(good({"scan", dir, "--keys-only"}), QByteArray("c\nq\n"));
    }

    void aBatchIsWrittenWholeOrNotAtAll() {
        const QString dir = store("batch");
        good({"batch", dir, "-"},
             "{\"op\":\"put\",\"key\":\"a\",\"value\":\"1\"}\n\n{\"op\":\"put\",\"key\":\"b\",\"value\":"
             "\"1\"}\n"
             "{\"op\":\"delete\",\"key\":\"a\"}\n{\"op\":\"put\",\"key\":\"m\",\"value\":\"1\"}\n"
             "{\"op\":\"delete-range\",\"from\":\"m\",\"to\":\"n\"}");
        QCOMPARE(good({"scan", dir, "--keys-only"}), QByteArray("b\n"));
        const Outcome bad =
            m_work.run({"batch", dir, "-"}, "{\"op\":\"delete\",\"key\":\"b\"}\n{\"op\":\"jump\"}\n");
        QCOMPARE(bad.exitCode, 1);
        QVERIFY2(isOneLine(bad.err) && bad.err.contains("line 2") && bad.err.contains("nothing was written"),
                 bad.err);
        QCOMPARE(good({"scan", dir, "--keys-only"}), QByteArray("b\n"));
    }

    void presetsAndOptionsAreStoredAndTold() {
        const QString dir = m_work.path("options");
        good({"create", dir, "--preset", "classroom", "--set", "block_size=1KiB", "--set",
              "table_threshold=7"});
        const QJsonObject info = object(good({"info", dir, "--json"}));
        QCOMPARE(info["format"].toString(), QString("levelscope"));
        QCOMPARE(info["options"].toObject()["block_size"].toString(), QString("1KiB"));
        QCOMPARE(info["options"].toObject()["table_threshold"].toString(), QString("7"));
        QVERIFY(good({"info", dir}).contains("In use by       nobody"));
        QVERIFY(good({"create", "--help"}).contains("memtable_bytes"));
    }

    void optionsAreShownAndChanged() {
        const QString dir = store("options shown");
        const QByteArray text = good({"options", dir});
        QVERIFY2(text.contains("* block_size = 8KiB   (128 to 16MiB bytes; 8KiB by default)\n"), text);
        QVERIFY(text.contains("  background_threads = 2"));
        good({"options", dir, "--set", "block_size=4KiB", "--set", "background_threads=3"});
        const auto json = QJsonDocument::fromJson(good({"options", dir, "--json"}));
        QStringList values;
        for (const QJsonValue& option : json["options"].toArray())
            if (option["value"] != option["default"])
                values << option["name"].toString() + "=" + option["value"].toString();
        QCOMPARE(values, QStringList({"block_size=4KiB", "background_threads=3"}));
        // All or none, and named.
        const Outcome bad =
            m_work.run({"options", dir, "--set", "block_size=8KiB", "--set", "zstd_level=99"});
        QVERIFY2(bad.exitCode == 2 && isOneLine(bad.err) && bad.err.contains("zstd_level") &&
                     bad.err.contains("1 to 19") && bad.err.contains("nothing was changed"),
                 bad.err);
        QVERIFY(good({"options", dir}).contains("block_size = 4KiB"));
        QVERIFY(m_work.run({"options", m_work.path("nowhere")}).err.contains("no such directory"));
        good({"put", dir, "key", "value"});
        QCOMPARE(good({"get", dir, "key"}), QByteArray("value"));
    }

    void aStoreOrFileMayBeReachedThroughALink() {
        const QString dir = store("real");
        QVERIFY(QFile::link(dir, m_work.path("linked")));
        good({"put", m_work.path("linked"), "k", "v"});
        QCOMPARE(good({"get", dir, "k"}), QByteArray("v"));
        QVERIFY(m_work.write("rows.jsonl", "{\"key\":\"l\",\"value\":\"w\"}\n"));
        QVERIFY(QFile::link(m_work.path("rows.jsonl"), m_work.path("rows-link.jsonl")));
        good({"import", dir, m_work.path("rows-link.jsonl")});
        QCOMPARE(good({"get", m_work.path("linked"), "l"}), QByteArray("w"));
        good({"verify", m_work.path("linked")});
    }

    void bareNamesLiveInTheDataDirectory() {
        good({"create", "shelf"});
        QVERIFY(QFile::exists(m_work.path("data/shelf/CURRENT")));
        good({"put", "shelf", "k", "v"});
        QCOMPARE(good({"get", "shelf", "k"}), QByteArray("v"));
    }

    void theInsideOfAStoreIsShown() {
        const QString dir = m_work.path("inside");
        good({"create", dir, "--preset", "classroom", "--set", "auto_compaction=false"});
        good({"generate", dir, "--count", "100", "--order", "sequential", "--value-size", "10"});
        good({"flush", dir, "--json"});
        good({"delete", dir, "0000000000000005"});

        const QJsonArray tables = array(good({"tables", dir, "--json"}));
        QVERIFY(tables.size() >= 3);
        qint64 entries = 0;
        for (const auto table : tables)
            entries += table.toObject()["entries"].toInteger();
        QCOMPARE(entries, 100);
        QVERIFY(good({"tables", dir}).contains("0000000000000099"));

        const QString file = firstFile(dir, "*.lst");
        const QJsonObject table = object(good({"table", file, "--json"}));
        QVERIFY(table["properties"].toObject()["entries"].toInteger() > 0);
        QVERIFY(table["blocks"].toArray().size() > 3);
        QVERIFY(good({"table", file}).contains("footer"));
        const QByteArray firstEntry = good({"table", file, "--block", "0", "--json"}).split('\n').front();
        const QString key = object(firstEntry)["key"].toString();
        QCOMPARE(key.size(), 16);
        QVERIFY(good({"table", file, "--block", "0"}).startsWith(key.toUtf8() + "\t@"));

        QJsonObject bloom = object(good({"bloom", file, "--test", key, "--json"}));
        QCOMPARE(bloom["may_contain"].toBool(), true);
        QVERIFY(bloom["bits_set"].toInteger() > 0 &&
                bloom["bits_set"].toInteger() < bloom["bits"].toInteger());
        int refused = 0;
        for (int i = 0; i < 10; ++i)
            refused += m_work.run({"bloom", file, "--test", QString("absent%1").arg(i)}).exitCode;
        QVERIFY2(refused >= 8, qPrintable(QString::number(refused)));

        const QString log = firstFile(dir, "*.wal");
        const QList<QByteArray> batches = good({"wal", log, "--json"}).trimmed().split('\n');
        QVERIFY(object(batches.back())["summary"].toBool());
        QVERIFY(good({"wal", log, "--summary"}).contains("batches"));

        const QList<QByteArray> edits = good({"manifest", dir, "--json"}).trimmed().split('\n');
        QVERIFY(edits.size() >= 2);
        QList<QByteArray> fileByFile;
        for (const QString& name : QDir(dir).entryList({"MANIFEST-*"}, QDir::Files, QDir::Name))
            fileByFile += good({"manifest", dir + "/" + name, "--json"}).trimmed().split('\n');
        QCOMPARE(fileByFile, edits);
        QVERIFY(good({"manifest", dir}).contains("+ L0 table"));

        const QJsonObject stats = object(good({"stats", dir, "--json"}));
        QCOMPARE(stats["entries"].toInteger() + stats["memtable_entries"].toInteger(), 101);
        QVERIFY(good({"stats", dir}).contains("space amplification"));
    }

    void theManifestsGoBackToAnyEdit() {
        const QString dir = m_work.path("travel");
        good({"create", dir, "--preset", "classroom"});
        for (const char* seed : {"1", "2", "3"})
            good({"generate", dir, "--count", "100", "--seed", seed});
        const QList<QByteArray> edits = good({"manifest", dir, "--json"}).trimmed().split('\n');
        const QString last = QString::number(object(edits.back())["edit"].toInteger());
        const QJsonObject now = object(good({"manifest", dir, "--at", last, "--json"}));
        QCOMPARE(now["tables"].toArray().size(), array(good({"tables", dir, "--json"})).size());
        QCOMPARE(object(good({"manifest", dir, "--at", "0", "--json"}))["tables"].toArray().size(), 0);

        const QJsonObject all = object(good({"manifest", dir, "--diff", "0", last, "--json"}));
        QCOMPARE(all["added"].toArray(), now["tables"].toArray());
        QVERIFY(all["removed"].toArray().isEmpty());
        const QString first = QString::number(all["added"].toArray().first()["table"].toInteger());
        const QJsonObject life = object(good({"manifest", dir, "--table", first, "--json"}));
        QVERIFY(life["stays"].toArray().last()["died"].isNull());
        QVERIFY(good({"manifest", dir, "--table", first}).contains("alive"));
        QCOMPARE(m_work.run({"manifest", dir, "--at", "100000"}).exitCode, 1);
        QCOMPARE(m_work.run({"manifest", dir, "--diff", "1"}).exitCode, 2);
        QCOMPARE(m_work.run({"manifest", dir, "--at", "1", "--table", "2"}).exitCode, 2);
    }

    void compactionTellsFirstAndThenDoes() {
        const QString dir = m_work.path("compact");
        good({"create", dir, "--set", "auto_compaction=false", "--set", "memtable_bytes=64KiB"});
        good({"generate", dir, "--count", "10000", "--order", "random"});
        good({"generate", dir, "--count", "10000", "--order", "random", "--seed", "2"});
        good({"flush", dir});
        const QByteArray before = good({"digest", dir});
        const int tables = array(good({"tables", dir, "--json"})).size();
        QVERIFY(tables > 4);
        const QJsonObject plan = object(good({"compact", dir, "--dry-run", "--json"}));
        QCOMPARE(plan["decision"].toString(), QString("merge"));
        QCOMPARE(plan["inputs"].toArray().size(), tables);
        QVERIFY(plan["output_bytes"].toInteger() > 0 && plan["dropped_versions"].toInteger() > 0);
        QVERIFY(good({"compact", dir, "--next"}).contains("would "));
        QCOMPARE(array(good({"tables", dir, "--json"})).size(), tables);
        QVERIFY(good({"compact", dir, "--level", "0", "--dry-run"}).contains("into level 1"));
        const QJsonObject done = object(good({"compact", dir, "--json"}));
        QCOMPARE(done["input_bytes"].toInteger(), plan["input_bytes"].toInteger());
        QCOMPARE(done["output_bytes"].toInteger(), plan["output_bytes"].toInteger());
        QCOMPARE(done["tables"].toInteger(), plan["outputs"].toArray().size());
        QCOMPARE(good({"digest", dir}), before);
        QCOMPARE(object(good({"stats", dir, "--json"}))["entries"].toInteger(), 10000);
        good({"compact", dir, "--from", "0", "--to", "1"});
        QCOMPARE(m_work.run({"compact", dir, "--table", "999999"}).exitCode, 2);
    }

    void theDigestIsTheOneDefined() {
        const QString dir = store("digest");
        QCOMPARE(
            good({"digest", dir}),
            QByteArray("keys 0 sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"));
        good({"put", dir, "b", "22"});
        good({"put", dir, "a", ""});
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(
            QByteArray::fromHex("0100000000000000"
                                "61"
                                "0000000000000000"
                                "0100000000000000"
                                "62"
                                "0200000000000000"
                                "3232"));
        const QByteArray expected = "keys 2 sha256 " + hash.result().toHex() + "\n";
        QCOMPARE(good({"digest", dir}), expected);
        QCOMPARE(good({"digest", dir, "--order", "bytewise"}), expected);
        QCOMPARE(object(good({"digest", dir, "--json"}))["keys"].toInteger(), 2);
    }

    void aCheckpointIsAWholeStore() {
        const QString dir = store("source");
        good({"generate", dir, "--count", "500"});
        good({"checkpoint", dir, m_work.path("copy")});
        QCOMPARE(good({"digest", m_work.path("copy")}), good({"digest", dir}));
        good({"put", m_work.path("copy"), "k", "v"});
        QCOMPARE(m_work.run({"get", dir, "k"}).exitCode, 1);
        QCOMPARE(m_work.run({"checkpoint", dir, m_work.path("copy")}).exitCode, 3);
        const QJsonObject report = object(good({"checkpoint", dir, m_work.path("another"), "--json"}));
        QCOMPARE(report["tables"].toInteger(), array(good({"tables", dir, "--json"})).size());
        QCOMPARE(report["target"].toString(), m_work.path("another"));
    }

    void verifyFindsASoundStoreSound() {
        const QString dir = store("sound");
        good({"generate", dir, "--count", "500"});
        good({"flush", dir});
        const QJsonObject report = object(good({"verify", dir, "--json"}));
        QVERIFY(report["clean"].toBool());
        QCOMPARE(report["entries"].toInteger(), 500);
        QVERIFY(good({"verify", dir}).startsWith("sound"));
    }

    void generatedDataIsTheSameForTheSameSeed() {
        for (const char* order : {"sequential", "random", "uniform", "zipfian"}) {
            const QString one = store(QString("one-") + order);
            const QString two = store(QString("two-") + order);
            const QStringList rest{"--count",    "2000", "--order",      order,
                                   "--key-size", "20",   "--value-size", "33"};
            good(QStringList{"generate", one, "--seed", "7"} + rest);
            good(QStringList{"generate", two, "--seed", "7"} + rest);
            QCOMPARE(good({"digest", one}), good({"digest", two}));
            const auto keys = object(good({"digest", one, "--json"}))["keys"].toInteger();
            const bool draws = QByteArray(order) == "uniform" || QByteArray(order) == "zipfian";
            QVERIFY(draws ? keys < 2000 && keys > 100 : keys == 2000);
        }
        QCOMPARE(m_work.run({"generate", m_work.path("one-random"), "--count", "1000", "--key-size", "2"})
                     .exitCode,
                 2);
    }

    void benchMeasuresAndCleansUp() {
        const QJsonArray results = array(good({"bench", m_work.path("bench"), "--keys", "2000", "--json",
                                               "--workloads", "fillrandom,readrandom,readseq,compact"}));
        QCOMPARE(results.size(), 4);
        QCOMPARE(results[1].toObject()["operations"].toInteger(), 2000);
        QVERIFY(!QFile::exists(m_work.path("bench")));
        const QJsonArray one =
            array(good({"bench", "--keys", "2000", "--json", "--workload", "ycsb-a", m_work.path("bench")}));
        QCOMPARE(one.size(), 1);
        QCOMPARE(one[0].toObject()["workload"].toString(), "ycsb-a");
    }
};

QTEST_GUILESS_MAIN(LevelctlTest)
#include "levelctl_test.moc"
