// Both kinds of memtable against std::map: point look-ups at any sequence, ordered walks both ways, odd keys,
// range tombstones, and the shape of the trees.
#include "core/memtable/memtable.h"

#include <QtTest>
#include <map>
#include <random>
#include <string>

using namespace levelscope;

Q_DECLARE_METATYPE(levelscope::MemtableKind)

namespace {

struct Order {
    bool operator()(const std::pair<std::string, uint64_t>& a,
                    const std::pair<std::string, uint64_t>& b) const {
        return compare(InternalKey{a.first, a.second}, InternalKey{b.first, b.second}) < 0;
    }
};
using Model = std::map<std::pair<std::string, uint64_t>, std::string, Order>;

// Sorted, ascending, descending, clustered, with shared prefixes, binary: all that steers splits and
// prefixes.
std::string keyFor(const QString& pattern, uint32_t i, std::mt19937_64& random) {
    if (pattern == "ascending")
        return QString::asprintf("%016u", i).toStdString();
    if (pattern == "descending")
        return QString::asprintf("%016u", 1'000'000 - i).toStdString();
    if (pattern == "interleaved")
        return QString::asprintf("tenant/%02u/object/%08u", i % 16, i / 16).toStdString();
    if (pattern == "random")
        return QString::asprintf("user:%012llu", static_cast<unsigned long long>(random() % 100'000))
            .toStdString();
    if (pattern == "few keys")
        return "counter-" + std::to_string(random() % 5);
    std::string key(random() % 12, '\0');
    for (char& byte : key)
        byte = "\0\1a\xff"[random() % 4];
    return key;
}

std::string describe(const MemtableCursor& cursor) {
    if (!cursor.valid())
        return "end";
    return std::string(cursor.key().userKey) + '@' + std::to_string(cursor.key().trailer) + '=' +
           std::string(cursor.value());
}

std::string describe(const Model& model, Model::const_iterator it) {
    return it == model.end() ? "end"
                             : it->first.first + '@' + std::to_string(it->first.second) + '=' + it->second;
}

// The model's answer to get(): the newest version at or below the sequence.
Model::const_iterator visible(const Model& model, const std::string& key, SequenceNumber sequence) {
    const auto it = model.lower_bound({key, seekTrailer(sequence)});
    return it != model.end() && it->first.first == key ? it : model.end();
}

void compareWalks(const Memtable& table, const Model& model) {
    const auto cursor = table.newCursor();
    cursor->seekToFirst();
    for (auto it = model.begin(); it != model.end(); ++it, cursor->next())
        QCOMPARE(describe(*cursor), describe(model, it));
    QVERIFY(!cursor->valid());

    cursor->seekToLast();
    for (auto it = model.rbegin(); it != model.rend(); ++it, cursor->prev())
        QCOMPARE(describe(*cursor), describe(model, std::prev(it.base())));
    QVERIFY(!cursor->valid());
}

}  // namespace

class MemtableTest : public QObject {
    Q_OBJECT

    static void kinds() {
        QTest::addColumn<MemtableKind>("kind");
        QTest::newRow("bplus") << MemtableKind::bplus;
        QTest::newRow("avl") << MemtableKind::avl;
    }

private slots:
    void anEmptyMemtableHasNothing_data() { kinds(); }
    void anEmptyMemtableHasNothing();
    void itAgreesWithASortedMap_data();
    void itAgreesWithASortedMap();
    void whatIsLoadedAtOnceReadsAsIfItHadComeOneByOne_data() { itAgreesWithASortedMap_data(); }
    void whatIsLoadedAtOnceReadsAsIfItHadComeOneByOne();
    void groupsReadAsIfTheyHadComeOneByOne_data() { itAgreesWithASortedMap_data(); }
    void groupsReadAsIfTheyHadComeOneByOne();
    void versionsOfOneKeyAreFoundBySequence_data() { kinds(); }
    void versionsOfOneKeyAreFoundBySequence();
    void oddKeysKeepTheirOrder_data() { kinds(); }
    void oddKeysKeepTheirOrder();
    void aCursorSurvivesInsertsAroundIt_data() { kinds(); }
    void aCursorSurvivesInsertsAroundIt();
    void memoryAndCountsGrowWithTheEntries_data() { kinds(); }
    void memoryAndCountsGrowWithTheEntries();
    void rangeTombstonesCoverWhatTheModelCovers_data() { kinds(); }
    void rangeTombstonesCoverWhatTheModelCovers();
    void ascendingKeysFillTheirLeaves();
    void theAvlTreeIsBalanced();
    void nodesStopAtTheLimit_data() { kinds(); }
    void nodesStopAtTheLimit();
};

void MemtableTest::anEmptyMemtableHasNothing() {
    QFETCH(MemtableKind, kind);
    const auto table = makeMemtable(kind);
    MemtableHit hit;
    QVERIFY(!table->get("a", kMaxSequence, hit));
    QCOMPARE(table->coveringTombstone("a", kMaxSequence), 0u);
    QCOMPARE(table->entryCount(), 0u);
    QCOMPARE(table->kind(), kind);
    const auto cursor = table->newCursor();
    cursor->seekToFirst();
    QVERIFY(!cursor->valid());
    cursor->seekToLast();
    QVERIFY(!cursor->valid());
    cursor->seek("", ~uint64_t{0});
    QVERIFY(!cursor->valid());
}

void MemtableTest::itAgreesWithASortedMap_data() {
    QTest::addColumn<MemtableKind>("kind");
    QTest::addColumn<QString>("pattern");
    for (const char* pattern : {"ascending", "descending", "interleaved", "random", "few keys", "binary"}) {
        QTest::addRow("bplus, %s", pattern) << MemtableKind::bplus << QString(pattern);
        QTest::addRow("avl, %s", pattern) << MemtableKind::avl << QString(pattern);
    }
}

void MemtableTest::itAgreesWithASortedMap() {
    QFETCH(MemtableKind, kind);
    QFETCH(QString, pattern);
    constexpr uint32_t kEntries = 30'000;
    std::mt19937_64 random(7);
    const auto table = makeMemtable(kind);
    Model model;
    for (uint32_t i = 0; i < kEntries; ++i) {
        const std::string key = keyFor(pattern, i, random);
        const EntryType type = random() % 8 == 0 ? EntryType::tombstone : EntryType::value;
        const std::string value = type == EntryType::value ? "v" + std::to_string(i) : "";
        table->add(key, packTrailer(i + 1, type), value);
        model[{key, packTrailer(i + 1, type)}] = value;

        const std::string probe = keyFor(pattern, static_cast<uint32_t>(random() % (i + 2)), random);
        const SequenceNumber sequence = random() % (i + 2);
        const auto expected = visible(model, probe, sequence);
        MemtableHit hit;
        QCOMPARE(table->get(probe, sequence, hit), expected != model.end());
        if (expected != model.end()) {
            QCOMPARE(hit.trailer, expected->first.second);
            QCOMPARE(hit.value, expected->second);
        }
        if (i % 16 == 0) {
            const auto cursor = table->newCursor();
            const uint64_t trailer =
                random() % 2 == 0 ? ~uint64_t{0} : packTrailer(sequence, EntryType::value);
            cursor->seek(probe, trailer);
            QCOMPARE(describe(*cursor), describe(model, model.lower_bound({probe, trailer})));
        }
    }
    QCOMPARE(table->entryCount(), kEntries);
    compareWalks(*table, model);
}

// Sizes around those of one leaf and one inner node; later writes go into the tree that the load has built.
void MemtableTest::whatIsLoadedAtOnceReadsAsIfItHadComeOneByOne() {
    QFETCH(MemtableKind, kind);
    QFETCH(QString, pattern);
    for (const uint32_t loaded : {0u, 1u, 62u, 63u, 3'906u, 3'907u, 12'000u}) {
        std::mt19937_64 random(loaded);
        const auto table = makeMemtable(kind);
        Model model;
        const auto add = [&](uint32_t i) {
            const std::string key = keyFor(pattern, i, random);
            const uint64_t trailer = packTrailer(i + 1, EntryType::value);
            table->add(key, trailer, std::to_string(i));
            model[{key, trailer}] = std::to_string(i);
        };
        table->beginLoad();
        for (uint32_t i = 0; i < loaded; ++i)
            add(i);
        table->endLoad();
        QCOMPARE(table->entryCount(), loaded);
        compareWalks(*table, model);
        for (uint32_t i = loaded; i < loaded + 3'000; ++i)
            add(i);
        compareWalks(*table, model);
        for (uint32_t i = 0; i < 1'000; ++i) {
            const std::string probe = keyFor(pattern, static_cast<uint32_t>(random() % 20'000), random);
            const auto cursor = table->newCursor();
            cursor->seek(probe, ~uint64_t{0});
            QCOMPARE(describe(*cursor), describe(model, model.lower_bound({probe, ~uint64_t{0}})));
        }
    }
}

// Groups of all sizes, of which leaves are split in the middle; single entries between them.
void MemtableTest::groupsReadAsIfTheyHadComeOneByOne() {
    QFETCH(MemtableKind, kind);
    QFETCH(QString, pattern);
    std::mt19937_64 random(11);
    const auto table = makeMemtable(kind);
    Model model;
    uint32_t number = 0;
    for (size_t size = 0; number < 12'000; size = (size + 1) % 40) {
        std::vector<std::string> keys;
        std::vector<std::string> values;
        std::vector<NewEntry> entries;
        for (size_t i = 0; i < size; ++i, ++number) {
            keys.push_back(keyFor(pattern, number, random));
            values.push_back(std::to_string(number));
            model[{keys.back(), packTrailer(number + 1, EntryType::value)}] = values.back();
        }
        for (size_t i = 0; i < size; ++i)
            entries.push_back({keys[i], packTrailer(number - size + i + 1, EntryType::value), values[i]});
        if (size == 1)
            table->add(entries[0].userKey, entries[0].trailer, entries[0].value);
        else
            table->addAll(entries);
    }
    QCOMPARE(table->entryCount(), number);
    compareWalks(*table, model);
}

void MemtableTest::versionsOfOneKeyAreFoundBySequence() {
    QFETCH(MemtableKind, kind);
    const auto table = makeMemtable(kind);
    constexpr SequenceNumber kVersions = 2'000;
    for (SequenceNumber sequence = 1; sequence <= kVersions; ++sequence)
        table->add("key", packTrailer(sequence * 2, EntryType::value), std::to_string(sequence));
    MemtableHit hit;
    QVERIFY(!table->get("key", 1, hit));
    for (SequenceNumber sequence = 2; sequence <= 2 * kVersions + 1; ++sequence) {
        QVERIFY(table->get("key", sequence, hit));
        QCOMPARE(hit.value, std::to_string(sequence / 2));
    }
    QVERIFY(!table->get("kex", kMaxSequence, hit));
    QVERIFY(!table->get("key ", kMaxSequence, hit));
}

void MemtableTest::oddKeysKeepTheirOrder() {
    QFETCH(MemtableKind, kind);
    std::vector<std::string> keys = {"",
                                     std::string(1, '\0'),
                                     std::string(7, '\0'),
                                     std::string(8, '\0'),
                                     std::string(9, '\0'),
                                     std::string("\0\xff", 2),
                                     "a",
                                     std::string("a\0", 2),
                                     std::string("a\0\0\0\0\0\0\0\0\0", 10),
                                     std::string("a\0\0\0\0\0\0\0\0\1", 10),
                                     std::string(kMaxKeySize - 1, 'k'),
                                     std::string(kMaxKeySize, 'k'),
                                     std::string(kMaxKeySize - 1, 'k') + 'l',
                                     std::string(8, '\xff'),
                                     std::string(9, '\xff'),
                                     std::string(kMaxKeySize, '\xff')};
    for (int i = 0; i < 200; ++i) {
        keys.push_back(std::string(kMaxKeySize - 4, 'k') + QString::asprintf("%04d", i).toStdString());
        keys.push_back(std::string(static_cast<size_t>(i), '\xff'));
        keys.push_back(std::string(static_cast<size_t>(i), '\0') + 'z');
    }
    const auto table = makeMemtable(kind);
    Model model;
    SequenceNumber sequence = 0;
    std::shuffle(keys.begin(), keys.end(), std::mt19937_64(3));
    for (const std::string& key : keys) {
        const uint64_t trailer = packTrailer(++sequence, EntryType::value);
        table->add(key, trailer, std::to_string(key.size()));
        model[{key, trailer}] = std::to_string(key.size());
    }
    for (const std::string& key : keys) {
        MemtableHit hit;
        QVERIFY(table->get(key, kMaxSequence, hit));
        QCOMPARE(hit.value, std::to_string(key.size()));
    }
    compareWalks(*table, model);
}

void MemtableTest::aCursorSurvivesInsertsAroundIt() {
    QFETCH(MemtableKind, kind);
    const auto table = makeMemtable(kind);
    const auto name = [](int i) { return QString::asprintf("key%06d", i).toStdString(); };
    for (int i = 0; i < 4'000; i += 4)
        table->add(name(i), packTrailer(1, EntryType::value), "old");
    const auto forward = table->newCursor();
    const auto backward = table->newCursor();
    forward->seekToFirst();
    backward->seekToLast();
    // Between any two moves new entries split the leaves that the cursors stand in.
    for (int i = 0; i < 4'000; i += 4) {
        QCOMPARE(std::string(forward->key().userKey), name(i));
        QCOMPARE(std::string(backward->key().userKey), name(3'996 - i));
        for (int j = 1; j < 4; ++j) {
            table->add(name((i + 2'000) % 4'000 + j), packTrailer(2, EntryType::value), "new");
            table->add(name(i + j), packTrailer(3, EntryType::value), "new");
        }
        do {
            forward->next();
        } while (forward->valid() && forward->value() != "old");
        do {
            backward->prev();
        } while (backward->valid() && backward->value() != "old");
    }
    QVERIFY(!forward->valid());
    QVERIFY(!backward->valid());
}

void MemtableTest::memoryAndCountsGrowWithTheEntries() {
    QFETCH(MemtableKind, kind);
    const auto table = makeMemtable(kind);
    const size_t empty = table->memoryBytes();
    const std::string value(1'000, 'v');
    for (SequenceNumber i = 1; i <= 1'000; ++i)
        table->add("key" + std::to_string(i), packTrailer(i, EntryType::value), value);
    QVERIFY(table->memoryBytes() - empty >= 1'000 * value.size());
    QVERIFY(table->memoryBytes() - empty < 1'300 * value.size());
    table->add("big", packTrailer(2'000, EntryType::value), std::string(5u << 20, 'b'));
    QVERIFY(table->memoryBytes() > 6u << 20);
    table->add("key1", packTrailer(2'001, EntryType::tombstone), {});
    table->addRangeTombstone({"a", "b", 2'002});
    QCOMPARE(table->entryCount(), 1'003u);
    QCOMPARE(table->tombstoneCount(), 2u);
}

void MemtableTest::rangeTombstonesCoverWhatTheModelCovers() {
    QFETCH(MemtableKind, kind);
    const auto table = makeMemtable(kind);
    std::mt19937_64 random(11);
    std::vector<RangeTombstone> model;
    const auto key = [&] {
        return QString::asprintf("%03d", static_cast<int>(random() % 300)).toStdString();
    };
    for (SequenceNumber sequence = 1; sequence <= 400; ++sequence) {
        RangeTombstone tombstone{key(), key(), sequence};
        if (tombstone.to < tombstone.from)
            std::swap(tombstone.from, tombstone.to);
        table->addRangeTombstone(tombstone);
        model.push_back(tombstone);
        for (int probe = 0; probe < 50; ++probe) {
            const std::string at = key();
            const SequenceNumber bound = random() % (sequence + 2);
            SequenceNumber expected = 0;
            for (const RangeTombstone& each : model) {
                if (each.sequence <= bound && each.from <= at && at < each.to)
                    expected = std::max(expected, each.sequence);
            }
            QCOMPARE(table->coveringTombstone(at, bound), expected);
        }
    }
    const auto all = table->rangeTombstones();
    QCOMPARE(all.size(), model.size());
    for (size_t i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].from, model[i].from);
        QCOMPARE(all[i].to, model[i].to);
        QCOMPARE(all[i].sequence, model[i].sequence);
    }
}

void MemtableTest::ascendingKeysFillTheirLeaves() {
    const auto table = makeMemtable(MemtableKind::bplus);
    constexpr uint64_t kEntries = 50'000;
    for (uint64_t i = 1; i <= kEntries; ++i)
        table->add(QString::asprintf("%016d", static_cast<int>(i)).toStdString(),
                   packTrailer(i, EntryType::value), "v");
    const auto nodes = table->nodes(1'000'000);
    const uint32_t leafDepth = nodes.back().depth;
    uint64_t leaves = 0;
    uint64_t entries = 0;
    for (const MemtableNode& node : nodes) {
        QVERIFY(node.fill <= node.capacity);
        if (node.depth == leafDepth) {
            ++leaves;
            entries += node.fill;
        }
    }
    QCOMPARE(entries, kEntries);
    QCOMPARE(leaves, (kEntries + nodes[0].capacity - 1) / nodes[0].capacity);
}

void MemtableTest::theAvlTreeIsBalanced() {
    const auto table = makeMemtable(MemtableKind::avl);
    std::mt19937_64 random(5);
    for (uint64_t i = 1; i <= 5'000; ++i) {
        table->add(std::to_string(i < 2'500 ? i + 100'000 : random() % 100'000),
                   packTrailer(i, EntryType::value), "v");
    }
    const auto nodes = table->nodes(1'000'000);
    QCOMPARE(nodes.size(), size_t{5'000});
    for (const MemtableNode& node : nodes)
        QVERIFY(node.balance >= -1 && node.balance <= 1);
    // An AVL tree of n nodes is lower than 1.4405 log2(n + 2).
    QVERIFY(nodes.back().depth < 18);
}

void MemtableTest::nodesStopAtTheLimit() {
    QFETCH(MemtableKind, kind);
    const auto table = makeMemtable(kind);
    for (uint64_t i = 1; i <= 1'000; ++i)
        table->add(std::to_string(i), packTrailer(i, EntryType::value), "v");
    const auto nodes = table->nodes(5);
    QCOMPARE(nodes.size(), size_t{5});
    QCOMPARE(nodes[0].depth, 0u);
    QVERIFY(!nodes[0].firstKey.empty());
}

QTEST_APPLESS_MAIN(MemtableTest)
#include "memtable_test.moc"
