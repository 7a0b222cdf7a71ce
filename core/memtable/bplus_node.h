// Nodes of the memtable's B+tree; see bplus_tree.h for the rules.
#pragma once

#include <algorithm>
#include <thread>

#include "core/base/coding.h"
#include "core/memtable/bplus_tree.h"

namespace levelscope {

inline constexpr uint32_t kFanout = 62;

// Eight key bytes from `skip` on, zero-padded, as a big-endian integer.
inline uint64_t prefixAt(std::string_view key, uint32_t skip) {
    if (skip + 8 <= key.size())
        return __builtin_bswap64(loadFixed<uint64_t>(key.data() + skip));
    if (skip >= key.size())
        return 0;
    const size_t rest = key.size() - skip;
    if (key.size() >= 8)
        return __builtin_bswap64(loadFixed<uint64_t>(key.data() + key.size() - 8)) << (8 * (8 - rest));
    return keyPrefix(key.substr(skip));
}

inline uint32_t commonPrefix(std::string_view a, std::string_view b) {
    const size_t limit = std::min(a.size(), b.size());
    return static_cast<uint32_t>(std::mismatch(a.begin(), a.begin() + limit, b.begin()).first - a.begin());
}

// A slot array's head, common to leaves and inner nodes. `entries` of an inner node are its separators: the
// first entry of the child to the right.
struct BplusTree::Node {
    std::atomic<uint64_t> version{0};
    std::atomic<uint32_t> count{0};
    std::atomic<uint32_t> skip{0};
    std::atomic<bool> checked{true};
    const uint8_t level;  // 0: leaf
    std::atomic<uint64_t> prefixes[kFanout];
    std::atomic<const Entry*> entries[kFanout];

    explicit Node(uint8_t level_) : level(level_), prefixes{}, entries{} {}

    // Readers: an even version to start from, and whether it still stands.
    uint64_t stableVersion() const {
        for (int spins = 0;; ++spins) {
            const uint64_t seen = version.load(std::memory_order_acquire);
            if ((seen & 1) == 0)
                return seen;
            if (spins > kSpins)
                std::this_thread::yield();
        }
    }
    bool unchangedSince(uint64_t seen) const { return version.load(std::memory_order_acquire) == seen; }

    // The writer: every store between the two must be a release.
    void beginChange() { version.store(own(version) + 1, std::memory_order_relaxed); }
    void endChange() { version.store(own(version) + 1, std::memory_order_release); }

    // What the writer itself stored.
    template <typename T>
    static T own(const std::atomic<T>& field) {
        return field.load(std::memory_order_relaxed);
    }
    template <typename T, typename U>
    static void put(std::atomic<T>& field, U value) {
        field.store(value, std::memory_order_release);
    }

    const Entry* entryAt(uint32_t index) const { return entries[index].load(std::memory_order_acquire); }
    uint64_t prefixOf(uint32_t index) const { return prefixes[index].load(std::memory_order_acquire); }
    uint32_t countNow() const { return count.load(std::memory_order_acquire); }

    // Slots that are smaller than the key, among the first `slots`. `compared` is called for each comparison.
    template <typename Count>
    uint32_t lowerBound(std::string_view userKey, uint64_t trailer, uint32_t slots, Count&& compared) const;
    uint32_t lowerBound(const Entry& entry) const {
        return lowerBound(entry.userKey(), entry.trailer, own(count), [] {});
    }

    void setSlot(uint32_t index, const Entry* entry) {
        put(prefixes[index], prefixAt(entry->userKey(), own(skip)));
        put(entries[index], entry);
    }
    void insertSlot(uint32_t at, const Entry* entry);
    // Takes the slots [from, from + howMany) of `other` as its own.
    void takeSlots(const Node& other, uint32_t from, uint32_t howMany);
    // Gives a new node its slots.
    void fill(std::span<const Entry* const> sorted, const Fences& fences);
    // Chooses the skipped bytes anew, for a node between these fences.
    void resetSkip(const Fences& fences);
    void setSkip(uint32_t bytes);
    // Shortens the skipped bytes so that they fit the entry too.
    void admit(const Entry& entry);

private:
    static constexpr int kSpins = 64;

    // -1, 1: the key lies before or behind all slots, as told by the skipped bytes; 0: they agree.
    int compareSkipped(std::string_view userKey, uint32_t skipped) const;
    template <typename Count>
    uint32_t firstNotBelow(uint64_t prefix, uint32_t begin, uint32_t end, Count&& compared) const;
    template <typename Count>
    uint32_t endOfTies(uint64_t prefix, uint32_t begin, uint32_t end, Count&& compared) const;
};

struct BplusTree::Leaf : Node {
    std::atomic<Leaf*> next{nullptr};
    Leaf() : Node(0) {}
};

struct BplusTree::Inner : Node {
    std::atomic<Node*> children[kFanout + 1];
    explicit Inner(uint8_t level_) : Node(level_), children{} {}
    Node* childAt(uint32_t index) const { return children[index].load(std::memory_order_acquire); }
};

inline int BplusTree::Node::compareSkipped(std::string_view userKey, uint32_t skipped) const {
    const std::string_view sample = entryAt(0)->userKey().substr(0, skipped);
    const int order = userKey.substr(0, skipped).compare(sample);
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

template <typename Count>
uint32_t BplusTree::Node::firstNotBelow(uint64_t prefix, uint32_t begin, uint32_t end,
                                        Count&& compared) const {
    uint32_t rest = end - begin;
    while (rest > 1) {
        const uint32_t half = rest / 2;
        begin += prefixOf(begin + half - 1) < prefix ? half : 0;
        rest -= half;
        compared();
    }
    compared();
    return rest == 1 && prefixOf(begin) < prefix ? begin + 1 : begin;
}

template <typename Count>
uint32_t BplusTree::Node::endOfTies(uint64_t prefix, uint32_t begin, uint32_t end, Count&& compared) const {
    if (begin == end || prefixOf(begin) != prefix)
        return begin;
    compared();
    if (begin + 1 == end || prefixOf(begin + 1) != prefix)
        return begin + 1;
    return prefix == ~uint64_t{0} ? end : firstNotBelow(prefix + 1, begin, end, compared);
}

template <typename Count>
uint32_t BplusTree::Node::lowerBound(std::string_view userKey, uint64_t trailer, uint32_t slots,
                                     Count&& compared) const {
    if (slots == 0)
        return 0;
    const uint32_t skipped = skip.load(std::memory_order_acquire);
    if (skipped != 0 && checked.load(std::memory_order_acquire)) {
        compared();
        if (const int order = compareSkipped(userKey, skipped); order != 0)
            return order < 0 ? 0 : slots;
    }
    const uint64_t prefix = prefixAt(userKey, skipped);
    uint32_t begin = firstNotBelow(prefix, 0, slots, compared);
    uint32_t end = endOfTies(prefix, begin, slots, compared);
    while (begin < end) {
        const uint32_t middle = begin + (end - begin) / 2;
        compared();
        if (compare(*entryAt(middle), userKey, trailer) < 0)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

}  // namespace levelscope
