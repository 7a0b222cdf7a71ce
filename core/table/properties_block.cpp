#include "core/table/properties_block.h"

#include <array>

#include "core/base/coding.h"
#include "core/table/value_file.h"

namespace levelscope {

namespace {

// On disk: do not renumber.
enum PropertyId : uint64_t {
    kEntries = 1,
    kTombstones = 2,
    kRangeTombstones = 3,
    kRawKeyBytes = 4,
    kRawValueBytes = 5,
    kDataBlocks = 6,
    kDataBytes = 7,
    kIndexBytes = 8,
    kFilterBytes = 9,
    kLowSequence = 10,
    kHighSequence = 11,
    kMinExpiry = 12,
    kCreated = 13,
    kBlockSize = 14,
    kFilterBits = 15,
    kFilterProbes = 16,
    kCompression = 17,
    kCreator = 18,
    kTimes = 19,
    kLastExpiry = 20,
    kValueRefs = 21,
    kCompressionLevel = 22,
    kPropertyIdEnd = 23,
};

constexpr std::array<std::string_view, kPropertyIdEnd> kNames = {
    "unknown",       "entries",         "tombstones",        "range_tombstones",
    "raw_key_bytes", "raw_value_bytes", "data_blocks",       "data_bytes",
    "index_bytes",   "filter_bytes",    "min_sequence",      "max_sequence",
    "min_expiry",    "created",         "block_size",        "filter_bits_per_key_milli",
    "filter_probes", "compression",     "creator",           "times",
    "last_expiry",   "value_refs",      "compression_level",
};

void putNumber(std::string& to, PropertyId id, uint64_t value) {
    putVarint(to, id * 2);
    putVarint(to, value);
}

void putBytes(std::string& to, PropertyId id, std::string_view bytes) {
    putVarint(to, id * 2 + 1);
    putLengthPrefixed(to, bytes);
}

std::string encodeTimes(const std::vector<SequenceTime>& times) {
    std::string bytes;
    for (const SequenceTime& time : times) {
        putVarint(bytes, time.sequence);
        putVarint(bytes, static_cast<uint64_t>(time.wallMicros));
    }
    return bytes;
}

bool decodeTimes(std::string_view bytes, std::vector<SequenceTime>& times) {
    ByteReader reader(bytes);
    while (reader.ok() && !reader.atEnd()) {
        const SequenceNumber sequence = reader.varint();
        times.push_back({sequence, static_cast<int64_t>(reader.varint())});
    }
    return reader.ok();
}

// False when a known field has a value out of its range.
bool take(const PropertyField& field, TableProperties& to) {
    const uint64_t number = field.number;
    switch (field.id) {
        case kEntries: to.entries = number; break;
        case kTombstones: to.tombstones = number; break;
        case kRangeTombstones: to.rangeTombstones = number; break;
        case kRawKeyBytes: to.rawKeyBytes = number; break;
        case kRawValueBytes: to.rawValueBytes = number; break;
        case kDataBlocks: to.dataBlocks = number; break;
        case kDataBytes: to.dataBytes = number; break;
        case kIndexBytes: to.indexBytes = number; break;
        case kFilterBytes: to.filterBytes = number; break;
        case kLowSequence: to.minSequence = number; break;
        case kHighSequence: to.maxSequence = number; break;
        case kMinExpiry: to.minExpiryMicros = static_cast<int64_t>(number); break;
        case kLastExpiry: to.lastExpiryMicros = static_cast<int64_t>(number); break;
        case kCreated: to.createdMicros = static_cast<int64_t>(number); break;
        case kBlockSize: to.blockSize = static_cast<uint32_t>(number); return number <= UINT32_MAX;
        case kFilterBits:
            to.filterBitsPerKeyMilli = static_cast<uint32_t>(number);
            return number <= UINT32_MAX;
        case kFilterProbes: to.filterProbes = static_cast<uint32_t>(number); return number <= UINT32_MAX;
        case kCompression:
            to.compression = static_cast<Compression>(number);
            return number <= static_cast<uint64_t>(Compression::zstd);
        case kCompressionLevel: to.compressionLevel = static_cast<int>(number); return number <= INT32_MAX;
        case kCreator: to.creator = field.bytes; break;
        case kTimes: return decodeTimes(field.bytes, to.times);
        case kValueRefs: return decodeValueRefs(field.bytes, to.valueRefs);
        default: break;
    }
    return true;
}

}  // namespace

std::string encodeProperties(const TableProperties& p) {
    std::string to;
    putNumber(to, kEntries, p.entries);
    putNumber(to, kTombstones, p.tombstones);
    putNumber(to, kRangeTombstones, p.rangeTombstones);
    putNumber(to, kRawKeyBytes, p.rawKeyBytes);
    putNumber(to, kRawValueBytes, p.rawValueBytes);
    putNumber(to, kDataBlocks, p.dataBlocks);
    putNumber(to, kDataBytes, p.dataBytes);
    putNumber(to, kIndexBytes, p.indexBytes);
    putNumber(to, kFilterBytes, p.filterBytes);
    putNumber(to, kLowSequence, p.minSequence);
    putNumber(to, kHighSequence, p.maxSequence);
    putNumber(to, kMinExpiry, static_cast<uint64_t>(p.minExpiryMicros));
    if (p.lastExpiryMicros != 0)
        putNumber(to, kLastExpiry, static_cast<uint64_t>(p.lastExpiryMicros));
    putNumber(to, kCreated, static_cast<uint64_t>(p.createdMicros));
    putNumber(to, kBlockSize, p.blockSize);
    putNumber(to, kFilterBits, p.filterBitsPerKeyMilli);
    putNumber(to, kFilterProbes, p.filterProbes);
    putNumber(to, kCompression, static_cast<uint64_t>(p.compression));
    if (p.compressionLevel != 0)
        putNumber(to, kCompressionLevel, static_cast<uint64_t>(p.compressionLevel));
    putBytes(to, kCreator, p.creator);
    putBytes(to, kTimes, encodeTimes(p.times));
    if (!p.valueRefs.empty())
        putBytes(to, kValueRefs, encodeValueRefs(p.valueRefs));
    return to;
}

bool listProperties(std::string_view bytes, std::vector<PropertyField>& fields) {
    ByteReader reader(bytes);
    while (reader.ok() && !reader.atEnd()) {
        PropertyField field;
        field.offset = reader.position();
        const uint64_t tag = reader.varint();
        field.id = tag / 2;
        field.name = field.id < kPropertyIdEnd ? kNames[field.id] : kNames[0];
        field.isNumber = tag % 2 == 0;
        if (field.isNumber)
            field.number = reader.varint();
        else
            field.bytes = reader.lengthPrefixed();
        field.length = reader.position() - field.offset;
        fields.push_back(field);
    }
    return reader.ok();
}

bool decodeProperties(std::string_view bytes, TableProperties& properties) {
    std::vector<PropertyField> fields;
    if (!listProperties(bytes, fields))
        return false;
    for (const PropertyField& field : fields)
        if (!take(field, properties))
            return false;
    return true;
}

std::string encodeRangeTombstones(const std::vector<RangeTombstone>& tombstones) {
    std::string to;
    putVarint(to, tombstones.size());
    for (const RangeTombstone& tombstone : tombstones) {
        putLengthPrefixed(to, tombstone.from);
        putLengthPrefixed(to, tombstone.to);
        putVarint(to, tombstone.sequence);
    }
    return to;
}

bool decodeRangeTombstones(std::string_view bytes, std::vector<RangeTombstone>& tombstones) {
    ByteReader reader(bytes);
    const uint64_t count = reader.varint();
    for (uint64_t i = 0; i < count && reader.ok(); ++i) {
        RangeTombstone tombstone;
        tombstone.from = reader.lengthPrefixed();
        tombstone.to = reader.lengthPrefixed();
        tombstone.sequence = reader.varint();
        if (reader.ok())
            tombstones.push_back(std::move(tombstone));
    }
    return reader.ok() && reader.atEnd() && tombstones.size() == count;
}

}  // namespace levelscope
