// Makes the sample store: real data, written so that there is something to look at. Provisional values come
// first and sink to the lower levels; final ones shadow them from above; drafts are deleted one by one and by
// range; the last writes stay in the log and the memtable.
//
// An interrupted load goes on where it stopped: operation n of the load is the one with sequence n, so the
// store itself says how far it is, and the result is the same as that of a load in one go.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "core/base/status.h"
#include "core/db/options.h"
#include "core/inspect/sample_sources.h"

namespace levelscope {

struct SampleProgress {
    uint64_t operations = 0;       // done, resumed ones included
    uint64_t totalOperations = 0;  // an estimate
};

struct SampleReport {
    uint64_t operations = 0;
    uint64_t resumedAt = 0;  // 0: began at the beginning
};

inline constexpr char kSamplePreset[] = "sample";  // Options::preset of a sample store

// Small memtables and levels, so that a store of this size has several of each.
Options sampleOptions();

// Creates or completes `directory`. alreadyExists/storeExists: it is another store, or one made from other
// data. notFound with a file and subject = the Debian package that is missing. `progress` is called on this
// thread, after each batch.
Result<SampleReport> makeSampleStore(const std::string& directory, const SampleSources& sources,
                                     const Env& env = {},
                                     const std::function<void(const SampleProgress&)>& progress = {},
                                     std::stop_token stop = {});

}  // namespace levelscope
