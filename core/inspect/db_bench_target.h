// Our own engine behind BenchTarget.
#pragma once

#include <memory>
#include <string>

#include "core/db/options.h"
#include "core/inspect/workload.h"

namespace levelscope {

// Opens the store in `directory`, creating it with these options if there is none. `open()` opens it again
// with the same.
Result<std::unique_ptr<BenchTarget>> openDbBenchTarget(const std::string& directory, const Options& options);

}  // namespace levelscope
