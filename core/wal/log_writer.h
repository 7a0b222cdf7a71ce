// Appends records to a log file. One thread at a time.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/status.h"
#include "core/env/file_system.h"
#include "core/wal/log_format.h"

namespace levelscope {

class LogWriter {
public:
    LogWriter(std::unique_ptr<WritableFile> file, uint64_t logId);

    // Adds one record, whose payload is the concatenation of `pieces`, to what write() will append; returns
    // its offset in the file. One that is too large is refused, and what was added before it is forgotten.
    Result<uint64_t> add(LogRecordType type, uint64_t firstSequence,
                         std::span<const std::string_view> pieces);
    // Appends what was added, with one append() to the file. After a failure the tail is undefined: use a new
    // log.
    Status write();
    // Both.
    Status append(LogRecordType type, uint64_t firstSequence, std::span<const std::string_view> pieces);
    Status append(LogRecordType type, uint64_t firstSequence, std::string_view payload);
    // Ends the file in zeros, as the format allows; nothing may be appended afterwards.
    Status pad();
    Status sync();
    Status close();
    // See WritableFile::recycle(); after success the file is given away and this object of no more use.
    Result<std::unique_ptr<WritableFile>> recycle(const std::string& path);

    uint64_t size() const { return m_file->size(); }
    uint64_t logId() const { return m_logId; }

private:
    std::unique_ptr<WritableFile> m_file;
    uint64_t m_logId;
    std::string m_added;  // records not appended yet; its memory is reused
};

}  // namespace levelscope
