#include "core/db/info_log.h"

#include <cstdlib>
#include <mutex>

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

#include "core/version/file_names.h"

namespace levelscope {
namespace {

constexpr uint64_t kMaxLogBytes = 4 << 20;

class FileSink final : public spdlog::sinks::base_sink<std::mutex> {
public:
    FileSink(const Env& env, const std::string& directory)
        : m_fs(*env.fs),
          m_path(joinPath(directory, infoLogFileName())),
          m_oldPath(joinPath(directory, oldInfoLogFileName())) {
        start();
    }

protected:
    void sink_it_(const spdlog::details::log_msg& message) override {
        if (m_file == nullptr)
            return;
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        if (!m_file->append({line.data(), line.size()}).ok())
            m_file.reset();
        else if (m_file->size() > kMaxLogBytes)
            start();
    }
    void flush_() override {}

private:
    void start() {
        m_file.reset();
        if (m_fs.stat(m_path).ok())
            (void)m_fs.rename(m_path, m_oldPath);
        if (Result<std::unique_ptr<WritableFile>> file = m_fs.create(m_path); file.ok())
            m_file = std::move(file).value();
    }

    FileSystem& m_fs;
    const std::string m_path;
    const std::string m_oldPath;
    std::unique_ptr<WritableFile> m_file;
};

spdlog::level::level_enum wantedLevel() {
    const char* name = std::getenv("LEVELSCOPE_LOG_LEVEL");
    return name == nullptr ? spdlog::level::info : spdlog::level::from_str(name);
}

}  // namespace

InfoLog::InfoLog() = default;

InfoLog::InfoLog(const Env& env, const std::string& directory)
    : m_logger(std::make_shared<spdlog::logger>("levelscope", std::make_shared<FileSink>(env, directory))) {
    m_logger->set_pattern("%Y-%m-%dT%H:%M:%S.%f %l %t %v");
    m_logger->set_level(wantedLevel());
}

InfoLog::~InfoLog() = default;

void InfoLog::debug(std::string_view line) const {
    if (m_logger)
        m_logger->debug(line);
}
void InfoLog::info(std::string_view line) const {
    if (m_logger)
        m_logger->info(line);
}
void InfoLog::warn(std::string_view line) const {
    if (m_logger)
        m_logger->warn(line);
}
void InfoLog::error(std::string_view line) const {
    if (m_logger)
        m_logger->error(line);
}

}  // namespace levelscope
