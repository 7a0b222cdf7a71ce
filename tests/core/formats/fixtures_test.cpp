// Walks a folder of directories written by many versions and options of LevelDB and RocksDB and compares what
// our readers say with what the official libraries said.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <set>

#include "core/inspect/time_machine.h"
#include "core/inspect/verify.h"
#include "tests/core/formats/foreign_support.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

// What no reader outside the owner's program can resolve, and table formats that are named unsupported.
bool isBeyondUs(const QString& path) {
    return path.endsWith("/merge-custom") || path.endsWith("/table-plain") || path.endsWith("/table-cuckoo");
}

}  // namespace

class FixturesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theDigestIsTheOwners_data() { rows(); }
    void theDigestIsTheOwners();
    void theLastStateOfTheTimeMachineIsTheLiveOne_data() { rows(); }
    void theLastStateOfTheTimeMachineIsTheLiveOne();
    void aLookUpFindsWhatAWalkFinds_data() { rows(); }
    void aLookUpFindsWhatAWalkFinds();
    void lookingChangesNothing_data() { rows(); }
    void lookingChangesNothing();

private:
    void rows() const;
    // A reader of each; null when the store does not open.
    std::vector<std::shared_ptr<StoreReader>> familiesOf(const QJsonObject& truth) const;

    QTemporaryDir m_directory;
    QList<QJsonObject> m_truth;
};

void FixturesTest::initTestCase() {
    QCOMPARE(QProcess::execute("tar", {"-xzf", FIXTURES "/features.tar.gz", "-C", m_directory.path()}), 0);
    QFile truth(FIXTURES "/truth.jsonl");
    QVERIFY(truth.open(QIODevice::ReadOnly));
    while (!truth.atEnd())
        if (const QJsonObject one = QJsonDocument::fromJson(truth.readLine()).object(); !one.isEmpty())
            m_truth.append(one);
    QVERIFY(!m_truth.isEmpty());
}

std::vector<std::shared_ptr<StoreReader>> FixturesTest::familiesOf(const QJsonObject& truth) const {
    const auto store =
        openStore(posixFileSystem(), m_directory.filePath(truth["path"].toString()).toStdString());
    if (!store.ok())
        return {nullptr};
    std::vector<std::shared_ptr<StoreReader>> readers;
    for (const std::string& family : (*store)->families())
        readers.push_back((*store)->family(family));
    return readers;
}

void FixturesTest::rows() const {
    QTest::addColumn<QJsonObject>("truth");
    for (const QJsonObject& truth : m_truth)
        QTest::newRow(qPrintable(truth["path"].toString())) << truth;
}

void FixturesTest::theDigestIsTheOwners() {
    QFETCH(QJsonObject, truth);
    const QString path = m_directory.filePath(truth["path"].toString());
    const auto store = openStore(posixFileSystem(), path.toStdString());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    QCOMPARE((*store)->info().format,
             truth["engine"] == "rocksdb" ? StoreFormat::rocksDb : StoreFormat::levelDb);
    const QJsonArray families = truth["column_families"].toArray();
    QCOMPARE((*store)->families().size(), static_cast<size_t>(families.size()));
    for (const QJsonValue& family : families) {
        const auto reader = (*store)->family(family["name"].toString().toStdString());
        QVERIFY(reader);
        const StoreInfo info = reader->info();
        const auto digest = digestOf(*reader->iterator());
        if (isBeyondUs(path)) {
            QVERIFY(!digest.ok());
            QVERIFY(!info.limits.empty() && info.limits.front().is(Code::unsupported));
            continue;
        }
        QVERIFY2(digest.ok(), toLogString(digest.status()).c_str());
        QCOMPARE(digest->keys, family["keys"].toInteger());
        if (info.orderProblem.ok())
            QCOMPARE(QString::fromStdString(digest->sha256), family["sha256"].toString());
        const auto bytewise = digestByBytes(*reader->iterator());
        QVERIFY(bytewise.ok());
        QCOMPARE(QString::fromStdString(bytewise->sha256), family["sha256_bytewise"].toString());
    }
    if (families.size() == 1 && !truth["levels"].toObject().isEmpty() && (*store)->info().ordered) {
        const QJsonObject levels = truth["levels"].toObject();
        for (const LevelInfo& level : (*store)->levels())
            QCOMPARE(static_cast<int>(level.tables), levels[QString::number(level.level)].toInt());
    }
}

void FixturesTest::theLastStateOfTheTimeMachineIsTheLiveOne() {
    QFETCH(QJsonObject, truth);
    for (const auto& reader : familiesOf(truth)) {
        QVERIFY(reader);
        const auto machine = TimeMachine::read(*reader);
        QVERIFY(machine.ok());
        QVERIFY2((*machine)->status().ok(), toLogString((*machine)->status()).c_str());
        std::set<std::pair<uint64_t, int>> last, live;
        for (const uint32_t id : (*machine)->tablesAt((*machine)->editCount() - 1))
            last.emplace((*machine)->stay(id).table.number, (*machine)->stay(id).table.level);
        const auto version = reader->version();
        for (int level = 0; level < version->levels(); ++level)
            for (const TablePtr& table : version->level(level))
                live.emplace(table->number, table->level);
        QCOMPARE(last, live);
    }
}

void FixturesTest::aLookUpFindsWhatAWalkFinds() {
    QFETCH(QJsonObject, truth);
    for (const auto& reader : familiesOf(truth)) {
        QVERIFY(reader);
        const StoreInfo info = reader->info();
        if (!info.ordered)
            continue;
        for (const SequenceNumber at : {SequenceNumber{0}, info.lastSequence / 2 + 1})
            QCOMPARE(differingLookUp(*reader, at), QString());
    }
}

void FixturesTest::lookingChangesNothing() {
    QFETCH(QJsonObject, truth);
    const QString path = m_directory.filePath(truth["path"].toString());
    const QStringList before = pictureOf(path);
    if (const auto store = openStore(posixFileSystem(), path.toStdString()); store.ok())
        tour(**store);
    const auto report = verifyStore(posixFileSystem(), path.toStdString());
    QVERIFY(report.ok());
    for (const Finding& finding : report->findings)
        QVERIFY2(!finding.fatal, toLogString(finding.problem).c_str());
    QCOMPARE(pictureOf(path), before);
}

QTEST_APPLESS_MAIN(FixturesTest)
#include "fixtures_test.moc"
