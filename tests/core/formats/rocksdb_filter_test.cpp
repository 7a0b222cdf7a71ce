// Filters as librocksdb writes them: every key that is in a table probes bits that are all set, whatever its
// length, and keys that are not in it mostly do not.
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/formats/store_reader.h"

using namespace levelscope;

namespace {

using Table = rocksdb::BlockBasedTableOptions;

// Of every length up to longer than a stripe of the hash's long loop, with bytes of all values.
std::string keyOf(int i) {
    std::string key = std::to_string(1'000'000 + i);
    for (int at = 0; at < i; ++at)
        key.push_back(static_cast<char>(i * 31 + at * 17));
    return key;
}

constexpr int kKeys = 1400;

std::vector<FilterProbe> probesOf(const FilterAnatomy& filter, const std::string& key) {
    return TableAnatomy::probes(filter, key);
}

// Probe by probe as a person sees it; the quick way must say the same.
bool passes(const FilterAnatomy& filter, const std::string& key) {
    const auto probes = probesOf(filter, key);
    const bool all = std::all_of(probes.begin(), probes.end(), [&filter](const FilterProbe& probe) {
        return std::all_of(probe.bits.begin(), probe.bits.end(),
                           [&filter](uint64_t bit) { return bit < filter.bits; }) &&
               filter.passes(probe);
    });
    if (all != TableAnatomy::mayContain(filter, key))
        qFatal("two answers about one key");
    return all;
}

}  // namespace

class RocksDbFilterTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void aKeyOfTheTableIsNeverDenied_data() {
        QTest::addColumn<uint32_t>("version");
        QTest::addColumn<bool>("partitioned");
        QTest::newRow("lines") << 4u << false;
        QTest::newRow("local") << 5u << false;
        QTest::newRow("lines, partitioned") << 4u << true;
        QTest::newRow("local, partitioned") << 5u << true;
        QTest::newRow("lines, partitioned, whole handles") << 3u << true;
    }
    void aKeyOfTheTableIsNeverDenied();
    void prefixesAreProbedWhereOnlyTheyWereAdded_data() {
        QTest::addColumn<bool>("capped");
        QTest::newRow("fixed") << false;
        QTest::newRow("capped") << true;
    }
    void prefixesAreProbedWhereOnlyTheyWereAdded();
    void aRibbonFilterDeniesNoKeyAndPassesAsManyOthersAsItsColumnsTell_data() {
        QTest::addColumn<double>("bitsPerKey");
        QTest::addColumn<bool>("partitioned");
        QTest::newRow("1 bit") << 1.0 << false;
        QTest::newRow("5.5 bits") << 5.5 << false;
        QTest::newRow("10 bits") << 10.0 << false;
        QTest::newRow("20 bits") << 20.0 << false;
        QTest::newRow("10 bits, partitioned") << 10.0 << true;
    }
    void aRibbonFilterDeniesNoKeyAndPassesAsManyOthersAsItsColumnsTell();

private:
    std::string path() const { return m_directory->path().toStdString() + "/store"; }
    Result<FilterAnatomy> filterOf(rocksdb::Options options, Table table) const {
        options.create_if_missing = true;
        options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
        rocksdb::DB* raw = nullptr;
        if (!rocksdb::DB::Open(options, path(), &raw).ok())
            return Status::notFound();
        {
            const std::unique_ptr<rocksdb::DB> db(raw);
            bool ok = true;
            for (int i = 0; i < kKeys; ++i)
                ok &= db->Put({}, keyOf(i), "v").ok();
            if (!ok || !db->Flush({}).ok())
                return Status::notFound();
        }
        ASSIGN_OR_RETURN(const auto store, openStore(posixFileSystem(), path()));
        ASSIGN_OR_RETURN(const auto anatomy, store->tableAnatomy(store->version()->level(0).front()->number));
        // Every byte of the table belongs to a block.
        if (!anatomy->gaps().empty())
            return Status::cancelled();
        return anatomy->filter();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void RocksDbFilterTest::aKeyOfTheTableIsNeverDenied() {
    QFETCH(uint32_t, version);
    QFETCH(bool, partitioned);
    Table table;
    table.format_version = version;
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    if (partitioned) {
        table.index_type = Table::kTwoLevelIndexSearch;
        table.partition_filters = true;
        table.metadata_block_size = 256;
        table.block_size = 512;
    }
    const auto filter = filterOf({}, table);
    QVERIFY2(filter.ok(), toLogString(filter.status()).c_str());
    QVERIFY(filter->bits > 8 * kKeys);
    int denied = 0;
    for (int i = 0; i < kKeys; ++i) {
        const auto probes = probesOf(*filter, keyOf(i));
        // Partitions may differ; the filter tells the most.
        QVERIFY(!probes.empty() && probes.size() <= size_t{filter->probes});
        QVERIFY(partitioned || probes.size() == size_t{filter->probes});
        QVERIFY2(passes(*filter, keyOf(i)), qPrintable(QString::number(i)));
        denied += !passes(*filter, keyOf(i) + "absent");
    }
    QVERIFY2(denied > kKeys * 9 / 10, "nine of ten absent keys are known to be absent");
    int behind = 0;
    for (int i = 0; i < 100; ++i)
        behind += !passes(*filter, "zz" + std::to_string(i));
    QVERIFY2(behind > 90, "also of keys behind all others");
}

void RocksDbFilterTest::prefixesAreProbedWhereOnlyTheyWereAdded() {
    QFETCH(bool, capped);
    Table table;
    table.format_version = 5;
    table.whole_key_filtering = false;
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    rocksdb::Options options;
    options.prefix_extractor.reset(capped ? rocksdb::NewCappedPrefixTransform(6)
                                          : rocksdb::NewFixedPrefixTransform(6));
    const auto filter = filterOf(options, table);
    QVERIFY2(filter.ok(), toLogString(filter.status()).c_str());
    for (int i = 0; i < kKeys; ++i) {
        QCOMPARE(probesOf(*filter, keyOf(i)).size(), size_t{filter->probes});
        QVERIFY(passes(*filter, keyOf(i)));
        // The same prefix: the filter cannot tell.
        QVERIFY(passes(*filter, keyOf(i).substr(0, 6) + "other"));
    }
    QVERIFY(!passes(*filter, "another prefix"));
    QCOMPARE(probesOf(*filter, "short").empty(), !capped);
}

void RocksDbFilterTest::aRibbonFilterDeniesNoKeyAndPassesAsManyOthersAsItsColumnsTell() {
    QFETCH(double, bitsPerKey);
    QFETCH(bool, partitioned);
    Table table;
    table.format_version = 5;
    table.filter_policy.reset(rocksdb::NewRibbonFilterPolicy(bitsPerKey, -1));
    if (partitioned) {
        table.index_type = Table::kTwoLevelIndexSearch;
        table.partition_filters = true;
        table.metadata_block_size = 2048;
        table.block_size = 512;
    }
    const auto filter = filterOf({}, table);
    QVERIFY2(filter.ok(), toLogString(filter.status()).c_str());
    QCOMPARE(filter->kind, FilterKind::ribbon);
    QCOMPARE(filter->lineBits, 128u);
    for (int i = 0; i < kKeys; ++i) {
        // With less than a column for all, some blocks have none and pass every key.
        QVERIFY(probesOf(*filter, keyOf(i)).size() <= size_t{filter->probes});
        QVERIFY2(passes(*filter, keyOf(i)), qPrintable(QString::number(i)));
    }
    constexpr int kAbsent = 100'000;
    int passed = 0;
    for (int i = 0; i < kAbsent; ++i)
        passed += TableAnatomy::mayContain(*filter, "absent " + std::to_string(i)) ? 1 : 0;
    const double rate = static_cast<double>(passed) / kAbsent;
    const double spread = 6 * std::sqrt(filter->expectedRate * (1 - filter->expectedRate) / kAbsent);
    const bool near = std::abs(rate - filter->expectedRate) <= spread + 1e-5;
    // Partitions weigh by how many keys ask them, not by their bits.
    QVERIFY2(partitioned ? rate < 0.05 : near,
             qPrintable(QStringLiteral("%1, expected %2").arg(rate).arg(filter->expectedRate)));
}

QTEST_APPLESS_MAIN(RocksDbFilterTest)
#include "rocksdb_filter_test.moc"
