// Reads a log file record by record and tells how it ended. Reads in chunks; memory stays within one record.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/status.h"
#include "core/env/file_system.h"
#include "core/wal/log_format.h"

namespace levelscope {

struct LogRecord {
    LogRecordType type = LogRecordType::batch;
    uint64_t firstSequence = 0;
    uint64_t offset = 0;       // of the header in the file
    uint64_t length = 0;       // header, payload and padding
    std::string_view payload;  // valid until the next read()
};

enum class LogEnd : uint8_t {
    clean,    // end of file, zeros, or a record of the log that the file was before, behind the last record
    torn,     // the last record is incomplete or damaged and no valid record of this log follows: a write was
              // cut off
    damaged,  // a record is bad and valid ones follow: corruption
};

class LogReader {
public:
    // `logId` as in the file's name.
    LogReader(std::unique_ptr<RandomAccessFile> file, std::string path, uint64_t logId);
    ~LogReader();

    // Before the first read(): begins with the record at `offset` instead of the first one.
    void startAt(uint64_t offset);
    // True and a record; false at the end (end() tells which) or at an error (status()).
    bool read(LogRecord& record);

    // After read() returned false.
    LogEnd end() const;
    uint64_t endOffset() const;     // where the last good record ended
    uint64_t droppedBytes() const;  // bytes behind it that are neither zero nor good
    Status status() const;          // I/O error; corruption with file and offset when end() is damaged
    // After end() said damaged: goes on with the next good record behind the damage. False if there is none.
    bool skipDamage();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace levelscope
