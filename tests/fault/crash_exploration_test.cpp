// Power fails, or the process is killed, after every single file-system call of a busy store's life: whatever
// the disk then holds opens, and is a prefix of the history that misses nothing acknowledged.
#include <QTest>

#include "tests/fault/crash_explorer.h"

using namespace levelscope;
using namespace levelscope::fault;

class CrashExplorationTest : public QObject {
    Q_OBJECT

    Figures m_figures{"crash_exploration"};
    size_t m_recycledLogs = 0;  // by the last run

    void explore(uint64_t seed, const WorkloadShape& shape, const Exploration& what, bool lazy = false) {
        StrictMemFileSystem memory;
        Options options = tinyOptions(seed);
        if (lazy)
            options.maxImmutableMemtables = 4;
        StoreRun run(memory, memory, options);
        const Status status = run.run(makeWorkload(seed, shape), lazy);
        const std::string setting = "seed " + std::to_string(seed) + " options " + printOptions(options);
        QVERIFY2(status.ok(), (setting + ": " + toLogString(status)).c_str());
        m_recycledLogs = 0;
        for (size_t i = 0; i < memory.journalSize(); ++i)
            m_recycledLogs += memory.describe(i).starts_with("start over") ? 1 : 0;
        CrashExplorer explorer(memory, run, m_figures);
        explorer.explore(what, seed);
        for (const std::string& finding : explorer.findings())
            qWarning("%s\n    %s", finding.c_str(), setting.c_str());
        QVERIFY(explorer.findings().empty());
    }

    static void seeds(uint64_t first, uint64_t count) {
        QTest::addColumn<quint64>("seed");
        for (uint64_t i = 0; i < count; ++i)
            QTest::addRow("workload %d", static_cast<int>(i)) << quint64{faultSeed() + first + i};
    }

private slots:
    void aPrefixSurvivesEveryCrash_data() { seeds(0, 8); }
    void aPrefixSurvivesEveryCrash() {
        QFETCH(quint64, seed);
        explore(seed, {.steps = 180}, {.stride = kShare, .nestEvery = 400});
    }

    // Several logs and full memtables are live: a sync must reach back into the older logs.
    void aPrefixSurvivesWhenFlushesLagBehind_data() { seeds(50, 6); }
    void aPrefixSurvivesWhenFlushesLagBehind() {
        QFETCH(quint64, seed);
        explore(seed, {.steps = 180, .maintenance = seed % 2 == 0}, {.stride = kShare, .nestEvery = 400},
                true);
    }

    void aPrefixSurvivesWhenEveryWriteIsSynced() {
        explore(faultSeed() + 100, {.steps = 100, .syncPercent = 100}, {.stride = kShare, .nestEvery = 400});
    }

    void aPrefixSurvivesWhenNothingIsEverSynced() {
        explore(faultSeed() + 200, {.steps = 150, .syncPercent = 0, .maintenance = false},
                {.stride = kShare, .nestEvery = 400});
    }

    // What a log was before may still lie in it.
    void aPrefixSurvivesInRecycledLogs_data() { seeds(400, 6); }
    void aPrefixSurvivesInRecycledLogs() {
        QFETCH(quint64, seed);
        explore(seed, {.steps = 250, .syncPercent = 1, .maintenance = false},
                {.stride = kShare, .nestEvery = 400}, true);
        QVERIFY2(m_recycledLogs >= 5, qPrintable(QString::number(m_recycledLogs)));
    }

    void recoveryCanItselfBeCrashedThreeDeep() {
        explore(faultSeed() + 300, {.steps = 60}, {.stride = 7 * kShare, .nestEvery = 5});
    }

    void cleanupTestCase() {
        qInfo("%s", m_figures.line().c_str());
        QVERIFY(m_figures.write());
    }
};

QTEST_APPLESS_MAIN(CrashExplorationTest)
#include "crash_exploration_test.moc"
