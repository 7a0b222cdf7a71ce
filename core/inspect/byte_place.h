// What one byte of a table file is: the block that owns it, and in a block that is not compressed the field,
// or the entry and whether it is of its key or of its value. Of any format. Reads one block.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/table/table_anatomy.h"

namespace levelscope {

// One block read and taken apart. `status` tells of damage; what could be read is there all the same.
struct BlockContents {
    AnatomyBlock block;
    Status status;
    std::string bytes;  // decompressed
    std::vector<AnatomyField> fields;
    std::vector<AnatomyEntry> entries;
};
BlockContents readContents(const TableAnatomy& table, const AnatomyBlock& block);

struct BytePlace {
    enum class Part : uint8_t { outside, key, value };  // of an entry

    BlockHandle bytes;                  // of the block, or of the gap when nobody owns the byte
    std::optional<AnatomyBlock> block;  // none: nobody owns it
    Status damage;                      // of the block; then nothing more is known
    bool compressed = false;            // what stands inside has no place of its own in the file
    bool trailer = false;               // of the block: its checksum and kind
    uint64_t inside = 0;                // offset in the block
    std::vector<AnatomyEntry> entries;  // of a data block
    std::optional<size_t> entry;        // the one the byte lies in
    Part part = Part::outside;
    std::optional<AnatomyField> field;  // when it is of no entry
};

// `offset` is in the file. notFound when the file ends before it.
Result<BytePlace> placeOfByte(const TableAnatomy& table, uint64_t offset);

// The same for who has read the block that owns the byte, or knows that none does.
BytePlace placeInside(const BlockContents& owner, uint64_t offset);
BytePlace placeInGap(std::span<const BlockHandle> gaps, uint64_t offset);

// Which of them `offset`, counted from the start of the decompressed block, lies in.
std::optional<size_t> entryAt(std::span<const AnatomyEntry> entries, uint64_t offset);
std::optional<size_t> fieldAt(std::span<const AnatomyField> fields, uint64_t offset);

}  // namespace levelscope
