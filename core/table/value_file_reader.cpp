#include "core/table/value_file_reader.h"

namespace levelscope {

Result<std::shared_ptr<ValueFileReader>> ValueFileReader::open(std::unique_ptr<RandomAccessFile> file,
                                                               std::string path, uint64_t fileNumber,
                                                               std::shared_ptr<BlockCache> cache) {
    ASSIGN_OR_RETURN(const ValueFileMeta meta, readValueFooter(*file, path, fileNumber));
    return std::make_shared<ValueFileReader>(std::move(file), std::move(path), meta, std::move(cache));
}

ValueFileReader::ValueFileReader(std::unique_ptr<RandomAccessFile> file, std::string path,
                                 const ValueFileMeta& meta, std::shared_ptr<BlockCache> cache)
    : m_file(std::move(file)),
      m_path(std::move(path)),
      m_meta(meta),
      m_cache(std::move(cache)),
      m_cacheId(m_cache->newFileId()) {}

ValueFileReader::~ValueFileReader() {
    m_cache->eraseFile(m_cacheId);
}

// Where values lie, so that a bad pointer never reaches into the footer or beyond.
Status ValueFileReader::check(const ValuePointer& pointer) const {
    const uint64_t end = m_meta.valueBytes();
    if (pointer.offset <= end && pointer.length <= end - pointer.offset)
        return {};
    return Status::corruption(Reason::malformed, m_path, pointer.offset, end, pointer.length);
}

Status ValueFileReader::read(const ValuePointer& pointer, bool fillCache, ReadValue& value,
                             ReadTrace* trace) const {
    RETURN_IF_ERROR(check(pointer));
    value.own.reset();
    value.pin = m_cache->lookup(m_cacheId, pointer.offset);
    const bool hit = static_cast<bool>(value.pin);
    if (hit) {
        value.bytes = value.pin.bytes();
    } else {
        ASSIGN_OR_RETURN(RawBlock block,
                         readBlock({*m_file, m_path, m_meta.number}, pointer.handle(), BlockKind::value));
        value.bytes = block.view();
        if (fillCache) {
            value.pin = m_cache->insert(m_cacheId, pointer.offset, CacheKind::data, std::move(block.bytes),
                                        block.size);
            value.bytes = value.pin.bytes();
        } else {
            value.own = std::move(block.bytes);
        }
    }
    if (trace != nullptr)
        trace->blockRead(m_meta.number, BlockKind::value, pointer.offset, pointer.length, hit);
    if (value.bytes.size() != pointer.size)
        return Status::corruption(Reason::malformed, m_path, pointer.offset, pointer.size,
                                  value.bytes.size());
    return {};
}

void ValueFileReader::announce(const ValuePointer& pointer) const {
    if (check(pointer).ok() && !m_cache->lookup(m_cacheId, pointer.offset))
        m_file->willNeed(pointer.offset, pointer.length);
}

}  // namespace levelscope
