// The table file's frame: block trailers and the footer. What stands inside the blocks: data_block.h,
// index_block.h, filter_block.h, properties_block.h. Every byte is drawn in core/doc/format.md.
//
//   +-------------+-----+-------------+--------+------------------+-------+------------+--------+
//   | data block 0| ... | data block n| filter | range tombstones | index | properties | footer |
//   +-------------+-----+-------------+--------+------------------+-------+------------+--------+
//   Blocks touch: the end of one is the start of the next, and decoding checks that, so no byte is left over.
//   Filter and range tombstones may be absent (length 0).
//
//   block:   payload (compressed or not) | trailer
//   trailer: u8 compression | u8 kind | u16 zero | u32 raw size | u64 checksum
//            checksum = XXH3-64(payload, trailer up to here; seed placeSeed(file number, block offset))
//   footer:  4 x handle (u64 offset, u64 length): filter, range tombstones, index, properties
//            | u64 file number | u64 file size | u64 zero x 3 | u32 flags | u32 version | u64 checksum | u64
//            magic checksum = XXH3-64(everything before it; seed placeSeed(file number, footer offset))
//   Later versions keep the footer's size and its last 24 bytes, so that a newer file can be told from a
//   damaged one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/status.h"
#include "core/env/file_system.h"
#include "core/table/table_properties.h"

namespace levelscope {

// On disk (the footer itself has no trailer): do not renumber.
enum class BlockKind : uint8_t {
    data = 0,
    index = 1,
    filter = 2,
    properties = 3,
    rangeTombstones = 4,
    footer = 5,
    // In tables of other engines only:
    metaindex = 6,
    dictionary = 7,
    other = 8,
    value = 9,  // one value in a value file (core/table/value_file.h)
};

// Where a part of the file lies. offset + length <= file size, checked when read.
struct BlockHandle {
    uint64_t offset = 0;
    uint64_t length = 0;  // on disk, the block's own trailer included
    uint64_t end() const { return offset + length; }
};

// Stands for "whatever number the footer names", for a table file looked at on its own.
inline constexpr uint64_t kAnyFileNumber = ~uint64_t{0};

inline constexpr size_t kBlockTrailerSize = 1 + 1 + 2 + 4 + 8;
inline constexpr size_t kFooterSize = 4 * (8 + 8) + 8 + 8 + 3 * 8 + 4 + 4 + 8 + 8;
inline constexpr uint32_t kTableVersion = 1;
inline constexpr uint32_t kFooterFlagTwoLevelIndex =
    1;  // reserved: this version writes single-level indexes only
inline constexpr uint32_t kFooterFlagValueRefs = 2;             // some values lie in value files
inline constexpr uint64_t kTableMagic = 0x6c625463536c764cull;  // the bytes "LvlScTbl"
// A compressed block never unfolds to more than this; larger ones (a huge value) are stored as they are.
inline constexpr size_t kMaxCompressedRaw = 64u << 20;
// Readable bytes behind every block in memory, so that fixed-width loads need no tail case.
inline constexpr size_t kBlockSlop = 16;

struct BlockTrailer {
    Compression compression = Compression::none;
    BlockKind kind = BlockKind::data;
    uint32_t rawSize = 0;
    uint64_t storedChecksum = 0;
    uint64_t computedChecksum = 0;
};

struct Footer {
    BlockHandle filter;
    BlockHandle rangeTombstones;
    BlockHandle index;
    BlockHandle properties;
    uint64_t fileNumber = 0;
    uint64_t fileSize = 0;
    uint32_t flags = 0;
    uint32_t version = kTableVersion;

    uint64_t dataEnd() const { return filter.offset; }
};

// Which file the bytes come from; names it in errors.
struct BlockSource {
    const RandomAccessFile& file;
    const std::string& path;
    uint64_t fileNumber = 0;
};

// A block in memory, decompressed. `size` bytes, then kBlockSlop readable ones.
struct RawBlock {
    std::unique_ptr<char[]> bytes;
    size_t size = 0;
    BlockTrailer trailer;

    std::string_view view() const { return {bytes.get(), size}; }
};

std::string encodeFooter(const Footer& footer);
// `bytes` are the last kFooterSize of the file. `fileNumber` may be kAnyFileNumber.
Result<Footer> decodeFooter(std::string_view bytes, uint64_t fileSize, uint64_t fileNumber,
                            const std::string& path);
Result<Footer> readFooter(const RandomAccessFile& file, const std::string& path, uint64_t fileNumber);

// Decodes the trailer at the end of `stored`. Only the length is checked, the checksum is computed and left
// to the caller: for inspection, which shows damaged blocks too.
Result<BlockTrailer> decodeTrailer(const BlockSource& source, BlockHandle handle, std::string_view stored);
// The same, and refuses a wrong checksum, kind, compression or size. `stored` is payload and trailer.
Result<BlockTrailer> checkBlock(const BlockSource& source, BlockHandle handle, std::string_view stored,
                                BlockKind kind);
// Unfolds the payload of a checked block into `to`, which has trailer.rawSize bytes.
Status unfoldBlock(const BlockSource& source, BlockHandle handle, const BlockTrailer& trailer,
                   std::string_view stored, char* to);
enum class DiskWait : uint8_t { allowed, refused };
// Reads, checks and unfolds one block. busy: it is not at hand, and the disk may not be waited for.
Result<RawBlock> readBlock(const BlockSource& source, BlockHandle handle, BlockKind kind,
                           DiskWait wait = DiskWait::allowed);
// noMemory instead of an exception. `size` plus slop, which is zeroed.
Result<std::unique_ptr<char[]>> allocateBlock(size_t size);

// What is known of a block whose payload has just been written.
struct BlockSeal {
    BlockKind kind = BlockKind::data;
    Compression compression = Compression::none;
    size_t rawSize = 0;
    uint64_t fileNumber = 0;
    uint64_t offset = 0;  // of the block in the file
};
// Appends the trailer to a buffer whose payload begins at `payloadAt`.
void appendTrailer(std::string& buffer, size_t payloadAt, const BlockSeal& seal);

}  // namespace levelscope
