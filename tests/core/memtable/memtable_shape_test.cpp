// What is told of the structure for drawing it is the structure: an AVL tree is held against one built by the
// book, a B+tree against its own entries; beside a writer every part of it makes sense.
#include <QtTest>
#include <atomic>
#include <map>
#include <random>
#include <thread>

#include "core/memtable/memtable_shape.h"

using namespace levelscope;

Q_DECLARE_METATYPE(levelscope::MemtableKind)

namespace {

// Adelson-Velsky and Landis, with heights computed anew each time.
struct BookTree {
    struct Node {
        std::string key;
        std::unique_ptr<Node> left;
        std::unique_ptr<Node> right;
    };
    std::unique_ptr<Node> root;

    static int height(const Node* node) {
        return node == nullptr ? 0 : 1 + std::max(height(node->left.get()), height(node->right.get()));
    }
    static int balance(const Node& node) { return height(node.right.get()) - height(node.left.get()); }

    static void turn(std::unique_ptr<Node>& at, std::unique_ptr<Node> Node::*up,
                     std::unique_ptr<Node> Node::*down) {
        std::unique_ptr<Node> top = std::move((*at).*up);
        (*at).*up = std::move((*top).*down);
        (*top).*down = std::move(at);
        at = std::move(top);
    }
    static void settle(std::unique_ptr<Node>& at) {
        if (balance(*at) == 2) {
            if (balance(*at->right) == -1)
                turn(at->right, &Node::left, &Node::right);
            turn(at, &Node::right, &Node::left);
        } else if (balance(*at) == -2) {
            if (balance(*at->left) == 1)
                turn(at->left, &Node::right, &Node::left);
            turn(at, &Node::left, &Node::right);
        }
    }
    static void insert(std::unique_ptr<Node>& at, const std::string& key) {
        if (at == nullptr) {
            at = std::make_unique<Node>(Node{key, nullptr, nullptr});
            return;
        }
        insert(key < at->key ? at->left : at->right, key);
        settle(at);
    }
};

std::string keyOf(uint64_t i) {
    return QString::asprintf("object/%016llx", static_cast<unsigned long long>(i * 0x9e3779b97f4a7c15ull))
        .toStdString();
}

// The node of the list that is this child of that node; -1: there is none.
int childOf(const std::vector<ShapeNode>& nodes, int parent, uint32_t child) {
    for (size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].parent == parent && nodes[i].child == child)
            return static_cast<int>(i);
    return -1;
}

// Empty, or how they differ.
std::string difference(const BookTree::Node* book, const std::vector<ShapeNode>& nodes, int index,
                       uint32_t depth) {
    if ((book == nullptr) != (index < 0))
        return "a node too much or too few at depth " + std::to_string(depth);
    if (book == nullptr)
        return {};
    const ShapeNode& node = nodes[static_cast<size_t>(index)];
    if (node.firstKey != book->key || node.depth != depth || node.balance != BookTree::balance(*book) ||
        static_cast<int>(node.height) != BookTree::height(book))
        return "at " + book->key;
    const std::string left = difference(book->left.get(), nodes, childOf(nodes, index, 0), depth + 1);
    return left.empty() ? difference(book->right.get(), nodes, childOf(nodes, index, 1), depth + 1) : left;
}

// Rows follow each other, every node knows its parent, and one node a row lies on the way.
std::string disorder(const MemtableShape& shape) {
    std::map<uint32_t, int> onPath;
    for (size_t i = 0; i < shape.nodes.size(); ++i) {
        const ShapeNode& node = shape.nodes[i];
        onPath[node.depth] += node.onPath ? 1 : 0;
        if (node.fill > node.capacity || node.balance < -1 || node.balance > 1)
            return "a node is overfull or out of balance";
        if (i == 0 ? node.parent != ShapeNode::kNoParent || node.depth != 0
                   : node.parent < 0 || static_cast<size_t>(node.parent) >= i)
            return "a parent does not come before its child";
        if (i != 0 && shape.nodes[static_cast<size_t>(node.parent)].depth + 1 != node.depth)
            return "a child is not below its parent";
        if (node.depth + node.height > shape.height)
            return "a node reaches below the last row";
    }
    for (const auto& [depth, count] : onPath)
        if (count > 1)
            return "two nodes of a row are on the way";
    return {};
}

ShapeRequest around(std::string_view key, size_t limit = 255) {
    return {.hasKey = true, .userKey = key, .trailer = seekTrailer(kMaxSequence), .limit = limit};
}

}  // namespace

class MemtableShapeTest : public QObject {
    Q_OBJECT
private slots:
    void anAvlTreeIsTheOneOfTheBook();
    void partsOfAnAvlTreeBeginAboveTheEntryAndEndAtTheLimit();
    void theRowsOfABplusTreeAddUpToItsEntries();
    void theWayThroughABplusTreeEndsAtTheLeafOfTheEntry();
    void anEmptyMemtableHasAShape_data() { kinds(); }
    void anEmptyMemtableHasAShape();
    void rangeTombstonesAreCountedAndNoPartOfTheStructure_data() { kinds(); }
    void rangeTombstonesAreCountedAndNoPartOfTheStructure();
    void besideAWriterEveryPartMakesSense_data() { kinds(); }
    void besideAWriterEveryPartMakesSense();

private:
    static void kinds() {
        QTest::addColumn<MemtableKind>("kind");
        QTest::newRow("B+tree") << MemtableKind::bplus;
        QTest::newRow("AVL") << MemtableKind::avl;
    }
};

void MemtableShapeTest::anAvlTreeIsTheOneOfTheBook() {
    std::mt19937_64 random(20261121);
    for (const int order : {0, 1, 2}) {
        const auto table = makeMemtable(MemtableKind::avl);
        BookTree book;
        for (uint64_t i = 1; i <= 1'000; ++i) {
            const uint64_t number = order == 0 ? i : (order == 1 ? 5'000 - i : random() >> 20);
            const std::string key =
                QString::asprintf("%020llu", static_cast<unsigned long long>(number)).toStdString();
            table->add(key, packTrailer(i, EntryType::value), "v");
            BookTree::insert(book.root, key);
            if (i % 97 != 0 && i != 1'000)
                continue;
            const MemtableShape shape = shapeOf(*table, ShapeRequest{.limit = 10'000});
            QCOMPARE(shape.nodes.size(), size_t(i));
            QCOMPARE(int(shape.height), BookTree::height(book.root.get()));
            QCOMPARE(difference(book.root.get(), shape.nodes, 0, 0), std::string());
        }
    }
}

void MemtableShapeTest::partsOfAnAvlTreeBeginAboveTheEntryAndEndAtTheLimit() {
    const auto table = makeMemtable(MemtableKind::avl);
    std::map<std::string, uint64_t> model;
    for (uint64_t i = 1; i <= 3'000; ++i) {
        table->add(keyOf(i), packTrailer(i, EntryType::value), "v");
        model[keyOf(i)] = i;
    }
    std::mt19937_64 random(3);
    for (int i = 0; i < 300; ++i) {
        const std::string key = i % 2 == 0 ? keyOf(1 + random() % 3'000) : keyOf(random());
        ShapeRequest request = around(key, 15);
        request.rowsAbove = 2;
        request.rows = 4;
        const MemtableShape shape = shapeOf(*table, request);
        QCOMPARE(disorder(shape), std::string());
        const auto next = model.lower_bound(key);
        const ShapeNode* last = nullptr;
        for (const ShapeNode& node : shape.nodes)
            if (node.onPath)
                last = &node;
        QVERIFY(last != nullptr);
        if (next != model.end())
            QCOMPARE(std::string(last->firstKey), next->first);
        // The subtree's top lies two rows above the entry, and it has no more than the rows asked for.
        QVERIFY(shape.nodes.size() - shape.top <= 15);
        const ShapeNode& top = shape.nodes[shape.top];
        QCOMPARE(size_t(top.depth), shape.top);
        QCOMPARE(top.depth, last->depth - std::min(last->depth, 2u));
        QVERIFY(shape.nodes.back().depth < top.depth + 4);
    }
}

void MemtableShapeTest::theRowsOfABplusTreeAddUpToItsEntries() {
    const auto table = makeMemtable(MemtableKind::bplus);
    for (uint64_t i = 1; i <= 60'000; ++i) {
        table->add(keyOf(i), packTrailer(i, EntryType::value), "v");
        if (i % 19'997 != 0 && i != 1 && i != 63 && i != 60'000)
            continue;
        const std::vector<MemtableNode> all = table->nodes(1'000'000);
        const MemtableShape shape = shapeOf(*table, ShapeRequest{});
        QCOMPARE(shape.rows.size(), size_t(shape.height));
        QCOMPARE(shape.height, all.back().depth + 1);
        std::vector<MemtableRow> rows(shape.height);
        for (const MemtableNode& node : all) {
            MemtableRow& row = rows[node.depth];
            ++row.nodes;
            row.filled += node.fill;
            row.capacity += node.capacity;
        }
        for (size_t row = 0; row < rows.size(); ++row) {
            QCOMPARE(shape.rows[row].nodes, rows[row].nodes);
            QCOMPARE(shape.rows[row].filled, rows[row].filled);
            QCOMPARE(shape.rows[row].capacity, rows[row].capacity);
        }
        QCOMPARE(shape.rows.back().filled, i);
    }
}

void MemtableShapeTest::theWayThroughABplusTreeEndsAtTheLeafOfTheEntry() {
    const auto table = makeMemtable(MemtableKind::bplus);
    std::map<std::string, uint64_t> model;
    for (uint64_t i = 1; i <= 20'000; ++i) {
        table->add(keyOf(i), packTrailer(i, EntryType::value), "v");
        model[keyOf(i)] = i;
    }
    std::mt19937_64 random(4);
    for (int i = 0; i < 500; ++i) {
        const std::string key = keyOf(1 + random() % 20'000);
        const size_t limit = 1 + random() % 200;
        const MemtableShape shape = shapeOf(*table, around(key, limit));
        QCOMPARE(disorder(shape), std::string());
        QVERIFY(shape.nodes.size() <= std::max<size_t>(limit, shape.height));
        const ShapeNode* leaf = nullptr;
        for (const ShapeNode& node : shape.nodes)
            if (node.onPath && node.height == 1)
                leaf = &node;
        QVERIFY(leaf != nullptr);
        // Of the entries from the leaf's first on, the one looked for is among as many as the leaf has.
        auto it = model.find(std::string(leaf->firstKey));
        QVERIFY(it != model.end());
        bool found = false;
        for (uint32_t slot = 0; slot < leaf->fill && it != model.end(); ++slot, ++it)
            found |= it->first == key;
        QVERIFY(found);
    }
}

void MemtableShapeTest::anEmptyMemtableHasAShape() {
    QFETCH(MemtableKind, kind);
    const auto table = makeMemtable(kind);
    for (const ShapeRequest& request : {ShapeRequest{}, around("key"), around("", 0)}) {
        const MemtableShape shape = shapeOf(*table, request);
        QCOMPARE(shape.nodes.size(), size_t(kind == MemtableKind::avl ? 0 : 1));
        for (const ShapeNode& node : shape.nodes)
            QVERIFY(node.fill == 0 && node.firstKey.empty());
    }
}

void MemtableShapeTest::rangeTombstonesAreCountedAndNoPartOfTheStructure() {
    QFETCH(MemtableKind, kind);
    const auto table = makeMemtable(kind);
    table->addRangeTombstone({"a", "b", 1});
    table->add("a", packTrailer(2, EntryType::value), "v");
    table->add("a", packTrailer(3, EntryType::tombstone), "");
    QCOMPARE(table->entryCount(), 3u);
    QCOMPARE(table->tombstoneCount(), 2u);
    QCOMPARE(tallyOf(*table).rangeTombstones, 1u);
    QCOMPARE(tallyOf(*table).firstSequence, 1u);
    QCOMPARE(tallyOf(*table).lastSequence, 3u);
    QCOMPARE(tallyOf(*makeMemtable(kind)).firstSequence, 0u);
    const MemtableShape shape = shapeOf(*table, around("a"));
    if (kind == MemtableKind::avl)
        QCOMPARE(shape.nodes.size(), size_t(2));
    else
        QCOMPARE(shape.rows.back().filled, 2u);
}

void MemtableShapeTest::besideAWriterEveryPartMakesSense() {
    QFETCH(MemtableKind, kind);
    const auto table = makeMemtable(kind);
    std::atomic<bool> done{false};
    std::atomic<int> failures{0};
    std::atomic<int> looked{0};
    {
        const auto look = [&](uint64_t seed) {
            std::mt19937_64 random(seed);
            while (!done || looked < 100) {
                const std::string key = keyOf(1 + random() % 30'000);
                ShapeRequest request = around(key, 1 + random() % 300);
                request.rowsAbove = random() % 4;
                request.rows = random() % 6;
                const MemtableShape shape = shapeOf(*table, request);
                uint64_t bytes = 0;
                for (const ShapeNode& node : shape.nodes)
                    bytes += node.firstKey.size();
                // An AVL tree is seen at one moment; of a B+tree's nodes each is.
                failures += !disorder(shape).empty() || bytes > shape.nodes.size() * 23 ||
                            shape.nodes.size() > request.limit + shape.height;
                for (const MemtableRow& row : shape.rows)
                    failures += row.filled > row.capacity;
                ++looked;
            }
        };
        const std::jthread first([&] { look(1); });
        const std::jthread second([&] { look(2); });
        for (uint64_t i = 1; i <= 30'000; ++i)
            table->add(keyOf(i), packTrailer(i, EntryType::value), "v");
        done = true;
    }
    QCOMPARE(failures.load(), 0);
    QVERIFY(looked >= 100);
}

QTEST_APPLESS_MAIN(MemtableShapeTest)
#include "memtable_shape_test.moc"
