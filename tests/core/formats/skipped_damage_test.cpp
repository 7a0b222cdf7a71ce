// A walk that passes damage by shows everything but what is damaged, both ways alike, and tells every gap:
// a pair that is missing or old lies between the keys that a gap names.
#include <leveldb/db.h>
#include <leveldb/write_batch.h>
#include <rocksdb/db.h>
#include <rocksdb/table.h>

#include <QTest>
#include <algorithm>

#include "core/base/damage_log.h"
#include "core/inspect/verify.h"
#include "tests/core/formats/foreign_support.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr int kKeys = 3000;

struct Walk {
    Pairs pairs;
    std::vector<SkippedPlace> gaps;
    Status status;
};

std::string valueOf(int i) {
    return "value " + std::to_string(i) + std::string(40, static_cast<char>('a' + i % 26));
}

Walk walk(const StoreReader& store, bool backward = false) {
    IteratorOptions options;
    options.damage = std::make_shared<DamageLog>();
    const auto iterator = store.iterator(options);
    Walk found;
    found.pairs = backward ? backwards(*iterator) : forwards(*iterator);
    found.status = iterator->status();
    found.gaps = options.damage->places();
    return found;
}

bool inGap(const std::vector<SkippedPlace>& gaps, const std::string& key) {
    return std::any_of(gaps.begin(), gaps.end(), [&key](const SkippedPlace& gap) {
        return (!gap.hasFirst || key >= gap.first) && (!gap.hasLast || key <= gap.last);
    });
}

// How many pairs of the model are not shown, or in another form; -1 where that is not said by a gap.
int lost(const Walk& found, const Model& model) {
    const Model shown(found.pairs.begin(), found.pairs.end());
    int missing = 0;
    for (const auto& [key, value] : model) {
        const auto pair = shown.find(key);
        if (pair != shown.end() && pair->second == value)
            continue;
        ++missing;
        if (!inGap(found.gaps, key))
            return -1;
    }
    for (const auto& [key, value] : shown)
        if (!model.contains(key) && !inGap(found.gaps, key))
            return -1;
    return missing;
}

void flip(const std::string& path, uint64_t at) {
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(static_cast<qint64>(at)));
    char byte = 0;
    QVERIFY(file.getChar(&byte));
    QVERIFY(file.seek(static_cast<qint64>(at)));
    QVERIFY(file.putChar(static_cast<char>(byte ^ 0x10)));
}

// The largest table, and its blocks of one kind.
struct Blocks {
    TablePtr table;
    std::string path;
    std::vector<AnatomyBlock> blocks;
};
Blocks blocksOf(const StoreReader& store, BlockKind kind) {
    Blocks found;
    const auto version = store.version();
    for (int level = 0; level < version->levels(); ++level)
        for (const TablePtr& table : version->level(level))
            if (!found.table || table->fileSize > found.table->fileSize)
                found.table = table;
    const auto anatomy = store.tableAnatomy(found.table->number);
    if (!anatomy.ok())
        return found;
    const auto blocks = (*anatomy)->blocks();
    for (const AnatomyBlock& block : blocks.ok() ? *blocks : std::vector<AnatomyBlock>())
        if (block.kind == kind)
            found.blocks.push_back(block);
    found.path = store.tablePath(found.table->number);
    return found;
}

}  // namespace

class SkippedDamageTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_model.clear();
    }
    void aDamagedBlockHidesOnlyItself_data() { engines(); }
    void aDamagedBlockHidesOnlyItself();
    void aTableThatIsNoTableHidesOnlyItself_data() { engines(); }
    void aTableThatIsNoTableHidesOnlyItself();
    void aTableWhoseIndexIsDamagedHidesOnlyItself();
    void aMissingTableHidesOnlyItself_data() { engines(); }
    void aMissingTableHidesOnlyItself();
    void aShortenedTableHidesOnlyItself_data() { engines(); }
    void aShortenedTableHidesOnlyItself();
    void aSeekLandsBehindTheGap_data() { engines(); }
    void aSeekLandsBehindTheGap();
    void aDamagedPartitionOfAnIndexHidesOnlyWhatItLists();
    void aMissingBlobFileHidesOnlyItsValues();
    void aFlippedBitInABlobFileIsFoundByVerify();
    void aDamagedLogIsAGapToo();
    void aSoundStoreHasNoGaps_data() { engines(); }
    void aSoundStoreHasNoGaps();

private:
    // The one gap is this table, strictly nothing is passed by, and every key outside of it is shown.
    void onlyThisIsHidden(const Blocks& blocks) const;
    static void engines() {
        QTest::addColumn<QString>("engine");
        for (const char* engine : {"native", "leveldb", "rocksdb"})
            QTest::newRow(engine) << engine;
    }
    std::string path() const { return m_directory->path().toStdString() + "/store"; }
    std::shared_ptr<StoreReader> open() const {
        auto store = openStore(posixFileSystem(), path());
        return store.ok() ? std::move(store).value() : nullptr;
    }
    void write(const QString& engine) {
        if (engine == "native")
            writeNative();
        else if (engine == "leveldb")
            writeLevelDb();
        else
            writeRocksDb({}, {});
    }
    void writeNative();
    void writeLevelDb();
    void writeRocksDb(rocksdb::Options options, rocksdb::BlockBasedTableOptions table);
    // What a key had before: in another table, so that something old could come to light.
    void note(int i, const std::string& value) { m_model[keyOf(i)] = value; }

    std::unique_ptr<QTemporaryDir> m_directory;
    Model m_model;
};

void SkippedDamageTest::writeNative() {
    Options options = smallOptions();
    options.blockSize = 128;
    const auto db = createIn(path(), options);
    QVERIFY(db.ok());
    CompactionJob job;
    for (int i = 0; i < kKeys; i += 2)
        QVERIFY((*db)->put(keyOf(i), "old").ok());
    QVERIFY((*db)->compact({}, job).ok());
    for (int i = 0; i < kKeys; ++i) {
        QVERIFY((*db)->put(keyOf(i), valueOf(i)).ok());
        note(i, valueOf(i));
    }
    QVERIFY((*db)->flush().ok());
}

void SkippedDamageTest::writeLevelDb() {
    leveldb::Options options;
    options.create_if_missing = true;
    options.compression = leveldb::kNoCompression;
    options.write_buffer_size = 64 << 10;
    leveldb::DB* raw = nullptr;
    QVERIFY(leveldb::DB::Open(options, path(), &raw).ok());
    const std::unique_ptr<leveldb::DB> db(raw);
    for (int i = 0; i < kKeys; i += 2)
        QVERIFY(db->Put({}, keyOf(i), "old").ok());
    for (int i = 0; i < kKeys; ++i) {
        QVERIFY(db->Put({}, keyOf(i), valueOf(i)).ok());
        note(i, valueOf(i));
    }
    db->CompactRange(nullptr, nullptr);
    for (int i = 1; i < kKeys; i += 7) {
        QVERIFY(db->Put({}, keyOf(i), "newer").ok());
        note(i, "newer");
    }
}

void SkippedDamageTest::writeRocksDb(rocksdb::Options options, rocksdb::BlockBasedTableOptions table) {
    options.create_if_missing = true;
    options.compression = rocksdb::kNoCompression;
    table.block_size = 1024;
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    rocksdb::DB* raw = nullptr;
    QVERIFY(rocksdb::DB::Open(options, path(), &raw).ok());
    const std::unique_ptr<rocksdb::DB> db(raw);
    for (int i = 0; i < kKeys; i += 2)
        QVERIFY(db->Put({}, keyOf(i), "old").ok());
    QVERIFY(db->Flush({}).ok());
    for (int i = 0; i < kKeys; ++i) {
        QVERIFY(db->Put({}, keyOf(i), valueOf(i)).ok());
        note(i, valueOf(i));
    }
    QVERIFY(db->Flush({}).ok());
}

void SkippedDamageTest::aDamagedBlockHidesOnlyItself() {
    QFETCH(QString, engine);
    write(engine);
    const Blocks blocks = blocksOf(*open(), BlockKind::data);
    const size_t count = blocks.blocks.size();
    QVERIFY2(count > 8, qPrintable(QString::number(count)));
    for (const size_t at : {size_t{0}, count / 2, count - 1}) {
        const uint64_t offset = blocks.blocks[at].handle.offset;
        flip(blocks.path, offset + blocks.blocks[at].handle.length / 2);
        const auto store = open();
        QVERIFY(store);
        const auto strict = store->iterator();
        forwards(*strict);
        QVERIFY2(!strict->status().ok(), "unasked nothing is passed by");
        const Walk found = walk(*store);
        QVERIFY2(found.status.ok(), toLogString(found.status).c_str());
        QCOMPARE(found.gaps.size(), size_t{1});
        QCOMPARE(found.gaps.front().status.error().file, blocks.path);
        QCOMPARE(found.gaps.front().status.error().offset, offset);
        const int missing = lost(found, m_model);
        QVERIFY2(missing > 0 && missing < kKeys / 4, qPrintable(QString::number(missing)));
        QCOMPARE(walk(*store, true).pairs, found.pairs);
        flip(blocks.path, offset + blocks.blocks[at].handle.length / 2);
    }
    QCOMPARE(lost(walk(*open()), m_model), 0);
}

void SkippedDamageTest::onlyThisIsHidden(const Blocks& blocks) const {
    const auto store = open();
    QVERIFY2(store, "a damaged table does not keep the others from being shown");
    const auto strict = store->iterator();
    forwards(*strict);
    QVERIFY2(!strict->status().ok(), "unasked nothing is passed by");
    const Walk found = walk(*store);
    QVERIFY2(found.status.ok(), toLogString(found.status).c_str());
    QCOMPARE(found.gaps.size(), size_t{1});
    QCOMPARE(found.gaps.front().status.error().file, blocks.path);
    QCOMPARE(found.gaps.front().first, blocks.table->smallest);
    QCOMPARE(found.gaps.front().last, blocks.table->largest);
    QVERIFY(lost(found, m_model) > 0);
    QVERIFY(!found.pairs.empty());
    QCOMPARE(walk(*store, true).pairs, found.pairs);
}

void SkippedDamageTest::aTableThatIsNoTableHidesOnlyItself() {
    QFETCH(QString, engine);
    write(engine);
    const Blocks blocks = blocksOf(*open(), BlockKind::footer);
    // The mark at the end of the file.
    flip(blocks.path, blocks.blocks.front().handle.end() - 3);
    onlyThisIsHidden(blocks);
}

void SkippedDamageTest::aTableWhoseIndexIsDamagedHidesOnlyItself() {
    writeNative();
    const Blocks blocks = blocksOf(*open(), BlockKind::index);
    flip(blocks.path, blocks.blocks.front().handle.offset + 9);
    onlyThisIsHidden(blocks);
}

void SkippedDamageTest::aMissingTableHidesOnlyItself() {
    QFETCH(QString, engine);
    write(engine);
    const Blocks blocks = blocksOf(*open(), BlockKind::footer);
    QVERIFY(QFile::remove(QString::fromStdString(blocks.path)));
    onlyThisIsHidden(blocks);
}

void SkippedDamageTest::aShortenedTableHidesOnlyItself() {
    QFETCH(QString, engine);
    write(engine);
    const Blocks blocks = blocksOf(*open(), BlockKind::footer);
    const auto end = static_cast<qint64>(blocks.blocks.front().handle.offset);
    QVERIFY(QFile::resize(QString::fromStdString(blocks.path), end));
    onlyThisIsHidden(blocks);
}

void SkippedDamageTest::aSeekLandsBehindTheGap() {
    QFETCH(QString, engine);
    write(engine);
    const Blocks blocks = blocksOf(*open(), BlockKind::data);
    const AnatomyBlock& block = blocks.blocks[blocks.blocks.size() / 2];
    flip(blocks.path, block.handle.offset + block.handle.length / 2);
    const auto store = open();
    const Walk all = walk(*store);
    const SkippedPlace& gap = all.gaps.front();
    QVERIFY(gap.hasFirst && gap.hasLast && gap.first < gap.last);
    IteratorOptions options;
    options.damage = std::make_shared<DamageLog>();
    const auto iterator = store->iterator(options);
    for (const auto& [key, value] : all.pairs) {
        if (key < gap.first || key > gap.last + "~")
            continue;
        iterator->seek(key);
        QVERIFY(iterator->valid());
        QCOMPARE(std::string(iterator->key()), key);
        iterator->seekForPrev(key);
        QVERIFY(iterator->valid());
        QCOMPARE(std::string(iterator->key()), key);
    }
    QCOMPARE(options.damage->count(), uint64_t{1});
}

void SkippedDamageTest::aDamagedPartitionOfAnIndexHidesOnlyWhatItLists() {
    rocksdb::BlockBasedTableOptions table;
    table.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
    table.metadata_block_size = 256;
    writeRocksDb({}, table);
    Blocks blocks = blocksOf(*open(), BlockKind::index);
    QVERIFY2(blocks.blocks.size() > 4, "partitions and the index of them");
    std::sort(blocks.blocks.begin(), blocks.blocks.end(),
              [](const auto& a, const auto& b) { return a.handle.offset < b.handle.offset; });
    const BlockHandle partition = blocks.blocks[blocks.blocks.size() / 2].handle;
    flip(blocks.path, partition.offset + partition.length / 2);
    const auto store = open();
    const Walk found = walk(*store);
    QVERIFY2(found.status.ok(), toLogString(found.status).c_str());
    QCOMPARE(found.gaps.size(), size_t{1});
    QCOMPARE(found.gaps.front().status.error().offset, partition.offset);
    const int missing = lost(found, m_model);
    QVERIFY2(missing > 0 && missing < kKeys / 2, qPrintable(QString::number(missing)));
    QCOMPARE(walk(*store, true).pairs, found.pairs);
}

void SkippedDamageTest::aMissingBlobFileHidesOnlyItsValues() {
    rocksdb::Options options;
    options.enable_blob_files = true;
    options.min_blob_size = 30;
    writeRocksDb(options, {});
    const QStringList blobs = QDir(QString::fromStdString(path())).entryList({"*.blob"});
    QVERIFY(!blobs.isEmpty());
    QVERIFY(QFile::remove(QString::fromStdString(path()) + '/' + blobs.front()));
    const Walk found = walk(*open());
    QVERIFY2(found.status.ok(), toLogString(found.status).c_str());
    QCOMPARE(lost(found, m_model), kKeys);
    QCOMPARE(found.gaps.size(), size_t{kKeys});
    QCOMPARE(found.gaps.front().first, found.gaps.front().last);
}

void SkippedDamageTest::aFlippedBitInABlobFileIsFoundByVerify() {
    rocksdb::Options options;
    options.enable_blob_files = true;
    options.min_blob_size = 30;
    writeRocksDb(options, {});
    const auto fatal = [this] {
        std::vector<Status> problems;
        const auto report = verifyStore(posixFileSystem(), path());
        if (!report.ok())
            return std::vector<Status>{report.status()};
        for (const Finding& finding : report->findings)
            if (finding.fatal)
                problems.push_back(finding.problem);
        return problems;
    };
    QVERIFY(fatal().empty());
    const QString directory = QString::fromStdString(path());
    const std::string blobs =
        (directory + '/' + QDir(directory).entryList({"*.blob"}).value(0)).toStdString();
    constexpr uint64_t kHeader = 30;
    flip(blobs, kHeader + 40);  // in its first record
    QCOMPARE(fatal().size(), size_t{1});
    QCOMPARE(fatal().front().error().file, blobs);
    QCOMPARE(fatal().front().error().offset, kHeader);
    QVERIFY(QFile::remove(QString::fromStdString(blobs)));
    QCOMPARE(fatal().size(), size_t{1});
    QCOMPARE(fatal().front().reason(), Reason::tableMissing);
}

void SkippedDamageTest::aDamagedLogIsAGapToo() {
    writeLevelDb();
    const QString directory = QString::fromStdString(path());
    const QStringList logs = QDir(directory).entryList({"*.log"});
    QCOMPARE(logs.size(), 1);
    const std::string log = (directory + '/' + logs.front()).toStdString();
    flip(log, static_cast<uint64_t>(QFileInfo(QString::fromStdString(log)).size()) / 2);
    const auto store = open();
    QVERIFY(store);
    const auto strict = store->iterator();
    forwards(*strict);
    QVERIFY(!strict->status().ok());
    const Walk found = walk(*store);
    QVERIFY2(found.status.ok(), toLogString(found.status).c_str());
    QCOMPARE(found.gaps.size(), size_t{1});
    QCOMPARE(found.gaps.front().status.error().file, log);
    QVERIFY(!found.gaps.front().hasFirst && !found.gaps.front().hasLast);
    QCOMPARE(found.pairs.size(), m_model.size());
}

void SkippedDamageTest::aSoundStoreHasNoGaps() {
    QFETCH(QString, engine);
    write(engine);
    const auto store = open();
    const Walk found = walk(*store);
    QVERIFY(found.status.ok() && found.gaps.empty());
    QCOMPARE(Model(found.pairs.begin(), found.pairs.end()), m_model);
}

QTEST_APPLESS_MAIN(SkippedDamageTest)
#include "skipped_damage_test.moc"
