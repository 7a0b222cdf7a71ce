// Reads one immutable table. Opening reads the footer, index, filter and properties are read on first need
// and kept in the block cache. Every block's checksum is verified when it is read from the file. Safe from
// any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/keys.h"
#include "core/base/status.h"
#include "core/env/file_system.h"
#include "core/table/block_cache.h"
#include "core/table/cursor.h"
#include "core/table/format.h"
#include "core/table/read_trace.h"
#include "core/table/table_properties.h"

namespace levelscope {

class DamageLog;

// What the Bloom filter had to say in a look-up; for counters.
enum class FilterOutcome : uint8_t {
    none,    // the table has no filter
    saved,   // the key is certainly absent: nothing else was read
    passed,  // perhaps there; a false positive if get() then answers false
};

// A value found in a table, and the pin that keeps its bytes.
struct TableHit {
    uint64_t trailer = 0;
    std::string_view value;
    BlockCache::Pin pin;
    FilterOutcome filter = FilterOutcome::none;  // set by every get(), found or not
};

struct TableProbe;

class TableReader : public std::enable_shared_from_this<TableReader> {
public:
    // `path` names the file in errors. corruption (file, offset, reason) when the footer is not one of this
    // file's; unsupported/newerVersion for a newer format. `fileNumber` may be kAnyFileNumber: the footer's
    // is taken.
    static Result<std::shared_ptr<TableReader>> open(std::unique_ptr<RandomAccessFile> file, std::string path,
                                                     uint64_t fileNumber, std::shared_ptr<BlockCache> cache);
    ~TableReader();

    // Newest entry of the key with sequence <= `sequence`. `keyHash` = hash64(userKey), computed once for all
    // tables. Value: found; notFound: none here. Range tombstones are not considered.
    Result<bool> get(std::string_view userKey, uint64_t keyHash, SequenceNumber sequence, TableHit& hit,
                     ReadTrace* trace = nullptr) const;
    // get() for each; see core/table/table_probe.h.
    static void getTogether(std::span<TableProbe> probes);
    // False: the key is certainly not in the table.
    Result<bool> mayContain(uint64_t keyHash) const;

    // `fillCache` false: blocks read do not enter the cache (scans by compactions). `readahead` bytes are
    // read at a time; 0: grows from 8 to 256 KiB with sequential use. The cursor keeps the reader alive; the
    // trace, if any, outlives the cursor. With a damage log blocks that cannot be read are noted there and
    // passed by; nothing is then read ahead.
    std::unique_ptr<TableCursor> newCursor(bool fillCache = true, uint32_t readahead = 0,
                                           ReadTrace* trace = nullptr,
                                           std::shared_ptr<DamageLog> damage = nullptr) const;

    Result<TableProperties> properties() const;
    // As written, by `from`.
    Result<std::vector<RangeTombstone>> rangeTombstones(ReadTrace* trace = nullptr) const;
    bool hasRangeTombstones() const;  // from the footer: free
    uint64_t fileNumber() const;
    uint64_t fileSize() const;
    uint64_t dataBytes() const;  // on disk: where the data blocks end
    // Approximate offset in the file of the first entry >= key.
    Result<uint64_t> approximateOffset(std::string_view userKey) const;
    // A key near the offset: the separator of the data block that holds it. Empty for a table without data
    // blocks.
    Result<std::string> keyNear(uint64_t offset) const;

    struct Impl;
    explicit TableReader(std::unique_ptr<Impl> impl);  // by open()

private:
    static void findBlocks(std::span<TableProbe> probes);
    static void pinBlocks(std::span<TableProbe> probes);

    std::unique_ptr<Impl> m_impl;
};

}  // namespace levelscope
