#include "core/table/table_cursor.h"

#include <algorithm>

#include "core/base/damage_log.h"
#include "core/table/table_reader_impl.h"

namespace levelscope {

BlockTableCursor::BlockTableCursor(std::shared_ptr<const TableReader> reader, TableReader::Impl& table,
                                   bool fillCache, uint32_t readahead, ReadTrace* trace,
                                   std::shared_ptr<DamageLog> damage)
    : m_reader(std::move(reader)),
      m_table(table),
      m_fillCache(fillCache),
      m_fixedReadahead(readahead),
      m_trace(trace),
      m_damage(std::move(damage)) {}

BlockTableCursor::~BlockTableCursor() = default;

void BlockTableCursor::fail(Status status) {
    m_status = std::move(status);
    showNothing();
    m_block = kNoBlock;
}

bool BlockTableCursor::ready() {
    m_status = {};
    if (m_index != nullptr)
        return true;
    Result<const IndexBlockView*> index = m_table.index(m_trace);
    if (!index.ok()) {
        fail(index.status());
        return false;
    }
    m_index = *index;
    return true;
}

// Keeps track of runs of neighbouring blocks; the window doubles as a run goes on.
void BlockTableCursor::noteUse(uint32_t block) {
    const int direction =
        m_lastUsed == kNoBlock ? 0 : (block == m_lastUsed + 1 ? 1 : (block + 1 == m_lastUsed ? -1 : 0));
    if (direction == 0 || direction != m_direction)
        m_window = 0;
    else
        m_window = m_window == 0 ? kFirstReadahead : std::min(m_window * 2, kLargestReadahead);
    m_direction = direction;
    m_lastUsed = block;
}

bool BlockTableCursor::chunkHolds(BlockHandle handle) const {
    return handle.offset >= m_chunkRange.offset && handle.end() <= m_chunkRange.end();
}

// Reads `block` and as many neighbours as the window takes in one go.
Status BlockTableCursor::readChunk(uint32_t block, bool backward) {
    // Beside damage a block is read alone: a neighbour must not make it fail.
    const uint64_t window = m_damage ? 0 : (m_fixedReadahead > 0 ? m_fixedReadahead : m_window);
    BlockHandle range = m_index->handle(block);
    uint32_t edge = block;
    while (backward ? edge > 0 : edge + 1 < m_index->count()) {
        const BlockHandle neighbour = m_index->handle(backward ? edge - 1 : edge + 1);
        if (range.length + neighbour.length > window)
            break;
        range.offset = std::min(range.offset, neighbour.offset);
        range.length += neighbour.length;
        edge = backward ? edge - 1 : edge + 1;
    }
    m_chunkRange = {};
    if (range.length > m_chunkCapacity) {
        ASSIGN_OR_RETURN(m_chunk, allocateBlock(range.length));
        m_chunkCapacity = range.length;
    }
    RETURN_IF_ERROR(m_table.file->read(range.offset, {m_chunk.get(), range.length}));
    m_chunkRange = range;
    m_table.tellRead(m_trace, BlockKind::data, range);
    return {};
}

// The trailer behind each payload serves as slop, so uncompressed blocks are read where they lie.
Status BlockTableCursor::fromChunk(BlockHandle handle) {
    const std::string_view stored(m_chunk.get() + (handle.offset - m_chunkRange.offset), handle.length);
    const BlockSource source = m_table.source();
    ASSIGN_OR_RETURN(const BlockTrailer trailer, checkBlock(source, handle, stored, BlockKind::data));
    const std::string_view payload = stored.substr(0, stored.size() - kBlockTrailerSize);
    m_stored =
        m_fillCache ? StoredDataBlock() : StoredDataBlock{payload, trailer.compression, trailer.rawSize};
    if (m_fillCache) {
        ASSIGN_OR_RETURN(std::unique_ptr<char[]> bytes, allocateBlock(trailer.rawSize));
        RETURN_IF_ERROR(unfoldBlock(source, handle, trailer, stored, bytes.get()));
        return adopt({std::move(bytes), trailer.rawSize, trailer}, handle);
    }
    if (trailer.compression == Compression::none) {
        RETURN_IF_ERROR(m_table.checkData(handle, payload));
        m_loaded = DataBlockView(payload);
        return {};
    }
    if (trailer.rawSize > m_ownCapacity) {
        ASSIGN_OR_RETURN(m_own, allocateBlock(trailer.rawSize));
        m_ownCapacity = trailer.rawSize;
    }
    RETURN_IF_ERROR(unfoldBlock(source, handle, trailer, stored, m_own.get()));
    const std::string_view bytes(m_own.get(), trailer.rawSize);
    RETURN_IF_ERROR(m_table.checkData(handle, bytes));
    m_loaded = DataBlockView(bytes);
    return {};
}

Status BlockTableCursor::adopt(RawBlock block, BlockHandle handle) {
    RETURN_IF_ERROR(m_table.checkData(handle, block.view()));
    m_pin = m_table.cache->insert(m_table.cacheId, handle.offset, CacheKind::data, std::move(block.bytes),
                                  block.size);
    m_loaded = DataBlockView(m_pin.bytes());
    return {};
}

Status BlockTableCursor::fetch(uint32_t block) {
    const BlockHandle handle = m_index->handle(block);
    noteUse(block);
    m_pin = {};
    m_stored = {};
    if (m_fillCache || m_fixedReadahead == 0) {
        m_pin = m_table.cache->lookup(m_table.cacheId, handle.offset);
        if (m_pin) {
            m_table.tellRead(m_trace, BlockKind::data, handle, true);
            DataBlockView::prefetch(m_pin.bytes());
            m_loaded = DataBlockView(m_pin.bytes());
            return {};
        }
    }
    if (!chunkHolds(handle))
        RETURN_IF_ERROR(readChunk(block, m_direction < 0));
    return fromChunk(handle);
}

bool BlockTableCursor::load(uint32_t block) {
    if (Status status = fetch(block); !status.ok()) {
        fail(std::move(status));
        return false;
    }
    m_block = block;
    return true;
}

// The block or, where damage is passed by, the first one behind it that can be read.
bool BlockTableCursor::loadOnwards(uint32_t block) {
    for (; block < m_index->count(); ++block) {
        if (load(block))
            return true;
        if (!passBy(block))
            return false;
    }
    return false;
}

bool BlockTableCursor::loadBackwards(uint32_t block) {
    for (;; --block) {
        if (load(block))
            return true;
        if (!passBy(block) || block == 0)
            return false;
    }
}

// True if damage is passed by: the block's place is noted and its error forgotten.
bool BlockTableCursor::passBy(uint32_t block) {
    if (!m_damage || !DamageLog::mayPass(m_status))
        return false;
    SkippedPlace place{.status = m_status, .last = m_index->separator(block), .hasLast = true};
    if (block > 0) {
        place.first = m_index->separator(block - 1);
        place.hasFirst = true;
    }
    m_damage->note(std::move(place));
    m_status = {};
    return true;
}

void BlockTableCursor::seekToFirst() {
    showNothing();
    if (ready() && loadOnwards(0))
        showBlock(m_loaded, 0, m_stored);
}

void BlockTableCursor::seekToLast() {
    showNothing();
    if (ready() && m_index->count() != 0 && loadBackwards(m_index->count() - 1))
        showBlock(m_loaded, m_loaded.count() - 1);
}

void BlockTableCursor::seek(std::string_view userKey, uint64_t trailer) {
    showNothing();
    if (!ready())
        return;
    uint32_t comparisons = 0;
    const uint32_t block = m_index->find(userKey, trailer, comparisons);
    if (m_trace != nullptr)
        m_trace->indexSearched(m_table.footer.fileNumber, block, comparisons);
    if (block == m_index->count())
        return;
    if (block != m_block && !load(block)) {
        if (passBy(block) && loadOnwards(block + 1))
            showBlock(m_loaded, 0, m_stored);
        return;
    }
    const uint32_t entry = m_loaded.lowerBound(userKey, trailer);
    if (m_trace != nullptr)
        tellSearch(*m_trace, m_table.footer.fileNumber, m_loaded, userKey, trailer);
    if (entry < m_loaded.count())
        showBlock(m_loaded, entry, m_stored);
    else
        nextBlock();  // the key lies between the block's last one and its separator
}

void BlockTableCursor::nextBlock() {
    showNothing();
    if (m_block + 1 >= m_index->count()) {
        m_block = kNoBlock;
        return;
    }
    if (loadOnwards(m_block + 1))
        showBlock(m_loaded, 0, m_stored);
}

void BlockTableCursor::previousBlock() {
    showNothing();
    if (m_block == 0) {
        m_block = kNoBlock;
        return;
    }
    if (loadBackwards(m_block - 1))
        showBlock(m_loaded, m_loaded.count() - 1);
}

}  // namespace levelscope
