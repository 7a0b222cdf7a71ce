// What lies in a store directory, told by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/env/file_system.h"
#include "core/formats/store_reader.h"

namespace levelscope {

// All regular files of the directory, by name; `live` is left false. Files that vanish meanwhile are left
// out.
Result<std::vector<StoreFile>> listStoreFiles(FileSystem& fs, const std::string& directory);
// Whose store the directory is, told by names and, where these leave it open, by CURRENT and the manifest.
// ioError/notADirectory; notFound/notAStore.
Result<StoreFormat> recogniseStore(FileSystem& fs, const std::string& directory);
// Path of a file of the store.
std::string tablePathIn(const std::string& directory, uint64_t number);
std::string walPathIn(const std::string& directory, uint64_t number);

// Of the file of that name in a store of any format; 0: it is none.
uint64_t tableNumberOf(std::string_view name);
uint64_t logNumberOf(std::string_view name);

}  // namespace levelscope
