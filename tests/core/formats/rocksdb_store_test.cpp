// Directories written by librocksdb, read by our own reader, over the options that change their bytes.
#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/merge_operator.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/transaction_db.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "core/inspect/clone_store.h"
#include "core/inspect/digest.h"
#include "core/inspect/explain.h"
#include "core/inspect/verify.h"
#include "tests/core/formats/foreign_support.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

struct Setting {
    const char* name;
    std::function<void(rocksdb::Options&, rocksdb::BlockBasedTableOptions&)> apply;
};

using Table = rocksdb::BlockBasedTableOptions;

Setting version(const char* name, uint32_t number) {
    return {name, [number](rocksdb::Options&, Table& table) { table.format_version = number; }};
}

Setting codec(const char* name, rocksdb::CompressionType type, uint32_t version = 5,
              uint32_t dictionary = 0) {
    return {name, [=](rocksdb::Options& options, Table& table) {
                options.compression = type;
                options.compression_opts.max_dict_bytes = dictionary;
                options.bottommost_compression_opts.max_dict_bytes = dictionary;
                table.format_version = version;
            }};
}

Setting checksum(const char* name, rocksdb::ChecksumType type) {
    return {name, [type](rocksdb::Options&, Table& table) { table.checksum = type; }};
}

const std::vector<Setting>& settings() {
    static const std::vector<Setting> all{
        version("format 0", 0),
        version("format 1", 1),
        version("format 2", 2),
        version("format 3", 3),
        version("format 4", 4),
        version("format 5", 5),
        codec("snappy", rocksdb::kSnappyCompression),
        codec("zlib", rocksdb::kZlibCompression),
        codec("bzip2", rocksdb::kBZip2Compression),
        codec("lz4", rocksdb::kLZ4Compression),
        codec("lz4hc", rocksdb::kLZ4HCCompression),
        codec("zstd", rocksdb::kZSTD),
        codec("zlib in format 1", rocksdb::kZlibCompression, 1),
        codec("lz4 in format 1", rocksdb::kLZ4Compression, 1),
        codec("bzip2 in format 1", rocksdb::kBZip2Compression, 1),
        codec("zstd with a dictionary", rocksdb::kZSTD, 5, 4096),
        codec("lz4 with a dictionary", rocksdb::kLZ4Compression, 5, 4096),
        codec("zlib with a dictionary", rocksdb::kZlibCompression, 5, 4096),
        checksum("no checksum", rocksdb::kNoChecksum),
        checksum("crc32c", rocksdb::kCRC32c),
        checksum("xxhash", rocksdb::kxxHash),
        checksum("xxhash64", rocksdb::kxxHash64),
        checksum("xxh3", rocksdb::kXXH3),
        {"partitioned index",
         [](rocksdb::Options&, Table& table) {
             table.index_type = Table::kTwoLevelIndexSearch;
             table.metadata_block_size = 256;
         }},
        {"partitioned index and filter",
         [](rocksdb::Options&, Table& table) {
             table.index_type = Table::kTwoLevelIndexSearch;
             table.metadata_block_size = 256;
             table.partition_filters = true;
             table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
         }},
        {"first keys in the index",
         [](rocksdb::Options&, Table& table) { table.index_type = Table::kBinarySearchWithFirstKey; }},
        {"hash index",
         [](rocksdb::Options& options, Table& table) {
             options.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(4));
             table.index_type = Table::kHashSearch;
         }},
        {"index restarts", [](rocksdb::Options&, Table& table) { table.index_block_restart_interval = 16; }},
        {"hash inside blocks",
         [](rocksdb::Options&, Table& table) {
             table.data_block_index_type = Table::kDataBlockBinaryAndHash;
         }},
        {"aligned blocks",
         [](rocksdb::Options& options, Table& table) {
             options.compression = rocksdb::kNoCompression;
             table.block_align = true;
         }},
        {"no delta coding", [](rocksdb::Options&, Table& table) { table.use_delta_encoding = false; }},
        {"bloom", [](rocksdb::Options&,
                     Table& table) { table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10)); }},
        {"ribbon", [](rocksdb::Options&,
                      Table& table) { table.filter_policy.reset(rocksdb::NewRibbonFilterPolicy(10)); }},
        {"blobs",
         [](rocksdb::Options& options, Table&) {
             options.enable_blob_files = true;
             options.min_blob_size = 50;
             options.blob_compression_type = rocksdb::kLZ4Compression;
         }},
        {"recycled logs", [](rocksdb::Options& options, Table&) { options.recycle_log_file_num = 2; }},
        {"compressed logs",
         [](rocksdb::Options& options, Table&) { options.wal_compression = rocksdb::kZSTD; }},
        {"universal compaction",
         [](rocksdb::Options& options, Table&) {
             options.compaction_style = rocksdb::kCompactionStyleUniversal;
         }},
    };
    return all;
}

Model write(const std::string& directory, const Setting& setting, int keys = 1500) {
    rocksdb::Options options;
    Table table;
    table.block_size = 1024;
    setting.apply(options, table);
    options.create_if_missing = true;
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    options.disable_auto_compactions = true;
    rocksdb::DB* raw = nullptr;
    if (!rocksdb::DB::Open(options, directory, &raw).ok())
        return {};
    const std::unique_ptr<rocksdb::DB> db(raw);
    Model model;
    const auto put = [&](const std::string& key, const std::string& value) {
        if (db->Put({}, key, value).ok())
            model[key] = value;
    };
    for (int round = 0; round < 3; ++round) {
        for (int i = round; i < keys; i += round + 1)
            put(keyOf(i), std::string(static_cast<size_t>(i % 90), static_cast<char>('a' + round)));
        for (int i = round; i < keys; i += 7)
            if (db->Delete({}, keyOf(i)).ok())
                model.erase(keyOf(i));
        const std::string from = keyOf(100 * round);
        const std::string to = keyOf(100 * round + 20);
        if (db->DeleteRange({}, db->DefaultColumnFamily(), from, to).ok())
            model.erase(model.lower_bound(from), model.lower_bound(to));
        if (round < 2 && !db->Flush({}).ok())
            return {};
        if (round == 0 && !db->CompactRange({}, nullptr, nullptr).ok())
            return {};
    }
    put("", "the empty key");
    put("large", std::string(100'000, 'L'));
    return model;
}

Pairs asPairs(const Model& model) {
    return {model.begin(), model.end()};
}

}  // namespace

class RocksDbStoreTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }
    void moreTablesThanAreHeldAreToldWhileTheirOwnerRuns();
    void everyPairIsThereInBothDirections_data() {
        QTest::addColumn<int>("setting");
        for (size_t i = 0; i < settings().size(); ++i)
            QTest::newRow(settings()[i].name) << static_cast<int>(i);
    }
    void everyPairIsThereInBothDirections();
    void aLookUpAsksFiltersAndEndsWhereTheOwnersWould();
    void columnFamiliesHaveTheirOwnKeysAndOrder();
    void knownMergeOperatorsAreResolvedAndOthersShown();
    void anUnknownMergeOperatorThatIsNotUsedHidesNothing();
    void transactionsCountWhenTheyAreCommitted();
    void lookingChangesNothing();
    void damageIsNoticed();

private:
    std::string path() const { return m_directory->path().toStdString() + "/store"; }
    std::unique_ptr<QTemporaryDir> m_directory;
};

void RocksDbStoreTest::everyPairIsThereInBothDirections() {
    QFETCH(int, setting);
    const Model model = write(path(), settings()[static_cast<size_t>(setting)]);
    QVERIFY(model.size() > 500);
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    QCOMPARE((*store)->info().format, StoreFormat::rocksDb);
    const auto iterator = (*store)->iterator();
    const Pairs pairs = forwards(*iterator);
    QVERIFY2(iterator->status().ok(), toLogString(iterator->status()).c_str());
    QCOMPARE(pairs.size(), model.size());
    QVERIFY(pairs == asPairs(model));
    QVERIFY(backwards(*iterator) == asPairs(model));
    QCOMPARE(differingLookUp(**store), QString());
    QCOMPARE(differingLookUp(**store, (*store)->info().lastSequence / 2), QString());
    const auto report = verifyStore(posixFileSystem(), path());
    QVERIFY(report.ok());
    for (const Finding& finding : report->findings)
        QVERIFY2(!finding.fatal, toLogString(finding.problem).c_str());
}

void RocksDbStoreTest::moreTablesThanAreHeldAreToldWhileTheirOwnerRuns() {
    rocksdb::Options options;
    options.create_if_missing = true;
    options.disable_auto_compactions = true;
    options.level0_slowdown_writes_trigger = options.level0_stop_writes_trigger = 10'000;
    rocksdb::DB* raw = nullptr;
    QVERIFY(rocksdb::DB::Open(options, path(), &raw).ok());
    std::unique_ptr<rocksdb::DB> db(raw);
    constexpr int kTables = 405;
    for (int i = 0; i < kTables; ++i)
        QVERIFY(db->Put({}, keyOf(i), "value").ok() && db->Flush({}).ok());
    const auto told = [this] {
        const auto store = openStore(posixFileSystem(), path());
        if (!store.ok() || forwards(*(*store)->iterator()).size() != kTables)
            return -1;
        const std::vector<Status> limits = (*store)->info().limits;
        return static_cast<int>(std::count_if(limits.begin(), limits.end(), [](const Status& limit) {
            return limit.error().subject.starts_with("holding more than 400 tables");
        }));
    };
    db.reset();
    QCOMPARE(told(), 0);
    // Another process, as looking at a lock of one's own would release it.
    QProcess owner;
    owner.start("python3", {"-c",
                            "import fcntl,sys,time; f=open(sys.argv[1],'r+'); fcntl.lockf(f,fcntl.LOCK_EX); "
                            "print('held',flush=True); time.sleep(600)",
                            QString::fromStdString(path() + "/LOCK")});
    QVERIFY(owner.waitForReadyRead());
    QCOMPARE(told(), 1);
    owner.kill();
    QVERIFY(owner.waitForFinished());
}

void RocksDbStoreTest::aLookUpAsksFiltersAndEndsWhereTheOwnersWould() {
    rocksdb::Options options;
    options.create_if_missing = true;
    options.disable_auto_compactions = true;
    options.level_compaction_dynamic_level_bytes = false;  // what is compacted goes to level 1
    rocksdb::BlockBasedTableOptions table;
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    rocksdb::DB* raw = nullptr;
    QVERIFY(rocksdb::DB::Open(options, path(), &raw).ok());
    {
        const std::unique_ptr<rocksdb::DB> db(raw);
        const auto put = [&](const char* key, const char* value) { return db->Put({}, key, value).ok(); };
        QVERIFY(put("a", "1") && put("m", "1") && put("z", "1"));
        QVERIFY(db->CompactRange({}, nullptr, nullptr).ok());
        QVERIFY(put("a", "2") && put("z", "2") && db->Flush({}).ok());
        QVERIFY(put("b", "3") && put("z", "3") && db->Flush({}).ok());
    }
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY(store.ok());
    // Of each source on the way: its level and what was done there.
    const auto way = [&](const char* key) {
        QStringList words;
        for (const ExplainedStep& step : explain(**store, {.key = key}).steps) {
            const char* did = step.decided                               ? "decides"
                              : step.filter == false                     ? "filter"
                              : step.passed == PassReason::notNeeded     ? "not needed"
                              : step.passed == PassReason::outsideBounds ? "outside"
                                                                         : "read";
            words << QString("%1 %2").arg(step.source.level).arg(did);
        }
        return words.join(", ");
    };
    QCOMPARE(way("z"), QString("0 decides, 0 not needed, 1 not needed"));
    QCOMPARE(way("a"), QString("0 outside, 0 decides, 1 not needed"));
    QCOMPARE(way("m"), QString("0 filter, 0 filter, 1 decides"));
    QCOMPARE(way("zz"), QString("0 outside, 0 outside, 1 outside"));
}

void RocksDbStoreTest::columnFamiliesHaveTheirOwnKeysAndOrder() {
    rocksdb::Options options;
    options.create_if_missing = true;
    rocksdb::DB* raw = nullptr;
    QVERIFY(rocksdb::DB::Open(options, path(), &raw).ok());
    std::unique_ptr<rocksdb::DB> db(raw);
    rocksdb::ColumnFamilyOptions reversed;
    reversed.comparator = rocksdb::ReverseBytewiseComparator();
    rocksdb::ColumnFamilyHandle* backward = nullptr;
    rocksdb::ColumnFamilyHandle* dropped = nullptr;
    QVERIFY(db->CreateColumnFamily(reversed, "backward", &backward).ok());
    QVERIFY(db->CreateColumnFamily({}, "dropped", &dropped).ok());
    for (int i = 0; i < 200; ++i) {
        QVERIFY(db->Put({}, keyOf(i), "default").ok());
        QVERIFY(db->Put({}, backward, keyOf(i), "backward").ok());
        QVERIFY(db->Put({}, dropped, keyOf(i), "dropped").ok());
        if (i == 100)
            QVERIFY(db->Flush({}, backward).ok());
    }
    QVERIFY(db->DropColumnFamily(dropped).ok());
    for (rocksdb::ColumnFamilyHandle* handle : {backward, dropped})
        QVERIFY(db->DestroyColumnFamilyHandle(handle).ok());
    db.reset();
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    QCOMPARE((*store)->families(), (std::vector<std::string>{"default", "backward"}));
    const auto family = (*store)->family("backward");
    QVERIFY(family && !(*store)->family("dropped"));
    Pairs expected;
    for (int i = 200; i-- > 0;)
        expected.emplace_back(keyOf(i), "backward");
    QVERIFY(forwards(*family->iterator()) == expected);
    QVERIFY(backwards(*family->iterator()) == expected);
    QCOMPARE(forwards(*(*store)->iterator()).front().second, std::string("default"));
}

namespace {

class Odd final : public rocksdb::AssociativeMergeOperator {
public:
    bool Merge(const rocksdb::Slice&, const rocksdb::Slice* existing, const rocksdb::Slice& value,
               std::string* result, rocksdb::Logger*) const override {
        *result = (existing != nullptr ? existing->ToString() : "") + "?" + value.ToString();
        return true;
    }
    const char* Name() const override { return "test.Odd"; }
};

}  // namespace

void RocksDbStoreTest::knownMergeOperatorsAreResolvedAndOthersShown() {
    for (const bool known : {true, false}) {
        const std::string directory = path() + (known ? "known" : "odd");
        rocksdb::Options options;
        options.create_if_missing = true;
        if (known)
            QVERIFY(
                rocksdb::ColumnFamilyOptions().merge_operator == nullptr &&
                rocksdb::MergeOperator::CreateFromString({}, "stringappend", &options.merge_operator).ok());
        else
            options.merge_operator = std::make_shared<Odd>();
        rocksdb::DB* raw = nullptr;
        QVERIFY(rocksdb::DB::Open(options, directory, &raw).ok());
        std::unique_ptr<rocksdb::DB> db(raw);
        QVERIFY(db->Put({}, "list", "one").ok() && db->Flush({}).ok());
        QVERIFY(db->Merge({}, "list", "two").ok() && db->Merge({}, "list", "three").ok());
        db.reset();
        const auto store = openStore(posixFileSystem(), directory);
        QVERIFY2(store.ok(), toLogString(store.status()).c_str());
        const char separator = known ? ',' : '\x1e';
        const std::string expected = std::string("one") + separator + "two" + separator + "three";
        QVERIFY(forwards(*(*store)->iterator()) == Pairs({{"list", expected}}));
        QVERIFY(backwards(*(*store)->iterator()) == Pairs({{"list", expected}}));
        const auto digest = digestOf(*(*store)->iterator());
        QVERIFY(known ? digest.ok() : digest.status().code() == Code::unsupported);
        const auto history = (*store)->history("list");
        QVERIFY(history.ok() && history->size() == 3 && history->front().type == EntryType::merge);
    }
}

// Of a family that names an operator it has not used yet every value is the owner's.
void RocksDbStoreTest::anUnknownMergeOperatorThatIsNotUsedHidesNothing() {
    rocksdb::Options options;
    options.create_if_missing = true;
    options.merge_operator = std::make_shared<Odd>();
    rocksdb::DB* raw = nullptr;
    QVERIFY(rocksdb::DB::Open(options, path(), &raw).ok());
    std::unique_ptr<rocksdb::DB> db(raw);
    rocksdb::ColumnFamilyHandle* counts = nullptr;
    QVERIFY(db->CreateColumnFamily(options, "counts", &counts).ok());
    QVERIFY(db->Put({}, "plain", "value").ok() && db->Flush({}).ok());
    QVERIFY(db->Merge({}, counts, "count", "1").ok() && db->Flush({}, counts).ok());
    QVERIFY(db->DestroyColumnFamilyHandle(counts).ok());
    db.reset();
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    QCOMPARE((*store)->info().limits.size(), size_t{1});
    QVERIFY(digestOf(*(*store)->iterator()).ok());
    const auto family = (*store)->family("counts");
    QVERIFY(family && digestOf(*family->iterator()).status().code() == Code::unsupported);
    QTemporaryDir clones;
    const auto cloned = [&](const StoreReader& from, const char* name) {
        return cloneStore(from, clones.filePath(QString::fromUtf8(name)).toStdString()).status();
    };
    QVERIFY(cloned(**store, "plain").ok());
    QCOMPARE(cloned(*family, "counts").code(), Code::unsupported);
    QVERIFY(!QDir(clones.filePath("counts")).exists());
}

void RocksDbStoreTest::transactionsCountWhenTheyAreCommitted() {
    rocksdb::Options options;
    options.create_if_missing = true;
    rocksdb::TransactionDB* raw = nullptr;
    QVERIFY(rocksdb::TransactionDB::Open(options, {}, path(), &raw).ok());
    std::unique_ptr<rocksdb::TransactionDB> db(raw);
    for (const char* name : {"committed", "prepared"}) {
        const std::unique_ptr<rocksdb::Transaction> transaction(db->BeginTransaction({}));
        QVERIFY(transaction->SetName(name).ok() && transaction->Put(name, "value").ok());
        QVERIFY(transaction->Prepare().ok());
        if (std::string_view(name) == "committed")
            QVERIFY(transaction->Commit().ok());
    }
    db.reset();
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    QVERIFY(forwards(*(*store)->iterator()) == Pairs({{"committed", "value"}}));
}

void RocksDbStoreTest::lookingChangesNothing() {
    write(path(), settings()[5]);
    const QString directory = QString::fromStdString(path());
    QVERIFY(QFile::remove(directory + "/LOG") && QFile::remove(directory + "/LOCK"));
    const QStringList before = pictureOf(directory);
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY(store.ok());
    tour(**store);
    QVERIFY(verifyStore(posixFileSystem(), path()).ok());
    QCOMPARE(pictureOf(directory), before);
}

void RocksDbStoreTest::damageIsNoticed() {
    write(path(), settings()[23], 300);
    const auto store = openStore(posixFileSystem(), path());
    const auto sound = digestOf(*(*store)->iterator());
    QVERIFY(sound.ok());
    QCOMPARE(countSilentDamage(QString::fromStdString(path()), 400, sound->sha256), 0);
}

QTEST_APPLESS_MAIN(RocksDbStoreTest)
#include "rocksdb_store_test.moc"
