// The sample store holds what Debian's packages say, found out by other means: this test reads the same files
// with code of its own, keeps the pairs in a map and hashes that.
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <map>

#include "core/db/db.h"
#include "core/inspect/digest.h"
#include "core/inspect/sample_store.h"

using namespace levelscope;

namespace {

using Pairs = std::map<QByteArray, QByteArray>;  // QByteArray orders by unsigned bytes

QByteArray quoted(const QByteArray& text) {
    QByteArray json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            json += '\\';
        json += c;
    }
    return json + '"';
}

QByteArray contentOf(const QString& path) {
    if (path.endsWith(".bz2")) {
        QProcess unpack;
        unpack.start("bzip2", {"-dc", path});
        unpack.waitForFinished(-1);
        return unpack.readAllStandardOutput();
    }
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void addCharacters(Pairs& pairs) {
    const QList<QByteArray> names{"code",          "name",    "category",  "combining", "bidi",
                                  "decomposition", "decimal", "digit",     "numeric",   "mirrored",
                                  "old_name",      "comment", "uppercase", "lowercase", "titlecase"};
    const QString plain = "/usr/share/unicode/UnicodeData.txt";
    const QByteArray text = contentOf(QFile::exists(plain) ? plain : plain + ".bz2");
    for (const QByteArray& line : text.split('\n')) {
        const QList<QByteArray> fields = line.split(';');
        if (fields.size() != names.size())
            continue;
        QByteArray json = "{";
        for (int i = 0; i < fields.size(); ++i)
            json += (i == 0 ? "" : ",") + quoted(names[i]) + ":" + quoted(fields[i]);
        pairs["unicode/char/" + fields[0]] = json + "}";
    }
}

void addUnihan(Pairs& pairs) {
    const QDir directory("/usr/share/unicode");
    for (const QString& name : directory.entryList({"Unihan_*.txt", "Unihan_*.txt.bz2"}, QDir::Files)) {
        for (const QByteArray& line : contentOf(directory.filePath(name)).split('\n')) {
            const QList<QByteArray> fields = line.split('\t');
            if (fields.size() == 3 && !line.startsWith('#'))
                pairs["unicode/unihan/" + fields[0].mid(2) + "/" + fields[1]] = fields[2];
        }
    }
}

void addIso(Pairs& pairs) {
    const std::map<QString, QString> identities{
        {"639-2", "alpha_3"}, {"639-3", "alpha_3"},  {"639-5", "alpha_3"}, {"3166-1", "alpha_3"},
        {"3166-2", "code"},   {"3166-3", "alpha_4"}, {"4217", "alpha_3"},  {"15924", "alpha_4"}};
    for (const auto& [list, identity] : identities) {
        const QByteArray text = contentOf("/usr/share/iso-codes/json/iso_" + list + ".json");
        for (const auto& record : QJsonDocument::fromJson(text).object()[list].toArray()) {
            // QJsonObject keeps its members sorted by name, as the store does.
            const QJsonObject object = record.toObject();
            pairs["iso/" + list.toUtf8() + "/" + object[identity].toString().toUtf8()] =
                QJsonDocument(object).toJson(QJsonDocument::Compact);
        }
    }
}

QByteArray digestOfPairs(const Pairs& pairs) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const QByteArray& bytes) {
        const auto size = static_cast<quint64>(bytes.size());
        QByteArray little;
        for (int i = 0; i < 8; ++i)
            little += static_cast<char>(size >> (8 * i));
        hash.addData(little + bytes);
    };
    for (const auto& [key, value] : pairs) {
        add(key);
        add(value);
    }
    return hash.result().toHex();
}

Result<StoreDigest> digestOfStore(Db& db) {
    IteratorOptions options;
    options.fillCache = false;
    return digestOf(*db.iterator(options));
}

}  // namespace

class SampleStoreDigestTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    Pairs m_pairs;
    std::string m_store;

    std::unique_ptr<Db> open(const std::string& directory) {
        auto db = Db::open(directory, {}, OpenMode::open);
        if (!db.ok())
            QTest::qFail(toLogString(db.status()).c_str(), __FILE__, __LINE__);
        return db.ok() ? std::move(*db) : nullptr;
    }
    void hasThePairs(Db& db) {
        const auto digest = digestOfStore(db);
        QVERIFY2(digest.ok(), toLogString(digest.status()).c_str());
        QCOMPARE(digest->keys, static_cast<uint64_t>(m_pairs.size()));
        QCOMPARE(QByteArray::fromStdString(digest->sha256), digestOfPairs(m_pairs));
    }

private slots:
    void initTestCase() {
        addCharacters(m_pairs);
        addUnihan(m_pairs);
        addIso(m_pairs);
        QVERIFY2(m_pairs.size() > 1'000'000, "are unicode-data and iso-codes installed?");
        m_store = m_directory.filePath("sample").toStdString();
        const auto report = makeSampleStore(m_store, {});
        QVERIFY2(report.ok(), toLogString(report.status()).c_str());
        QVERIFY(report->operations > m_pairs.size());
    }

    // Before anybody has read it: reads pay for merges, and those drop tombstones.
    void thereIsSomethingToLookAtOnSeveralLevels() {
        const auto db = open(m_store);
        const DbStats stats = db->stats();
        int levels = 0;
        uint64_t entries = stats.memtableEntries;
        uint64_t tombstones = 0;
        for (const LevelStats& level : stats.levels) {
            levels += level.tables > 0 ? 1 : 0;
            entries += level.entries;
            tombstones += level.tombstones;
        }
        QVERIFY2(levels >= 3, qPrintable(QString::number(levels)));
        QVERIFY2(stats.levels[0].tables >= 2, qPrintable(QString::number(stats.levels[0].tables)));
        QVERIFY2(tombstones > 1000, qPrintable(QString::number(tombstones)));
        QVERIFY2(entries > m_pairs.size() + 40'000, "shadowed versions");
        QVERIFY2(stats.memtableEntries > 100, qPrintable(QString::number(stats.memtableEntries)));
    }

    void itHoldsWhatThePackagesSay() {
        const auto db = open(m_store);
        hasThePairs(*db);
        QCOMPARE(*db->get("unicode/unihan/4E00/kMandarin"),
                 m_pairs["unicode/unihan/4E00/kMandarin"].toStdString());
        QVERIFY(db->get("unicode/char/1F600")->find("GRINNING FACE") != std::string::npos);
        QVERIFY(db->get("iso/3166-1/FRA")->find("France") != std::string::npos);
    }

    void makingItAgainChangesNothing() {
        const auto report = makeSampleStore(m_store, {});
        QVERIFY(report.ok());
        QCOMPARE(report->resumedAt, report->operations);
        hasThePairs(*open(m_store));
    }

    void aCheckpointAndAFullCompactionKeepIt() {
        const std::string copy = m_directory.filePath("copy").toStdString();
        const auto db = open(m_store);
        QVERIFY(db->checkpoint(copy).ok());
        hasThePairs(*open(copy));
        CompactionJob job;
        QVERIFY(db->flush().ok());
        QVERIFY(db->compact({.kind = CompactionReason::manualAll}, job).ok());
        hasThePairs(*db);
        uint64_t entries = 0;
        for (const LevelStats& level : db->stats().levels)
            entries += level.entries;
        QCOMPARE(entries, static_cast<uint64_t>(m_pairs.size()));
    }
};

QTEST_GUILESS_MAIN(SampleStoreDigestTest)
#include "sample_store_digest_test.moc"
