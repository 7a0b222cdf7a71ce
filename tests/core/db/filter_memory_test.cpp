// Two stores with the same data and the same memory for filters: the one that gives small levels more bits
// reads fewer blocks for nothing.
#include <QtTest>
#include <random>

#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

std::string keyOf(uint64_t number) {
    const uint64_t mixed = number * 0x9e3779b97f4a7c15ull;
    return std::string(reinterpret_cast<const char*>(&mixed), sizeof mixed);
}

struct Outcome {
    uint64_t filterBytes = 0;
    uint64_t entries = 0;
    uint64_t falsePositives = 0;
};

}  // namespace

class FilterMemoryTest : public QObject {
    Q_OBJECT

    // Even numbers are written, in three generations of very different size, odd ones asked for.
    static Outcome measure(FilterAllocation allocation, double bitsPerKey) {
        constexpr uint64_t kLarge = 60'000;
        constexpr uint64_t kAsked = 60'000;
        MemoryStore store;
        store.options.filterAllocation = allocation;
        store.options.filterBitsPerKey = bitsPerKey;
        store.options.memtableBytes = 64 << 20;
        store.options.autoCompaction = false;
        store.options.compaction.baseLevelBytes = 4 << 20;
        store.options.compaction.targetTableBytes = 1 << 20;
        Outcome outcome;
        if (!store.open().ok())
            return outcome;
        const auto write = [&](uint64_t from, uint64_t count) {
            WriteBatch batch;
            for (uint64_t i = from; i < from + count; ++i)
                batch.put(keyOf(2 * i), "value");
            return store.db->write({}, batch).ok() && store.db->flush().ok();
        };
        CompactionJob job;
        bool done = write(0, kLarge) && store.db->compact({}, job).ok();
        for (uint64_t run = 0; run < 6; ++run)
            done = done && write(kLarge + run * 600, 600);
        PinnedValue value;
        for (uint64_t i = 0; i < kAsked; ++i)
            done = done && store.db->get({}, keyOf(2 * i + 1), value).is(Code::notFound);
        if (!done)
            return outcome;
        const auto version = store.db->version();
        for (int level = 0; level < version->levels(); ++level)
            for (const TablePtr& table : version->level(level)) {
                const auto path = store.directory + "/" +
                                  std::string(6 - std::to_string(table->number).size(), '0') +
                                  std::to_string(table->number) + ".lst";
                auto file = store.fs.openRandom(path);
                if (!file.ok())
                    return outcome;
                const auto reader = TableReader::open(std::move(*file), path, table->number,
                                                      std::make_shared<BlockCache>(1 << 20));
                outcome.filterBytes += (*reader)->properties()->filterBytes;
                outcome.entries += table->entries;
            }
        outcome.falsePositives = store.db->stats().filterFalsePositives;
        return outcome;
    }

private slots:
    void monkeyReadsLessForTheSameMemory() {
        const Outcome monkey = measure(FilterAllocation::monkey, 8);
        QCOMPARE(monkey.entries, uint64_t{63'600});
        const Outcome uniform =
            measure(FilterAllocation::uniform,
                    8 * static_cast<double>(monkey.filterBytes) / static_cast<double>(monkey.entries));
        QCOMPARE(uniform.entries, monkey.entries);
        qInfo("uniform: %llu bytes, %llu false positives; monkey: %llu bytes, %llu false positives",
              static_cast<unsigned long long>(uniform.filterBytes),
              static_cast<unsigned long long>(uniform.falsePositives),
              static_cast<unsigned long long>(monkey.filterBytes),
              static_cast<unsigned long long>(monkey.falsePositives));
        QVERIFY(uniform.falsePositives > 1000);
        QVERIFY(monkey.falsePositives < uniform.falsePositives / 2);
        QVERIFY(monkey.filterBytes <= uniform.filterBytes);
    }
};

QTEST_APPLESS_MAIN(FilterMemoryTest)
#include "filter_memory_test.moc"
