#include "core/memtable/entry_sort.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/memtable/bplus_node.h"

namespace levelscope {

namespace {

struct Item {
    uint64_t prefix;
    const Entry* entry;
};
using Items = std::vector<Item>;

constexpr size_t kDigits = sizeof(uint64_t);
constexpr size_t kDigitValues = 256;

size_t digitOf(uint64_t prefix, size_t digit) {
    return (prefix >> (8 * digit)) & (kDigitValues - 1);
}

bool inOrder(const Item& a, const Item& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix
                                : compare(*a.entry, b.entry->userKey(), b.entry->trailer) < 0;
}

Items itemsOf(const std::vector<const Entry*>& entries) {
    const std::string_view sample = entries.front()->userKey();
    auto shared = static_cast<uint32_t>(sample.size());
    for (const Entry* entry : entries)
        shared = std::min(shared, commonPrefix(sample.substr(0, shared), entry->userKey()));
    Items items;
    items.reserve(entries.size());
    for (const Entry* entry : entries)
        items.push_back({prefixAt(entry->userKey(), shared), entry});
    return items;
}

// From the last digit to the first, each pass stable; a digit that all share needs none.
void sortByPrefix(Items& items) {
    std::array<std::array<size_t, kDigitValues>, kDigits> counts{};
    for (const Item& item : items)
        for (size_t digit = 0; digit < kDigits; ++digit)
            ++counts[digit][digitOf(item.prefix, digit)];
    Items other(items.size());
    for (size_t digit = 0; digit < kDigits; ++digit) {
        std::array<size_t, kDigitValues>& places = counts[digit];
        if (places[digitOf(items.front().prefix, digit)] == items.size())
            continue;
        size_t place = 0;
        for (size_t& count : places)
            place += std::exchange(count, place);
        for (const Item& item : items)
            other[places[digitOf(item.prefix, digit)]++] = item;
        items.swap(other);
    }
}

void sortTies(Items& items) {
    for (auto begin = items.begin(); begin != items.end();) {
        auto end = begin + 1;
        while (end != items.end() && end->prefix == begin->prefix)
            ++end;
        if (end - begin > 1)
            std::sort(begin, end, inOrder);
        begin = end;
    }
}

}  // namespace

void sortEntries(std::vector<const Entry*>& entries) {
    if (entries.empty())
        return;
    Items items = itemsOf(entries);
    if (std::is_sorted(items.begin(), items.end(), inOrder))
        return;
    sortByPrefix(items);
    sortTies(items);
    std::transform(items.begin(), items.end(), entries.begin(), [](const Item& item) { return item.entry; });
}

}  // namespace levelscope
