// Transactions: what they see, what they write, and what they refuse to write.
#include <QtTest>
#include <barrier>
#include <map>
#include <numeric>
#include <random>
#include <thread>

#include "core/db/transaction.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

std::string seen(Transaction& transaction, const KeyRange& range = {}) {
    std::string all;
    const std::unique_ptr<Iterator> it = transaction.iterator(range);
    for (it->seekToFirst(); it->valid(); it->next())
        all.append(all.empty() ? "" : " ").append(it->key()).append("=").append(it->value());
    return it->status().ok() ? all : "error: " + text(it->status());
}

std::string seenBackward(Transaction& transaction) {
    std::string all;
    const std::unique_ptr<Iterator> it = transaction.iterator();
    for (it->seekToLast(); it->valid(); it->prev())
        all.append(all.empty() ? "" : " ").append(it->key()).append("=").append(it->value());
    return it->status().ok() ? all : "error: " + text(it->status());
}

std::string valueOf(Transaction& transaction, std::string_view key) {
    PinnedValue value;
    const Status status = transaction.get(key, value);
    return status.ok() ? std::string(value.view()) : text(status);
}

std::string absent() {
    return text(Status::notFound());
}

// "" when it was committed, else the key that others touched.
std::string conflictOf(Transaction& transaction) {
    const Result<WriteReceipt> receipt = transaction.commit();
    if (receipt.ok())
        return {};
    return receipt.status().is(Code::conflict) ? receipt.status().error().subject : text(receipt.status());
}

}  // namespace

class TransactionTest : public QObject {
    Q_OBJECT

    std::unique_ptr<MemoryStore> m_store;
    Db& db() { return *m_store->db; }

private slots:
    void init() {
        m_store = std::make_unique<MemoryStore>();
        OK(m_store->open());
        for (const char* key : {"a", "b", "c", "d"})
            OK(db().put(key, "0"));
    }

    void itSeesItsOwnWritesAndNobodyElseDoes() {
        Transaction transaction(db());
        OK(transaction.put("b", "1"));
        OK(transaction.put("bb", "new"));
        OK(transaction.erase("c"));
        QCOMPARE(seen(transaction), std::string("a=0 b=1 bb=new d=0"));
        QCOMPARE(seenBackward(transaction), std::string("d=0 bb=new b=1 a=0"));
        QCOMPARE(valueOf(transaction, "b"), std::string("1"));
        QCOMPARE(valueOf(transaction, "c"), absent());
        QCOMPARE(m_store->contents(), std::string("a=0 b=0 c=0 d=0"));
        QCOMPARE(conflictOf(transaction), std::string());
        QCOMPARE(m_store->contents(), std::string("a=0 b=1 bb=new d=0"));
    }

    void aRangeItErasedIsEmptyForItAndCanBeFilledAgain() {
        Transaction transaction(db());
        OK(transaction.eraseRange("b", "d"));
        QCOMPARE(seen(transaction), std::string("a=0 d=0"));
        OK(transaction.put("c", "again"));
        QCOMPARE(seen(transaction), std::string("a=0 c=again d=0"));
        QCOMPARE(valueOf(transaction, "b"), absent());
        QCOMPARE(valueOf(transaction, "c"), std::string("again"));
        QCOMPARE(conflictOf(transaction), std::string());
        QCOMPARE(m_store->contents(), std::string("a=0 c=again d=0"));
    }

    void itSeesTheStoreAsOfItsBeginWhateverHappensMeanwhile() {
        Transaction transaction(db());
        OK(db().put("a", "theirs"));
        OK(db().eraseRange("b", "c"));
        OK(db().put("e", "theirs"));
        OK(db().flush());
        CompactionJob job;
        OK(db().compact({}, job));
        QCOMPARE(seen(transaction), std::string("a=0 b=0 c=0 d=0"));
        QCOMPARE(valueOf(transaction, "b"), std::string("0"));
        // Reads of one moment need no check.
        QCOMPARE(conflictOf(transaction), std::string());
        QCOMPARE(seen(transaction), std::string("a=theirs c=0 d=0 e=theirs"));
    }

    void anIteratorShowsWhatWasWrittenBeforeIt() {
        Transaction transaction(db());
        OK(transaction.put("b", "1"));
        const std::unique_ptr<Iterator> it = transaction.iterator();
        OK(transaction.put("b", "2"));
        OK(transaction.put("bb", "2"));
        it->seek("b");
        QCOMPARE(it->value(), std::string_view("1"));
        QCOMPARE(it->sequence(), SequenceNumber{0});
        it->next();
        QCOMPARE(it->key(), std::string_view("c"));
        QCOMPARE(seen(transaction), std::string("a=0 b=2 bb=2 c=0 d=0"));
    }

    void aSavepointBringsBackWhatWasWrittenAtIt() {
        Transaction transaction(db());
        OK(transaction.put("a", "1"));
        transaction.setSavepoint();
        OK(transaction.erase("a"));
        OK(transaction.eraseRange("b", "z"));
        transaction.setSavepoint();
        OK(transaction.put("z", "2"));
        QCOMPARE(seen(transaction), std::string("z=2"));
        QVERIFY(transaction.rollbackToSavepoint());
        QCOMPARE(seen(transaction), std::string());
        QVERIFY(transaction.rollbackToSavepoint());
        QCOMPARE(seen(transaction), std::string("a=1 b=0 c=0 d=0"));
        QVERIFY(!transaction.rollbackToSavepoint());
        QCOMPARE(conflictOf(transaction), std::string());
        QCOMPARE(m_store->contents(), std::string("a=1 b=0 c=0 d=0"));
    }

    void aRollbackForgetsAll() {
        Transaction transaction(db());
        OK(transaction.put("a", "1"));
        QCOMPARE(valueOf(transaction, "b"), std::string("0"));
        OK(db().put("b", "theirs"));
        transaction.rollback();
        QCOMPARE(seen(transaction), std::string("a=0 b=theirs c=0 d=0"));
        OK(transaction.put("c", "1"));
        QCOMPARE(conflictOf(transaction), std::string());
    }

    void whatOthersTouchIsAConflict_data() {
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<bool>("inTables");
        for (const bool inTables : {false, true}) {
            const QByteArray where = inTables ? ", then flushed" : "";
            for (const char* theirs : {"put", "erase", "erase range"})
                QTest::newRow(theirs + where) << QString(theirs) << inTables;
        }
    }
    void whatOthersTouchIsAConflict() {
        QFETCH(const QString, theirs);
        QFETCH(const bool, inTables);
        const auto touchB = [&] {
            if (theirs == "put")
                OK(db().put("b", "theirs"));
            else if (theirs == "erase")
                OK(db().erase("b"));
            else
                OK(db().eraseRange("aa", "bb"));
            if (inTables)
                OK(db().flush());
        };
        Transaction reader(db()), writer(db()), walker(db()), eraser(db()), other(db());
        QCOMPARE(valueOf(reader, "b"), std::string("0"));
        OK(reader.put("x", "1"));
        OK(writer.put("b", "1"));
        QCOMPARE(seen(walker, {.from = "b", .hasFrom = true, .to = "c", .hasTo = true}), std::string("b=0"));
        OK(walker.put("x", "2"));
        OK(eraser.eraseRange("a", "c"));
        QCOMPARE(valueOf(other, "c"), std::string("0"));
        OK(other.put("d", "1"));
        touchB();
        const std::string before = m_store->contents();
        for (Transaction* transaction : {&reader, &writer, &walker, &eraser}) {
            const std::string key = conflictOf(*transaction);
            QVERIFY2(key == "b" || key == "aa", key.c_str());
        }
        QCOMPARE(m_store->contents(), before);
        QCOMPARE(conflictOf(other), std::string());
        QVERIFY(m_store->contents().ends_with("c=0 d=1"));
    }

    void aKeyThatAppearsInAWalkedRangeIsAConflict() {
        Transaction transaction(db());
        QCOMPARE(seen(transaction, KeyRange::withPrefix("b")), std::string("b=0"));
        OK(transaction.put("count of b", "1"));
        OK(db().put("bee", "theirs"));
        QCOMPARE(conflictOf(transaction), std::string("bee"));
        QCOMPARE(valueOf(transaction, "count of b"),
                 std::string("1"));  // as before: it can look, and begin anew
        transaction.rollback();
        QCOMPARE(seen(transaction, KeyRange::withPrefix("b")), std::string("b=0 bee=theirs"));
    }

    void anAbsentKeyThatWasReadMayNotAppear() {
        Transaction transaction(db());
        QCOMPARE(valueOf(transaction, "name"), absent());
        OK(transaction.put("name", "mine"));
        OK(db().put("name", "theirs"));
        QCOMPARE(conflictOf(transaction), std::string("name"));
        QCOMPARE(*db().get("name"), std::string("theirs"));
    }

    void aWriteThatCannotBeIsToldAtOnceAndStopsTheCommit() {
        Transaction transaction(db());
        OK(transaction.put("a", "1"));
        transaction.setSavepoint();
        QVERIFY(transaction.put(std::string(kMaxKeySize + 1, 'k'), "v").is(Code::invalidArgument));
        QVERIFY(transaction.eraseRange("z", "a").is(Code::invalidArgument));
        QVERIFY(transaction.commit().status().is(Code::invalidArgument));
        QVERIFY(transaction.rollbackToSavepoint());
        QCOMPARE(conflictOf(transaction), std::string());
        QCOMPARE(m_store->contents(), std::string("a=1 b=0 c=0 d=0"));
    }

    void anExpiringValueExpiresForItToo() {
        Transaction transaction(db());
        const int64_t now = m_store->clock.wallMicros();
        OK(transaction.putExpiring("b", "short", now + 1'000'000));
        QCOMPARE(valueOf(transaction, "b"), std::string("short"));
        m_store->clock.advance(2'000'000);
        QCOMPARE(valueOf(transaction, "b"), absent());
        QCOMPARE(seen(transaction), std::string("a=0 c=0 d=0"));
    }

    // Money moves between accounts on many threads, in rounds: all look at the same state, then all try to
    // commit. As each has looked at all accounts, exactly one of a round may succeed, and nothing may be lost
    // or made.
    void ofTransfersThatSawTheSameStateOneSucceeds() {
        constexpr int kAccounts = 8, kThreads = 4, kRounds = 200, kEach = 1000;
        const auto account = [](uint64_t n) { return "account " + std::to_string(n % kAccounts); };
        const auto balances = [](Transaction& transaction) {
            std::map<std::string, int64_t> all;
            const std::unique_ptr<Iterator> it = transaction.iterator(KeyRange::withPrefix("account "));
            for (it->seekToFirst(); it->valid(); it->next())
                all[std::string(it->key())] = std::stoll(std::string(it->value()));
            return all;
        };
        const auto sum = [](const std::map<std::string, int64_t>& all) {
            return std::accumulate(all.begin(), all.end(), int64_t{0},
                                   [](int64_t before, const auto& each) { return before + each.second; });
        };
        m_store->options.memtableEntries = 100;
        m_store->executor = makeThreadPool(2);
        OK(m_store->open());
        for (uint64_t n = 0; n < kAccounts; ++n)
            OK(db().put(account(n), std::to_string(kEach)));
        std::atomic<int> committed{0}, conflicts{0}, wrong{0};
        std::barrier together(kThreads);
        {
            std::vector<std::jthread> threads;
            for (uint64_t t = 0; t < kThreads; ++t)
                threads.emplace_back([&, t] {
                    std::mt19937_64 random(t);
                    for (int round = 0; round < kRounds; ++round) {
                        Transaction transaction(db());
                        const std::map<std::string, int64_t> all = balances(transaction);
                        const uint64_t from = random(), to = from + 1 + random() % (kAccounts - 1);
                        (void)transaction.put(account(from), std::to_string(all.at(account(from)) - 7));
                        (void)transaction.put(account(to), std::to_string(all.at(account(to)) + 7));
                        wrong += sum(balances(transaction)) != kAccounts * kEach;
                        together.arrive_and_wait();
                        const Status status = transaction.commit().status();
                        ++(status.ok() ? committed : status.is(Code::conflict) ? conflicts : wrong);
                        together.arrive_and_wait();
                    }
                });
        }
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(committed.load(), kRounds);
        QCOMPARE(conflicts.load(), kRounds * (kThreads - 1));
        Transaction after(db());
        QCOMPARE(sum(balances(after)), int64_t{kAccounts * kEach});
    }
};

QTEST_APPLESS_MAIN(TransactionTest)
#include "transaction_test.moc"
