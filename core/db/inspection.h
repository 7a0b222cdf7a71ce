// A store of ours opened to be looked into: nothing is locked or written, and a table that is missing or
// damaged does not stop it. Errors are those of Db::open(OpenMode::readOnly), but for tables: what cannot be
// read of them fails where it is read, or is passed by and noted if the iterator has a damage log.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/db/db.h"

namespace levelscope {

// `damaged`: of every table that cannot be opened, why. The damage inside of one is met when it is read.
Result<std::unique_ptr<Db>> openForInspection(const std::string& directory, const Options& options,
                                              std::vector<Status>& damaged);

}  // namespace levelscope
