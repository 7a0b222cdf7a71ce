#include "core/memtable/bplus_node.h"

namespace levelscope {

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
