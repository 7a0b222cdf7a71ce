// What a user of the store can count on, one promise a function.
#include <QtTest>

#include "core/version/file_names.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

class DbTest : public QObject {
    Q_OBJECT
private slots:
    void aKeyThatWasPutIsFoundAndOneThatWasErasedIsNot();
    void emptyKeysEmptyValuesAndAnyBytesRoundTrip();
    void aKeyOrValueBeyondTheLimitIsRefusedAndNothingIsWritten();
    void aBatchIsVisibleAsAWholeWithConsecutiveSequences();
    void updateChangesOnlyWhatIsThere();
    void writeIfRefusesWhenAKeyMovedAndTellsWhich();
    void writeIfRefusesWhenARangeHoldsANewerKeyWhereverItIs();
    void aSnapshotSeesTheStoreAsItWasAcrossFlushAndCompaction();
    void aRangeThatWasErasedStaysHiddenInEveryLevel();
    void anExpiredValueIsHiddenFromGetAndIteratorAndLeavesOnCompaction();
    void valuesSurviveReopeningWithAndWithoutFlush();
    void openModesRefuseWhatTheyMust();
    void aStoreMakesTheFoldersAboveIt();
    void aSecondOpenIsBusyAndNamesTheHolder();
    void readOnlyShowsTheLogsContentAndWritesNothing();
    void storedOptionsWinOverGivenOnes();
    void aMissingCurrentIsNeverASilentlyNewStore();
    void aMissingTableIsNamed();
    void aCheckpointIsAWholeStoreOfItsOwn();
    void foreignFilesAreNeverTouchedAndOrphansLeaveAfterRecovery();
    void unloggedWritesAreLostWithoutAFlushButNeverLeaveAHole();
    void flushingAnEmptyStoreIsNothing();
    void iteratorsWalkBothWaysAndTurnAnywhere();
    void anIteratorKeepsItsViewWhileTheStoreChangesBelowIt();
    void statisticsCountWhatHappened();
};

void DbTest::aKeyThatWasPutIsFoundAndOneThatWasErasedIsNot() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put("fruit", "apple"));
    QCOMPARE(store.db->get("fruit").value(), std::string("apple"));
    OK(store.db->put("fruit", "pear"));
    QCOMPARE(store.db->get("fruit").value(), std::string("pear"));
    OK(store.db->erase("fruit"));
    QCOMPARE(store.db->get("fruit").code(), Code::notFound);
    QCOMPARE(store.db->get("never").code(), Code::notFound);
    OK(store.db->flush());
    QCOMPARE(store.db->get("fruit").code(), Code::notFound);
}

void DbTest::emptyKeysEmptyValuesAndAnyBytesRoundTrip() {
    MemoryStore store;
    OK(store.open());
    const std::string zeros(3, '\0');
    const std::string high(9, '\xff');
    const std::string longKey(kMaxKeySize, 'k');
    OK(store.db->put("", "empty key"));
    OK(store.db->put("empty value", ""));
    OK(store.db->put(zeros, high));
    OK(store.db->put(high, zeros));
    OK(store.db->put(longKey, "long"));
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(store.db->get("").value(), std::string("empty key"));
        QCOMPARE(store.db->get("empty value").value(), std::string());
        QCOMPARE(store.db->get(zeros).value(), high);
        QCOMPARE(store.db->get(high).value(), zeros);
        QCOMPARE(store.db->get(longKey).value(), std::string("long"));
        if (round == 0)
            OK(store.db->flush());
        else
            OK(store.open());
    }
}

void DbTest::aKeyOrValueBeyondTheLimitIsRefusedAndNothingIsWritten() {
    MemoryStore store;
    OK(store.open());
    const Status refused = store.db->put(std::string(kMaxKeySize + 1, 'k'), "v");
    QCOMPARE(refused.code(), Code::invalidArgument);
    QCOMPARE(refused.reason(), Reason::keyTooLarge);
    QCOMPARE(store.db->eraseRange("b", "a").reason(), Reason::emptyRange);
    QCOMPARE(store.db->lastSequence(), SequenceNumber(0));
    QCOMPARE(store.contents(), std::string());
}

void DbTest::aBatchIsVisibleAsAWholeWithConsecutiveSequences() {
    MemoryStore store;
    OK(store.open());
    WriteBatch batch;
    batch.put("a", "1");
    batch.put("b", "2");
    batch.erase("a");
    batch.put("c", "3");
    const Result<WriteReceipt> receipt = store.db->write({}, batch);
    OK(receipt.status());
    QCOMPARE(receipt->firstSequence, SequenceNumber(1));
    QCOMPARE(receipt->lastSequence, SequenceNumber(4));
    QVERIFY(receipt->walNumber != 0);
    QCOMPARE(store.contents(), std::string("b=2 c=3"));
    QCOMPARE(store.db->lastSequence(), SequenceNumber(4));
}

void DbTest::updateChangesOnlyWhatIsThere() {
    MemoryStore store;
    OK(store.open());
    QCOMPARE(store.db->update("a", "new").code(), Code::notFound);
    OK(store.db->put("a", "old"));
    OK(store.db->flush());
    OK(store.db->update("a", "new"));
    QCOMPARE(store.db->get("a").value(), std::string("new"));
    OK(store.db->erase("a"));
    QCOMPARE(store.db->update("a", "newer").code(), Code::notFound);
    QCOMPARE(store.contents(), std::string());
}

void DbTest::writeIfRefusesWhenAKeyMovedAndTellsWhich() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put("a", "1"));
    OK(store.db->put("b", "1"));
    const SequenceNumber seen = store.db->lastSequence();
    WriteBatch batch;
    batch.put("b", "2");
    const std::vector<Db::Expectation> expected{{"b", seen}, {"absent", 0}};
    OK(store.db->writeIf({}, batch, expected).status());
    const Result<WriteReceipt> again = store.db->writeIf({}, batch, expected);
    QCOMPARE(again.code(), Code::conflict);
    QCOMPARE(again.status().error().subject, std::string("b"));
    QCOMPARE(again.status().error().got, uint64_t(seen + 1));
    QCOMPARE(store.contents(), std::string("a=1 b=2"));
}

void DbTest::writeIfRefusesWhenARangeHoldsANewerKeyWhereverItIs() {
    MemoryStore store;
    OK(store.open());
    for (const char* key : {"a", "b", "c", "d"})
        OK(store.db->put(key, "1"));
    SequenceNumber seen = store.db->lastSequence();
    const auto eraseIfUnmoved = [&](SequenceNumber since) {
        WriteBatch batch;
        batch.eraseRange("b", "d");
        const std::vector<Db::Expectation> expected{{"b", since, "d"}};
        return store.db->writeIf({}, batch, expected).status();
    };
    OK(store.db->put("a", "before the range"));
    OK(store.db->put("d", "behind it"));
    OK(store.db->put("bb", "gone again"));
    OK(store.db->erase("bb"));
    OK(store.db->erase("b"));
    OK(store.db->put("c", "2"));
    const uint64_t moved = store.db->lastSequence();
    for (const char* place : {"memtable", "table", "table below"}) {
        const Status refused = eraseIfUnmoved(seen);
        QVERIFY2(refused.is(Code::conflict), place);
        QCOMPARE(refused.error().subject, std::string("c"));
        QCOMPARE(refused.error().got, moved);
        QCOMPARE(*store.db->get("c"), std::string("2"));
        CompactionJob job;
        OK(std::string_view(place) == "memtable" ? store.db->flush() : store.db->compact({}, job));
    }
    OK(eraseIfUnmoved(moved));
    QCOMPARE(store.contents(), std::string("a=before the range d=behind it"));
    // A key that is gone is no reason to refuse.
    seen = store.db->lastSequence();
    OK(store.db->put("c", "3"));
    OK(store.db->eraseRange("bz", "cz"));
    OK(eraseIfUnmoved(seen));
}

void DbTest::aSnapshotSeesTheStoreAsItWasAcrossFlushAndCompaction() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put("a", "old"));
    OK(store.db->put("b", "old"));
    {
        const std::unique_ptr<Snapshot> snapshot = store.db->snapshot();
        OK(store.db->put("a", "new"));
        OK(store.db->erase("b"));
        OK(store.db->eraseRange("a", "z"));
        OK(store.db->put("c", "new"));
        OK(store.db->flush());
        CompactionJob job;
        OK(store.db->compact({}, job));
        IteratorOptions then;
        then.snapshot = snapshot.get();
        QCOMPARE(store.contents(then), std::string("a=old b=old"));
        PinnedValue value;
        OK(store.db->get(then, "b", value));
        QCOMPARE(value.view(), std::string_view("old"));
        QCOMPARE(store.contents(), std::string("c=new"));
        QCOMPARE(store.db->stats().snapshots, uint64_t(1));
    }
    CompactionJob job;
    OK(store.db->compact({}, job));
    const DbStats stats = store.db->stats();
    uint64_t entries = 0;
    for (const LevelStats& level : stats.levels)
        entries += level.entries;
    QCOMPARE(entries, uint64_t(1));
}

void DbTest::aRangeThatWasErasedStaysHiddenInEveryLevel() {
    MemoryStore store;
    OK(store.open());
    for (char c = 'a'; c <= 'j'; ++c)
        OK(store.db->put(std::string(1, c), "1"));
    OK(store.db->flush());
    OK(store.db->eraseRange("c", "h"));
    const std::string left = "a=1 b=1 h=1 i=1 j=1";
    QCOMPARE(store.contents(), left);
    QCOMPARE(store.db->get("c").code(), Code::notFound);
    QCOMPARE(store.db->get("g").code(), Code::notFound);
    OK(store.db->flush());
    QCOMPARE(store.contents(), left);
    QCOMPARE(store.db->get("e").code(), Code::notFound);
    OK(store.db->put("e", "back"));
    QCOMPARE(store.db->get("e").value(), std::string("back"));
    OK(store.open());
    QCOMPARE(store.contents(), std::string("a=1 b=1 e=back h=1 i=1 j=1"));
    CompactionJob job;
    OK(store.db->compact({}, job));
    QCOMPARE(store.contents(), std::string("a=1 b=1 e=back h=1 i=1 j=1"));
    QVERIFY(!store.db->version()->hasRangeTombstones());
}

void DbTest::anExpiredValueIsHiddenFromGetAndIteratorAndLeavesOnCompaction() {
    MemoryStore store;
    OK(store.open());
    WriteBatch batch;
    const int64_t expiry = store.clock.wallMicros() + 1'000'000;
    batch.putExpiring("session", "token", expiry);
    batch.put("user", "ada");
    OK(store.db->write({}, batch).status());
    const auto iterator = store.db->iterator();
    iterator->seekToFirst();
    QCOMPARE(iterator->expiryMicros(), expiry);
    iterator->next();
    QCOMPARE(iterator->expiryMicros(), int64_t{0});
    iterator->prev();
    QCOMPARE(iterator->expiryMicros(), expiry);
    QCOMPARE(store.db->get("session").value(), std::string("token"));
    OK(store.db->flush());
    QCOMPARE(store.contents(), std::string("session=token user=ada"));
    store.clock.advance(2'000'000);
    QCOMPARE(store.db->get("session").code(), Code::notFound);
    QCOMPARE(store.contents(), std::string("user=ada"));
    CompactionJob job;
    OK(store.db->compact({}, job));
    QCOMPARE(store.contents(), std::string("user=ada"));
    QCOMPARE(store.db->approximateKeys(), uint64_t(1));
}

void DbTest::valuesSurviveReopeningWithAndWithoutFlush() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put("flushed", "1"));
    OK(store.db->flush());
    OK(store.db->put("logged", "2"));
    OK(store.db->eraseRange("x", "y"));
    for (int round = 0; round < 4; ++round) {
        OK(store.open());
        QCOMPARE(store.contents(), std::string("flushed=1 logged=2"));
        QCOMPARE(store.db->lastSequence(), SequenceNumber(3));
        QCOMPARE(store.db->stats().memtableEntries, uint64_t(2));
        QCOMPARE(store.db->stats().levels[0].tables, uint64_t(1));
    }
}

void DbTest::openModesRefuseWhatTheyMust() {
    MemoryStore store;
    const Status absent = store.open(OpenMode::open);
    QCOMPARE(absent.code(), Code::notFound);
    QCOMPARE(absent.reason(), Reason::notAStore);
    QVERIFY(!store.fs.stat(store.directory).ok());
    QCOMPARE(store.open(OpenMode::readOnly).reason(), Reason::notAStore);
    OK(store.open(OpenMode::create));
    const Status exists = store.open(OpenMode::create);
    QCOMPARE(exists.code(), Code::alreadyExists);
    QCOMPARE(exists.reason(), Reason::storeExists);
    OK(store.open(OpenMode::open));
    store.options.memtableBytes = 1;
    store.db.reset();
    store.directory = "/other";
    QCOMPARE(store.open(OpenMode::create).code(), Code::invalidArgument);
    QVERIFY(!store.fs.stat("/other").ok());
}

void DbTest::aStoreMakesTheFoldersAboveIt() {
    MemoryStore store;
    store.directory = "/home/ada/stores/first";
    OK(store.open(OpenMode::create));
    OK(store.db->put("a", "1"));
    OK(store.open(OpenMode::open));
    QCOMPARE(store.contents(), std::string("a=1"));
}

void DbTest::aSecondOpenIsBusyAndNamesTheHolder() {
    MemoryStore store;
    OK(store.open());
    const Result<std::unique_ptr<Db>> second = Db::open(store.directory, store.options, OpenMode::open);
    QCOMPARE(second.code(), Code::busy);
    QCOMPARE(second.status().reason(), Reason::locked);
    QVERIFY(second.status().error().holder != 0);
}

void DbTest::readOnlyShowsTheLogsContentAndWritesNothing() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put("a", "1"));
    OK(store.db->flush());
    OK(store.db->put("b", "2"));
    store.db.reset();
    const std::vector<std::string> before = store.files();
    OK(store.open(OpenMode::readOnly));
    QVERIFY(store.db->isReadOnly());
    QCOMPARE(store.contents(), std::string("a=1 b=2"));
    QCOMPARE(store.db->put("c", "3").code(), Code::readOnly);
    QCOMPARE(store.db->flush().code(), Code::readOnly);
    store.db.reset();
    QCOMPARE(store.files(), before);
}

void DbTest::storedOptionsWinOverGivenOnes() {
    MemoryStore store;
    store.options.filterBitsPerKey = 14;
    OK(store.open());
    store.options.filterBitsPerKey = 5;
    OK(store.open());
    QCOMPARE(store.db->options().filterBitsPerKey, 14.0);
}

void DbTest::aMissingCurrentIsNeverASilentlyNewStore() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put("a", "1"));
    store.db.reset();
    OK(store.fs.remove("/store/CURRENT"));
    for (const OpenMode mode :
         {OpenMode::open, OpenMode::openOrCreate, OpenMode::create, OpenMode::readOnly}) {
        const Status status = store.open(mode);
        QCOMPARE(status.code(), Code::corruption);
        QCOMPARE(status.reason(), Reason::currentMissing);
        QCOMPARE(status.error().file, std::string("/store/CURRENT"));
    }
    OK(store.fs.overwrite("/store/OPTIONS", ""));
}

void DbTest::aMissingTableIsNamed() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put("a", "1"));
    OK(store.db->flush());
    const std::string path = "/store/" + tableFileName(store.db->version()->level(0).front()->number);
    store.db.reset();
    OK(store.fs.remove(path));
    const std::vector<std::string> before = store.files();
    const Status status = store.open();
    QCOMPARE(status.reason(), Reason::tableMissing);
    QCOMPARE(status.error().file, path);
    QCOMPARE(store.files(), before);
}

void DbTest::aCheckpointIsAWholeStoreOfItsOwn() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put("a", "1"));
    OK(store.db->flush());
    OK(store.db->put("b", "2"));
    OK(store.db->checkpoint("/copy"));
    QCOMPARE(store.db->checkpoint("/copy").code(), Code::alreadyExists);
    OK(store.db->put("c", "3"));
    store.directory = "/copy";
    OK(store.open(OpenMode::open));
    QCOMPARE(store.contents(), std::string("a=1 b=2"));
    OK(store.db->put("d", "4"));
    OK(store.open(OpenMode::open));
    QCOMPARE(store.contents(), std::string("a=1 b=2 d=4"));
    store.directory = "/store";
    OK(store.open(OpenMode::open));
    QCOMPARE(store.contents(), std::string("a=1 b=2 c=3"));
}

void DbTest::foreignFilesAreNeverTouchedAndOrphansLeaveAfterRecovery() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put("a", "1"));
    store.db.reset();
    for (const char* name : {"/store/notes.txt", "/store/1.lst", "/store/000900.lst", "/store/CURRENT.tmp",
                             "/store/MANIFEST-000900", "/store/MANIFEST-9"})
        OK(store.fs.create(name).status());
    OK(store.open());
    QVERIFY(store.fs.stat("/store/notes.txt").ok());
    QVERIFY(store.fs.stat("/store/1.lst").ok());
    QVERIFY(store.fs.stat("/store/MANIFEST-9").ok());
    QVERIFY(!store.fs.stat("/store/000900.lst").ok());
    QVERIFY(!store.fs.stat("/store/CURRENT.tmp").ok());
    QVERIFY(!store.fs.stat("/store/MANIFEST-000900").ok());
    QCOMPARE(store.contents(), std::string("a=1"));
}

void DbTest::unloggedWritesAreLostWithoutAFlushButNeverLeaveAHole() {
    MemoryStore store;
    OK(store.open());
    const WriteOptions unlogged{.durability = Durability::none};
    OK(store.db->put("a", "1"));
    OK(store.db->put("b", "2", unlogged));
    const std::unique_ptr<StrictMemFileSystem> killedBefore = store.fs.clone();
    OK(store.db->put("c", "3"));
    const std::unique_ptr<StrictMemFileSystem> killedAfter = store.fs.clone();
    const auto reopened = [&](StrictMemFileSystem& fs) {
        Options options = store.options;
        options.env.fs = &fs;
        Result<std::unique_ptr<Db>> db = Db::open(store.directory, options, OpenMode::open);
        std::string found;
        for (const char* key : {"a", "b", "c"})
            if (db.ok() && (*db)->get(key).ok())
                found += key;
        return db.ok() ? found : text(db.status());
    };
    QCOMPARE(reopened(*killedBefore), std::string("a"));
    QCOMPARE(reopened(*killedAfter), std::string("abc"));
    OK(store.db->put("d", "4", unlogged));
    OK(store.open());
    QCOMPARE(store.contents(), std::string("a=1 b=2 c=3 d=4"));
}

void DbTest::flushingAnEmptyStoreIsNothing() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->flush());
    QCOMPARE(store.db->version()->tableCount(), uint64_t(0));
    CompactionJob job;
    OK(store.db->compact({}, job));
    OK(store.db->waitForBackground());
    QCOMPARE(store.db->stats().flushes, uint64_t(0));
}

void DbTest::iteratorsWalkBothWaysAndTurnAnywhere() {
    MemoryStore store;
    OK(store.open());
    for (const char* key : {"b", "d", "f"})
        OK(store.db->put(key, "table"));
    OK(store.db->flush());
    for (const char* key : {"a", "d", "e"})
        OK(store.db->put(key, "memory"));
    OK(store.db->erase("f"));
    const std::unique_ptr<Iterator> it = store.db->iterator();
    const auto at = [&] {
        return it->valid() ? std::string(it->key()) + "=" + std::string(it->value()) : "-";
    };
    it->seekToFirst();
    QCOMPARE(at(), std::string("a=memory"));
    it->prev();
    QCOMPARE(at(), std::string("-"));
    it->seek("c");
    QCOMPARE(at(), std::string("d=memory"));
    it->prev();
    QCOMPARE(at(), std::string("b=table"));
    it->next();
    QCOMPARE(at(), std::string("d=memory"));
    it->next();
    QCOMPARE(at(), std::string("e=memory"));
    it->next();
    QCOMPARE(at(), std::string("-"));
    it->seekToLast();
    QCOMPARE(at(), std::string("e=memory"));
    it->seekForPrev("d");
    QCOMPARE(at(), std::string("d=memory"));
    it->seekForPrev("c");
    QCOMPARE(at(), std::string("b=table"));
    it->prev();
    it->next();
    QCOMPARE(it->status().code(), Code::ok);
    IteratorOptions bounded;
    bounded.range = {.from = "b", .hasFrom = true, .to = "e", .hasTo = true};
    QCOMPARE(store.contents(bounded), std::string("b=table d=memory"));
    const std::unique_ptr<Iterator> inside = store.db->iterator(bounded);
    inside->seekToLast();
    QCOMPARE(inside->key(), std::string_view("d"));
    inside->prev();
    inside->prev();
    QVERIFY(!inside->valid());
    inside->seek("");
    QCOMPARE(inside->key(), std::string_view("b"));
    inside->seekForPrev("zzz");
    QCOMPARE(inside->key(), std::string_view("d"));
}

void DbTest::anIteratorKeepsItsViewWhileTheStoreChangesBelowIt() {
    MemoryStore store;
    OK(store.open());
    for (int i = 100; i < 200; ++i)
        OK(store.db->put(std::to_string(i), "old"));
    OK(store.db->flush());
    const std::string table = "/store/" + tableFileName(store.db->version()->level(0).front()->number);
    std::unique_ptr<Iterator> it = store.db->iterator();
    it->seekToFirst();
    OK(store.db->eraseRange("1", "2"));
    CompactionJob job;
    OK(store.db->compact({}, job));
    QVERIFY2(store.fs.stat(table).ok(), "a table was removed under an iterator");
    int seen = 0;
    for (; it->valid(); it->next())
        seen += it->value() == "old" ? 1 : 0;
    QCOMPARE(seen, 100);
    QCOMPARE(store.contents(), std::string());
    it.reset();
    QVERIFY2(!store.fs.stat(table).ok(), "space was not given back");
}

void DbTest::statisticsCountWhatHappened() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put("a", "12345"));
    OK(store.db->flush());
    (void)store.db->get("a");
    (void)store.db->get("b");
    const DbStats stats = store.db->stats();
    QCOMPARE(stats.writes, uint64_t(1));
    QCOMPARE(stats.keysWritten, uint64_t(1));
    QCOMPARE(stats.gets, uint64_t(2));
    QCOMPARE(stats.getHits, uint64_t(1));
    QCOMPARE(stats.flushes, uint64_t(1));
    QCOMPARE(stats.levels[0].entries, uint64_t(1));
    QVERIFY(stats.writeAmplification() > 1);
    QCOMPARE(store.db->approximateKeys(), uint64_t(1));
    QVERIFY(store.db->approximateBytes({}) > 0);
}

QTEST_APPLESS_MAIN(DbTest)
#include "db_test.moc"
