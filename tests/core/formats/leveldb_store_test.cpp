// Directories written by libleveldb, read by our own reader: the same data, nothing written, damage noticed.
#include <leveldb/cache.h>
#include <leveldb/comparator.h>
#include <leveldb/db.h>
#include <leveldb/filter_policy.h>
#include <leveldb/write_batch.h>

#include <QTest>

#include "core/inspect/verify.h"
#include "tests/core/formats/foreign_support.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

// Shorter keys first: an order nobody else knows.
class LengthFirst final : public leveldb::Comparator {
public:
    int Compare(const leveldb::Slice& a, const leveldb::Slice& b) const override {
        return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b);
    }
    const char* Name() const override { return "test.LengthFirst"; }
    void FindShortestSeparator(std::string*, const leveldb::Slice&) const override {}
    void FindShortSuccessor(std::string*) const override {}
};

// Several tables and levels, shadowed versions, deletions, and a tail in the log.
Model write(const std::string& directory, leveldb::Options options, int keys = 1500) {
    options.create_if_missing = true;
    leveldb::DB* raw = nullptr;
    if (!leveldb::DB::Open(options, directory, &raw).ok())
        return {};
    const std::unique_ptr<leveldb::DB> db(raw);
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
        if (round == 0)
            db->CompactRange(nullptr, nullptr);
    }
    put("", "the empty key");
    put("large", std::string(100'000, 'L'));
    return model;
}

Pairs asPairs(const Model& model) {
    return {model.begin(), model.end()};
}

}  // namespace

class LevelDbStoreTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
        m_filter.reset(leveldb::NewBloomFilterPolicy(10));
    }

    void everyPairIsThereInBothDirections_data() {
        QTest::addColumn<int>("kind");
        int kind = 0;
        for (const char* name : {"defaults", "uncompressed", "tiny blocks", "one restart", "bloom"})
            QTest::newRow(name) << kind++;
    }
    void everyPairIsThereInBothDirections();
    void seeksBoundsAndPastStatesAgree();
    void aTableIsAccountedForToTheLastByte();
    void theFilterNeverDeniesAKey();
    void logsAndManifestAreShown();
    void tornAndOldNamesAndWrongSizesAreReadAsTheyAre();
    void anUnknownComparatorIsWalkedInStoredOrder();
    void lookingChangesNothing();
    void damageIsNoticed();
    void verifyFindsAFlippedBitAndNamesIt();

private:
    std::string path() const { return m_directory->path().toStdString() + "/store"; }
    leveldb::Options small() const {
        leveldb::Options options;
        options.write_buffer_size = 64 * 1024;
        options.max_file_size = 1 << 20;
        return options;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<const leveldb::FilterPolicy> m_filter;
};

void LevelDbStoreTest::everyPairIsThereInBothDirections() {
    QFETCH(int, kind);
    leveldb::Options options = small();
    if (kind == 1)
        options.compression = leveldb::kNoCompression;
    if (kind == 2) {
        options.block_size = 256;
        options.block_restart_interval = 1;
    }
    if (kind == 3)
        options.block_restart_interval = 1000;
    if (kind == 4)
        options.filter_policy = m_filter.get();
    const Model model = write(path(), options);
    QVERIFY(model.size() > 500);
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    QCOMPARE((*store)->info().format, StoreFormat::levelDb);
    const auto iterator = (*store)->iterator();
    QVERIFY(forwards(*iterator) == asPairs(model));
    QVERIFY2(iterator->status().ok(), toLogString(iterator->status()).c_str());
    QVERIFY(backwards(*iterator) == asPairs(model));
    QCOMPARE(differingLookUp(**store), QString());
    QCOMPARE(differingLookUp(**store, (*store)->info().lastSequence / 2), QString());
}

void LevelDbStoreTest::seeksBoundsAndPastStatesAgree() {
    leveldb::Options options = small();
    options.create_if_missing = true;
    leveldb::DB* raw = nullptr;
    QVERIFY(leveldb::DB::Open(options, path(), &raw).ok());
    std::unique_ptr<leveldb::DB> db(raw);
    for (int i = 0; i < 100; ++i)
        QVERIFY(db->Put({}, keyOf(i), "old").ok());
    for (int i = 0; i < 100; i += 2)
        QVERIFY(db->Put({}, keyOf(i), "new").ok());
    QVERIFY(db->Delete({}, keyOf(51)).ok());
    db.reset();
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY(store.ok());
    QCOMPARE((*store)->info().lastSequence, SequenceNumber{151});
    IteratorOptions past;
    past.atSequence = 100;
    for (const auto& [key, value] : forwards(*(*store)->iterator(past)))
        QCOMPARE(value, std::string("old"));
    IteratorOptions bounded;
    bounded.range = {.from = keyOf(10), .hasFrom = true, .to = keyOf(20), .hasTo = true};
    const Pairs inside = forwards(*(*store)->iterator(bounded));
    QCOMPARE(inside.size(), size_t{10});
    QVERIFY(backwards(*(*store)->iterator(bounded)) == inside);
    const auto iterator = (*store)->iterator();
    iterator->seek(keyOf(51));
    QVERIFY(iterator->valid() && iterator->key() == keyOf(52) && iterator->value() == "new");
    iterator->prev();
    QVERIFY(iterator->valid() && iterator->key() == keyOf(50));
    iterator->next();
    QVERIFY(iterator->valid() && iterator->key() == keyOf(52));
    iterator->seekForPrev(keyOf(51));
    QVERIFY(iterator->valid() && iterator->key() == keyOf(50));
    const auto history = (*store)->history(keyOf(51));
    QVERIFY(history.ok());
    QCOMPARE(history->size(), size_t{2});
    QCOMPARE(history->front().type, EntryType::tombstone);
    QCOMPARE(history->back().value, std::string("old"));
    QVERIFY((*store)->positionOf(keyOf(90)) > (*store)->positionOf(keyOf(10)));
}

void LevelDbStoreTest::aTableIsAccountedForToTheLastByte() {
    leveldb::Options options = small();
    options.filter_policy = m_filter.get();
    write(path(), options);
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY(store.ok());
    uint64_t tables = 0;
    const auto version = (*store)->version();
    for (int level = 0; level < version->levels(); ++level)
        for (const TablePtr& table : version->level(level)) {
            ++tables;
            const auto anatomy = (*store)->tableAnatomy(table->number);
            QVERIFY(anatomy.ok());
            QVERIFY((*anatomy)->gaps().empty());
            auto blocks = (*anatomy)->blocks();
            QVERIFY(blocks.ok());
            uint64_t end = 0;
            for (AnatomyBlock& block : *blocks) {
                QCOMPARE(block.handle.offset, end);
                end = block.handle.end();
                const auto bytes = (*anatomy)->readBlock(block);
                QVERIFY(bytes.ok());
                QCOMPARE(block.storedChecksum, block.computedChecksum);
                const auto fields = (*anatomy)->fields(block, *bytes);
                QVERIFY(fields.ok());
                uint64_t covered = 0;
                for (const AnatomyField& field : *fields)
                    covered += field.length;
                QCOMPARE(covered, uint64_t{bytes->size()});
            }
            QCOMPARE(end, (*anatomy)->fileSize());
            QCOMPARE(end, table->fileSize);
        }
    QVERIFY(tables > 1);
}

void LevelDbStoreTest::theFilterNeverDeniesAKey() {
    leveldb::Options options = small();
    options.filter_policy = m_filter.get();
    const Model model = write(path(), options);
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY(store.ok());
    int keys = 0;
    int denied = 0;
    const auto version = (*store)->version();
    for (int level = 0; level < version->levels(); ++level)
        for (const TablePtr& table : version->level(level)) {
            const auto anatomy = (*store)->tableAnatomy(table->number);
            const auto filter = (*anatomy)->filter();
            QVERIFY(filter.ok() && filter->bits > 0);
            const auto holds = [&](const std::string& key) {
                const auto probes = TableAnatomy::probes(*filter, key);
                return std::all_of(probes.begin(), probes.end(),
                                   [&](const FilterProbe& probe) { return filter->passes(probe); });
            };
            auto blocks = (*anatomy)->blocks();
            for (AnatomyBlock& block : *blocks) {
                if (block.kind != BlockKind::data)
                    continue;
                const auto bytes = (*anatomy)->readBlock(block);
                const auto entries = (*anatomy)->entries(*bytes);
                QVERIFY(entries.ok());
                for (const AnatomyEntry& entry : *entries) {
                    ++keys;
                    QVERIFY(holds(entry.userKey));
                    denied += !holds(entry.userKey + "absent");
                }
            }
        }
    QVERIFY(keys > 500);
    QVERIFY2(denied > keys * 9 / 10, "nine of ten absent keys are known to be absent");
}

void LevelDbStoreTest::logsAndManifestAreShown() {
    write(path(), small());
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY(store.ok());
    uint64_t operations = 0;
    bool sawLarge = false;
    QVERIFY(!(*store)->logs().empty());
    for (const uint64_t log : (*store)->logs()) {
        const auto summary = (*store)->readLog(log, [&](const WalBatch& batch) {
            operations += batch.operations.size();
            for (const WalOperation& operation : batch.operations)
                sawLarge |= operation.key == "large" && operation.valueSize == 100'000;
            return true;
        });
        QVERIFY(summary.ok() && summary->status.ok());
        QCOMPARE(summary->end, LogEnd::clean);
    }
    QVERIFY(sawLarge && operations > 1);
    uint64_t added = 0;
    uint64_t removed = 0;
    QVERIFY((*store)
                ->readManifest([&](const ManifestRecord& record) {
                    added += record.edit.added.size();
                    removed += record.edit.removed.size();
                    return true;
                })
                .ok());
    QCOMPARE(added - removed, (*store)->version()->tableCount());
}

void LevelDbStoreTest::tornAndOldNamesAndWrongSizesAreReadAsTheyAre() {
    const Model model = write(path(), small());
    const QDir directory(QString::fromStdString(path()));
    for (const QString& name : directory.entryList({"*.ldb"}))
        QVERIFY(QFile::rename(directory.filePath(name), directory.filePath(name.chopped(4) + ".sst")));
    QVERIFY(QFile::remove(directory.filePath("LOG")));
    // The last write is cut in half: the owner would drop it.
    const QString log = directory.entryList({"*.log"}).last();
    QFile file(directory.filePath(log));
    QVERIFY(file.resize(file.size() - 50'000));
    Model expected = model;
    expected.erase("large");
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    const auto iterator = (*store)->iterator();
    QVERIFY(forwards(*iterator) == asPairs(expected));
    QVERIFY(iterator->status().ok());
}

void LevelDbStoreTest::anUnknownComparatorIsWalkedInStoredOrder() {
    const LengthFirst order;
    leveldb::Options options = small();
    options.comparator = &order;
    options.create_if_missing = true;
    leveldb::DB* raw = nullptr;
    QVERIFY(leveldb::DB::Open(options, path(), &raw).ok());
    std::unique_ptr<leveldb::DB> db(raw);
    Pairs expected;
    for (int i = 0; i < 1200; ++i) {
        expected.emplace_back(std::to_string(i), "v" + std::to_string(i));
        QVERIFY(db->Put({}, expected.back().first, expected.back().second).ok());
    }
    db->CompactRange(nullptr, nullptr);
    db.reset();
    const auto store = openStore(posixFileSystem(), path());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    const StoreInfo info = (*store)->info();
    QVERIFY(!info.ordered);
    QVERIFY(info.orderProblem.ok());  // one run: its order is the owner's
    QVERIFY(!info.limits.empty() && info.limits.front().error().subject == "comparator test.LengthFirst");
    QVERIFY(forwards(*(*store)->iterator()) == expected);
    QVERIFY(backwards(*(*store)->iterator()) == expected);
    PinnedValue value;
    QVERIFY((*store)->get("777", 0, value).ok());
    QVERIFY(value.view() == "v777");
}

void LevelDbStoreTest::lookingChangesNothing() {
    write(path(), small());
    const QString directory = QString::fromStdString(path());
    QVERIFY(QFile::remove(directory + "/LOG"));
    QVERIFY(QFile::remove(directory + "/LOCK"));
    const QStringList before = pictureOf(directory);
    {
        const auto store = openStore(posixFileSystem(), path());
        QVERIFY(store.ok());
        tour(**store);
        QVERIFY(verifyStore(posixFileSystem(), path()).ok());
    }
    QCOMPARE(pictureOf(directory), before);
}

void LevelDbStoreTest::damageIsNoticed() {
    leveldb::Options options = small();
    options.filter_policy = m_filter.get();
    write(path(), options, 400);
    const auto store = openStore(posixFileSystem(), path());
    const auto sound = digestOf(*(*store)->iterator());
    QVERIFY(sound.ok());
    QCOMPARE(countSilentDamage(QString::fromStdString(path()), 600, sound->sha256), 0);
}

void LevelDbStoreTest::verifyFindsAFlippedBitAndNamesIt() {
    write(path(), small());
    const auto clean = verifyStore(posixFileSystem(), path());
    QVERIFY(clean.ok() && clean->clean());
    QVERIFY(clean->tables > 0 && clean->entries > 100 && clean->logRecords > 0);
    const QDir directory(QString::fromStdString(path()));
    const QString name = directory.filePath(directory.entryList({"*.ldb"}).first());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(100);
    const QByteArray byte = file.read(1);
    file.seek(100);
    file.write(QByteArray(1, static_cast<char>(byte[0] ^ 4)));
    file.close();
    const auto damaged = verifyStore(posixFileSystem(), path());
    QVERIFY(damaged.ok() && !damaged->clean());
    QCOMPARE(damaged->findings.front().problem.reason(), Reason::checksumMismatch);
    QCOMPARE(damaged->findings.front().problem.error().file, name.toStdString());
}

QTEST_APPLESS_MAIN(LevelDbStoreTest)
#include "leveldb_store_test.moc"
