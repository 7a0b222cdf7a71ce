// Many point reads at once: source by source for all keys that are still open, in key order, so that what
// they share is touched once and what they wait for comes at the same time. One super-version, one sequence.
#include <algorithm>

#include "core/base/hash.h"
#include "core/db/db_impl.h"
#include "core/db/read_charge.h"
#include "core/table/table_probe.h"

namespace levelscope {
namespace {

struct Wanted {
    std::string_view key;
    uint64_t prefix = 0;
    uint64_t hash = 0;
    uint32_t place = 0;          // in the caller's list
    SequenceNumber covered = 0;  // newest range tombstone over the key so far
};

std::vector<Wanted> inKeyOrder(std::span<const std::string_view> keys) {
    std::vector<Wanted> all(keys.size());
    for (size_t i = 0; i < keys.size(); ++i)
        all[i] = {.key = keys[i], .prefix = keyPrefix(keys[i]), .place = static_cast<uint32_t>(i)};
    const auto before = [](const Wanted& a, const Wanted& b) {
        return a.prefix != b.prefix ? a.prefix < b.prefix : a.key < b.key;
    };
    if (!std::is_sorted(all.begin(), all.end(), before))
        std::sort(all.begin(), all.end(), before);
    return all;
}

}  // namespace

class DbImpl::MultiGet {
public:
    MultiGet(DbImpl& db, const SuperVersion& view, ReadCounters& counters, const ReadOptions& options,
             std::span<const std::string_view> keys, std::vector<PinnedValue>& values,
             std::vector<Status>& statuses)
        : m_db(db),
          m_view(view),
          m_counters(counters),
          m_options(options),
          m_sequence(db.readSequence(options)),
          m_open(inKeyOrder(keys)),
          m_values(values),
          m_statuses(statuses) {}

    void run() {
        std::fill(m_statuses.begin(), m_statuses.end(), Status::notFound());
        if (const Unwritten& own = m_options.unwritten; own.entries)
            lookInMemtable(own.entries, own.lastSequence);
        lookInMemtable(m_view.active, m_sequence);
        for (const std::shared_ptr<const Memtable>& memtable : m_view.immutables)
            lookInMemtable(memtable, m_sequence);
        for (Wanted& wanted : m_open)
            wanted.hash = hash64(wanted.key);
        m_probes.reserve(m_open.size());
        m_probed.reserve(m_open.size());
        lookInLevelZero();
        const int deepest = m_view.version->deepestLevel();
        for (int level = 1; level <= deepest && !m_open.empty(); ++level)
            lookInLevel(level);
    }

private:
    // What is decided leaves the list: true from `visit` keeps a key open.
    template <typename Visit>
    void forEachOpen(Visit&& visit) {
        size_t kept = 0;
        for (size_t i = 0; i < m_open.size(); ++i)
            if (visit(m_open[i])) {
                if (kept != i)
                    m_open[kept] = m_open[i];
                ++kept;
            }
        m_open.resize(kept);
    }

    void lookInMemtable(const std::shared_ptr<const Memtable>& memtable, SequenceNumber newest) {
        if (memtable->entryCount() == 0)
            return;
        forEachOpen([&](Wanted& wanted) {
            wanted.covered = std::max(wanted.covered, memtable->coveringTombstone(wanted.key, newest));
            MemtableHit hit;
            if (!memtable->get(wanted.key, newest, hit))
                return wanted.covered == 0;
            std::string_view shown;
            Status& status = m_statuses[wanted.place];
            status = m_db.deliverUnlessCovered(hit.trailer, hit.value, wanted.covered, shown);
            if (status.ok())
                m_values[wanted.place].pin(memtable, shown);
            return false;
        });
    }

    void lookInLevelZero() {
        for (const TablePtr& table : m_view.version->level(0)) {
            if (table->minSequence > m_sequence)
                continue;
            for (Wanted& wanted : m_open)
                if (inBounds(*table, wanted.key))
                    probe(Version::live(table), wanted);
            decideProbed();
        }
    }

    void lookInLevel(int level) {
        for (Wanted& wanted : m_open)
            if (const LiveTable* table = m_view.version->tableFor(level, wanted.key, wanted.prefix))
                probe(*table, wanted);
        decideProbed();
    }

    void probe(const LiveTable& table, Wanted& wanted) {
        TableCache& cache = m_db.tables();
        if (table.rangeTombstones != 0) {
            const Result<const FragmentedTombstones*> tombstones = cache.tombstones(table);
            if (!tombstones.ok())
                return fail(wanted, tombstones.status());
            wanted.covered = std::max(wanted.covered, (*tombstones)->covering(wanted.key, m_sequence));
        }
        const Result<TableReader*> reader = cache.reader(table);
        if (!reader.ok())
            return fail(wanted, reader.status());
        m_probes.push_back(
            {.reader = *reader, .key = wanted.key, .keyHash = wanted.hash, .sequence = m_sequence});
        m_probed.push_back(&wanted);
    }

    // Out of the list at the next decideProbed().
    void fail(Wanted& wanted, Status status) {
        m_statuses[wanted.place] = std::move(status);
        wanted.place = kDecided;
    }

    void decideProbed() {
        TableReader::getTogether(m_probes);
        announceValues();
        for (size_t i = 0; i < m_probes.size(); ++i) {
            count(m_probes[i]);
            if (decide(m_probes[i], *m_probed[i]))
                m_probed[i]->place = kDecided;
        }
        m_probes.clear();
        m_probed.clear();
        forEachOpen([](const Wanted& wanted) { return wanted.place != kDecided; });
    }

    bool decide(TableProbe& probe, Wanted& wanted) {
        Status& status = m_statuses[wanted.place];
        if (!probe.status.ok()) {
            status = std::move(probe.status);
            return true;
        }
        if (!probe.found)
            return wanted.covered != 0;
        status = wanted.covered > trailerSequence(probe.hit.trailer)
                     ? Status::notFound()
                     : m_db.deliverFound(*m_view.version, probe.hit, &m_values[wanted.place], nullptr);
        return true;
    }

    // The disk fetches what lies in value files while the first is waited for.
    void announceValues() {
        if (m_view.version->valueFiles().empty() || m_probes.size() < 2)
            return;
        for (const TableProbe& probe : m_probes) {
            SeparatedValue separated;
            if (!probe.status.ok() || !probe.found || !isSeparated(trailerType(probe.hit.trailer)) ||
                !decodeSeparated(trailerType(probe.hit.trailer), probe.hit.value, separated))
                continue;
            const LiveValueFile* file = m_view.version->valueFile(separated.pointer.file);
            if (file == nullptr)
                continue;
            if (const auto reader = file->slot->reader(); reader.ok())
                (*reader)->announce(separated.pointer);
        }
    }

    void count(const TableProbe& probe) {
        if (probe.hit.filter == FilterOutcome::none)
            return;
        ReadCounters::count(m_counters.filterChecks);
        if (probe.hit.filter == FilterOutcome::saved)
            ReadCounters::count(m_counters.filterSaves);
        else if (!probe.found)
            ReadCounters::count(m_counters.filterFalsePositives);
    }

    static constexpr uint32_t kDecided = ~uint32_t{0};

    DbImpl& m_db;
    const SuperVersion& m_view;
    ReadCounters& m_counters;
    const ReadOptions& m_options;
    const SequenceNumber m_sequence;
    std::vector<Wanted> m_open;
    std::vector<PinnedValue>& m_values;
    std::vector<Status>& m_statuses;
    std::vector<TableProbe> m_probes;
    std::vector<Wanted*> m_probed;  // whose each is
};

void DbImpl::multiGet(const ReadOptions& options, std::span<const std::string_view> keys,
                      std::vector<PinnedValue>& values, std::vector<Status>& statuses) {
    bool pressed = false;
    const Timing timing(clock(), m_latencies.multiGet);
    const Status done = orNoMemory([&] {
        values.resize(keys.size());
        statuses.resize(keys.size());
        const SuperVersions::Hold hold(m_superVersions);
        ReadCounters& counters = hold.counters();
        if (options.trace != nullptr)
            getEach(*hold, counters, options, keys, values, statuses);
        else
            MultiGet(*this, *hold, counters, options, keys, values, statuses).run();
        ReadCounters::count(counters.gets, keys.size());
        ReadCounters::count(counters.hits,
                            static_cast<uint64_t>(std::count_if(statuses.begin(), statuses.end(),
                                                                [](const Status& s) { return s.ok(); })));
        for (const std::string_view key : keys)
            if (sampleRead())
                pressed |= chargeRead(*hold->version, key, kLookupCharge * kReadSample, kReadSample);
        return Status();
    });
    if (!done.ok())
        std::fill(statuses.begin(), statuses.end(), done);
    if (pressed)
        readsAskForCompaction();
    if (m_versions.tables().hasEvicted())
        ifMemoryAllows([&] { retireEvicted(); });
}

// One after another, so that the trace tells of each as of any other look-up.
void DbImpl::getEach(const SuperVersion& view, ReadCounters& counters, const ReadOptions& options,
                     std::span<const std::string_view> keys, std::vector<PinnedValue>& values,
                     std::vector<Status>& statuses) {
    const SequenceNumber sequence = readSequence(options);
    for (size_t i = 0; i < keys.size(); ++i)
        statuses[i] = orNoMemory(
            [&] { return getFrom(view, counters, keys[i], sequence, options, values[i], nullptr); });
}

}  // namespace levelscope
