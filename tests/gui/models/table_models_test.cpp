// Tables as rows, as geometry, and the history of jobs: what they hold adds up, and they keep the model
// contract.
#include <QSortFilterProxyModel>
#include <QtTest>

#include "gui/models/compaction_history_model.h"
#include "gui/models/level_map_layout.h"
#include "gui/models/level_score_model.h"
#include "gui/models/table_list_model.h"
#include "tests/gui/models/made_version.h"

using namespace levelscope;
using namespace levelscope::gui;

class TableModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theListHoldsEveryTableOnceAndSortsByFigureNotByText() {
        TableListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setVersion(made::version({made::table(9, 1, "a", "b", 9000), made::table(10, 1, "c", "d", 100),
                                        made::table(11, 0, "a", "z", 50'000'000)}));
        QCOMPARE(model.rowCount(), 3);
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(TableListModel::SortRole);
        sorted.sort(TableListModel::SizeColumn);
        QCOMPARE(sorted.index(0, 0).data(TableListModel::NumberRole).toULongLong(), 10ULL);
        QCOMPARE(sorted.index(2, 0).data(TableListModel::NumberRole).toULongLong(), 11ULL);
        QCOMPARE(model.table(model.rowOf(9)).number, uint64_t{9});
        QCOMPARE(model.rowOf(77), -1);
    }

    void disjointTablesOfALevelNeverOverlapOnTheMapAndKeepKeyOrder() {
        const LevelMapLayout map(made::tree(3, 40), MapScale::keyRange);
        QCOMPARE(map.items().size(), size_t{3 + 3 * 40});
        for (const auto& row : map.rows()) {
            double right = 0;
            for (int i = row.first; i < row.first + row.count; ++i) {
                QVERIFY(map.item(i).from >= right);
                QVERIFY(map.item(i).to > map.item(i).from);
                QVERIFY(map.item(i).to <= 1.0 + 1e-9);
                right = map.item(i).to;
            }
        }
    }

    void overlappingTablesOfL0AreStackedWithTheNewestOnTop() {
        const LevelMapLayout map(made::tree(1, 40), MapScale::keyRange);
        int stacked = 0;
        for (const auto& row : map.rows())
            stacked += row.level == 0 ? 1 : 0;
        QCOMPARE(stacked, 3);
        QCOMPARE(map.item(map.rows().front().first).table->number, uint64_t{3});
    }

    void bySizeTheWidthsAreBytesOnOneScale() {
        const LevelMapLayout map(
            made::version({made::table(1, 1, "a", "b", 1000), made::table(2, 1, "c", "d", 3000),
                           made::table(3, 2, "a", "d", 8000)}),
            MapScale::size);
        const auto width = [&map](uint64_t number) {
            const auto& item = map.item(map.indexOf(number));
            return item.to - item.from;
        };
        QCOMPARE(width(3), 1.0);
        QCOMPARE(width(1), 0.125);
        QCOMPARE(width(2), 0.375);
    }

    void inFileOrderTheOldestComesFirst() {
        const LevelMapLayout map(made::version({made::table(7, 1, "a", "b"), made::table(5, 1, "c", "d")}),
                                 MapScale::fileOrder);
        QVERIFY(map.item(map.indexOf(5)).from < map.item(map.indexOf(7)).from);
    }

    void overlapsAreThoseOfKeysWithExclusiveEndsLeftOut() {
        TableMeta exclusive = made::table(3, 2, "a", "m");
        exclusive.largestExclusive = true;
        const LevelMapLayout map(made::version({made::table(1, 1, "m", "p"), made::table(2, 1, "q", "z"),
                                                exclusive, made::table(4, 2, "p", "q")}),
                                 MapScale::size);
        std::vector<uint64_t> numbers;
        for (const int index : map.overlapping({map.indexOf(1)}))
            numbers.push_back(map.item(index).table->number);
        QCOMPARE(numbers, (std::vector<uint64_t>{4}));
        QCOMPARE(map.overlapping({map.indexOf(1), map.indexOf(2)}).size(), size_t{1});
    }

    void aPointOfTheMapLeadsToItsTable() {
        const LevelMapLayout map(made::tree(2, 10), MapScale::keyRange);
        for (size_t i = 0; i < map.items().size(); ++i) {
            const auto& item = map.items()[i];
            QCOMPARE(map.itemAt(item.row, (item.from + item.to) / 2, 0.001), static_cast<int>(i));
        }
        QCOMPARE(map.itemAt(99, 0.5, 1), -1);
    }

    void oneKeyInOneTableStillHasAPlace() {
        const LevelMapLayout map(made::version({made::table(1, 1, "only", "only")}), MapScale::keyRange);
        QCOMPARE(map.items().size(), size_t{1});
        QCOMPARE(map.itemAt(0, 0.5, 0), 0);
        QVERIFY(LevelMapLayout(made::version({}), MapScale::keyRange).empty());
    }

    void aJobAppearsWhenItBeginsAndIsCompletedWhenItEnds() {
        CompactionHistoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        CompactionInfo info;
        info.jobId = 4;
        info.reason = CompactionReason::manualAll;
        info.inputs = {made::table(1, 0, "a", "z"), made::table(2, 1, "a", "z")};
        info.inputBytes = 2 << 20;
        info.outputLevel = 2;
        model.begin(info);
        model.progress({4, 1 << 20, 2 << 20});
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.index(0, 0).data(CompactionHistoryModel::RunningRole).toBool());
        QVERIFY(model.index(0, CompactionHistoryModel::ResultColumn)
                    .data()
                    .toString()
                    .contains(QStringLiteral("50")));
        QCOMPARE(model.index(0, CompactionHistoryModel::LevelsColumn).data().toString(),
                 QStringLiteral("L0 + L1 → L2"));
        info.outputs = {made::table(3, 2, "a", "z")};
        info.outputBytes = 1 << 20;
        info.droppedShadowed = 10;
        model.end(info);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.index(0, 0).data(CompactionHistoryModel::RunningRole).toBool());
        QCOMPARE(model.index(0, CompactionHistoryModel::TablesColumn).data().toString(),
                 QStringLiteral("2 → 1"));
    }

    void cancelledIsNotFailedAndTheNewestJobIsOnTop() {
        CompactionHistoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        FlushInfo flush;
        flush.jobId = 1;
        model.end(flush);
        CompactionInfo info;
        info.jobId = 2;
        info.status = Status::cancelled();
        model.end(info);
        QCOMPARE(model.entry(0).info.jobId, uint64_t{2});
        QVERIFY(!model.index(0, 0).data(CompactionHistoryModel::FailedRole).toBool());
        info.jobId = 3;
        info.status = Status::fromErrno(EIO, "write", "000009.lst");
        model.end(info);
        QVERIFY(model.index(0, 0).data(CompactionHistoryModel::FailedRole).toBool());
        QVERIFY(model.index(0, CompactionHistoryModel::ResultColumn)
                    .data()
                    .toString()
                    .contains(QStringLiteral("✗")));
        QCOMPARE(model.rowOfJob(1), 2);
    }

    void scoresFollowTheLevels() {
        LevelScoreModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        LevelInfo level;
        level.level = 1;
        level.bytes = 64 << 20;
        level.score = {.level = 1, .score = 1.25, .bytes = 64 << 20, .targetBytes = 51 << 20};
        model.setLevels({level});
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(
            model.index(0, LevelScoreModel::TargetColumn).data().toString().contains(QStringLiteral("51")));
        model.setLevels({level, level});
        QCOMPARE(model.rowCount(), 2);
    }
};

QTEST_GUILESS_MAIN(TableModelsTest)
#include "table_models_test.moc"
