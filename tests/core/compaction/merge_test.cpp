// Merging into tables, compared with a model that keeps every version: whatever any snapshot could see
// before, it sees after, and nothing else is kept.
#include <QtTest>
#include <map>
#include <random>
#include <set>

#include "core/base/coding.h"
#include "core/compaction/level_cursor.h"
#include "core/compaction/merge_to_tables.h"
#include "core/compaction/merging_cursor.h"
#include "core/version/file_names.h"
#include "tests/core/compaction/merge_workshop.h"

using namespace levelscope;
using namespace levelscope::test;

class MergeTest : public QObject {
    Q_OBJECT
private slots:
    void everySnapshotSeesTheSameAfterAMerge_data();
    void everySnapshotSeesTheSameAfterAMerge();
    void withoutSnapshotsOneVersionIsLeftAndAtTheBottomNoTombstone();
    void outputsAreCutBetweenUserKeysOnly();
    void aRangeTombstoneIsCutWhereTablesAre();
    void aMergeOfTombstonesAloneMakesATableOfThem();
    void aSpanTakesWhatLiesInItAndNoMore();
    void aStoppedMergeLeavesNoFile();
    void aBrokenInputStopsTheMergeAndLeavesNoFile();
    void theMergingCursorTurnsAnywhere();
};

void MergeTest::everySnapshotSeesTheSameAfterAMerge_data() {
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<bool>("bottommost");
    for (quint64 seed = 1; seed <= 40; ++seed)
        QTest::addRow("%llu", seed) << seed << (seed % 2 == 0);
}

void MergeTest::everySnapshotSeesTheSameAfterAMerge() {
    QFETCH(quint64, seed);
    QFETCH(bool, bottommost);
    std::mt19937_64 random(seed);
    Workshop shop;
    std::vector<Entry> all;
    std::vector<std::vector<Entry>> runs(4);
    std::vector<RangeTombstone> tombstones;
    SequenceNumber sequence = 0;
    for (size_t run = runs.size(); run-- > 0;) {
        for (int i = 0; i < 150; ++i) {
            ++sequence;
            const std::string key = "k" + std::to_string(random() % 60);
            if (random() % 20 == 0) {
                tombstones.push_back({key, key + "~", sequence});
                continue;
            }
            const bool erased = random() % 4 == 0;
            Entry entry{key, packTrailer(sequence, erased ? EntryType::tombstone : EntryType::value),
                        erased ? "" : "v" + std::to_string(sequence)};
            runs[run].push_back(entry);
            all.push_back(entry);
        }
        std::sort(runs[run].begin(), runs[run].end(), inOrder);
    }
    std::sort(all.begin(), all.end(), inOrder);
    std::set<SequenceNumber> snapshots;
    for (int i = 0; i < 5; ++i)
        snapshots.insert(random() % sequence + 1);
    shop.job.snapshots.assign(snapshots.begin(), snapshots.end());
    shop.job.tombstones = tombstones;
    shop.job.bottommost = bottommost;
    shop.job.targetEntries = 20;

    std::vector<std::unique_ptr<TableCursor>> sources;
    for (const auto& run : runs)
        sources.push_back(std::make_unique<VectorCursor>(run));
    const Result<MergeOutcome> outcome = mergeToTables(shop.job, std::move(sources));
    QVERIFY2(outcome.ok(), toLogString(outcome.status()).c_str());
    QVERIFY(outcome->outputs.size() > 2);

    std::vector<Entry> kept;
    std::vector<RangeTombstone> keptTombstones;
    shop.readBack(outcome->outputs, kept, keptTombstones);
    const FragmentedTombstones before(tombstones);
    const FragmentedTombstones after(keptTombstones);
    snapshots.insert(sequence);
    for (int k = 0; k < 60; ++k) {
        const std::string key = "k" + std::to_string(k);
        for (const SequenceNumber at : snapshots)
            QCOMPARE(visible(kept, after, key, at), visible(all, before, key, at));
    }
    // Nothing superfluous: of one key at most one version a snapshot, and one for now.
    std::map<std::string, size_t> versions;
    for (const Entry& entry : kept)
        ++versions[entry.key];
    for (const auto& [key, count] : versions)
        QVERIFY(count <= snapshots.size() + 1);
}

void MergeTest::withoutSnapshotsOneVersionIsLeftAndAtTheBottomNoTombstone() {
    for (const bool bottommost : {false, true}) {
        Workshop shop;
        shop.job.bottommost = bottommost;
        shop.job.tombstones = {{"m", "p", 100}};
        std::vector<Entry> entries;
        for (const char* key : {"a", "b", "n", "z"})
            for (SequenceNumber sequence = 9; sequence >= 1; --sequence)
                entries.push_back(
                    {key,
                     packTrailer(sequence, key == std::string("b") && sequence == 9 ? EntryType::tombstone
                                                                                    : EntryType::value),
                     "v"});
        std::vector<std::unique_ptr<TableCursor>> sources;
        sources.push_back(std::make_unique<VectorCursor>(entries));
        const Result<MergeOutcome> outcome = mergeToTables(shop.job, std::move(sources));
        QVERIFY(outcome.ok());
        std::vector<Entry> kept;
        std::vector<RangeTombstone> tombstones;
        shop.readBack(outcome->outputs, kept, tombstones);
        QCOMPARE(kept.size(), bottommost ? size_t(2) : size_t(3));
        QCOMPARE(tombstones.size(), bottommost ? size_t(0) : size_t(1));
        QCOMPARE(outcome->droppedTombstones, bottommost ? uint64_t(1) : uint64_t(0));
        QCOMPARE(outcome->entriesRead, uint64_t(36));
    }
}

void MergeTest::outputsAreCutBetweenUserKeysOnly() {
    Workshop shop;
    shop.job.targetEntries = 5;
    for (SequenceNumber s = 1; s < 20; ++s)
        shop.job.snapshots.push_back(s);
    std::vector<Entry> entries;
    for (const char* key : {"a", "b", "c"})
        for (SequenceNumber sequence = 12; sequence >= 1; --sequence)
            entries.push_back({key, packTrailer(sequence, EntryType::value), "v"});
    std::vector<std::unique_ptr<TableCursor>> sources;
    sources.push_back(std::make_unique<VectorCursor>(entries));
    const Result<MergeOutcome> outcome = mergeToTables(shop.job, std::move(sources));
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->outputs.size(), size_t(3));
    for (const TableMeta& table : outcome->outputs) {
        QCOMPARE(table.smallest, table.largest);
        QCOMPARE(table.entries, uint64_t(12));
    }
}

void MergeTest::aRangeTombstoneIsCutWhereTablesAre() {
    Workshop shop;
    shop.job.targetEntries = 1;
    shop.job.tombstones = {{"a", "z", 50}};
    std::vector<Entry> entries;
    for (const char* key : {"c", "h", "m"})
        entries.push_back({key, packTrailer(60, EntryType::value), "newer"});
    std::vector<std::unique_ptr<TableCursor>> sources;
    sources.push_back(std::make_unique<VectorCursor>(entries));
    const Result<MergeOutcome> outcome = mergeToTables(shop.job, std::move(sources));
    QVERIFY(outcome.ok());
    std::vector<Entry> kept;
    std::vector<RangeTombstone> pieces;
    shop.readBack(outcome->outputs, kept, pieces);
    std::string text;
    for (const RangeTombstone& piece : pieces)
        text += piece.from + "-" + piece.to + " ";
    QCOMPARE(text, std::string("a-h h-m m-z "));
    QCOMPARE(outcome->outputs[0].smallest, std::string("a"));
    QVERIFY(outcome->outputs[0].largestExclusive);
    QCOMPARE(outcome->outputs[2].largest, std::string("z"));
}

void MergeTest::aMergeOfTombstonesAloneMakesATableOfThem() {
    Workshop shop;
    shop.job.tombstones = {{"a", "c", 5}, {"x", "y", 6}};
    const Result<MergeOutcome> outcome = mergeToTables(shop.job, {});
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->outputs.size(), size_t(1));
    QCOMPARE(outcome->outputs[0].rangeTombstones, uint64_t(2));
    QCOMPARE(outcome->outputs[0].entries, uint64_t(0));
    const Result<MergeOutcome> nothing = mergeToTables(MergeJob(Workshop().job), {});
    QVERIFY(nothing.ok());
    QVERIFY(nothing->outputs.empty());
}

void MergeTest::aSpanTakesWhatLiesInItAndNoMore() {
    const auto merged = [](KeySpan span) {
        Workshop shop;
        shop.job.span = std::move(span);
        shop.job.tombstones = {{"a", "c", 50}, {"f", "k", 50}, {"x", "y", 50}};
        std::vector<Entry> entries;
        for (const char* key : {"b", "g", "m", "p"})
            entries.push_back({key, packTrailer(60, EntryType::value), "newer"});
        std::vector<std::unique_ptr<TableCursor>> sources;
        sources.push_back(std::make_unique<VectorCursor>(entries));
        const Result<MergeOutcome> outcome = mergeToTables(shop.job, std::move(sources));
        std::vector<Entry> kept;
        std::vector<RangeTombstone> tombstones;
        shop.readBack(outcome->outputs, kept, tombstones);
        std::string text = std::to_string(outcome->outputs.size()) + ": ";
        for (const Entry& entry : kept)
            text += entry.key + " ";
        for (const RangeTombstone& tombstone : tombstones)
            text += tombstone.from + "-" + tombstone.to + " ";
        return text;
    };
    QCOMPARE(merged({}), std::string("1: b g m p a-c f-k x-y "));
    QCOMPARE(merged({"b", "g"}), std::string("1: b b-c f-g "));
    QCOMPARE(merged({"g", "p"}), std::string("1: g m g-k "));
    QCOMPARE(merged({"h", "i"}), std::string("1: h-i "));
    QCOMPARE(merged({"q", {}}), std::string("1: x-y "));
    QCOMPARE(merged({"q", "r"}), std::string("0: "));
    QCOMPARE(merged({"y", {}}), std::string("0: "));
}

void MergeTest::aStoppedMergeLeavesNoFile() {
    Workshop shop;
    shop.job.targetEntries = 100;
    shop.job.checkpoint = [](uint64_t rawBytes, uint64_t) {
        return rawBytes > 3000 ? Status::cancelled() : Status();
    };
    std::vector<Entry> entries;
    for (int i = 1000; i < 4000; ++i)
        entries.push_back({std::to_string(i), packTrailer(7, EntryType::value), "v"});
    std::vector<std::unique_ptr<TableCursor>> sources;
    sources.push_back(std::make_unique<VectorCursor>(entries));
    QCOMPARE(mergeToTables(shop.job, std::move(sources)).code(), Code::cancelled);
    QCOMPARE(shop.fileCount(), size_t(0));
}

void MergeTest::aBrokenInputStopsTheMergeAndLeavesNoFile() {
    Workshop shop;
    shop.job.targetEntries = 400;
    std::vector<Entry> entries;
    for (int i = 1000; i < 3000; ++i)
        entries.push_back({std::to_string(i), packTrailer(7, EntryType::value), "value"});
    std::vector<std::unique_ptr<TableCursor>> sources;
    sources.push_back(std::make_unique<VectorCursor>(entries));
    const Result<MergeOutcome> inputs = mergeToTables(shop.job, std::move(sources));
    QVERIFY(inputs.ok());
    const std::string path = "/store/" + tableFileName(inputs->outputs[3].number);
    std::string bytes = readWholeFile(shop.fs, path).value();
    bytes[100] = static_cast<char>(bytes[100] ^ 1);
    QVERIFY(shop.fs.overwrite(path, bytes).ok());
    VersionEdit edit;
    edit.added = inputs->outputs;
    const auto version = Version().apply(edit).value();
    shop.tables->adopt(*version);
    const size_t files = shop.fileCount();
    std::vector<std::unique_ptr<TableCursor>> again;
    again.push_back(newLevelCursor(*shop.tables, version->level(1), {}));
    const Result<MergeOutcome> outcome = mergeToTables(shop.job, std::move(again));
    QCOMPARE(outcome.code(), Code::corruption);
    QCOMPARE(outcome.status().error().file, path);
    QCOMPARE(shop.fileCount(), files);
}

void MergeTest::theMergingCursorTurnsAnywhere() {
    std::mt19937_64 random(7);
    std::vector<Entry> all;
    std::vector<std::unique_ptr<TableCursor>> sources;
    for (int run = 0; run < 5; ++run) {
        std::vector<Entry> entries;
        for (int i = 0; i < 40; ++i)
            entries.push_back({"key" + std::to_string(random() % 50),
                               packTrailer(static_cast<SequenceNumber>(run * 40 + i + 1), EntryType::value),
                               "v"});
        std::sort(entries.begin(), entries.end(), inOrder);
        all.insert(all.end(), entries.begin(), entries.end());
        sources.push_back(std::make_unique<VectorCursor>(std::move(entries)));
    }
    std::sort(all.begin(), all.end(), inOrder);
    MergingCursor cursor(std::move(sources));
    for (int walk = 0; walk < 200; ++walk) {
        int64_t at = static_cast<int64_t>(random() % all.size());
        cursor.seek(all[static_cast<size_t>(at)].key, all[static_cast<size_t>(at)].trailer);
        for (int step = 0; step < 30; ++step) {
            const bool inside = at >= 0 && at < static_cast<int64_t>(all.size());
            QCOMPARE(cursor.valid(), inside);
            if (!inside)
                break;
            QCOMPARE(cursor.key().trailer, all[static_cast<size_t>(at)].trailer);
            if (random() % 2 == 0) {
                cursor.next();
                ++at;
            } else {
                cursor.prev();
                --at;
            }
        }
    }
}

QTEST_APPLESS_MAIN(MergeTest)
#include "merge_test.moc"
