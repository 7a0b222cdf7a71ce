// Words for errors: one line for the terminal from the data a Status carries: what, where, what was not
// changed, what to do.
#pragma once

#include <string>
#include <string_view>

#include "core/base/damage_log.h"
#include "core/base/status.h"
#include "core/db/options.h"

namespace levelscope::cli {

// Exit codes of levelctl; scripts rely on them.
inline constexpr int kExitOk = 0;
inline constexpr int kExitNo = 1;  // the key is not there, or a check failed
inline constexpr int kExitUsage = 2;
inline constexpr int kExitFailed = 3;  // I/O, corruption, lock

int exitCodeOf(const Status& status);

// "what (file at offset N); unchanged; advice". `unchanged` tells what the verb left alone; empty: it is left
// out.
std::string describe(const Status& status, std::string_view unchanged);
// The first part only: for lists of findings.
std::string describeProblem(const Status& status);
// What a walk passed by, and between which keys pairs may be missing.
std::string describeSkipped(const SkippedPlace& place);
// "128 to 16MiB bytes", "one of a, b": what an option takes.
std::string allowedValues(const OptionInfo& info);

}  // namespace levelscope::cli
