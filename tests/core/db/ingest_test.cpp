// Sorted data goes straight into tables: newer than what is there, invisible to older snapshots, whole or not
// at all.
#include <QtTest>
#include <atomic>
#include <map>
#include <thread>

#include "core/env/fault_file_system.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

IngestSource sourceOf(const Pairs& pairs) {
    return [&pairs, at = size_t{0}](IngestEntry& entry) mutable -> Result<bool> {
        if (at == pairs.size())
            return false;
        entry.key = pairs[at].first;
        entry.value = pairs[at].second;
        ++at;
        return true;
    };
}

Result<IngestReceipt> ingest(Db& db, const Pairs& pairs, const IngestOptions& options = {}) {
    IngestJob job;
    return db.ingest(sourceOf(pairs), options, job);
}

std::string number(int i) {
    std::string text = std::to_string(i);
    return "key" + std::string(6 - text.size(), '0') + text;
}

Pairs numbered(int from, int to, const std::string& value) {
    Pairs pairs;
    for (int i = from; i < to; ++i)
        pairs.emplace_back(number(i), value + std::to_string(i));
    return pairs;
}

}  // namespace

class IngestTest : public QObject {
    Q_OBJECT

    // Tables in the directory that the version does not know.
    static size_t strayTables(MemoryStore& store) {
        size_t stray = 0;
        for (const std::string& name : store.files())
            if (name.ends_with(".lst") && store.db->version()->find(std::stoull(name)) == nullptr)
                ++stray;
        return stray;
    }

private slots:
    void whatIsIngestedIsThereAndSurvivesReopening() {
        MemoryStore store;
        OK(store.open());
        const auto receipt = ingest(*store.db, {{"a", "1"}, {"b", ""}, {"c", "3"}});
        OK(receipt.status());
        QCOMPARE(receipt->tables.size(), size_t{1});
        QCOMPARE(receipt->tables.front().level, 1);
        QCOMPARE(store.db->lastSequence(), receipt->sequence);
        QCOMPARE(store.contents(), std::string("a=1 b= c=3"));
        OK(store.db->put("b", "newer"));
        OK(store.open());
        QCOMPARE(store.contents(), std::string("a=1 b=newer c=3"));
    }

    void nothingToIngestChangesNothing() {
        MemoryStore store;
        OK(store.open());
        OK(store.db->put("a", "1"));
        const auto receipt = ingest(*store.db, {});
        OK(receipt.status());
        QCOMPARE(receipt->sequence, SequenceNumber{0});
        QCOMPARE(store.db->lastSequence(), SequenceNumber{1});
        QCOMPARE(store.db->stats().ingests, uint64_t{0});
    }

    void aStoreToItselfCountsOnWithoutAGap() {
        MemoryStore store;
        OK(store.open());
        OK(store.db->put("a", "1"));
        const auto receipt = ingest(*store.db, {{"a", "2"}}, {.writesMeanwhile = 0});
        OK(receipt.status());
        QCOMPARE(receipt->sequence, SequenceNumber{2});
        OK(store.db->put("b", "3"));
        QCOMPARE(store.db->lastSequence(), SequenceNumber{3});
        QCOMPARE(store.contents(), std::string("a=2 b=3"));
    }

    void itIsNewerThanMemtableLevelZeroAndBottom() {
        MemoryStore store;
        OK(store.open());
        CompactionJob job;
        OK(store.db->put("a", "bottom"));
        OK(store.db->compact({}, job));
        OK(store.db->put("b", "level 0"));
        OK(store.db->flush());
        OK(store.db->put("c", "memtable"));
        OK(store.db->eraseRange("d", "e"));
        OK(ingest(*store.db, {{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}}).status());
        QCOMPARE(store.contents(), std::string("a=1 b=2 c=3 d=4"));
        OK(store.db->compact({}, job));
        QCOMPARE(store.contents(), std::string("a=1 b=2 c=3 d=4"));
        OK(store.open());
        QCOMPARE(store.contents(), std::string("a=1 b=2 c=3 d=4"));
    }

    void snapshotsAndIteratorsTakenBeforeDoNotSeeIt() {
        MemoryStore store;
        OK(store.open());
        OK(store.db->put("a", "old"));
        auto snapshot = store.db->snapshot();
        const auto iterator = store.db->iterator();
        OK(ingest(*store.db, {{"a", "new"}, {"b", "new"}}).status());
        IteratorOptions past;
        past.snapshot = snapshot.get();
        QCOMPARE(store.contents(past), std::string("a=old"));
        CompactionJob job;
        OK(store.db->compact({}, job));
        QCOMPARE(store.contents(past), std::string("a=old"));
        iterator->seekToFirst();
        QCOMPARE(iterator->value(), std::string_view("old"));
        iterator->next();
        QVERIFY(!iterator->valid());
        QCOMPARE(store.contents(), std::string("a=new b=new"));
        snapshot.reset();
    }

    void writesAndSnapshotsBetweenStartAndEndComeFirst() {
        MemoryStore store;
        OK(store.open());
        std::unique_ptr<Snapshot> between;
        int calls = 0;
        IngestJob job;
        const auto receipt = store.db->ingest(
            [&](IngestEntry& entry) -> Result<bool> {
                if (++calls > 2)
                    return false;
                entry.key = calls == 1 ? "a" : "b";
                entry.value = "ingested";
                if (calls == 2) {
                    RETURN_IF_ERROR(store.db->put("a", "meanwhile"));
                    RETURN_IF_ERROR(store.db->put("c", "meanwhile"));
                    between = store.db->snapshot();
                }
                return true;
            },
            {}, job);
        OK(receipt.status());
        IteratorOptions past;
        past.snapshot = between.get();
        QCOMPARE(store.contents(past), std::string("a=meanwhile c=meanwhile"));
        QCOMPARE(store.contents(), std::string("a=ingested b=ingested c=meanwhile"));
        OK(store.db->put("d", "later"));
        between.reset();
        OK(store.open());
        QCOMPARE(store.contents(), std::string("a=ingested b=ingested c=meanwhile d=later"));
    }

    void moreWritesThanAllowedAreAConflict() {
        MemoryStore store;
        OK(store.open());
        int calls = 0;
        IngestJob job;
        const auto receipt = store.db->ingest(
            [&](IngestEntry& entry) -> Result<bool> {
                entry.key = "a";
                entry.value = "ingested";
                RETURN_IF_ERROR(store.db->put("b", "meanwhile"));
                return ++calls == 1;
            },
            {.writesMeanwhile = 1}, job);
        QCOMPARE(receipt.code(), Code::conflict);
        QCOMPARE(store.contents(), std::string("b=meanwhile"));
        QCOMPARE(strayTables(store), size_t{0});
    }

    void disorderIsRefusedAndLeavesNothing_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("a smaller key") << QByteArray("a");
        QTest::newRow("the same key again") << QByteArray("b");
    }
    void disorderIsRefusedAndLeavesNothing() {
        QFETCH(QByteArray, key);
        MemoryStore store;
        OK(store.open());
        IngestJob job;
        const Pairs pairs{{"b", "1"}, {key.toStdString(), "2"}};
        const Status status = store.db->ingest(sourceOf(pairs), {}, job).status();
        QCOMPARE(status.code(), Code::invalidArgument);
        QCOMPARE(status.reason(), Reason::outOfOrder);
        QCOMPARE(job.entries.load(), uint64_t{1});
        QCOMPARE(store.contents(), std::string());
        QCOMPARE(strayTables(store), size_t{0});
        QCOMPARE(store.db->lastSequence(), SequenceNumber{0});
    }

    void keysTooLongAreRefused() {
        MemoryStore store;
        OK(store.open());
        const Status status = ingest(*store.db, {{std::string(kMaxKeySize + 1, 'k'), "1"}}).status();
        QCOMPARE(status.reason(), Reason::keyTooLarge);
        OK(ingest(*store.db, {{"", "empty key"}, {std::string(kMaxKeySize, 'k'), "1"}}).status());
        QCOMPARE(*store.db->get(""), std::string("empty key"));
    }

    void whatTheSourceSaysIsPassedOn() {
        MemoryStore store;
        OK(store.open());
        IngestJob job;
        const auto receipt = store.db->ingest(
            [](IngestEntry&) -> Result<bool> { return Status::corruption(Reason::malformed, "input", 7); },
            {}, job);
        QCOMPARE(receipt.status().error().offset, uint64_t{7});
    }

    void cancelledItLeavesNothing() {
        MemoryStore store;
        OK(store.open());
        const Pairs pairs = numbered(0, 3000, std::string(100, 'v'));
        IngestJob job;
        const IngestSource all = sourceOf(pairs);
        const auto receipt = store.db->ingest(
            [&](IngestEntry& entry) {
                if (job.entries == 2000)
                    job.cancel = true;
                return all(entry);
            },
            {}, job);
        QCOMPARE(receipt.code(), Code::cancelled);
        QCOMPARE(store.contents(), std::string());
        QCOMPARE(strayTables(store), size_t{0});
        OK(store.db->put("a", "1"));
        QCOMPARE(store.db->lastSequence(), SequenceNumber{1});
    }

    void aFullDiskLeavesNothingAndTheNextTryWorks() {
        MemoryStore store;
        OK(store.open());
        OK(store.db->put("old", "1"));
        store.db.reset();
        FaultFileSystem faulty(store.fs);
        Options options = store.options;
        options.env.fs = &faulty;
        store.db = Db::open(store.directory, options, OpenMode::open).value();
        const Pairs pairs = numbered(0, 1000, std::string(100, 'v'));
        for (const FileCall call : {FileCall::create, FileCall::append, FileCall::createLog}) {
            faulty.arm({.calls = only(call), .at = 1, .sticky = true, .fault = Fault::noSpace});
            QCOMPARE(ingest(*store.db, pairs).code(), Code::noSpace);
            faulty.disarm();
            QCOMPARE(strayTables(store), size_t{0});
            OK(store.db->put("old", "2"));
            QCOMPARE(store.contents(), std::string("old=2"));
        }
        OK(ingest(*store.db, pairs).status());
        QCOMPARE(*store.db->get(number(999)), pairs.back().second);
        store.db.reset();
    }

    void largeOnesAreCutIntoTablesThatGoDeep() {
        MemoryStore store;
        store.options.upperCompression = Compression::none;
        store.options.bottomCompression = Compression::none;
        OK(store.open());
        const Pairs pairs = numbered(0, 20'000, std::string(50, 'v'));
        const auto receipt = ingest(*store.db, pairs);
        OK(receipt.status());
        QVERIFY(receipt->tables.size() > 10);
        for (const TableMeta& table : receipt->tables) {
            QVERIFY(table.level >= 2);
            QCOMPARE(table.minSequence, receipt->sequence);
            QCOMPARE(table.maxSequence, receipt->sequence);
        }
        QCOMPARE(store.db->stats().ingestBytes, [&] {
            uint64_t bytes = 0;
            for (const TableMeta& table : receipt->tables)
                bytes += table.fileSize;
            return bytes;
        }());
        QCOMPARE(store.db->stats().walBytesWritten, uint64_t{0});
        for (const int i : {0, 1, 9'999, 19'999})
            QCOMPARE(*store.db->get(number(i)), pairs[static_cast<size_t>(i)].second);
        QVERIFY(store.db->stats().levels[static_cast<size_t>(receipt->tables.front().level)].bytesWritten >
                0);
    }

    void overlappingOnesStayAboveAndAreMergedLater() {
        MemoryStore store;
        OK(store.open());
        CompactionJob job;
        OK(ingest(*store.db, numbered(0, 1000, "old")).status());
        const auto receipt = ingest(*store.db, numbered(500, 1500, "new"));
        OK(receipt.status());
        QCOMPARE(receipt->tables.front().level, 0);
        OK(store.db->compact({}, job));
        QCOMPARE(*store.db->get(number(499)), std::string("old499"));
        QCOMPARE(*store.db->get(number(500)), std::string("new500"));
        QCOMPARE(*store.db->get(number(1499)), std::string("new1499"));
        QCOMPARE(store.db->approximateKeys(), uint64_t{1500});
    }

    void expiriesAreKeptAndTheStoresOwnIsTheDefault() {
        MemoryStore store;
        store.options.entryTtlSeconds = 60;
        OK(store.open());
        const int64_t now = store.clock.wallMicros();
        int calls = 0;
        IngestJob job;
        OK(store.db
               ->ingest(
                   [&](IngestEntry& entry) -> Result<bool> {
                       entry.key = calls == 0 ? "a" : "b";
                       entry.value = "v";
                       if (calls == 1)
                           entry.expiryMicros = now + 3'600'000'000;
                       return ++calls <= 2;
                   },
                   {}, job)
               .status());
        store.clock.advance(59'000'000);
        QCOMPARE(store.contents(), std::string("a=v b=v"));
        store.clock.advance(2'000'000);
        QCOMPARE(store.contents(), std::string("b=v"));
    }

    void unloggedWritesBeforeItAreNotLost() {
        MemoryStore store;
        OK(store.open());
        OK(store.db->put("a", "unlogged", {Durability::none}));
        OK(ingest(*store.db, {{"b", "1"}}).status());
        OK(store.open());
        QCOMPARE(store.contents(), std::string("a=unlogged b=1"));
    }

    void readOnlyAndFailedStoresRefuse() {
        MemoryStore store;
        OK(store.open());
        OK(store.open(OpenMode::readOnly));
        QCOMPARE(ingest(*store.db, {{"a", "1"}}).code(), Code::readOnly);
    }

    // Readers see none of it or all of it.
    void readersBesideItSeeItWhole() {
        MemoryStore store;
        store.executor = makeThreadPool(2);
        OK(store.open());
        std::atomic<bool> stop{false};
        std::atomic<int> torn{0};
        std::atomic<int> lost{0};
        std::thread reader([&] {
            while (!stop) {
                const auto snapshot = store.db->snapshot();
                const ReadOptions options{.snapshot = snapshot.get()};
                PinnedValue first;
                PinnedValue last;
                const bool hasFirst = store.db->get(options, number(0), first).ok();
                const bool hasLast = store.db->get(options, number(999), last).ok();
                torn += hasFirst != hasLast ||
                        (hasFirst && first.view().substr(0, 3) != last.view().substr(0, 3));
            }
        });
        std::thread writer([&] {
            for (int i = 0; !stop; ++i) {
                const std::string key = "other" + std::to_string(i % 100);
                lost += !store.db->put(key, std::to_string(i)).ok();
                const auto got = store.db->get(key);
                lost += !got.ok() || *got != std::to_string(i);
            }
        });
        for (int round = 0; round < 15; ++round)
            OK(ingest(*store.db, numbered(0, 1000, "r" + std::to_string(10 + round))).status());
        stop = true;
        reader.join();
        writer.join();
        QCOMPARE(torn.load(), 0);
        QCOMPARE(lost.load(), 0);
        OK(store.db->waitForBackground());
        QCOMPARE(*store.db->get(number(500)), std::string("r24500"));
        store.db.reset();
    }
};

QTEST_APPLESS_MAIN(IngestTest)
#include "ingest_test.moc"
