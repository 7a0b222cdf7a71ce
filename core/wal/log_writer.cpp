#include "core/wal/log_writer.h"

#include "core/base/coding.h"

namespace levelscope {

namespace {

// A buffer that one huge batch has grown beyond this is given back.
constexpr size_t kKeptBuffer = 4u << 20;

}  // namespace

LogWriter::LogWriter(std::unique_ptr<WritableFile> file, uint64_t logId)
    : m_file(std::move(file)), m_logId(logId) {}

Status LogWriter::append(LogRecordType type, uint64_t firstSequence,
                         std::span<const std::string_view> pieces) {
    uint64_t length = 0;
    for (const std::string_view piece : pieces)
        length += piece.size();
    if (length > kMaxLogPayload)
        return Status::invalid(Reason::tooLarge, "batch", kMaxLogPayload, length);

    m_buffer.clear();
    m_buffer.reserve(logRecordSize(length));
    putFixed32(m_buffer, static_cast<uint32_t>(length));
    putFixed32(m_buffer, static_cast<uint8_t>(type));
    putFixed64(m_buffer, m_logId);
    putFixed64(m_buffer, firstSequence);
    putFixed32(m_buffer, 0);
    for (const std::string_view piece : pieces)
        m_buffer.append(piece);
    const std::string_view record = m_buffer;
    storeFixed(
        m_buffer.data() + kLogCheckOffset,
        logCheck(m_logId, m_file->size(), record.substr(0, kLogCheckOffset), record.substr(kLogHeaderSize)));
    m_buffer.append(logRecordSize(length) - m_buffer.size(), '\0');

    Status status = m_file->append(m_buffer);
    if (m_buffer.capacity() > kKeptBuffer)
        m_buffer = {};
    return status;
}

Status LogWriter::append(LogRecordType type, uint64_t firstSequence, std::string_view payload) {
    return append(type, firstSequence, std::span(&payload, 1));
}

Status LogWriter::pad() {
    static constexpr char kZeros[kLogAlignment] = {};
    return m_file->append({kZeros, sizeof kZeros});
}

Status LogWriter::sync() {
    return m_file->sync();
}

Status LogWriter::close() {
    return m_file->close();
}

}  // namespace levelscope
