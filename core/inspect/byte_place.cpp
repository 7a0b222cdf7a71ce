#include "core/inspect/byte_place.h"

#include <algorithm>

namespace levelscope {
namespace {

// Wraps around for an offset before the start.
bool within(uint64_t offset, uint64_t start, uint64_t length) {
    return offset - start < length;
}

}  // namespace

std::optional<size_t> entryAt(std::span<const AnatomyEntry> entries, uint64_t offset) {
    const auto at = std::find_if(entries.begin(), entries.end(), [offset](const AnatomyEntry& entry) {
        return within(offset, entry.keyOffset, entry.keyLength) ||
               within(offset, entry.valueOffset, entry.valueSize);
    });
    return at == entries.end() ? std::nullopt : std::optional(static_cast<size_t>(at - entries.begin()));
}

std::optional<size_t> fieldAt(std::span<const AnatomyField> fields, uint64_t offset) {
    const auto at = std::find_if(fields.begin(), fields.end(), [offset](const AnatomyField& field) {
        return within(offset, field.offset, field.length);
    });
    return at == fields.end() ? std::nullopt : std::optional(static_cast<size_t>(at - fields.begin()));
}

BlockContents readContents(const TableAnatomy& table, const AnatomyBlock& block) {
    BlockContents contents;
    contents.block = block;
    Result<std::string> bytes = table.readBlock(contents.block);
    if (!bytes.ok()) {
        contents.status = bytes.status();
        return contents;
    }
    contents.bytes = std::move(bytes).value();
    if (Result<std::vector<AnatomyField>> fields = table.fields(contents.block, contents.bytes); fields.ok())
        contents.fields = std::move(fields).value();
    else
        contents.status = fields.status();
    if (contents.block.kind != BlockKind::data)
        return contents;
    if (Result<std::vector<AnatomyEntry>> entries = table.entries(contents.bytes); entries.ok())
        contents.entries = std::move(entries).value();
    else
        contents.status = entries.status();
    return contents;
}

BytePlace placeInside(const BlockContents& owner, uint64_t offset) {
    const AnatomyBlock& block = owner.block;
    BytePlace place{.bytes = block.handle, .block = block, .damage = owner.status};
    place.inside = offset - block.handle.offset;
    if (!place.damage.ok())
        return place;
    place.entries = owner.entries;
    const bool footer = block.kind == BlockKind::footer;
    place.compressed = block.compression != Compression::none;
    place.trailer = !footer && !place.compressed && place.inside >= owner.bytes.size();
    if (place.compressed || place.trailer)
        return place;
    place.entry = entryAt(place.entries, place.inside);
    if (place.entry) {
        const AnatomyEntry& entry = place.entries[*place.entry];
        place.part = within(place.inside, entry.keyOffset, entry.keyLength) ? BytePlace::Part::key
                                                                            : BytePlace::Part::value;
    } else if (const auto index = fieldAt(owner.fields, footer ? offset : place.inside)) {
        place.field = owner.fields[*index];
    }
    return place;
}

BytePlace placeInGap(std::span<const BlockHandle> gaps, uint64_t offset) {
    BytePlace place;
    for (const BlockHandle& gap : gaps)
        if (within(offset, gap.offset, gap.length))
            place.bytes = gap;
    place.inside = offset - place.bytes.offset;
    return place;
}

Result<BytePlace> placeOfByte(const TableAnatomy& table, uint64_t offset) {
    if (offset >= table.fileSize())
        return Status(Error{.code = Code::notFound,
                            .file = table.path(),
                            .offset = offset,
                            .expected = table.fileSize(),
                            .subject = "byte " + std::to_string(offset)});
    ASSIGN_OR_RETURN(const std::vector<AnatomyBlock> blocks, table.blocks());
    const auto owner = std::find_if(blocks.begin(), blocks.end(), [offset](const AnatomyBlock& block) {
        return within(offset, block.handle.offset, block.handle.length);
    });
    return owner == blocks.end() ? placeInGap(table.gaps(), offset)
                                 : placeInside(readContents(table, *owner), offset);
}

}  // namespace levelscope
