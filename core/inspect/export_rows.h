// Writes live pairs as rows of text. Streams: memory stays within one buffer.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/status.h"
#include "core/db/db.h"
#include "core/inspect/rows.h"

namespace levelscope {

// A file that appears whole or not at all: bytes go to a temporary file beside it; commit() syncs and
// renames. Without commit() the temporary file is removed.
class NewFile {
public:
    static Result<std::unique_ptr<NewFile>> create(FileSystem& fs, std::string path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    Status append(std::string_view bytes) { return m_file->append(bytes); }
    Status commit();

private:
    NewFile(FileSystem& fs, std::string path, std::string temporary, std::unique_ptr<WritableFile> file);

    FileSystem& m_fs;
    std::string m_path;
    std::string m_temporary;
    std::unique_ptr<WritableFile> m_file;
};

struct ExportReport {
    uint64_t rows = 0;
    uint64_t bytes = 0;        // written
    uint64_t neutralised = 0;  // CSV fields that got a leading '
};

using ByteSink = std::function<Status(std::string_view)>;

// Header first, then from the iterator's first key to its end. `progress` gets what is done, once a buffer;
// may be empty.
Result<ExportReport> exportRows(Iterator& iterator, const RowOptions& options, const ByteSink& sink,
                                const std::function<void(const ExportReport&)>& progress = {},
                                std::stop_token stop = {});

}  // namespace levelscope
