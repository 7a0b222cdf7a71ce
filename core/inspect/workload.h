// Benchmark workloads, and the small interface through which they drive an engine: ours in `levelctl bench`,
// also others in tests/bench/peers.
//
// A store is filled with the keys [0, keys) in some order; every read knows the value it must find, and a
// wrong answer ends the workload with corruption.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/histogram.h"
#include "core/base/status.h"
#include "core/env/clock.h"
#include "core/inspect/synthetic_data.h"

namespace levelscope {

// One thread's reading. Views are valid until the next call on the same object.
class BenchReader {
public:
    virtual ~BenchReader() = default;
    // notFound if the key is absent.
    virtual Status get(std::string_view key, std::string_view& value) = 0;
    // All at once; notFound if one is absent.
    virtual Status multiGet(std::span<const std::string_view> keys,
                            std::vector<std::string_view>& values) = 0;
    // The cursor sees the store as of its last refresh(), which comes before its first use.
    virtual void refresh() = 0;
    virtual void seekToFirst() = 0;
    virtual void seekToLast() = 0;
    virtual void seek(std::string_view key) = 0;
    virtual bool valid() = 0;
    virtual void next() = 0;
    virtual void prev() = 0;
    virtual std::string_view key() = 0;
    virtual std::string_view value() = 0;
    virtual Status status() = 0;
};

// An open store. put(), erase() and readers may be used from several threads; the rest while nothing else
// runs.
class BenchTarget {
public:
    using Pair = std::pair<std::string_view, std::string_view>;

    virtual ~BenchTarget() = default;
    virtual Status put(std::string_view key, std::string_view value, bool sync) = 0;
    virtual Status putBatch(std::span<const Pair> pairs) = 0;  // atomic, not synced
    virtual Status erase(std::string_view key) = 0;            // not synced
    // A pair that lives for so long and is gone then by itself, if expiresPairs(); else it stays.
    virtual Status putFor(std::string_view key, std::string_view value, int64_t micros) = 0;
    virtual bool expiresPairs() const = 0;
    // The wall clock of such a store jumps ahead.
    virtual void passTime(int64_t micros) = 0;
    virtual std::unique_ptr<BenchReader> newReader() = 0;
    virtual Status compactAll() = 0;
    // Returns when no background work is due.
    virtual Status settle() = 0;
    // How long background work and stalls took since the store was opened, for engines that tell.
    virtual std::vector<std::pair<std::string_view, Histogram>> ownLatencies() { return {}; }
    // Closes the store, or opens it again. No reader may be left; between the two nothing else may be called.
    virtual Status close() = 0;
    virtual Status open() = 0;
};

enum class Workload : uint8_t {
    fillseq,
    fillrandom,
    overwrite,
    fillsync,
    fillbatch,
    readrandom,
    multiget,
    readmissing,
    readseq,
    readreverse,
    seekrandom,
    readwhilewriting,
    compact,
    reopen,
    replay,
    ycsbA,
    ycsbB,
    ycsbC,
    ycsbF,
    ycsbD,
    ycsbE,
    tombstoneseek,
    tombstonemix,
    deletequeue,
    ttlchurn,
};

struct WorkloadInfo {
    Workload workload;
    std::string_view name;
    std::string_view what;  // one English line for the command line's help
    bool fills = false;     // wants an empty store; the others want a filled one
    bool threads = false;   // heeds WorkloadOptions::threads; the others have one
    bool alters = false;    // leaves other keys behind than the workloads that read expect
};
const std::vector<WorkloadInfo>& workloadInfos();
std::string_view name(Workload workload);
// invalidArgument/syntax (subject = the name).
Result<Workload> workloadByName(std::string_view name);

struct WorkloadOptions {
    uint64_t keys = 1'000'000;
    uint64_t operations = 0;  // 0: as many as keys; of the dear workloads fewer
    double seconds = 0;       // no operation begins later, in workloads with latencies; 0: no such limit
    size_t keySize = 16;
    size_t valueSize = 100;
    double compressibility = 0.5;
    size_t batchSize = 100;      // fillbatch, multiget, deletequeue
    uint32_t nextsPerSeek = 10;  // seekrandom, tombstonemix
    KeyOrder readOrder = KeyOrder::uniform;
    uint64_t seed = 1;
    uint32_t threads = 1;   // that share the operations
    bool latencies = true;  // costs two clock readings an operation; scans have none
};

struct WorkloadResult {
    uint64_t operations = 0;  // keys written, read, replayed or stepped over; seeks; compactions; opens
    uint64_t bytes = 0;       // of the keys and values among them
    double seconds = 0;
    double cpuSeconds = 0;  // of the whole process, so with background work
    Histogram latencies;
    double microsPerOperation() const {
        return operations == 0 ? 0 : seconds * 1e6 / static_cast<double>(operations);
    }
};

// A read of this key was answered wrongly.
Status wrongAnswer(std::string_view key);
// The operations that a workload will do with these options. Those of `replay` must fit a memtable: what has
// been flushed is not replayed.
uint64_t plannedOperations(Workload workload, const WorkloadOptions& options);
// invalidArgument if the keys do not fit keySize or there is no thread; the first error of the target;
// corruption/malformed when a read is answered wrongly (subject = the key).
Result<WorkloadResult> runWorkload(BenchTarget& target, Workload workload, const WorkloadOptions& options,
                                   Clock& clock = systemClock());

}  // namespace levelscope
