// How a store orders its user keys, told by the name of its comparator.
//
// An unknown comparator can be replaced by ranks: the order in which the keys are stored, learnt by reading
// them all. With ranks everything can be walked but nothing sought: index keys need not be keys that exist.
// Keys with a user timestamp end in eight bytes of it; the newest comes first, and readers see the part in
// front. Immutable; safe from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace levelscope {

// Place of each key among all; a key that is not there comes last.
using KeyRanks = std::unordered_map<std::string, uint64_t>;

class KeyOrder {
public:
    KeyOrder() = default;  // bytewise
    static KeyOrder named(std::string comparator);
    KeyOrder withRanks(std::shared_ptr<const KeyRanks> ranks) const;

    const std::string& name() const { return m_name; }
    bool known() const { return m_kind != Kind::unknown && m_kind != Kind::ranked; }
    bool bytewise() const { return m_kind == Kind::bytewise; }
    bool reverse() const { return m_kind == Kind::reverse; }
    bool ranked() const { return m_kind == Kind::ranked; }

    int compare(std::string_view a, std::string_view b) const {
        return m_kind == Kind::bytewise ? a.compare(b) : compareOther(a, b);
    }
    // <0, 0, >0 in internal key order: the newest version of a key first.
    int compare(std::string_view a, uint64_t aTrailer, std::string_view b, uint64_t bTrailer) const {
        if (const int order = compare(a, b); order != 0)
            return order;
        return aTrailer > bTrailer ? -1 : (aTrailer < bTrailer ? 1 : 0);
    }

    // Bytes of user timestamp at a stored key's end.
    size_t timestampSize() const { return m_timestampSize; }
    // What the user knows as the key.
    std::string_view visible(std::string_view key) const {
        return key.substr(0, key.size() < m_timestampSize ? 0 : key.size() - m_timestampSize);
    }
    // Sorts at or before every stored key with this visible part.
    std::string firstStored(std::string_view visible) const;

private:
    enum class Kind : uint8_t { bytewise, reverse, timestamped, indexedDb, unknown, ranked };

    int compareOther(std::string_view a, std::string_view b) const;
    uint64_t rankOf(std::string_view key) const;

    std::string m_name = "leveldb.BytewiseComparator";
    Kind m_kind = Kind::bytewise;
    bool m_backwards = false;  // timestamped: the visible part
    size_t m_timestampSize = 0;
    std::shared_ptr<const KeyRanks> m_ranks;
};

}  // namespace levelscope
