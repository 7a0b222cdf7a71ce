// The digest is what its definition says, computed here by other means, and depends on the data alone.
#include <QtCore/QDateTime>
#include <QtTest/QTest>

#include "core/inspect/digest.h"
#include "tests/core/formats/store_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

QByteArray littleEndian(uint64_t number) {
    QByteArray bytes;
    for (int i = 0; i < 8; ++i)
        bytes.append(static_cast<char>(number >> (8 * i) & 0xff));
    return bytes;
}

std::string independentDigest(const Model& model) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& [key, value] : model) {
        hash.addData(littleEndian(key.size()));
        hash.addData(QByteArray(key.data(), static_cast<qsizetype>(key.size())));
        hash.addData(littleEndian(value.size()));
        hash.addData(QByteArray(value.data(), static_cast<qsizetype>(value.size())));
    }
    return hash.result().toHex().toStdString();
}

}  // namespace

class DigestTest : public QObject {
    Q_OBJECT

private slots:
    void theDigestEqualsOneComputedByOtherMeans();
    void theDigestOfAnEmptyStoreIsTheHashOfNothing();
    void theDigestSurvivesCompactionAndReopening();
    void theDigestCanBeStopped();
};

void DigestTest::theDigestEqualsOneComputedByOtherMeans() {
    const QTemporaryDir directory;
    const auto db = createIn(directory.filePath("store").toStdString());
    QVERIFY(db.ok());
    Model model = fill(**db);
    const std::string large(600 * 1024, 'x');
    const std::string odd("\0\xff key", 6);
    QVERIFY((*db)->put(odd, large).ok());
    QVERIFY((*db)->put("empty", "").ok());
    model[odd] = large;
    model["empty"] = "";
    const auto iterator = (*db)->iterator();
    const auto digest = digestOf(*iterator);
    QVERIFY(digest.ok());
    QCOMPARE(digest->keys, uint64_t{model.size()});
    QCOMPARE(digest->sha256, independentDigest(model));
}

void DigestTest::theDigestOfAnEmptyStoreIsTheHashOfNothing() {
    const QTemporaryDir directory;
    const auto db = createIn(directory.filePath("store").toStdString());
    QVERIFY(db.ok());
    const auto iterator = (*db)->iterator();
    const auto digest = digestOf(*iterator);
    QVERIFY(digest.ok());
    QCOMPARE(digest->keys, uint64_t{0});
    QCOMPARE(digest->sha256, std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

void DigestTest::theDigestSurvivesCompactionAndReopening() {
    const QTemporaryDir directory;
    const std::string path = directory.filePath("store").toStdString();
    std::string before;
    {
        const auto db = createIn(path);
        QVERIFY(db.ok());
        QVERIFY(!fill(**db).empty());
        before = digestOf(*(*db)->iterator())->sha256;
        CompactionJob job;
        QVERIFY((*db)->compact({}, job).ok());
        QCOMPARE(digestOf(*(*db)->iterator())->sha256, before);
        QVERIFY((*db)->put("late9", "changed").ok());
        QVERIFY(digestOf(*(*db)->iterator())->sha256 != before);
        QVERIFY((*db)->put("late9", "in the log 9").ok());
    }
    const auto db = Db::open(path, {}, OpenMode::readOnly);
    QVERIFY(db.ok());
    QCOMPARE(digestOf(*(*db)->iterator())->sha256, before);
}

void DigestTest::theDigestCanBeStopped() {
    const QTemporaryDir directory;
    Options options = smallOptions();
    options.memtableEntries = 0;
    const auto db = createIn(directory.filePath("store").toStdString(), options);
    QVERIFY(db.ok());
    for (int i = 0; i < 25000; ++i)
        QVERIFY((*db)->put(keyOf(i), "v").ok());
    std::stop_source stop;
    uint64_t told = 0;
    const auto progress = [&](uint64_t keys) {
        told = keys;
        stop.request_stop();
    };
    const auto iterator = (*db)->iterator();
    QVERIFY(digestOf(*iterator, progress, stop.get_token()).status().is(Code::cancelled));
    QVERIFY(told > 0 && told < 25000);
}

QTEST_GUILESS_MAIN(DigestTest)
#include "digest_test.moc"
