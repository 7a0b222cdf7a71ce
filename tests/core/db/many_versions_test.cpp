// Keys with thousands of versions: an iterator shows what it must and does not pass them one by one.
#include <QtTest>
#include <map>
#include <random>

#include "core/db/transaction.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr int kVersions = 5000;
constexpr uint64_t kFew = 100;  // entries met by one move over a key of so many versions

using Oracle = std::map<std::string, std::string>;

class Counter : public ReadTrace {
public:
    uint64_t met = 0;

    void entryMet(std::string_view, uint64_t, EntryVerdict) override { ++met; }
};

// a, b with all its versions, c; `middle` is of the time when half of them were written.
struct BusyStore : MemoryStore {
    std::unique_ptr<Snapshot> middle;

    BusyStore() {
        options.memtableBytes = 64 << 20;
        if (!open().ok() || !db->put("a", "1").ok() || !db->put("c", "3").ok())
            return;
        for (int i = 0; i < kVersions; ++i) {
            if (i == kVersions / 2)
                middle = db->snapshot();
            if (!db->put("b", std::to_string(i)).ok())
                return;
        }
    }
};

// Where an iterator stands, as "key=value"; its status at the end.
QString place(const Iterator& it) {
    if (!it.valid())
        return it.status().ok() ? "end" : QString::fromStdString(text(it.status()));
    return QString::fromStdString(std::string(it.key()) + '=' + std::string(it.value()));
}

// "" when the iterator walks as the map says, with turns, from a place at random.
std::string walk(Iterator& it, const Oracle& oracle, std::mt19937_64& random) {
    auto at = oracle.end();
    const std::string start(1, static_cast<char>('a' + random() % 10));
    if (random() % 2 == 0) {
        it.seek(start);
        at = oracle.lower_bound(start);
    } else {
        it.seekForPrev(start);
        at = oracle.upper_bound(start);
        at = at == oracle.begin() ? oracle.end() : std::prev(at);
    }
    for (int i = 0; i < 12; ++i) {
        const std::string expected = at == oracle.end() ? "end" : at->first + '=' + at->second;
        if (place(it).toStdString() != expected)
            return "from " + start + ", move " + std::to_string(i) + ": " + place(it).toStdString() +
                   ", not " + expected;
        if (at == oracle.end())
            break;
        if (random() % 2 == 0) {
            it.next();
            ++at;
        } else {
            it.prev();
            at = at == oracle.begin() ? oracle.end() : std::prev(at);
        }
    }
    return {};
}

}  // namespace

class ManyVersionsTest : public QObject {
    Q_OBJECT
private slots:
    void everyMoveMeetsAFew_data();
    void everyMoveMeetsAFew();
    void whatATransactionWroteOftenIsPassedToo();
    void twoVersionsOfManyKeysAreNotManyOfOne();
    void eachSnapshotSeesItsOwn_data();
    void eachSnapshotSeesItsOwn();
};

void ManyVersionsTest::everyMoveMeetsAFew_data() {
    QTest::addColumn<bool>("inThePast");
    QTest::addColumn<QString>("shown");
    QTest::addRow("now") << false << QString("b=%1").arg(kVersions - 1);
    QTest::addRow("in the past") << true << QString("b=%1").arg(kVersions / 2 - 1);
}

void ManyVersionsTest::everyMoveMeetsAFew() {
    QFETCH(bool, inThePast);
    QFETCH(QString, shown);
    const BusyStore store;
    QVERIFY(store.middle);
    Counter counter;
    IteratorOptions options;
    options.trace = &counter;
    options.snapshot = inThePast ? store.middle.get() : nullptr;
    const std::unique_ptr<Iterator> it = store.db->iterator(options);
    const auto moved = [&](auto&& move) {
        counter.met = 0;
        move();
        return counter.met <= kFew ? place(*it) : QString("%1 met").arg(counter.met);
    };
    QCOMPARE(moved([&] { it->seekToFirst(); }), "a=1");
    QCOMPARE(moved([&] { it->next(); }), shown);
    QCOMPARE(moved([&] { it->next(); }), "c=3");
    QCOMPARE(moved([&] { it->prev(); }), shown);
    QCOMPARE(moved([&] { it->prev(); }), "a=1");
    QCOMPARE(moved([&] { it->next(); }), shown);
    QCOMPARE(moved([&] { it->prev(); }), "a=1");
    QCOMPARE(moved([&] { it->seekToLast(); }), "c=3");
    QCOMPARE(moved([&] { it->prev(); }), shown);
    QCOMPARE(moved([&] { it->next(); }), "c=3");
    QCOMPARE(moved([&] { it->seek("b"); }), shown);
    QCOMPARE(moved([&] { it->seekForPrev("b"); }), shown);
}

void ManyVersionsTest::whatATransactionWroteOftenIsPassedToo() {
    const BusyStore store;
    QVERIFY(store.middle);
    Transaction transaction(*store.db);
    for (int i = 0; i < kVersions; ++i)
        OK(transaction.put("b", "own " + std::to_string(i)));
    const std::unique_ptr<Iterator> it = transaction.iterator();
    OK(transaction.put("b", "later"));
    std::mt19937_64 random(1);
    const Oracle oracle{{"a", "1"}, {"b", "own " + std::to_string(kVersions - 1)}, {"c", "3"}};
    for (int i = 0; i < 50; ++i)
        QCOMPARE(walk(*it, oracle, random), std::string());
}

void ManyVersionsTest::twoVersionsOfManyKeysAreNotManyOfOne() {
    MemoryStore store;
    OK(store.open());
    for (int i = 0; i < 200; ++i)
        OK(store.db->put(std::to_string(1000 + i), "old"));
    OK(store.db->flush());
    Transaction transaction(*store.db);
    for (int i = 0; i < 200; ++i)
        OK(transaction.put(std::to_string(1000 + i), "own"));
    const std::unique_ptr<Iterator> it = transaction.iterator();
    it->seekToLast();
    for (int i = 199; i >= 0; --i, it->prev())
        QCOMPARE(place(*it), QString("%1=own").arg(1000 + i));
    QCOMPARE(place(*it), "end");
}

void ManyVersionsTest::eachSnapshotSeesItsOwn_data() {
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 8; ++seed)
        QTest::addRow("%llu", seed) << seed;
}

// Versions in memory and in tables, kept by the snapshots; runs of deletions of one key among them.
void ManyVersionsTest::eachSnapshotSeesItsOwn() {
    QFETCH(quint64, seed);
    std::mt19937_64 random(seed);
    MemoryStore store;
    store.options.memtable = seed % 2 == 0 ? MemtableKind::avl : MemtableKind::bplus;
    store.options.memtableBytes = 1 << 20;
    OK(store.open());
    Oracle now;
    std::vector<std::pair<std::unique_ptr<Snapshot>, Oracle>> then;
    for (int round = 0; round < 30; ++round) {
        const std::string key(1, static_cast<char>('b' + random() % 8));
        const uint64_t deletions = random() % 3;  // of three writes
        for (uint64_t i = random() % 300; i > 0; --i) {
            if (random() % 3 < deletions) {
                OK(store.db->erase(key));
                now.erase(key);
            } else {
                now[key] = std::to_string(random() % 1000);
                OK(store.db->put(key, now[key]));
            }
        }
        if (random() % 3 == 0)
            then.emplace_back(store.db->snapshot(), now);
        if (random() % 8 == 0)
            OK(store.db->flush());
        for (const auto& [snapshot, oracle] : then) {
            IteratorOptions options;
            options.snapshot = snapshot.get();
            const std::unique_ptr<Iterator> it = store.db->iterator(options);
            for (int i = 0; i < 4; ++i)
                QCOMPARE(walk(*it, oracle, random), std::string());
        }
        QCOMPARE(walk(*store.db->iterator(), now, random), std::string());
    }
}

QTEST_APPLESS_MAIN(ManyVersionsTest)
#include "many_versions_test.moc"
