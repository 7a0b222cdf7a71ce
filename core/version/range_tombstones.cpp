#include "core/version/range_tombstones.h"

#include <algorithm>
#include <functional>
#include <set>

namespace levelscope {

FragmentedTombstones::FragmentedTombstones(std::vector<RangeTombstone> tombstones) {
    std::erase_if(tombstones, [](const RangeTombstone& t) { return t.from >= t.to; });
    if (tombstones.empty())
        return;
    struct Edge {
        std::string_view key;
        SequenceNumber sequence;
        bool opens;
    };
    std::vector<Edge> edges;
    edges.reserve(tombstones.size() * 2);
    for (const RangeTombstone& t : tombstones) {
        edges.push_back({t.from, t.sequence, true});
        edges.push_back({t.to, t.sequence, false});
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.key < b.key; });

    std::multiset<SequenceNumber, std::greater<>> active;
    for (size_t i = 0; i < edges.size();) {
        const std::string_view key = edges[i].key;
        for (; i < edges.size() && edges[i].key == key; ++i) {
            if (edges[i].opens)
                active.insert(edges[i].sequence);
            else if (const auto found = active.find(edges[i].sequence); found != active.end())
                active.erase(found);
        }
        if (active.empty() || i == edges.size())
            continue;
        Fragment fragment{std::string(key), std::string(edges[i].key), {active.begin(), active.end()}};
        fragment.sequences.erase(std::unique(fragment.sequences.begin(), fragment.sequences.end()),
                                 fragment.sequences.end());
        m_fragments.push_back(std::move(fragment));
    }
}

const FragmentedTombstones::Fragment* FragmentedTombstones::find(std::string_view key) const {
    const auto after = std::upper_bound(m_fragments.begin(), m_fragments.end(), key,
                                        [](std::string_view k, const Fragment& f) { return k < f.from; });
    if (after == m_fragments.begin())
        return nullptr;
    const Fragment& fragment = *std::prev(after);
    return key < fragment.to ? &fragment : nullptr;
}

SequenceNumber FragmentedTombstones::covering(std::string_view key, SequenceNumber sequence) const {
    const Fragment* fragment = find(key);
    if (fragment == nullptr)
        return 0;
    const auto found =
        std::lower_bound(fragment->sequences.begin(), fragment->sequences.end(), sequence, std::greater<>());
    return found == fragment->sequences.end() ? 0 : *found;
}

}  // namespace levelscope
