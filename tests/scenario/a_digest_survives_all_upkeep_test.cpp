// Flush, compaction of every kind, checkpoint, export and import, reopening: none changes what a store holds.
#include <QTemporaryDir>
#include <QtTest>
#include <array>

#include "core/db/db.h"
#include "core/inspect/digest.h"
#include "core/inspect/export_rows.h"
#include "core/inspect/import_rows.h"
#include "core/inspect/synthetic_data.h"

using namespace levelscope;

class ADigestSurvivesAllUpkeepTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    StoreDigest m_expected;

    std::string path(const char* name) const { return m_directory.filePath(name).toStdString(); }
    static Options smallLevels() {
        Options options;
        options.memtableBytes = 128 << 10;
        options.compaction.baseLevelBytes = 256 << 10;
        options.compaction.targetTableBytes = 64 << 10;
        options.compaction.levelMultiplier = 4;
        return options;
    }
    std::unique_ptr<Db> open(const std::string& directory, OpenMode mode = OpenMode::open) {
        auto db = Db::open(directory, smallLevels(), mode);
        if (!db.ok())
            QTest::qFail(toLogString(db.status()).c_str(), __FILE__, __LINE__);
        return db.ok() ? std::move(*db) : nullptr;
    }
    static StoreDigest digest(Db& db) {
        const auto result = digestOf(*db.iterator());
        if (!result.ok())
            QTest::qFail(toLogString(result.status()).c_str(), __FILE__, __LINE__);
        return result.ok() ? *result : StoreDigest();
    }
    void isUnchanged(Db& db) {
        const StoreDigest now = digest(db);
        QCOMPARE(now.keys, m_expected.keys);
        QCOMPARE(now.sha256, m_expected.sha256);
    }

private slots:
    // Overwrites, deletions one by one and by range, values from nothing to several blocks.
    void initTestCase() {
        const auto db = open(path("store"), OpenMode::create);
        FastRandom random(20261121);
        const ValueGenerator values(60'000, 0.5, 3);
        for (int round = 0; round < 40; ++round) {
            WriteBatch batch;
            for (int i = 0; i < 500; ++i) {
                const std::string key = "key/" + std::to_string(random.below(9000));
                const uint64_t action = random.below(20);
                if (action < 4)
                    batch.erase(key);
                else if (action == 4 && i % 50 == 0)
                    batch.eraseRange(key, key + "9");
                else
                    batch.put(
                        key,
                        values.value(random.next()).substr(0, action == 19 ? 40'000 : random.below(200)));
            }
            QVERIFY(db->write({}, batch).ok());
        }
        m_expected = digest(*db);
        QVERIFY(m_expected.keys > 3000 && m_expected.keys < 9000);
        QVERIFY(db->waitForBackground().ok());
        isUnchanged(*db);
    }

    void reopening() { isUnchanged(*open(path("store"))); }

    void readingOnly() { isUnchanged(*open(path("store"), OpenMode::readOnly)); }

    void flushing() {
        const auto db = open(path("store"));
        QVERIFY(db->flush().ok());
        isUnchanged(*db);
    }

    void checkpoint() {
        const auto db = open(path("store"));
        QVERIFY(db->checkpoint(path("copy")).ok());
        isUnchanged(*open(path("copy")));
    }

    void exportAndImport() {
        const auto db = open(path("store"));
        for (const RowFormat format : {RowFormat::jsonl, RowFormat::csv, RowFormat::tsv}) {
            RowOptions rows;
            rows.format = format;
            rows.lossless = true;
            std::string text;
            const auto exported = exportRows(*db->iterator(), rows, [&](std::string_view bytes) {
                text += bytes;
                return Status();
            });
            QVERIFY(exported.ok());
            QCOMPARE(exported->rows, m_expected.keys);
            const auto other =
                open(path("other") + std::to_string(static_cast<int>(format)), OpenMode::create);
            ImportOptions options;
            options.rows = rows;
            ImportReport report;
            const ByteSource source = [&, at = size_t{0}](std::span<char> to) mutable -> Result<size_t> {
                const size_t count = std::min(to.size(), text.size() - at);
                std::copy_n(text.data() + at, count, to.data());
                at += count;
                return count;
            };
            const Status imported = importRows(posixFileSystem(), *other, source, options, {}, report);
            QVERIFY2(imported.ok(), toLogString(imported).c_str());
            isUnchanged(*other);
        }
    }

    void separatingLargeValuesAndTakingThemBack() {
        const auto db = open(path("copy"));
        for (const char* from : {"64", "8KiB", "16", "0"}) {
            const std::array<OptionChange, 2> changes{
                {{"value_separation_bytes", from}, {"value_garbage_share", "0.05"}}};
            QVERIFY(db->setOptions(changes).ok());
            for (int i = 0; i < 500; ++i)
                QVERIFY(db->put("key/other" + std::to_string(i), std::string(300, 'o')).ok());
            CompactionJob job;
            QVERIFY(db->compact({}, job).ok());
            QVERIFY(db->eraseRange("key/other", "key/othes").ok());
            isUnchanged(*db);
            CompactionJob again;
            QVERIFY(db->compact({}, again).ok());
            isUnchanged(*db);
        }
        isUnchanged(*open(path("copy"), OpenMode::readOnly));
    }

    void compactingARangeALevelTablesAndAll() {
        const auto db = open(path("store"));
        ManualCompaction range{.kind = CompactionReason::manualRange};
        range.range = KeyRange::withPrefix("key/3");
        CompactionJob job;
        QVERIFY(db->compact(range, job).ok());
        isUnchanged(*db);
        for (int level = 0; level + 1 < kMaxLevels; ++level) {
            CompactionJob levelJob;
            QVERIFY(db->compact({.kind = CompactionReason::manualLevel, .level = level}, levelJob).ok());
            isUnchanged(*db);
        }
        for (int level = 0; level < kMaxLevels; ++level) {
            const auto tables = db->version()->level(level);
            if (tables.empty())
                continue;
            ManualCompaction one{.kind = CompactionReason::manualTables};
            one.tables = {tables.front()->number};
            CompactionJob tableJob;
            QVERIFY(db->compact(one, tableJob).ok());
            isUnchanged(*db);
        }
        CompactionJob whole;
        QVERIFY(db->compact({.kind = CompactionReason::manualAll}, whole).ok());
        isUnchanged(*db);
    }

    void aCompactionCancelledAtOnce() {
        const auto db = open(path("copy"));
        CompactionJob job;
        job.cancel = true;
        const Status status = db->compact({.kind = CompactionReason::manualAll}, job);
        QVERIFY(status.ok() || status.is(Code::cancelled));
        isUnchanged(*db);
    }
};

QTEST_APPLESS_MAIN(ADigestSurvivesAllUpkeepTest)
#include "a_digest_survives_all_upkeep_test.moc"
