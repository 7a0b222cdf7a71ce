// Builds the states a crash could have left, from a journal. Moves forward through the journal and remembers
// where it is, so asking for ascending crash points costs one pass in all. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/env/crash_journal.h"

namespace levelscope::crash {

enum class Mode : uint8_t {
    strict,       // power loss: synced bytes and synced names only
    ordered,      // power loss: everything up to the crash survives
    anySubset,    // power loss: any 512-byte sectors of unsynced bytes, any unsynced name changes, in any
                  // combination
    sectorTorn,   // power loss: the last unsynced bytes end inside a sector
    zeroFilled,   // power loss: sizes survive, the last unsynced sectors read as zeros
    garbage,      // power loss: sizes survive, the last unsynced sectors read as noise
    processKill,  // the process dies: everything survives, the write under way in any part
};
inline constexpr Mode kAllModes[] = {Mode::strict,     Mode::ordered, Mode::anySubset,  Mode::sectorTorn,
                                     Mode::zeroFilled, Mode::garbage, Mode::processKill};

// Small, fast, the same everywhere (SplitMix64; Steele, Lea and Flood 2014).
class Random {
public:
    explicit Random(uint64_t seed) : m_state(seed) {}
    uint64_t next() {
        uint64_t z = (m_state += 0x9e3779b97f4a7c15ull);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }
    uint64_t below(uint64_t bound) { return bound == 0 ? 0 : next() % bound; }
    bool coin() { return (next() >> 32) & 1; }

private:
    uint64_t m_state;
};

// What survived: nodes reachable from the root.
struct Survivors {
    struct File {
        SharedBytes bytes;
    };
    std::map<NodeId, std::map<std::string, NodeId>> directories;
    std::map<NodeId, File> files;
};

class CrashReplay {
public:
    explicit CrashReplay(const Journal& journal);  // borrowed

    // The state when the first `crashIndex` entries had happened and no more.
    Survivors survivors(size_t crashIndex, Mode mode, uint64_t seed);

private:
    struct File {
        SharedBytes bytes;        // as the process sees it
        uint64_t reserved = 0;    // reads as zeros up to here
        uint64_t syncedSize = 0;  // this much of `bytes` is durable,
        uint64_t syncedReserved = 0;
        std::optional<SharedBytes> older;  // or all of this instead, when truncated since
        SharedBytes before;                // started over and not synced since: any sector may be of this
    };
    using Names = std::map<std::string, NodeId>;
    using NameOperation = std::vector<NameChange>;

    void restart();
    void advanceTo(size_t crashIndex);
    void apply(const Entry& entry);
    void commitNames(NodeId directory);
    std::map<NodeId, Names> survivingNames(Mode mode, Random& random) const;
    SharedBytes survivingBytes(const File& file, Mode mode, Random& random) const;
    SharedBytes appendedBytes(const File& file, Mode mode, Random& random) const;
    SharedBytes killedBytes(NodeId id, const File& file, Random& random) const;

    const Journal& m_journal;
    size_t m_done = 0;
    std::unordered_map<NodeId, File> m_files;
    std::map<NodeId, Names> m_durable;     // every directory ever made
    std::vector<NameOperation> m_pending;  // not yet durable, in order
};

}  // namespace levelscope::crash
