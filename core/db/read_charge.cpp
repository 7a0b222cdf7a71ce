#include "core/db/read_charge.h"

#include <algorithm>

#include "core/version/table_cache.h"

namespace levelscope {
namespace {

// The picker is asked when a table's charge passes a multiple of a quarter of its size.
constexpr uint64_t kAskShare = 4;
constexpr uint64_t kAskAtLeast = 4096;

}  // namespace

bool chargeRead(const Version& version, std::string_view key, uint64_t bytes, uint64_t reads) {
    std::vector<const LiveTable*> passed = version.tablesAt(key);
    if (reads != 0)
        for (const LiveTable* table : passed)
            table->slot->reads.fetch_add(reads, std::memory_order_relaxed);
    if (passed.size() < 2)
        return false;
    passed.pop_back();
    bool ask = false;
    for (const LiveTable* table : passed) {
        const uint64_t step = std::max(table->fileSize / kAskShare, kAskAtLeast);
        const uint64_t before = table->slot->readCharge.fetch_add(bytes, std::memory_order_relaxed);
        ask |= before / step != (before + bytes) / step;
    }
    return ask;
}

void clearCharges(const std::vector<TablePtr>& tables) {
    for (const TablePtr& table : tables)
        Version::live(table).slot->readCharge.store(0, std::memory_order_relaxed);
}

ReadCharges readCharges(const Version& version) {
    ReadCharges charges;
    for (int level = 0; level < version.levels(); ++level)
        for (const TablePtr& table : version.level(level))
            if (const uint64_t bytes = Version::live(table).slot->readCharge.load(std::memory_order_relaxed))
                charges.emplace(table->number, bytes);
    return charges;
}

ReadCounts readCounts(const Version& version) {
    ReadCounts counts;
    for (int level = 0; level < version.levels(); ++level)
        for (const TablePtr& table : version.level(level))
            if (const uint64_t reads = Version::live(table).slot->reads.load(std::memory_order_relaxed))
                counts.emplace(table->number, reads);
    return counts;
}

}  // namespace levelscope
