// The block cache keeps its budget, keeps pinned bytes alive, and keeps what is used.
#include <QtTest/QTest>

#include <atomic>
#include <thread>
#include <vector>

#include "core/table/block_cache.h"

using namespace levelscope;

namespace {

std::unique_ptr<char[]> blockOf(size_t size, char fill) {
    auto bytes = std::make_unique<char[]>(size);
    std::fill_n(bytes.get(), size, fill);
    return bytes;
}

BlockCache::Pin put(BlockCache& cache, uint64_t file, uint64_t offset, size_t size = 1000) {
    return cache.insert(file, offset, CacheKind::data, blockOf(size, static_cast<char>(file * 31 + offset)),
                        size);
}

bool holds(const BlockCache::Pin& pin, uint64_t file, uint64_t offset, size_t size = 1000) {
    return pin && pin.bytes().size() == size &&
           pin.bytes().front() == static_cast<char>(file * 31 + offset) &&
           pin.bytes().back() == pin.bytes().front();
}

}  // namespace

class BlockCacheTest : public QObject {
    Q_OBJECT

private slots:
    void whatWasPutInIsFoundUntilItsFileIsErased();
    void theBudgetHoldsWhateverIsPutIn();
    void pinnedBlocksOutliveEvictionAndErasure();
    void usedBlocksSurviveAScan();
    void aBlockTooLargeForTheCacheIsLentOnly();
    void theSecondOfTwoEqualInsertsGetsTheFirstBlock();
    void shrinkingTheBudgetEvictsAtOnce();
    void manyThreadsMayLookUpInsertAndErase();
};

void BlockCacheTest::whatWasPutInIsFoundUntilItsFileIsErased() {
    BlockCache cache(10 << 20);
    for (uint64_t file = 1; file <= 3; ++file)
        for (uint64_t offset = 0; offset < 1000; ++offset)
            put(cache, file, offset * 4096);
    for (uint64_t file = 1; file <= 3; ++file)
        for (uint64_t offset = 0; offset < 1000; ++offset)
            QVERIFY(holds(cache.lookup(file, offset * 4096), file, offset * 4096));
    QVERIFY(!cache.lookup(4, 0));
    QVERIFY(!cache.lookup(1, 1));
    cache.eraseFile(2);
    for (uint64_t offset = 0; offset < 1000; ++offset) {
        QVERIFY(!cache.lookup(2, offset * 4096));
        QVERIFY(cache.lookup(3, offset * 4096));
    }
    const CacheStats stats = cache.stats();
    QCOMPARE(stats.entries, uint64_t{2000});
    QCOMPARE(stats.hits, uint64_t{4000});
    QCOMPARE(stats.misses, uint64_t{1002});
    QVERIFY(stats.usedBytes > 2000 * 1000 && stats.usedBytes < 2000 * 1300);
}

void BlockCacheTest::theBudgetHoldsWhateverIsPutIn() {
    BlockCache cache(1 << 20);
    for (uint64_t i = 0; i < 20000; ++i) {
        QVERIFY(holds(put(cache, 1, i, 100 + i % 3000), 1, i, 100 + i % 3000));
        QVERIFY(cache.stats().usedBytes <= (1 << 20) + 4096);
    }
    const CacheStats stats = cache.stats();
    QVERIFY(stats.usedBytes > (1 << 20) * 9 / 10);
    QVERIFY(stats.evictions > 19000);
}

void BlockCacheTest::pinnedBlocksOutliveEvictionAndErasure() {
    BlockCache cache(64 << 10);
    std::vector<BlockCache::Pin> pins;
    for (uint64_t i = 0; i < 100; ++i)
        pins.push_back(put(cache, 1, i));
    const BlockCache::Pin copy = pins.front();
    for (uint64_t i = 0; i < 1000; ++i)
        put(cache, 2, i);
    cache.eraseFile(1);
    QVERIFY(!cache.lookup(1, 5));
    QVERIFY(cache.stats().usedBytes >= 100 * 1000);
    for (uint64_t i = 0; i < 100; ++i)
        QVERIFY(holds(pins[i], 1, i));
    pins.clear();
    QVERIFY(holds(copy, 1, 0));
    QVERIFY(cache.stats().usedBytes <= (64 << 10) + 2000);
}

void BlockCacheTest::usedBlocksSurviveAScan() {
    BlockCache cache(1 << 20);
    for (uint64_t i = 0; i < 300; ++i)
        put(cache, 1, i);
    for (uint64_t i = 0; i < 20000; ++i) {
        put(cache, 2, i);
        if (i % 4 == 0)
            cache.lookup(1, i / 4 % 300);
    }
    int kept = 0;
    for (uint64_t i = 0; i < 300; ++i)
        kept += cache.lookup(1, i) ? 1 : 0;
    QVERIFY2(kept > 200, qPrintable(QString::number(kept)));
}

void BlockCacheTest::aBlockTooLargeForTheCacheIsLentOnly() {
    BlockCache cache(1 << 20);
    for (uint64_t i = 0; i < 100; ++i)
        put(cache, 1, i);
    {
        const BlockCache::Pin huge = put(cache, 2, 0, 5 << 20);
        QVERIFY(holds(huge, 2, 0, 5 << 20));
        QVERIFY(cache.stats().usedBytes > (5 << 20));
    }
    QVERIFY(!cache.lookup(2, 0));
    QCOMPARE(cache.stats().entries, uint64_t{100});
    BlockCache none(0);
    QVERIFY(holds(put(none, 1, 1), 1, 1));
    QVERIFY(!none.lookup(1, 1));
    QCOMPARE(none.stats().usedBytes, uint64_t{0});
}

void BlockCacheTest::theSecondOfTwoEqualInsertsGetsTheFirstBlock() {
    BlockCache cache(1 << 20);
    const auto first = cache.insert(1, 0, CacheKind::data, blockOf(10, 'a'), 10);
    const auto second = cache.insert(1, 0, CacheKind::data, blockOf(10, 'b'), 10);
    QCOMPARE(second.bytes().front(), 'a');
    QCOMPARE(cache.stats().entries, uint64_t{1});
}

void BlockCacheTest::shrinkingTheBudgetEvictsAtOnce() {
    BlockCache cache(10 << 20);
    for (uint64_t i = 0; i < 5000; ++i)
        put(cache, 1, i);
    cache.setBudget(1 << 20);
    QVERIFY(cache.stats().usedBytes <= (1 << 20));
    QCOMPARE(cache.stats().budgetBytes, uint64_t{1 << 20});
    cache.setBudget(0);
    QCOMPARE(cache.stats().entries, uint64_t{0});
}

void BlockCacheTest::manyThreadsMayLookUpInsertAndErase() {
    BlockCache cache(256 << 10);
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (uint64_t thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            std::vector<BlockCache::Pin> kept(8);
            uint64_t state = thread + 1;
            for (int i = 0; i < 20000; ++i) {
                state = state * 6364136223846793005ull + 1442695040888963407ull;
                const uint64_t file = 1 + (state >> 40) % 3;
                const uint64_t offset = (state >> 20) % 300;
                BlockCache::Pin pin = cache.lookup(file, offset);
                if (!pin)
                    pin = put(cache, file, offset);
                wrong += holds(pin, file, offset) ? 0 : 1;
                kept[state >> 61] = pin;
                if (i % 5000 == 4999)
                    cache.eraseFile(file);
                if (i % 7000 == 6999)
                    cache.setBudget((state >> 50) % 2 == 0 ? 128 << 10 : 256 << 10);
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
    QVERIFY(cache.stats().usedBytes <= (256 << 10) + 2000);
}

QTEST_APPLESS_MAIN(BlockCacheTest)
#include "block_cache_test.moc"
