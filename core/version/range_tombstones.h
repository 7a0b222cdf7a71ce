// Range tombstones cut into disjoint pieces, so that "what is the newest tombstone over this key?" is one
// binary search. Immutable after construction; safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/keys.h"

namespace levelscope {

class FragmentedTombstones {
public:
    // Hides entries of [from, to) with smaller sequences than one of `sequences` (descending).
    struct Fragment {
        std::string from;
        std::string to;
        std::vector<SequenceNumber> sequences;
    };

    FragmentedTombstones() = default;
    explicit FragmentedTombstones(std::vector<RangeTombstone> tombstones);

    bool empty() const { return m_fragments.empty(); }
    // By key, disjoint.
    const std::vector<Fragment>& fragments() const { return m_fragments; }
    // Largest sequence <= `sequence` of a tombstone over the key; 0: none.
    SequenceNumber covering(std::string_view key, SequenceNumber sequence) const;
    // The fragment that holds the key, or null.
    const Fragment* find(std::string_view key) const;

private:
    std::vector<Fragment> m_fragments;
};

}  // namespace levelscope
