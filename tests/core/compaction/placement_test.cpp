// Where ingested tables go, and how filters share their memory: both from a tree in text, level by level,
// "L0 a-c*10 b-d*20 | L2 ..." with the bounds of each table and its entries, which are also its bytes.
#include <QtTest>
#include <cmath>
#include <numbers>
#include <sstream>

#include "core/compaction/filter_allocation.h"
#include "core/compaction/ingest_level.h"

using namespace levelscope;

namespace {

TableMeta table(const std::string& bounds, int level, uint64_t number, uint64_t entries) {
    TableMeta meta;
    meta.number = number;
    meta.level = level;
    meta.smallest = bounds.substr(0, bounds.find('-'));
    meta.largest = bounds.substr(bounds.find('-') + 1);
    meta.maxSequence = number;
    meta.entries = entries;
    meta.fileSize = entries;
    return meta;
}

std::shared_ptr<const Version> parseTree(const QString& tree) {
    std::istringstream words(tree.toStdString());
    VersionEdit edit;
    int level = 0;
    for (std::string word; words >> word;) {
        const size_t star = word.find('*');
        if (word.front() == 'L')
            level = std::stoi(word.substr(1));
        else if (word != "|")
            edit.added.push_back(table(word.substr(0, star), level, edit.added.size() + 1,
                                       star == std::string::npos ? 100 : std::stoull(word.substr(star + 1))));
    }
    return Version().apply(edit).value();
}

// The false positives of all filters together when the runs have these entries and bits a key.
double falsePositives(const std::vector<double>& bits) {
    double sum = 0;
    for (const double each : bits)
        sum += std::exp(-each * std::numbers::ln2 * std::numbers::ln2);
    return sum;
}

}  // namespace

class PlacementTest : public QObject {
    Q_OBJECT
private slots:
    void anIngestedTableGoesAsDeepAsItFits_data() {
        QTest::addColumn<QString>("tree");
        QTest::addColumn<QString>("bounds");
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("level");
        const auto row = [](const char* name, const char* tree, const char* bounds, CompactionPolicy policy,
                            int level) {
            QTest::newRow(name) << QString(tree) << QString(bounds) << static_cast<int>(policy) << level;
        };
        constexpr auto kLeveled = CompactionPolicy::leveled;
        row("an empty store", "", "a-c", kLeveled, 1);
        row("beside everything", "L0 d-e | L2 f-g", "a-c", kLeveled, 2);
        row("over the bottom level", "L3 a-c", "b-d", kLeveled, 2);
        row("over level 1 only level 0 is left", "L1 a-c | L3 a-z", "b-d", kLeveled, 0);
        row("over level 0", "L0 a-z", "b-d", kLeveled, 0);
        row("between two tables", "L2 a-b e-f | L3 a-a", "c-d", kLeveled, 3);
        row("a level that is full is passed", "L1 x-y*950", "a-c", kLeveled, 2);
        row("bounds are inclusive", "L1 a-b", "b-c", kLeveled, 0);
        row("tiered: with the oldest run", "L4 x-z | L6 u-v", "a-c", CompactionPolicy::tiered, 6);
        row("tiered: an empty store", "", "a-c", CompactionPolicy::tiered, 6);
        row("threshold: into its one run", "L1 x-z", "a-c", CompactionPolicy::threshold, 1);
        row("fifo: by age", "", "a-c", CompactionPolicy::fifo, 0);
    }
    void anIngestedTableGoesAsDeepAsItFits() {
        QFETCH(QString, tree);
        QFETCH(QString, bounds);
        QFETCH(int, policy);
        QFETCH(int, level);
        CompactionOptions options;
        options.policy = static_cast<CompactionPolicy>(policy);
        options.baseLevelBytes = 1000;
        const TableMeta incoming = table(bounds.toStdString(), 0, 99, 100);
        QCOMPARE(ingestLevel(*parseTree(tree), options, incoming, incoming.fileSize), level);
    }

    void oneRunGetsTheAverage() {
        QCOMPARE(monkeyBits(Version(), 0, 1000, 10), 10.0);
        QCOMPARE(monkeyBits(*parseTree("L3 a-z*1000"), 3, 1000, 10), 10.0);
        QCOMPARE(monkeyBits(Version(), 0, 1000, 0), 0.0);
        QCOMPARE(monkeyBits(Version(), 0, 0, 10), 10.0);
    }

    void smallRunsGetMoreBitsForTheSameMemory() {
        const std::vector<double> entries{1000, 10'000, 100'000, 1'000'000};
        const auto version = parseTree("L1 a-z*10000 | L2 a-z*100000 | L3 a-z*1000000");
        std::vector<double> bits;
        for (int level = 0; level < 4; ++level)
            bits.push_back(monkeyBits(*version, level, 1000, 10));
        // The table of level 0 is there only while it is built.
        double memory = 0;
        double all = 0;
        for (size_t i = 1; i < bits.size(); ++i) {
            memory += bits[i] * entries[i];
            all += entries[i];
            QVERIFY(bits[i - 1] > bits[i] + 2);
        }
        QVERIFY2(std::abs(memory / all - 10) < 0.02, std::to_string(memory / all).c_str());
        QVERIFY(falsePositives({bits.begin() + 1, bits.end()}) < falsePositives({10, 10, 10}) / 2);
    }

    void noOtherShareOfTheSameMemoryIsBetter() {
        const auto version = parseTree("L1 a-z*5000 | L2 a-z*70000");
        const double small = monkeyBits(*version, 1, 0, 8);
        const double large = monkeyBits(*version, 2, 0, 8);
        const double best = falsePositives({small, large});
        for (const double moved : {-2.0, -0.5, 0.5, 2.0})
            QVERIFY(best < falsePositives({small + moved, large - moved * 5000 / 70'000}));
    }

    void withLittleMemoryTheLargestRunGoesWithout() {
        const auto version = parseTree("L1 a-z*1000 | L2 a-z*1000000");
        QCOMPARE(monkeyBits(*version, 2, 0, 0.01), 0.0);
        QVERIFY(monkeyBits(*version, 1, 0, 0.01) > 5);
    }
};

QTEST_APPLESS_MAIN(PlacementTest)
#include "placement_test.moc"
