#include "core/table/value_file_builder.h"

namespace levelscope {

namespace {

constexpr size_t kWriteSize = 1 << 20;

}  // namespace

ValueFileBuilder::ValueFileBuilder(Compression compression, int level, std::unique_ptr<WritableFile> file,
                                   uint64_t fileNumber)
    : m_compressor(compression, level), m_file(std::move(file)) {
    m_meta.number = fileNumber;
}

void ValueFileBuilder::write(size_t threshold) {
    if (!m_status.ok() || m_buffer.size() < threshold)
        return;
    m_status = m_file->append(m_buffer);
    m_written += m_buffer.size();
    m_buffer.clear();
}

ValuePointer ValueFileBuilder::add(std::string_view value) {
    const uint64_t offset = size();
    const size_t at = m_buffer.size();
    const Compression stored = m_compressor.append(value, m_buffer);
    appendTrailer(m_buffer, at, {BlockKind::value, stored, value.size(), m_meta.number, offset});
    const ValuePointer pointer{m_meta.number, offset, size() - offset, value.size()};
    ++m_meta.values;
    m_meta.rawBytes += value.size();
    write(kWriteSize);
    return pointer;
}

Result<ValueFileMeta> ValueFileBuilder::finish() {
    m_meta.fileSize = size() + kValueFooterSize;
    m_buffer += encodeValueFooter(m_meta);
    write(0);
    if (m_status.ok())
        m_status = m_file->sync();
    if (m_status.ok())
        m_status = m_file->close();
    RETURN_IF_ERROR(m_status);
    return m_meta;
}

}  // namespace levelscope
