// Every setting of a store: typed, with units and ranges, stored beside it in OPTIONS (versioned JSON) and
// checked on create and open. The names below are the ones users type: `--set block_size=16KiB`.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/status.h"
#include "core/compaction/picker.h"
#include "core/env/env.h"
#include "core/memtable/memtable.h"
#include "core/table/block_cache.h"
#include "core/table/table_builder.h"

namespace levelscope {

class EventListener;

// How filters share their memory among the levels.
enum class FilterAllocation : uint8_t {
    uniform,  // the same bits a key everywhere
    monkey,   // more where there are few keys: Dayan, Athanassoulis, Idreos: Monkey, 2017
};

// `name` and `value` as typed.
struct OptionChange {
    std::string name;
    std::string value;
};

struct Options {
    // Stored with the store.
    MemtableKind memtable = MemtableKind::bplus;
    uint64_t memtableBytes = 64ull << 20;  // switch to a new memtable beyond this
    uint64_t memtableEntries = 0;          // or beyond this many entries; 0: no limit
    int maxImmutableMemtables = 2;         // writers are slowed smoothly as this fills up
    CompactionOptions compaction;
    bool autoCompaction = true;  // background compactions; manual ones always work
    // What compactions in the background may write; raised as they fall behind. 0: no limit.
    uint64_t compactionBytesPerSecond = 0;
    uint32_t blockSize = 8 * 1024;
    double filterBitsPerKey = 10;  // on average over all levels
    FilterAllocation filterAllocation = FilterAllocation::monkey;
    Compression upperCompression = Compression::lz4;  // all levels but the bottommost
    Compression bottomCompression = Compression::zstd;
    int zstdLevel = 1;
    uint64_t valueSeparationBytes = 0;    // values of at least this size go to value files; 0: none
    uint64_t entryTtlSeconds = 0;         // values written without an expiry vanish after this; 0: never
    uint64_t historyBytes = 64ull << 20;  // manifests of the past kept for the time machine; 0: none
    uint64_t cacheBytes = 64ull << 20;
    int backgroundThreads = 2;
    std::string preset = "default";  // where the values came from

    // For this open only; never stored.
    Env env;
    std::shared_ptr<BlockCache> cache;        // null: an own one of cacheBytes
    std::shared_ptr<EventListener> listener;  // may be null
    bool infoLog = true;                      // write the LOG file
    // An iterator that passes so many dead entries in a row remembers where they end, for all that come later
    // (core/db/dead_runs.h); 0: never.
    uint32_t rememberDeadAfter = 64;

    // "default", "classroom", "write-heavy", "space-saving"; invalidArgument for another name.
    static Result<Options> fromPreset(std::string_view name);
    static std::vector<std::string> presetNames();

    // By name, as typed: invalidArgument/unknownOption (subject = name), /syntax, or /optionOutOfRange
    // (expected = the bound that was passed). Sizes accept KiB, MiB, GiB.
    Status set(std::string_view name, std::string_view value);
    // The changes in turn, then validate(). At a failure some of them may be made: work on a copy.
    Status change(std::span<const OptionChange> changes);
    // Takes over the values of options that can be changed while the store is open.
    void adoptLive(const Options& other);
    Result<std::string> get(std::string_view name) const;
    // Ranges of all, and combinations.
    Status validate() const;

    std::string toJson() const;
    // unsupported/newerVersion, of the file (got: its version) or of an option that is not known (subject;
    // got 0); corruption/optionsDamaged. (The file is filled in by the caller.)
    static Result<Options> fromJson(std::string_view json);
};

// For option dialogs, help and documentation.
struct OptionInfo {
    std::string name;
    std::string unit;  // "bytes", "entries", "bits/key", "" ...
    std::string defaultValue;
    std::string minimum;
    std::string maximum;
    std::string effect;  // one English sentence for the command line; the window translates by name
    std::vector<std::string> choices;  // for enumerations
    bool live = true;                  // can be changed while the store is open
};
const std::vector<OptionInfo>& optionInfos();

}  // namespace levelscope
