#include "core/memtable/bplus_node.h"

namespace levelscope {

int BplusTree::Node::compareSkipped(std::string_view userKey, uint32_t skipped) const {
    const std::string_view sample = entryAt(0)->userKey().substr(0, skipped);
    const int order = userKey.substr(0, skipped).compare(sample);
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

uint32_t BplusTree::Node::firstNotBelow(uint64_t prefix, uint32_t begin, uint32_t end) const {
    uint32_t rest = end - begin;
    while (rest > 1) {
        const uint32_t half = rest / 2;
        begin += prefixOf(begin + half - 1) < prefix ? half : 0;
        rest -= half;
    }
    return rest == 1 && prefixOf(begin) < prefix ? begin + 1 : begin;
}

uint32_t BplusTree::Node::endOfTies(uint64_t prefix, uint32_t begin, uint32_t end) const {
    if (begin == end || prefixOf(begin) != prefix)
        return begin;
    if (begin + 1 == end || prefixOf(begin + 1) != prefix)
        return begin + 1;
    return prefix == ~uint64_t{0} ? end : firstNotBelow(prefix + 1, begin, end);
}

uint32_t BplusTree::Node::lowerBound(std::string_view userKey, uint64_t trailer, uint32_t slots) const {
    if (slots == 0)
        return 0;
    const uint32_t skipped = skip.load(std::memory_order_acquire);
    if (skipped != 0 && checked.load(std::memory_order_acquire)) {
        if (const int order = compareSkipped(userKey, skipped); order != 0)
            return order < 0 ? 0 : slots;
    }
    const uint64_t prefix = prefixAt(userKey, skipped);
    uint32_t begin = firstNotBelow(prefix, 0, slots);
    uint32_t end = endOfTies(prefix, begin, slots);
    while (begin < end) {
        const uint32_t middle = begin + (end - begin) / 2;
        if (compare(*entryAt(middle), userKey, trailer) < 0)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

void BplusTree::Node::insertSlot(uint32_t at, const Entry* entry) {
    const uint32_t slots = own(count);
    for (uint32_t i = slots; i > at; --i)
        put(prefixes[i], own(prefixes[i - 1]));
    for (uint32_t i = slots; i > at; --i)
        put(entries[i], own(entries[i - 1]));
    setSlot(at, entry);
    put(count, slots + 1);
}

void BplusTree::Node::takeSlots(const Node& other, uint32_t from, uint32_t howMany) {
    for (uint32_t i = 0; i < howMany; ++i)
        setSlot(i, own(other.entries[from + i]));
    put(count, howMany);
}

void BplusTree::Node::fill(std::span<const Entry* const> sorted, const Fences& fences) {
    for (uint32_t i = 0; i < sorted.size(); ++i)
        setSlot(i, sorted[i]);
    put(count, static_cast<uint32_t>(sorted.size()));
    resetSkip(fences);
}

void BplusTree::Node::setSkip(uint32_t bytes) {
    if (bytes == own(skip))
        return;
    put(skip, bytes);
    const uint32_t slots = own(count);
    for (uint32_t i = 0; i < slots; ++i)
        setSlot(i, own(entries[i]));
}

void BplusTree::Node::resetSkip(const Fences& fences) {
    const bool inside = fences.low != nullptr && fences.high != nullptr;
    const uint32_t slots = own(count);
    put(checked, !inside);
    if (inside)
        setSkip(commonPrefix(fences.low->userKey(), fences.high->userKey()));
    else if (slots >= 2)
        setSkip(commonPrefix(own(entries[0])->userKey(), own(entries[slots - 1])->userKey()));
    else
        setSkip(0);
}

void BplusTree::Node::admit(const Entry& entry) {
    if (own(checked) && own(skip) != 0 && own(count) != 0)
        setSkip(std::min(own(skip), commonPrefix(entry.userKey(), own(entries[0])->userKey())));
}

}  // namespace levelscope
