// What listings of a table's blocks have in common, whatever the engine.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "core/table/table_anatomy.h"

namespace levelscope {

// The bytes of the file from `end` on that none of the blocks, in file order, owns.
inline std::vector<BlockHandle> gapsBetween(std::span<const AnatomyBlock> blocks, uint64_t fileSize,
                                            uint64_t end = 0) {
    std::vector<BlockHandle> gaps;
    for (const AnatomyBlock& block : blocks) {
        if (block.handle.offset > end)
            gaps.push_back({end, block.handle.offset - end});
        end = std::max(end, std::min(block.handle.end(), fileSize));
    }
    return gaps;
}

}  // namespace levelscope
