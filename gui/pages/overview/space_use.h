// How much of what the tables take may be older data: a pure function of the version. Bytewise key order.
#pragma once

#include <cstdint>

#include "core/version/version.h"

namespace levelscope::gui {

struct SpaceUse {
    uint64_t bytes = 0;   // of all tables, of the values they refer to, and of garbage in value files
    uint64_t bottom = 0;  // of those tables and values under which no older tables of the same keys lie

    // What the store takes / what it would take at least after compacting everything, as far as the tables'
    // bounds tell: so at most. 0: there are no tables.
    double amplification() const { return bottom == 0 ? 0 : double(bytes) / double(bottom); }
};

// Cost: a binary search for each table and deeper level.
SpaceUse spaceUseOf(const Version& version);

}  // namespace levelscope::gui
