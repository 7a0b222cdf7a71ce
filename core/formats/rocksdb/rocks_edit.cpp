#include "core/formats/rocksdb/rocks_edit.h"

#include "core/formats/leveldb/level_edit.h"

namespace levelscope::rocksdb {

namespace {

constexpr uint32_t kMaxLevel = 64;
constexpr uint32_t kIgnorable = 1u << 13;
constexpr uint32_t kCustomNotIgnorable = 1u << 6;

enum Tag : uint32_t {
    kMinLogToKeep = 10,
    kNewFile2 = 100,
    kNewFile3 = 102,
    kNewFile4 = 103,
    kFamily = 200,
    kFamilyAdd = 201,
    kFamilyDrop = 202,
    kMaxFamily = 203,
    kAtomicGroup = 300,
    kBlobFileAdd = 400,
    kBlobFileGarbage = 401,
    // Ignorable by their numbers, but not length-prefixed like all others.
    kEarlyBlobFileAdd = 8194,
    kEarlyBlobFileGarbage = 8195,
    kEarlyLogAdd = 8196,
    kEarlyLogDelete = 8197,
};

enum CustomTag : uint32_t {
    kEnd = 1,
    kEarlyMinLogToKeep = 3,
    kOldestBlobFile = 4,
    kCreationTime = 6,
    kPathId = 65,
};

void takeCustomFields(ByteReader& reader, ForeignAddedTable& added, ForeignEdit& edit) {
    while (reader.ok()) {
        const uint32_t tag = reader.varint32();
        if (!reader.ok() || tag == kEnd)
            return;
        const std::string_view value = reader.lengthPrefixed();
        ByteReader field(value);
        if (tag == kPathId) {
            added.pathId = value.size() == 1 ? static_cast<uint8_t>(value[0]) : ~0u;
        } else if (tag == kCreationTime) {
            constexpr uint64_t kLatestSecond = 253'402'300'799;
            const uint64_t seconds = field.varint();
            if (field.ok() && seconds <= kLatestSecond)
                added.meta.createdMicros = static_cast<int64_t>(seconds) * 1'000'000;
        } else if ((tag & kCustomNotIgnorable) != 0) {
            reader.fail();
        } else if (tag == kEarlyMinLogToKeep) {
            edit.minLogToKeep = field.fixed64();
            if (!field.ok())
                reader.fail();
        } else if (tag == kOldestBlobFile) {
            edit.fields.emplace_back("oldest_blob_file", std::to_string(field.varint()));
        }
    }
}

void takeTable(uint32_t tag, ByteReader& reader, ForeignEdit& edit) {
    ForeignAddedTable added;
    const uint32_t level = reader.varint32();
    if (level >= kMaxLevel)
        reader.fail();
    added.meta.level = static_cast<int>(level);
    added.meta.number = reader.varint();
    if (tag == kNewFile3)
        added.pathId = reader.varint32();
    added.meta.fileSize = reader.varint();
    leveldb::takeBounds(reader, added);
    added.meta.minSequence = reader.varint();
    added.meta.maxSequence = reader.varint();
    if (tag == kNewFile4)
        takeCustomFields(reader, added, edit);
    edit.added.push_back(std::move(added));
}

void takeBlobFile(uint32_t tag, ByteReader& reader, ForeignEdit& edit) {
    const uint64_t number = reader.varint();
    const uint64_t count = reader.varint();
    const uint64_t bytes = reader.varint();
    const bool added = tag == kBlobFileAdd || tag == kEarlyBlobFileAdd;
    if (added) {
        reader.lengthPrefixed();  // checksum method and value of the whole file
        reader.lengthPrefixed();
    }
    while (reader.ok()) {
        const uint32_t custom = reader.varint32();
        if (!reader.ok() || custom == 0)
            break;
        if ((custom & kCustomNotIgnorable) != 0)
            reader.fail();
        reader.lengthPrefixed();
    }
    edit.fields.emplace_back(added ? "blob_file" : "blob_garbage", std::to_string(number) + ": " +
                                                                       std::to_string(count) + " blobs, " +
                                                                       std::to_string(bytes) + " bytes");
}

// Logs whose presence RocksDB checks; nothing here needs them.
void takeEarlyLog(uint32_t tag, ByteReader& reader, ForeignEdit& edit) {
    constexpr uint32_t kLogEnd = 1;
    constexpr uint32_t kSyncedSize = 2;
    const uint64_t number = reader.varint();
    while (tag == kEarlyLogAdd && reader.ok()) {
        const uint32_t field = reader.varint32();
        if (field == kLogEnd)
            break;
        if (field != kSyncedSize)
            reader.fail();
        reader.varint();
    }
    edit.fields.emplace_back(tag == kEarlyLogAdd ? "log_added" : "log_deleted", std::to_string(number));
}

}  // namespace

bool takeField(uint32_t tag, ByteReader& reader, ForeignEdit& edit) {
    switch (tag) {
        case kMinLogToKeep: edit.minLogToKeep = reader.varint(); return true;
        case kNewFile2:
        case kNewFile3:
        case kNewFile4: takeTable(tag, reader, edit); return true;
        case kFamily: edit.family = reader.varint32(); return true;
        case kFamilyAdd: edit.addedFamily = reader.lengthPrefixed(); return true;
        case kFamilyDrop: edit.droppedFamily = true; return true;
        case kMaxFamily:
            edit.fields.emplace_back("max_column_family", std::to_string(reader.varint32()));
            return true;
        case kAtomicGroup: edit.groupRemaining = reader.varint32(); return true;
        case kEarlyLogAdd:
        case kEarlyLogDelete: takeEarlyLog(tag, reader, edit); return true;
        case kBlobFileAdd:
        case kBlobFileGarbage:
        case kEarlyBlobFileAdd:
        case kEarlyBlobFileGarbage: takeBlobFile(tag, reader, edit); return true;
        default: break;
    }
    if ((tag & kIgnorable) == 0)
        return false;
    reader.lengthPrefixed();
    edit.fields.emplace_back("field " + std::to_string(tag), "");
    return true;
}

}  // namespace levelscope::rocksdb
