// User keys, sequence numbers and internal keys: the words shared by every layer above.
//
// An internal key is a user key with a trailer: the sequence number of the write that made the entry and its
// type, packed as (sequence << 8 | type). Order: user keys ascending by unsigned bytes, then trailers
// descending, so the newest version of a key comes first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace levelscope {

using SequenceNumber = uint64_t;
inline constexpr SequenceNumber kMaxSequence = (uint64_t{1} << 56) - 1;

// On disk: do not renumber.
enum class EntryType : uint8_t {
    tombstone = 0,
    value = 1,
    rangeTombstone = 2,  // key = inclusive start, value = exclusive end
    expiringValue =
        3,  // value = 8-byte little-endian expiry in microseconds since 1970 UTC, then the user's value
    // Met in stores of other engines only, never written:
    singleTombstone = 4,  // hides one older value
    merge = 5,            // an operand for the store's merge operator
    blob = 6,             // value lies in a blob file
    wideColumns = 7,      // value is a list of named columns
    other = 8,
    // In tables only; logs and memtables hold whole values:
    separatedValue = 9,           // value lies in a value file: core/table/value_file.h
    expiringSeparatedValue = 10,  // 8 bytes of expiry as above, then as separatedValue
};
inline constexpr uint8_t kMaxEntryType = 3;  // of what is written by users

inline constexpr bool isSeparated(EntryType type) {
    return type == EntryType::separatedValue || type == EntryType::expiringSeparatedValue;
}
inline constexpr bool hasExpiry(EntryType type) {
    return type == EntryType::expiringValue || type == EntryType::expiringSeparatedValue;
}
// What our tables may hold.
inline constexpr bool isTableEntryType(EntryType type) {
    return static_cast<uint8_t>(type) <= kMaxEntryType || isSeparated(type);
}
// As the user wrote it, wherever its value lies.
inline constexpr EntryType writtenType(EntryType type) {
    if (!isSeparated(type))
        return type;
    return hasExpiry(type) ? EntryType::expiringValue : EntryType::value;
}
inline constexpr EntryType separatedType(EntryType written) {
    return written == EntryType::expiringValue ? EntryType::expiringSeparatedValue
                                               : EntryType::separatedValue;
}

// Largest user key and value. A larger one is refused with invalidArgument, never cut.
inline constexpr size_t kMaxKeySize = 64 * 1024;
inline constexpr size_t kMaxValueSize = size_t{1} << 30;

inline constexpr uint64_t packTrailer(SequenceNumber sequence, EntryType type) {
    return (sequence << 8) | static_cast<uint8_t>(type);
}
inline constexpr SequenceNumber trailerSequence(uint64_t trailer) {
    return trailer >> 8;
}
inline constexpr EntryType trailerType(uint64_t trailer) {
    return static_cast<EntryType>(trailer & 0xff);
}

// A look-up at `sequence` starts here: it sorts at or before every entry of the key visible at that sequence.
inline constexpr uint64_t seekTrailer(SequenceNumber sequence) {
    return (sequence << 8) | 0xff;
}

// A view of an internal key; owns nothing.
struct InternalKey {
    std::string_view userKey;
    uint64_t trailer = 0;

    SequenceNumber sequence() const { return trailerSequence(trailer); }
    EntryType type() const { return trailerType(trailer); }
};

// <0, 0, >0 in internal key order.
inline int compare(const InternalKey& a, const InternalKey& b) {
    if (const int order = a.userKey.compare(b.userKey); order != 0)
        return order;
    return a.trailer > b.trailer ? -1 : (a.trailer < b.trailer ? 1 : 0);
}

// Half-open range of user keys [from, to). An absent end is unbounded on that side.
struct KeyRange {
    std::string from;
    bool hasFrom = false;
    std::string to;
    bool hasTo = false;

    bool contains(std::string_view key) const { return (!hasFrom || key >= from) && (!hasTo || key < to); }
    // True if some key of the closed interval [smallest, largest] lies in the range.
    bool overlaps(std::string_view smallest, std::string_view largest) const {
        return (!hasFrom || largest >= from) && (!hasTo || smallest < to);
    }
    static KeyRange all() { return {}; }
    // Every key that starts with `prefix`.
    static KeyRange withPrefix(std::string_view prefix);
};

// A range tombstone: hides every entry of [from, to) with a smaller sequence.
struct RangeTombstone {
    std::string from;
    std::string to;
    SequenceNumber sequence = 0;
};

}  // namespace levelscope
