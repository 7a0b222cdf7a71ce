// A dry run tells what the real run then does: the same files with the same bounds, sizes and drop counts.
#include <QtTest>

#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

class LastCompaction final : public EventListener {
public:
    void compactionEnd(const CompactionInfo& info) override { m_all.push_back(info); }
    const std::vector<CompactionInfo>& all() const { return m_all; }

private:
    std::vector<CompactionInfo> m_all;
};

QString show(const CompactionInfo& info) {
    QStringList parts;
    parts << QString("to L%1, in %2 B, out %3 B, dropped %4 + %5")
                 .arg(info.outputLevel)
                 .arg(info.inputBytes)
                 .arg(info.outputBytes)
                 .arg(info.droppedShadowed)
                 .arg(info.droppedTombstones);
    for (const TableMeta& table : info.inputs)
        parts << QString("in %1").arg(table.number);
    for (const TableMeta& table : info.outputs)
        parts << QString("out L%1 %2 %3..%4%5 %6/%7/%8 @%9")
                     .arg(table.level)
                     .arg(table.fileSize)
                     .arg(QString::fromStdString(table.smallest), QString::fromStdString(table.largest))
                     .arg(table.largestExclusive)
                     .arg(table.entries)
                     .arg(table.tombstones)
                     .arg(table.rangeTombstones)
                     .arg(table.maxSequence);
    return parts.join("; ");
}

// Keeps compactions waiting until it is told to let them go.
class HoldingExecutor final : public Executor {
public:
    void schedule(Priority priority, std::function<void()> task) override {
        if (m_holds && priority == Priority::compaction)
            m_held.push_back(std::move(task));
        else
            m_inner->schedule(priority, std::move(task));
    }
    void help() override { m_inner->help(); }
    void hold() { m_holds = true; }
    void release() {
        m_holds = false;
        for (std::function<void()>& task : std::exchange(m_held, {}))
            m_inner->schedule(Priority::compaction, std::move(task));
    }

private:
    const std::unique_ptr<Executor> m_inner = makeInlineExecutor();
    std::vector<std::function<void()>> m_held;
    bool m_holds = false;
};

// A small store of random writes in several levels, with snapshots held, and nothing in memory.
struct RandomStore : MemoryStore {
    QRandomGenerator random;
    std::shared_ptr<LastCompaction> listener = std::make_shared<LastCompaction>();
    std::vector<std::unique_ptr<Snapshot>> snapshots;

    explicit RandomStore(quint32 seed) : random(seed) {
        options.autoCompaction = false;
        options.listener = listener;
        options.memtableBytes = 16 << 10;
        if (!open().ok())
            return;
        const int rounds = 2 + random.bounded(5);
        for (int round = 0; round < rounds; ++round) {
            writeMore();
            if (random.bounded(4) == 0)
                snapshots.push_back(db->snapshot());
            (void)db->flush();
            CompactionJob job;
            if (random.bounded(3) == 0)
                (void)db->compact(anyManual(), job);
        }
    }
    // Nothing is in it, and compactions run by themselves when they may.
    RandomStore(quint32 seed, std::unique_ptr<Executor> runner) : random(seed) {
        executor = std::move(runner);
        options.listener = listener;
        options.memtableBytes = 16 << 10;
        options.compaction.baseLevelBytes = 48 << 10;
        if (seed % 5 != 0)
            options.compaction.overwrittenShare = 0;  // else most is done in a rest before it is due
        (void)open();
    }
    ~RandomStore() { snapshots.clear(); }

    void writeMore() {
        const int writes = 50 + random.bounded(400);
        for (int i = 0; i < writes; ++i)
            write();
    }

    ManualCompaction anyManual() {
        ManualCompaction manual;
        switch (random.bounded(4)) {
            case 0: break;
            case 1:
                manual.kind = CompactionReason::manualRange;
                manual.range.from = key();
                manual.range.hasFrom = true;
                break;
            case 2:
                manual.kind = CompactionReason::manualLevel;
                manual.level = random.bounded(3);
                break;
            default:
                manual.kind = CompactionReason::manualTables;
                for (int level = 0; level < kMaxLevels && manual.tables.empty(); ++level)
                    for (const TablePtr& table : db->version()->level(level))
                        if (random.bounded(2) == 0)
                            manual.tables.push_back(table->number);
        }
        return manual;
    }

private:
    std::string key() { return "key" + std::to_string(1000 + random.bounded(900)); }
    void write() {
        WriteBatch batch;
        switch (random.bounded(12)) {
            case 0: batch.erase(key()); break;
            case 1: {
                const std::string from = key();
                if (random.bounded(8) == 0)
                    batch.eraseRange(from, from + "z");
                else
                    batch.erase(from);
                break;
            }
            case 2: batch.putExpiring(key(), "short", clock.wallMicros() + random.bounded(100)); break;
            default: batch.put(key(), std::string(random.bounded(200), char('a' + random.bounded(26))));
        }
        (void)db->write({}, batch);
        clock.advance(1);
    }
};

}  // namespace

class RehearsalTest : public QObject {
    Q_OBJECT
private slots:
    void twoHundredDryRunsEqualTheRunsThatFollow();
    void whatThePickerWouldDoNextIsWhatItThenDoes();
    void tombstonesThatStayAreToldWithWhatHoldsThem();
    void aDryRunChangesNothingAndCanBeCancelled();
    void aStoreOpenReadOnlyTellsToo();
};

void RehearsalTest::twoHundredDryRunsEqualTheRunsThatFollow() {
    int merges = 0, moves = 0, held = 0;
    for (quint32 seed = 1; seed <= 200; ++seed) {
        RandomStore store(seed);
        QVERIFY(store.db);
        const ManualCompaction manual = store.anyManual();
        CompactionJob job;
        const auto rehearsal = store.db->rehearse(manual, job);
        QVERIFY(rehearsal.ok());
        const size_t before = store.listener->all().size();
        CompactionJob real;
        OK(store.db->compact(manual, real));
        if (rehearsal->decision.kind == Decision::Kind::nothing) {
            QCOMPARE(store.listener->all().size(), before);
            continue;
        }
        QCOMPARE(store.listener->all().size(), before + 1);
        QCOMPARE(show(rehearsal->outcome), show(store.listener->all().back()));
        QCOMPARE(rehearsal->unflushed, uint64_t{0});
        QCOMPARE(job.doneBytes.load(), rehearsal->decision.kind == Decision::Kind::merge
                                           ? rehearsal->outcome.inputBytes
                                           : uint64_t{0});
        merges += rehearsal->decision.kind == Decision::Kind::merge;
        moves += rehearsal->decision.kind == Decision::Kind::move;
        uint64_t tombstones = 0;
        for (const TableMeta& table : rehearsal->outcome.outputs)
            tombstones += table.tombstones;
        uint64_t kept = rehearsal->keptForOlder;
        for (const Rehearsal::Held& each : rehearsal->keptForSnapshots)
            kept += each.tombstones;
        if (rehearsal->decision.kind == Decision::Kind::merge)
            QCOMPARE(kept, tombstones);
        held += kept != 0;
    }
    QVERIFY2(merges > 50 && held > 20, qPrintable(QString("%1 %2 %3").arg(merges).arg(moves).arg(held)));
}

void RehearsalTest::whatThePickerWouldDoNextIsWhatItThenDoes() {
    int compared = 0;
    for (quint32 seed = 1; seed <= 10; ++seed) {
        auto owned = std::make_unique<HoldingExecutor>();
        HoldingExecutor& runner = *owned;
        RandomStore store(seed, std::move(owned));
        QVERIFY(store.db);
        for (int round = 0; round < 6; ++round) {
            runner.hold();
            for (int flushes = 0; flushes < 5; ++flushes) {
                store.writeMore();
                OK(store.db->flush());
            }
            CompactionJob job;
            const auto rehearsal = store.db->rehearse({}, job);
            QVERIFY(rehearsal.ok());
            const size_t before = store.listener->all().size();
            runner.release();
            OK(store.db->waitForBackground());
            if (rehearsal->decision.kind == Decision::Kind::nothing)
                continue;
            QVERIFY(store.listener->all().size() > before);
            QCOMPARE(show(rehearsal->outcome), show(store.listener->all()[before]));
            ++compared;
        }
    }
    QVERIFY2(compared > 30, qPrintable(QString::number(compared)));
}

void RehearsalTest::tombstonesThatStayAreToldWithWhatHoldsThem() {
    MemoryStore store;
    store.options.autoCompaction = false;
    OK(store.open());
    OK(store.db->put("a", "1"));
    OK(store.db->put("z", "1"));
    OK(store.db->flush());
    CompactionJob job;
    OK(store.db->compact({}, job));
    const auto snapshot = store.db->snapshot();
    OK(store.db->erase("a"));
    OK(store.db->flush());
    const auto all = store.db->rehearse(ManualCompaction{}, job);
    QVERIFY(all.ok());
    QCOMPARE(all->keptForOlder, uint64_t{0});
    QCOMPARE(all->keptForSnapshots.size(), size_t{1});
    QCOMPARE(all->keptForSnapshots[0].snapshot, snapshot->sequence());
    QCOMPARE(all->keptForSnapshots[0].tombstones, uint64_t{1});
}

void RehearsalTest::aDryRunChangesNothingAndCanBeCancelled() {
    RandomStore store(7);
    QVERIFY(store.db);
    const auto files = store.files();
    const auto version = store.db->version();
    CompactionJob job;
    QVERIFY(store.db->rehearse(ManualCompaction{}, job).ok());
    QVERIFY(store.files() == files);
    QCOMPARE(store.db->version(), version);
    job.cancel = true;
    QCOMPARE(store.db->rehearse(ManualCompaction{}, job).code(), Code::cancelled);
    QVERIFY(store.files() == files);
}

void RehearsalTest::aStoreOpenReadOnlyTellsToo() {
    RandomStore store(7);
    QVERIFY(store.db);
    store.snapshots.clear();
    CompactionJob job;
    const auto before = store.db->rehearse(ManualCompaction{}, job);
    QVERIFY(before.ok());
    OK(store.open(OpenMode::readOnly));
    const auto after = store.db->rehearse(ManualCompaction{}, job);
    QVERIFY(after.ok());
    QCOMPARE(show(after->outcome), show(before->outcome));
}

QTEST_APPLESS_MAIN(RehearsalTest)
#include "rehearsal_test.moc"
