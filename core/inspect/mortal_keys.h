// Workloads whose keys die, by deletion or by age: what is dead must not be found, and should cost little to
// pass by.
//
// Each wants an empty store and one thread, and knows what is alive at any moment.
#pragma once

#include <cstdint>
#include <memory>

#include "core/inspect/workload.h"

namespace levelscope {

class MortalKeys {
public:
    virtual ~MortalKeys() = default;
    // What the operations find there; not timed.
    virtual Status prepare() = 0;
    // How many operations belong together: a step does so many or, the last one, fewer.
    virtual uint64_t operationsAStep() const { return 1; }
    // What the target said; corruption (subject = the key) for a wrong answer.
    virtual Status step(uint64_t operations) = 0;
    // Pairs written, read or stepped over by the steps so far.
    virtual uint64_t pairs() const = 0;
};

// The most keys that tombstoneseek deletes.
inline constexpr uint64_t kMostDeleted = 500'000;

// Precondition: tombstoneseek, tombstonemix, deletequeue or ttlchurn. Target and options outlive it.
std::unique_ptr<MortalKeys> makeMortalKeys(Workload workload, BenchTarget& target,
                                           const WorkloadOptions& options);

}  // namespace levelscope
