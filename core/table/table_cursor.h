// The cursor over one table: forward and reverse alike. No allocation per step; values point into the block.
//
// Blocks come from the cache, or from a chunk of several blocks read at once when the use is sequential. A
// cursor that does not fill the cache unfolds into a buffer of its own, or reads uncompressed blocks straight
// in the chunk.
//
// With a damage log a block that cannot be read is noted there, and the cursor goes on behind it.
#pragma once

#include <memory>
#include <string>

#include "core/table/cursor.h"
#include "core/table/index_block.h"
#include "core/table/table_reader.h"

namespace levelscope {

class BlockTableCursor final : public TableCursor {
public:
    BlockTableCursor(std::shared_ptr<const TableReader> reader, TableReader::Impl& table, bool fillCache,
                     uint32_t readahead, ReadTrace* trace = nullptr,
                     std::shared_ptr<DamageLog> damage = nullptr);
    ~BlockTableCursor() override;

    Status status() const override { return m_status; }
    void seekToFirst() override;
    void seekToLast() override;
    void seek(std::string_view userKey, uint64_t trailer) override;
    void nextBlock() override;
    void previousBlock() override;

private:
    static constexpr uint32_t kNoBlock = ~uint32_t{0};
    static constexpr uint32_t kFirstReadahead = 8 * 1024;
    static constexpr uint32_t kLargestReadahead = 256 * 1024;

    bool ready();
    bool load(uint32_t block);
    bool loadOnwards(uint32_t block);
    bool loadBackwards(uint32_t block);
    bool passBy(uint32_t block);
    Status fetch(uint32_t block);
    Status fromChunk(BlockHandle handle);
    Status readChunk(uint32_t block, bool backward);
    Status adopt(RawBlock block, BlockHandle handle);
    bool chunkHolds(BlockHandle handle) const;
    void noteUse(uint32_t block);
    void fail(Status status);

    const std::shared_ptr<const TableReader> m_reader;
    TableReader::Impl& m_table;
    const bool m_fillCache;
    const uint32_t m_fixedReadahead;
    ReadTrace* const m_trace;
    const std::shared_ptr<DamageLog> m_damage;
    const IndexBlockView* m_index = nullptr;

    Status m_status;
    uint32_t m_block = kNoBlock;
    DataBlockView m_loaded;    // of m_block
    StoredDataBlock m_stored;  // the same, read by somebody who does not fill the cache

    // What keeps the bytes of m_loaded: a pin, or m_own, or the chunk.
    BlockCache::Pin m_pin;
    std::unique_ptr<char[]> m_own;
    size_t m_ownCapacity = 0;

    std::unique_ptr<char[]> m_chunk;
    size_t m_chunkCapacity = 0;
    BlockHandle m_chunkRange;
    uint32_t m_lastUsed = kNoBlock;
    int m_direction = 0;    // of the run of neighbouring blocks: +1, -1, 0 none
    uint32_t m_window = 0;  // bytes to read ahead
};

}  // namespace levelscope
