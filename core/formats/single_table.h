// One table file of ours, by itself, as a store of one table: for a file that was saved, sent or is all that
// is left. Reads only, takes no lock; the directory the file lies in is not looked at.
#pragma once

#include <memory>
#include <string>

#include "core/formats/store_reader.h"

namespace levelscope {

// The file may have any name: its number is the one its footer tells. corruption, unsupported/newerVersion
// and the like when it is no sound table.
Result<std::shared_ptr<StoreReader>> openSingleTable(FileSystem& fs, const std::string& path);

}  // namespace levelscope
