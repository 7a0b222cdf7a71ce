#include "core/formats/leveldb/level_edit.h"

namespace levelscope::leveldb {

namespace {

constexpr uint32_t kMaxLevel = 64;

enum Tag : uint32_t {
    kComparator = 1,
    kLogNumber = 2,
    kNextFile = 3,
    kLastSequence = 4,
    kCompactionPointer = 5,
    kDeletedFile = 6,
    kNewFile = 7,
    kPreviousLog = 9,
};

int takeLevel(ByteReader& reader) {
    const uint32_t level = reader.varint32();
    if (level >= kMaxLevel)
        reader.fail();
    return static_cast<int>(level);
}

std::string_view takeUserKey(ByteReader& reader, uint64_t& trailer) {
    std::string_view key = reader.lengthPrefixed();
    if (key.size() < sizeof trailer) {
        reader.fail();
        return {};
    }
    trailer = loadFixed<uint64_t>(key.data() + key.size() - sizeof trailer);
    key.remove_suffix(sizeof trailer);
    return key;
}

}  // namespace

void takeBounds(ByteReader& reader, ForeignAddedTable& table) {
    constexpr uint64_t kSentinel = kMaxSequence << 8 | 0x0f;  // RocksDB: ends before this key
    table.meta.smallest = takeUserKey(reader, table.smallestTrailer);
    table.meta.largest = takeUserKey(reader, table.largestTrailer);
    table.meta.largestExclusive = table.largestTrailer == kSentinel;
}

bool takeField(uint32_t tag, ByteReader& reader, ForeignEdit& edit) {
    switch (tag) {
        case kComparator: edit.comparator = reader.lengthPrefixed(); return true;
        case kLogNumber: edit.logNumber = reader.varint(); return true;
        case kNextFile: edit.nextFile = reader.varint(); return true;
        case kLastSequence: edit.lastSequence = reader.varint(); return true;
        case kPreviousLog: edit.previousLog = reader.varint(); return true;
        case kCompactionPointer: {
            const int level = takeLevel(reader);
            reader.lengthPrefixed();
            edit.fields.emplace_back("compaction_pointer", std::to_string(level));
            return true;
        }
        case kDeletedFile: {
            const int level = takeLevel(reader);
            edit.removed.push_back({level, reader.varint()});
            return true;
        }
        case kNewFile: {
            ForeignAddedTable added;
            added.meta.level = takeLevel(reader);
            added.meta.number = reader.varint();
            added.meta.fileSize = reader.varint();
            takeBounds(reader, added);
            added.meta.maxSequence = kMaxSequence;
            edit.added.push_back(std::move(added));
            return true;
        }
        default: return false;
    }
}

}  // namespace levelscope::leveldb
