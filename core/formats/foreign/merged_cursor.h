// Merges cursors over internal keys into one, in internal key order. Direction may change at any time. One
// thread at a time.
#pragma once

#include <memory>
#include <vector>

#include "core/formats/foreign/entry_cursor.h"
#include "core/formats/foreign/key_order.h"

namespace levelscope {

// The order must outlive the cursor.
std::unique_ptr<EntryCursor> newMergedCursor(std::vector<std::unique_ptr<EntryCursor>> children,
                                             const KeyOrder& order);

}  // namespace levelscope
