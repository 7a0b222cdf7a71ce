// The core workloads of YCSB (Cooper et al., "Benchmarking cloud serving systems with YCSB", 2010) on keys
// and values of our own: a mix of reads, updates, inserts, scans and read-modify-writes, drawn at random.
//
// One Ycsb is one thread's share. It knows the value of every key, and checks what it reads.
#pragma once

#include <string>

#include "core/inspect/workload.h"

namespace levelscope {

// Shares of all operations in percent; what is left are read-modify-writes.
struct YcsbMix {
    uint32_t reads;
    uint32_t updates;
    uint32_t inserts;
    uint32_t scans;
    KeyOrder order;
};
// Precondition: one of the ycsb workloads.
const YcsbMix& ycsbMix(Workload workload);

class Ycsb {
public:
    // `thread` of `options.threads`: their inserts never meet.
    Ycsb(BenchTarget& target, const YcsbMix& mix, const WorkloadOptions& options, uint32_t thread);

    // One operation: what the target said; corruption (subject = the key) for a wrong answer.
    Status step();
    // Pairs written, read or stepped over.
    uint64_t pairs() const { return m_pairs; }

private:
    uint64_t drawExisting();
    uint64_t insertedKey(uint64_t number) const;
    Status read(uint64_t index);
    Status write(uint64_t index);
    Status scan(uint64_t index, uint64_t length);
    Status check(uint64_t index, std::string_view value) const;

    BenchTarget& m_target;
    const YcsbMix& m_mix;
    const WorkloadOptions& m_options;
    const uint32_t m_thread;
    const std::unique_ptr<BenchReader> m_reader;
    IndexGenerator m_indexes;
    ValueGenerator m_values;
    FastRandom m_random;
    std::string m_key;
    uint64_t m_inserted = 0;
    uint64_t m_pairs = 0;
};

}  // namespace levelscope
