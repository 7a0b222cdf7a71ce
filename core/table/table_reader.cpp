#include "core/table/table_reader.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/table/properties_block.h"
#include "core/table/table_cursor.h"
#include "core/table/table_reader_impl.h"

namespace levelscope {

TableReader::Impl::~Impl() {
    m_indexPin = {};
    m_filterPin = {};
    cache->eraseFile(cacheId);
}

Status TableReader::Impl::malformed(BlockHandle handle) const {
    return Status::corruption(Reason::malformed, path, handle.offset);
}

Result<const IndexBlockView*> TableReader::Impl::loadIndex(ReadTrace* trace) {
    MutexLock lock(m_loading);
    if (const IndexBlockView* loaded = loadedIndex.load(std::memory_order_relaxed))
        return loaded;
    ASSIGN_OR_RETURN(RawBlock block, readBlock(source(), footer.index, BlockKind::index));
    tellRead(trace, BlockKind::index, footer.index);
    if (!IndexBlockView::validate(block.view(), footer.dataEnd()))
        return malformed(footer.index);
    m_indexPin =
        cache->insert(cacheId, footer.index.offset, CacheKind::index, std::move(block.bytes), block.size);
    m_index = IndexBlockView(m_indexPin.bytes());
    loadedIndex.store(&m_index, std::memory_order_release);
    return &m_index;
}

Result<const FilterBlockView*> TableReader::Impl::loadFilter(ReadTrace* trace) {
    if (footer.filter.length == 0)
        return nullptr;
    MutexLock lock(m_loading);
    if (const FilterBlockView* loaded = loadedFilter.load(std::memory_order_relaxed))
        return loaded;
    ASSIGN_OR_RETURN(const RawBlock block, readBlock(source(), footer.filter, BlockKind::filter));
    tellRead(trace, BlockKind::filter, footer.filter);
    if (!FilterBlockView::validate(block.view()))
        return malformed(footer.filter);
    // Lines of the filter are laid over cache lines of the machine.
    const size_t room = block.size + kFilterLineBytes;
    ASSIGN_OR_RETURN(std::unique_ptr<char[]> bytes, allocateBlock(room));
    void* aligned = bytes.get();
    size_t left = room;
    std::align(kFilterLineBytes, block.size, aligned, left);
    std::memcpy(aligned, block.bytes.get(), block.size);
    m_filterPin = cache->insert(cacheId, footer.filter.offset, CacheKind::filter, std::move(bytes), room);
    m_filter = FilterBlockView({static_cast<const char*>(aligned), block.size});
    loadedFilter.store(&m_filter, std::memory_order_release);
    return &m_filter;
}

Status TableReader::Impl::checkData(BlockHandle handle, std::string_view bytes) const {
    return DataBlockView::validate(bytes) ? Status() : malformed(handle);
}

Result<RawBlock> TableReader::Impl::readDataBlock(BlockHandle handle, DiskWait wait) const {
    ASSIGN_OR_RETURN(RawBlock block, readBlock(source(), handle, BlockKind::data, wait));
    RETURN_IF_ERROR(checkData(handle, block.view()));
    return block;
}

Status TableReader::Impl::dataBlock(BlockHandle handle, BlockCache::Pin& pin, ReadTrace* trace) {
    pin = cache->lookup(cacheId, handle.offset);
    const bool hit = static_cast<bool>(pin);
    if (hit)
        DataBlockView::prefetch(pin.bytes());
    else
        RETURN_IF_ERROR(readIntoCache(handle, pin));
    tellRead(trace, BlockKind::data, handle, hit);
    return {};
}

Status TableReader::Impl::readIntoCache(BlockHandle handle, BlockCache::Pin& pin, DiskWait wait) {
    ASSIGN_OR_RETURN(RawBlock block, readDataBlock(handle, wait));
    pin = cache->insert(cacheId, handle.offset, CacheKind::data, std::move(block.bytes), block.size);
    return {};
}

TableReader::TableReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
TableReader::~TableReader() = default;

Result<std::shared_ptr<TableReader>> TableReader::open(std::unique_ptr<RandomAccessFile> file,
                                                       std::string path, uint64_t fileNumber,
                                                       std::shared_ptr<BlockCache> cache) {
    ASSIGN_OR_RETURN(const Footer footer, readFooter(*file, path, fileNumber));
    return std::make_shared<TableReader>(
        std::make_unique<Impl>(std::move(file), std::move(path), footer, std::move(cache)));
}

Result<bool> TableReader::get(std::string_view userKey, uint64_t keyHash, SequenceNumber sequence,
                              TableHit& hit, ReadTrace* trace) const {
    ASSIGN_OR_RETURN(const FilterBlockView* const filter, m_impl->filter(trace));
    hit.filter = FilterOutcome::none;
    if (filter != nullptr) {
        const bool mayContain = filter->mayContain(keyHash);
        hit.filter = mayContain ? FilterOutcome::passed : FilterOutcome::saved;
        if (trace != nullptr)
            trace->filterChecked(fileNumber(), mayContain);
        if (!mayContain)
            return false;
    }
    ASSIGN_OR_RETURN(const IndexBlockView* const index, m_impl->index(trace));
    const uint64_t wanted = seekTrailer(sequence);
    uint32_t comparisons = 0;
    const uint32_t block = index->find(userKey, wanted, comparisons);
    if (trace != nullptr)
        trace->indexSearched(fileNumber(), block, comparisons);
    if (block == index->count())
        return false;
    RETURN_IF_ERROR(m_impl->dataBlock(index->handle(block), hit.pin, trace));
    const DataBlockView view(hit.pin.bytes());
    const uint32_t entry = view.lowerBound(userKey, wanted);
    if (trace != nullptr)
        tellSearch(*trace, fileNumber(), view, userKey, wanted);
    if (entry == view.count() || !view.keyEquals(entry, userKey))
        return false;
    hit.trailer = view.trailer(entry);
    hit.value = view.value(entry);
    return true;
}

Result<bool> TableReader::mayContain(uint64_t keyHash) const {
    ASSIGN_OR_RETURN(const FilterBlockView* const filter, m_impl->filter());
    return filter == nullptr || filter->mayContain(keyHash);
}

std::unique_ptr<TableCursor> TableReader::newCursor(bool fillCache, uint32_t readahead, ReadTrace* trace,
                                                    std::shared_ptr<DamageLog> damage) const {
    return std::make_unique<BlockTableCursor>(shared_from_this(), *m_impl, fillCache, readahead, trace,
                                              std::move(damage));
}

Result<TableProperties> TableReader::properties() const {
    const BlockHandle handle = m_impl->footer.properties;
    ASSIGN_OR_RETURN(const RawBlock block, readBlock(m_impl->source(), handle, BlockKind::properties));
    TableProperties properties;
    if (!decodeProperties(block.view(), properties))
        return Status::corruption(Reason::malformed, m_impl->path, handle.offset);
    return properties;
}

Result<std::vector<RangeTombstone>> TableReader::rangeTombstones(ReadTrace* trace) const {
    std::vector<RangeTombstone> tombstones;
    const BlockHandle handle = m_impl->footer.rangeTombstones;
    if (handle.length == 0)
        return tombstones;
    ASSIGN_OR_RETURN(const RawBlock block, readBlock(m_impl->source(), handle, BlockKind::rangeTombstones));
    m_impl->tellRead(trace, BlockKind::rangeTombstones, handle);
    if (!decodeRangeTombstones(block.view(), tombstones))
        return Status::corruption(Reason::malformed, m_impl->path, handle.offset);
    return tombstones;
}

bool TableReader::hasRangeTombstones() const {
    return m_impl->footer.rangeTombstones.length > 0;
}

uint64_t TableReader::fileNumber() const {
    return m_impl->footer.fileNumber;
}

uint64_t TableReader::fileSize() const {
    return m_impl->footer.fileSize;
}

uint64_t TableReader::dataBytes() const {
    return m_impl->footer.dataEnd();
}

Result<uint64_t> TableReader::approximateOffset(std::string_view userKey) const {
    ASSIGN_OR_RETURN(const IndexBlockView* const index, m_impl->index());
    uint32_t comparisons = 0;
    const uint32_t block = index->find(userKey, seekTrailer(kMaxSequence), comparisons);
    if (block == index->count())
        return m_impl->footer.dataEnd();
    const BlockHandle handle = index->handle(block);
    const double within = index->fractionWithin(block, userKey) * static_cast<double>(handle.length);
    return handle.offset + std::min(handle.length, static_cast<uint64_t>(within));
}

Result<std::string> TableReader::keyNear(uint64_t offset) const {
    ASSIGN_OR_RETURN(const IndexBlockView* const index, m_impl->index());
    if (index->count() == 0)
        return std::string();
    uint32_t low = 0;
    for (uint32_t high = index->count() - 1; low < high;) {
        const uint32_t middle = low + (high - low) / 2;
        if (index->handle(middle).end() <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return index->separator(low);
}

}  // namespace levelscope
