// Writers whose keys lie far apart take turns: level 0 is then a few sorted runs of many tables. All of it
// stays readable in order, and costs no more merging than if one writer came after the other.
#include <QtTest>
#include <map>
#include <random>

#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr int kTenants = 6;
constexpr int kBursts = 24;  // of each
constexpr int kKeys = 400;   // of each
constexpr int kWrites = 200;

std::string keyOf(int tenant, uint64_t key) {
    return "tenant-" + std::to_string(tenant) + "/" + std::to_string(1000 + key);
}

struct Tenants : MemoryStore {
    std::map<std::string, std::string> expected;
    std::mt19937_64 random{7};
    uint64_t written = 0;

    Tenants() {
        options.compaction.baseLevelBytes = 1 << 20;
        options.compaction.overwrittenShare = 0;  // nobody rests
        const Status opened = open();
        if (!opened.ok())
            qFatal("%s", text(opened).c_str());
    }

    // One memtable of a tenant: overwrites, and some deletions.
    void burst(int tenant) {
        for (int i = 0; i < kWrites; ++i) {
            const std::string key = keyOf(tenant, random() % kKeys);
            if (random() % 8 == 0) {
                OK(db->erase(key));
                expected.erase(key);
            } else {
                expected[key] = "value " + std::to_string(++written);
                OK(db->put(key, expected[key]));
            }
        }
        OK(db->flush());
    }
    void byTurns() {
        for (int i = 0; i < kBursts; ++i)
            for (int tenant = 0; tenant < kTenants; ++tenant)
                burst(tenant);
    }
    void oneAfterAnother() {
        for (int tenant = 0; tenant < kTenants; ++tenant)
            for (int i = 0; i < kBursts; ++i)
                burst(tenant);
    }
    bool hasDistantTables() const {
        return db->version()->level(0).size() > db->version()->subLevels().size();
    }
};

QString shown(const Iterator& it) {
    if (!it.valid())
        return it.status().ok() ? QString("end") : QString::fromStdString(text(it.status()));
    return QString::fromStdString(std::string(it.key()) + " = " + std::string(it.value()));
}

QString shown(const std::map<std::string, std::string>& expected,
              std::map<std::string, std::string>::const_iterator at) {
    return at == expected.end() ? QString("end") : QString::fromStdString(at->first + " = " + at->second);
}

}  // namespace

class TenantsTest : public QObject {
    Q_OBJECT
private slots:
    void everythingIsThereInOrderBothWays();
    void turnsCostNoMoreMerging();
};

void TenantsTest::everythingIsThereInOrderBothWays() {
    Tenants store;
    int rounds = 0;
    for (int i = 0; i < kBursts; ++i) {
        for (int tenant = 0; tenant < kTenants; ++tenant)
            store.burst(tenant);
        if (!store.hasDistantTables())
            continue;
        ++rounds;
        const std::map<std::string, std::string>& expected = store.expected;
        const std::unique_ptr<Iterator> it = store.db->iterator({});
        auto at = expected.begin();
        for (it->seekToFirst(); it->valid(); it->next(), ++at)
            QCOMPARE(shown(*it), shown(expected, at));
        QVERIFY(at == expected.end());
        auto behind = expected.rbegin();
        for (it->seekToLast(); it->valid(); it->prev(), ++behind)
            QCOMPARE(shown(*it), shown(expected, std::prev(behind.base())));
        QVERIFY(behind == expected.rend());
        for (int seek = 0; seek < 200; ++seek) {
            const std::string key = keyOf(static_cast<int>(store.random() % kTenants), store.random() % 600);
            it->seek(key);
            QCOMPARE(shown(*it), shown(expected, expected.lower_bound(key)));
            const auto above = expected.upper_bound(key);
            it->seekForPrev(key);
            QCOMPARE(shown(*it),
                     shown(expected, above == expected.begin() ? expected.end() : std::prev(above)));
        }
    }
    QVERIFY(rounds > kBursts / 2);
}

void TenantsTest::turnsCostNoMoreMerging() {
    Tenants turns;
    turns.byTurns();
    Tenants after;
    after.oneAfterAnother();
    const uint64_t cost = turns.db->stats().compactionBytesWritten;
    const uint64_t least = after.db->stats().compactionBytesWritten;
    QVERIFY(least > 0);
    QVERIFY2(cost <= least * 5 / 4, qPrintable(QString("%1 and %2 bytes").arg(cost).arg(least)));
}

QTEST_APPLESS_MAIN(TenantsTest)
#include "tenants_test.moc"
