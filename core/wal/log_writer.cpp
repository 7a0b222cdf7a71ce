#include "core/wal/log_writer.h"

#include "core/base/coding.h"

namespace levelscope {

namespace {

// A buffer that one huge batch has grown beyond this is given back.
constexpr size_t kKeptBuffer = 4u << 20;

}  // namespace

LogWriter::LogWriter(std::unique_ptr<WritableFile> file, uint64_t logId)
    : m_file(std::move(file)), m_logId(logId) {}

Result<uint64_t> LogWriter::add(LogRecordType type, uint64_t firstSequence,
                                std::span<const std::string_view> pieces) {
    uint64_t length = 0;
    for (const std::string_view piece : pieces)
        length += piece.size();
    if (length > kMaxLogPayload) {
        m_added.clear();
        return Status::invalid(Reason::tooLarge, "batch", kMaxLogPayload, length);
    }
    const size_t begin = m_added.size();
    const size_t end = begin + logRecordSize(length);
    const uint64_t offset = m_file->size() + begin;
    m_added.reserve(end);
    putFixed32(m_added, static_cast<uint32_t>(length));
    putFixed32(m_added, static_cast<uint8_t>(type));
    putFixed64(m_added, m_logId);
    putFixed64(m_added, firstSequence);
    putFixed32(m_added, 0);
    for (const std::string_view piece : pieces)
        m_added.append(piece);
    const std::string_view record = std::string_view(m_added).substr(begin);
    storeFixed(m_added.data() + begin + kLogCheckOffset,
               logCheck(m_logId, offset, record.substr(0, kLogCheckOffset), record.substr(kLogHeaderSize)));
    m_added.resize(end, '\0');
    return offset;
}

Status LogWriter::write() {
    Status status = m_file->append(m_added);
    m_added.clear();
    if (m_added.capacity() > kKeptBuffer)
        m_added = {};
    return status;
}

Status LogWriter::append(LogRecordType type, uint64_t firstSequence,
                         std::span<const std::string_view> pieces) {
    RETURN_IF_ERROR(add(type, firstSequence, pieces).status());
    return write();
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

Result<std::unique_ptr<WritableFile>> LogWriter::recycle(const std::string& path) {
    RETURN_IF_ERROR(m_file->recycle(path));
    return std::move(m_file);
}

}  // namespace levelscope
