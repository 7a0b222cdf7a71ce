// The models of the Log page keep the rules of models while they grow, page and change.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "gui/models/edit_list_model.h"
#include "gui/models/level_map_layout.h"
#include "gui/models/table_change_model.h"
#include "gui/models/table_life_model.h"
#include "gui/models/wal_batch_model.h"
#include "gui/models/wal_operation_model.h"
#include "tests/gui/models/made_version.h"
#include "tests/support/gui_story.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;
constexpr uint64_t kBatchBytes = 100;

std::vector<uint64_t> pageOffsets(uint64_t fromBatch, uint64_t toBatch) {
    std::vector<uint64_t> offsets;
    for (uint64_t batch = fromBatch; batch < toBatch; ++batch)
        if (batch % WalBatchModel::kPage == 0)
            offsets.push_back(batch * kBatchBytes);
    return offsets;
}

std::vector<WalBatch> pageOf(int page, int count = WalBatchModel::kPage) {
    std::vector<WalBatch> batches(static_cast<size_t>(count));
    for (size_t i = 0; i < batches.size(); ++i) {
        batches[i].offset = (static_cast<uint64_t>(page) * WalBatchModel::kPage + i) * kBatchBytes;
        batches[i].length = kBatchBytes;
        batches[i].firstSequence = batches[i].offset / kBatchBytes + 1;
        batches[i].count = 1;
    }
    return batches;
}

// Created; a flush of two tables; a move of one; a compaction of both into a third.
std::shared_ptr<const TimeMachine> shortHistory() {
    std::vector<ManifestRecord> records(4);
    for (size_t i = 0; i < records.size(); ++i)
        records[i].ordinal = 10 + i;
    records[0].snapshot = true;
    records[0].edit.cause = EditCause::created;
    records[1].edit.cause = EditCause::flush;
    records[1].edit.added = {made::table(5, 0, "a", "m"), made::table(6, 0, "c", "z")};
    records[2].edit.cause = EditCause::trivialMove;
    records[2].edit.removed = {{0, 5}};
    records[2].edit.added = {made::table(5, 1, "a", "m")};
    records[3].edit.cause = EditCause::manualCompaction;
    records[3].edit.jobId = 7;
    records[3].edit.removed = {{1, 5}, {0, 6}};
    records[3].edit.added = {made::table(8, 1, "a", "z")};
    const auto source = [&](const std::function<bool(const ManifestRecord&)>& visit) {
        for (const ManifestRecord& record : records)
            visit(record);
        return Status();
    };
    return TimeMachine::read(source, "default").value();
}

QString cell(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

}  // namespace

class LogModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void aLogGrowsAndItsPagesAreAskedForOnce() {
        WalBatchModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        QSignalSpy wanted(&model, &WalBatchModel::pageWanted);
        model.extend(pageOffsets(0, 1000), 1000);
        QCOMPARE(model.rowCount(), 1000);
        wanted.clear();
        QCOMPARE(cell(model, 700, WalBatchModel::SequenceColumn), QStringLiteral("…"));
        QCOMPARE(cell(model, 701, WalBatchModel::SequenceColumn), QStringLiteral("…"));
        QVERIFY(wanted.count() <= 1);
        model.setPage(700 / WalBatchModel::kPage, pageOf(700 / WalBatchModel::kPage));
        QCOMPARE(cell(model, 700, WalBatchModel::SequenceColumn), QStringLiteral("701"));
        QCOMPARE(model.rowAt(70'050), 700);
        QCOMPARE(model.rowAt(50), -1);  // its page is not there
        QCOMPARE(model.pageAt(50), 0);
    }

    void thePageThatGrewIsReadAgain() {
        WalBatchModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        model.extend(pageOffsets(0, 10), 10);
        model.setPage(0, pageOf(0, 10));
        QVERIFY(model.batch(9));
        model.extend(pageOffsets(10, 80), 80);
        QCOMPARE(model.rowCount(), 80);
        QVERIFY(!model.batch(9));
        model.setPage(0, pageOf(0));
        QVERIFY(model.batch(63));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void oldPagesAreLetGo() {
        WalBatchModel model;
        const int pages = WalBatchModel::kKeptPages + 10;
        const auto batches = static_cast<uint64_t>(pages) * WalBatchModel::kPage;
        model.extend(pageOffsets(0, batches), batches);
        for (int page = 0; page < pages; ++page)
            model.setPage(page, pageOf(page));
        QVERIFY(!model.hasPage(9));
        QVERIFY(model.hasPage(10));
    }

    void operationsTellWhatTheyAre() {
        WalOperationModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        WalBatch batch;
        batch.operations.push_back({EntryType::value, "key", "value", 5, 12, 0, 0});
        batch.operations.push_back({EntryType::rangeTombstone, "from", "to", 2, 13, 0, 0});
        model.setBatch(std::make_shared<const WalBatch>(batch));
        QCOMPARE(cell(model, 0, WalOperationModel::BytesColumn), QStringLiteral("8"));
        QVERIFY(cell(model, 1, WalOperationModel::ValueColumn).endsWith(QStringLiteral("to")));
        model.setBatch(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void editsTellWhatCameAndWent() {
        EditListModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        model.setMachine(shortHistory());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(cell(model, 3, EditListModel::OrdinalColumn), QStringLiteral("13"));
        QCOMPARE(cell(model, 3, EditListModel::TablesColumn), QStringLiteral("−2 +1"));
        QCOMPARE(cell(model, 1, EditListModel::TablesColumn), QStringLiteral("+2"));
        QVERIFY(model.index(3, 0).data(EditListModel::UserActionRole).toBool());
        QVERIFY(!model.index(1, 0).data(EditListModel::UserActionRole).toBool());
        model.setMachine(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void aMovedTableIsNeitherGoneNorNew() {
        TableChangeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        const auto machine = shortHistory();
        model.setChange(machine, machine->changeOf(2));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.change(0), TableChangeModel::Change::movedFrom);
        QCOMPARE(model.change(1), TableChangeModel::Change::movedTo);
        model.setChange(machine, machine->difference(1, 3));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.change(0), TableChangeModel::Change::gone);
        QCOMPARE(model.change(2), TableChangeModel::Change::born);
        QCOMPARE(model.index(2, 0).data(TableChangeModel::NumberRole).toULongLong(), qulonglong{8});
    }

    void aLevelShownWithItsGhostsIsStacked() {
        // Level 1 as it is, and the two tables it was made of.
        const auto version = Version::picture(
            {made::table(8, 1, "a", "z"), made::table(5, 1, "a", "m"), made::table(6, 1, "n", "x")});
        const LevelMapLayout layout(version, MapScale::keyRange);
        QCOMPARE(layout.items().size(), size_t(3));
        QCOMPARE(layout.rows().size(), size_t(2));
        for (const LevelMapLayout::Row& row : layout.rows()) {
            QCOMPARE(row.level, 1);
            for (int i = row.first + 1; i < row.first + row.count; ++i)
                QVERIFY(layout.item(i).from >= layout.item(i - 1).to);
        }
        QCOMPARE(layout.item(layout.indexOf(5)).row, layout.item(layout.indexOf(6)).row);
        QVERIFY(layout.item(layout.indexOf(8)).row != layout.item(layout.indexOf(5)).row);
    }

    void aLifeHasABirthMovesAndADeath() {
        TableLifeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        const auto machine = shortHistory();
        model.setTable(machine, 5);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(cell(model, 0, TableLifeModel::EventColumn).contains(QStringLiteral("L0")));
        QVERIFY(cell(model, 1, TableLifeModel::EventColumn).contains(QStringLiteral("L1")));
        QCOMPARE(cell(model, 2, TableLifeModel::JobColumn), QStringLiteral("7"));
        QCOMPARE(model.index(2, 0).data(TableLifeModel::IndexRole).toInt(), 3);
        QVERIFY(!model.alive());
        model.setTable(machine, 8);
        QVERIFY(model.alive());
        QCOMPARE(model.rowCount(), 1);
        model.setTable(nullptr, 0);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(LogModelsTest)
#include "log_models_test.moc"
