// Random but repeatable work for a store: small keys and values of every awkward kind, options so tiny that
// flushes, log switches, compactions and manifest switches come all the time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/db/options.h"
#include "core/env/crash_replay.h"
#include "tests/fault/model.h"

namespace levelscope::fault {

using Random = crash::Random;

struct Step {
    enum class Kind : uint8_t {
        write,
        flush,
        compact,
        checkpoint,
        reopen,
        ingest,
        options
    } kind = Kind::write;
    Write write;  // of an ingest: values only, by key
    OptionChange option;
    Durability durability = Durability::process;
};

struct WorkloadShape {
    size_t steps = 200;
    size_t keys = 60;
    size_t maxValue = 1500;  // a few sectors
    unsigned syncPercent = 15;
    bool maintenance = true;  // flush, compact, checkpoint, reopen, ingest, other options now and then
};

std::string keyNumber(size_t number);
Write randomWrite(Random& random, const WorkloadShape& shape);
// Values for some keys, by key.
Write randomIngest(Random& random, const WorkloadShape& shape);
// Gives the entries of such a write one after another; it must live as long.
IngestSource ingestOf(const Write& write);
std::vector<Step> makeWorkload(uint64_t seed, const WorkloadShape& shape);

// A tiny store, varied by seed: both memtables, both policies, all compressions.
Options tinyOptions(uint64_t seed);
// As `--set` would say them: for the message of a failing test.
std::string printOptions(const Options& options);
std::string printStep(const Step& step);

}  // namespace levelscope::fault
