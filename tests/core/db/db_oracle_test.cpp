// Random operations on a store and on an ordered map: the answers must be the same, whatever the store does
// with its files meanwhile.
#include <QtTest>
#include <map>
#include <random>

#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

using Oracle = std::map<std::string, std::string>;

class Run {
public:
    Run(MemoryStore& store, uint64_t seed) : m_store(store), m_random(seed) {}

    std::string run(int steps) {
        for (int i = 0; i < steps; ++i) {
            const std::string problem = step();
            if (!problem.empty())
                return "step " + std::to_string(i) + ": " + problem;
        }
        return compareAll();
    }

private:
    uint64_t below(uint64_t limit) { return m_random() % limit; }
    std::string key() {
        // Few keys, so that most operations meet older ones; some share their first eight bytes.
        const uint64_t number = below(300);
        return number % 3 == 0 ? "longer-shared-prefix-" + std::to_string(number) : std::to_string(number);
    }
    std::string value() {
        return std::string(below(60), static_cast<char>('a' + below(26))) + std::to_string(m_random());
    }
    static std::string failed(const char* what, const Status& status) {
        return std::string(what) + ": " + text(status);
    }

    std::string step() {
        const uint64_t dice = below(1000);
        if (dice < 500)
            return write();
        if (dice < 700)
            return lookUp();
        if (dice < 760)
            return eraseRange();
        if (dice < 860)
            return walk();
        if (dice < 880)
            return status("flush", m_store.db->flush());
        if (dice < 884)
            return compact();
        if (dice < 890)
            return status("open", reopen());
        if (dice < 930)
            return snapshot();
        return checkSnapshot();
    }
    static std::string status(const char* what, const Status& result) {
        return result.ok() ? "" : failed(what, result);
    }

    std::string write() {
        WriteBatch batch;
        Oracle next = m_oracle;
        const uint64_t count = 1 + below(4);
        for (uint64_t i = 0; i < count; ++i) {
            const std::string k = key();
            if (below(4) == 0) {
                batch.erase(k);
                next.erase(k);
            } else {
                const std::string v = value();
                batch.put(k, v);
                next[k] = v;
            }
        }
        const auto durability = static_cast<Durability>(below(20) == 0 ? 0 : 1 + below(2));
        const Status written = m_store.db->write({durability}, batch).status();
        m_oracle = std::move(next);
        return status("write", written);
    }
    std::string eraseRange() {
        std::string from = key();
        std::string to = key();
        if (from == to)
            return {};
        if (to < from)
            std::swap(from, to);
        if (below(3) != 0)
            to = from + "5";
        m_oracle.erase(m_oracle.lower_bound(from), m_oracle.lower_bound(to));
        return status("eraseRange", m_store.db->eraseRange(from, to));
    }
    std::string lookUp() {
        const std::string k = key();
        const Result<std::string> got = m_store.db->get(k);
        const auto expected = m_oracle.find(k);
        if (expected == m_oracle.end())
            return got.code() == Code::notFound ? "" : "get found " + k;
        return got.ok() && *got == expected->second ? "" : "get of " + k + ": " + text(got.status());
    }
    // A walk with turns from a random place.
    std::string walk() {
        const std::unique_ptr<Iterator> it = m_store.db->iterator();
        const std::string start = key();
        auto at = m_oracle.end();
        if (below(2) == 0) {
            it->seek(start);
            at = m_oracle.lower_bound(start);
        } else {
            it->seekForPrev(start);
            at = m_oracle.upper_bound(start);
            at = at == m_oracle.begin() ? m_oracle.end() : std::prev(at);
        }
        for (int i = 0; i < 20; ++i) {
            if (it->valid() != (at != m_oracle.end()))
                return "walk from " + start + " ended differently";
            if (!it->valid())
                return status("walk", it->status());
            if (it->key() != at->first || it->value() != at->second)
                return "walk from " + start + " is at " + std::string(it->key()) + ", not " + at->first;
            if (below(3) != 0) {
                it->next();
                ++at;
            } else {
                it->prev();
                at = at == m_oracle.begin() ? m_oracle.end() : std::prev(at);
            }
        }
        return {};
    }
    std::string compact() {
        ManualCompaction manual;
        switch (below(3)) {
            case 0: break;
            case 1:
                manual.kind = CompactionReason::manualLevel;
                manual.level = static_cast<int>(below(4));
                break;
            default:
                manual.kind = CompactionReason::manualRange;
                manual.range = {.from = "1", .hasFrom = true, .to = "2", .hasTo = below(2) == 0};
        }
        CompactionJob job;
        return status("compact", m_store.db->compact(manual, job));
    }
    Status reopen() {
        m_snapshot.reset();
        return m_store.open();
    }
    std::string snapshot() {
        m_snapshot = m_store.db->snapshot();
        m_snapshotOracle = m_oracle;
        return {};
    }
    std::string checkSnapshot() {
        if (m_snapshot == nullptr)
            return {};
        const std::string k = key();
        ReadOptions then;
        then.snapshot = m_snapshot.get();
        PinnedValue got;
        const Status found = m_store.db->get(then, k, got);
        const auto expected = m_snapshotOracle.find(k);
        if (expected == m_snapshotOracle.end())
            return found.is(Code::notFound) ? "" : "snapshot found " + k;
        return found.ok() && got.view() == expected->second ? "" : "snapshot lost " + k + ": " + text(found);
    }
    std::string compareAll() {
        m_snapshot.reset();
        const std::unique_ptr<Iterator> it = m_store.db->iterator();
        it->seekToFirst();
        for (const auto& [k, v] : m_oracle) {
            if (!it->valid() || it->key() != k || it->value() != v)
                return "contents differ at " + k;
            it->next();
        }
        return it->valid() ? "contents go on with " + std::string(it->key()) : status("scan", it->status());
    }

    MemoryStore& m_store;
    std::mt19937_64 m_random;
    Oracle m_oracle;
    std::unique_ptr<Snapshot> m_snapshot;
    Oracle m_snapshotOracle;
};

// So small that a few hundred keys make several levels.
Options smallLevels(Options options) {
    options.memtableEntries = 100;
    options.compaction.l0Trigger = 2;
    options.compaction.baseLevelBytes = 4 << 10;
    options.compaction.levelMultiplier = 2;
    options.compaction.targetTableBytes = 2 << 10;
    return options;
}

}  // namespace

class DbOracleTest : public QObject {
    Q_OBJECT
private slots:
    void aStoreAnswersLikeAnOrderedMap_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 6; ++seed) {
            QTest::addRow("small leveled %llu", seed) << "small" << seed;
            QTest::addRow("classroom %llu", seed) << "classroom" << seed;
        }
    }
    void aStoreAnswersLikeAnOrderedMap() {
        QFETCH(QString, preset);
        QFETCH(quint64, seed);
        MemoryStore store;
        if (preset == "classroom")
            store.options = Options::fromPreset("classroom").value();
        else
            store.options = smallLevels(store.options);
        if (seed % 2 == 0)
            store.options.memtable = MemtableKind::avl;
        store.options.infoLog = false;
        OK(store.open());
        const std::string problem = Run(store, seed).run(6000);
        QVERIFY2(problem.empty(), problem.c_str());
        store.db.reset();
    }
};

QTEST_APPLESS_MAIN(DbOracleTest)
#include "db_oracle_test.moc"
