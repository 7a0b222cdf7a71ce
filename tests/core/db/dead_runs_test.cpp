// Runs of dead keys are stepped over at once, and nobody misses what is alive: not what came to life since,
// not what an older snapshot still sees.
#include <QtTest>
#include <atomic>
#include <map>
#include <random>
#include <thread>

#include "core/db/dead_runs.h"
#include "core/table/read_trace.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

std::string keyOf(int index) {
    return std::to_string(100'000 + index);
}

class Steps final : public ReadTrace {
public:
    int entries = 0;
    std::vector<KeyRange> runs;

    void entryMet(std::string_view, uint64_t, EntryVerdict) override { ++entries; }
    void deadRunPassed(const KeyRange& run) override { runs.push_back(run); }
};

// Where a seek of this kind ends, and what it met.
Steps seekTraced(Db& db, const std::string& key, bool backward, std::string& shown, Snapshot* at = nullptr) {
    Steps steps;
    IteratorOptions options;
    options.trace = &steps;
    options.snapshot = at;
    const auto it = db.iterator(options);
    backward ? it->seekForPrev(key) : it->seek(key);
    shown = it->valid() ? std::string(it->key()) : "";
    return steps;
}

constexpr int kKeys = 2000;
constexpr int kFirstDead = 100;
constexpr int kBehindDead = 1900;
constexpr int kFew = 16;  // entries met, of a key up to three

// All in the memtable: what is dead in the middle has been walked over once.
Status fillWithDeadMiddle(MemoryStore& store) {
    store.options.memtableBytes = 16 << 20;
    RETURN_IF_ERROR(store.open());
    for (int i = 0; i < kKeys; ++i)
        RETURN_IF_ERROR(store.db->put(keyOf(i), "value"));
    for (int i = kFirstDead; i < kBehindDead; ++i)
        RETURN_IF_ERROR(store.db->erase(keyOf(i)));
    return {};
}

void walkOver(Db& db, Snapshot* at = nullptr) {
    IteratorOptions options;
    options.snapshot = at;
    db.iterator(options)->seek(keyOf(kFirstDead));
}

// What a store holds at one moment.
struct Pair {
    std::string value;
    int64_t expiry = 0;
};
using Oracle = std::map<std::string, Pair>;

// Random operations on a store that remembers every run there is, and on an ordered map; iterators and
// snapshots stay open for a while and must go on showing their moment.
class Story {
public:
    Story(MemoryStore& store, uint64_t seed) : m_store(store), m_random(seed) {}

    std::string run(int steps) {
        for (int i = 0; i < steps; ++i)
            if (const std::string problem = step(); !problem.empty())
                return "step " + std::to_string(i) + ": " + problem;
        return {};
    }

private:
    struct View {
        std::unique_ptr<Snapshot> snapshot;  // null: the iterator by itself
        std::unique_ptr<Iterator> iterator;
        KeyRange range;
        Oracle oracle;
    };

    uint64_t below(uint64_t limit) { return m_random() % limit; }
    std::string key() { return std::to_string(100 + below(120)); }
    int64_t now() { return m_store.clock.wallMicros(); }

    std::string step() {
        const uint64_t dice = below(1000);
        if (dice < 430)
            return write();
        if (dice < 480)
            return eraseRange();
        if (dice < 500)
            return ingestSome();
        if (dice < 520)
            return flush();
        if (dice < 530)
            return compact();
        if (dice < 560) {
            m_store.clock.advance(static_cast<int64_t>(below(2'000'000)));
            return {};
        }
        if (dice < 640)
            return open();
        if (dice < 660 && !m_views.empty()) {
            m_views.erase(m_views.begin() + static_cast<long>(below(m_views.size())));
            return {};
        }
        if (dice < 800 || m_views.empty())
            return walkNow();
        return walk(m_views[below(m_views.size())]);
    }

    std::string write() {
        WriteBatch batch;
        for (uint64_t i = 0, count = 1 + below(3); i < count; ++i) {
            const std::string k = key();
            const std::string v = std::to_string(m_random());
            if (const uint64_t kind = below(8); kind < 5) {
                batch.erase(k);
                m_oracle.erase(k);
            } else if (kind < 6) {
                const int64_t expiry = now() + 1 + static_cast<int64_t>(below(5'000'000));
                batch.putExpiring(k, v, expiry);
                m_oracle[k] = {v, expiry};
            } else {
                batch.put(k, v);
                m_oracle[k] = {v, 0};
            }
        }
        const Status written = m_store.db->write({}, batch).status();
        return written.ok() ? "" : text(written);
    }
    std::string eraseRange() {
        const std::string from = key();
        const std::string to = std::to_string(std::stoi(from) + 1 + static_cast<int>(below(20)));
        m_oracle.erase(m_oracle.lower_bound(from), m_oracle.lower_bound(to));
        const Status erased = m_store.db->eraseRange(from, to);
        return erased.ok() ? "" : text(erased);
    }
    std::string ingestSome() {
        Oracle some;
        for (uint64_t i = 0; i < 3; ++i)
            some[key()] = {std::to_string(m_random()), 0};
        IngestJob job;
        const auto source = [at = some.begin(), &some](IngestEntry& entry) mutable -> Result<bool> {
            if (at == some.end())
                return false;
            entry.key = at->first;
            entry.value = at->second.value;
            ++at;
            return true;
        };
        const Status done = m_store.db->ingest(source, {.writesMeanwhile = below(2) * 100}, job).status();
        for (const auto& [k, pair] : some)
            m_oracle[k] = pair;
        return done.ok() ? "" : "ingest: " + text(done);
    }
    std::string flush() {
        const Status done = m_store.db->flush();
        return done.ok() ? "" : text(done);
    }
    std::string compact() {
        CompactionJob job;
        const Status done = m_store.db->compact({}, job);
        return done.ok() ? "" : text(done);
    }
    std::string open() {
        View view;
        view.oracle = m_oracle;
        if (below(2) == 0)
            view.snapshot = m_store.db->snapshot();
        if (below(2) == 0) {
            view.range = {.from = key(), .hasFrom = below(3) != 0, .to = key(), .hasTo = below(3) != 0};
            if (view.range.hasFrom && view.range.hasTo && view.range.to < view.range.from)
                std::swap(view.range.from, view.range.to);
        }
        IteratorOptions options;
        options.snapshot = view.snapshot.get();
        options.range = view.range;
        view.iterator = m_store.db->iterator(options);
        m_views.push_back(std::move(view));
        return {};
    }
    std::string walkNow() {
        View view;
        view.oracle = m_oracle;
        view.iterator = m_store.db->iterator();
        return walk(view);
    }
    std::string walk(View& view) {
        std::vector<const Oracle::value_type*> alive;
        for (const auto& each : view.oracle)
            if (view.range.contains(each.first) && (each.second.expiry == 0 || each.second.expiry > now()))
                alive.push_back(&each);
        const std::string start = key();
        const auto behind = std::partition_point(alive.begin(), alive.end(),
                                                 [&](const auto* each) { return each->first < start; });
        long at = behind - alive.begin();
        if (below(2) == 0) {
            view.iterator->seek(start);
        } else {
            view.iterator->seekForPrev(start);
            if (behind == alive.end() || (*behind)->first != start)
                --at;
        }
        for (int i = 0; i < 6; ++i) {
            const bool there = at >= 0 && at < static_cast<long>(alive.size());
            if (view.iterator->valid() != there)
                return "walk from " + start + (there ? " ended early" : " went on");
            if (!there)
                return view.iterator->status().ok() ? "" : text(view.iterator->status());
            const auto& [k, pair] = *alive[static_cast<size_t>(at)];
            if (view.iterator->key() != k || view.iterator->value() != pair.value)
                return "walk from " + start + " is at " + std::string(view.iterator->key()) + ", not " + k;
            if (below(3) != 0) {
                view.iterator->next();
                ++at;
            } else {
                view.iterator->prev();
                --at;
            }
        }
        return {};
    }

    MemoryStore& m_store;
    std::mt19937_64 m_random;
    Oracle m_oracle;
    std::vector<View> m_views;
};

}  // namespace

class DeadRunsTest : public QObject {
    Q_OBJECT
private slots:
    void theSecondSeekStepsOverTheRunAtOnce() {
        MemoryStore store;
        OK(fillWithDeadMiddle(store));
        std::string shown;
        QVERIFY(seekTraced(*store.db, keyOf(kFirstDead), false, shown).entries > 1500);
        walkOver(*store.db);
        const Steps forward = seekTraced(*store.db, keyOf(kFirstDead), false, shown);
        QCOMPARE(shown, keyOf(kBehindDead));
        QVERIFY(forward.entries < kFew);
        QCOMPARE(forward.runs.size(), size_t(1));
        QCOMPARE(forward.runs.front().from, keyOf(kFirstDead));
        QCOMPARE(forward.runs.front().to, keyOf(kBehindDead));
        const Steps backward = seekTraced(*store.db, keyOf(1000), true, shown);
        QCOMPARE(shown, keyOf(kFirstDead - 1));
        QVERIFY(backward.entries < kFew);
    }
    void aWalkBackwardRemembersToo() {
        MemoryStore store;
        OK(fillWithDeadMiddle(store));
        store.db->iterator()->seekForPrev(keyOf(kBehindDead - 1));
        std::string shown;
        QVERIFY(seekTraced(*store.db, keyOf(kFirstDead), false, shown).entries < kFew);
        QCOMPARE(shown, keyOf(kBehindDead));
    }
    void aRunThatEndsAtTheLastKeyIsLeftByWhatIsWrittenBehindIt() {
        MemoryStore store;
        OK(fillWithDeadMiddle(store));
        for (int i = kBehindDead; i < kKeys; ++i)
            OK(store.db->erase(keyOf(i)));
        walkOver(*store.db);
        std::string shown;
        QVERIFY(seekTraced(*store.db, keyOf(kFirstDead), false, shown).entries < kFew);
        QCOMPARE(shown, std::string());
        OK(store.db->put(keyOf(kKeys), "new"));
        QVERIFY(seekTraced(*store.db, keyOf(kFirstDead), false, shown).entries < kFew);
        QCOMPARE(shown, keyOf(kKeys));
    }
    void aQueueTakenFromItsFrontGrowsOneRun() {
        constexpr int kTaken = 20;
        MemoryStore store;
        store.options.memtableBytes = 16 << 20;
        OK(store.open());
        for (int i = 0; i < kKeys; ++i)
            OK(store.db->put(keyOf(i), "value"));
        int most = 0;
        for (int taken = 0; taken + kTaken < kKeys;) {
            std::string shown;
            most = std::max(most, seekTraced(*store.db, keyOf(0), false, shown).entries);
            QCOMPARE(shown, keyOf(taken));
            const auto it = store.db->iterator();
            it->seekToFirst();
            for (int i = 0; i < kTaken; ++i, ++taken) {
                OK(store.db->erase(it->key()));
                it->next();
            }
        }
        QVERIFY2(most < 2 * (64 + 2 * kTaken), std::to_string(most).c_str());
    }
    void whatComesToLifeInARunIsFoundAtOnce() {
        MemoryStore store;
        OK(fillWithDeadMiddle(store));
        walkOver(*store.db);
        OK(store.db->put(keyOf(1000), "again"));
        std::string shown;
        QVERIFY(seekTraced(*store.db, keyOf(kFirstDead), false, shown).entries < kFew);
        QCOMPARE(shown, keyOf(1000));
        QVERIFY(seekTraced(*store.db, keyOf(1001), false, shown).entries < kFew);
        QCOMPARE(shown, keyOf(kBehindDead));
        QVERIFY(seekTraced(*store.db, keyOf(1500), true, shown).entries < kFew);
        QCOMPARE(shown, keyOf(1000));
    }
    // The same in between, without a walk: what comes to life while one goes on.
    void whatComesToLifeDuringAWalkCutsItsRun() {
        for (const bool forward : {true, false}) {
            DeadRuns runs;
            DeadRuns::Watch watch(runs, KeyRange{.from = "a", .hasFrom = true, .to = "z", .hasTo = true},
                                  forward);
            QVERIFY(runs.begin(watch, 5));
            WriteBatch batch;
            batch.put("m", "alive");
            batch.erase("b");
            batch.erase("y");
            runs.revive(batch.encoded());
            watch.finish(KeyRange::all());
            KeyRange run;
            QCOMPARE(runs.find("b", 5, run), forward);
            QVERIFY(!runs.find("m", 5, run));
            QCOMPARE(runs.find("n", 5, run), !forward);
            QVERIFY(!runs.find("b", 4, run) && !runs.find("n", 4, run));
        }
    }
    void anOlderSnapshotStillSeesWhatLivedThen() {
        MemoryStore store;
        OK(fillWithDeadMiddle(store));
        OK(store.db->put(keyOf(1000), "for a while"));
        const auto snapshot = store.db->snapshot();
        OK(store.db->erase(keyOf(1000)));
        walkOver(*store.db);
        std::string shown;
        seekTraced(*store.db, keyOf(kFirstDead), false, shown, snapshot.get());
        QCOMPARE(shown, keyOf(1000));
        QVERIFY(seekTraced(*store.db, keyOf(kFirstDead), false, shown).entries < kFew);
        QCOMPARE(shown, keyOf(kBehindDead));
    }
    // What lived between a snapshot and now may be merged away, but not for an iterator of that time.
    void aWalkAtAnOldSnapshotTellsNothingOfTheTimeBetween() {
        MemoryStore store;
        OK(fillWithDeadMiddle(store));
        const auto snapshot = store.db->snapshot();
        OK(store.db->put(keyOf(1000), "for a while"));
        const auto between = store.db->iterator();
        OK(store.db->erase(keyOf(1000)));
        OK(store.db->flush());
        CompactionJob job;
        OK(store.db->compact({}, job));
        walkOver(*store.db, snapshot.get());
        between->seek(keyOf(kFirstDead));
        QVERIFY(between->valid());
        QCOMPARE(between->key(), std::string_view(keyOf(1000)));
    }
    void anExpiredKeyLivesAgainWhenAClockIsSetBack() {
        MemoryStore store;
        store.options.rememberDeadAfter = 1;
        OK(store.open());
        WriteBatch batch;
        batch.putExpiring("a", "short-lived", store.clock.wallMicros() + 1'000'000);
        batch.put("b", "value");
        OK(store.db->write({}, batch).status());
        store.clock.advance(2'000'000);
        QCOMPARE(store.contents(), std::string("b=value"));
        QCOMPARE(store.contents(), std::string("b=value"));
        store.clock.setWallMicros(store.clock.wallMicros() - 2'000'000);
        QCOMPARE(store.contents(), std::string("a=short-lived b=value"));
    }
    void runsThatNobodyUsesAreForgotten() {
        MemoryStore store;
        OK(fillWithDeadMiddle(store));
        walkOver(*store.db);
        std::string shown;
        for (int i = 0; i < 3; ++i) {
            OK(store.db->put(keyOf(i), "next memtable"));
            OK(store.db->flush());
            QCOMPARE(seekTraced(*store.db, keyOf(kFirstDead), false, shown).runs.size(), size_t(1));
        }
        for (int i = 0; i < 2; ++i) {
            OK(store.db->put(keyOf(i), "next memtable"));
            OK(store.db->flush());
        }
        QCOMPARE(seekTraced(*store.db, keyOf(kFirstDead), false, shown).runs.size(), size_t(0));
        QCOMPARE(shown, keyOf(kBehindDead));
    }

    void aStoreFullOfRunsAnswersLikeAnOrderedMap_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 8; ++seed)
            QTest::addRow("%llu", seed) << seed;
    }
    void aStoreFullOfRunsAnswersLikeAnOrderedMap() {
        QFETCH(quint64, seed);
        MemoryStore store;
        store.options.rememberDeadAfter = 1 + seed % 3;
        store.options.memtableEntries = 200;
        store.options.compaction.l0Trigger = 2;
        store.options.compaction.baseLevelBytes = 4 << 10;
        store.options.compaction.targetTableBytes = 2 << 10;
        if (seed % 4 == 0)
            store.options.memtable = MemtableKind::avl;
        OK(store.open());
        const std::string problem = Story(store, seed).run(2000);
        QVERIFY2(problem.empty(), problem.c_str());
    }

    void whoeverSeeksAfterAnAcknowledgedPutFindsIt();
};

// In every other phase some dead keys come to life, here and there, while two readers seek over those that
// are still dead, from both sides.
class Revival {
public:
    static constexpr int kDead = 600;
    static constexpr int kRevived = 30;

    explicit Revival(Db& db) : m_db(db) {}

    void read(bool backward) {
        while (!m_done.load()) {
            const int before = m_phase.load();
            const int first = m_first.load();
            const int last = m_last.load();
            if (before % 2 == 0 || last < 0) {
                std::this_thread::yield();
                continue;
            }
            const auto it = m_db.iterator();
            backward ? it->seekToLast() : it->seekToFirst();
            const std::string key = it->valid() ? std::string(it->key()) : "";
            if (m_phase.load() != before)
                continue;
            ++m_checked;
            if (key.empty() || (backward ? key < keyOf(last) : key > keyOf(first)))
                ++m_missed;
        }
    }
    void write(int phases) {
        std::mt19937_64 random(7);
        for (int key = 0; key < kDead; ++key)
            (void)m_db.erase(keyOf(key));
        for (int i = 0; i < phases && m_missed.load() == 0; ++i) {
            std::vector<int> revived;
            m_first = kDead;
            m_last = -1;
            ++m_phase;
            for (int k = 0; k < kRevived; ++k) {
                revived.push_back(static_cast<int>(random() % kDead));
                (void)m_db.put(keyOf(revived.back()), "alive");
                m_first = std::min(m_first.load(), revived.back());
                m_last = std::max(m_last.load(), revived.back());
            }
            for (const int seen = m_checked.load(); m_checked.load() == seen;)
                std::this_thread::yield();
            ++m_phase;
            for (const int key : revived)
                (void)m_db.erase(keyOf(key));
        }
        m_done = true;
    }
    int missed() const { return m_missed.load(); }

private:
    Db& m_db;
    std::atomic<int> m_phase{0};  // odd: keys come to life
    std::atomic<int> m_first{0};  // of those alive, acknowledged
    std::atomic<int> m_last{0};
    std::atomic<int> m_missed{0};
    std::atomic<int> m_checked{0};
    std::atomic<bool> m_done{false};
};

void DeadRunsTest::whoeverSeeksAfterAnAcknowledgedPutFindsIt() {
    MemoryStore store;
    store.options.rememberDeadAfter = 8;
    store.executor = makeThreadPool(2);
    OK(store.open());
    Revival revival(*store.db);
    std::thread forward([&] { revival.read(false); });
    std::thread backward([&] { revival.read(true); });
    revival.write(100);
    forward.join();
    backward.join();
    QCOMPARE(revival.missed(), 0);
}

QTEST_APPLESS_MAIN(DeadRunsTest)
#include "dead_runs_test.moc"
