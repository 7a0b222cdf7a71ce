#include "core/version/sub_levels.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace levelscope {
namespace {

// All bounds in order; an exclusive one lies between its key and the one before.
class Bounds {
public:
    explicit Bounds(const std::vector<TablePtr>& tables) {
        m_keys.reserve(2 * tables.size());
        for (const TablePtr& table : tables) {
            m_keys.push_back(table->smallest);
            m_keys.push_back(table->largest);
        }
        std::sort(m_keys.begin(), m_keys.end());
    }
    size_t first(const TableMeta& table) const { return rank(table.smallest); }
    size_t last(const TableMeta& table) const {
        return std::max(first(table), rank(table.largest) - (table.largestExclusive ? 1 : 0));
    }

private:
    size_t rank(std::string_view key) const {
        const auto found = std::lower_bound(m_keys.begin(), m_keys.end(), key);
        return 2 * static_cast<size_t>(found - m_keys.begin()) + 1;
    }
    std::vector<std::string_view> m_keys;
};

// How many sub-levels lie at each place: the sky line of a city whose houses were built upon each other.
class SkyLine {
public:
    // Builds upon what is highest between the two places; gives how high that was.
    size_t build(size_t first, size_t last) {
        const auto begin = cut(first);
        const auto end = cut(last + 1);
        size_t height = 0;
        for (auto at = begin; at != end; ++at)
            height = std::max(height, at->second);
        begin->second = height + 1;
        m_heights.erase(std::next(begin), end);
        return height;
    }

private:
    using Heights = std::map<size_t, size_t>;  // from this place on
    Heights::iterator cut(size_t place) {
        const auto after = m_heights.upper_bound(place);
        const auto at = std::prev(after);
        return at->first == place ? at : m_heights.emplace_hint(after, place, at->second);
    }
    Heights m_heights{{0, 0}};
};

}  // namespace

std::vector<std::vector<TablePtr>> subLevelsOf(std::vector<TablePtr> tables) {
    std::sort(tables.begin(), tables.end(),
              [](const TablePtr& a, const TablePtr& b) { return isNewer(*b, *a); });
    const Bounds bounds(tables);
    SkyLine built;
    std::vector<std::vector<TablePtr>> lowestFirst;
    for (TablePtr& table : tables) {
        const size_t height = built.build(bounds.first(*table), bounds.last(*table));
        if (height == lowestFirst.size())
            lowestFirst.emplace_back();
        lowestFirst[height].push_back(std::move(table));
    }
    for (std::vector<TablePtr>& subLevel : lowestFirst)
        std::sort(subLevel.begin(), subLevel.end(),
                  [](const TablePtr& a, const TablePtr& b) { return a->smallest < b->smallest; });
    std::reverse(lowestFirst.begin(), lowestFirst.end());
    return lowestFirst;
}

}  // namespace levelscope
