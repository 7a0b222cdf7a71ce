#include "core/formats/foreign/batch.h"

#include "core/base/coding.h"

namespace levelscope {

namespace {

// What follows a record's type.
enum class Shape : uint8_t { key, keyValue, nothing, text, timedText };

struct RecordKind {
    BatchItem item = BatchItem::operation;
    uint8_t rawType = 0;
    bool inFamily = false;
    Shape shape = Shape::key;
};

bool kindOf(uint8_t type, TableDialect dialect, RecordKind& kind) {
    switch (type) {
        case 0x00: kind = {BatchItem::operation, 0, false, Shape::key}; return true;
        case 0x01: kind = {BatchItem::operation, 1, false, Shape::keyValue}; return true;
        default: break;
    }
    if (dialect == TableDialect::levelDb)
        return false;
    switch (type) {
        case 0x02: kind = {BatchItem::operation, 0x02, false, Shape::keyValue}; return true;
        case 0x03: kind = {BatchItem::noted, 0, false, Shape::text}; return true;
        case 0x04: kind = {BatchItem::operation, 0x00, true, Shape::key}; return true;
        case 0x05: kind = {BatchItem::operation, 0x01, true, Shape::keyValue}; return true;
        case 0x06: kind = {BatchItem::operation, 0x02, true, Shape::keyValue}; return true;
        case 0x07: kind = {BatchItem::operation, 0x07, false, Shape::key}; return true;
        case 0x08: kind = {BatchItem::operation, 0x07, true, Shape::key}; return true;
        case 0x09:
        case 0x12:
        case 0x13: kind = {BatchItem::beginPrepare, 0, false, Shape::nothing}; return true;
        case 0x0a: kind = {BatchItem::endPrepare, 0, false, Shape::text}; return true;
        case 0x0b: kind = {BatchItem::commit, 0, false, Shape::text}; return true;
        case 0x0c: kind = {BatchItem::rollback, 0, false, Shape::text}; return true;
        case 0x0d: kind = {BatchItem::noted, 0, false, Shape::nothing}; return true;
        case 0x0e: kind = {BatchItem::operation, 0x0f, true, Shape::keyValue}; return true;
        case 0x0f: kind = {BatchItem::operation, 0x0f, false, Shape::keyValue}; return true;
        case 0x10: kind = {BatchItem::operation, 0x11, true, Shape::keyValue}; return true;
        case 0x11: kind = {BatchItem::operation, 0x11, false, Shape::keyValue}; return true;
        case 0x15: kind = {BatchItem::commit, 0, false, Shape::timedText}; return true;
        case 0x16: kind = {BatchItem::operation, 0x16, false, Shape::keyValue}; return true;
        case 0x17: kind = {BatchItem::operation, 0x16, true, Shape::keyValue}; return true;
        case 0x18: kind = {BatchItem::operation, 0x18, false, Shape::keyValue}; return true;
        case 0x19: kind = {BatchItem::operation, 0x18, true, Shape::keyValue}; return true;
        default: return false;
    }
}

}  // namespace

Status eachOperation(std::string_view bytes, TableDialect dialect, ForeignBatchHeader& header,
                     const std::function<Status(const ForeignOperation&)>& take) {
    ByteReader reader(bytes);
    header.firstSequence = reader.fixed64();
    header.count = reader.fixed32();
    uint32_t operations = 0;
    while (reader.ok() && !reader.atEnd()) {
        const size_t at = reader.position();
        const uint8_t type = reader.u8();
        RecordKind kind;
        if (!kindOf(type, dialect, kind))
            return Status(Error{.code = Code::unsupported,
                                .offset = at,
                                .got = type,
                                .subject = "type " + std::to_string(type) + " of a record in a batch"});
        ForeignOperation operation{.item = kind.item, .rawType = kind.rawType};
        if (kind.inFamily)
            operation.family = reader.varint32();
        if (kind.shape == Shape::timedText)
            reader.lengthPrefixed();
        if (kind.shape != Shape::nothing)
            operation.key = reader.lengthPrefixed();
        if (kind.shape == Shape::keyValue)
            operation.value = reader.lengthPrefixed();
        if (!reader.ok())
            break;
        operations += operation.item == BatchItem::operation ? 1 : 0;
        RETURN_IF_ERROR(take(operation));
    }
    if (!reader.ok() || operations != header.count)
        return Status::corruption(Reason::malformed, {}, reader.position());
    return {};
}

}  // namespace levelscope
