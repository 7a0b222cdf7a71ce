#include "gui/models/change_codec.h"

#include "core/base/coding.h"
#include "core/base/hash.h"

namespace levelscope::gui {

namespace {

constexpr uint64_t kMagic = 0x32544652445f534cull;  // "LS_DRFT2"
constexpr size_t kChecksumSize = sizeof(uint64_t);

void putByte(std::string& to, uint8_t byte) {
    to.push_back(static_cast<char>(byte));
}

void encodeOriginal(std::string& to, const Original& original) {
    putByte(to, original.exists);
    putVarint(to, original.sequence);
    putVarint(to, original.valueSize);
    putFixed64(to, static_cast<uint64_t>(original.expiryMicros));
    putByte(to, original.value != nullptr);
    if (original.value)
        putLengthPrefixed(to, *original.value);
}

Original decodeOriginal(ByteReader& reader) {
    Original original;
    original.exists = reader.u8() != 0;
    original.sequence = reader.varint();
    original.valueSize = reader.varint();
    original.expiryMicros = static_cast<int64_t>(reader.fixed64());
    if (reader.u8() != 0)
        original.value = std::make_shared<const std::string>(reader.lengthPrefixed());
    return original;
}

Change decodeChange(ByteReader& reader) {
    Change change;
    const uint8_t kind = reader.u8();
    if (kind > static_cast<uint8_t>(ChangeKind::eraseRange))
        reader.fail();
    change.kind = static_cast<ChangeKind>(kind);
    change.key = reader.lengthPrefixed();
    if (change.kind == ChangeKind::eraseRange) {
        change.end = reader.lengthPrefixed();
        change.keysInRange = reader.varint();
        change.original.sequence = reader.varint();
        return change;
    }
    if (change.kind == ChangeKind::put) {
        change.value = std::make_shared<const std::string>(reader.lengthPrefixed());
        change.expiryMicros = static_cast<int64_t>(reader.fixed64());
    }
    change.original = decodeOriginal(reader);
    return change;
}

}  // namespace

std::string encodeDraft(const Draft& draft) {
    std::string bytes;
    putFixed64(bytes, kMagic);
    putLengthPrefixed(bytes, draft.directory);
    putFixed64(bytes, static_cast<uint64_t>(draft.savedMicros));
    putVarint(bytes, draft.changes.size());
    for (const Change& change : draft.changes) {
        putByte(bytes, static_cast<uint8_t>(change.kind));
        putLengthPrefixed(bytes, change.key);
        if (change.kind == ChangeKind::eraseRange) {
            putLengthPrefixed(bytes, change.end);
            putVarint(bytes, change.keysInRange);
            putVarint(bytes, change.original.sequence);
            continue;
        }
        if (change.kind == ChangeKind::put) {
            putLengthPrefixed(bytes, *change.value);
            putFixed64(bytes, static_cast<uint64_t>(change.expiryMicros));
        }
        encodeOriginal(bytes, change.original);
    }
    putFixed64(bytes, hash64(bytes));
    return bytes;
}

Result<Draft> decodeDraft(std::string_view bytes) {
    if (bytes.size() < sizeof(kMagic) + kChecksumSize)
        return Status::corruption(Reason::truncated, {}, bytes.size());
    const std::string_view body = bytes.substr(0, bytes.size() - kChecksumSize);
    const uint64_t stored = loadFixed<uint64_t>(bytes.data() + body.size());
    if (const uint64_t computed = hash64(body); computed != stored)
        return Status::corruption(Reason::checksumMismatch, {}, body.size(), stored, computed);
    ByteReader reader(body);
    if (const uint64_t magic = reader.fixed64(); magic != kMagic)
        return Status::corruption(Reason::badMagic, {}, 0, kMagic, magic);
    Draft draft;
    draft.directory = reader.lengthPrefixed();
    draft.savedMicros = static_cast<int64_t>(reader.fixed64());
    const uint64_t count = reader.varint();
    for (uint64_t i = 0; i < count && reader.ok(); ++i)
        draft.changes.push_back(decodeChange(reader));
    if (!reader.ok() || !reader.atEnd())
        return Status::corruption(Reason::malformed, {}, reader.position());
    return draft;
}

}  // namespace levelscope::gui
