// One writer and several readers at once: nothing that a reader may count on is ever missed, doubled or out
// of order, and every value is whole. Run under the thread sanitizer this also proves the tree's memory
// ordering.
#include <QtTest>
#include <atomic>
#include <random>
#include <thread>

#include "core/memtable/memtable.h"

using namespace levelscope;

Q_DECLARE_METATYPE(levelscope::MemtableKind)

namespace {

std::string keyOf(uint64_t i) {
    // Spread over the key space, so that splits happen everywhere, behind a prefix longer than a slot's eight
    // bytes.
    return QString::asprintf("object/%016llx", static_cast<unsigned long long>(i * 0x9e3779b97f4a7c15ull))
        .toStdString();
}

std::string valueOf(uint64_t i) {
    return "value of " + std::to_string(i);
}

// Readers collect failures here, as QVERIFY belongs to the main thread.
struct Report {
    std::atomic<int> failures{0};
    void expect(bool condition) {
        if (!condition)
            ++failures;
    }
};

void lookUp(const Memtable& table, const std::atomic<uint64_t>& written, const std::atomic<bool>& done,
            Report& report, uint64_t seed) {
    std::mt19937_64 random(seed);
    while (!done) {
        const uint64_t limit = written.load();
        for (int i = 0; i < 200 && limit > 0; ++i) {
            const uint64_t wanted = 1 + random() % limit;
            MemtableHit hit;
            const bool found = table.get(keyOf(wanted), kMaxSequence, hit);
            report.expect(found && hit.value == valueOf(wanted) && trailerSequence(hit.trailer) == wanted);
            report.expect(!table.get(keyOf(wanted), wanted - 1, hit));
        }
    }
}

// Walks the whole table and checks order, wholeness, and that at least what was there at the start was seen.
void walk(const Memtable& table, const std::atomic<uint64_t>& written, const std::atomic<bool>& done,
          Report& report, bool forward) {
    const auto cursor = table.newCursor();
    while (!done) {
        const uint64_t atLeast = written.load();
        uint64_t seen = 0;
        std::string last;
        if (forward)
            cursor->seekToFirst();
        else
            cursor->seekToLast();
        for (; cursor->valid(); forward ? cursor->next() : cursor->prev()) {
            const InternalKey key = cursor->key();
            report.expect(seen == 0 || (forward ? last < key.userKey : last > key.userKey));
            report.expect(cursor->value() == valueOf(key.sequence()));
            last = key.userKey;
            if (key.sequence() <= atLeast)
                ++seen;
        }
        report.expect(seen == atLeast);
    }
}

// The entries [first, first + count) in one call.
void addGroup(Memtable& table, uint64_t first, uint64_t count) {
    std::vector<std::string> keys;
    std::vector<std::string> values;
    for (uint64_t i = first; i < first + count; ++i) {
        keys.push_back(keyOf(i));
        values.push_back(valueOf(i));
    }
    std::vector<NewEntry> entries;
    for (uint64_t i = 0; i < count; ++i)
        entries.push_back({keys[i], packTrailer(first + i, EntryType::value), values[i]});
    table.addAll(entries);
}

}  // namespace

class MemtableConcurrencyTest : public QObject {
    Q_OBJECT
private slots:
    void readersNeverMissWhatWasWritten_data();
    void readersNeverMissWhatWasWritten();
    void readersSeeRangeTombstonesAsTheyCome();
    void theStructureCanBeDrawnWhileItGrows();
};

void MemtableConcurrencyTest::readersNeverMissWhatWasWritten_data() {
    QTest::addColumn<MemtableKind>("kind");
    QTest::addColumn<uint64_t>("entries");
    QTest::addColumn<uint64_t>("together");
    QTest::newRow("bplus") << MemtableKind::bplus << uint64_t{30'000} << uint64_t{1};
    QTest::newRow("bplus, in groups") << MemtableKind::bplus << uint64_t{30'000} << uint64_t{15};
    QTest::newRow("avl") << MemtableKind::avl << uint64_t{2'000} << uint64_t{1};
}

void MemtableConcurrencyTest::readersNeverMissWhatWasWritten() {
    QFETCH(MemtableKind, kind);
    QFETCH(uint64_t, entries);
    QFETCH(uint64_t, together);  // divides them
    const auto table = makeMemtable(kind);
    std::atomic<uint64_t> written{0};
    std::atomic<bool> done{false};
    Report report;
    {
        std::vector<std::jthread> readers;
        readers.emplace_back([&] { lookUp(*table, written, done, report, 1); });
        readers.emplace_back([&] { lookUp(*table, written, done, report, 2); });
        readers.emplace_back([&] { walk(*table, written, done, report, true); });
        readers.emplace_back([&] { walk(*table, written, done, report, false); });
        for (uint64_t i = 1; i <= entries; i += together) {
            addGroup(*table, i, together);
            written = i + together - 1;
        }
        done = true;
    }
    QCOMPARE(report.failures.load(), 0);
    QCOMPARE(table->entryCount(), entries);
}

void MemtableConcurrencyTest::readersSeeRangeTombstonesAsTheyCome() {
    const auto table = makeMemtable(MemtableKind::bplus);
    std::atomic<uint64_t> written{0};
    std::atomic<bool> done{false};
    Report report;
    {
        const std::jthread reader([&] {
            while (!done) {
                const uint64_t atLeast = written.load();
                report.expect(table->coveringTombstone("m", kMaxSequence) >= atLeast);
                report.expect(table->coveringTombstone("z", kMaxSequence) == 0);
            }
        });
        for (uint64_t i = 1; i <= 3'000; ++i) {
            table->addRangeTombstone({"a" + std::to_string(i), "n", i});
            written = i;
        }
        done = true;
    }
    QCOMPARE(report.failures.load(), 0);
}

void MemtableConcurrencyTest::theStructureCanBeDrawnWhileItGrows() {
    const auto table = makeMemtable(MemtableKind::bplus);
    std::atomic<bool> done{false};
    Report report;
    {
        const std::jthread reader([&] {
            while (!done) {
                for (const MemtableNode& node : table->nodes(500))
                    report.expect(node.fill <= node.capacity);
            }
        });
        for (uint64_t i = 1; i <= 20'000; ++i)
            table->add(keyOf(i), packTrailer(i, EntryType::value), valueOf(i));
        done = true;
    }
    QCOMPARE(report.failures.load(), 0);
}

QTEST_APPLESS_MAIN(MemtableConcurrencyTest)
#include "memtable_concurrency_test.moc"
