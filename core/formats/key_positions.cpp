#include "core/formats/key_positions.h"

#include <algorithm>

#include "core/base/coding.h"
#include "core/version/table_cache.h"

namespace levelscope {

namespace {

constexpr size_t kSampleNodes = 2048;
constexpr uint64_t kSmallTable = 1000;   // entries: below, bounds alone are near enough
constexpr uint64_t kNearEnough = 16384;  // bytes of a table: about a block
constexpr size_t kLongestWalk = 4096;

// How far the key stands between two others, judged by the eight bytes behind what these share.
double between(std::string_view from, std::string_view to, std::string_view key) {
    if (key <= from)
        return 0;
    if (key >= to)
        return 1;
    const size_t limit = std::min(from.size(), to.size());
    size_t shared = 0;
    while (shared < limit && from[shared] == to[shared])
        ++shared;
    const uint64_t low = keyPrefix(from.substr(shared));
    const uint64_t high = keyPrefix(to.substr(shared));
    const uint64_t at = std::clamp(keyPrefix(key.substr(std::min(shared, key.size()))), low, high);
    return high == low ? 0 : static_cast<double>(at - low) / static_cast<double>(high - low);
}

std::shared_ptr<TableReader> readerOf(const TablePtr& table) {
    const LiveTable& live = Version::live(table);
    if (!live.slot || !live.slot->cache)
        return nullptr;
    Result<std::shared_ptr<TableReader>> reader = live.slot->cache->share(live);
    return reader.ok() ? std::move(reader).value() : nullptr;
}

// Share of a table's entries that stand before the key. Bounds are used where the index cannot tell.
double shareBefore(const TablePtr& table, std::string_view key) {
    if (key <= table->smallest)
        return 0;
    if (key > table->largest)
        return 1;
    const std::shared_ptr<TableReader> reader = table->entries > kSmallTable ? readerOf(table) : nullptr;
    if (!reader || reader->dataBytes() == 0)
        return between(table->smallest, table->largest, key);
    const Result<uint64_t> offset = reader->approximateOffset(key);
    return offset.ok() ? static_cast<double>(*offset) / static_cast<double>(reader->dataBytes())
                       : between(table->smallest, table->largest, key);
}

}  // namespace

KeyPositions::KeyPositions(std::shared_ptr<const Version> version,
                           const std::vector<std::shared_ptr<const Memtable>>& memtables)
    : m_version(std::move(version)) {
    for (const TablePtr& table : m_version->level(0))
        addRun({table});
    for (int level = 1; level < m_version->levels(); ++level)
        if (!m_version->level(level).empty())
            addRun(m_version->level(level));
    for (const std::shared_ptr<const Memtable>& memtable : memtables)
        if (memtable)
            addSample(*memtable);
    std::sort(m_anchors.begin(), m_anchors.end());
    m_anchors.erase(std::unique(m_anchors.begin(), m_anchors.end()), m_anchors.end());
}

void KeyPositions::addRun(std::vector<TablePtr> tables) {
    Run run;
    uint64_t entries = 0;
    for (const TablePtr& table : tables) {
        run.before.push_back(entries);
        entries += table->entries;
        m_anchors.push_back(table->smallest);
        m_anchors.push_back(table->largest);
    }
    m_entries += entries;
    run.tables = std::move(tables);
    m_runs.push_back(std::move(run));
}

// All nodes of the deepest row that was listed whole: in a B+tree they hold about as many entries each. An
// AVL tree has entries in every node, so there all whole rows count.
void KeyPositions::addSample(const Memtable& memtable) {
    Sample sample;
    sample.entries = memtable.entryCount();
    m_memtableEntries += sample.entries;
    const std::vector<MemtableNode> nodes = memtable.nodes(kSampleNodes);
    if (nodes.empty() || sample.entries == 0)
        return;
    const bool cut = nodes.size() == kSampleNodes && nodes.back().depth > 0;
    const uint32_t deepest = nodes.back().depth - (cut ? 1 : 0);
    for (const MemtableNode& node : nodes)
        if (memtable.kind() == MemtableKind::avl ? node.depth <= deepest : node.depth == deepest)
            sample.keys.emplace_back(node.firstKey);
    std::sort(sample.keys.begin(), sample.keys.end());
    m_anchors.insert(m_anchors.end(), sample.keys.begin(), sample.keys.end());
    m_entries += sample.entries;
    m_samples.push_back(std::move(sample));
}

double KeyPositions::runBefore(const Run& run, std::string_view key) {
    const auto table = std::lower_bound(run.tables.begin(), run.tables.end(), key,
                                        [](const TablePtr& t, std::string_view k) { return t->largest < k; });
    if (table == run.tables.end())
        return static_cast<double>(run.before.back() + run.tables.back()->entries);
    const uint64_t before = run.before[static_cast<size_t>(table - run.tables.begin())];
    return static_cast<double>(before) + shareBefore(*table, key) * static_cast<double>((*table)->entries);
}

double KeyPositions::sampleBefore(const Sample& sample, std::string_view key) {
    const auto next = std::upper_bound(sample.keys.begin(), sample.keys.end(), key);
    if (next == sample.keys.begin())
        return 0;
    double steps = static_cast<double>(next - sample.keys.begin() - 1);
    if (next != sample.keys.end())
        steps += between(*std::prev(next), *next, key);
    return steps * static_cast<double>(sample.entries) / static_cast<double>(sample.keys.size());
}

double KeyPositions::entriesBefore(std::string_view key) const {
    double before = 0;
    for (const Run& run : m_runs)
        before += runBefore(run, key);
    for (const Sample& sample : m_samples)
        before += sampleBefore(sample, key);
    return before;
}

double KeyPositions::positionOf(std::string_view key) const {
    return m_entries == 0 ? 0 : std::min(1.0, entriesBefore(key) / static_cast<double>(m_entries));
}

// The table that has most entries between two neighbouring anchors; null if none has any.
TablePtr KeyPositions::widestTable(std::string_view from, std::string_view to) const {
    TablePtr widest;
    double most = 0;
    for (const Run& run : m_runs) {
        const auto table =
            std::lower_bound(run.tables.begin(), run.tables.end(), to,
                             [](const TablePtr& t, std::string_view k) { return t->largest < k; });
        if (table == run.tables.end())
            continue;
        const double inside =
            (shareBefore(*table, to) - shareBefore(*table, from)) * static_cast<double>((*table)->entries);
        if (inside > most) {
            most = inside;
            widest = *table;
        }
    }
    return widest;
}

// Moves the ends together, block by block of the widest table, keeping entriesBefore(from) <= wanted <
// entriesBefore(to).
void KeyPositions::narrow(double wanted, std::string& from, std::string& to) const {
    const TablePtr table = widestTable(from, to);
    const std::shared_ptr<TableReader> reader = table ? readerOf(table) : nullptr;
    if (!reader)
        return;
    const Result<uint64_t> first = reader->approximateOffset(from);
    const Result<uint64_t> last = reader->approximateOffset(to);
    if (!first.ok() || !last.ok())
        return;
    uint64_t low = *first;
    uint64_t high = *last;
    while (low + kNearEnough < high) {
        const uint64_t middle = low + (high - low) / 2;
        Result<std::string> key = reader->keyNear(middle);
        if (!key.ok())
            return;
        if (*key >= to) {
            high = middle;
        } else if (*key <= from) {
            low = middle;
        } else if (entriesBefore(*key) <= wanted) {
            from = std::move(key).value();
            low = middle;
        } else {
            to = std::move(key).value();
            high = middle;
        }
    }
}

// The last stretch is walked, entry by entry of the widest table.
std::string KeyPositions::walk(double wanted, const std::string& from, const std::string& to) const {
    const TablePtr table = widestTable(from, to);
    const std::shared_ptr<TableReader> reader = table ? readerOf(table) : nullptr;
    const double first = entriesBefore(from);
    const double last = entriesBefore(to);
    if (!reader || last <= first)
        return from;
    std::vector<std::string> keys;
    const std::unique_ptr<TableCursor> cursor = reader->newCursor();
    for (cursor->seek(from, seekTrailer(kMaxSequence)); cursor->valid() && keys.size() < kLongestWalk;
         cursor->next()) {
        if (cursor->key().userKey >= to)
            break;
        keys.emplace_back(cursor->key().userKey);
    }
    const double share = std::clamp((wanted - first) / (last - first), 0.0, 1.0);
    const auto index = static_cast<size_t>(share * static_cast<double>(keys.size()));
    return keys.empty() ? from : std::move(keys[std::min(index, keys.size() - 1)]);
}

std::string KeyPositions::keyAt(double position) const {
    if (m_anchors.empty() || !(position > 0))
        return {};
    const double wanted = position * static_cast<double>(m_entries);
    const auto next =
        std::partition_point(m_anchors.begin(), m_anchors.end(),
                             [&](const std::string& anchor) { return entriesBefore(anchor) <= wanted; });
    if (next == m_anchors.begin())
        return m_anchors.front();
    if (next == m_anchors.end())
        return m_anchors.back();
    std::string from = *std::prev(next);
    std::string to = *next;
    narrow(wanted, from, to);
    return walk(wanted, from, to);
}

}  // namespace levelscope
