// Power fails, or the process is killed, after every single file-system call of a busy store's life: whatever
// the disk then holds opens, and is a prefix of the history that misses nothing acknowledged.
#include <QTest>

#include "tests/fault/crash_explorer.h"

using namespace levelscope;
using namespace levelscope::fault;

class CrashExplorationTest : public QObject {
    Q_OBJECT

    Figures m_figures{"crash_exploration"};

    // Gives how many logs were recycled.
    size_t explore(uint64_t seed, const WorkloadShape& shape, const Exploration& what, bool lazy = false) {
        StrictMemFileSystem memory;
        Options options = tinyOptions(seed);
        if (lazy)
            options.maxImmutableMemtables = 4;
        StoreRun run(memory, memory, options);
        const Status status = run.run(makeWorkload(seed, shape), lazy);
        const std::string setting = "seed " + std::to_string(seed) + " options " + printOptions(options);
        if (!status.ok())
            qWarning("%s: %s", setting.c_str(), toLogString(status).c_str());
        CrashExplorer explorer(memory, run, m_figures);
        explorer.explore(what, seed);
        for (const std::string& finding : explorer.findings())
            qWarning("%s\n    %s", finding.c_str(), setting.c_str());
        if (!status.ok() || !explorer.findings().empty())
            QTest::qFail("a crash did harm", __FILE__, __LINE__);
        size_t recycled = 0;
        for (size_t i = 0; i < memory.journalSize(); ++i)
            recycled += memory.describe(i).starts_with("start over") ? 1 : 0;
        return recycled;
    }

private slots:
    void aPrefixSurvivesEveryCrash_data() {
        QTest::addColumn<quint64>("seed");
        for (uint64_t i = 0; i < 8; ++i)
            QTest::addRow("workload %d", static_cast<int>(i)) << quint64{faultSeed() + i};
    }
    void aPrefixSurvivesEveryCrash() {
        QFETCH(quint64, seed);
        explore(seed, {.steps = 180}, {.stride = kShare, .nestEvery = 400});
    }

    // Several logs and full memtables are live: a sync must reach back into the older logs.
    void aPrefixSurvivesWhenFlushesLagBehind_data() {
        QTest::addColumn<quint64>("seed");
        for (uint64_t i = 0; i < 6; ++i)
            QTest::addRow("workload %d", static_cast<int>(i)) << quint64{faultSeed() + 50 + i};
    }
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
    void aPrefixSurvivesInRecycledLogs_data() {
        QTest::addColumn<quint64>("seed");
        for (uint64_t i = 0; i < 6; ++i)
            QTest::addRow("workload %d", static_cast<int>(i)) << quint64{faultSeed() + 400 + i};
    }
    void aPrefixSurvivesInRecycledLogs() {
        QFETCH(quint64, seed);
        const size_t recycled = explore(seed, {.steps = 250, .syncPercent = 1, .maintenance = false},
                                        {.stride = kShare, .nestEvery = 400}, true);
        QVERIFY2(recycled >= 5, qPrintable(QString::number(recycled)));
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
