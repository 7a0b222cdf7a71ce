// One word for each kind of thing, for JSON and for tables in a terminal: stable, lower case, ASCII.
// Sentences for users are the window's and levelctl's.
#pragma once

#include <string_view>

#include "core/inspect/explain.h"

namespace levelscope {

std::string_view nameOf(EntryType type);
std::string_view nameOf(BlockKind kind);
std::string_view nameOf(PassReason reason);
std::string_view nameOf(EntryVerdict verdict);
std::string_view nameOf(ReadOutcome outcome);

}  // namespace levelscope
