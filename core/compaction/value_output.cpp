#include "core/compaction/value_output.h"

#include <algorithm>

#include "core/base/scarcity.h"
#include "core/compaction/merge_to_tables.h"
#include "core/version/file_names.h"

namespace levelscope {

ValueOutput::~ValueOutput() {
    if (m_kept)
        return;
    m_builder.reset();
    // What cannot be removed now is when the store is opened again.
    ifMemoryAllows([this] {
        for (const uint64_t number : m_created)
            (void)m_job.env.fs->remove(joinPath(m_job.directory, valueFileName(number)));
    });
}

bool ValueOutput::isLarge(EntryType type, std::string_view stored) const {
    const uint64_t least = m_job.values.fromBytes;
    if (least == 0 || (type != EntryType::value && type != EntryType::expiringValue))
        return false;
    return stored.size() >= least + (hasExpiry(type) ? sizeof(int64_t) : 0);
}

Status ValueOutput::place(InternalKey& key, std::string_view& stored) {
    if (isSeparated(key.type()))
        RETURN_IF_ERROR(rewrite(key, stored));
    return isLarge(key.type(), stored) ? separate(key, stored) : Status();
}

// To a whole value again, if it lies in a file that is to go.
Status ValueOutput::rewrite(InternalKey& key, std::string_view& stored) {
    const std::vector<uint64_t>& files = m_job.values.rewritten;
    if (files.empty())
        return {};
    SeparatedValue separated;
    if (!decodeSeparated(key.type(), stored, separated))
        return Status::invalid(Reason::malformed, "value");
    if (!std::binary_search(files.begin(), files.end(), separated.pointer.file))
        return {};
    RETURN_IF_ERROR(m_job.values.read(separated.pointer, m_read));
    m_readBytes += separated.pointer.length;
    const EntryType type = writtenType(key.type());
    key.trailer = packTrailer(key.sequence(), type);
    if (!hasExpiry(type)) {
        stored = m_read.bytes;
        return {};
    }
    m_whole.clear();
    putFixed64(m_whole, static_cast<uint64_t>(separated.expiryMicros));
    stored = m_whole.append(m_read.bytes);
    return {};
}

Status ValueOutput::separate(InternalKey& key, std::string_view& stored) {
    if (m_builder == nullptr)
        RETURN_IF_ERROR(startFile());
    const size_t expiry = hasExpiry(key.type()) ? sizeof(int64_t) : 0;
    const ValuePointer pointer = m_builder->add(stored.substr(expiry));
    m_stored.assign(stored.substr(0, expiry));
    putValuePointer(m_stored, pointer);
    stored = m_stored;
    key.trailer = packTrailer(key.sequence(), separatedType(key.type()));
    return m_builder->size() >= m_job.values.fileBytes ? finishFile() : m_builder->status();
}

Status ValueOutput::startFile() {
    const uint64_t number = m_job.newFileNumber();
    ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file,
                     m_job.env.fs->create(joinPath(m_job.directory, valueFileName(number))));
    m_created.push_back(number);
    m_builder = std::make_unique<ValueFileBuilder>(m_job.table.compression, m_job.table.compressionLevel,
                                                   std::move(file), number);
    return {};
}

Status ValueOutput::finishFile() {
    ASSIGN_OR_RETURN(const ValueFileMeta meta, m_builder->finish());
    m_builder.reset();
    m_finishedBytes += meta.fileSize;
    m_files.push_back(meta);
    return {};
}

Status ValueOutput::finish() {
    return m_builder != nullptr ? finishFile() : Status();
}

}  // namespace levelscope
