// Where the bytes of a store's tables lie: counted against a count by hand, and sampled against counted.
#include <leveldb/db.h>

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <map>

#include "core/base/hash.h"
#include "core/formats/store_files.h"
#include "core/inspect/space.h"
#include "core/inspect/space_prefixes.h"
#include "core/inspect/space_tally.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;

namespace {

constexpr SpacePart kParts[] = {SpacePart::live, SpacePart::shadowed, SpacePart::tombstones,
                                SpacePart::overhead};

std::string padded(int number) {
    std::string digits = std::to_string(number);
    return std::string(5 - digits.size(), '0') + digits;
}

// Bytes that do not compress to nothing.
std::string noise(int seed) {
    std::string value;
    for (uint64_t i = 0; i < 8; ++i)
        value += std::to_string(hash64(std::to_string(seed), i) % 100'000'000);
    return value;
}

// Three areas of keys: "a/" overwritten, "b/" partly deleted, "c/" partly erased with a range; newer writes
// lie above older ones, and some in memory.
void fill(test::MemoryStore& store, int keys) {
    CompactionJob job;
    for (int i = 0; i < keys; ++i)
        for (const char* area : {"a/", "b/", "c/"})
            OK(store.db->put(area + padded(i), noise(i)));
    OK(store.db->flush());
    OK(store.db->compact({}, job));
    for (int i = 0; i < keys; i += 3)
        OK(store.db->put("a/" + padded(i), noise(-i)));
    for (int i = 0; i < keys; i += 5)
        OK(store.db->erase("b/" + padded(i)));
    OK(store.db->eraseRange("c/" + padded(keys / 2), "c/" + padded(keys * 3 / 4)));
    OK(store.db->flush());
    for (int i = 0; i < keys; i += 7)
        OK(store.db->put("b/" + padded(i), "in memory"));
}

bool sameFigure(const SpaceFigure& figure, double bytes) {
    return figure.bytes == bytes && figure.low == bytes && figure.high == bytes;
}

bool covers(const SpaceFigure& figure, double bytes) {
    return figure.low <= bytes + 0.5 && bytes - 0.5 <= figure.high;
}

const SpaceNode* child(const SpaceNode& node, const std::string& prefix) {
    for (const SpaceNode& each : node.children)
        if (each.prefix == prefix && !each.rest)
            return &each;
    return nullptr;
}

// Payload bytes of entries by prefix of two bytes and part, counted key by key.
using ByHand = std::map<std::string, std::array<double, kSpaceParts>>;
void countTable(const StoreReader& store, const TableMeta& meta, ByHand& to) {
    const auto anatomy = store.tableAnatomy(meta.number);
    QVERIFY(anatomy.ok());
    const auto blocks = (*anatomy)->blocks();
    QVERIFY(blocks.ok());
    for (AnatomyBlock block : *blocks) {
        if (block.kind != BlockKind::data)
            continue;
        const auto bytes = (*anatomy)->readBlock(block);
        QVERIFY(bytes.ok());
        const auto entries = (*anatomy)->entries(*bytes, 0);
        QVERIFY(entries.ok());
        double weights = 0;
        for (const AnatomyEntry& entry : *entries)
            weights += static_cast<double>(entry.userKey.size() + 8 + entry.valueSize);
        for (const AnatomyEntry& entry : *entries) {
            SpacePart part = SpacePart::shadowed;
            const auto it = store.iterator();
            it->seek(entry.userKey);
            if (trailerType(entry.trailer) == EntryType::tombstone)
                part = SpacePart::tombstones;
            else if (it->valid() && it->key() == entry.userKey &&
                     it->sequence() == trailerSequence(entry.trailer))
                part = SpacePart::live;
            to[entry.userKey.substr(0, 2)][static_cast<size_t>(part)] +=
                static_cast<double>(block.handle.length - kBlockTrailerSize) *
                static_cast<double>(entry.userKey.size() + 8 + entry.valueSize) / weights;
        }
    }
}

double fileBytes(const StoreReader& store) {
    double bytes = 0;
    for (const LevelInfo& level : store.levels())
        bytes += static_cast<double>(level.bytes);
    return bytes;
}

void checkSums(const SpaceNode& node) {
    double parts = 0;
    for (const SpaceFigure& part : node.all.parts)
        parts += part.bytes;
    QVERIFY(std::abs(parts - node.all.total.bytes) < 1);
    double levels = 0;
    for (const SpaceFigures& level : node.levels)
        levels += level.total.bytes;
    QVERIFY(std::abs(levels - node.all.total.bytes) < 1);
    if (node.children.empty())
        return;
    double children = 0;
    for (const SpaceNode& below : node.children) {
        children += below.all.total.bytes;
        checkSums(below);
    }
    QVERIFY(std::abs(children - node.all.total.bytes) < 1);
}

}  // namespace

class SpaceTest : public QObject {
    Q_OBJECT

    test::MemoryStore m_store;
    std::shared_ptr<StoreReader> m_reader;

private slots:
    void initTestCase() {
        m_store.options.autoCompaction = false;
        OK(m_store.open());
        fill(m_store, 6000);
        m_reader = attachStore(std::shared_ptr<Db>(std::move(m_store.db)));
    }

    void everyByteOfTheFilesIsCountedOnce() {
        const auto report = countSpace(*m_reader, {});
        QVERIFY(report.ok());
        QVERIFY(report->exact && report->problem.ok());
        QVERIFY(sameFigure(report->root.all.total, fileBytes(*m_reader)));
        for (const LevelInfo& level : m_reader->levels())
            QCOMPARE(report->root.levels[size_t(level.level)].total.bytes, double(level.bytes));
        checkSums(report->root);
    }

    void theCountIsThatByHand() {
        const auto report = countSpace(*m_reader, {});
        QVERIFY(report.ok());
        ByHand byHand;
        const auto version = m_reader->version();
        for (int level = 0; level < version->levels(); ++level)
            for (const TablePtr& table : version->level(level))
                countTable(*m_reader, *table, byHand);
        QCOMPARE(byHand.size(), size_t{3});
        for (const auto& [prefix, parts] : byHand) {
            const SpaceNode* node = child(report->root, prefix);
            QVERIFY2(node != nullptr, prefix.c_str());
            for (const SpacePart part : {SpacePart::live, SpacePart::shadowed}) {
                // Shares are whole bytes: an entry may be one off.
                const double found = node->all.of(part).bytes;
                const double expected = parts[size_t(part)];
                QVERIFY2(std::abs(found - expected) < 0.01 * expected + 200,
                         qPrintable(QString("%1 %2 != %3").arg(int(part)).arg(found).arg(expected)));
            }
        }
        QVERIFY(child(report->root, "b/")->all.of(SpacePart::tombstones).bytes > 1000);
        QVERIFY(child(report->root, "a/")->all.of(SpacePart::shadowed).bytes >
                0.2 * child(report->root, "a/")->all.of(SpacePart::live).bytes);
        QCOMPARE(child(report->root, "c/")->levels[0].of(SpacePart::live).bytes, 0.0);
    }

    void aPrefixIsCountedAsInTheWhole() {
        const auto whole = countSpace(*m_reader, {});
        const auto part = countSpace(*m_reader, {.prefix = "b/"});
        QVERIFY(whole.ok() && part.ok());
        for (const SpacePart each : kParts)
            QCOMPARE(part->root.all.of(each).bytes, child(whole->root, "b/")->all.of(each).bytes);
        QVERIFY(part->root.children.size() >= 2);
        checkSums(part->root);
        const auto none = countSpace(*m_reader, {.prefix = "nowhere"});
        QVERIFY(none.ok());
        QCOMPARE(none->root.all.total.bytes, 0.0);
    }

    void aSampleOfEverythingIsExact() {
        const auto counted = countSpace(*m_reader, {});
        const auto sampled = sampleSpace(*m_reader, {.sampleBlocks = 1'000'000});
        QVERIFY(counted.ok() && sampled.ok());
        QVERIFY(sampled->exact);
        for (const SpacePart part : kParts)
            QVERIFY(sameFigure(sampled->root.all.of(part), counted->root.all.of(part).bytes));
    }

    void theIntervalsHoldTheTruthForNineSeedsInTen() {
        const auto counted = countSpace(*m_reader, {.depth = 1});
        QVERIFY(counted.ok());
        int held = 0;
        int told = 0;
        for (uint64_t seed = 1; seed <= 60; ++seed) {
            const auto sampled = sampleSpace(*m_reader, {.depth = 1, .sampleBlocks = 60, .seed = seed});
            QVERIFY(sampled.ok() && !sampled->exact);
            QVERIFY(sameFigure(sampled->root.all.total, fileBytes(*m_reader)));
            checkSums(sampled->root);
            for (const SpaceNode& node : counted->root.children) {
                const SpaceNode* drawn = child(sampled->root, node.prefix);
                QVERIFY(drawn != nullptr);
                for (const SpacePart part : kParts) {
                    ++told;
                    held += covers(drawn->all.of(part), node.all.of(part).bytes) ? 1 : 0;
                }
            }
        }
        QVERIFY2(held >= told * 9 / 10, qPrintable(QString("%1 of %2").arg(held).arg(told)));
        QVERIFY2(told >= 720, "too few numbers");
    }

    void theIntervalsAreWorthTelling() {
        const auto sampled = sampleSpace(*m_reader, {.depth = 1, .sampleBlocks = 200});
        QVERIFY(sampled.ok());
        for (const SpaceNode& node : sampled->root.children) {
            const SpaceFigure& total = node.all.total;
            QVERIFY(total.high - total.low < 0.6 * total.bytes);
            QVERIFY(total.low > 0 && total.low <= total.bytes && total.bytes <= total.high);
        }
    }

    void oneSeedIsOneSample() {
        const SpaceRequest request{.sampleBlocks = 50, .seed = 7};
        const auto once = sampleSpace(*m_reader, request);
        const auto again = sampleSpace(*m_reader, request);
        const auto other = sampleSpace(*m_reader, {.sampleBlocks = 50, .seed = 8});
        QVERIFY(once.ok() && again.ok() && other.ok());
        QCOMPARE(once->root.all.of(SpacePart::live).bytes, again->root.all.of(SpacePart::live).bytes);
        QVERIFY(once->root.all.of(SpacePart::live).bytes != other->root.all.of(SpacePart::live).bytes);
    }

    void bothCanBeCancelledAndTellProgress() {
        uint64_t last = 0;
        const SpaceProgress ascends = [&](uint64_t done, uint64_t total) {
            QVERIFY(done >= last && done <= total);
            last = done;
        };
        QVERIFY(countSpace(*m_reader, {}, ascends).ok());
        QVERIFY(last > 0);
        std::stop_source stopped;
        const SpaceProgress stops = [&](uint64_t, uint64_t) { stopped.request_stop(); };
        QCOMPARE(countSpace(*m_reader, {}, stops, stopped.get_token()).code(), Code::cancelled);
        std::stop_source again;
        const SpaceProgress stopsAgain = [&](uint64_t, uint64_t) { again.request_stop(); };
        QCOMPARE(sampleSpace(*m_reader, {}, stopsAgain, again.get_token()).code(), Code::cancelled);
    }

    void aStoreOfAnotherEngineIsMeasuredToo() {
        QTemporaryDir home;
        const std::string directory = home.filePath("level").toStdString();
        leveldb::Options options;
        options.create_if_missing = true;
        options.write_buffer_size = 128 << 10;
        leveldb::DB* raw = nullptr;
        QVERIFY(leveldb::DB::Open(options, directory, &raw).ok());
        std::unique_ptr<leveldb::DB> db(raw);
        for (int i = 0; i < 6000; ++i)
            QVERIFY(db->Put({}, (i % 4 == 0 ? "a/" : "b/") + padded(i), noise(i)).ok());
        db->CompactRange(nullptr, nullptr);
        for (int i = 1; i < 4000; i += 2)
            QVERIFY(db->Put({}, "b/" + padded(i), noise(-i)).ok());
        for (int i = 0; i < 6000; i += 8)
            QVERIFY(db->Delete({}, "a/" + padded(i)).ok());
        db.reset();
        const auto store = openStore(posixFileSystem(), directory).value();
        const auto counted = countSpace(*store, {.depth = 1});
        const auto sampled = sampleSpace(*store, {.depth = 1, .sampleBlocks = 100'000});
        QVERIFY(counted.ok() && sampled.ok() && sampled->exact);
        QVERIFY(sameFigure(counted->root.all.total, fileBytes(*store)));
        checkSums(counted->root);
        for (const SpacePart part : kParts)
            QCOMPARE(sampled->root.all.of(part).bytes, counted->root.all.of(part).bytes);
        QVERIFY(child(counted->root, "a/")->all.of(SpacePart::shadowed).bytes > 0);
        QVERIFY(child(counted->root, "b/")->all.of(SpacePart::shadowed).bytes > 0);
        QVERIFY(child(counted->root, "b/")->all.of(SpacePart::live).bytes >
                child(counted->root, "a/")->all.of(SpacePart::live).bytes);
    }

    void whatCannotBeReadIsToldAndTheRestIsCounted() {
        test::MemoryStore store;
        store.options.autoCompaction = false;
        OK(store.open());
        fill(store, 500);
        const TablePtr table = store.db->version()->level(0).front();
        const std::string path = tablePathIn(store.directory, table->number);
        OK(store.open());
        const auto file = store.fs.openRandom(path);
        QVERIFY(file.ok());
        std::string bytes((*file)->size(), '\0');
        OK((*file)->read(0, bytes));
        bytes[40] = static_cast<char>(bytes[40] ^ 0x10);  // in its first data block
        OK(store.fs.overwrite(path, bytes));
        const auto reader = attachStore(std::shared_ptr<Db>(std::move(store.db)));
        const double all = fileBytes(*reader);
        for (const auto& report :
             {countSpace(*reader, {}), sampleSpace(*reader, {.sampleBlocks = 100'000})}) {
            QVERIFY(report.ok());
            QVERIFY(report->problem.is(Code::corruption));
            QCOMPARE(report->problem.error().file, path);
            QVERIFY(report->unreadBytes > 0 && report->unreadBytes < all / 4);
            QCOMPARE(report->root.all.total.bytes + report->unreadBytes, all);
        }
    }

    void anEmptyStoreHasNothing() {
        test::MemoryStore empty;
        OK(empty.open());
        const auto reader = attachStore(std::shared_ptr<Db>(std::move(empty.db)));
        for (const auto& report : {sampleSpace(*reader, {}), countSpace(*reader, {})}) {
            QVERIFY(report.ok());
            QCOMPARE(report->root.all.total.bytes, 0.0);
            QVERIFY(report->root.children.empty());
        }
    }

    void prefixesAreCutAtSeparatorsElseAtBytes_data() {
        QTest::addColumn<QStringList>("keys");
        QTest::addColumn<QStringList>("prefixes");
        QTest::newRow("paths") << QStringList{"user/1", "user/2", "iso/FRA", "iso/DEU"}
                               << QStringList{"iso/", "user/"};
        QTest::newRow("colons") << QStringList{"a:1", "a:2", "b:1"} << QStringList{"a:", "b:"};
        QTest::newRow("no separators") << QStringList{"abc", "abd", "b"} << QStringList{"a", "b"};
        QTest::newRow("one key") << QStringList{"a"} << QStringList{};
        QStringList numbers, tens;
        for (int i = 0; i < 40; ++i)
            numbers << QString::number(1000 + 5 * i);
        for (int ten = 100; ten < 120; ++ten)
            tens << QString::number(ten);
        QTest::newRow("two characters where one tells little apart") << numbers << tens;
        QTest::newRow("whole characters") << QStringList{"ä1", "ö2", "ü3"} << QStringList{"ä", "ö", "ü"};
    }
    void prefixesAreCutAtSeparatorsElseAtBytes() {
        QFETCH(const QStringList, keys);
        QFETCH(const QStringList, prefixes);
        std::vector<std::string> held;
        for (const QString& key : keys)
            held.push_back(key.toStdString());
        std::vector<WeighedKey> weighed;
        for (const std::string& key : held)
            weighed.push_back({key, 1});
        const PrefixTree tree = PrefixTree::choose({}, weighed, 1);
        QStringList found;
        for (const size_t index : tree.nodes()[0].children)
            found << QString::fromStdString(tree.nodes()[index].prefix);
        QCOMPARE(found, prefixes);
        if (!prefixes.isEmpty()) {
            QCOMPARE(tree.nodes()[tree.leafOf(held.front())].prefix.substr(0, 1), held.front().substr(0, 1));
            QVERIFY(tree.isRest(tree.leafOf("~elsewhere")));
        }
    }
};

QTEST_APPLESS_MAIN(SpaceTest)
#include "space_test.moc"
