// Level 0 as sorted runs: few where keys are distant, newer above older, no table higher than it must be.
#include "core/version/sub_levels.h"

#include <QtTest>
#include <map>
#include <random>

#include "tests/core/version/version_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

// "a-c": the oldest first, numbered from 1; "a-c)" without c itself.
std::vector<TableMeta> tablesOf(const QString& text) {
    std::vector<TableMeta> tables;
    for (const QString& word : text.split(' ', Qt::SkipEmptyParts)) {
        const uint64_t number = tables.size() + 1;
        QString largest = word.section('-', 1);
        const bool exclusive = largest.endsWith(')');
        largest.remove(')');
        tables.push_back(
            table(number, 0, word.section('-', 0, 0).toStdString(), largest.toStdString(), number));
        tables.back().largestExclusive = exclusive;
    }
    return tables;
}

QString show(const std::vector<std::vector<TablePtr>>& subLevels) {
    QStringList rows;
    for (const std::vector<TablePtr>& tables : subLevels) {
        QStringList row;
        for (const TablePtr& each : tables)
            row << QString::number(each->number);
        rows << row.join(' ');
    }
    return rows.join(" / ");
}

}  // namespace

class SubLevelsTest : public QObject {
    Q_OBJECT
private slots:
    void tablesLieUponWhatTheyOverlap_data();
    void tablesLieUponWhatTheyOverlap();
    void everyTableLiesAsLowAsItCan();
    void aVersionKnowsThoseOfARange();
    void aPictureHasThemInWhateverOrderItsTablesCome();
};

void SubLevelsTest::tablesLieUponWhatTheyOverlap_data() {
    QTest::addColumn<QString>("tables");
    QTest::addColumn<QString>("subLevels");
    QTest::newRow("none") << ""
                          << "";
    QTest::newRow("of the same keys") << "a-z a-z a-z"
                                      << "3 / 2 / 1";
    QTest::newRow("of distant keys") << "e-f a-b c-d"
                                     << "2 3 1";
    QTest::newRow("two tenants by turns") << "a-b x-z a-b x-z"
                                          << "3 4 / 1 2";
    QTest::newRow("a bridge over both") << "a-b x-z b-x a-a z-z"
                                        << "4 3 5 / 1 2";
    QTest::newRow("a shared bound is an overlap") << "a-c c-e"
                                                  << "2 / 1";
    QTest::newRow("not if it is exclusive") << "a-c) c-e"
                                            << "1 2";
    QTest::newRow("a stair: the newer the higher, though the first and the last do not touch")
        << "a-c b-e d-g"
        << "3 / 2 / 1";
    QTest::newRow("of one key") << "b-b a-c b-b"
                                << "3 / 2 / 1";
}

void SubLevelsTest::tablesLieUponWhatTheyOverlap() {
    QFETCH(QString, tables);
    QFETCH(QString, subLevels);
    QCOMPARE(show(Version().apply(adding(tablesOf(tables))).value()->subLevels()), subLevels);
}

void SubLevelsTest::everyTableLiesAsLowAsItCan() {
    std::mt19937_64 random(20261123);
    for (int round = 0; round < 300; ++round) {
        VersionEdit edit;
        const uint64_t count = 1 + random() % 40;
        for (uint64_t number = 1; number <= count; ++number) {
            const uint64_t from = 100 + random() % 800;
            edit.added.push_back(table(number, 0, std::to_string(from),
                                       std::to_string(from + 1 + random() % 60), random() % 50));
            edit.added.back().largestExclusive = random() % 2 == 0;
        }
        const auto version = Version().apply(edit).value();
        std::map<uint64_t, size_t> height;
        size_t shown = 0;
        for (size_t above = version->subLevels().size(); const auto& tables : version->subLevels()) {
            --above;
            for (size_t i = 0; i < tables.size(); ++i) {
                QVERIFY(i == 0 || isBelow(*tables[i - 1], *tables[i]));
                height[tables[i]->number] = above;
                ++shown;
            }
        }
        QCOMPARE(shown, version->level(0).size());
        for (const TablePtr& each : version->level(0)) {
            size_t lowest = 0;
            for (const TablePtr& other : version->level(0))
                if (isNewer(*each, *other) && boundsOverlap(*each, *other))
                    lowest = std::max(lowest, height.at(other->number) + 1);
            QCOMPARE(height.at(each->number), lowest);
        }
    }
}

void SubLevelsTest::aVersionKnowsThoseOfARange() {
    const auto version = Version().apply(adding(tablesOf("a-b x-z a-b x-z m-n"))).value();
    QCOMPARE(show(version->overlappingSubLevels({})), QString("3 4 / 1 5 2"));
    QCOMPARE(show(version->overlappingSubLevels({.from = "c", .hasFrom = true})), QString("4 / 5 2"));
    QCOMPARE(show(version->overlappingSubLevels({.from = "c", .hasFrom = true, .to = "p", .hasTo = true})),
             QString("5"));

    VersionEdit moved;  // a version that has changed knows it too
    moved.removed = {{0, 3}, {0, 4}};
    QCOMPARE(show(version->apply(moved).value()->subLevels()), QString("1 5 2"));
}

void SubLevelsTest::aPictureHasThemInWhateverOrderItsTablesCome() {
    QCOMPARE(show(Version::picture(tablesOf("a-c b-e d-g"))->subLevels()), QString("3 / 2 / 1"));
}

QTEST_APPLESS_MAIN(SubLevelsTest)
#include "sub_levels_test.moc"
