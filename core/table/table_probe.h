// Look-ups that go through their tables together: TableReader::getTogether().
//
// Each stage is done for all of them before the next begins, so that the memory and the blocks that one waits
// for come while the others work. A data block that neighbours share is looked up once, and several blocks
// that are not in memory are asked of the disk at one stroke. Put look-ups of one table side by side, and in
// key order within it.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/keys.h"
#include "core/base/status.h"
#include "core/table/table_reader.h"

namespace levelscope {

class FilterBlockView;

struct TableProbe {
    // What TableReader::get() takes.
    const TableReader* reader = nullptr;
    std::string_view key;
    uint64_t keyHash = 0;
    SequenceNumber sequence = 0;
    // What it gives.
    Status status;
    bool found = false;
    TableHit hit;

    // Between stages.
    bool open = true;          // not decided yet
    bool sharesBlock = false;  // with the one before it that is open
    const FilterBlockView* filter = nullptr;
    BlockHandle block;
};

}  // namespace levelscope
