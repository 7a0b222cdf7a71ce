// Reads stretches of keys for the grid: pure functions over a StoreReader, run on workers. Each call makes
// its own iterator, so nothing is held between calls and every chunk shows the store as it is then.
//
// A filter that scans may look at many keys for one row; a call stops after its time budget and says how far
// it got, so that progress can be shown and the scan goes on from there.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/damage_log.h"
#include "core/formats/store_reader.h"
#include "gui/models/key_filter.h"
#include "gui/models/key_grid_model.h"

namespace levelscope::gui {

struct KeyLoad {
    enum class From : uint8_t {
        start,     // of the filter's range, forwards
        end,       // backwards
        key,       // forwards from the first key >= `key`, and `before` rows backwards
        position,  // as `key`, at a share of all keys
        after,     // forwards behind `key`
        before,    // backwards in front of `key`
    };
    From from = From::start;
    std::string key;
    double position = 0;
    size_t wanted = 500;
    size_t before = 0;
    int budgetMs = 100;
    KeyFilter filter;
    std::shared_ptr<DamageLog> damage;  // null: damage ends the load; else it is noted there and passed by
};

struct KeyChunk {
    std::vector<KeyRowPtr> rows;  // ascending
    bool atStart = false;         // no key of the filter's range lies before the rows
    bool atEnd = false;           // nor after
    std::string
        lowEdge;  // first and last key looked at, whether it passed or not; meaningless without `looked`
    std::string highEdge;
    uint64_t looked = 0;           // keys looked at
    std::string anchor;            // what was aimed at: the row to show
    uint64_t approximateKeys = 0;  // of the filter's range
    double rangeStart = 0;         // positions of the ends of the filter's range
    double rangeEnd = 1;
    Status status;  // cancelled when stopped
};

KeyChunk loadKeys(const StoreReader& reader, const KeyLoad& load, std::stop_token stop);

// Prefixes one level below `prefix`: keys up to and with the next separator, found by seeking over what they
// cover.
struct PrefixList {
    static constexpr size_t kMaxChildren = 500;
    std::vector<std::string> children;
    uint64_t keysHere = 0;  // keys without a further separator that were met
    bool partial = false;   // stopped early: there may be more
    Status status;
};
PrefixList listPrefixes(const StoreReader& reader, const std::string& prefix, char separator,
                        std::stop_token stop, std::shared_ptr<DamageLog> damage = nullptr);

}  // namespace levelscope::gui
