// Data that goes away by itself: values that expire, the oldest tables of a FIFO store, runs of tombstones.
#include <QtTest>

#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr int64_t kSecond = 1'000'000;
constexpr int64_t kYear = 365 * 24 * 3600 * kSecond;

std::string key(int n) {
    return std::to_string(1000 + n);
}

// `count` keys of their own in a table of their own.
void fillTable(Db& db, int first, int count) {
    for (int n = first; n < first + count; ++n)
        OK(db.put(key(n), "value"));
    OK(db.flush());
}

}  // namespace

class DroppingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<MemoryStore> m_store;
    Db& db() { return *m_store->db; }
    uint64_t tables() { return db().version()->tableCount(); }
    bool has(int n) { return db().get(key(n)).ok(); }

private slots:
    void init() { m_store = std::make_unique<MemoryStore>(); }

    void valuesOfAStoreWithATimeToLiveVanishAfterIt() {
        m_store->options.entryTtlSeconds = 60;
        OK(m_store->open());
        OK(db().put("session", "token"));
        WriteBatch batch;
        batch.put("other", "1");
        batch.putExpiring("own expiry", "2", m_store->clock.wallMicros() + 10 * kSecond);
        batch.erase("session-old");
        OK(db().write({}, batch).status());
        QCOMPARE(m_store->contents(), std::string("other=1 own expiry=2 session=token"));
        m_store->clock.advance(11 * kSecond);
        QCOMPARE(m_store->contents(), std::string("other=1 session=token"));
        OK(m_store->open());  // the option is the store's
        OK(db().put("late", "3"));
        m_store->clock.advance(50 * kSecond);
        QCOMPARE(m_store->contents(), std::string("late=3"));
        m_store->clock.advance(60 * kSecond);
        QCOMPARE(m_store->contents(), std::string());
    }

    void aTableInWhichAllHasExpiredIsDroppedUnread() {
        m_store->options.entryTtlSeconds = 60;
        OK(m_store->open());
        fillTable(db(), 0, 10);
        m_store->clock.advance(30 * kSecond);
        fillTable(db(), 10, 10);
        QCOMPARE(tables(), uint64_t{2});
        m_store->clock.advance(40 * kSecond);
        QCOMPARE(tables(), uint64_t{2});
        OK(db().put(key(50), "a write tells the store what time it is"));
        OK(db().waitForBackground());
        QCOMPARE(tables(), uint64_t{1});
        QVERIFY(!has(5) && has(15));
        QCOMPARE(db().stats().compactionBytesRead, uint64_t{0});
        QVERIFY(db().stats().compactions > 0);
        // For good: the manifest knows.
        OK(m_store->open(OpenMode::readOnly));
        QCOMPARE(tables(), uint64_t{1});
    }

    void anExpiredValueStillHidesTheOlderOneUnderIt() {
        m_store->options.autoCompaction = true;
        OK(m_store->open());
        OK(db().put("name", "old"));
        OK(db().flush());
        WriteBatch batch;
        batch.putExpiring("name", "new", m_store->clock.wallMicros() + kSecond);
        OK(db().write({}, batch).status());
        OK(db().flush());
        m_store->clock.advance(2 * kSecond);
        OK(db().put("other", "write"));
        OK(db().waitForBackground());
        QVERIFY(db().get("name").status().is(Code::notFound));
        CompactionJob job;
        OK(db().compact({}, job));
        QVERIFY(db().get("name").status().is(Code::notFound));
    }

    void afterALeapOfTheClockExpiredTablesStayForAnHour() {
        m_store->options.entryTtlSeconds = 60;
        OK(m_store->open());
        fillTable(db(), 0, 10);
        m_store->db.reset();
        m_store->clock.advance(3 * kYear);
        OK(m_store->open());
        const auto entries = [&] {
            uint64_t all = 0;
            for (int level = 0; level < kMaxLevels; ++level)
                for (const TablePtr& table : db().version()->level(level))
                    all += table->entries - table->tombstones;
            return all;
        };
        OK(db().put(key(50), "now"));
        OK(db().waitForBackground());
        CompactionJob job;
        OK(db().compact({}, job));
        QVERIFY(!has(5));  // reads go by the clock
        QCOMPARE(entries(), uint64_t{11});
        m_store->clock.advance(3601 * kSecond);
        OK(db().put(key(51), "an hour later"));
        OK(db().compact({}, job));
        QCOMPARE(entries(), uint64_t{1});
        QCOMPARE(m_store->contents(), key(51) + "=an hour later");
    }

    void aFifoStoreKeepsTheNewestWithinItsSize() {
        m_store->options.compaction.policy = CompactionPolicy::fifo;
        m_store->options.compaction.fifoBytes = 4096;
        OK(m_store->open());
        for (int n = 0; n < 2000; n += 20)
            fillTable(db(), n, 20);
        OK(db().waitForBackground());
        uint64_t bytes = 0;
        for (const TablePtr& table : db().version()->level(0))
            bytes += table->fileSize;
        QVERIFY2(bytes <= 4096 && bytes > 2048, std::to_string(bytes).c_str());
        QVERIFY(!has(0) && has(1999));
        QCOMPARE(db().stats().compactionBytesWritten, uint64_t{0});
        OK(m_store->open());
        QVERIFY(!has(0) && has(1999));
    }

    void anIteratorGoesOnOverTablesThatAreDropped() {
        m_store->options.entryTtlSeconds = 60;
        OK(m_store->open());
        fillTable(db(), 0, 100);
        const std::unique_ptr<Iterator> it = db().iterator();
        it->seekToFirst();
        QVERIFY(it->valid());
        m_store->clock.advance(61 * kSecond);
        OK(db().put(key(500), "now"));
        OK(db().waitForBackground());
        QCOMPARE(tables(), uint64_t{0});
        it->next();
        OK(it->status());
    }

    void eachPolicyComesToRestWithEveryPairInPlace_data() {
        QTest::addColumn<int>("policy");
        QTest::newRow("leveled") << static_cast<int>(CompactionPolicy::leveled);
        QTest::newRow("threshold") << static_cast<int>(CompactionPolicy::threshold);
        QTest::newRow("tiered") << static_cast<int>(CompactionPolicy::tiered);
        QTest::newRow("lazy leveling") << static_cast<int>(CompactionPolicy::lazyLeveling);
        QTest::newRow("fifo") << static_cast<int>(CompactionPolicy::fifo);
    }
    void eachPolicyComesToRestWithEveryPairInPlace() {
        QFETCH(const int, policy);
        m_store->options.compaction.policy = static_cast<CompactionPolicy>(policy);
        m_store->options.memtableEntries = 50;
        OK(m_store->open());
        std::map<std::string, std::string> model;
        for (int n = 0; n < 5000; ++n) {
            const std::string k = key(n * 7919 % 1500), v = std::to_string(n);
            if (n % 7 == 3) {
                OK(db().erase(k));
                model.erase(k);
            } else {
                OK(db().put(k, v));
                model[k] = v;
            }
        }
        OK(db().flush());
        OK(db().waitForBackground());
        std::string expected;
        for (const auto& [k, v] : model)
            expected.append(expected.empty() ? "" : " ").append(k).append("=").append(v);
        QCOMPARE(m_store->contents(), expected);
        CompactionJob job;
        OK(db().compact({}, job));
        QCOMPARE(m_store->contents(), expected);
    }

    void tombstonesThatFillATableLeaveByThemselves() {
        m_store->options.compaction.l0Trigger = 2;
        OK(m_store->open());
        fillTable(db(), 0, 200);
        CompactionJob job;
        OK(db().compact({}, job));
        for (int n = 0; n < 200; ++n)
            OK(db().erase(key(n)));
        OK(db().flush());
        OK(db().put(key(0), "x"));  // a second table of level 0 pushes the first down
        OK(db().flush());
        OK(db().waitForBackground());
        for (const TablePtr& table : db().version()->level(1))
            QVERIFY2(table->tombstones == 0, std::to_string(table->tombstones).c_str());
    }
};

QTEST_APPLESS_MAIN(DroppingTest)
#include "dropping_test.moc"
