// A store kept from the day its format was fixed. Whoever changes the format without saying so meets this
// test.
//
// tests/data/store-1 was made with `levelctl`: LZ4 above ZSTD, 120 pairs in four tables of the bottom, above
// them a table of overwrites, deletions, a range deletion, an expired value and a key of two odd bytes, and
// two writes that only the log has.
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "core/formats/store_reader.h"
#include "core/inspect/digest.h"
#include "core/inspect/verify.h"

using namespace levelscope;

namespace {

const std::string kDigest = "7fb0abddf94e2857d0666d865c04052e6e6e7341fbee6516543c0d8e2355ca96";
constexpr uint64_t kKeys = 111;

}  // namespace

class AStoreOfFormat1StaysReadableTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_copy;

    std::string path() const { return m_copy->path().toStdString(); }
    void isTheSame(Iterator& iterator) {
        const auto digest = digestOf(iterator);
        QVERIFY2(digest.ok(), toLogString(digest.status()).c_str());
        QCOMPARE(digest->keys, kKeys);
        QCOMPARE(digest->sha256, kDigest);
    }

private slots:
    void init() {
        m_copy = std::make_unique<QTemporaryDir>();
        const QDir kept(QStringLiteral(LEVELSCOPE_TEST_DATA "/store-1"));
        const QStringList names = kept.entryList(QDir::Files);
        QVERIFY(names.size() == 9);
        for (const QString& name : names)
            QVERIFY(QFile::copy(kept.filePath(name), m_copy->filePath(name)));
    }

    void itIsSound() {
        const auto report = verifyStore(posixFileSystem(), path());
        QVERIFY2(report.ok(), toLogString(report.status()).c_str());
        QVERIFY(report->findings.empty());
        QCOMPARE(report->tables, uint64_t{5});
        QCOMPARE(report->logRecords, uint64_t{3});  // the two, and a mark that what came before is durable
    }

    void inspectionFindsEveryPair() {
        const auto store = openStore(posixFileSystem(), path());
        QVERIFY2(store.ok(), toLogString(store.status()).c_str());
        QCOMPARE((*store)->version()->tableCount(), uint64_t{5});
        isTheSame(*(*store)->iterator());
        const auto versions = (*store)->history("even/002");
        QVERIFY2(versions.ok(), toLogString(versions.status()).c_str());
        QCOMPARE(versions->size(), size_t{2});
        QCOMPARE(versions->front().value, std::string("also in the log"));
    }

    void itIsOpenedWrittenAndMergedAsIfNew() {
        {
            const auto db = Db::open(path(), {}, OpenMode::open);
            QVERIFY2(db.ok(), toLogString(db.status()).c_str());
            isTheSame(*(*db)->iterator());
            QVERIFY((*db)->put("new", "value").ok());
            QVERIFY((*db)->erase("new").ok());
            CompactionJob job;
            const Status merged = (*db)->compact({}, job);
            QVERIFY2(merged.ok(), toLogString(merged).c_str());
            isTheSame(*(*db)->iterator());
        }
        const auto again = Db::open(path(), {}, OpenMode::readOnly);
        QVERIFY2(again.ok(), toLogString(again.status()).c_str());
        isTheSame(*(*again)->iterator());
    }
};

QTEST_GUILESS_MAIN(AStoreOfFormat1StaysReadableTest)
#include "a_store_of_format_1_stays_readable_test.moc"
