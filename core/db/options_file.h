// The OPTIONS file: the JSON of Options with, as its last member, the XXH3-64 of all text before that member.
// A changed digit is a different store, so damage is refused like anywhere else.
#pragma once

#include <span>
#include <string>

#include "core/db/options.h"

namespace levelscope {

std::string optionsFileText(const Options& options);
// notFound; unsupported/newerVersion, corruption/optionsDamaged with file and offset, what Options::fromJson
// refuses.
Result<Options> readOptionsFile(FileSystem& fs, const std::string& path);

// unsupported if the directory holds a store of another engine: it is not even locked, the lock is its
// owner's.
Status refuseOtherEngine(FileSystem& fs, const std::string& directory);
// The options of the store in a directory, as they lie there; nothing is opened or locked. notFound/notAStore
// and what readOptionsFile() says.
Result<Options> storedOptions(FileSystem& fs, const std::string& directory);
// Changes options, also those that are not live, of a store that nobody has open: busy/locked. All or none,
// durable; they hold from the next opening on. Errors as of Db::setOptions().
Result<Options> changeStoredOptions(FileSystem& fs, const std::string& directory,
                                    std::span<const OptionChange> changes);

}  // namespace levelscope
