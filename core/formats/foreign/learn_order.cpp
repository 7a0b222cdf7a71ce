// Learns the order of an unknown comparator from the sorted runs it left behind: each run is in order, and
// the merge of all of them keeps every run's order. Where the runs leave it open, the smaller key by bytes
// comes first; keys that are in the logs only come last.
#include <algorithm>
#include <set>

#include "core/formats/foreign/foreign_store.h"

namespace levelscope {

namespace {

constexpr uint64_t kMostKeys = 4'000'000;
constexpr uint64_t kMostBytes = 512u << 20;

class OrderLearner {
public:
    explicit OrderLearner(const ForeignFamily& family) : m_family(family) {}

    Status learn() {
        for (size_t level = 0; level < m_family.levels.size(); ++level) {
            if (level > 0)
                RETURN_IF_ERROR(addRun(m_family.levels[level]));
            else
                for (const TableHandlePtr& table : m_family.levels[0])
                    RETURN_IF_ERROR(addRun({table}));
        }
        return merge();
    }
    std::shared_ptr<const KeyRanks> ranks() const { return m_ranks; }
    bool exact() const { return m_exact; }

private:
    struct Run {
        std::vector<uint32_t> keys;  // ordinals
        size_t at = 0;
    };

    Result<uint32_t> ordinalOf(std::string_view key) {
        const auto [found, added] = m_ordinals.try_emplace(std::string(key), m_ordinals.size());
        if (added) {
            m_keys.push_back(&found->first);
            m_waiting.push_back(0);
            m_bytes += key.size();
            if (m_keys.size() > kMostKeys || m_bytes > kMostBytes)
                return Status(Error{.code = Code::unsupported,
                                    .offset = Error::kNoOffset,
                                    .subject = "comparator " + m_family.order.name()});
        }
        return static_cast<uint32_t>(found->second);
    }

    Status addRun(const std::vector<TableHandlePtr>& tables) {
        Run run;
        for (const TableHandlePtr& handle : tables) {
            ASSIGN_OR_RETURN(const auto table, handle->table());
            const auto cursor = table->newCursor(m_family.order);
            for (cursor->seekToFirst(); cursor->valid(); cursor->next()) {
                ASSIGN_OR_RETURN(const uint32_t ordinal, ordinalOf(cursor->key().userKey));
                if (!run.keys.empty() && run.keys.back() == ordinal)
                    continue;
                run.keys.push_back(ordinal);
                ++m_waiting[ordinal];
            }
            RETURN_IF_ERROR(cursor->status());
        }
        if (!run.keys.empty())
            m_runs.push_back(std::move(run));
        return {};
    }

    // A key may come next when it is at the head of every run that has it.
    Status merge() {
        const auto less = [this](uint32_t a, uint32_t b) { return *m_keys[a] < *m_keys[b]; };
        std::set<uint32_t, decltype(less)> ready(less);
        std::unordered_map<uint32_t, std::vector<size_t>> heads;
        const auto arrive = [&](size_t run) {
            if (m_runs[run].at == m_runs[run].keys.size())
                return;
            const uint32_t key = m_runs[run].keys[m_runs[run].at];
            heads[key].push_back(run);
            if (--m_waiting[key] == 0)
                ready.insert(key);
        };
        for (size_t run = 0; run < m_runs.size(); ++run)
            arrive(run);
        auto ranks = std::make_shared<KeyRanks>();
        while (!ready.empty()) {
            m_exact &= ready.size() == 1;
            const uint32_t key = *ready.begin();
            ready.erase(ready.begin());
            ranks->emplace(*m_keys[key], ranks->size());
            const std::vector<size_t> runs = std::move(heads[key]);
            heads.erase(key);
            for (const size_t run : runs) {
                ++m_runs[run].at;
                arrive(run);
            }
        }
        if (ranks->size() != m_keys.size())
            return Status::corruption(Reason::outOfOrder, m_family.order.name(), Error::kNoOffset);
        for (const MemoryEntries::Entry& entry : m_family.memory.entries())
            if (!ranks->contains(std::string(entry.key)))
                m_exact = false;
        m_ranks = std::move(ranks);
        return {};
    }

    const ForeignFamily& m_family;
    std::unordered_map<std::string, uint64_t> m_ordinals;
    std::vector<const std::string*> m_keys;
    std::vector<uint32_t> m_waiting;  // runs that have not come to the key
    std::vector<Run> m_runs;
    uint64_t m_bytes = 0;
    bool m_exact = true;
    std::shared_ptr<const KeyRanks> m_ranks;
};

}  // namespace

Status learnOrder(ForeignFamily& family) {
    OrderLearner learner(family);
    RETURN_IF_ERROR(learner.learn());
    family.order = family.order.withRanks(learner.ranks());
    family.ranked = true;
    family.ranksAreExact = learner.exact();
    return {};
}

}  // namespace levelscope
