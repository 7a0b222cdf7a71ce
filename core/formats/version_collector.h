// Collects every version of one key, place by place, for its history. One thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/formats/store_reader.h"

namespace levelscope {

class VersionCollector {
public:
    // Values are cut at `limit`.
    explicit VersionCollector(size_t limit) : m_limit(limit) {}

    // A version of the key in this place: level -1 and table 0 for memory.
    void add(SequenceNumber sequence, EntryType type, std::string_view value, int level, uint64_t table,
             int64_t expiryMicros = 0);
    // A range tombstone that covers the key.
    void addRange(const RangeTombstone& range, int level, uint64_t table) {
        add(range.sequence, EntryType::rangeTombstone, range.to, level, table);
    }
    // Newest first; what a flush moved meanwhile, and was seen in both places, once.
    std::vector<KeyVersion> finish();

private:
    const size_t m_limit;
    std::vector<KeyVersion> m_versions;
};

}  // namespace levelscope
