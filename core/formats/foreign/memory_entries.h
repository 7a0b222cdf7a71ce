// What the write-ahead logs hold: entries in key order, as the owner's memtable would have them. Filled and
// sorted once, then immutable and safe from any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/keys.h"
#include "core/formats/foreign/entry_cursor.h"
#include "core/formats/foreign/key_order.h"
#include "core/table/read_trace.h"

namespace levelscope {

class MemoryEntries {
public:
    struct Entry {
        std::string_view key;
        uint64_t trailer = 0;
        std::string_view value;
    };

    void add(std::string_view key, uint64_t trailer, std::string_view value);
    void addRange(RangeTombstone tombstone) { m_ranges.push_back(std::move(tombstone)); }
    void sort(const KeyOrder& order);

    const std::vector<Entry>& entries() const { return m_entries; }
    const std::vector<RangeTombstone>& ranges() const { return m_ranges; }
    uint64_t bytes() const { return m_bytes; }

private:
    std::string_view keep(std::string_view bytes);

    std::vector<std::unique_ptr<char[]>> m_chunks;
    char* m_free = nullptr;
    size_t m_left = 0;
    uint64_t m_bytes = 0;
    std::vector<Entry> m_entries;
    std::vector<RangeTombstone> m_ranges;
};

// All must outlive the cursor. The trace, if any, hears of seeks.
std::unique_ptr<EntryCursor> newMemoryCursor(const MemoryEntries& entries, const KeyOrder& order,
                                             ReadTrace* trace = nullptr);

}  // namespace levelscope
