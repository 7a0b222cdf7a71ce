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

    // Slots that are smaller than the key, among the first `slots`.
    uint32_t lowerBound(std::string_view userKey, uint64_t trailer, uint32_t slots) const;
    uint32_t lowerBound(const Entry& entry) const {
        return lowerBound(entry.userKey(), entry.trailer, own(count));
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
    uint32_t firstNotBelow(uint64_t prefix, uint32_t begin, uint32_t end) const;
    uint32_t endOfTies(uint64_t prefix, uint32_t begin, uint32_t end) const;
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

}  // namespace levelscope
