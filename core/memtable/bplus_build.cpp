// A tree made of sorted entries, from the leaves up.
#include <algorithm>

#include "core/memtable/bplus_node.h"

namespace levelscope {

void BplusTree::build(std::span<const Entry* const> sorted) {
    if (sorted.empty())
        return;
    std::vector<Child> nodes = buildLeaves(sorted);
    for (uint8_t level = 1; nodes.size() > 1; ++level)
        nodes = buildLevel(nodes, level);
    Node::put(m_root, nodes.front().node);
}

std::vector<BplusTree::Child> BplusTree::buildLeaves(std::span<const Entry* const> sorted) {
    std::vector<Child> leaves;
    leaves.reserve(sorted.size() / kFanout + 1);
    for (size_t begin = 0; begin < sorted.size(); begin += kFanout) {
        Leaf* leaf = begin == 0 ? m_first : newLeaf();
        const auto entries = sorted.subspan(begin, std::min<size_t>(kFanout, sorted.size() - begin));
        const size_t end = begin + entries.size();
        leaf->fill(entries,
                   {begin == 0 ? nullptr : entries.front(), end == sorted.size() ? nullptr : sorted[end]});
        for (size_t ahead = end; ahead < std::min(end + kFanout, sorted.size()); ++ahead)
            __builtin_prefetch(sorted[ahead]);
        if (leaf != m_first)
            Node::put(m_last->next, leaf);
        m_last = leaf;
        leaves.push_back({leaf, entries.front()});
    }
    return leaves;
}

// Children are shared out evenly, so that no node is left with one alone.
std::vector<BplusTree::Child> BplusTree::buildLevel(std::span<const Child> below, uint8_t level) {
    const size_t count = (below.size() + kFanout) / (kFanout + 1);
    std::vector<Child> nodes;
    nodes.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        const size_t begin = below.size() * i / count;
        const size_t end = below.size() * (i + 1) / count;
        Inner* node = newInner(level);
        std::vector<const Entry*> separators;
        for (size_t child = begin; child < end; ++child) {
            Node::put(node->children[child - begin], below[child].node);
            if (child > begin)
                separators.push_back(below[child].first);
        }
        node->fill(separators,
                   {i == 0 ? nullptr : below[begin].first, i + 1 == count ? nullptr : below[end].first});
        nodes.push_back({node, below[begin].first});
    }
    return nodes;
}

}  // namespace levelscope
