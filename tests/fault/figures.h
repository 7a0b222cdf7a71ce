// What the fault tests did, added up over all of them: each executable writes its share to a file when it
// ends, fault_figures_test reads them all.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace levelscope::fault {

class Figures {
public:
    // `test`: name of the share. Files are in the working directory of ctest's tests/fault.
    explicit Figures(std::string test) : m_test(std::move(test)) {}
    void add(const std::string& name, uint64_t count = 1) { m_counts[name] += count; }
    uint64_t count(const std::string& name) const;
    bool write() const;
    std::string line() const;

    static constexpr const char* kNames[] = {"crash_points", "states", "faults",    "kills",
                                             "flips",        "truncs", "lost",      "holes",
                                             "silent",       "hangs",  "unopenable"};

private:
    std::string m_test;
    std::map<std::string, uint64_t> m_counts;
};

// Sanitizers make everything slower: they explore a share of what the plain build explores.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr uint64_t kShare = 20;
#else
inline constexpr uint64_t kShare = 1;
#endif

// The seed of all randomness; LEVELSCOPE_FAULT_SEED overrides it.
uint64_t faultSeed();

}  // namespace levelscope::fault
