#include "core/version/version_edit.h"

#include "core/base/coding.h"

namespace levelscope {
namespace {

constexpr uint8_t kEditVersion = 1;
constexpr uint8_t kLargestExclusive = 1;
constexpr uint64_t kSkippable = 1;  // in a tag

enum Field : uint64_t {
    kCause = 1,
    kJobId = 2,
    kWallMicros = 3,
    kLogNumber = 4,
    kNextFileNumber = 5,
    kLastSequence = 6,
    kAdded = 7,
    kRemoved = 8,
    kFirstLogSequence = 9,
    kLastExpiry = 10,
    kFormerManifest = 11,
    kValueFile = 12,
    kTableValueRefs = 13,
};

void putField(std::string& to, Field id, std::string_view payload) {
    putVarint(to, id << 1);
    putLengthPrefixed(to, payload);
}

void putSkippable(std::string& to, Field id, std::string_view payload) {
    putVarint(to, id << 1 | kSkippable);
    putLengthPrefixed(to, payload);
}

void putNumber(std::string& to, Field id, uint64_t number) {
    putVarint(to, id << 1);
    putVarint(to, varintLength(number));
    putVarint(to, number);
}

std::string fixed64(int64_t micros) {
    std::string bytes;
    putFixed64(bytes, static_cast<uint64_t>(micros));
    return bytes;
}

std::string encodeTable(const TableMeta& table) {
    std::string to;
    putVarint(to, table.number);
    putVarint(to, static_cast<uint64_t>(table.level));
    putVarint(to, table.fileSize);
    putLengthPrefixed(to, table.smallest);
    putLengthPrefixed(to, table.largest);
    to.push_back(static_cast<char>(table.largestExclusive ? kLargestExclusive : 0));
    putVarint(to, table.minSequence);
    putVarint(to, table.maxSequence);
    putVarint(to, table.entries);
    putVarint(to, table.tombstones);
    putVarint(to, table.rangeTombstones);
    putVarint(to, table.rawBytes);
    putFixed64(to, static_cast<uint64_t>(table.createdMicros));
    putFixed64(to, static_cast<uint64_t>(table.minExpiryMicros));
    to.push_back(static_cast<char>(table.compression));
    return to;
}

bool decodeTable(std::string_view payload, TableMeta& table) {
    ByteReader from(payload);
    table.number = from.varint();
    const uint64_t level = from.varint();
    table.fileSize = from.varint();
    table.smallest = from.lengthPrefixed();
    table.largest = from.lengthPrefixed();
    const uint8_t flags = from.u8();
    table.minSequence = from.varint();
    table.maxSequence = from.varint();
    table.entries = from.varint();
    table.tombstones = from.varint();
    table.rangeTombstones = from.varint();
    table.rawBytes = from.varint();
    table.createdMicros = static_cast<int64_t>(from.fixed64());
    table.minExpiryMicros = static_cast<int64_t>(from.fixed64());
    const uint8_t compression = from.u8();
    if (!from.ok() || !from.atEnd() || level >= static_cast<uint64_t>(kMaxLevels) ||
        flags > kLargestExclusive || compression > static_cast<uint8_t>(Compression::zstd) ||
        table.smallest > table.largest || table.minSequence > table.maxSequence ||
        table.maxSequence > kMaxSequence)
        return false;
    table.level = static_cast<int>(level);
    table.largestExclusive = flags != 0;
    table.compression = static_cast<Compression>(compression);
    return true;
}

bool decodeRemoved(std::string_view payload, RemovedTable& removed) {
    ByteReader from(payload);
    const uint64_t level = from.varint();
    removed.number = from.varint();
    if (!from.ok() || !from.atEnd() || level >= static_cast<uint64_t>(kMaxLevels))
        return false;
    removed.level = static_cast<int>(level);
    return true;
}

bool decodeNumber(std::string_view payload, uint64_t& number) {
    ByteReader from(payload);
    number = from.varint();
    return from.ok() && from.atEnd();
}

bool decodeNumber(std::string_view payload, std::optional<uint64_t>& number) {
    return decodeNumber(payload, number.emplace());
}

bool decodeCause(std::string_view payload, EditCause& cause) {
    if (payload.size() != 1 || static_cast<uint8_t>(payload[0]) > static_cast<uint8_t>(EditCause::closed))
        return false;
    cause = static_cast<EditCause>(payload[0]);
    return true;
}

bool decodeWallMicros(std::string_view payload, int64_t& micros) {
    ByteReader from(payload);
    micros = static_cast<int64_t>(from.fixed64());
    return from.ok() && from.atEnd();
}

bool decodeLastExpiry(std::string_view payload, std::vector<TableMeta>& added) {
    return !added.empty() && decodeWallMicros(payload, added.back().lastExpiryMicros);
}

std::string encodeValueFile(const ValueFileMeta& file) {
    std::string to;
    putVarint(to, file.number);
    putVarint(to, file.fileSize);
    putVarint(to, file.values);
    putVarint(to, file.rawBytes);
    return to;
}

bool decodeValueFile(std::string_view payload, ValueFileMeta& file) {
    ByteReader from(payload);
    file.number = from.varint();
    file.fileSize = from.varint();
    file.values = from.varint();
    file.rawBytes = from.varint();
    return from.ok() && from.atEnd() && file.fileSize > kValueFooterSize && file.values != 0;
}

bool decodeRefs(std::string_view payload, std::vector<TableMeta>& added) {
    return !added.empty() && !payload.empty() && decodeValueRefs(payload, added.back().valueRefs);
}

bool decodeField(uint64_t id, std::string_view payload, VersionEdit& edit) {
    switch (id) {
        case kCause: return decodeCause(payload, edit.cause);
        case kJobId: return decodeNumber(payload, edit.jobId);
        case kWallMicros: return decodeWallMicros(payload, edit.wallMicros);
        case kLogNumber: return decodeNumber(payload, edit.logNumber);
        case kNextFileNumber: return decodeNumber(payload, edit.nextFileNumber);
        case kLastSequence: return decodeNumber(payload, edit.lastSequence);
        case kAdded: return decodeTable(payload, edit.added.emplace_back());
        case kRemoved: return decodeRemoved(payload, edit.removed.emplace_back());
        case kLastExpiry: return decodeLastExpiry(payload, edit.added);
        case kFirstLogSequence: return decodeNumber(payload, edit.firstLogSequence);
        case kFormerManifest: return decodeNumber(payload, edit.formerManifest);
        case kValueFile: return decodeValueFile(payload, edit.valueFiles.emplace_back());
        case kTableValueRefs: return decodeRefs(payload, edit.added);
        default: return false;
    }
}

}  // namespace

std::string VersionEdit::encode() const {
    std::string to(1, static_cast<char>(kEditVersion));
    putField(to, kCause, std::string(1, static_cast<char>(cause)));
    if (jobId != 0)
        putNumber(to, kJobId, jobId);
    putField(to, kWallMicros, fixed64(wallMicros));
    if (logNumber)
        putNumber(to, kLogNumber, *logNumber);
    if (firstLogSequence)
        putNumber(to, kFirstLogSequence, *firstLogSequence);
    if (nextFileNumber)
        putNumber(to, kNextFileNumber, *nextFileNumber);
    if (lastSequence)
        putNumber(to, kLastSequence, *lastSequence);
    if (formerManifest) {
        std::string payload;
        putVarint(payload, *formerManifest);
        putSkippable(to, kFormerManifest, payload);
    }
    for (const RemovedTable& table : removed) {
        std::string payload;
        putVarint(payload, static_cast<uint64_t>(table.level));
        putVarint(payload, table.number);
        putField(to, kRemoved, payload);
    }
    for (const ValueFileMeta& file : valueFiles)
        putField(to, kValueFile, encodeValueFile(file));
    for (const TableMeta& table : added) {
        putField(to, kAdded, encodeTable(table));
        if (table.lastExpiryMicros != 0)
            putSkippable(to, kLastExpiry, fixed64(table.lastExpiryMicros));
        if (!table.valueRefs.empty())
            putField(to, kTableValueRefs, encodeValueRefs(table.valueRefs));
    }
    return to;
}

Result<VersionEdit> VersionEdit::decode(std::string_view bytes) {
    VersionEdit edit;
    ByteReader from(bytes);
    const uint8_t version = from.u8();
    if (!from.ok())
        return Status::corruption(Reason::malformed, {}, 0);
    if (version != kEditVersion)
        return Status(Error{.code = Code::unsupported,
                            .reason = Reason::newerVersion,
                            .offset = 0,
                            .expected = kEditVersion,
                            .got = version});
    while (!from.atEnd()) {
        const size_t start = from.position();
        const uint64_t tag = from.varint();
        const std::string_view payload = from.lengthPrefixed();
        if (!from.ok())
            return Status::corruption(Reason::malformed, {}, start);
        const uint64_t id = tag >> 1;
        const bool known = id >= kCause && id <= kTableValueRefs;
        if (!known && (tag & kSkippable) != 0)
            continue;
        if (!known)
            return Status(
                Error{.code = Code::unsupported, .reason = Reason::newerVersion, .offset = start, .got = id});
        if (!decodeField(id, payload, edit))
            return Status::corruption(Reason::malformed, {}, start, 0, id);
    }
    return edit;
}

}  // namespace levelscope
