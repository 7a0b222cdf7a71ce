#include "core/inspect/export_rows.h"

namespace levelscope {

namespace {

constexpr size_t kBufferBytes = 1u << 20;

}  // namespace

NewFile::NewFile(FileSystem& fs, std::string path, std::string temporary, std::unique_ptr<WritableFile> file)
    : m_fs(fs), m_path(std::move(path)), m_temporary(std::move(temporary)), m_file(std::move(file)) {}

Result<std::unique_ptr<NewFile>> NewFile::create(FileSystem& fs, std::string path) {
    std::string temporary = path + ".tmp";
    ASSIGN_OR_RETURN(auto file, fs.create(temporary));
    return std::unique_ptr<NewFile>(new NewFile(fs, std::move(path), std::move(temporary), std::move(file)));
}

NewFile::~NewFile() {
    if (m_file == nullptr)
        return;
    m_file.reset();
    // Nobody is left to tell; a temporary file that stays behind harms nothing.
    static_cast<void>(m_fs.remove(m_temporary).ok());
}

Status NewFile::commit() {
    RETURN_IF_ERROR(m_file->sync());
    RETURN_IF_ERROR(m_file->close());
    RETURN_IF_ERROR(m_fs.rename(m_temporary, m_path));
    m_file.reset();
    return m_fs.syncDirectory(parentPath(m_path));
}

Result<ExportReport> exportRows(Iterator& iterator, const RowOptions& options, const ByteSink& sink,
                                const std::function<void(const ExportReport&)>& progress,
                                std::stop_token stop) {
    RowWriter writer(options);
    ExportReport report;
    std::string buffer;
    writer.header(buffer);
    const auto drain = [&]() -> Status {
        RETURN_IF_ERROR(sink(buffer));
        report.bytes += buffer.size();
        report.neutralised = writer.neutralised();
        buffer.clear();
        if (progress)
            progress(report);
        return {};
    };
    iterator.setStop(stop);
    for (iterator.seekToFirst(); iterator.valid(); iterator.next()) {
        writer.row(iterator.key(), iterator.value(), buffer);
        ++report.rows;
        if (buffer.size() < kBufferBytes)
            continue;
        if (stop.stop_requested())
            return Status::cancelled();
        RETURN_IF_ERROR(drain());
    }
    RETURN_IF_ERROR(iterator.status());
    RETURN_IF_ERROR(drain());
    return report;
}

}  // namespace levelscope
