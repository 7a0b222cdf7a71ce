// The frame of a table of LevelDB or RocksDB's block-based format: where its parts lie and how they are
// coded.
//
//   LevelDB, RocksDB format 0 (48 bytes):  metaindex handle, index handle, padding to 40, u64 magic
//   RocksDB formats 1 to 5 (53 bytes):     u8 checksum kind, the same 40 bytes, u32 version, u64 magic
//   RocksDB formats 6 and 7 (53 bytes):    u8 checksum kind, u32 extended magic, u32 footer checksum,
//                                          u32 base context, u32 metaindex size, 24 zero bytes, u32 version,
//                                          u64 magic; the metaindex lies right in front and names the index
//
// A handle is two varints: offset and size, without the five bytes of trailer (type, checksum) behind a
// block. Later formats, and RocksDB's plain and cuckoo tables, are unsupported, named by the error.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/base/keys.h"
#include "core/env/file_system.h"
#include "core/formats/foreign/sorted_block.h"
#include "core/table/table_properties.h"

namespace levelscope {

// The meta block of a table of RocksDB that holds its range tombstones.
inline constexpr std::string_view kRangeTombstoneBlock = "rocksdb.range_del";

enum class TableDialect : uint8_t { levelDb, rocksDb };

// On disk.
enum class TableChecksum : uint8_t { none = 0, crc32c = 1, xxh32 = 2, xxh64 = 3, xxh3 = 4 };

struct TableLayout {
    TableDialect dialect = TableDialect::levelDb;
    uint32_t version = 0;
    TableChecksum checksum = TableChecksum::crc32c;
    uint32_t baseContext = 0;  // formats 6 and 7: mixed with a block's offset into its checksum
    BlockPlace footer;
    BlockPlace metaindex;
    BlockPlace index;
    std::map<std::string, BlockPlace, std::less<>> meta;         // metablocks by name
    std::map<std::string, std::string, std::less<>> properties;  // as stored
    std::string dictionary;

    bool twoLevelIndex = false;
    bool indexOfUserKeys = false;  // else of internal keys
    ValueShape indexValues = ValueShape::sized;
    std::optional<SequenceNumber> globalSequence;  // an ingested table: of all its entries

    // A property that is a varint; 0 if it is not there.
    uint64_t number(std::string_view name) const;
};

// Decodes the footer only. `path` names the file in errors.
Result<TableLayout> readTableFooter(const RandomAccessFile& file, const std::string& path);

// The 32 bits stored behind the block at `offset`. `covered`: its payload and type byte.
uint32_t blockChecksum(const TableLayout& layout, uint64_t offset, std::string_view covered);

// Block types of RocksDB and LevelDB as one enumeration. `payload` tells zstd from zlib, which share a number
// in LevelDB's descendants.
Compression blockCompression(TableDialect dialect, uint8_t type, std::string_view payload);

}  // namespace levelscope
