// Draws entries from the tables of a store in proportion to their bytes, for space.h. One thread.
#pragma once

#include <array>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/inspect/space.h"
#include "core/inspect/space_tables.h"
#include "core/inspect/space_tally.h"

namespace levelscope {

// What was found of one entry. Of a level that is drawn from: shares of the block drawn; else bytes.
struct SpacePoint {
    std::string key;  // as the user knows it
    int level = 0;
    uint64_t draw = 0;  // of its level
    PartBytes bytes{};
};

struct SpaceSample {
    struct Level {
        double bytes = 0;  // that may hold such keys
        size_t draws = 0;  // 0: the points are all there is
    };
    std::array<Level, kMaxLevels> levels;
    std::vector<SpacePoint> points;  // by level and draw

    bool complete() const;
    PrefixTree prefixes(const SpaceRequest& request) const;
};

// Tells of an entry what a reader sees of it, by looking it up.
class SpaceJudge {
public:
    SpaceJudge(const StoreReader& store, const KeyOrder& order);
    // The error of a look-up that cannot tell.
    Result<SpacePart> partOf(const SpaceEntry& entry) const;

private:
    Result<bool> isLive(std::string_view key, uint64_t trailer) const;

    const StoreReader& m_store;
    const KeyOrder& m_order;
    const bool m_native;
};

// True for deletions.
bool isDeletion(EntryType type);
// The parts of an entry's bytes when its payload is of this one.
PartBytes partBytes(const SpaceShare& share, SpacePart payload);

class SpaceSampler {
public:
    // `judging`: entries are looked up; else all count as live, for a sample that only chooses prefixes.
    SpaceSampler(const StoreReader& store, const Version& version, const SpaceRequest& request, bool judging,
                 SpaceProgress progress, std::stop_token stop);

    // Adds to the report what was read, and what could not be. cancelled.
    Result<SpaceSample> draw(SpaceReport& report);

private:
    // A table, or the part of it that may hold such keys.
    struct Piece {
        TablePtr table;
        double bytes = 0;
    };
    // Where a draw fell: bytes from the beginning of the first piece, later of its own.
    struct Draw {
        double at = 0;
        uint64_t number = 0;
    };

    Result<std::vector<Piece>> survey(int level);
    size_t drawsOf(double bytes) const;
    Status takeAll(const std::vector<Piece>& pieces, int level, SpaceSample& sample);
    Status takeDraws(const std::vector<Piece>& pieces, int level, SpaceSample& sample);
    Status takeFrom(const Piece& piece, const std::vector<Draw>& draws, int level, SpaceSample& sample);
    void takeBlock(uint64_t draw, int level, SpaceSample& sample);
    bool read(const SpaceTable& table, const SpaceBlock& block, double lostBytes);
    PartBytes judge(const SpaceEntry& entry);
    Status step();
    double drawUnit() { return static_cast<double>(m_random() >> 11) * 0x1.0p-53; }  // [0, 1)

    const StoreReader& m_store;
    const Version& m_version;
    const SpaceRequest& m_request;
    const bool m_judging;
    const SpaceProgress m_progress;
    const std::stop_token m_stop;
    const SpaceScope m_scope;
    const SpaceJudge m_judge;
    std::mt19937_64 m_random;
    std::vector<SpaceEntry> m_entries;  // of the block at hand
    SpaceReport* m_report = nullptr;
    double m_allBytes = 0;
    uint64_t m_done = 0;
    uint64_t m_steps = 0;
};

}  // namespace levelscope
