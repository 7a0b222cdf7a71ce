#include "core/table/value_file.h"

#include "core/base/hash.h"

namespace levelscope {

namespace {

constexpr size_t kChecksumAt = kValueFooterSize - 8 - 8;

}  // namespace

void putValuePointer(std::string& to, const ValuePointer& pointer) {
    putVarint(to, pointer.file);
    putVarint(to, pointer.offset);
    putVarint(to, pointer.length);
    putVarint(to, pointer.size);
}

bool decodeValuePointer(std::string_view bytes, ValuePointer& pointer) {
    ByteReader reader(bytes);
    pointer.file = reader.varint();
    pointer.offset = reader.varint();
    pointer.length = reader.varint();
    pointer.size = reader.varint();
    return reader.ok() && reader.atEnd() && pointer.length >= kBlockTrailerSize &&
           pointer.size <= kMaxValueSize && pointer.length <= kMaxValueSize + kBlockTrailerSize;
}

bool decodeSeparated(EntryType type, std::string_view stored, SeparatedValue& value) {
    value.expiryMicros = 0;
    if (hasExpiry(type)) {
        if (stored.size() < sizeof(int64_t))
            return false;
        value.expiryMicros = loadFixed<int64_t>(stored.data());
        stored.remove_prefix(sizeof(int64_t));
    }
    return decodeValuePointer(stored, value.pointer);
}

std::string encodeValueRefs(const std::vector<ValueRef>& refs) {
    std::string bytes;
    for (const ValueRef& ref : refs) {
        putVarint(bytes, ref.file);
        putVarint(bytes, ref.values);
        putVarint(bytes, ref.bytes);
    }
    return bytes;
}

bool decodeValueRefs(std::string_view bytes, std::vector<ValueRef>& refs) {
    refs.clear();
    ByteReader reader(bytes);
    while (reader.ok() && !reader.atEnd()) {
        ValueRef ref;
        ref.file = reader.varint();
        ref.values = reader.varint();
        ref.bytes = reader.varint();
        if (ref.values == 0 || ref.bytes < ref.values || (!refs.empty() && ref.file <= refs.back().file))
            return false;
        refs.push_back(ref);
    }
    return reader.ok();
}

std::string encodeValueFooter(const ValueFileMeta& meta) {
    std::string bytes;
    bytes.reserve(kValueFooterSize);
    putFixed64(bytes, meta.number);
    putFixed64(bytes, meta.fileSize);
    putFixed64(bytes, meta.values);
    putFixed64(bytes, meta.rawBytes);
    putFixed64(bytes, 0);
    putFixed32(bytes, 0);  // flags
    putFixed32(bytes, kValueFileVersion);
    putFixed64(bytes, hash64(bytes, placeSeed(meta.number, meta.valueBytes())));
    putFixed64(bytes, kValueFileMagic);
    return bytes;
}

Result<ValueFileMeta> decodeValueFooter(std::string_view bytes, uint64_t fileSize, uint64_t fileNumber,
                                        const std::string& path) {
    if (fileSize < kValueFooterSize || bytes.size() != kValueFooterSize)
        return Status::corruption(Reason::truncated, path, fileSize, kValueFooterSize, bytes.size());
    const uint64_t at = fileSize - kValueFooterSize;
    ByteReader reader(bytes);
    ValueFileMeta meta;
    meta.number = reader.fixed64();
    meta.fileSize = reader.fixed64();
    meta.values = reader.fixed64();
    meta.rawBytes = reader.fixed64();
    reader.fixed64();
    const uint32_t flags = reader.fixed32();
    const uint32_t version = reader.fixed32();
    const uint64_t stored = reader.fixed64();
    if (const uint64_t magic = reader.fixed64(); magic != kValueFileMagic)
        return Status::corruption(Reason::badMagic, path, fileSize - 8, kValueFileMagic, magic);
    const uint64_t computed = hash64(bytes.substr(0, kChecksumAt), placeSeed(meta.number, at));
    if (stored != computed)
        return Status::corruption(Reason::checksumMismatch, path, at, computed, stored);
    if (version != kValueFileVersion || flags != 0)
        return Status(Error{.code = Code::unsupported,
                            .reason = Reason::newerVersion,
                            .file = path,
                            .offset = at,
                            .expected = kValueFileVersion,
                            .got = version});
    if (meta.number != fileNumber)
        return Status::corruption(Reason::wrongFile, path, at, fileNumber, meta.number);
    if (meta.fileSize != fileSize)
        return Status::corruption(Reason::malformed, path, at, meta.fileSize, fileSize);
    return meta;
}

Result<ValueFileMeta> readValueFooter(const RandomAccessFile& file, const std::string& path,
                                      uint64_t fileNumber) {
    const uint64_t size = file.size();
    if (size < kValueFooterSize)
        return Status::corruption(Reason::truncated, path, size, kValueFooterSize, size);
    char bytes[kValueFooterSize];
    RETURN_IF_ERROR(file.read(size - kValueFooterSize, bytes));
    return decodeValueFooter({bytes, kValueFooterSize}, size, fileNumber, path);
}

}  // namespace levelscope
