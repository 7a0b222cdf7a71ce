// Builds tables in memory from an oracle and opens them again.
#pragma once

#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>

#include "core/base/coding.h"
#include "core/base/hash.h"
#include "core/table/table_builder.h"
#include "core/table/table_reader.h"
#include "tests/core/table/memory_file.h"

namespace levelscope::test {

struct InternalLess {
    bool operator()(const std::pair<std::string, uint64_t>& a,
                    const std::pair<std::string, uint64_t>& b) const {
        return compare(InternalKey{a.first, a.second}, InternalKey{b.first, b.second}) < 0;
    }
};
// (user key, trailer) -> value, in internal key order.
using Oracle = std::map<std::pair<std::string, uint64_t>, std::string, InternalLess>;

inline std::string build(const Oracle& oracle, const TableOptions& options, uint64_t number = 7,
                         const std::vector<RangeTombstone>& tombstones = {}, BuiltTable* built = nullptr) {
    std::string bytes;
    TableBuilder builder(options, std::make_unique<StringSink>(&bytes), number);
    for (const auto& [key, value] : oracle)
        builder.add({key.first, key.second}, value);
    for (const RangeTombstone& tombstone : tombstones)
        builder.addRangeTombstone(tombstone);
    Result<BuiltTable> result = builder.finish();
    if (!result.ok())
        return {};
    if (built != nullptr)
        *built = std::move(result).value();
    return bytes;
}

inline Result<std::shared_ptr<TableReader>> openBytes(std::string bytes, uint64_t number = 7,
                                                      std::shared_ptr<BlockCache> cache = nullptr,
                                                      int* reads = nullptr) {
    if (!cache)
        cache = std::make_shared<BlockCache>(64 << 20);
    return TableReader::open(std::make_unique<StringSource>(std::move(bytes), reads), "table", number,
                             std::move(cache));
}

inline std::string randomBytes(std::mt19937_64& random, size_t size) {
    std::string bytes(size, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

// Keys of very different kinds: empty, NULs, 0xFF, long shared prefixes, random; several versions of many.
inline Oracle mixedOracle(uint64_t seed, size_t entries, size_t valueSize = 60) {
    std::mt19937_64 random(seed);
    Oracle oracle;
    SequenceNumber sequence = 1;
    while (oracle.size() < entries) {
        std::string key;
        switch (random() % 6) {
            case 0: key = std::string(random() % 5, '\0'); break;
            case 1: key = std::string(random() % 12, '\xff'); break;
            case 2: key = "unicode/char/" + std::to_string(random() % entries); break;
            case 3:
                key = "unicode/char/" + std::to_string(random() % entries) + std::string(random() % 3, '\0');
                break;
            case 4: key = randomBytes(random, random() % 20); break;
            default: key = std::string(40, 'p') + std::to_string(random() % (entries / 2 + 1)); break;
        }
        const bool tombstone = random() % 10 == 0;
        const uint64_t trailer = packTrailer(sequence, tombstone ? EntryType::tombstone : EntryType::value);
        sequence += 1 + random() % 3;
        oracle[{key, trailer}] =
            tombstone ? "" : randomBytes(random, random() % (valueSize + 1)) + "tail tail tail tail";
    }
    return oracle;
}

}  // namespace levelscope::test
