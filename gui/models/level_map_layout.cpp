#include "gui/models/level_map_layout.h"

#include <algorithm>
#include <string_view>

#include "core/version/sub_levels.h"

namespace levelscope::gui {
namespace {

using Item = LevelMapLayout::Item;

// Distinct boundaries of all tables, ascending, and where each lies on the axis.
struct Boundaries {
    std::vector<std::string_view> keys;
    std::vector<double> x;

    int rank(std::string_view key) const {
        return static_cast<int>(std::lower_bound(keys.begin(), keys.end(), key) - keys.begin());
    }
    Item ranked(const TablePtr& table) const {
        Item item{.table = table};
        item.firstRank = rank(table->smallest) * 2;
        item.lastRank = rank(table->largest) * 2 - (table->largestExclusive ? 1 : 0);
        item.lastRank = std::max(item.firstRank, item.lastRank);
        return item;
    }
    Item placed(const TablePtr& table) const {
        Item item = ranked(table);
        item.from = keys.size() == 1 ? 0.0 : x[static_cast<size_t>(item.firstRank / 2)];
        item.to = keys.size() == 1 ? 1.0 : x[static_cast<size_t>((item.lastRank + 1) / 2)];
        return item;
    }
};

Boundaries collect(const Version& version) {
    Boundaries all;
    for (int level = 0; level < version.levels(); ++level) {
        for (const TablePtr& table : version.level(level)) {
            all.keys.push_back(table->smallest);
            all.keys.push_back(table->largest);
        }
    }
    std::sort(all.keys.begin(), all.keys.end());
    all.keys.erase(std::unique(all.keys.begin(), all.keys.end()), all.keys.end());
    return all;
}

// Room of each stretch between neighbouring boundaries: the bytes of the tables that cover it, each table's
// spread evenly over its stretches, and a floor, so that a small table still shows. Stretches that merely
// separate tables get little.
void measure(Boundaries& all, const std::vector<Item>& items) {
    const size_t stretches = all.keys.size() - 1;
    std::vector<char> starts(all.keys.size(), 0);
    for (const Item& item : items)
        starts[static_cast<size_t>(item.firstRank / 2)] = 1;
    std::vector<int> startsBefore(all.keys.size() + 1, 0);
    for (size_t i = 0; i < all.keys.size(); ++i)
        startsBefore[i + 1] = startsBefore[i] + starts[i];

    std::vector<double> change(all.keys.size() + 1, 0);
    double bytes = 0;
    for (const Item& item : items) {
        const auto from = static_cast<size_t>(item.firstRank / 2);
        const auto to = static_cast<size_t>((item.lastRank + 1) / 2);
        const int wide = std::max(1, startsBefore[to] - startsBefore[from]);
        const double share = static_cast<double>(item.table->dataBytes()) / wide;
        change[from] += share;
        change[std::max(to, from + 1)] -= share;
        bytes += static_cast<double>(item.table->dataBytes());
    }
    constexpr double kSeparator = 0.05;  // of a full stretch
    constexpr double kFloor = 0.3;       // of the mean
    const double floor = kFloor * std::max(1.0, bytes) / static_cast<double>(stretches);
    std::vector<double> room(stretches);
    double density = 0, total = 0;
    for (size_t i = 0; i < stretches; ++i) {
        density += change[i];
        room[i] = (std::max(0.0, density) + floor) * (starts[i] ? 1.0 : kSeparator);
        total += room[i];
    }
    all.x.assign(all.keys.size(), 0);
    for (size_t i = 0; i < stretches; ++i)
        all.x[i + 1] = all.x[i] + room[i] / total;
    all.x.back() = 1;
}

// `tables`: in the order of their smallest keys.
bool overlapThemselves(const std::vector<TablePtr>& tables) {
    return std::adjacent_find(tables.begin(), tables.end(), [](const TablePtr& left, const TablePtr& right) {
               return !isBelow(*left, *right);
           }) != tables.end();
}

std::vector<std::vector<TablePtr>> stacked(const Version& version, int level) {
    if (level == 0)
        return version.subLevels();
    const std::vector<TablePtr>& tables = version.level(level);
    return overlapThemselves(tables) ? subLevelsOf(tables) : std::vector<std::vector<TablePtr>>{tables};
}

}  // namespace

LevelMapLayout::LevelMapLayout(std::shared_ptr<const Version> version, MapScale scale)
    : m_scale(scale), m_version(std::move(version)) {
    if (!m_version)
        return;
    m_items.reserve(m_version->tableCount());
    for (int level = 0; level < m_version->levels(); ++level)
        m_widest = std::max(m_widest, m_version->levelBytes(level));
    placeByKey();
    m_byNumber.reserve(static_cast<qsizetype>(m_items.size()));
    for (size_t i = 0; i < m_items.size(); ++i)
        m_byNumber.insert(m_items[i].table->number, static_cast<int>(i));
}

void LevelMapLayout::placeByKey() {
    Boundaries all = collect(*m_version);
    if (all.keys.empty())
        return;
    std::vector<Item> everything;
    for (int level = 0; level < m_version->levels(); ++level)
        for (const TablePtr& table : m_version->level(level))
            everything.push_back(all.ranked(table));
    if (all.keys.size() == 1)
        all.x = {0.5};
    else
        measure(all, everything);
    if (m_scale == MapScale::keyRange) {
        m_marks.reserve(all.keys.size());
        for (size_t i = 0; i < all.keys.size(); ++i)
            m_marks.push_back({all.x[i], std::string(all.keys[i])});
    }
    for (int level = 0; level < m_version->levels(); ++level) {
        if (m_scale != MapScale::keyRange) {
            std::vector<Item> items;
            for (const TablePtr& table : m_version->level(level))
                items.push_back(all.ranked(table));
            placeInOrder(level, std::move(items));
            continue;
        }
        for (int subRow = 0; const std::vector<TablePtr>& tables : stacked(*m_version, level)) {
            std::vector<Item> items;
            for (const TablePtr& table : tables)
                items.push_back(all.placed(table));
            addRow(level, subRow++, std::move(items));
        }
    }
}

void LevelMapLayout::placeInOrder(int level, std::vector<Item> items) {
    if (m_scale == MapScale::fileOrder)
        std::sort(items.begin(), items.end(),
                  [](const Item& a, const Item& b) { return a.table->number < b.table->number; });
    double at = 0;
    for (Item& item : items) {
        const double width = m_scale == MapScale::fileOrder
                                 ? 1.0 / static_cast<double>(items.size())
                                 : static_cast<double>(item.table->dataBytes()) /
                                       static_cast<double>(std::max<uint64_t>(1, m_widest));
        item.from = at;
        at += width;
        item.to = at;
    }
    addRow(level, 0, std::move(items));
}

void LevelMapLayout::addRow(int level, int subRow, std::vector<Item> items) {
    if (items.empty())
        return;
    Row row{.level = level,
            .subRow = subRow,
            .first = static_cast<int>(m_items.size()),
            .count = static_cast<int>(items.size())};
    for (Item& item : items) {
        item.row = static_cast<int>(m_rows.size());
        m_items.push_back(std::move(item));
    }
    m_rows.push_back(row);
}

int LevelMapLayout::firstEndingAfter(const Row& row, double x) const {
    const auto begin = m_items.begin() + row.first;
    const auto end = begin + row.count;
    return static_cast<int>(
        std::lower_bound(begin, end, x, [](const Item& item, double at) { return item.to <= at; }) -
        m_items.begin());
}

double LevelMapLayout::xOfKey(std::string_view key) const {
    const auto next = std::upper_bound(m_marks.begin(), m_marks.end(), key,
                                       [](std::string_view k, const Mark& mark) { return k < mark.key; });
    if (next == m_marks.begin())
        return 0;
    const Mark& before = *std::prev(next);
    if (next == m_marks.end())
        return before.key == key ? before.x : 1;
    return before.key == key ? before.x : (before.x + next->x) / 2;
}

int LevelMapLayout::itemAt(int rowIndex, double x, double slack) const {
    if (rowIndex < 0 || rowIndex >= static_cast<int>(m_rows.size()))
        return -1;
    const Row& row = m_rows[static_cast<size_t>(rowIndex)];
    int best = -1;
    double bestDistance = slack;
    for (int i = std::max(row.first, firstEndingAfter(row, x) - 1); i < row.first + row.count; ++i) {
        const Item& it = item(i);
        const double distance = x < it.from ? it.from - x : (x > it.to ? x - it.to : 0.0);
        if (distance <= bestDistance && (best < 0 || distance < bestDistance)) {
            best = i;
            bestDistance = distance;
        }
        if (it.from > x)
            break;
    }
    return best;
}

std::vector<int> LevelMapLayout::overlapping(const std::vector<int>& items) const {
    std::vector<std::pair<int, int>> ranges;
    std::vector<char> chosen(m_items.size(), 0);
    for (const int index : items) {
        ranges.emplace_back(item(index).firstRank, item(index).lastRank);
        chosen[static_cast<size_t>(index)] = 1;
    }
    std::sort(ranges.begin(), ranges.end());
    std::vector<std::pair<int, int>> merged;
    for (const auto& range : ranges) {
        if (!merged.empty() && range.first <= merged.back().second)
            merged.back().second = std::max(merged.back().second, range.second);
        else
            merged.push_back(range);
    }
    std::vector<int> found;
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (chosen[i])
            continue;
        const auto after = std::upper_bound(merged.begin(), merged.end(), m_items[i].lastRank,
                                            [](int rank, const auto& range) { return rank < range.first; });
        if (after != merged.begin() && std::prev(after)->second >= m_items[i].firstRank)
            found.push_back(static_cast<int>(i));
    }
    return found;
}

}  // namespace levelscope::gui
