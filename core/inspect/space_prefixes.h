// A tree of key prefixes, chosen from a sample of keys: by the separators in them, else by their next bytes.
// Every node with children has one more for the keys that none of the others holds. Immutable once made.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace levelscope {

// A key of the sample and the bytes that it stands for.
struct WeighedKey {
    std::string_view key;
    double weight = 0;
};

class PrefixTree {
public:
    struct Node {
        std::string prefix;
        size_t parent = 0;             // of the root: itself
        std::vector<size_t> children;  // by prefix; without the rest
        size_t rest = 0;               // 0: there are no children
    };

    // All keys begin with `prefix`; any order.
    static PrefixTree choose(std::string prefix, std::vector<WeighedKey> keys, size_t depth);

    const std::vector<Node>& nodes() const { return m_nodes; }  // [0] is the root; parents come first
    bool isRest(size_t node) const { return node != 0 && m_nodes[m_nodes[node].parent].rest == node; }
    // The node without children that a key belongs to; the key begins with the root's prefix.
    size_t leafOf(std::string_view key) const;

private:
    struct Grower;

    std::vector<Node> m_nodes;
};

}  // namespace levelscope
