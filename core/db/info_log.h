// The LOG file beside a store: one line for each thing the engine does, with time and level. Written through
// the store's FileSystem. The log of the session before is kept as LOG.old; a log that grows beyond a few MiB
// starts anew.
//
// The level is $LEVELSCOPE_LOG_LEVEL (trace, debug, info, warn, error, off), info by default. Failures to
// write are ignored: a log must not stop a store. Any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/env/env.h"

namespace spdlog {
class logger;
}

namespace levelscope {

class InfoLog {
public:
    // A log that goes nowhere.
    InfoLog();
    InfoLog(const Env& env, const std::string& directory);
    ~InfoLog();
    InfoLog(const InfoLog&) = delete;
    InfoLog& operator=(const InfoLog&) = delete;

    void debug(std::string_view line) const;
    void info(std::string_view line) const;
    void warn(std::string_view line) const;
    void error(std::string_view line) const;

private:
    std::shared_ptr<spdlog::logger> m_logger;
};

}  // namespace levelscope
