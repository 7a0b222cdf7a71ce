// The tree of a table's parts: lazy, linked to offsets, bounded, and damage in one block never hides another.
#include <QtTest>

#include "gui/models/anatomy_tree_model.h"
#include "gui/models/entry_list_model.h"

using namespace levelscope;
using namespace levelscope::gui;
using Node = AnatomyTreeModel::Node;

namespace {

constexpr uint64_t kBlockBytes = 100;

BlockListPtr someBlocks(int data) {
    std::vector<AnatomyBlock> blocks;
    for (int i = 0; i < data; ++i) {
        AnatomyBlock block;
        block.ordinal = static_cast<uint64_t>(i);
        block.handle = {static_cast<uint64_t>(i) * kBlockBytes, kBlockBytes};
        block.separator = "key" + std::to_string(i);
        blocks.push_back(block);
    }
    uint64_t offset = static_cast<uint64_t>(data) * kBlockBytes;
    for (const BlockKind kind :
         {BlockKind::filter, BlockKind::index, BlockKind::properties, BlockKind::footer}) {
        AnatomyBlock block;
        block.kind = kind;
        block.handle = {offset, 64};
        offset += 64;
        blocks.push_back(block);
    }
    return std::make_shared<const std::vector<AnatomyBlock>>(std::move(blocks));
}

std::shared_ptr<const BlockContents> insideOf(int entries, Status status = {}) {
    auto contents = std::make_shared<BlockContents>();
    contents->status = std::move(status);
    contents->fields.push_back({"count", 0, 4, std::to_string(entries)});
    contents->fields.push_back({"keys[]", 4, 60, {}});
    for (int i = 0; i < entries; ++i) {
        AnatomyEntry entry;
        entry.userKey = "unicode/char/" + std::to_string(i);
        entry.sharedPrefix = 13;
        entry.trailer =
            packTrailer(static_cast<uint64_t>(i) + 1, i % 2 == 0 ? EntryType::value : EntryType::tombstone);
        contents->entries.push_back(entry);
    }
    return contents;
}

QString textAt(const AnatomyTreeModel& model, const AnatomyTreeModel::Place& place) {
    return model.indexOf(place).data().toString();
}

}  // namespace

class AnatomyTreeModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void partsStandInFileOrderWithTheDataBlocksInOneGroup() {
        AnatomyTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setBlocks(someBlocks(3), {{1000, 8}});
        QCOMPARE(model.rowCount(), 6);  // group, filter, index, properties, footer, gap
        QCOMPARE(model.rowCount(model.index(0, 0)), 3);
        QVERIFY(model.index(1, 0).data().toString().startsWith(QStringLiteral("filter")));
        QVERIFY(model.index(4, 0).data().toString().startsWith(QStringLiteral("footer")));
        QVERIFY(model.index(5, 0).data().toString().contains(QStringLiteral("nobody")));
    }

    void aBlockIsAskedForOnceWhenItIsExpandedAndThenShowsFieldsAndEntries() {
        AnatomyTreeModel model;
        model.setBlocks(someBlocks(3), {});
        QSignalSpy wanted(&model, &AnatomyTreeModel::blockWanted);
        const QModelIndex block = model.indexOf({Node::dataBlock, 1, -1});
        QVERIFY(model.hasChildren(block));
        model.fetchMore(block);
        model.fetchMore(block);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front().front().toInt(), 1);
        model.setContents(1, insideOf(5));
        // It asks for all it can: only now that this block is there.
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(block), 3);  // two fields, the group of entries
        const QModelIndex group = model.indexOf({Node::entriesGroup, 1, -1});
        QCOMPARE(model.rowCount(group), 5);
        QCOMPARE(model.index(3, 0, group).parent(), group);
        QCOMPARE(group.parent(), block);
        QVERIFY(textAt(model, {Node::entry, 1, 3}).contains(QStringLiteral("delete")));
    }

    void anInsideOnItsWayIsAskedForOnce() {
        AnatomyTreeModel model;
        model.setBlocks(someBlocks(2), {});
        const QModelIndex block = model.indexOf({Node::dataBlock, 0, -1});
        QSignalSpy wanted(&model, &AnatomyTreeModel::blockWanted);
        model.fetchMore(block);
        model.fetchMore(block);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!model.canFetchMore(block));
    }

    void everyPlaceLeadsToItsIndexAndBack() {
        AnatomyTreeModel model;
        model.setBlocks(someBlocks(4), {{9000, 1}});
        model.setContents(2, insideOf(7));
        const std::vector<AnatomyTreeModel::Place> places = {
            {Node::dataGroup, -1, -1}, {Node::dataBlock, 3, -1}, {Node::otherBlock, 5, -1},
            {Node::gap, -1, 0},        {Node::field, 2, 1},      {Node::entriesGroup, 2, -1},
            {Node::entry, 2, 6}};
        for (const auto& place : places) {
            const QModelIndex index = model.indexOf(place);
            QVERIFY(index.isValid());
            QVERIFY(model.place(index) == place);
            QCOMPARE(model.index(index.row(), 0, index.parent()), index);
        }
    }

    void anOffsetOfTheFileLeadsToItsBlock() {
        AnatomyTreeModel model;
        model.setBlocks(someBlocks(3), {});
        QCOMPARE(model.blockAt(0), 0);
        QCOMPARE(model.blockAt(kBlockBytes - 1), 0);
        QCOMPARE(model.blockAt(kBlockBytes), 1);
        QCOMPARE(model.blockAt(3 * kBlockBytes + 63), 3);
        QCOMPARE(model.blockAt(1'000'000), -1);
        QCOMPARE(model.blockOfOrdinal(2), 2);
        QCOMPARE(model.blockOfOrdinal(3), -1);
    }

    void aDamagedBlockSaysSoWithASignAndHidesNoOther() {
        AnatomyTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setBlocks(someBlocks(3), {});
        model.setContents(1, insideOf(0, Status::corruption(Reason::checksumMismatch, "000001.lst", 100)));
        const QModelIndex damaged = model.indexOf({Node::dataBlock, 1, -1});
        QVERIFY(damaged.data(AnatomyTreeModel::DamagedRole).toBool());
        QVERIFY(damaged.data().toString().contains(QStringLiteral("✗")));
        QVERIFY(model.indexOf({Node::dataGroup, -1, -1}).data(AnatomyTreeModel::DamagedRole).toBool());
        QVERIFY(!model.indexOf({Node::dataBlock, 0, -1}).data(AnatomyTreeModel::DamagedRole).toBool());
        QCOMPARE(model.rowCount(model.index(0, 0)), 3);
        QCOMPARE(model.damagedBlocks(), 1);
    }

    void onlyTheNewestInsidesAreKept() {
        AnatomyTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const int many = AnatomyTreeModel::kKeptBlocks + 10;
        model.setBlocks(someBlocks(many), {});
        for (int block = 0; block < many; ++block)
            model.setContents(block, insideOf(3));
        QVERIFY(!model.contents(0));
        QVERIFY(model.contents(many - 1));
        QCOMPARE(model.rowCount(model.indexOf({Node::dataBlock, 0, -1})), 0);
        QVERIFY(model.hasChildren(model.indexOf({Node::dataBlock, 0, -1})));
    }

    void manyBlocksComeInRanges() {
        AnatomyTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const int many = AnatomyTreeModel::kMostListed + AnatomyTreeModel::kRange / 2;
        model.setBlocks(someBlocks(many), {});
        const QModelIndex group = model.index(0, 0);
        QCOMPARE(model.rowCount(group), 6);
        QCOMPARE(model.rowCount(model.index(5, 0, group)), AnatomyTreeModel::kRange / 2);
        QCOMPARE(model.index(1, 0, group).data().toString(), QStringLiteral("1000 to 1999  key1999"));
        for (const int block : {0, 999, 1000, 1234, many - 1}) {
            const QModelIndex index = model.indexOf({Node::dataBlock, block, -1});
            QCOMPARE(model.place(index).block, block);
            QCOMPARE(index.parent().row(), block / AnatomyTreeModel::kRange);
            QCOMPARE(index.parent().parent(), group);
            QCOMPARE(model.index(index.row(), 0, index.parent()), index);
        }
        model.setContents(1234, insideOf(3, Status::corruption(Reason::checksumMismatch, "f", 1)));
        const QModelIndex inside = model.indexOf({Node::field, 1234, 0});
        QCOMPARE(model.place(inside.parent()).block, 1234);
        QVERIFY(model.index(1, 0, group).data(AnatomyTreeModel::DamagedRole).toBool());
        QVERIFY(!model.index(2, 0, group).data(AnatomyTreeModel::DamagedRole).toBool());
        QVERIFY(group.data(AnatomyTreeModel::DamagedRole).toBool());
    }

    void theGridTellsSharedPrefixTypeAndSequence() {
        EntryListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setEntries(insideOf(4)->entries);
        QCOMPARE(model.rowCount(), 4);
        const QModelIndex key = model.index(1, EntryListModel::KeyColumn);
        QCOMPARE(key.data().toString(), QStringLiteral("unicode/char/1"));
        QCOMPARE(key.data(EntryListModel::SharedLengthRole).toInt(), 13);
        QVERIFY(key.data(EntryListModel::TombstoneRole).toBool());
        QCOMPARE(model.index(1, EntryListModel::SequenceColumn).data().toString(), QStringLiteral("2"));
    }
};

QTEST_GUILESS_MAIN(AnatomyTreeModelTest)
#include "anatomy_tree_model_test.moc"
