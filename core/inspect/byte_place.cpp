#include "core/inspect/byte_place.h"

#include <algorithm>

namespace levelscope {
namespace {

// Wraps around for an offset before the start.
bool within(uint64_t offset, uint64_t start, uint64_t length) {
    return offset - start < length;
}

void lookInside(const TableAnatomy& table, uint64_t offset, BytePlace& place) {
    AnatomyBlock& block = *place.block;
    const Result<std::string> bytes = table.readBlock(block);
    place.damage = bytes.status();
    if (!place.damage.ok())
        return;
    if (block.kind == BlockKind::data) {
        Result<std::vector<AnatomyEntry>> entries = table.entries(*bytes);
        place.damage = entries.status();
        if (!place.damage.ok())
            return;
        place.entries = std::move(entries).value();
    }
    const bool footer = block.kind == BlockKind::footer;
    place.compressed = block.compression != Compression::none;
    place.trailer = !footer && !place.compressed && place.inside >= bytes->size();
    if (place.compressed || place.trailer)
        return;
    place.entry = entryAt(place.entries, place.inside);
    if (place.entry) {
        const AnatomyEntry& entry = place.entries[*place.entry];
        place.part = within(place.inside, entry.keyOffset, entry.keyLength) ? BytePlace::Part::key
                                                                            : BytePlace::Part::value;
        return;
    }
    const Result<std::vector<AnatomyField>> fields = table.fields(block, *bytes);
    place.damage = fields.status();
    if (!place.damage.ok())
        return;
    if (const auto index = fieldAt(*fields, footer ? offset : place.inside))
        place.field = (*fields)[*index];
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

Result<BytePlace> placeOfByte(const TableAnatomy& table, uint64_t offset) {
    if (offset >= table.fileSize())
        return Status(Error{.code = Code::notFound,
                            .file = table.path(),
                            .offset = offset,
                            .expected = table.fileSize(),
                            .subject = "byte " + std::to_string(offset)});
    BytePlace place;
    ASSIGN_OR_RETURN(const std::vector<AnatomyBlock> blocks, table.blocks());
    for (const AnatomyBlock& block : blocks) {
        if (!within(offset, block.handle.offset, block.handle.length))
            continue;
        place.block = block;
        place.bytes = block.handle;
        place.inside = offset - block.handle.offset;
        lookInside(table, offset, place);
        return place;
    }
    for (const BlockHandle& gap : table.gaps())
        if (within(offset, gap.offset, gap.length))
            place.bytes = gap;
    place.inside = offset - place.bytes.offset;
    return place;
}

}  // namespace levelscope
