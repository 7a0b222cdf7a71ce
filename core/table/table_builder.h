// Writes one table: (add)* addRangeTombstone* finish, or abandon.
// Format: core/doc/format.md and core/table/format.h.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/keys.h"
#include "core/base/status.h"
#include "core/env/file_system.h"
#include "core/table/cursor.h"
#include "core/table/table_properties.h"

namespace levelscope {

struct TableOptions {
    uint32_t blockSize = 8 * 1024;  // of a data block before compression, about (format.md)
    Compression compression = Compression::lz4;
    int compressionLevel = 1;      // zstd only
    double filterBitsPerKey = 10;  // 0: no filter
};

// What the manifest needs to know of a finished table.
struct BuiltTable {
    uint64_t fileSize = 0;
    // Bounds of user keys, range tombstones included. `largest` is inclusive; when it is the exclusive end of
    // a range tombstone, largestExclusive is set.
    std::string smallest;
    std::string largest;
    bool largestExclusive = false;
    TableProperties properties;
};

class TableBuilder {
public:
    // `file` is fresh; `fileNumber` goes into every checksum.
    TableBuilder(const TableOptions& options, std::unique_ptr<WritableFile> file, uint64_t fileNumber);
    ~TableBuilder();
    TableBuilder(const TableBuilder&) = delete;
    TableBuilder& operator=(const TableBuilder&) = delete;

    // Keys in internal key order; invalidArgument/outOfOrder otherwise. The first failure is kept and
    // returned by finish().
    void add(const InternalKey& key, std::string_view value);
    // As if its entries were added, which begin behind the last one and are of different keys, but the bytes
    // are taken as they are.
    void addStored(const DataBlockView& block, const StoredDataBlock& stored);
    bool blockMayEnd() const;  // without being much smaller than others
    // Any order, after the last add().
    void addRangeTombstone(const RangeTombstone& tombstone);
    void setTimes(std::vector<SequenceTime> times);
    void setCreated(int64_t wallMicros);

    Status status() const;
    uint64_t entries() const;
    // Bytes written and about to be: an estimate of the final size.
    uint64_t estimatedSize() const;
    // Of the values in value files that its entries point to.
    uint64_t referredBytes() const;

    // Writes index, filter, properties and footer, syncs and closes.
    Result<BuiltTable> finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace levelscope
