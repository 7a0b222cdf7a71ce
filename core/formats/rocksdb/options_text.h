// The OPTIONS file of a RocksDB store: sections of name=value lines. Read for display and for the names of
// merge operators; nothing it names is followed or loaded.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/env/file_system.h"

namespace levelscope::rocksdb {

struct OptionsText {
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    Pairs store;                            // [DBOptions], [Version]
    std::map<std::string, Pairs> families;  // [CFOptions "name"] and the table options of the family

    std::string storeValue(std::string_view name) const;
    std::string familyValue(const std::string& family, std::string_view name) const;
};

// Lines that make no sense are left out.
OptionsText parseOptions(std::string_view text);

}  // namespace levelscope::rocksdb
