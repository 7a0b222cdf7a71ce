// Names the fields of a decompressed block or of the footer, for the structure tree and the hex view. Ranges
// start at the block's (the footer's) first byte, follow each other without gaps and cover all of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/table/format.h"
#include "core/table/table_anatomy.h"

namespace levelscope {

// False when the bytes are not such a block.
bool blockFields(BlockKind kind, std::string_view bytes, std::vector<AnatomyField>& fields);
// The first bytes of a key or value, those that are no ASCII text as \xNN.
std::string printable(std::string_view bytes);

}  // namespace levelscope
