#include "core/inspect/workload.h"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <limits>

#include "core/env/executor.h"
#include "core/inspect/mortal_keys.h"
#include "core/inspect/ycsb.h"

namespace levelscope {

namespace {

class Stopwatch {
public:
    explicit Stopwatch(Clock& clock) : m_clock(clock) { restart(); }
    void restart() {
        m_start = m_clock.steadyNanos();
        m_cpuStart = std::clock();
    }
    void read(WorkloadResult& result) const {
        result.seconds = static_cast<double>(m_clock.steadyNanos() - m_start) / 1e9;
        result.cpuSeconds = static_cast<double>(std::clock() - m_cpuStart) / CLOCKS_PER_SEC;
    }

private:
    Clock& m_clock;
    int64_t m_start = 0;
    std::clock_t m_cpuStart = 0;
};

// One thread's share of a workload: what its operations have in common.
class Run {
public:
    Run(BenchTarget& target, const WorkloadOptions& options, Clock& clock, uint64_t operations,
        uint32_t thread)
        : m_target(target),
          m_options(options),
          m_clock(clock),
          m_watch(clock),
          m_operations(operations),
          m_thread(thread),
          m_drawSeed(options.seed + 1'000 * uint64_t{thread}),
          m_values(options.valueSize, options.compressibility, options.seed) {}

    Status run(Workload workload);
    WorkloadResult& result() { return m_result; }

private:
    Status perform(Workload workload);
    Status put(KeyOrder order, bool sync);
    Status putBatches();
    Status get(bool present, std::atomic<uint64_t>* reads = nullptr);
    Status getBatches();
    Status scan(bool forward);
    Status seekAndStep();
    Status readBesideWriter();
    Status overwriteBeside(uint64_t most, const std::atomic<uint64_t>& reads, const std::atomic<bool>& stop);
    Status ycsb(Workload workload);
    Status compactAll();
    Status openAgain();
    Status replayLog();
    Status mortal(Workload workload);

    // Runs step(i) for every operation and times each.
    template <typename Step>
    Status timed(Step step) {
        int64_t last = m_options.latencies ? m_clock.steadyNanos() : 0;
        const int64_t end = m_options.seconds > 0 ? last + static_cast<int64_t>(m_options.seconds * 1e9)
                                                  : std::numeric_limits<int64_t>::max();
        for (uint64_t i = 0; i < m_operations; ++i) {
            RETURN_IF_ERROR(step(i));
            if (!m_options.latencies)
                continue;
            const int64_t now = m_clock.steadyNanos();
            m_result.latencies.add(static_cast<uint64_t>(now - last));
            last = now;
            if (now >= end)
                m_operations = i + 1;
        }
        m_result.operations = m_operations;
        m_result.bytes = m_operations * (m_options.keySize + m_options.valueSize);
        return {};
    }
    // The same in steps of up to `most` operations: step(count), each timed as one.
    template <typename Step>
    Status timedMany(uint64_t most, Step step) {
        const uint64_t wanted = m_operations;
        m_operations = (wanted + most - 1) / most;
        RETURN_IF_ERROR(timed([&](uint64_t i) { return step(std::min(most, wanted - i * most)); }));
        m_result.operations = std::min(wanted, m_operations * most);
        m_result.bytes = m_result.operations * (m_options.keySize + m_options.valueSize);
        return {};
    }
    Status check(std::string_view key, uint64_t index, std::string_view value) const {
        return value == m_values.value(index) ? Status() : wrongAnswer(key);
    }

    BenchTarget& m_target;
    const WorkloadOptions& m_options;
    Clock& m_clock;
    Stopwatch m_watch;
    uint64_t m_operations;
    const uint32_t m_thread;
    const uint64_t m_drawSeed;
    ValueGenerator m_values;
    WorkloadResult m_result;
};

Status Run::put(KeyOrder order, bool sync) {
    IndexGenerator indexes(order, m_options.keys, m_drawSeed);
    std::string key(m_options.keySize, '0');
    return timed([&](uint64_t) {
        const uint64_t index = indexes.next();
        formatKey(index, key);
        return m_target.put(key, m_values.value(index), sync);
    });
}

Status Run::putBatches() {
    IndexGenerator indexes(KeyOrder::shuffled, m_options.keys, m_options.seed);
    std::vector<std::string> keys(std::max<size_t>(m_options.batchSize, 1),
                                  std::string(m_options.keySize, '0'));
    std::vector<BenchTarget::Pair> pairs(keys.size());
    return timedMany(keys.size(), [&](uint64_t count) {
        for (size_t i = 0; i < count; ++i) {
            const uint64_t index = indexes.next();
            formatKey(index, keys[i]);
            pairs[i] = {keys[i], m_values.value(index)};
        }
        return m_target.putBatch(std::span(pairs).first(count));
    });
}

// An absent key sorts right behind a present one, so that only filters and blocks can tell.
Status Run::get(bool present, std::atomic<uint64_t>* reads) {
    IndexGenerator indexes(m_options.readOrder, m_options.keys, m_drawSeed + 1);
    std::string key(m_options.keySize, '0');
    const auto reader = m_target.newReader();
    return timed([&](uint64_t i) {
        if (reads != nullptr)
            reads->store(i, std::memory_order_relaxed);
        const uint64_t index = indexes.next();
        formatKey(index, key);
        std::string_view value;
        if (present) {
            RETURN_IF_ERROR(reader->get(key, value));
            return check(key, index, value);
        }
        key.back() = static_cast<char>(key.back() + 0x40);
        const Status status = reader->get(key, value);
        if (status.ok())
            return wrongAnswer(key);
        return status.is(Code::notFound) ? Status() : status;
    });
}

Status Run::getBatches() {
    IndexGenerator indexes(m_options.readOrder, m_options.keys, m_drawSeed + 4);
    const size_t most = std::max<size_t>(m_options.batchSize, 1);
    std::vector<std::string> keys(most, std::string(m_options.keySize, '0'));
    std::vector<std::string_view> wanted(most);
    std::vector<uint64_t> drawn(most);
    std::vector<std::string_view> values;
    const auto reader = m_target.newReader();
    return timedMany(most, [&](uint64_t count) -> Status {
        for (size_t i = 0; i < count; ++i) {
            drawn[i] = indexes.next();
            formatKey(drawn[i], keys[i]);
            wanted[i] = keys[i];
        }
        RETURN_IF_ERROR(reader->multiGet(std::span(wanted).first(count), values));
        for (size_t i = 0; i < count; ++i)
            RETURN_IF_ERROR(check(keys[i], drawn[i], values[i]));
        return {};
    });
}

Status Run::scan(bool forward) {
    const auto reader = m_target.newReader();
    std::string key(m_options.keySize, '0');
    uint64_t seen = 0;
    while (seen < m_operations) {
        reader->refresh();
        uint64_t index = forward ? 0 : m_options.keys - 1;
        for (forward ? reader->seekToFirst() : reader->seekToLast(); reader->valid() && seen < m_operations;
             forward ? reader->next() : reader->prev()) {
            formatKey(index, key);
            if (reader->key() != key)
                return wrongAnswer(key);
            RETURN_IF_ERROR(check(key, index, reader->value()));
            forward ? ++index : --index;
            ++seen;
        }
        RETURN_IF_ERROR(reader->status());
        if (seen < m_operations && index != (forward ? m_options.keys : ~uint64_t{0}))
            return wrongAnswer(key);
    }
    m_result.operations = seen;
    m_result.bytes = seen * (m_options.keySize + m_options.valueSize);
    return {};
}

Status Run::seekAndStep() {
    IndexGenerator indexes(m_options.readOrder, m_options.keys, m_drawSeed + 2);
    const auto reader = m_target.newReader();
    reader->refresh();
    std::string key(m_options.keySize, '0');
    return timed([&](uint64_t) {
        uint64_t index = indexes.next();
        formatKey(index, key);
        reader->seek(key);
        for (uint32_t step = 0; step <= m_options.nextsPerSeek && index < m_options.keys; ++step, ++index) {
            if (step > 0)
                reader->next();
            if (!reader->valid())
                return reader->status().ok() ? wrongAnswer(key) : reader->status();
            formatKey(index, key);
            if (reader->key() != key)
                return wrongAnswer(key);
            RETURN_IF_ERROR(check(key, index, reader->value()));
        }
        return Status();
    });
}

// As many writes as there are reads, never ahead of them: every engine has the same work to do.
Status Run::overwriteBeside(uint64_t most, const std::atomic<uint64_t>& reads,
                            const std::atomic<bool>& stop) {
    constexpr uint64_t kLead = 64;
    constexpr int64_t kPauseMicros = 50;
    IndexGenerator indexes(KeyOrder::uniform, m_options.keys, m_drawSeed + 3);
    std::string key(m_options.keySize, '0');
    for (uint64_t i = 0; i < most; ++i) {
        while (i >= reads.load(std::memory_order_relaxed) + kLead) {
            if (stop.load(std::memory_order_relaxed))
                return {};
            m_clock.sleepMicros(kPauseMicros);
        }
        const uint64_t index = indexes.next();
        formatKey(index, key);
        RETURN_IF_ERROR(m_target.put(key, m_values.value(index), false));
    }
    return {};
}

Status Run::readBesideWriter() {
    std::atomic<uint64_t> reads{0};
    std::atomic<bool> stop{false};
    Status written;
    Status read;
    {
        const auto pool = makeThreadPool(2);
        pool->schedule(Priority::flush,
                       [&, most = m_operations] { written = overwriteBeside(most, reads, stop); });
        read = get(true, &reads);
        stop.store(true, std::memory_order_relaxed);
    }
    return read.ok() ? written : read;
}

Status Run::compactAll() {
    const Status status = timed([&](uint64_t) { return m_target.compactAll(); });
    m_result.bytes = 0;
    return status;
}

// Closing takes its own time: the clocks stand still meanwhile.
Status Run::openAgain() {
    RETURN_IF_ERROR(m_target.close());
    m_watch.restart();
    const Status status = timed([&](uint64_t i) -> Status {
        if (i > 0)
            RETURN_IF_ERROR(m_target.close());
        return m_target.open();
    });
    m_result.bytes = 0;
    return status;
}

// Only opening is timed; what it replays is written before, and everything older is in tables.
Status Run::replayLog() {
    RETURN_IF_ERROR(m_target.compactAll());
    IndexGenerator indexes(KeyOrder::uniform, m_options.keys, m_drawSeed);
    std::string key(m_options.keySize, '0');
    for (uint64_t i = 0; i < m_operations; ++i) {
        const uint64_t index = indexes.next();
        formatKey(index, key);
        RETURN_IF_ERROR(m_target.put(key, m_values.value(index), false));
    }
    RETURN_IF_ERROR(m_target.close());
    m_watch.restart();
    return timedMany(m_operations, [&](uint64_t) { return m_target.open(); });
}

Status Run::mortal(Workload workload) {
    const auto keys = makeMortalKeys(workload, m_target, m_options);
    RETURN_IF_ERROR(keys->prepare());
    RETURN_IF_ERROR(m_target.settle());
    m_watch.restart();
    RETURN_IF_ERROR(timedMany(keys->operationsAStep(), [&](uint64_t count) { return keys->step(count); }));
    m_result.bytes = keys->pairs() * (m_options.keySize + m_options.valueSize);
    return {};
}

Status Run::ycsb(Workload workload) {
    Ycsb share(m_target, ycsbMix(workload), m_options, m_thread);
    RETURN_IF_ERROR(timed([&](uint64_t) { return share.step(); }));
    m_result.bytes = share.pairs() * (m_options.keySize + m_options.valueSize);
    return {};
}

Status Run::run(Workload workload) {
    m_watch.restart();
    RETURN_IF_ERROR(perform(workload));
    m_watch.read(m_result);
    return {};
}

Status Run::perform(Workload workload) {
    switch (workload) {
        case Workload::fillseq: return put(KeyOrder::sequential, false);
        case Workload::fillrandom: return put(KeyOrder::shuffled, false);
        case Workload::overwrite: return put(KeyOrder::uniform, false);
        case Workload::fillsync: return put(KeyOrder::shuffled, true);
        case Workload::fillbatch: return putBatches();
        case Workload::readrandom: return get(true);
        case Workload::multiget: return getBatches();
        case Workload::readmissing: return get(false);
        case Workload::readseq: return scan(true);
        case Workload::readreverse: return scan(false);
        case Workload::seekrandom: return seekAndStep();
        case Workload::readwhilewriting: return readBesideWriter();
        case Workload::compact: return compactAll();
        case Workload::reopen: return openAgain();
        case Workload::replay: return replayLog();
        case Workload::ycsbA:
        case Workload::ycsbB:
        case Workload::ycsbC:
        case Workload::ycsbF:
        case Workload::ycsbD:
        case Workload::ycsbE: return ycsb(workload);
        case Workload::tombstoneseek:
        case Workload::tombstonemix:
        case Workload::deletequeue:
        case Workload::ttlchurn: return mortal(workload);
    }
    return {};
}

Result<WorkloadResult> runThreads(BenchTarget& target, Workload workload, const WorkloadOptions& options,
                                  Clock& clock) {
    const uint64_t operations = plannedOperations(workload, options);
    std::vector<std::unique_ptr<Run>> shares;
    for (uint32_t thread = 0; thread < options.threads; ++thread)
        shares.push_back(std::make_unique<Run>(
            target, options, clock,
            operations * (thread + 1) / options.threads - operations * thread / options.threads, thread));
    std::vector<Status> statuses(shares.size());
    WorkloadResult all;
    const Stopwatch watch(clock);
    {
        const auto pool = makeThreadPool(shares.size());
        for (size_t i = 0; i < shares.size(); ++i)
            pool->schedule(Priority::flush, [&, i] { statuses[i] = shares[i]->run(workload); });
    }
    watch.read(all);
    for (const Status& status : statuses)
        RETURN_IF_ERROR(status);
    for (const auto& share : shares) {
        all.operations += share->result().operations;
        all.bytes += share->result().bytes;
        all.latencies.merge(share->result().latencies);
    }
    return all;
}

}  // namespace

const std::vector<WorkloadInfo>& workloadInfos() {
    static const std::vector<WorkloadInfo> infos = {
        {Workload::fillseq, "fillseq", "write all keys in ascending order", true},
        {Workload::fillrandom, "fillrandom", "write all keys in random order", true},
        {Workload::overwrite, "overwrite", "write random keys again", false, true},
        {Workload::fillsync, "fillsync", "write keys in random order, each synced to disk", true, true},
        {Workload::fillbatch, "fillbatch", "write all keys in random order, in atomic batches", true},
        {Workload::readrandom, "readrandom", "look up random keys", false, true},
        {Workload::multiget, "multiget", "look up random keys, many in a call", false, true},
        {Workload::readmissing, "readmissing", "look up keys that are absent", false, true},
        {Workload::readseq, "readseq", "read all pairs forwards", false},
        {Workload::readreverse, "readreverse", "read all pairs backwards", false},
        {Workload::seekrandom, "seekrandom", "seek to random keys and step on", false, true},
        {Workload::readwhilewriting, "readwhilewriting",
         "look up random keys beside a writer that writes as many", false},
        {Workload::compact, "compact", "compact the whole store", false},
        {Workload::reopen, "reopen", "open the store as it was closed", false},
        {Workload::replay, "replay", "open the store, replaying a log of new writes", false},
        {Workload::ycsbA, "ycsb-a", "YCSB A: half reads, half updates, of few hot keys", false, true},
        {Workload::ycsbB, "ycsb-b", "YCSB B: 95 % reads, 5 % updates, of few hot keys", false, true},
        {Workload::ycsbC, "ycsb-c", "YCSB C: reads of few hot keys", false, true},
        {Workload::ycsbF, "ycsb-f", "YCSB F: half reads, half read-modify-writes", false, true},
        {Workload::ycsbD, "ycsb-d", "YCSB D: 95 % reads of the newest keys, 5 % inserts", false, true, true},
        {Workload::ycsbE, "ycsb-e", "YCSB E: 95 % scans of up to 100 keys, 5 % inserts", false, true, true},
        {Workload::tombstoneseek, "tombstoneseek", "seek to the front of up to 500,000 deleted keys", true,
         false, true},
        {Workload::tombstonemix, "tombstonemix", "seek and step where 99 of 100 keys are deleted", true,
         false, true},
        {Workload::deletequeue, "deletequeue", "a queue: write behind the last key, take the first", true,
         false, true},
        {Workload::ttlchurn, "ttlchurn", "write keys that expire, beside look-ups", true, false, true},
    };
    return infos;
}

Status wrongAnswer(std::string_view key) {
    return Status(Error{.code = Code::corruption,
                        .reason = Reason::malformed,
                        .offset = Error::kNoOffset,
                        .subject = std::string(key)});
}

std::string_view name(Workload workload) {
    return workloadInfos()[static_cast<size_t>(workload)].name;
}

Result<Workload> workloadByName(std::string_view name) {
    for (const WorkloadInfo& info : workloadInfos()) {
        if (info.name == name)
            return info.workload;
    }
    return Status::invalid(Reason::syntax, name);
}

uint64_t plannedOperations(Workload workload, const WorkloadOptions& options) {
    if (options.operations != 0)
        return options.operations;
    switch (workload) {
        case Workload::fillsync: return std::min<uint64_t>(options.keys, 2'000);
        case Workload::replay: return std::min<uint64_t>(options.keys, 50'000);
        case Workload::tombstoneseek: return 10;
        case Workload::tombstonemix: return std::max<uint64_t>(options.keys / 100, 1);
        case Workload::deletequeue: return std::clamp<uint64_t>(options.keys / 10, 1, 100'000);
        case Workload::ycsbE:
        case Workload::seekrandom: return std::max<uint64_t>(options.keys / 10, 1);
        case Workload::compact:
        case Workload::reopen: return 1;
        default: return options.keys;
    }
}

Result<WorkloadResult> runWorkload(BenchTarget& target, Workload workload, const WorkloadOptions& options,
                                   Clock& clock) {
    const WorkloadInfo& info = workloadInfos()[static_cast<size_t>(workload)];
    const uint64_t most = options.keys + (info.alters ? plannedOperations(workload, options) : 0);
    if (options.keys == 0 || options.keySize < smallestKeySize(most))
        return Status::invalid(Reason::optionOutOfRange, "key-size", smallestKeySize(most), options.keySize);
    if (options.threads == 0)
        return Status::invalid(Reason::optionOutOfRange, "threads", 1, 0);
    if (info.threads && options.threads > 1)
        return runThreads(target, workload, options, clock);
    Run run(target, options, clock, plannedOperations(workload, options), 0);
    RETURN_IF_ERROR(run.run(workload));
    return std::move(run.result());
}

}  // namespace levelscope
