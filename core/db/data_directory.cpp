#include "core/db/data_directory.h"

#include <cstdlib>

#include "core/env/file_system.h"

namespace levelscope {
namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

std::string defaultDataDirectory() {
    if (std::string own = variable("LEVELSCOPE_DATA_DIR"); !own.empty())
        return own;
    std::string data = variable("XDG_DATA_HOME");
    if (data.empty() || data.front() != '/') {
        const std::string home = variable("HOME");
        data = joinPath(home.empty() ? "." : home, ".local/share");
    }
    return joinPath(data, "levelscope/stores");
}

}  // namespace levelscope
