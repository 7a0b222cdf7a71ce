#include "core/db/dead_runs.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/scarcity.h"
#include "core/db/write_batch.h"

namespace levelscope {
namespace {

constexpr size_t kMostRuns = 4096;
constexpr size_t kMostKeyBytes = 1024;  // of both ends of a run together

std::string successor(std::string_view key) {
    std::string next(key);
    next.push_back('\0');
    return next;
}

bool isEmpty(const KeyRange& range) {
    return range.hasTo && range.to <= range.from;
}

void clip(KeyRange& range, const KeyRange& to) {
    if (to.hasFrom && (!range.hasFrom || range.from < to.from)) {
        range.hasFrom = true;
        range.from = to.from;
    }
    if (to.hasTo && (!range.hasTo || range.to > to.to)) {
        range.hasTo = true;
        range.to = to.to;
    }
}

}  // namespace

// ---- watches ----

DeadRuns::Watch::~Watch() {
    MutexLock lock(m_runs.m_mutex);
    m_runs.end(*this);
}

void DeadRuns::Watch::cutNow(std::string_view liveKey) {
    if (!m_range.contains(liveKey))
        return;
    if (m_forward) {
        m_range.hasTo = true;
        m_range.to = liveKey;
    } else {
        m_range.hasFrom = true;
        m_range.from = successor(liveKey);
    }
}

void DeadRuns::Watch::cut(std::string_view liveKey) {
    MutexLock lock(m_runs.m_mutex);
    cutNow(liveKey);
}

void DeadRuns::Watch::finish(const KeyRange& seen) {
    MutexLock lock(m_runs.m_mutex);
    if (!m_watching)
        return;
    const Status added = orNoMemory([&]() NO_THREAD_SAFETY_ANALYSIS {
        clip(m_range, seen);
        m_runs.add(std::move(m_range), m_since);
        return Status();
    });
    if (!added.ok())
        m_runs.dropAll();
    m_runs.end(*this);
}

bool DeadRuns::begin(Watch& watch, SequenceNumber last) {
    MutexLock lock(m_mutex);
    const auto place = std::find(m_watches.begin(), m_watches.end(), nullptr);
    if (place == m_watches.end())
        return false;
    *place = &watch;
    watch.m_watching = true;
    watch.m_since = last;
    noteAny();
    return true;
}

void DeadRuns::end(Watch& watch) {
    if (!watch.m_watching)
        return;
    watch.m_watching = false;
    std::replace(m_watches.begin(), m_watches.end(), &watch, static_cast<Watch*>(nullptr));
    noteAny();
}

void DeadRuns::noteAny() {
    const bool watched =
        std::any_of(m_watches.begin(), m_watches.end(), [](const Watch* watch) { return watch != nullptr; });
    m_any.store(watched || !m_runs.empty(), std::memory_order_relaxed);
}

// ---- runs ----

DeadRuns::Runs::iterator DeadRuns::runAt(std::string_view key) {
    auto run = m_runs.upper_bound(key);
    if (run == m_runs.begin())
        return m_runs.end();
    --run;
    return run->second.hasTo && run->second.to <= key ? m_runs.end() : run;
}

bool DeadRuns::find(std::string_view key, SequenceNumber sequence, KeyRange& run) {
    MutexLock lock(m_mutex);
    const auto found = runAt(key);
    if (found == m_runs.end() || found->second.since > sequence)
        return false;
    found->second.used = true;
    run.hasFrom = !found->first.empty();
    run.from = found->first;
    run.hasTo = found->second.hasTo;
    run.to = found->second.to;
    return true;
}

// What overlaps or touches becomes one: dead since the latest of them was known to be.
void DeadRuns::add(KeyRange range, SequenceNumber since) {
    if (isEmpty(range))
        return;
    auto other = m_runs.upper_bound(range.from);
    if (other != m_runs.begin() &&
        (!std::prev(other)->second.hasTo || std::prev(other)->second.to >= range.from))
        --other;
    while (other != m_runs.end() && (!range.hasTo || other->first <= range.to)) {
        Run& run = other->second;
        since = std::max(since, run.since);
        range.from = std::min(range.from, other->first);
        range.hasTo = range.hasTo && run.hasTo;
        range.to = range.hasTo ? std::max(range.to, run.to) : std::string();
        other = m_runs.erase(other);
    }
    if (m_runs.size() >= kMostRuns)
        dropUnused();
    if (m_runs.size() < kMostRuns && range.from.size() + range.to.size() <= kMostKeyBytes)
        m_runs.insert_or_assign(std::move(range.from), Run{std::move(range.to), range.hasTo, since, true});
}

void DeadRuns::dropUnused() {
    for (auto run = m_runs.begin(); run != m_runs.end();)
        run = std::exchange(run->second.used, false) ? std::next(run) : m_runs.erase(run);
}

// Watches end empty-handed.
void DeadRuns::dropAll() {
    m_runs.clear();
    for (Watch* watch : m_watches)
        if (watch != nullptr)
            watch->m_watching = false;
    m_watches.fill(nullptr);
    noteAny();
}

void DeadRuns::age() {
    MutexLock lock(m_mutex);
    dropUnused();
    noteAny();
}

void DeadRuns::forgetAll() {
    MutexLock lock(m_mutex);
    dropAll();
}

// ---- what comes to life ----

class DeadRuns::Reviver final : public WriteBatch::Handler {
public:
    explicit Reviver(DeadRuns& runs) : m_runs(runs) {}
    Status operation(EntryType type, std::string_view key, std::string_view) override {
        if (type != EntryType::tombstone && type != EntryType::rangeTombstone) {
            MutexLock lock(m_runs.m_mutex);
            m_runs.revivedKey(key);
        }
        return {};
    }

private:
    DeadRuns& m_runs;
};

void DeadRuns::revive(std::string_view batch) {
    Reviver reviver(*this);
    if (!orNoMemory([&] { return WriteBatch::iterate(batch, reviver); }).ok())
        forgetAll();
}

void DeadRuns::revivedKey(std::string_view key) {
    for (Watch* watch : m_watches)
        if (watch != nullptr)
            watch->cutNow(key);
    const auto found = runAt(key);
    if (found == m_runs.end())
        return;
    std::string behind = successor(key);
    Run rest = found->second;
    rest.used = false;
    if (found->first == key) {
        m_runs.erase(found);
    } else {
        found->second.hasTo = true;
        found->second.to = key;
    }
    if (m_runs.size() < kMostRuns && !(rest.hasTo && rest.to <= behind) &&
        behind.size() + rest.to.size() <= kMostKeyBytes)
        m_runs.insert_or_assign(std::move(behind), std::move(rest));
    noteAny();
}

}  // namespace levelscope
