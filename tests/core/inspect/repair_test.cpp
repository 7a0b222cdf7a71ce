// A repair saves what can be read, says what cannot, and never touches the store it reads.
#include <sys/resource.h>

#include <QtTest>

#include "core/formats/store_reader.h"
#include "core/inspect/repair.h"
#include "core/version/file_names.h"
#include "tests/core/formats/store_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

class RepairTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;
    std::string m_path;
    std::string m_target;
    Model m_model;

    QString file(const std::string& name) const { return QString::fromStdString(m_path + "/" + name); }
    std::vector<std::string> names(const std::string& kind) const {
        std::vector<std::string> names;
        const auto found = triage(posixFileSystem(), m_path);
        for (const StoreFile& each : found->files)
            if (each.kind == kind)
                names.push_back(each.name);
        return names;
    }
    std::vector<TablePtr> tables(int level) const {
        return (*openStore(posixFileSystem(), m_path))->version()->level(level);
    }
    void flip(const std::string& name, qint64 offset) const {
        QFile target(file(name));
        QVERIFY(target.open(QIODevice::ReadWrite) && target.seek(offset));
        char byte = 0;
        QVERIFY(target.getChar(&byte) && target.seek(offset) &&
                target.putChar(static_cast<char>(byte ^ 0x10)));
    }
    // Repairs, proves that the source is as it was, and gives what the new store holds.
    RepairReport repair(Model& saved) {
        const QStringList before = pictureOf(QString::fromStdString(m_path));
        const auto report = repairStore(posixFileSystem(), m_path, m_target);
        if (!report.ok()) {
            QTest::qFail(toLogString(report.status()).c_str(), __FILE__, __LINE__);
            return {};
        }
        if (pictureOf(QString::fromStdString(m_path)) != before)
            QTest::qFail("the source was changed", __FILE__, __LINE__);
        const auto db = Db::open(m_target, {}, OpenMode::readOnly);
        if (db.ok())
            saved = contentOf(*(*db)->iterator());
        if (report->pairs != saved.size())
            QTest::qFail("the report counts other pairs than there are", __FILE__, __LINE__);
        return *report;
    }
    // Keys whose values are not the model's.
    std::vector<std::string> changed(const Model& saved) const {
        std::vector<std::string> keys;
        for (const auto& [key, value] : saved)
            if (const auto right = m_model.find(key); right == m_model.end() || right->second != value)
                keys.push_back(key);
        return keys;
    }

private slots:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath("store").toStdString();
        m_target = m_directory->filePath("repaired").toStdString();
        const auto db = createIn(m_path);
        QVERIFY(db.ok());
        m_model = fill(**db);
        QVERIFY(!m_model.empty());
    }

    void aSoundStoreIsSavedWhole() {
        Model saved;
        const RepairReport report = repair(saved);
        QVERIFY(saved == m_model);
        QVERIFY(report.manifestRead && report.losses.empty());
        QCOMPARE(report.doubtful, uint64_t{0});
        QCOMPARE(report.tables, uint64_t{names("table").size()});
        QVERIFY(report.logs >= 1 && report.entries > report.pairs);
        QCOMPARE((*Db::open(m_target, {}, OpenMode::readOnly))->options().preset, std::string("classroom"));
    }

    void aDamagedBlockCostsItsKeysAndNoOthers() {
        const TablePtr table = tables(1).front();
        flip(tableFileName(table->number), 30);
        Model saved;
        const RepairReport report = repair(saved);
        QCOMPARE(report.losses.size(), size_t{1});
        const RepairLoss& loss = report.losses.front();
        QCOMPARE(loss.where.file, tableFileName(table->number));
        QCOMPARE(loss.where.offset, uint64_t{0});
        QVERIFY(loss.bytes > 0 && loss.keys.hasTo && loss.keys.to > table->smallest);
        QVERIFY(changed(saved).empty());
        QVERIFY(saved.size() < m_model.size());
        for (const auto& [key, value] : m_model)
            QVERIFY2(saved.count(key) != 0 || loss.keys.contains(key), key.c_str());
        // Nothing older lies under the deepest level: what is there is not in doubt.
        QCOMPARE(report.doubtful, uint64_t{0});
    }

    void whatADamagedBlockHidHidesNoLongerAndIsCounted() {
        for (const TablePtr& table : tables(0))
            flip(tableFileName(table->number), 30);
        Model saved;
        const RepairReport report = repair(saved);
        QVERIFY(!report.losses.empty());
        const std::vector<std::string> resurrected = changed(saved);
        QVERIFY(!resurrected.empty());
        QVERIFY2(report.doubtful >= resurrected.size(), std::to_string(report.doubtful).c_str());
        for (const std::string& key : resurrected)
            QVERIFY2(std::any_of(report.losses.begin(), report.losses.end(),
                                 [&](const RepairLoss& loss) { return loss.keys.contains(key); }),
                     key.c_str());
    }

    void aMissingTableIsALossWithItsKeys() {
        const TablePtr table = tables(1).back();
        QVERIFY(QFile::remove(file(tableFileName(table->number))));
        Model saved;
        const RepairReport report = repair(saved);
        QCOMPARE(report.losses.size(), size_t{1});
        QVERIFY(report.losses.front().where == Address::ofTable(table->number));
        QVERIFY(report.losses.front().keys.contains(table->smallest) &&
                report.losses.front().keys.contains(table->largest));
        QVERIFY(changed(saved).empty() && saved.count("late1") == 1);
    }

    void aDamagedLogIsReadUpToTheDamage() {
        const std::string name = names("wal").back();
        QFile log(file(name));
        QVERIFY(log.open(QIODevice::ReadOnly));
        const qint64 at = log.readAll().indexOf("late5");
        QVERIFY(at > 0);
        log.close();
        flip(name, at);
        Model saved;
        const RepairReport report = repair(saved);
        QCOMPARE(report.losses.size(), size_t{1});
        QCOMPARE(report.losses.front().where.file, name);
        QVERIFY(saved.count("late4") == 1 && saved.count("late5") == 0);
        QVERIFY(report.doubtful > 0);
    }

    void withoutAManifestEveryTableCounts() {
        flip(names("manifest").front(), 20);
        Model saved;
        const RepairReport report = repair(saved);
        QVERIFY(!report.manifestRead && !report.losses.empty());
        QVERIFY(saved == m_model);
    }

    void aStoreInUseAndATargetThatIsThereAreRefused() {
        {
            const auto db = Db::open(m_path, {}, OpenMode::open);
            QVERIFY(db.ok());
            // The same process does not count as another's; the lock itself tells.
            const Status status = repairStore(posixFileSystem(), m_path, m_target).status();
            QVERIFY2(status.reason() == Reason::locked, toLogString(status).c_str());
        }
        QVERIFY(QDir().mkpath(QString::fromStdString(m_target) + "/other"));
        QCOMPARE(repairStore(posixFileSystem(), m_path, m_target).status().code(), Code::alreadyExists);
        QVERIFY(QFile::exists(QString::fromStdString(m_target) + "/other"));
        QVERIFY(!repairStore(posixFileSystem(), m_directory->filePath("none").toStdString(), m_target).ok());
    }

    void moreTablesThanMayBeOpenAreNotTakenForLost() {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        int refused = 0;
        for (rlim_t limit = 10; limit <= 40; ++limit) {
            rlimit few = before;
            few.rlim_cur = limit;
            QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
            const auto report = repairStore(posixFileSystem(), m_path, m_target);
            QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
            if (report.ok()) {
                QVERIFY2(report->losses.empty(), std::to_string(limit).c_str());
                QVERIFY(refused > 0);
                return;
            }
            ++refused;
            QVERIFY(!QFile::exists(QString::fromStdString(m_target)));
        }
        QFAIL("forty files are enough for this store");
    }

    void oneThatIsStoppedLeavesNothing() {
        m_model.clear();
        {
            const auto db = Db::open(m_path, {}, OpenMode::open);
            for (int i = 0; i < 5000; ++i)
                QVERIFY((*db)->put("more" + std::to_string(i), std::string(100, 'x')).ok());
        }
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(repairStore(posixFileSystem(), m_path, m_target, {}, stop.get_token()).status().code(),
                 Code::cancelled);
        QVERIFY(!QFile::exists(QString::fromStdString(m_target)));
    }
};

QTEST_APPLESS_MAIN(RepairTest)
#include "repair_test.moc"
