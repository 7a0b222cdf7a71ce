// Power fails, or the process is killed, after every single file-system call of a busy store's life: whatever
// the disk then holds opens, and is a prefix of the history that misses nothing acknowledged.
#include <QTest>

#include "tests/fault/crash_explorer.h"

using namespace levelscope;
using namespace levelscope::fault;

class CrashExplorationTest : public QObject {
    Q_OBJECT

    Figures m_figures{"crash_exploration"};

    void explore(uint64_t seed, const WorkloadShape& shape, const Exploration& what) {
        StrictMemFileSystem memory;
        const Options options = tinyOptions(seed);
        StoreRun run(memory, memory, options);
        const Status status = run.run(makeWorkload(seed, shape));
        const std::string setting = "seed " + std::to_string(seed) + " options " + printOptions(options);
        QVERIFY2(status.ok(), (setting + ": " + toLogString(status)).c_str());
        CrashExplorer explorer(memory, run, m_figures);
        explorer.explore(what, seed);
        for (const std::string& finding : explorer.findings())
            qWarning("%s\n    %s", finding.c_str(), setting.c_str());
        QVERIFY(explorer.findings().empty());
    }

private slots:
    void aPrefixSurvivesEveryCrash_data() {
        QTest::addColumn<quint64>("seed");
        for (uint64_t i = 0; i < 12; ++i)
            QTest::addRow("workload %d", static_cast<int>(i)) << quint64{faultSeed() + i};
    }
    void aPrefixSurvivesEveryCrash() {
        QFETCH(quint64, seed);
        explore(seed, {.steps = 180}, {.stride = kShare, .nestEvery = 400});
    }

    void aPrefixSurvivesWhenEveryWriteIsSynced() {
        explore(faultSeed() + 100, {.steps = 100, .syncPercent = 100}, {.stride = kShare, .nestEvery = 400});
    }

    void aPrefixSurvivesWhenNothingIsEverSynced() {
        explore(faultSeed() + 200, {.steps = 150, .syncPercent = 0, .maintenance = false},
                {.stride = kShare, .nestEvery = 400});
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
