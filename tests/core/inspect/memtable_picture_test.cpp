// A picture of the memtables tells what is in them, what they wait for, and what the engine then does.
#include "core/inspect/memtable_picture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <deque>

#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

// Runs nothing until it is let go.
class HeldExecutor final : public Executor {
public:
    void schedule(Priority, std::function<void()> task) override { m_tasks.push_back(std::move(task)); }
    void help() override {
        while (m_free && !m_tasks.empty()) {
            const std::function<void()> task = std::move(m_tasks.front());
            m_tasks.pop_front();
            task();
        }
    }
    void letGo() { m_free = true; }

private:
    std::deque<std::function<void()>> m_tasks;
    bool m_free = false;
};

std::string keyOf(int i) {
    return QString::asprintf("key%04d", i).toStdString();
}

}  // namespace

class MemtablePictureTest : public QObject {
    Q_OBJECT
private slots:
    void theActiveOneTellsWhenItIsFlushedAndIsFlushedThen();
    void switchedOnesWaitInOrder();
    void aStoreOpenForReadingShowsWhatItsLogsHold();
    void theLeafOfABplusTreeIsListed();
    void heightsOfAvlTreesAreThoseOfTheory();
};

void MemtablePictureTest::theActiveOneTellsWhenItIsFlushedAndIsFlushedThen() {
    for (const uint64_t limitEntries : {uint64_t{0}, uint64_t{100}}) {
        MemoryStore store;
        store.options.memtableEntries = limitEntries;
        OK(store.open());
        const std::shared_ptr<Db> db = std::move(store.db);
        const std::shared_ptr<StoreReader> reader = attachStore(db);
        const MemtablePicture empty = takePicture(*reader, {});
        QCOMPARE(empty.shown()->firstSequence, 0u);
        QCOMPARE(empty.shown()->trigger, limitEntries == 0 ? FlushTrigger::bytes : FlushTrigger::entries);
        QCOMPARE(empty.shown()->entriesLeft, uint64_t{limitEntries});
        for (int i = 1; i <= 60; ++i) {
            OK(db->put(keyOf(i), std::string(100, 'v')));
        }
        OK(db->erase(keyOf(7)));
        const MemtablePicture picture = takePicture(*reader, {});
        QCOMPARE(picture.memtables.size(), size_t(1));
        const MemtableFacts& facts = picture.memtables.front();
        QVERIFY(facts.active && facts.flushes);
        QCOMPARE(facts.entries, 61u);
        QCOMPARE(facts.tombstones, 1u);
        QCOMPARE(facts.firstSequence, 1u);
        QCOMPARE(facts.lastSequence, 61u);
        QCOMPARE(facts.trigger, limitEntries == 0 ? FlushTrigger::bytes : FlushTrigger::entries);
        QVERIFY(facts.fill > 0.1 && facts.fill < 0.7);
        // It is flushed when about as many more entries have come as it said.
        uint64_t more = 0;
        for (; db->stats().flushes == 0 && more < 5'000; ++more)
            OK(db->put(keyOf(100 + int(more)), std::string(100, 'v')));
        QVERIFY2(more <= facts.entriesLeft * 5 / 4 + 1 && more >= facts.entriesLeft * 3 / 4,
                 qPrintable(QString("%1 for %2").arg(more).arg(facts.entriesLeft)));
    }
}

void MemtablePictureTest::switchedOnesWaitInOrder() {
    HeldExecutor executor;
    MemoryStore store;
    store.options.memtableEntries = 10;
    store.options.maxImmutableMemtables = 3;
    store.options.env.fs = &store.fs;
    store.options.env.clock = &store.clock;
    store.options.env.executor = &executor;
    {
        Result<std::unique_ptr<Db>> opened = Db::open(store.directory, store.options, OpenMode::create);
        OK(opened.status());
        const std::shared_ptr<Db> db = std::move(opened).value();
        const std::shared_ptr<StoreReader> reader = attachStore(db);
        for (int i = 1; i <= 25; ++i)
            OK(db->put(keyOf(i), "v"));
        const MemtablePicture picture = takePicture(*reader, {.which = 9, .key = keyOf(3)});
        QCOMPARE(picture.memtables.size(), size_t(3));
        QVERIFY(picture.memtables[0].active && !picture.memtables[1].active);
        QCOMPARE(picture.memtables[0].firstSequence, 21u);
        QCOMPARE(picture.memtables[1].firstSequence, 11u);
        QCOMPARE(picture.memtables[1].lastSequence, 20u);
        QCOMPARE(picture.memtables[1].trigger, FlushTrigger::waiting);
        QCOMPARE(picture.memtables[2].trigger, FlushTrigger::flushing);
        // Beyond the last: the last.
        QCOMPARE(picture.which, size_t(2));
        QCOMPARE(picture.leaf.size(), size_t(10));
        QCOMPARE(picture.leaf[2].key, keyOf(3));
        executor.letGo();
        OK(db->flush());
        QCOMPARE(takePicture(*reader, {}).memtables.size(), size_t(1));
        QCOMPARE(
            db->stats().levels[0].entries + db->stats().levels[1].entries + db->stats().levels[6].entries,
            25u);
    }
}

void MemtablePictureTest::aStoreOpenForReadingShowsWhatItsLogsHold() {
    MemoryStore store;
    store.options.memtable = MemtableKind::avl;
    OK(store.open());
    for (int i = 1; i <= 7; ++i)
        OK(store.db->put(keyOf(i), "v"));
    store.db.reset();
    const Result<std::shared_ptr<StoreReader>> reader = openStore(store.fs, store.directory);
    OK(reader.status());
    const MemtablePicture picture = takePicture(**reader, {.key = keyOf(5)});
    const MemtableFacts& facts = *picture.shown();
    QVERIFY(!facts.flushes && facts.active);
    QCOMPARE(facts.entries, 7u);
    QCOMPARE(facts.firstSequence, 1u);
    QCOMPARE(facts.lastSequence, 7u);
    QCOMPARE(picture.height, 3u);
    QCOMPARE(picture.nodes.back().first.key, keyOf(5));

    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(picture))).object();
    QCOMPARE(json["memtables"].toArray().first().toObject()["kind"].toString(), QString("avl"));
    QCOMPARE(json["memtables"].toArray().first().toObject()["flushes"].toBool(), false);
    QCOMPARE(json["nodes"].toArray().first().toObject()["balance"].toInt(), 0);
    QCOMPARE(json["nodes"].toArray().first().toObject()["entry"].toObject()["key"].toString(),
             QString("key0004"));
}

void MemtablePictureTest::theLeafOfABplusTreeIsListed() {
    MemoryStore store;
    store.options.memtableBytes = 4 << 20;
    OK(store.open());
    for (int i = 0; i < 5'000; ++i)
        OK(store.db->put(keyOf(i), std::string(size_t(i % 7), 'v')));
    const std::shared_ptr<StoreReader> reader = attachStore(std::move(store.db));
    const MemtablePicture picture = takePicture(*reader, {.key = keyOf(4'321), .limit = 20});
    QCOMPARE(picture.height, uint32_t(picture.rows.size()));
    bool found = false;
    for (const PictureEntry& entry : picture.leaf)
        if (entry.key == keyOf(4'321)) {
            found = true;
            QCOMPARE(entry.valueSize, uint64_t(4'321 % 7));
            QCOMPARE(entry.sequence, 4'322u);
        }
    QVERIFY(found);
    QCOMPARE(picture.nodes.back().shape.height, 1u);
}

void MemtablePictureTest::heightsOfAvlTreesAreThoseOfTheory() {
    QCOMPARE(leastAvlHeight(0), 0u);
    QCOMPARE(mostAvlHeight(0), 0u);
    QCOMPARE(leastAvlHeight(7), 3u);
    QCOMPARE(leastAvlHeight(8), 4u);
    // The sparsest trees have 1, 2, 4, 7, 12, 20, 33 nodes.
    QCOMPARE(mostAvlHeight(6), 3u);
    QCOMPARE(mostAvlHeight(7), 4u);
    QCOMPARE(mostAvlHeight(32), 6u);
    QCOMPARE(mostAvlHeight(33), 7u);
}

QTEST_APPLESS_MAIN(MemtablePictureTest)
#include "memtable_picture_test.moc"
