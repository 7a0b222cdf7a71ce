// The inside of a table file as plain structs with byte ranges, decoded by the production readers. For
// inspection and verification: reads the file, never the cache. One thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/keys.h"
#include "core/table/table_reader.h"

namespace levelscope {

struct AnatomyBlock {
    BlockKind kind = BlockKind::data;
    uint64_t ordinal = 0;  // among data blocks
    BlockHandle handle;    // bytes on disk, trailer included
    Compression compression = Compression::none;
    uint64_t rawSize = 0;  // after decompression
    uint64_t storedChecksum = 0;
    uint64_t computedChecksum =
        0;                  // equal to stored when sound; 0 for the listing, which does not read blocks
    std::string separator;  // data blocks: the index key: >= every key in the block
    uint64_t entries = 0;   // data blocks: known after readBlock()
};

// One decoded entry of a data block. Ranges are in the coordinate space of the decompressed block.
struct AnatomyEntry {
    std::string userKey;
    uint64_t trailer = 0;
    std::string value;  // cut at `valueLimit`; valueSize tells all
    uint64_t valueSize = 0;
    uint64_t keyOffset = 0;  // the part of the key stored with the entry
    uint64_t keyLength = 0;
    uint64_t sharedPrefix = 0;  // leading key bytes stored once for the whole block
    uint64_t valueOffset = 0;
};

// A named field, for the structure tree and the hex view. Fields of one parent do not overlap.
struct AnatomyField {
    std::string name;     // identifier: "count", "prefixes[]", "checksum"...
    uint64_t offset = 0;  // in the file, or in the decompressed block: see the call
    uint64_t length = 0;
    std::string value;  // printable, short
};

// Bloom filters ask whether single bits are set; ribbon filters whether an odd number of some bits is.
enum class FilterKind : uint8_t { bloom, ribbon };

// One question that a look-up puts to a filter: how many of these bits are set? A key that is in the table
// gets the answer `odd` from every probe. Of Bloom filters it is one bit that must be set.
struct FilterProbe {
    std::vector<uint64_t> bits;
    bool odd = true;
};

struct FilterAnatomy {
    BlockHandle handle;
    FilterKind kind = FilterKind::bloom;
    uint64_t bits = 0;         // 0: the table has no filter
    uint32_t probes = 0;       // of a key; the most where they differ
    uint32_t lineBits = 0;     // bits of one cache-line block; ribbon: of one column of a block
    double expectedRate = -1;  // of false positives, where the kind alone tells; else negative
    std::string bytes;         // the bit array: bit i is bytes[i / 8] >> (i % 8) & 1

    bool isSet(uint64_t bit) const {
        return bit / 8 < bytes.size() && (static_cast<uint8_t>(bytes[bit / 8]) >> (bit % 8) & 1) != 0;
    }
    bool passes(const FilterProbe& probe) const;

    // For filters of other engines; empty: as this engine does.
    std::function<std::vector<FilterProbe>(std::string_view userKey)> prober;
    std::function<bool(const FilterAnatomy& filter, std::string_view userKey)> tester;
};

class TableAnatomy {
public:
    // A table of this engine.
    static Result<std::unique_ptr<TableAnatomy>> open(std::unique_ptr<RandomAccessFile> file,
                                                      std::string path, uint64_t fileNumber);
    virtual ~TableAnatomy() = default;

    virtual uint64_t fileNumber() const = 0;
    virtual uint64_t fileSize() const = 0;
    virtual const std::string& path() const = 0;
    virtual Result<TableProperties> properties() const = 0;
    // A listing looks into the trailers of no more blocks than this: each is a read of its own, and a table
    // of gigabytes is to be listed at once.
    static constexpr size_t kMostPeeks = 2000;
    Result<std::vector<AnatomyBlock>> blocks() const { return listBlocks(kMostPeeks); }
    // All blocks in file order, footer last, from the footer, the index, and the blocks' trailers if there
    // are no more than `mostPeeks`: else compression, size and checksum are known after readBlock(). gaps()
    // are the bytes none of them owns. With a damaged index the data blocks are missing here and their bytes
    // are a gap.
    virtual Result<std::vector<AnatomyBlock>> listBlocks(size_t mostPeeks) const = 0;
    virtual std::vector<BlockHandle> gaps() const = 0;
    // Reads and verifies one block: its decompressed bytes, and `block` completed. A wrong checksum is
    // reported as corruption, with `block` filled in all the same.
    virtual Result<std::string> readBlock(AnatomyBlock& block) const = 0;
    // Entries of a decompressed data block.
    virtual Result<std::vector<AnatomyEntry>> entries(const std::string& block,
                                                      size_t valueLimit = 256) const = 0;
    // <0, 0, >0: how the table orders two user keys.
    virtual int compareKeys(std::string_view a, std::string_view b) const { return a.compare(b); }
    // Fields of a decompressed block (ranges inside it), or of the footer (ranges in the file).
    virtual Result<std::vector<AnatomyField>> fields(const AnatomyBlock& block,
                                                     const std::string& bytes) const = 0;
    virtual Result<FilterAnatomy> filter() const = 0;
    // What a key asks of the filter, in order; bits are indexes into FilterAnatomy's array.
    static std::vector<FilterProbe> probes(const FilterAnatomy& filter, std::string_view userKey);
    // False: the key is certainly not in the table. The same as that all probes pass, and quicker.
    static bool mayContain(const FilterAnatomy& filter, std::string_view userKey);
};

}  // namespace levelscope
