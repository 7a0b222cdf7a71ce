#include "core/inspect/space_prefixes.h"

#include <algorithm>
#include <span>

namespace levelscope {

namespace {

constexpr std::string_view kSeparators("/:|#\0.,;_- ", 11);
constexpr double kSeparatedShare = 0.8;  // of the bytes, for a separator to count as one
constexpr double kCoveredShare = 0.5;    // by the groups kept, for a separator to be worth splitting at
constexpr double kLeastShare = 0.001;    // of the root, for a group of its own
constexpr size_t kMostGroups = 256;      // of one node
constexpr size_t kFewGroups = 4;         // fewer than that by one character: two are tried
constexpr size_t kTrustedKeys = 16;      // that must agree, to take what they share for a rule

using Keys = std::span<const WeighedKey>;

struct Group {
    Keys keys;
    std::string_view prefix;
    double weight = 0;
};

size_t sharedLength(std::string_view a, std::string_view b) {
    const size_t most = std::min(a.size(), b.size());
    return static_cast<size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<ptrdiff_t>(most), b.begin()).first - a.begin());
}

// One past the character at `at`: a byte, or all of what UTF-8 makes of several.
size_t characterEnd(std::string_view key, size_t at) {
    const auto lead = static_cast<unsigned char>(key[at]);
    const size_t length =
        lead < 0xc2 ? 1 : 1 + size_t{lead >= 0xc2} + size_t{lead >= 0xe0} + size_t{lead >= 0xf0};
    if (lead >= 0xf5 || key.size() - at < length)
        return at + 1;
    for (size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(key[at + i]) & 0xc0) != 0x80)
            return at + 1;
    return at + length;
}

// Cuts sorted keys into runs of one prefix; `endOf` tells where it ends in a key, npos: it belongs to none.
template <typename EndOf>
std::vector<Group> groupBy(Keys keys, EndOf&& endOf) {
    std::vector<Group> groups;
    for (size_t i = 0; i < keys.size();) {
        const size_t end = endOf(keys[i].key);
        if (end == std::string_view::npos) {
            ++i;
            continue;
        }
        Group group;
        group.prefix = keys[i].key.substr(0, end);
        const size_t first = i;
        for (; i < keys.size() && keys[i].key.starts_with(group.prefix); ++i)
            group.weight += keys[i].weight;
        group.keys = keys.subspan(first, i - first);
        groups.push_back(group);
    }
    return groups;
}

// The heaviest, each with at least `least`, by prefix.
void keepHeaviest(std::vector<Group>& groups, double least) {
    std::erase_if(groups, [least](const Group& group) { return group.weight < least; });
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.prefix < b.prefix;
    });
    if (groups.size() > kMostGroups)
        groups.resize(kMostGroups);
    std::sort(groups.begin(), groups.end(),
              [](const Group& a, const Group& b) { return a.prefix < b.prefix; });
}

double weightOf(Keys keys) {
    double weight = 0;
    for (const WeighedKey& key : keys)
        weight += key.weight;
    return weight;
}

double weightOf(const std::vector<Group>& groups) {
    double weight = 0;
    for (const Group& group : groups)
        weight += group.weight;
    return weight;
}

}  // namespace

struct PrefixTree::Grower {
    std::vector<Node>& nodes;
    double least;

    std::vector<Group> bySeparator(Keys keys, size_t base, double all) const {
        for (const char separator : kSeparators) {
            std::vector<Group> groups = groupBy(keys, [=](std::string_view key) {
                const size_t at = key.find(separator, base);
                return at == std::string_view::npos ? at : at + 1;
            });
            if (weightOf(groups) < kSeparatedShare * all)
                continue;
            keepHeaviest(groups, least);
            if (weightOf(groups) >= kCoveredShare * all)
                return groups;
        }
        return {};
    }

    std::vector<Group> byCharacters(Keys keys, size_t base, int count) const {
        std::vector<Group> groups = groupBy(keys, [=](std::string_view key) {
            size_t end = base;
            for (int i = 0; i < count; ++i) {
                if (end >= key.size())
                    return std::string_view::npos;
                end = characterEnd(key, end);
            }
            return end;
        });
        keepHeaviest(groups, least);
        return groups;
    }

    std::vector<Group> split(Keys keys, size_t prefixLength) const {
        const double all = weightOf(keys);
        size_t base = prefixLength;
        if (keys.size() >= kTrustedKeys)
            base = sharedLength(keys.front().key, keys.back().key);
        std::vector<Group> groups = bySeparator(keys, base, all);
        if (!groups.empty())
            return groups;
        groups = byCharacters(keys, base, 1);
        if (groups.size() < kFewGroups && keys.size() >= kTrustedKeys)
            if (std::vector<Group> finer = byCharacters(keys, base, 2);
                weightOf(finer) >= kSeparatedShare * all)
                groups = std::move(finer);
        return groups;
    }

    void grow(size_t at, Keys keys, size_t depth) {
        if (depth == 0 || keys.empty())
            return;
        const std::vector<Group> groups = split(keys, nodes[at].prefix.size());
        if (groups.empty() || (groups.size() == 1 && groups[0].keys.size() == keys.size() &&
                               groups[0].prefix.size() == keys.front().key.size()))
            return;
        for (const Group& group : groups) {
            nodes[at].children.push_back(nodes.size());
            nodes.push_back({.prefix = std::string(group.prefix), .parent = at, .children = {}, .rest = 0});
        }
        nodes[at].rest = nodes.size();
        nodes.push_back({.prefix = nodes[at].prefix, .parent = at, .children = {}, .rest = 0});
        const size_t first = nodes[at].children.front();
        for (size_t i = 0; i < groups.size(); ++i)
            grow(first + i, groups[i].keys, depth - 1);
    }
};

PrefixTree PrefixTree::choose(std::string prefix, std::vector<WeighedKey> keys, size_t depth) {
    PrefixTree tree;
    tree.m_nodes.push_back({.prefix = std::move(prefix), .parent = 0, .children = {}, .rest = 0});
    std::sort(keys.begin(), keys.end(),
              [](const WeighedKey& a, const WeighedKey& b) { return a.key < b.key; });
    Grower{tree.m_nodes, kLeastShare * weightOf(Keys(keys))}.grow(0, keys, depth);
    return tree;
}

size_t PrefixTree::leafOf(std::string_view key) const {
    size_t at = 0;
    while (m_nodes[at].rest != 0) {
        const std::vector<size_t>& children = m_nodes[at].children;
        const auto after =
            std::upper_bound(children.begin(), children.end(), key,
                             [this](std::string_view k, size_t child) { return k < m_nodes[child].prefix; });
        const bool found = after != children.begin() && key.starts_with(m_nodes[*std::prev(after)].prefix);
        at = found ? *std::prev(after) : m_nodes[at].rest;
    }
    return at;
}

}  // namespace levelscope
