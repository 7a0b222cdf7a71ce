// Where the nodes of a memtable are drawn: no two overlap, order is kept, and steps lead where they should.
#include "gui/models/memtable_layout.h"

#include <QAbstractItemModelTester>
#include <QtTest>

#include "gui/models/memtable_node_model.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::MemoryStore;

namespace {

std::string keyOf(int i) {
    return QString::asprintf("user/%05d", i).toStdString();
}

struct Made {
    MemoryStore store;
    std::shared_ptr<StoreReader> reader;

    Made(MemtableKind kind, int entries) {
        store.options.memtable = kind;
        store.options.memtableBytes = 64 << 20;
        if (!store.open().ok())
            return;
        for (int i = 0; i < entries; ++i)
            (void)store.db->put(keyOf(i * 7919 % entries), "v");
        reader = attachStore(std::move(store.db));
    }
    MemtableLayout layout(const MemtablePictureRequest& request) const {
        return MemtableLayout(std::make_shared<const MemtablePicture>(takePicture(*reader, request)));
    }
};

int overlaps(const MemtableLayout& layout) {
    int count = 0;
    for (size_t a = 0; a < layout.items().size(); ++a)
        for (size_t b = a + 1; b < layout.items().size(); ++b)
            count += layout.items()[a].rect.intersects(layout.items()[b].rect) ? 1 : 0;
    return count;
}

}  // namespace

class MemtableLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAvlTreeIsDrawnInTheOrderOfItsKeys() {
        const Made made(MemtableKind::avl, 1'000);
        for (const auto& key : {std::optional<std::string>(), std::optional(keyOf(400))}) {
            const MemtableLayout layout = made.layout({.key = key, .rowsAbove = 2, .rows = 5});
            QCOMPARE(overlaps(layout), 0);
            for (const auto& a : layout.items())
                for (const auto& b : layout.items())
                    if (a.kind == MemtableLayout::Kind::node && b.kind == a.kind &&
                        a.rect.center().x() < b.rect.center().x())
                        QVERIFY(layout.entry(int(&a - layout.items().data()))->key <
                                layout.entry(int(&b - layout.items().data()))->key);
            QVERIFY(layout.hasSharedPrefix());
            for (int i = 0; i < int(layout.items().size()); ++i)
                QCOMPARE(layout.itemAt(layout.item(i).rect.center()), i);
        }
        const MemtableLayout near = made.layout({.key = keyOf(400), .rowsAbove = 2, .rows = 5});
        QVERIFY(near.findAtOrBehind(keyOf(400)) >= 0);
        QCOMPARE(near.entry(near.findAtOrBehind(keyOf(400)))->key, keyOf(400));
        int chips = 0;
        for (const auto& item : near.items())
            chips += item.kind == MemtableLayout::Kind::chip ? 1 : 0;
        QCOMPARE(chips, int(near.picture()->top));
    }

    void stepsInAnAvlTreeLeadToParentsAndChildren() {
        using Move = MemtableLayout::Move;
        const MemtableLayout layout = Made(MemtableKind::avl, 7).layout({});
        QCOMPARE(layout.neighbour(-1, Move::down), 0);
        const int left = layout.neighbour(0, Move::left);
        const int right = layout.neighbour(0, Move::right);
        QVERIFY(left != right && left > 0 && right > 0);
        QCOMPARE(layout.neighbour(left, Move::up), 0);
        QCOMPARE(layout.neighbour(0, Move::down), left);
        QCOMPARE(layout.neighbour(0, Move::up), 0);
        QVERIFY(layout.entry(left)->key < layout.entry(0)->key);
    }

    void aBplusTreeIsDrawnRowByRowWithTheSlotsOfItsLeaf() {
        using Move = MemtableLayout::Move;
        const Made made(MemtableKind::bplus, 10'000);
        const MemtableLayout layout = made.layout({.key = keyOf(5'000), .limit = 400});
        QCOMPARE(overlaps(layout), 0);
        QCOMPARE(layout.picture()->height, 3u);
        const int found = layout.findAtOrBehind(keyOf(5'000));
        QVERIFY(found >= 0);
        QVERIFY(layout.item(found).kind == MemtableLayout::Kind::slot);
        QCOMPARE(layout.entry(found)->key, keyOf(5'000));
        QCOMPARE(layout.find(keyOf(5'000), layout.entry(found)->sequence), found);
        int at = 0;
        for (int row = 0; row < 3; ++row)
            at = layout.neighbour(at, Move::down);
        QVERIFY(layout.item(at).kind == MemtableLayout::Kind::slot);
        for (int row = 0; row < 3; ++row)
            at = layout.neighbour(at, Move::up);
        QCOMPARE(at, 0);
        QCOMPARE(layout.neighbour(found, Move::right), found + 1);
    }

    void theListTellsWhatIsDrawn() {
        for (const MemtableKind kind : {MemtableKind::avl, MemtableKind::bplus}) {
            const auto layout = std::make_shared<const MemtableLayout>(Made(kind, 100).layout({.limit = 50}));
            MemtableNodeModel model;
            const QAbstractItemModelTester tester(&model,
                                                  QAbstractItemModelTester::FailureReportingMode::QtTest);
            model.setTree(layout);
            QVERIFY(model.rowCount() > 3);
            for (int row = 0; row < model.rowCount(); ++row) {
                QVERIFY(!model.index(row, MemtableNodeModel::KeyColumn).data().toString().isEmpty());
                QCOMPARE(model.rowOf(model.itemAt(row)), row);
            }
        }
    }

    void nothingIsDrawnOfNothing() {
        const MemtableLayout nothing;
        QVERIFY(nothing.empty());
        QCOMPARE(nothing.neighbour(-1, MemtableLayout::Move::down), -1);
        QVERIFY(Made(MemtableKind::avl, 0).layout({}).empty());
        const MemtableLayout root = Made(MemtableKind::bplus, 0).layout({});
        QVERIFY(root.entry(0) == nullptr);
    }
};

QTEST_GUILESS_MAIN(MemtableLayoutTest)
#include "memtable_layout_test.moc"
