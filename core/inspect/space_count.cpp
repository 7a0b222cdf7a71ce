// The exact way: all sorted runs merged, beside the iterator that shows what is live.
#include <algorithm>
#include <deque>
#include <optional>

#include "core/base/damage_log.h"
#include "core/inspect/space_sampler.h"

namespace levelscope {

namespace {

// Tables whose keys lie one behind the other, entry by entry.
class RunWalk {
public:
    RunWalk(const StoreReader& store, const SpaceScope& scope, SpaceReport& report)
        : m_store(store), m_scope(scope), m_report(report) {}

    // False: the table does not lie behind the last one.
    bool add(const TablePtr& table) {
        if (!m_tables.empty() && m_scope.order.compare(m_tables.back()->largest, table->smallest) >= 0)
            return false;
        m_tables.push_back(table);
        return true;
    }

    bool valid() const { return m_entry < m_entries.size(); }
    const SpaceEntry& entry() const { return m_entries[m_entry]; }
    int level() const { return m_tables.front()->level; }
    void start() { fill(); }
    void next() {
        if (++m_entry >= m_entries.size())
            fill();
    }

private:
    // Reads until there is a block with entries, or no more.
    void fill() {
        m_entries.clear();
        m_entry = 0;
        while (m_entries.empty()) {
            if (m_block == blockCount()) {
                if (m_next == m_tables.size())
                    return;
                openTable(*m_tables[m_next++]);
                continue;
            }
            const SpaceBlock& block = m_table->blocks()[m_block++];
            if (const Status status = m_table->read(block, m_entries); !status.ok()) {
                m_entries.clear();
                m_report.lose(block.share.total(), status);
                continue;
            }
            ++m_report.blocksRead;
            m_report.bytesRead += block.block.handle.length;
        }
    }
    size_t blockCount() const { return m_table ? m_table->blocks().size() : 0; }

    void openTable(const TableMeta& meta) {
        m_block = 0;
        m_table.reset();
        Result<SpaceTable> table = SpaceTable::open(m_store, meta, m_scope);
        if (table.ok())
            m_table = std::move(table).value();
        else
            m_report.lose(static_cast<double>(meta.fileSize), table.status());
    }

    const StoreReader& m_store;
    const SpaceScope& m_scope;
    SpaceReport& m_report;
    std::vector<TablePtr> m_tables;
    size_t m_next = 0;
    std::optional<SpaceTable> m_table;
    size_t m_block = 0;
    std::vector<SpaceEntry> m_entries;
    size_t m_entry = 0;
};

class Counter {
public:
    Counter(const StoreReader& store, const Version& version, const SpaceRequest& request,
            const PrefixTree& tree, SpaceReport& report)
        : m_store(store),
          m_native(store.info().format == StoreFormat::native),
          m_scope(SpaceScope::of(store, request.prefix)),
          m_judge(store, m_scope.order),
          m_tree(tree),
          m_tally(tree),
          m_report(report) {
        for (int level = 0; level < version.levels(); ++level)
            addLevel(version.level(level));
        IteratorOptions options;
        options.fillCache = false;
        if (m_scope.order.bytewise() && !request.prefix.empty())
            options.range = KeyRange::withPrefix(request.prefix);
        options.lazyValues = true;  // keys and sequences only
        options.damage = std::make_shared<DamageLog>();
        m_live = store.iterator(options);
    }

    Result<SpaceNode> run(const SpaceProgress& progress, const std::stop_token& stop) {
        m_live->setStop(stop);
        m_live->seekToFirst();
        for (RunWalk& run : m_runs) {
            run.start();
            if (run.valid())
                m_heap.push_back(&run);
        }
        const auto behind = [this](const RunWalk* a, const RunWalk* b) { return isBehind(*a, *b); };
        std::make_heap(m_heap.begin(), m_heap.end(), behind);
        uint64_t groups = 0;
        while (!m_heap.empty()) {
            takeGroup(behind);
            if (++groups % kLookEvery != 0)
                continue;
            if (stop.stop_requested())
                return Status::cancelled();
            if (progress)
                progress(std::min(m_report.bytesRead, m_allBytes), m_allBytes);
        }
        if (stop.stop_requested())
            return Status::cancelled();
        return m_tally.finish();
    }

private:
    static constexpr uint64_t kLookEvery = 4096;

    struct Stored {
        uint64_t trailer;
        int level;
        SpaceShare share;
    };

    void addLevel(const std::vector<TablePtr>& tables) {
        const size_t first = m_runs.size();
        for (const TablePtr& table : tables) {
            if (!m_scope.mayHold(table->smallest, table->largest))
                continue;
            ++m_report.tables;
            m_allBytes += table->fileSize;
            const auto taken = std::find_if(m_runs.begin() + static_cast<ptrdiff_t>(first), m_runs.end(),
                                            [&](RunWalk& run) { return run.add(table); });
            if (taken == m_runs.end())
                m_runs.emplace_back(m_store, m_scope, m_report).add(table);
        }
    }

    bool isBehind(const RunWalk& a, const RunWalk& b) const {
        const SpaceEntry& left = a.entry();
        const SpaceEntry& right = b.entry();
        return m_scope.order.compare(left.userKey, left.trailer, right.userKey, right.trailer) > 0;
    }

    // All versions of the first key, newest first.
    template <typename Behind>
    void takeGroup(Behind&& behind) {
        m_key = m_scope.order.visible(m_heap.front()->entry().userKey);
        m_versions.clear();
        while (!m_heap.empty() && m_scope.order.visible(m_heap.front()->entry().userKey) == m_key) {
            std::pop_heap(m_heap.begin(), m_heap.end(), behind);
            RunWalk& run = *m_heap.back();
            m_versions.push_back({run.entry().trailer, run.level(), run.entry().share});
            run.next();
            if (run.valid())
                std::push_heap(m_heap.begin(), m_heap.end(), behind);
            else
                m_heap.pop_back();
        }
        if (std::string_view(m_key).starts_with(m_scope.prefix))
            judgeGroup();
    }

    // Whether the live iterator shows the key at hand.
    bool showsKey() {
        const KeyOrder& order = m_scope.order;
        const auto isBefore = [&] {
            return order.timestampSize() == 0
                       ? order.compare(m_live->key(), m_key) < 0
                       : order.compare(order.firstStored(m_live->key()), order.firstStored(m_key)) < 0;
        };
        while (m_live->valid() && isBefore())
            m_live->next();
        return m_live->valid() && m_live->key() == m_key;
    }

    // Merge operands, and what lies under a newer version in memory of another engine's store, ask for more
    // than the sequence that the iterator shows.
    bool isSimple(bool shown) const {
        return m_native || !shown ||
               std::any_of(m_versions.begin(), m_versions.end(), [this](const Stored& version) {
                   return trailerSequence(version.trailer) == m_live->sequence() &&
                          trailerType(version.trailer) != EntryType::merge;
               });
    }

    SpacePart partOf(const Stored& version, bool shown, bool simple) {
        if (isDeletion(trailerType(version.trailer)))
            return SpacePart::tombstones;
        if (simple)
            return shown && trailerSequence(version.trailer) == m_live->sequence() ? SpacePart::live
                                                                                   : SpacePart::shadowed;
        const Result<SpacePart> looked = m_judge.partOf({m_key, version.trailer, {}});
        if (looked.ok())
            return *looked;
        m_report.lose(0, looked.status());
        return SpacePart::shadowed;
    }

    void judgeGroup() {
        const size_t leaf = m_tree.leafOf(m_key);
        const bool shown = showsKey();
        const bool simple = isSimple(shown);
        for (const Stored& version : m_versions)
            m_tally.count(leaf, version.level, partBytes(version.share, partOf(version, shown, simple)));
    }

    const StoreReader& m_store;
    const bool m_native;
    const SpaceScope m_scope;
    const SpaceJudge m_judge;
    const PrefixTree& m_tree;
    SpaceTally m_tally;
    SpaceReport& m_report;
    std::deque<RunWalk> m_runs;
    std::vector<RunWalk*> m_heap;
    std::unique_ptr<Iterator> m_live;
    uint64_t m_allBytes = 0;
    std::string m_key;
    std::vector<Stored> m_versions;  // of the key at hand
};

}  // namespace

Result<SpaceReport> countSpace(const StoreReader& store, const SpaceRequest& request,
                               const SpaceProgress& progress, std::stop_token stop) {
    const StoreInfo info = store.info();
    RETURN_IF_ERROR(info.orderProblem);
    const std::shared_ptr<const Version> version = store.version();
    SpaceReport ofSample;
    SpaceSampler sampler(store, *version, request, false, {}, stop);
    ASSIGN_OR_RETURN(const SpaceSample sample, sampler.draw(ofSample));
    const PrefixTree tree = sample.prefixes(request);
    SpaceReport report;
    report.exact = true;
    Counter counter(store, *version, request, tree, report);
    ASSIGN_OR_RETURN(report.root, counter.run(progress, stop));
    return report;
}

}  // namespace levelscope
