// A read tells its trace every place it goes to and every place it does not, in order.
#include <QtTest>

#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

// What was told, one word or two a call; tables are called by the order in which they are met.
class Teller : public ReadTrace {
public:
    QStringList lines;
    uint64_t dataHits = 0;
    uint64_t dataMisses = 0;
    uint64_t bytesRead = 0;

    void sourcePassed(const ReadSource& source, PassReason reason) override {
        static constexpr const char* kReasons[] = {"outside", "too new", "not needed"};
        lines << name(source) + " " + kReasons[static_cast<int>(reason)];
    }
    void sourceEntered(const ReadSource& source) override { lines << "in " + name(source); }
    void memtableSearched(uint32_t comparisons) override { m_comparisons += comparisons; }
    void tableOpened(uint64_t, uint64_t bytes) override { bytesRead += bytes; }
    void filterChecked(uint64_t, bool mayContain) override { lines << (mayContain ? "maybe" : "no"); }
    void blockRead(uint64_t, BlockKind kind, uint64_t, uint64_t bytes, bool hit) override {
        bytesRead += hit ? 0 : bytes;
        if (kind == BlockKind::data)
            ++(hit ? dataHits : dataMisses);
    }
    void rangeTombstoneMet(SequenceNumber sequence) override { lines << QString("covered %1").arg(sequence); }
    void entryMet(std::string_view key, uint64_t trailer, EntryVerdict verdict) override {
        static constexpr const char* kVerdicts[] = {"taken",  "too new", "deletion",
                                                    "erased", "expired", "older"};
        lines << QString("%1@%2 %3")
                     .arg(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())))
                     .arg(trailerSequence(trailer))
                     .arg(kVerdicts[static_cast<int>(verdict)]);
    }
    QString text() const { return lines.join(", "); }
    uint32_t comparisons() const { return m_comparisons; }

private:
    static QString name(const ReadSource& source) {
        if (source.inMemory())
            return QString("m%1").arg(source.number);
        return QString("L%1").arg(source.level) + (source.number == 0 ? " none" : "");
    }

    uint32_t m_comparisons = 0;
};

QString told(Db& db, std::string_view key, SequenceNumber at = 0, Teller* keep = nullptr) {
    Teller teller;
    ReadOptions options;
    options.atSequence = at;
    options.trace = &teller;
    PinnedValue value;
    (void)db.get(options, key, value);
    if (keep != nullptr)
        *keep = teller;
    return teller.text();
}

QString toldOfSeek(Db& db, std::string_view key, SequenceNumber at = 0) {
    Teller teller;
    IteratorOptions options;
    options.atSequence = at;
    options.trace = &teller;
    db.iterator(options)->seek(key);
    return teller.text();
}

// a, c, e in level 1; c deleted and d written in level 0; e overwritten in memory.
struct ThreePlaces : MemoryStore {
    ThreePlaces() {
        options.autoCompaction = false;
        if (!open().ok())
            return;
        (void)db->put("a", "1");
        (void)db->put("c", "2");
        (void)db->put("e", "3");
        CompactionJob job;
        ManualCompaction all;
        (void)db->flush();
        (void)db->compact(all, job);
        (void)db->erase("c");
        (void)db->put("d", "5");
        (void)db->flush();
        (void)db->put("e", "6");
    }
};

}  // namespace

class ReadTraceTest : public QObject {
    Q_OBJECT
private slots:
    void aLookUpTellsEveryPlaceInOrder();
    void aLookUpInThePastPassesWhatIsTooNew();
    void aRangeTombstoneEndsALookUp();
    void expiredValuesAreToldAsSuch();
    void aSeekTellsTheEntriesItSteppedOver();
    void whatIsReadIsWhatTheCountersCount();
};

void ReadTraceTest::aLookUpTellsEveryPlaceInOrder() {
    ThreePlaces store;
    QVERIFY(store.db);
    const QString bottom = QString("L%1").arg(store.db->version()->deepestLevel());
    QCOMPARE(told(*store.db, "e"), "in m0, e@6 taken, " + bottom + " not needed");
    QCOMPARE(told(*store.db, "c"), "in m0, in L0, maybe, c@4 deletion, " + bottom + " not needed");
    QCOMPARE(told(*store.db, "a"), "in m0, L0 outside, in " + bottom + ", maybe, a@1 taken");
    QCOMPARE(told(*store.db, "b"), "in m0, L0 outside, in " + bottom + ", no");
    QCOMPARE(told(*store.db, "z"), "in m0, L0 outside, " + bottom + " none outside");
    Teller teller;
    told(*store.db, "e", 0, &teller);
    QVERIFY(teller.comparisons() > 0);
}

void ReadTraceTest::aLookUpInThePastPassesWhatIsTooNew() {
    ThreePlaces store;
    QVERIFY(store.db);
    const QString bottom = QString("L%1").arg(store.db->version()->deepestLevel());
    QCOMPARE(told(*store.db, "c", 3), "in m0, L0 too new, in " + bottom + ", maybe, c@2 taken");
}

void ReadTraceTest::aRangeTombstoneEndsALookUp() {
    ThreePlaces store;
    QVERIFY(store.db);
    OK(store.db->eraseRange("a", "b"));
    const QString bottom = QString("L%1").arg(store.db->version()->deepestLevel());
    QCOMPARE(told(*store.db, "a"), "in m0, covered 7, " + bottom + " not needed");
    OK(store.db->flush());
    QCOMPARE(told(*store.db, "a"), "in m0, in L0, covered 7, no, " + bottom + " not needed");
}

void ReadTraceTest::expiredValuesAreToldAsSuch() {
    MemoryStore store;
    OK(store.open());
    WriteBatch batch;
    batch.putExpiring("k", "v", store.clock.wallMicros() + 1);
    QVERIFY(store.db->write({}, batch).ok());
    store.clock.advance(10);
    QCOMPARE(told(*store.db, "k"), QString("in m0, k@1 expired"));
}

void ReadTraceTest::aSeekTellsTheEntriesItSteppedOver() {
    ThreePlaces store;
    QVERIFY(store.db);
    const QString bottom = QString("L%1").arg(store.db->version()->deepestLevel());
    QCOMPARE(toldOfSeek(*store.db, "b"),
             "in m0, in L0, in " + bottom + ", c@4 deletion, c@2 older, d@5 taken");
    QCOMPARE(toldOfSeek(*store.db, "b", 3), "in m0, in L0, in " + bottom + ", c@4 too new, c@2 taken");
    QCOMPARE(toldOfSeek(*store.db, "z"), "in m0, L0 outside, " + bottom + " none outside");
}

void ReadTraceTest::whatIsReadIsWhatTheCountersCount() {
    ThreePlaces store;
    QVERIFY(store.db);
    OK(store.open());
    for (int round = 0; round < 2; ++round) {
        const DbStats before = store.db->stats();
        Teller teller;
        told(*store.db, "a", 0, &teller);
        const DbStats after = store.db->stats();
        QCOMPARE(after.cache.hits - before.cache.hits, teller.dataHits);
        QCOMPARE(after.cache.misses - before.cache.misses, teller.dataMisses);
        QCOMPARE(teller.dataHits, static_cast<uint64_t>(round));
        QCOMPARE(teller.bytesRead == 0, round == 1);
    }
}

QTEST_APPLESS_MAIN(ReadTraceTest)
#include "read_trace_test.moc"
