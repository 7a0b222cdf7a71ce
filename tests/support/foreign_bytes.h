// Bytes as LevelDB and RocksDB would write them, for tests of the parsers: small, and without checksums where
// the format allows that, so that changed bytes reach the code behind the checks.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/coding.h"
#include "core/base/keys.h"
#include "core/formats/foreign/crc32c.h"

namespace levelscope::test {

// Restart points every `interval` entries.
inline std::string sortedBlock(const std::vector<std::pair<std::string, std::string>>& entries,
                               int interval = 4) {
    std::string block;
    std::string restarts;
    std::string last;
    uint32_t count = 0;
    for (size_t i = 0; i < entries.size(); ++i) {
        const auto& [key, value] = entries[i];
        size_t shared = 0;
        if (i % static_cast<size_t>(interval) == 0) {
            putFixed32(restarts, static_cast<uint32_t>(block.size()));
            ++count;
        } else {
            while (shared < last.size() && shared < key.size() && last[shared] == key[shared])
                ++shared;
        }
        putVarint(block, shared);
        putVarint(block, key.size() - shared);
        putVarint(block, value.size());
        block.append(key, shared).append(value);
        last = key;
    }
    if (entries.empty()) {
        putFixed32(restarts, 0);
        count = 1;
    }
    block.append(restarts);
    putFixed32(block, count);
    return block;
}

inline std::string internalKey(std::string_view key, uint64_t sequence, uint8_t type = 1) {
    std::string stored(key);
    putFixed64(stored, sequence << 8 | type);
    return stored;
}

// A RocksDB table of format 2 with kind of checksum "none". `partitions` of the index; 0: it has none.
inline std::string uncheckedTable(int blocks = 5, int entries = 12, int partitions = 0) {
    std::string table;
    const auto append = [&table](const std::string& block) {
        std::string handle;
        putVarint(handle, table.size());
        putVarint(handle, block.size());
        table.append(block).append(5, '\0');
        return handle;
    };
    std::vector<std::pair<std::string, std::string>> index;
    for (int b = 0; b < blocks; ++b) {
        std::vector<std::pair<std::string, std::string>> pairs;
        for (int i = 0; i < entries; ++i) {
            const std::string key = "key" + std::to_string(1000 + b * entries + i);
            pairs.emplace_back(internalKey(key, 100 + static_cast<uint64_t>(i), i % 5 == 0 ? 0 : 1),
                               std::string(static_cast<size_t>(i), 'v'));
        }
        const std::string handle = append(sortedBlock(pairs));
        index.emplace_back(pairs.back().first, handle);
    }
    std::string number;
    putVarint(number, static_cast<uint64_t>(blocks) * static_cast<uint64_t>(entries));
    const std::string tombstones = append(sortedBlock({{internalKey("key1003", 500, 15), "key1007"}}));
    std::string indexType;
    putFixed32(indexType, partitions > 0 ? 2 : 0);
    const std::string properties = append(
        sortedBlock({{"rocksdb.block.based.table.index.type", indexType}, {"rocksdb.num.entries", number}}));
    if (partitions > 0) {
        const size_t each =
            (index.size() + static_cast<size_t>(partitions) - 1) / static_cast<size_t>(partitions);
        std::vector<std::pair<std::string, std::string>> top;
        for (size_t begin = 0; begin < index.size(); begin += each) {
            const size_t end = std::min(index.size(), begin + each);
            const auto at = index.begin();
            const std::string handle = append(
                sortedBlock({at + static_cast<ptrdiff_t>(begin), at + static_cast<ptrdiff_t>(end)}, 1));
            top.emplace_back(index[end - 1].first, handle);
        }
        index = std::move(top);
    }
    const std::string metaindex =
        append(sortedBlock({{"rocksdb.properties", properties}, {"rocksdb.range_del", tombstones}}));
    const std::string indexHandle = append(sortedBlock(index, 1));
    std::string handles = metaindex + indexHandle;
    handles.resize(40);
    table.push_back('\0');
    table.append(handles);
    putFixed32(table, 2);
    putFixed64(table, 0x88e241b785f4cff7ull);
    return table;
}

// A RocksDB table of format 6 or 7, without compression: CRC-32C, mixed with a context, in blocks and footer.
inline std::string contextTable(const std::vector<std::pair<std::string, std::string>>& pairs,
                                uint32_t version) {
    constexpr uint32_t kContext = 0x1234abcd;
    const auto modifier = [](uint64_t offset) {
        return kContext ^ (static_cast<uint32_t>(offset) + static_cast<uint32_t>(offset >> 32));
    };
    std::string table;
    const auto append = [&](const std::string& block) {
        const size_t offset = table.size();
        std::string handle;
        putVarint(handle, offset);
        putVarint(handle, block.size());
        const std::string covered = block + '\0';
        table.append(covered);
        putFixed32(table, maskedCrc(crc32c(0, covered)) + modifier(offset));
        return handle;
    };
    const std::string data = append(sortedBlock(pairs));
    const std::string index = append(sortedBlock({{pairs.back().first, data}}, 1));
    std::string entries;
    putVarint(entries, pairs.size());
    const std::string properties = append(sortedBlock({{"rocksdb.num.entries", entries}}));
    const std::string metaindex = sortedBlock({{"rocksdb.index", index}, {"rocksdb.properties", properties}});
    append(metaindex);
    std::string footer("\1\x3e\0\x7a\0\0\0\0\0", 9);
    putFixed32(footer, kContext);
    putFixed32(footer, static_cast<uint32_t>(metaindex.size()));
    footer.append(24, '\0');
    putFixed32(footer, version);
    putFixed64(footer, 0x88e241b785f4cff7ull);
    storeFixed(footer.data() + 5, maskedCrc(crc32c(0, footer)) + modifier(table.size()));
    return table + footer;
}

// One log with these records, cut into fragments where blocks end.
inline std::string blockLog(const std::vector<std::string>& records) {
    constexpr size_t kBlock = 32 * 1024;
    constexpr size_t kHeader = 7;
    std::string log;
    for (const std::string& record : records) {
        size_t at = 0;
        bool first = true;
        do {
            size_t left = kBlock - log.size() % kBlock;
            if (left < kHeader) {
                log.append(left, '\0');
                left = kBlock;
            }
            const size_t length = std::min(record.size() - at, left - kHeader);
            const bool last = at + length == record.size();
            const char type = first && last ? 1 : (first ? 2 : (last ? 4 : 3));
            std::string covered(1, type);
            covered.append(record, at, length);
            putFixed32(log, maskedCrc(crc32c(0, covered)));
            putFixed16(log, static_cast<uint16_t>(length));
            log.append(covered);
            at += length;
            first = false;
        } while (at < record.size());
    }
    return log;
}

inline std::string putBatch(uint64_t sequence,
                            const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::string batch;
    putFixed64(batch, sequence);
    putFixed32(batch, static_cast<uint32_t>(pairs.size()));
    for (const auto& [key, value] : pairs) {
        batch.push_back(1);
        putLengthPrefixed(batch, key);
        putLengthPrefixed(batch, value);
    }
    return batch;
}

}  // namespace levelscope::test
