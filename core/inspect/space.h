// Where the disk space of a store's tables went: for each prefix of the keys and each level, how many bytes
// hold what readers see, what a newer version hides, deletions, and the tables' own overhead. Estimated from
// a sample of data blocks, or counted.
//
// Every byte of the live table files, and of the values in value files that they refer to, belongs to one
// prefix, one level and one part. A data block's payload is shared out among its entries in proportion to
// the bytes of their keys and values. Everything else in a table (trailers, index, filter, properties,
// footer, padding: overhead; range tombstones: deletions) is shared out among its data blocks in proportion
// to their bytes, and in each among the entries. Logs and memtables take no part, except that what they hold
// hides what is below.
//
// Any thread. A store that is written meanwhile is seen as of about one moment; what a merge operator or a
// snapshot keeps is told as readers of the newest state see it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/formats/store_reader.h"

namespace levelscope {

enum class SpacePart : uint8_t {
    live,        // of what a reader of the newest state finds
    shadowed,    // of versions that a newer one, a deletion or their expiry hides
    tombstones,  // of deletions, of keys and of ranges
    overhead,    // of everything that is no entry
};
inline constexpr size_t kSpaceParts = 4;

// Bytes, and the ends of the interval that holds the true number with a confidence of 95 %; all three are the
// same when it was counted.
struct SpaceFigure {
    double bytes = 0;
    double low = 0;
    double high = 0;
};

struct SpaceFigures {
    std::array<SpaceFigure, kSpaceParts> parts;
    SpaceFigure total;
    const SpaceFigure& of(SpacePart part) const { return parts[static_cast<size_t>(part)]; }
};

// The keys that begin with `prefix`. If it has children they hold all of it.
struct SpaceNode {
    std::string prefix;
    bool rest = false;  // what none of the other children of its parent holds
    SpaceFigures all;
    std::array<SpaceFigures, kMaxLevels> levels;
    std::vector<SpaceNode> children;  // largest first, the rest last
};

struct SpaceRequest {
    std::string prefix;          // only keys that begin with it
    size_t depth = 3;            // of the tree, below the prefix
    size_t sampleBlocks = 2000;  // data blocks to read, about
    uint64_t seed = 1;           // the same seed on the same tables chooses the same blocks
};

struct SpaceReport {
    SpaceNode root;
    bool exact = false;  // counted, or so small that the sample is all of it
    uint64_t tables = 0;
    uint64_t blocksRead = 0;
    uint64_t bytesRead = 0;  // of data blocks, on disk
    double unreadBytes = 0;  // of tables and blocks that cannot be read: in no node
    Status problem;          // of the first of them, or ok

    void lose(double bytes, const Status& why) {
        unreadBytes += bytes;
        if (problem.ok())
            problem = why;
    }
};

// Of bytes walked, or of blocks drawn.
using SpaceProgress = std::function<void(uint64_t done, uint64_t total)>;

// Reads some data blocks, drawn at random in proportion to their bytes, and looks some of their entries up to
// see whether they are live. Time and memory: by sampleBlocks, whatever the size of the store; and the index
// of each table that a block is drawn from. cancelled.
Result<SpaceReport> sampleSpace(const StoreReader& store, const SpaceRequest& request,
                                const SpaceProgress& progress = {}, std::stop_token stop = {});

// Walks all entries. The prefixes are chosen by a sample, the numbers are exact. Memory: a block of each
// sorted run, and the index of its table. cancelled; orderProblem of a store whose live keys cannot be
// told by walking it.
Result<SpaceReport> countSpace(const StoreReader& store, const SpaceRequest& request,
                               const SpaceProgress& progress = {}, std::stop_token stop = {});

}  // namespace levelscope
