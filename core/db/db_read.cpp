// Point reads: newest source first, the first version that is visible decides.
#include "core/base/coding.h"
#include "core/base/damage_log.h"
#include "core/base/hash.h"
#include "core/db/db_impl.h"
#include "core/db/read_charge.h"
#include "core/db/read_telling.h"

namespace levelscope {
namespace {

// One look-up on its way down the store.
struct Lookup {
    std::string_view key;
    uint64_t prefix = 0;
    uint64_t hash = 0;
    SequenceNumber sequence = 0;
    SequenceNumber covered = 0;  // newest range tombstone over the key so far
    ReadTelling& telling;
};

// True if the table decides the look-up: a point entry is in `hit`, or range tombstones hide all that is
// older.
Result<bool> lookInTable(TableCache& cache, const LiveTable& table, Lookup& lookup, ReadCounters& counters,
                         TableHit& hit, bool& found) {
    lookup.telling.entered(table);
    if (table.rangeTombstones != 0) {
        ASSIGN_OR_RETURN(const FragmentedTombstones* tombstones,
                         cache.tombstones(table, lookup.telling.trace()));
        const SequenceNumber covering = tombstones->covering(lookup.key, lookup.sequence);
        lookup.telling.covered(covering);
        lookup.covered = std::max(lookup.covered, covering);
    }
    ASSIGN_OR_RETURN(const TableReader* reader, cache.reader(table, lookup.telling.trace()));
    ASSIGN_OR_RETURN(found,
                     reader->get(lookup.key, lookup.hash, lookup.sequence, hit, lookup.telling.trace()));
    if (hit.filter != FilterOutcome::none) {
        ReadCounters::count(counters.filterChecks);
        if (hit.filter == FilterOutcome::saved)
            ReadCounters::count(counters.filterSaves);
        else if (!found)
            ReadCounters::count(counters.filterFalsePositives);
    }
    return found || lookup.covered != 0;
}

Result<std::vector<RangeTombstone>> tombstonesOf(TableCache& tables, const TablePtr& table,
                                                 ReadTrace* trace) {
    ASSIGN_OR_RETURN(const auto reader, tables.share(Version::live(table), trace));
    return reader->rangeTombstones(trace);
}

// The newest visible version in tables.
Result<bool> lookInVersion(TableCache& cache, const Version& version, Lookup& lookup, ReadCounters& counters,
                           TableHit& hit, bool& found) {
    for (const TablePtr& table : version.level(0)) {
        if (!inBounds(*table, lookup.key) || table->minSequence > lookup.sequence) {
            lookup.telling.passed(*table, lookup.key);
            continue;
        }
        ASSIGN_OR_RETURN(const bool decided,
                         lookInTable(cache, Version::live(table), lookup, counters, hit, found));
        if (decided)
            return true;
    }
    const int deepest = version.deepestLevel();
    for (int level = 1; level <= deepest; ++level) {
        const LiveTable* table = version.tableFor(level, lookup.key, lookup.prefix);
        if (table == nullptr) {
            lookup.telling.passedLevel(version, level);
            continue;
        }
        ASSIGN_OR_RETURN(const bool decided, lookInTable(cache, *table, lookup, counters, hit, found));
        if (decided)
            return true;
    }
    return false;
}

}  // namespace

int64_t DbImpl::nowMicros() const {
    return std::max(
        {m_options.env.clock->wallMicros(), m_wallFloor, m_seenMicros.load(std::memory_order_relaxed)});
}

int64_t DbImpl::lookAtClock() {
    const int64_t now = nowMicros();
    m_seenMicros.store(now, std::memory_order_relaxed);
    return now;
}

int64_t DbImpl::expiryHorizon() const {
    const int64_t seen = m_seenMicros.load(std::memory_order_relaxed);
    return seen < m_trustedMicros ? m_wallFloor : seen;
}

SequenceNumber DbImpl::readSequence(const ReadOptions& options) const {
    if (options.atSequence != 0)
        return std::min(options.atSequence, m_lastSequence.load(std::memory_order_acquire));
    if (options.snapshot != nullptr)
        return options.snapshot->sequence();
    return m_lastSequence.load(std::memory_order_acquire);
}

// What a user sees of a stored entry; notFound for tombstones and expired values.
Status DbImpl::deliver(uint64_t trailer, std::string_view stored, std::string_view& shown) const {
    shown = stored;
    switch (trailerType(trailer)) {
        case EntryType::value: return {};
        case EntryType::expiringValue:
            if (stored.size() < sizeof(int64_t) || loadFixed<int64_t>(stored.data()) <= nowMicros())
                return Status::notFound();
            shown.remove_prefix(sizeof(int64_t));
            return {};
        default: return Status::notFound();
    }
}

Status DbImpl::deliverFound(const Version& version, TableHit& hit, PinnedValue* value,
                            ReadTrace* trace) const {
    std::string_view shown;
    if (!isSeparated(trailerType(hit.trailer))) {
        RETURN_IF_ERROR(deliver(hit.trailer, hit.value, shown));
        if (value != nullptr)
            value->pin(std::move(hit.pin), shown);
        return {};
    }
    SeparatedValue separated;
    if (!decodeSeparated(trailerType(hit.trailer), hit.value, separated))
        return Status::corruption(Reason::malformed, {}, Error::kNoOffset);
    if (separated.expiryMicros != 0 && separated.expiryMicros <= nowMicros())
        return Status::notFound();
    if (value == nullptr)
        return {};
    ReadValue read;
    RETURN_IF_ERROR(readLiveValue(version, separated.pointer, true, read, trace));
    value->pin(std::move(read.pin), read.bytes);
    return {};
}

Status DbImpl::deliverUnlessCovered(uint64_t trailer, std::string_view stored, SequenceNumber covered,
                                    std::string_view& shown) const {
    return covered > trailerSequence(trailer) ? Status::notFound() : deliver(trailer, stored, shown);
}

Status DbImpl::rangeTombstones(const SuperVersion& view, TableCache& tables, const KeyRange& range,
                               std::vector<RangeTombstone>& all, ReadTrace* trace, DamageLog* damage) {
    const auto add = [&](const std::vector<RangeTombstone>& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    add(view.active->rangeTombstones());
    for (const auto& memtable : view.immutables)
        add(memtable->rangeTombstones());
    const Version& version = *view.version;
    for (int level = 0; version.hasRangeTombstones() && level < version.levels(); ++level) {
        for (const TablePtr& table : version.overlapping(level, range)) {
            if (table->rangeTombstones == 0)
                continue;
            const Result<std::vector<RangeTombstone>> tombstones = tombstonesOf(tables, table, trace);
            if (tombstones.ok())
                add(*tombstones);
            else if (damage != nullptr && DamageLog::mayPass(tombstones.status()))
                damage->note({tombstones.status(), table->smallest, table->largest, true, true});
            else
                return tombstones.status();
        }
    }
    return {};
}

Status DbImpl::getFrom(const SuperVersion& view, ReadCounters& counters, std::string_view key,
                       SequenceNumber sequence, const ReadOptions& options, PinnedValue& value,
                       uint64_t* trailer) {
    ReadTelling telling(options.trace);
    const Status status = lookUp(view, counters, key, sequence, options.unwritten, telling, value, trailer);
    telling.ended(view, key, sequence);
    return status;
}

Status DbImpl::lookUp(const SuperVersion& view, ReadCounters& counters, std::string_view key,
                      SequenceNumber sequence, const Unwritten& own, ReadTelling& telling, PinnedValue& value,
                      uint64_t* trailer) {
    Lookup lookup{.key = key, .sequence = sequence, .telling = telling};
    std::string_view shown;
    const auto inMemtable = [&](const std::shared_ptr<const Memtable>& memtable, SequenceNumber newest,
                                Status& status) {
        telling.memtable(*memtable, view, key, newest);
        lookup.covered = std::max(lookup.covered, memtable->coveringTombstone(key, newest));
        MemtableHit hit;
        if (!memtable->get(key, newest, hit)) {
            status = Status::notFound();
            return lookup.covered != 0;
        }
        if (trailer != nullptr)
            *trailer = hit.trailer;
        status = deliverUnlessCovered(hit.trailer, hit.value, lookup.covered, shown);
        telling.entry(key, hit.trailer, lookup.covered, status);
        if (status.ok())
            value.pin(memtable, shown);
        return true;
    };
    Status status;
    if (own.entries && inMemtable(own.entries, own.lastSequence, status))
        return status;
    if (inMemtable(view.active, sequence, status))
        return status;
    for (const std::shared_ptr<const Memtable>& memtable : view.immutables)
        if (inMemtable(memtable, sequence, status))
            return status;

    lookup.prefix = keyPrefix(key);
    lookup.hash = hash64(key);
    TableHit hit;
    bool found = false;
    ASSIGN_OR_RETURN(const bool decided,
                     lookInVersion(m_versions.tables(), *view.version, lookup, counters, hit, found));
    if (!decided || !found)
        return Status::notFound();
    status = Status::notFound();
    if (lookup.covered <= trailerSequence(hit.trailer)) {
        if (trailer != nullptr)
            *trailer = hit.trailer;
        status = deliverFound(*view.version, hit, trailer == nullptr ? &value : nullptr, telling.trace());
    }
    telling.entry(key, hit.trailer, lookup.covered, status);
    return status;
}

Status DbImpl::get(const ReadOptions& options, std::string_view key, PinnedValue& value) {
    return orNoMemory([&] { return getNow(options, key, value); });
}

Status DbImpl::getNow(const ReadOptions& options, std::string_view key, PinnedValue& value) {
    Status status;
    bool pressed = false;
    const bool sampled = sampleRead();
    const Timing timing(clock(), m_latencies.get, sampled);
    {
        SuperVersions::Hold hold(m_superVersions);
        ReadCounters& counters = hold.counters();
        // After the hold: what compactions dropped from the tables held is older than this.
        const SequenceNumber sequence = readSequence(options);
        status = getFrom(*hold, counters, key, sequence, options, value, nullptr);
        ReadCounters::count(counters.gets);
        if (status.ok())
            ReadCounters::count(counters.hits);
        if (sampled)
            pressed = chargeRead(*hold->version, key, kLookupCharge * kReadSample, kReadSample);
    }
    if (pressed)
        readsAskForCompaction();
    if (m_versions.tables().hasEvicted())
        retireEvicted();
    return status;
}

// Evicted readers may be in use by look-ups of this moment: they die with the super-version that is current
// now.
void DbImpl::retireEvicted() {
    MutexLock lock(m_mutex);
    installSuperVersion();
}

}  // namespace levelscope
