#include "core/table/block_fields.h"

#include "core/base/coding.h"
#include "core/table/data_block.h"
#include "core/table/filter_block.h"
#include "core/table/index_block.h"
#include "core/table/properties_block.h"

namespace levelscope {

namespace {

constexpr size_t kShownBytes = 32;

std::string hex(uint64_t number) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text = "0x";
    for (int shift = 60; shift >= 0; shift -= 4)
        text.push_back(kHex[number >> shift & 15]);
    return text;
}

// Walks a block from its start, naming what it passes.
class FieldWriter {
public:
    FieldWriter(std::string_view bytes, std::vector<AnatomyField>& fields)
        : m_bytes(bytes), m_fields(fields) {}

    template <typename T>
    T number(std::string name) {
        const T value = loadFixed<T>(m_bytes.data() + m_at);
        add(std::move(name), sizeof(T), std::to_string(value));
        return value;
    }
    void hexNumber(std::string name) {
        add(std::move(name), 8, hex(loadFixed<uint64_t>(m_bytes.data() + m_at)));
    }
    // Up to `end`; empty parts are left out.
    void array(std::string name, size_t end, size_t count) {
        if (end > m_at)
            add(std::move(name), end - m_at, std::to_string(count));
    }
    void text(std::string name, size_t end) {
        if (end > m_at)
            add(std::move(name), end - m_at, printable(m_bytes.substr(m_at, end - m_at)));
    }
    void add(std::string name, size_t length, std::string value) {
        m_fields.push_back({std::move(name), m_at, length, std::move(value)});
        m_at += length;
    }

private:
    std::string_view m_bytes;
    std::vector<AnatomyField>& m_fields;
    size_t m_at = 0;
};

bool dataFields(std::string_view bytes, std::vector<AnatomyField>& fields) {
    DataBlockView::Layout at;
    if (!DataBlockView::validate(bytes) || !DataBlockView::layout(bytes, at))
        return false;
    FieldWriter writer(bytes, fields);
    const auto count = writer.number<uint32_t>("count");
    writer.number<uint8_t>("flags");
    writer.number<uint8_t>("trailer_width");
    writer.number<uint16_t>("zero");
    writer.number<uint32_t>("common_length");
    writer.number<uint32_t>("key_bytes");
    writer.number<uint32_t>("value_bytes");
    writer.number<uint64_t>("trailer_base");
    writer.array("prefixes[]", at.trailers, count);
    writer.array("trailers[]", at.keyOffsets, count);
    writer.array("key_offsets[]", at.valueOffsets, size_t{count} + 1);
    writer.array("value_offsets[]", at.common, size_t{count} + 1);
    writer.text("common_prefix", at.keys);
    writer.array("keys[]", at.values, count);
    writer.array("values[]", at.end, count);
    return true;
}

bool indexFields(std::string_view bytes, std::vector<AnatomyField>& fields) {
    IndexBlockView::Layout at;
    if (!IndexBlockView::layout(bytes, at))
        return false;
    FieldWriter writer(bytes, fields);
    const auto count = writer.number<uint32_t>("count");
    writer.number<uint32_t>("flags");
    writer.number<uint32_t>("common_length");
    writer.number<uint32_t>("key_bytes");
    writer.array("prefixes[]", at.ends, count);
    writer.array("block_ends[]", at.trailers, count);
    writer.array("trailers[]", at.keyOffsets, count);
    writer.array("key_offsets[]", at.common, size_t{count} + 1);
    writer.text("common_prefix", at.keys);
    writer.array("separators[]", at.end, count);
    return true;
}

bool filterFields(std::string_view bytes, std::vector<AnatomyField>& fields) {
    if (!FilterBlockView::validate(bytes))
        return false;
    FieldWriter writer(bytes, fields);
    const size_t bitsEnd = bytes.size() - kFilterTailSize;
    writer.array("bits[]", bitsEnd, bitsEnd * 8);
    writer.number<uint32_t>("lines");
    writer.number<uint8_t>("probes");
    writer.number<uint8_t>("line_bits_log2");
    writer.number<uint16_t>("zero");
    return true;
}

bool propertyFields(std::string_view bytes, std::vector<AnatomyField>& fields) {
    std::vector<PropertyField> properties;
    if (!listProperties(bytes, properties))
        return false;
    FieldWriter writer(bytes, fields);
    for (const PropertyField& property : properties)
        writer.add(std::string(property.name), property.length,
                   property.isNumber ? std::to_string(property.number) : printable(property.bytes));
    return true;
}

bool tombstoneFields(std::string_view bytes, std::vector<AnatomyField>& fields) {
    std::vector<RangeTombstone> tombstones;
    if (!decodeRangeTombstones(bytes, tombstones))
        return false;
    FieldWriter writer(bytes, fields);
    writer.add("count", varintLength(tombstones.size()), std::to_string(tombstones.size()));
    for (const RangeTombstone& tombstone : tombstones) {
        writer.add("from", varintLength(tombstone.from.size()) + tombstone.from.size(),
                   printable(tombstone.from));
        writer.add("to", varintLength(tombstone.to.size()) + tombstone.to.size(), printable(tombstone.to));
        writer.add("sequence", varintLength(tombstone.sequence), std::to_string(tombstone.sequence));
    }
    return true;
}

bool footerFields(std::string_view bytes, std::vector<AnatomyField>& fields) {
    if (bytes.size() != kFooterSize)
        return false;
    FieldWriter writer(bytes, fields);
    for (const char* part : {"filter", "range_tombstones", "index", "properties"}) {
        writer.number<uint64_t>(std::string(part) + "_offset");
        writer.number<uint64_t>(std::string(part) + "_length");
    }
    writer.number<uint64_t>("file_number");
    writer.number<uint64_t>("file_size");
    writer.add("reserved", 3 * 8, "0");
    writer.number<uint32_t>("flags");
    writer.number<uint32_t>("version");
    writer.hexNumber("checksum");
    writer.text("magic", kFooterSize);
    return true;
}

}  // namespace

std::string printable(std::string_view bytes) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    for (const char c : bytes.substr(0, kShownBytes)) {
        if (c >= ' ' && c <= '~' && c != '\\') {
            text.push_back(c);
        } else {
            text.append("\\x");
            text.push_back(kHex[static_cast<uint8_t>(c) >> 4]);
            text.push_back(kHex[static_cast<uint8_t>(c) & 15]);
        }
    }
    if (bytes.size() > kShownBytes)
        text.append("...");
    return text;
}

bool blockFields(BlockKind kind, std::string_view bytes, std::vector<AnatomyField>& fields) {
    switch (kind) {
        case BlockKind::data: return dataFields(bytes, fields);
        case BlockKind::index: return indexFields(bytes, fields);
        case BlockKind::filter: return filterFields(bytes, fields);
        case BlockKind::properties: return propertyFields(bytes, fields);
        case BlockKind::rangeTombstones: return tombstoneFields(bytes, fields);
        case BlockKind::footer: return footerFields(bytes, fields);
        default: return false;
    }
}

}  // namespace levelscope
