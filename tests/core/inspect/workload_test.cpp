// Benchmark workloads against a plain map: they do as much as they say, and notice a store that answers
// wrongly.
#include "core/inspect/workload.h"

#include <QtTest>
#include <map>
#include <mutex>
#include <set>

#include "core/env/strict_mem_file_system.h"
#include "core/inspect/db_bench_target.h"

using namespace levelscope;

namespace {

// A store without a store. `forget` and `undying` make it lie.
class MapTarget final : public BenchTarget {
public:
    std::map<std::string, std::string, std::less<>> pairs;
    std::mutex mutex;
    std::string forget;
    bool undying = false;  // what is deleted or expired is still found
    bool expires = false;  // knows lifetimes itself
    std::map<std::string, int64_t, std::less<>> expiries;
    int64_t now = 0;
    uint64_t erasures = 0;
    uint64_t puts = 0;
    uint64_t synced = 0;
    uint64_t batches = 0;
    int compactions = 0;
    int closes = 0;
    int opens = 0;
    ManualClock clock;
    int64_t putMicros = 0;  // how long one takes

    Status put(std::string_view key, std::string_view value, bool sync) override {
        const std::scoped_lock lock(mutex);
        clock.advance(putMicros);
        ++puts;
        synced += sync ? 1 : 0;
        if (key != forget)
            pairs.insert_or_assign(std::string(key), std::string(value));
        return {};
    }
    Status putBatch(std::span<const Pair> batch) override {
        ++batches;
        for (const auto& [key, value] : batch)
            (void)put(key, value, false);
        return {};
    }
    Status erase(std::string_view key) override {
        ++erasures;
        if (const auto found = pairs.find(key); found != pairs.end() && !undying)
            pairs.erase(found);
        return {};
    }
    Status putFor(std::string_view key, std::string_view value, int64_t micros) override {
        expiries.insert_or_assign(std::string(key), now + micros);
        return put(key, value, false);
    }
    bool expiresPairs() const override { return expires; }
    void passTime(int64_t micros) override { now += micros; }
    bool isDead(std::string_view key) const {
        const auto expiry = expiries.find(key);
        return expires && !undying && expiry != expiries.end() && expiry->second <= now;
    }
    std::unique_ptr<BenchReader> newReader() override { return std::make_unique<Reader>(*this); }
    Status compactAll() override { return ++compactions, Status(); }
    Status settle() override { return {}; }
    Status close() override { return ++closes, Status(); }
    Status open() override { return ++opens, Status(); }

private:
    class Reader final : public BenchReader {
    public:
        explicit Reader(MapTarget& target) : m_target(target) {}
        Status get(std::string_view key, std::string_view& value) override {
            const std::scoped_lock lock(m_target.mutex);
            const auto found = m_target.pairs.find(key);
            if (found == m_target.pairs.end() || m_target.isDead(key))
                return Status::notFound();
            m_value = found->second;
            value = m_value;
            return {};
        }
        Status multiGet(std::span<const std::string_view> keys,
                        std::vector<std::string_view>& values) override {
            const std::scoped_lock lock(m_target.mutex);
            values.clear();
            for (const std::string_view key : keys) {
                const auto found = m_target.pairs.find(key);
                if (found == m_target.pairs.end())
                    return Status::notFound();
                values.push_back(found->second);
            }
            return {};
        }
        void refresh() override {}
        void seekToFirst() override { m_at = m_target.pairs.begin(); }
        void seekToLast() override {
            m_at = m_target.pairs.empty() ? m_target.pairs.end() : std::prev(m_target.pairs.end());
        }
        void seek(std::string_view key) override {
            const std::scoped_lock lock(m_target.mutex);
            m_at = m_target.pairs.lower_bound(key);
        }
        bool valid() override { return m_at != m_target.pairs.end(); }
        void next() override {
            const std::scoped_lock lock(m_target.mutex);
            ++m_at;
        }
        void prev() override {
            m_at = m_at == m_target.pairs.begin() ? m_target.pairs.end() : std::prev(m_at);
        }
        std::string_view key() override { return m_at->first; }
        std::string_view value() override { return m_at->second; }
        Status status() override { return {}; }

    private:
        MapTarget& m_target;
        std::string m_value;
        std::map<std::string, std::string, std::less<>>::iterator m_at;
    };
};

WorkloadOptions smallOptions() {
    WorkloadOptions options;
    options.keys = 5'000;
    return options;
}

}  // namespace

class WorkloadTest : public QObject {
    Q_OBJECT
private slots:
    void everyWorkloadRunsOnAStoreThatAnswersRightly();
    void fillsWriteEveryKeyOnce();
    void aLostKeyIsNoticedByEveryRead();
    void noOperationBeginsWhenTheTimeIsOver();
    void threadsShareTheOperations();
    void aWrongAnswerIsNoticedByEveryMix();
    void whatIsDeadMustNotBeFound();
    void aQueueKeepsItsLength();
    void seeksAmongDeletedKeysKnowTheSurvivors();
    void keysOfAgeAreDeletedWhereTheyDoNotExpire();
    void replayedIsWhatWasWrittenSinceTheLastCompaction();
    void ourStoreAnswersEveryWorkloadRightly();
    void namesLeadBackToTheirWorkloads();
    void keysThatDoNotFitAreRefused();
    void aShuffleIsAPermutation();
    void zipfianDrawsFavourTheHotFew();
    void valuesCompressAsAsked();
    void keysSortByIndex();
};

void WorkloadTest::everyWorkloadRunsOnAStoreThatAnswersRightly() {
    const WorkloadOptions options = smallOptions();
    MapTarget target;
    QVERIFY(runWorkload(target, Workload::fillrandom, options).ok());
    for (const WorkloadInfo& info : workloadInfos()) {
        if (info.fills)
            target.pairs.clear();
        const auto result = runWorkload(target, info.workload, options);
        QVERIFY2(result.ok(), info.name.data());
        QCOMPARE(result->operations, plannedOperations(info.workload, options));
        QVERIFY(result->seconds > 0);
        if (info.fills && plannedOperations(info.workload, options) < options.keys)
            QVERIFY(runWorkload(target, Workload::fillrandom, options).ok());
    }
    QCOMPARE(target.compactions, 2);
    QCOMPARE(target.closes, 2);
    QCOMPARE(target.opens, 2);
    QCOMPARE(target.synced, plannedOperations(Workload::fillsync, options));
}

void WorkloadTest::fillsWriteEveryKeyOnce() {
    const WorkloadOptions options = smallOptions();
    for (const Workload workload : {Workload::fillseq, Workload::fillrandom, Workload::fillbatch}) {
        MapTarget target;
        const auto result = runWorkload(target, workload, options);
        QVERIFY(result.ok());
        QCOMPARE(target.pairs.size(), size_t{5'000});
        QCOMPARE(target.puts, 5'000u);
        QCOMPARE(result->bytes, 5'000u * 116);
        QCOMPARE(result->latencies.count(), workload == Workload::fillbatch ? 50u : 5'000u);
    }
}

void WorkloadTest::aLostKeyIsNoticedByEveryRead() {
    const WorkloadOptions options = smallOptions();
    for (const Workload workload : {Workload::readseq, Workload::readreverse, Workload::seekrandom}) {
        MapTarget target;
        target.forget = "0000000000002345";
        QVERIFY(runWorkload(target, Workload::fillrandom, options).ok());
        WorkloadOptions thorough = options;
        thorough.operations = 20'000;
        QCOMPARE(runWorkload(target, workload, thorough).status().code(), Code::corruption);
    }
    MapTarget target;
    QVERIFY(runWorkload(target, Workload::fillrandom, options).ok());
    for (auto& [key, value] : target.pairs)
        value.back() = '?' + static_cast<char>(value.back() == '?');
    QCOMPARE(runWorkload(target, Workload::readrandom, options).status().code(), Code::corruption);
    MapTarget empty;
    QCOMPARE(runWorkload(empty, Workload::readrandom, options).status().code(), Code::notFound);
}

void WorkloadTest::noOperationBeginsWhenTheTimeIsOver() {
    WorkloadOptions options = smallOptions();
    MapTarget target;
    target.putMicros = 30'000;
    options.seconds = 1;
    const auto single = runWorkload(target, Workload::fillrandom, options, target.clock);
    QVERIFY(single.ok());
    QCOMPARE(single->operations, 34u);
    QCOMPARE(target.puts, 34u);
    QCOMPARE(single->bytes, 34 * (options.keySize + options.valueSize));
    // One step of a hundred puts takes longer than a second already.
    const auto batches = runWorkload(target, Workload::fillbatch, options, target.clock);
    QVERIFY(batches.ok());
    QCOMPARE(batches->operations, 100u);
    QCOMPARE(target.batches, 1u);
}

void WorkloadTest::threadsShareTheOperations() {
    WorkloadOptions options = smallOptions();
    options.threads = 3;
    options.operations = 10'000;
    for (const WorkloadInfo& info : workloadInfos()) {
        if (!info.threads)
            continue;
        MapTarget target;
        QVERIFY(runWorkload(target, Workload::fillrandom, options).ok());
        const uint64_t before = target.puts;
        const auto result = runWorkload(target, info.workload, options);
        QVERIFY2(result.ok(), info.name.data());
        QCOMPARE(result->operations, 10'000u);
        // A call is timed as one, however many keys it looks up: 34 calls a thread.
        const bool many = info.workload == Workload::multiget;
        QCOMPARE(result->latencies.count(), many ? 3u * 34 : 10'000u);
        if (info.workload == Workload::ycsbA || info.workload == Workload::ycsbF)
            QVERIFY(target.puts - before > 4'700 && target.puts - before < 5'300);
        QCOMPARE(target.pairs.size() > 5'000, info.alters);
    }
    options.threads = 0;
    MapTarget target;
    QCOMPARE(runWorkload(target, Workload::ycsbA, options).status().code(), Code::invalidArgument);
}

void WorkloadTest::aWrongAnswerIsNoticedByEveryMix() {
    const WorkloadOptions options = smallOptions();
    for (const Workload workload : {Workload::ycsbA, Workload::ycsbB, Workload::ycsbC, Workload::ycsbD,
                                    Workload::ycsbE, Workload::ycsbF}) {
        MapTarget target;
        QVERIFY(runWorkload(target, Workload::fillrandom, options).ok());
        for (auto& [key, value] : target.pairs)
            value.back() = '?' + static_cast<char>(value.back() == '?');
        QCOMPARE(runWorkload(target, workload, options).status().code(), Code::corruption);
    }
}

void WorkloadTest::whatIsDeadMustNotBeFound() {
    const WorkloadOptions options = smallOptions();
    for (const Workload workload :
         {Workload::tombstoneseek, Workload::tombstonemix, Workload::deletequeue, Workload::ttlchurn}) {
        for (const bool expires : {false, true}) {
            MapTarget target;
            target.undying = true;
            target.expires = expires;
            QCOMPARE(runWorkload(target, workload, options).status().code(), Code::corruption);
        }
    }
    MapTarget target;
    target.forget = "0000000000004500";  // the first behind the deleted ones
    QCOMPARE(runWorkload(target, Workload::tombstoneseek, options).status().code(), Code::corruption);
}

void WorkloadTest::aQueueKeepsItsLength() {
    WorkloadOptions options = smallOptions();
    options.operations = 1'250;  // the last step is half of one
    MapTarget target;
    const auto result = runWorkload(target, Workload::deletequeue, options);
    QVERIFY(result.ok());
    QCOMPARE(result->operations, 1'250u);
    QCOMPARE(result->latencies.count(), 13u);
    QCOMPARE(target.erasures, 1'250u);
    QCOMPARE(target.pairs.size(), size_t{1'000});
    QCOMPARE(target.pairs.begin()->first, std::string("0000000000001250"));
}

void WorkloadTest::seeksAmongDeletedKeysKnowTheSurvivors() {
    const WorkloadOptions options = smallOptions();
    MapTarget front;
    QVERIFY(runWorkload(front, Workload::tombstoneseek, options).ok());
    QCOMPARE(front.erasures, 4'500u);
    QCOMPARE(front.pairs.size(), size_t{500});
    MapTarget stripes;
    QVERIFY(runWorkload(stripes, Workload::tombstonemix, options).ok());
    QCOMPARE(stripes.pairs.size(), size_t{50});
    QVERIFY(stripes.pairs.contains("0000000000003009") && !stripes.pairs.contains("0000000000003010"));
}

void WorkloadTest::keysOfAgeAreDeletedWhereTheyDoNotExpire() {
    const WorkloadOptions options = smallOptions();
    MapTarget forgetful;
    forgetful.expires = true;
    QVERIFY(runWorkload(forgetful, Workload::ttlchurn, options).ok());
    QCOMPARE(forgetful.erasures, 0u);
    QCOMPARE(forgetful.puts, 7'500u);
    MapTarget keeping;
    QVERIFY(runWorkload(keeping, Workload::ttlchurn, options).ok());
    // Of what was written one life ago e^-1/2 was not written again since.
    QVERIFY(keeping.erasures > 2'900 && keeping.erasures < 3'200);
    std::erase_if(forgetful.pairs, [&](const auto& pair) { return forgetful.isDead(pair.first); });
    QVERIFY(forgetful.pairs == keeping.pairs);
}

void WorkloadTest::replayedIsWhatWasWrittenSinceTheLastCompaction() {
    WorkloadOptions options = smallOptions();
    MapTarget target;
    QVERIFY(runWorkload(target, Workload::fillrandom, options).ok());
    target.puts = 0;
    options.operations = 700;
    const auto result = runWorkload(target, Workload::replay, options);
    QVERIFY(result.ok());
    QCOMPARE(target.puts, 700u);
    QCOMPARE(result->operations, 700u);
    QCOMPARE(result->bytes, 700u * 116);
    QCOMPARE(result->latencies.count(), 1u);
    QCOMPARE(target.compactions, 1);
    QCOMPARE(target.closes, 1);
    QCOMPARE(target.opens, 1);
}

// With memtables so small that flushes and merges take part.
void WorkloadTest::ourStoreAnswersEveryWorkloadRightly() {
    Options store;
    store.memtableBytes = 64 << 10;
    store.compaction.targetTableBytes = 64 << 10;
    WorkloadOptions options = smallOptions();
    options.keys = 4'000;
    StrictMemFileSystem files;
    store.env.fs = &files;
    std::unique_ptr<BenchTarget> target;
    int stores = 0;
    bool whole = false;
    const auto fresh = [&] {
        target.reset();
        auto opened = openDbBenchTarget("/" + std::to_string(++stores), store);
        QVERIFY(opened.ok());
        target = std::move(opened).value();
    };
    for (const WorkloadInfo& info : workloadInfos()) {
        if (info.fills || !whole)
            fresh();
        if (!info.fills && !whole)
            QVERIFY(runWorkload(*target, Workload::fillrandom, options).ok());
        const auto result = runWorkload(*target, info.workload, options);
        QVERIFY2(result.ok(), (std::string(info.name) + toLogString(result.status())).c_str());
        whole = !info.alters && (!info.fills || result->operations == options.keys);
    }
}

void WorkloadTest::namesLeadBackToTheirWorkloads() {
    for (const WorkloadInfo& info : workloadInfos()) {
        QVERIFY(workloadByName(info.name).ok());
        QVERIFY(*workloadByName(info.name) == info.workload);
        QCOMPARE(name(info.workload), info.name);
    }
    QCOMPARE(workloadByName("fillquick").status().code(), Code::invalidArgument);
}

void WorkloadTest::keysThatDoNotFitAreRefused() {
    MapTarget target;
    WorkloadOptions options = smallOptions();
    options.keySize = 3;
    QCOMPARE(runWorkload(target, Workload::fillseq, options).status().code(), Code::invalidArgument);
    options.keySize = 4;
    QVERIFY(runWorkload(target, Workload::fillseq, options).ok());
    QCOMPARE(target.pairs.size(), size_t{5'000});
}

void WorkloadTest::aShuffleIsAPermutation() {
    for (const uint64_t count : {1, 2, 3, 17, 1'000, 65'536, 100'001}) {
        IndexGenerator generator(KeyOrder::shuffled, count, 9);
        std::set<uint64_t> seen;
        for (uint64_t i = 0; i < count; ++i) {
            const uint64_t index = generator.next();
            QVERIFY(index < count);
            seen.insert(index);
        }
        QCOMPARE(seen.size(), size_t{count});
    }
}

void WorkloadTest::zipfianDrawsFavourTheHotFew() {
    constexpr uint64_t kCount = 100'000;
    for (const KeyOrder order : {KeyOrder::zipfian, KeyOrder::latest}) {
        IndexGenerator generator(order, kCount, 5);
        std::map<uint64_t, int> draws;
        for (int i = 0; i < 200'000; ++i) {
            const uint64_t index = generator.next();
            QVERIFY(index < kCount);
            ++draws[index];
        }
        // With exponent 0.99 the hottest of 100,000 has 1/12.8 of all draws, half of them fall on some 400.
        const auto hottest = std::max_element(
            draws.begin(), draws.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        QVERIFY(hottest->second > 12'000 && hottest->second < 20'000);
        if (order == KeyOrder::latest)
            QCOMPARE(hottest->first, kCount - 1);
    }
}

void WorkloadTest::valuesCompressAsAsked() {
    const ValueGenerator half(100, 0.5, 1);
    const ValueGenerator again(100, 0.5, 1);
    for (uint64_t i = 0; i < 100; ++i) {
        QCOMPARE(half.value(i), again.value(i));
        QCOMPARE(half.value(i).size(), size_t{100});
    }
    QVERIFY(half.value(1) != half.value(2));
    QByteArray all;
    for (uint64_t i = 0; i < 1'000; ++i) {
        const std::string_view value = half.value(i);
        all.append(value.data(), static_cast<qsizetype>(value.size()));
    }
    const double ratio = static_cast<double>(qCompress(all).size()) / static_cast<double>(all.size());
    QVERIFY(ratio > 0.35 && ratio < 0.65);
}

void WorkloadTest::keysSortByIndex() {
    std::string last(8, '0');
    std::string key(8, '0');
    for (uint64_t index = 1; index < 100'000; index += 7) {
        formatKey(index, key);
        QVERIFY(last < key);
        last = key;
    }
    QCOMPARE(smallestKeySize(1), size_t{1});
    QCOMPARE(smallestKeySize(10), size_t{1});
    QCOMPARE(smallestKeySize(11), size_t{2});
}

QTEST_APPLESS_MAIN(WorkloadTest)
#include "workload_test.moc"
