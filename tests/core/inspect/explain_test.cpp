// What explain() tells is what the engine did: its outcome is that of get(), its costs are those counted.
#include <QtTest>

#include "core/inspect/explain.h"
#include "core/inspect/words.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

QString keyOf(uint64_t number) {
    return QString("key%1").arg(number, 5, 10, QChar('0'));
}

// Versions, tombstones, range tombstones and values that expire, on several levels and in memory.
struct RandomStore : MemoryStore {
    static constexpr uint64_t kKeys = 6000;
    static constexpr int kWrites = 12000;

    QRandomGenerator random{20260712};
    std::shared_ptr<Db> shared;

    RandomStore() {
        options.memtableBytes = 32 << 10;
        if (!open().ok())
            return;
        for (int i = 0; i < kWrites; ++i)
            write();
        (void)db->waitForBackground();
        shared = std::move(db);
    }

private:
    void write() {
        const uint64_t number = random.bounded(quint32(kKeys));
        const std::string key = keyOf(number).toStdString();
        WriteBatch batch;
        switch (random.bounded(40)) {
            case 0: batch.eraseRange(key, keyOf(number + 20).toStdString()); break;
            case 1:
            case 2:
            case 3: batch.erase(key); break;
            case 4: batch.putExpiring(key, "short-lived", clock.wallMicros() + random.bounded(2000)); break;
            default: batch.put(key, std::string(random.bounded(120), 'v'));
        }
        (void)db->write({}, batch);
        clock.advance(1);
    }
};

struct Counted {
    uint64_t hits;
    uint64_t misses;
    uint64_t checks;
    uint64_t saves;
    uint64_t mistakes;
    bool operator==(const Counted&) const = default;
};

Counted counted(const Db& db) {
    const DbStats stats = db.stats();
    return {stats.cache.hits, stats.cache.misses, stats.filterChecks, stats.filterSaves,
            stats.filterFalsePositives};
}

Counted told(const Explanation& explanation) {
    uint64_t dataHits = 0;
    uint64_t dataReads = 0;
    for (const ExplainedStep& step : explanation.steps)
        for (const ExplainedBlock& block : step.blocks)
            if (block.kind == BlockKind::data)
                ++(block.cacheHit ? dataHits : dataReads);
    return {dataHits, dataReads, explanation.filtersAsked, explanation.filtersSaved,
            explanation.filtersMistaken};
}

Counted operator-(const Counted& a, const Counted& b) {
    return {a.hits - b.hits, a.misses - b.misses, a.checks - b.checks, a.saves - b.saves,
            a.mistakes - b.mistakes};
}

// The same read, plainly; its blocks are in the cache afterwards.
QByteArray plainly(const StoreReader& store, const ExplainRequest& request) {
    if (request.seek) {
        IteratorOptions options;
        options.atSequence = request.atSequence;
        const auto iterator = store.iterator(options);
        iterator->seek(request.key);
        return iterator->valid() ? QByteArray::fromStdString(std::string(iterator->key()) + "=" +
                                                             std::string(iterator->value()))
                                 : QByteArray("none");
    }
    PinnedValue value;
    return store.get(request.key, request.atSequence, value).ok()
               ? QByteArray::fromStdString(request.key + "=" + std::string(value.view()))
               : QByteArray("none");
}

QByteArray outcomeOf(const Explanation& explanation) {
    return explanation.outcome == ReadOutcome::found
               ? QByteArray::fromStdString(explanation.foundKey + "=" + explanation.value)
               : QByteArray("none");
}

}  // namespace

class ExplainTest : public QObject {
    Q_OBJECT
private slots:
    void theOutcomeIsThatOfGetAndTheCostsAreThoseCounted();
    void aSeekIsExplainedAsItIsDone();
    void aRunOfDeadKeysThatIsSteppedOverIsTold();
    void everyReasonForAnAbsentKeyHasItsName();
    void twoKeysPartWhereTheirWaysDiffer();
    void theJsonTellsItAll();
};

void ExplainTest::theOutcomeIsThatOfGetAndTheCostsAreThoseCounted() {
    RandomStore store;
    QVERIFY(store.shared);
    const auto reader = attachStore(store.shared);
    const SequenceNumber last = store.shared->lastSequence();
    std::map<ReadOutcome, int> outcomes;
    for (int i = 0; i < 100000; ++i) {
        ExplainRequest request;
        request.key = keyOf(store.random.bounded(quint32(RandomStore::kKeys + 500))).toStdString();
        request.atSequence = store.random.bounded(3) == 0 ? 1 + store.random.bounded(quint32(last)) : 0;
        const Counted before = counted(*store.shared);
        PinnedValue value;
        struct Silent : ReadTrace {
        } silent;
        const Status status = reader->get(request.key, request.atSequence, value, &silent);
        const Counted plain = counted(*store.shared) - before;
        const Explanation explanation = explain(*reader, request);
        ++outcomes[explanation.outcome];
        QCOMPARE(explanation.outcome == ReadOutcome::found, status.ok());
        if (status.ok())
            QCOMPARE(QByteArray::fromStdString(explanation.value),
                     QByteArray(value.view().data(), qsizetype(value.view().size())));
        // The second read finds in the cache what the first one read.
        const Counted again = told(explanation);
        QCOMPARE(again.hits + again.misses, plain.hits + plain.misses);
        QCOMPARE(again.checks, plain.checks);
        QCOMPARE(again.saves, plain.saves);
        QCOMPARE(again.mistakes, plain.mistakes);
    }
    for (const ReadOutcome outcome : {ReadOutcome::found, ReadOutcome::deleted, ReadOutcome::rangeDeleted,
                                      ReadOutcome::expired, ReadOutcome::notYet, ReadOutcome::absent})
        QVERIFY2(outcomes[outcome] > 10, nameOf(outcome).data());
}

void ExplainTest::aSeekIsExplainedAsItIsDone() {
    RandomStore store;
    QVERIFY(store.shared);
    const auto reader = attachStore(store.shared);
    const SequenceNumber last = store.shared->lastSequence();
    for (int i = 0; i < 2000; ++i) {
        ExplainRequest request{.seek = true};
        request.key = keyOf(store.random.bounded(quint32(RandomStore::kKeys + 500))).toStdString();
        request.atSequence = store.random.bounded(3) == 0 ? 1 + store.random.bounded(quint32(last)) : 0;
        const Explanation explanation = explain(*reader, request);
        QCOMPARE(outcomeOf(explanation), plainly(*reader, request));
        if (explanation.outcome == ReadOutcome::found) {
            QVERIFY(explanation.entriesMet > 0);
            QVERIFY(std::any_of(explanation.steps.begin(), explanation.steps.end(),
                                [](const ExplainedStep& step) { return step.decided; }));
        }
    }
}

void ExplainTest::aRunOfDeadKeysThatIsSteppedOverIsTold() {
    MemoryStore store;
    OK(store.open());
    for (int i = 0; i < 1000; ++i)
        OK(store.db->put(std::to_string(1000 + i), "value"));
    for (int i = 100; i < 900; ++i)
        OK(store.db->erase(std::to_string(1000 + i)));
    const auto reader = attachStore(std::shared_ptr<Db>(std::move(store.db)));
    const ExplainRequest request{.key = "1100", .seek = true};
    const Explanation walked = explain(*reader, request);
    QVERIFY(walked.deadRuns.empty() && walked.entriesMet > 800);
    reader->iterator({})->seek(request.key);
    const Explanation leapt = explain(*reader, request);
    QCOMPARE(leapt.deadRuns.size(), size_t(1));
    QCOMPARE(leapt.deadRuns.front().from, std::string("1100"));
    QCOMPARE(leapt.deadRuns.front().to, std::string("1900"));
    QVERIFY(leapt.entriesMet < 20);
    QCOMPARE(leapt.foundKey, walked.foundKey);
    QVERIFY(toJson(leapt).find("dead_runs") != std::string::npos);
}

void ExplainTest::everyReasonForAnAbsentKeyHasItsName() {
    MemoryStore store;
    store.options.autoCompaction = false;
    OK(store.open());
    OK(store.db->put("deleted", "1"));
    OK(store.db->put("range", "2"));
    OK(store.db->flush());
    OK(store.db->erase("deleted"));
    OK(store.db->eraseRange("r", "s"));
    WriteBatch batch;
    batch.putExpiring("expired", "5", store.clock.wallMicros() + 1);
    QVERIFY(store.db->write({}, batch).ok());
    OK(store.db->put("late", "6"));
    store.clock.advance(10);
    const auto reader = attachStore(std::shared_ptr<Db>(std::move(store.db)));

    Explanation told = explain(*reader, {.key = "deleted"});
    QCOMPARE(int(told.outcome), int(ReadOutcome::deleted));
    QCOMPARE(told.sequence, SequenceNumber{3});
    QVERIFY(told.where.inMemory());
    QVERIFY(told.hidden && told.hidden->sequence == 1 && told.hidden->level == 0);
    told = explain(*reader, {.key = "range"});
    QCOMPARE(int(told.outcome), int(ReadOutcome::rangeDeleted));
    QCOMPARE(told.sequence, SequenceNumber{4});
    QVERIFY(told.hidden && told.hidden->sequence == 2);
    QCOMPARE(int(explain(*reader, {.key = "expired"}).outcome), int(ReadOutcome::expired));
    told = explain(*reader, {.key = "late", .atSequence = 5});
    QCOMPARE(int(told.outcome), int(ReadOutcome::notYet));
    QCOMPARE(told.sequence, SequenceNumber{6});
    QCOMPARE(int(explain(*reader, {.key = "never"}).outcome), int(ReadOutcome::absent));
    QCOMPARE(int(explain(*reader, {.key = "z", .seek = true}).outcome), int(ReadOutcome::atEnd));
    told = explain(*reader, {.key = "deleted", .atSequence = 2});
    QCOMPARE(int(told.outcome), int(ReadOutcome::found));
    QVERIFY(!told.where.inMemory());
}

void ExplainTest::twoKeysPartWhereTheirWaysDiffer() {
    MemoryStore store;
    store.options.autoCompaction = false;
    OK(store.open());
    OK(store.db->put("a", "1"));
    OK(store.db->put("z", "1"));
    OK(store.db->flush());
    OK(store.db->put("z", "2"));
    const auto reader = attachStore(std::shared_ptr<Db>(std::move(store.db)));
    const Explanation a = explain(*reader, {.key = "a"});
    QCOMPARE(firstDifference(a, a), a.steps.size());
    QCOMPARE(firstDifference(a, explain(*reader, {.key = "z"})), size_t{0});
    QCOMPARE(firstDifference(a, explain(*reader, {.key = "m"})), size_t{1});
}

void ExplainTest::theJsonTellsItAll() {
    MemoryStore store;
    OK(store.open());
    OK(store.db->put(std::string("\xff", 1), "value"));
    OK(store.db->flush());
    const auto reader = attachStore(std::shared_ptr<Db>(std::move(store.db)));
    const QJsonObject json =
        QJsonDocument::fromJson(
            QByteArray::fromStdString(toJson(explain(*reader, {.key = std::string("\xff", 1)}))))
            .object();
    QCOMPARE(json["key_b64"].toString(), "/w==");
    QCOMPARE(json["outcome"].toString(), "found");
    QCOMPARE(json["value"].toString(), "value");
    const QJsonArray steps = json["steps"].toArray();
    QCOMPARE(steps.size(), 2);
    QCOMPARE(steps[0].toObject()["place"].toString(), "memtable");
    QCOMPARE(steps[1].toObject()["filter"].toString(), "maybe");
    QVERIFY(steps[1].toObject()["decided"].toBool());
    QCOMPARE(json["costs"].toObject()["blocks_from_disk"].toInt(), 3);
}

QTEST_APPLESS_MAIN(ExplainTest)
#include "explain_test.moc"
