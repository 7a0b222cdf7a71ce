// Blocks that a merge takes over as they are stored: the outputs hold what they would hold if every entry had
// been added by itself, and nothing that would have changed is taken over.
#include <QtTest>
#include <random>

#include "core/base/coding.h"
#include "core/base/hash.h"
#include "core/version/file_names.h"
#include "tests/core/compaction/merge_workshop.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

std::string keyOf(uint64_t i) {
    std::string digits = std::to_string(i);
    return "key" + std::string(6 - digits.size(), '0') + digits;
}

Entry entryOf(uint64_t key, SequenceNumber sequence, EntryType type = EntryType::value) {
    std::string value;
    if (hasExpiry(type))
        putFixed64(value, 5000);
    if (type != EntryType::tombstone)
        value.append(key % 300 + 20, static_cast<char>('a' + sequence % 26));
    return {keyOf(key), packTrailer(sequence, type), value};
}

std::vector<Entry> thousandEntries() {
    std::vector<Entry> entries;
    for (uint64_t key = 0; key < 1000; ++key)
        entries.push_back(entryOf(key, 7));
    return entries;
}

// Runs of tables, merged as compactions merge them.
class Runs {
public:
    Workshop shop;

    Runs() {
        shop.job.table.compression = Compression::lz4;
        shop.job.outputLevel = 2;
        shop.job.copyBlocks = true;
    }

    void add(std::vector<Entry> entries) {
        std::sort(entries.begin(), entries.end(), inOrder);
        std::vector<std::unique_ptr<TableCursor>> sources;
        sources.push_back(std::make_unique<VectorCursor>(std::move(entries)));
        MergeJob job = shop.job;
        for (SequenceNumber sequence = 1; sequence < 50; ++sequence)
            job.snapshots.push_back(sequence * 100);  // versions stay
        VersionEdit edit;
        edit.added = mergeToTables(job, std::move(sources))->outputs;
        m_runs.push_back(Version().apply(edit).value());
        shop.tables->adopt(*m_runs.back());
    }

    Result<MergeOutcome> merge(MergeJob job) {
        std::vector<std::unique_ptr<TableCursor>> sources;
        for (const auto& run : m_runs)
            sources.push_back(
                newLevelCursor(*shop.tables, run->level(2), {.fillCache = false, .readahead = 256 << 10}));
        job.outputLevel = 1;
        return mergeToTables(job, std::move(sources));
    }

    std::string pathOf(size_t run) const {
        return "/store/" + tableFileName(m_runs[run]->level(2).front()->number);
    }

    // What one output table holds and says of itself.
    std::string described(const MergeOutcome& outcome) {
        std::vector<Entry> entries;
        std::vector<RangeTombstone> tombstones;
        shop.readBack(outcome.outputs, entries, tombstones);
        std::string text;
        for (const Entry& entry : entries)
            text += entry.key + "@" + std::to_string(entry.trailer) + "=" + entry.value + "\n";
        for (const TableMeta& table : outcome.outputs)
            text += table.smallest + " to " + table.largest + ", " + std::to_string(table.entries) + ", " +
                    std::to_string(table.tombstones) + ", " + std::to_string(table.rawBytes) + ", " +
                    std::to_string(table.minSequence) + ", " + std::to_string(table.maxSequence) + ", " +
                    std::to_string(table.minExpiryMicros) + "\n";
        return text;
    }

private:
    std::vector<std::shared_ptr<const Version>> m_runs;
};

std::string described(const Result<MergeOutcome>& outcome) {
    return outcome.ok() ? std::to_string(outcome->copiedBlocks) : toLogString(outcome.status());
}

}  // namespace

class CopiedBlocksTest : public QObject {
    Q_OBJECT
private slots:
    void whatNothingLiesAmongIsCopied();
    void everyCopiedKeyIsFoundThroughTheFilter();
    void copyingChangesNothing_data();
    void copyingChangesNothing();
    void whatChangesIsNotCopied_data();
    void whatChangesIsNotCopied();
    void ofABlockOnTheEdgeOfTheSpanOnlyItsPartIsTaken();
    void aFlippedBitIsNotCopied();
};

void CopiedBlocksTest::whatNothingLiesAmongIsCopied() {
    for (const Compression compression : {Compression::none, Compression::lz4, Compression::zstd}) {
        Runs runs;
        runs.shop.job.table.compression = compression;
        std::vector<Entry> old;
        for (uint64_t key = 0; key < 2000; ++key)
            old.push_back(entryOf(key, key % 90 + 1));
        runs.add(old);
        std::vector<Entry> fresh;
        for (uint64_t key = 0; key < 2000; key += 100)
            fresh.push_back(entryOf(key, 3000));
        runs.add(fresh);

        const Result<MergeOutcome> copied = runs.merge(runs.shop.job);
        QVERIFY(copied.ok());
        QVERIFY2(copied->copiedBlocks > 400, described(copied).c_str());
        MergeJob anew = runs.shop.job;
        anew.copyBlocks = false;
        const Result<MergeOutcome> made = runs.merge(anew);
        QCOMPARE(made->copiedBlocks, uint64_t(0));
        QVERIFY(runs.described(*copied) == runs.described(*made));
        QCOMPARE(copied->entriesRead, made->entriesRead);
        QCOMPARE(copied->droppedShadowed, uint64_t(20));
        QVERIFY(copied->outputBytes < made->outputBytes + made->outputBytes / 10);
    }
}

void CopiedBlocksTest::everyCopiedKeyIsFoundThroughTheFilter() {
    Runs runs;
    runs.add(thousandEntries());
    const Result<MergeOutcome> copied = runs.merge(runs.shop.job);
    QVERIFY(copied.ok() && copied->copiedBlocks > 200);
    VersionEdit edit;
    edit.added = copied->outputs;
    const auto version = Version().apply(edit).value();
    runs.shop.tables->adopt(*version);
    const auto reader = runs.shop.tables->share(Version::live(version->level(1).front())).value();
    for (const Entry& entry : thousandEntries()) {
        TableHit hit;
        QVERIFY(reader->get(entry.key, hash64(entry.key), kMaxSequence, hit).value());
        QCOMPARE(std::string(hit.value), entry.value);
    }
    int passed = 0;
    for (uint64_t key = 1000; key < 3000; ++key)
        passed += reader->mayContain(hash64(keyOf(key))).value() ? 1 : 0;
    QVERIFY(passed < 100);
}

void CopiedBlocksTest::copyingChangesNothing_data() {
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 30; ++seed)
        QTest::addRow("%llu", seed) << seed;
}

// Runs that overlap here and there, with versions, deletions, expiries and snapshots.
void CopiedBlocksTest::copyingChangesNothing() {
    QFETCH(quint64, seed);
    std::mt19937_64 random(seed);
    Runs runs;
    SequenceNumber sequence = 0;
    for (int run = 0; run < 3; ++run) {
        std::vector<Entry> entries;
        while (entries.size() < 900) {
            uint64_t key = random() % 3000;
            for (uint64_t length = random() % 60; length > 0; --length, ++key) {
                const uint64_t kind = random() % 200;
                entries.push_back(entryOf(key, ++sequence,
                                          kind == 0   ? EntryType::tombstone
                                          : kind == 1 ? EntryType::expiringValue
                                                      : EntryType::value));
            }
        }
        runs.add(entries);
    }
    MergeJob job = runs.shop.job;
    job.nowMicros = random() % 2 == 0 ? 1000 : 9000;
    job.bottommost = random() % 2 == 0;
    for (int i = 0; i < 3; ++i)
        job.snapshots.push_back(random() % sequence + 1);
    std::sort(job.snapshots.begin(), job.snapshots.end());
    const Result<MergeOutcome> copied = runs.merge(job);
    QVERIFY2(copied.ok() && copied->copiedBlocks > 10, described(copied).c_str());
    job.copyBlocks = false;
    const Result<MergeOutcome> made = runs.merge(job);
    QVERIFY(made.ok());
    QVERIFY(runs.described(*copied) == runs.described(*made));
    QCOMPARE(copied->entriesRead, made->entriesRead);
    QCOMPARE(copied->droppedShadowed, made->droppedShadowed);
    QCOMPARE(copied->droppedTombstones, made->droppedTombstones);
    QCOMPARE(copied->keptForOlder, made->keptForOlder);
}

void CopiedBlocksTest::whatChangesIsNotCopied_data() {
    QTest::addColumn<int>("change");
    QTest::newRow("another compression") << 0;
    QTest::newRow("a deleted range") << 1;
    QTest::newRow("large values move out") << 2;
    QTest::newRow("tables are cut by entries") << 3;
}

void CopiedBlocksTest::whatChangesIsNotCopied() {
    QFETCH(int, change);
    Runs runs;
    runs.add(thousandEntries());
    MergeJob job = runs.shop.job;
    switch (change) {
        case 0: job.table.compression = Compression::zstd; break;
        case 1: job.tombstones = {{keyOf(100), keyOf(200), 9}}; break;
        case 2: job.values.fromBytes = 100; break;
        default: job.targetEntries = 100; break;
    }
    const Result<MergeOutcome> outcome = runs.merge(job);
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->copiedBlocks, uint64_t(0));
}

void CopiedBlocksTest::ofABlockOnTheEdgeOfTheSpanOnlyItsPartIsTaken() {
    Runs runs;
    runs.add(thousandEntries());
    for (uint64_t edge = 500; edge < 510; ++edge) {
        MergeJob job = runs.shop.job;
        job.span = {keyOf(edge - 400), keyOf(edge)};
        const Result<MergeOutcome> outcome = runs.merge(job);
        QVERIFY(outcome.ok() && outcome->copiedBlocks > 50);
        QCOMPARE(outcome->outputs.size(), size_t(1));
        QCOMPARE(outcome->outputs[0].smallest, keyOf(edge - 400));
        QCOMPARE(outcome->outputs[0].largest, keyOf(edge - 1));
        QCOMPARE(outcome->entriesRead, uint64_t(400));
    }
}

void CopiedBlocksTest::aFlippedBitIsNotCopied() {
    Runs runs;
    runs.add(thousandEntries());
    std::string bytes = readWholeFile(runs.shop.fs, runs.pathOf(0)).value();
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
    QVERIFY(runs.shop.fs.overwrite(runs.pathOf(0), bytes).ok());
    const size_t files = runs.shop.fileCount();
    const Result<MergeOutcome> outcome = runs.merge(runs.shop.job);
    QCOMPARE(outcome.code(), Code::corruption);
    QCOMPARE(outcome.status().error().file, runs.pathOf(0));
    QCOMPARE(runs.shop.fileCount(), files);
}

QTEST_APPLESS_MAIN(CopiedBlocksTest)
#include "copied_blocks_test.moc"
