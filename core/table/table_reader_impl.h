// The inside of a TableReader, shared with its cursor.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "core/base/mutex.h"
#include "core/table/data_block.h"
#include "core/table/filter_block.h"
#include "core/table/format.h"
#include "core/table/index_block.h"
#include "core/table/table_reader.h"

namespace levelscope {

// Tells how the place of an entry in a block is found.
inline void tellSearch(ReadTrace& trace, uint64_t fileNumber, const DataBlockView& block,
                       std::string_view userKey, uint64_t trailer) {
    uint32_t comparisons = 0;
    const uint32_t entry = block.lowerBound(userKey, trailer, comparisons);
    trace.blockSearched(fileNumber, entry, comparisons);
}

struct TableReader::Impl {
    Impl(std::unique_ptr<RandomAccessFile> tableFile, std::string tablePath, const Footer& tableFooter,
         std::shared_ptr<BlockCache> blockCache)
        : file(std::move(tableFile)),
          path(std::move(tablePath)),
          footer(tableFooter),
          cache(std::move(blockCache)),
          cacheId(cache->newFileId()) {}
    ~Impl();

    BlockSource source() const { return {*file, path, footer.fileNumber}; }

    // Read on first need, then pinned until the reader goes. Null filter: the table has none.
    Result<const IndexBlockView*> index(ReadTrace* trace = nullptr) {
        if (const IndexBlockView* loaded = loadedIndex.load(std::memory_order_acquire))
            return loaded;
        return loadIndex(trace);
    }
    Result<const FilterBlockView*> filter(ReadTrace* trace = nullptr) {
        if (const FilterBlockView* loaded = loadedFilter.load(std::memory_order_acquire))
            return loaded;
        return loadFilter(trace);
    }

    // Through the cache.
    Status dataBlock(BlockHandle handle, BlockCache::Pin& pin, ReadTrace* trace);
    Status readIntoCache(BlockHandle handle, BlockCache::Pin& pin, DiskWait wait = DiskWait::allowed);
    Result<RawBlock> readDataBlock(BlockHandle handle, DiskWait wait = DiskWait::allowed) const;
    Status checkData(BlockHandle handle, std::string_view bytes) const;
    void tellRead(ReadTrace* trace, BlockKind kind, BlockHandle handle, bool cacheHit = false) const {
        if (trace != nullptr)
            trace->blockRead(footer.fileNumber, kind, handle.offset, handle.length, cacheHit);
    }

    const std::unique_ptr<RandomAccessFile> file;
    const std::string path;
    const Footer footer;
    const std::shared_ptr<BlockCache> cache;
    const uint64_t cacheId;

private:
    Result<const IndexBlockView*> loadIndex(ReadTrace* trace);
    Result<const FilterBlockView*> loadFilter(ReadTrace* trace);
    Status malformed(BlockHandle handle) const;

    Mutex m_loading;
    BlockCache::Pin m_indexPin GUARDED_BY(m_loading);
    BlockCache::Pin m_filterPin GUARDED_BY(m_loading);
    IndexBlockView m_index;
    FilterBlockView m_filter;
    std::atomic<const IndexBlockView*> loadedIndex{nullptr};
    std::atomic<const FilterBlockView*> loadedFilter{nullptr};
};

}  // namespace levelscope
