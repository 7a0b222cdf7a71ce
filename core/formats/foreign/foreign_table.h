// Reads one immutable table of LevelDB or RocksDB (block-based). Opening reads the footer, the metaindex and,
// where there are any, properties and dictionary; the index is read on first need and kept. Every block's
// checksum is verified. Safe from any thread; cursors belong to one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/damage_log.h"
#include "core/base/mutex.h"
#include "core/formats/foreign/entry_cursor.h"
#include "core/formats/foreign/key_order.h"
#include "core/formats/foreign/table_layout.h"
#include "core/table/read_trace.h"

namespace levelscope {

// A block as it lies in the file.
struct StoredBlock {
    Compression compression = Compression::none;
    uint32_t storedChecksum = 0;
    uint32_t computedChecksum = 0;
};

class ForeignTable : public std::enable_shared_from_this<ForeignTable> {
public:
    // `largest`: the largest sequence the manifest names, which ingested tables need; kMaxSequence if
    // unknown.
    static Result<std::shared_ptr<const ForeignTable>> open(std::unique_ptr<RandomAccessFile> file,
                                                            std::string path, uint64_t number,
                                                            SequenceNumber largest = kMaxSequence);

    const TableLayout& layout() const { return m_layout; }
    const std::string& path() const { return m_path; }
    uint64_t number() const { return m_number; }
    uint64_t fileSize() const { return m_file->size(); }

    // Lies in the file, with its trailer, and is not too large to be read.
    Status checkPlace(const BlockPlace& place) const;
    // Reads, checks and unfolds. `stored`, if given, is filled in even when the checksum is wrong.
    Status readBlock(const BlockPlace& place, std::string& to, StoredBlock* stored = nullptr) const;
    // The same of bytes read already: payload and trailer. `view` is `to`, or the payload where it is not
    // compressed.
    Status unfoldBlock(const BlockPlace& place, std::string_view bytes, std::string& to,
                       std::string_view& view, StoredBlock* stored = nullptr) const;
    Status readRaw(uint64_t offset, std::span<char> to) const { return m_file->read(offset, to); }
    // The (top) index block. A trace hears of it when it is read.
    Result<SortedBlock> index(ReadTrace* trace = nullptr) const;
    // The order and the trace, if any, must outlive the cursor. With a damage log blocks that cannot be read
    // are noted there and passed by; what concerns the whole table is still an error.
    std::unique_ptr<EntryCursor> newCursor(const KeyOrder& order, ReadTrace* trace = nullptr,
                                           std::shared_ptr<DamageLog> damage = nullptr) const;
    // As stored.
    Result<std::vector<RangeTombstone>> rangeTombstones() const;
    // Splits an internal key as this table means it; false for one that is too short.
    bool splitKey(std::string_view stored, InternalKey& key) const;
    // The user key of a key in the index or in an index of filters.
    std::string_view indexUserKey(std::string_view stored) const;
    // As its properties name it; bytewise where they do not.
    KeyOrder order() const;
    Status corruption(Reason reason, uint64_t offset, uint64_t expected = 0, uint64_t got = 0) const {
        return Status::corruption(reason, m_path, offset, expected, got);
    }

private:
    ForeignTable(std::unique_ptr<RandomAccessFile> file, std::string path, uint64_t number)
        : m_file(std::move(file)), m_path(std::move(path)), m_number(number) {}
    Status readMeta(SequenceNumber largest);
    Status readProperties(const BlockPlace& place);
    void interpretProperties(SequenceNumber largest);
    bool fitsWithoutSequence(const BlockPlace& place, std::string_view bytes, uint32_t expected) const;

    const std::unique_ptr<RandomAccessFile> m_file;
    const std::string m_path;
    const uint64_t m_number;
    TableLayout m_layout;
    mutable Mutex m_mutex;
    mutable std::unique_ptr<const std::string> m_index GUARDED_BY(m_mutex);  // written once
};

// Walks all entries of an index, through its partitions where it has any; past damaged ones if there is a
// log to note them in.
class ForeignIndexCursor {
public:
    explicit ForeignIndexCursor(const ForeignTable& table, ReadTrace* trace = nullptr,
                                DamageLog* damage = nullptr)
        : m_table(table), m_trace(trace), m_damage(damage) {}

    bool valid() const { return m_valid; }
    Status status() const { return m_status; }
    void seekToFirst();
    void seekToLast();
    void next();
    void prev();
    // The first block that may hold an internal key at or behind this one.
    void seek(const KeyOrder& order, std::string_view userKey, uint64_t trailer);
    BlockPlace place() const { return m_place; }
    // User key at or behind every key of the block, and not behind any of the next one.
    std::string_view separator() const;
    // The place of the block at hand, as something to pass by.
    SkippedPlace placeOf(Status status) const;
    // Of the partitions, in order of the walk; for the anatomy.
    BlockPlace partition() const { return m_partition; }

private:
    bool start();
    bool loadPartition();
    bool enterPartition(bool forward);
    bool passBy();
    void step(SortedBlockCursor& cursor, bool forward) { forward ? cursor.next() : cursor.prev(); }
    void settle(bool forward);
    SortedBlockCursor& leaf() { return m_table.layout().twoLevelIndex ? m_sub : m_top; }
    const SortedBlockCursor& leaf() const { return m_table.layout().twoLevelIndex ? m_sub : m_top; }
    bool below(std::string_view indexKey, const KeyOrder& order, std::string_view userKey,
               uint64_t trailer) const;
    void fail(Status status);

    const ForeignTable& m_table;
    ReadTrace* const m_trace;
    DamageLog* const m_damage;
    bool m_started = false;
    bool m_valid = false;
    Status m_status;
    SortedBlockCursor m_top;
    SortedBlockCursor m_sub;
    std::string m_partitionBytes;
    BlockPlace m_partition;
    BlockPlace m_place;
};

}  // namespace levelscope
