// Many keys at once are answered as one by one, wherever each lies and whatever hides it.
#include <QtTest>
#include <random>

#include "core/env/fault_file_system.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

std::string keyOf(uint64_t i) {
    return (i % 3 == 0 ? std::string(i % 20, 'p') : std::string("key")) + std::to_string(i);
}

// One after another what multiGet gives, and what get does, as text.
std::string together(Db& db, const ReadOptions& options, const std::vector<std::string>& names) {
    const std::vector<std::string_view> keys(names.begin(), names.end());
    std::vector<PinnedValue> values;
    std::vector<Status> statuses;
    db.multiGet(options, keys, values, statuses);
    std::string all;
    for (size_t i = 0; i < keys.size(); ++i)
        all += names[i] +
               (statuses[i].ok() ? "=" + std::string(values[i].view())
                                 : "!" + std::string(name(statuses[i].code()))) +
               " ";
    return all;
}
std::string oneByOne(Db& db, const ReadOptions& options, const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& key : names) {
        PinnedValue value;
        const Status status = db.get(options, key, value);
        all += key +
               (status.ok() ? "=" + std::string(value.view()) : "!" + std::string(name(status.code()))) + " ";
    }
    return all;
}

}  // namespace

class MultiGetTest : public QObject {
    Q_OBJECT

    static constexpr uint64_t kKeys = 400;

    // Random writes of every kind, now and then a flush or compaction.
    static void write(MemoryStore& store, std::mt19937_64& random, int writes) {
        for (int i = 0; i < writes; ++i) {
            WriteBatch batch;
            const std::string key = keyOf(random() % kKeys);
            switch (random() % 10) {
                case 0: batch.erase(key); break;
                case 1: {
                    const std::string other = keyOf(random() % kKeys);
                    if (key != other)
                        batch.eraseRange(std::min(key, other), std::min(std::max(key, other), key + "5"));
                    break;
                }
                case 2:
                    batch.putExpiring(key, "expiring",
                                      store.clock.wallMicros() + static_cast<int64_t>(random() % 2000));
                    break;
                default: batch.put(key, std::string(random() % 200, 'v') + std::to_string(i));
            }
            if (batch.status().ok() && !batch.empty())
                OK(store.db->write({}, batch).status());
            store.clock.advance(1);
            if (random() % 150 == 0)
                OK(store.db->flush());
            if (random() % 500 == 0) {
                CompactionJob job;
                OK(store.db->compact({}, job));
            }
        }
    }

private slots:
    void answersAreThoseOfGet_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 12; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void answersAreThoseOfGet() {
        QFETCH(int, seed);
        std::mt19937_64 random(static_cast<uint64_t>(seed));
        MemoryStore store;
        store.options.memtable = seed % 2 == 0 ? MemtableKind::bplus : MemtableKind::avl;
        store.options.blockSize = 256u << (seed % 4);
        store.options.filterBitsPerKey = seed % 3 == 0 ? 0 : 4;
        store.options.cacheBytes = seed % 4 == 0 ? 64 << 10 : 1 << 20;
        store.options.autoCompaction = seed % 5 != 0;
        OK(store.open());
        write(store, random, 600);
        const auto snapshot = store.db->snapshot();
        write(store, random, 600);
        for (int round = 0; round < 20; ++round) {
            std::vector<std::string> names;
            for (uint64_t i = random() % 150; i > 0; --i)
                names.push_back(keyOf(random() % (2 * kKeys)));
            const ReadOptions past{.snapshot = snapshot.get()};
            QCOMPARE(together(*store.db, {}, names), oneByOne(*store.db, {}, names));
            QCOMPARE(together(*store.db, past, names), oneByOne(*store.db, past, names));
        }
    }

    void whatATransactionWroteIsSeenByIt() {
        MemoryStore store;
        OK(store.open());
        for (const char* key : {"a", "b", "c", "d"})
            OK(store.db->put(key, "stored"));
        const auto own = makeMemtable(MemtableKind::bplus);
        own->add("b", packTrailer(kFirstUnwritten, EntryType::value), "own");
        own->add("c", packTrailer(kFirstUnwritten + 1, EntryType::tombstone), {});
        own->addRangeTombstone({"d", "e", kFirstUnwritten + 2});
        own->add("d", packTrailer(kFirstUnwritten + 3, EntryType::value), "too new");
        const ReadOptions options{.unwritten = {own, kFirstUnwritten + 2}};
        QCOMPARE(together(*store.db, options, {"d", "a", "c", "b", "x"}),
                 std::string("d!notFound a=stored c!notFound b=own x!notFound "));
    }

    void noKeysAndEqualKeysAreFine() {
        MemoryStore store;
        OK(store.open());
        OK(store.db->put("", "empty"));
        OK(store.db->flush());
        QCOMPARE(together(*store.db, {}, {}), std::string());
        QCOMPARE(together(*store.db, {}, {"", "", "z", ""}), std::string("=empty =empty z!notFound =empty "));
    }

    void aBlockThatManyShareIsReadOnce() {
        MemoryStore store;
        store.options.blockSize = 64 << 10;
        OK(store.open());
        std::vector<std::string> names;
        for (uint64_t i = 0; i < 100; ++i) {
            names.push_back(keyOf(i));
            OK(store.db->put(names.back(), "v"));
        }
        OK(store.db->flush());
        OK(store.open());
        OK(store.db->flush());
        const CacheStats before = store.db->stats().cache;
        (void)together(*store.db, {}, names);
        const CacheStats after = store.db->stats().cache;
        QCOMPARE(after.hits + after.misses - before.hits - before.misses, uint64_t{1});
        QCOMPARE(store.db->stats().gets, uint64_t{100});
        QCOMPARE(store.db->stats().getHits, uint64_t{100});
    }

    void aBlockThatCannotBeReadFailsItsKeysOnly() {
        MemoryStore store;
        FaultFileSystem faulty(store.fs);
        OK(store.open());
        for (uint64_t i = 0; i < 300; ++i)
            OK(store.db->put("key" + std::to_string(1000 + i), std::string(50, 'v')));
        OK(store.db->flush());
        store.db.reset();
        Options options = store.options;
        options.env.fs = &faulty;
        store.db = Db::open(store.directory, options, OpenMode::open).value();
        PinnedValue value;
        OK(store.db->get({}, "key1000", value));  // index and filter are there
        std::vector<std::string> names;
        for (uint64_t i = 0; i < 300; i += 10)
            names.push_back("key" + std::to_string(1000 + i));
        faulty.arm({.calls = only(FileCall::read), .at = 2, .fault = Fault::ioError});
        const std::vector<std::string_view> keys(names.begin(), names.end());
        std::vector<PinnedValue> values;
        std::vector<Status> statuses;
        store.db->multiGet({}, keys, values, statuses);
        faulty.disarm();
        size_t failed = 0;
        for (size_t i = 0; i < keys.size(); ++i) {
            failed += statuses[i].is(Code::ioError);
            QVERIFY(statuses[i].ok() ? values[i].view() == std::string(50, 'v')
                                     : statuses[i].is(Code::ioError));
        }
        QVERIFY(failed > 0 && failed < 10);
        QCOMPARE(together(*store.db, {}, names), oneByOne(*store.db, {}, names));
        values.clear();
        value = {};
        store.db.reset();
    }
};

QTEST_APPLESS_MAIN(MultiGetTest)
#include "multi_get_test.moc"
