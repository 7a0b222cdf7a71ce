// A merge done by several threads, or cut and done by one, makes what one merge makes; whatever goes wrong in
// a part of it goes wrong for the whole and leaves nothing behind.
#include <QtTest>
#include <atomic>
#include <random>
#include <set>

#include "core/compaction/shared_merge.h"
#include "tests/core/compaction/merge_workshop.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

// Somebody else is there at once: what is given away is done before whoever gave it goes on.
class AtOnce final : public Executor {
public:
    void schedule(Priority, std::function<void()> task) override {
        ++scheduled;
        task();
    }
    void help() override {}
    int scheduled = 0;
};

// Nobody comes until it is too late.
class TooLate final : public Executor {
public:
    void schedule(Priority, std::function<void()> task) override { tasks.push_back(std::move(task)); }
    void help() override {}
    std::vector<std::function<void()>> tasks;
};

// One entry, and behind it a failure.
class BreakingCursor final : public TableCursor {
public:
    explicit BreakingCursor(std::string badKey) : m_badKey(std::move(badKey)) {}
    Status status() const override {
        return m_broken ? Status::corruption(Reason::checksumMismatch, "bad", 7) : Status();
    }
    void seekToFirst() override { seek({}, 0); }
    void seekToLast() override { seek({}, 0); }
    void seek(std::string_view userKey, uint64_t) override {
        if (userKey > m_badKey)
            showNothing();
        else
            showSingle({m_badKey, packTrailer(1, EntryType::value)}, "v");
    }
    void nextBlock() override {
        m_broken = true;
        showNothing();
    }
    void previousBlock() override { nextBlock(); }

private:
    std::string m_badKey;
    bool m_broken = false;
};

std::string keyOf(uint64_t i) {
    std::string digits = std::to_string(i);
    return "k" + std::string(5 - digits.size(), '0') + digits;
}

// Random writes, deletions, deletions of ranges and snapshots, in four runs.
struct Inputs {
    Workshop shop;
    std::vector<std::vector<Entry>> runs{4};
    uint64_t rawBytes = 0;

    explicit Inputs(uint64_t seed) {
        std::mt19937_64 random(seed);
        SequenceNumber sequence = 0;
        for (size_t run = runs.size(); run-- > 0;) {
            for (int i = 0; i < 1500; ++i) {
                ++sequence;
                const uint64_t key = random() % 2000;
                if (random() % 100 == 0) {
                    shop.job.tombstones.push_back({keyOf(key), keyOf(key + random() % 300 + 1), sequence});
                    continue;
                }
                const bool erased = random() % 4 == 0;
                runs[run].push_back({keyOf(key),
                                     packTrailer(sequence, erased ? EntryType::tombstone : EntryType::value),
                                     erased ? "" : "v" + std::to_string(sequence)});
                rawBytes += runs[run].back().key.size() + runs[run].back().value.size();
            }
            std::sort(runs[run].begin(), runs[run].end(), inOrder);
        }
        std::set<SequenceNumber> snapshots;
        for (int i = 0; i < 3; ++i)
            snapshots.insert(random() % sequence + 1);
        shop.job.snapshots.assign(snapshots.begin(), snapshots.end());
        shop.job.bottommost = seed % 2 == 0;
        shop.job.targetEntries = 100;
    }

    std::vector<std::unique_ptr<TableCursor>> open() const {
        std::vector<std::unique_ptr<TableCursor>> sources;
        for (const auto& run : runs)
            sources.push_back(std::make_unique<VectorCursor>(run));
        return sources;
    }

    SharedMergeJob job(Executor& executor) {
        SharedMergeJob job;
        job.merge = shop.job;
        job.open = [this] { return open(); };
        job.weigh = [this]() -> Result<std::vector<KeyWeight>> {
            std::vector<KeyWeight> weights;
            for (const auto& run : runs)
                for (size_t i = 0; i < run.size(); i += 50)
                    weights.push_back({run[i].key, 50});
            std::sort(weights.begin(), weights.end(),
                      [](const KeyWeight& a, const KeyWeight& b) { return a.key < b.key; });
            return weights;
        };
        job.executor = &executor;
        job.mayShare = [] { return true; };
        job.leastBytes = 500;
        return job;
    }
};

// What the outputs hold, as text: entries, then what the deletions of ranges cover.
std::string contentOf(Workshop& shop, const MergeOutcome& outcome) {
    std::vector<Entry> entries;
    std::vector<RangeTombstone> tombstones;
    shop.readBack(outcome.outputs, entries, tombstones);
    std::string text;
    for (const Entry& entry : entries)
        text += entry.key + "@" + std::to_string(entry.trailer) + "=" + entry.value + "\n";
    for (const RangeTombstone& tombstone : tombstones)
        text += tombstone.from < tombstone.to ? "" : "nothing deleted from " + tombstone.from;
    const FragmentedTombstones cut(std::move(tombstones));
    for (uint64_t i = 0; i < 2400; ++i)
        for (SequenceNumber at = 1; at < 6100; at += 300)
            text += std::to_string(cut.covering(keyOf(i), at)) + " ";
    return text;
}

}  // namespace

class SharedMergeTest : public QObject {
    Q_OBJECT
private slots:
    void sharesMakeTogetherWhatOneMergeMakes_data();
    void sharesMakeTogetherWhatOneMergeMakes();
    void whatNobodyCameForIsTakenBack();
    void threadsOfAPoolHelp();
    void aFailureOfAPartLeavesNoFile();
    void cancellingStopsEveryPart();
    void progressIsOfAllPartsTogether();
    void whileSomebodyWritesOrLittleIsLeftNothingIsGivenAway();
};

void SharedMergeTest::sharesMakeTogetherWhatOneMergeMakes_data() {
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 20; ++seed)
        QTest::addRow("%llu", seed) << seed;
}

void SharedMergeTest::sharesMakeTogetherWhatOneMergeMakes() {
    QFETCH(quint64, seed);
    Inputs one(seed);
    const Result<MergeOutcome> whole = mergeToTables(one.shop.job, one.open());
    QVERIFY(whole.ok());
    Inputs other(seed);
    AtOnce executor;
    const Result<MergeOutcome> shared = mergeShared(other.job(executor));
    QVERIFY2(shared.ok(), toLogString(shared.status()).c_str());
    QVERIFY(executor.scheduled > 3);
    QVERIFY(contentOf(other.shop, *shared) == contentOf(one.shop, *whole));
    QCOMPARE(shared->entriesRead, whole->entriesRead);
    QCOMPARE(shared->droppedShadowed, whole->droppedShadowed);
    QCOMPARE(shared->droppedTombstones, whole->droppedTombstones);
    QCOMPARE(shared->keptForOlder, whole->keptForOlder);
    QVERIFY(shared->keptForSnapshot == whole->keptForSnapshot);
    for (size_t i = 1; i < shared->outputs.size(); ++i) {
        const TableMeta& before = shared->outputs[i - 1];
        const TableMeta& after = shared->outputs[i];
        QVERIFY(before.largest < after.smallest ||
                (before.largestExclusive && before.largest == after.smallest));
    }
}

void SharedMergeTest::whatNobodyCameForIsTakenBack() {
    Inputs one(3);
    const Result<MergeOutcome> whole = mergeToTables(one.shop.job, one.open());
    Inputs other(3);
    TooLate executor;
    const Result<MergeOutcome> shared = mergeShared(other.job(executor));
    QVERIFY(shared.ok());
    QVERIFY(contentOf(other.shop, *shared) == contentOf(one.shop, *whole));
    const size_t files = other.shop.fileCount();
    QVERIFY(!executor.tasks.empty());
    for (const auto& task : executor.tasks)
        task();
    QCOMPARE(other.shop.fileCount(), files);
}

void SharedMergeTest::threadsOfAPoolHelp() {
    Inputs one(4);
    const Result<MergeOutcome> whole = mergeToTables(one.shop.job, one.open());
    Inputs other(4);
    const std::unique_ptr<Executor> pool = makeThreadPool(4);
    SharedMergeJob job = other.job(*pool);
    std::atomic<uint64_t> numbers{1};
    job.merge.newFileNumber = [&] { return numbers.fetch_add(1); };
    const Result<MergeOutcome> shared = mergeShared(std::move(job));
    QVERIFY(shared.ok());
    QVERIFY(contentOf(other.shop, *shared) == contentOf(one.shop, *whole));
}

void SharedMergeTest::aFailureOfAPartLeavesNoFile() {
    for (const bool inTheHalfGivenAway : {false, true}) {
        Inputs inputs(5);
        AtOnce executor;
        SharedMergeJob job = inputs.job(executor);
        job.leastBytes = 2000;
        job.open = [&] {
            std::vector<std::unique_ptr<TableCursor>> sources = inputs.open();
            sources.push_back(std::make_unique<BreakingCursor>(keyOf(inTheHalfGivenAway ? 1900 : 100)));
            return sources;
        };
        const Result<MergeOutcome> outcome = mergeShared(std::move(job));
        QCOMPARE(outcome.code(), Code::corruption);
        QVERIFY(executor.scheduled > 0);
        QCOMPARE(inputs.shop.fileCount(), size_t(0));
    }
}

void SharedMergeTest::cancellingStopsEveryPart() {
    Inputs inputs(6);
    AtOnce executor;
    SharedMergeJob job = inputs.job(executor);
    const uint64_t half = inputs.rawBytes / 2;
    job.merge.checkpoint = [half](uint64_t read, uint64_t) {
        return read > half ? Status::cancelled() : Status();
    };
    QCOMPARE(mergeShared(std::move(job)).code(), Code::cancelled);
    QVERIFY(executor.scheduled > 0);
    QCOMPARE(inputs.shop.fileCount(), size_t(0));
}

void SharedMergeTest::progressIsOfAllPartsTogether() {
    Inputs inputs(8);
    AtOnce executor;
    SharedMergeJob job = inputs.job(executor);
    uint64_t read = 0;
    uint64_t written = 0;
    bool backwards = false;
    job.merge.checkpoint = [&](uint64_t nowRead, uint64_t nowWritten) {
        backwards |= nowRead < read || nowWritten < written;
        read = nowRead;
        written = nowWritten;
        return Status();
    };
    const Result<MergeOutcome> outcome = mergeShared(std::move(job));
    QVERIFY(outcome.ok());
    QVERIFY(!backwards);
    QCOMPARE(read, inputs.rawBytes);
    QVERIFY(written > 0 && written <= outcome->outputBytes);
}

void SharedMergeTest::whileSomebodyWritesOrLittleIsLeftNothingIsGivenAway() {
    Inputs inputs(9);
    AtOnce executor;
    SharedMergeJob busy = inputs.job(executor);
    busy.mayShare = [] { return false; };
    QVERIFY(mergeShared(std::move(busy)).ok());
    SharedMergeJob little = inputs.job(executor);
    little.leastBytes = 1 << 20;
    QVERIFY(mergeShared(std::move(little)).ok());
    QCOMPARE(executor.scheduled, 0);
}

QTEST_APPLESS_MAIN(SharedMergeTest)
#include "shared_merge_test.moc"
