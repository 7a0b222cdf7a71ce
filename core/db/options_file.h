// The OPTIONS file: the JSON of Options with, as its last member, the XXH3-64 of all text before that member.
// A changed digit is a different store, so damage is refused like anywhere else.
#pragma once

#include <string>

#include "core/db/options.h"

namespace levelscope {

std::string optionsFileText(const Options& options);
// notFound; unsupported/newerVersion, corruption/optionsDamaged with file and offset, what Options::fromJson
// refuses.
Result<Options> readOptionsFile(FileSystem& fs, const std::string& path);

}  // namespace levelscope
