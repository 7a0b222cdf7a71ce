#include "core/inspect/time_machine.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <unordered_map>

namespace levelscope {
namespace {

constexpr size_t kCheckpointShare = 8;  // a checkpoint at the latest after an eighth of the tables
constexpr uint64_t kLevelsOfOne = 256;  // levels are told apart up to this many

uint64_t placeOf(uint64_t number, int level) {
    return number * kLevelsOfOne + static_cast<uint64_t>(level) % kLevelsOfOne;
}

}  // namespace

class TimeMachine::Builder {
public:
    explicit Builder(std::string family)
        : m_family(std::move(family)), m_familyIsKnown(m_family == "default") {}

    // False when there is no room for more.
    bool take(const ManifestRecord& record) {
        if (m_machine->m_edits.size() >= kMostEdits || m_machine->m_stays.size() >= kMostEdits) {
            m_machine->m_complete = false;
            return false;
        }
        Edit edit{.ordinal = record.ordinal,
                  .manifest = record.manifest,
                  .offset = record.offset,
                  .length = record.length,
                  .jobId = record.edit.jobId,
                  .wallMicros = record.edit.wallMicros,
                  .cause = record.edit.cause,
                  .snapshot = record.snapshot};
        noteFamily(record);
        if (m_familyIsKnown && record.family == m_familyId)
            change(record, edit);
        m_machine->m_edits.push_back(edit);
        m_machine->m_bornEnd.push_back(static_cast<uint32_t>(m_machine->m_stays.size()));
        m_machine->m_deathsEnd.push_back(static_cast<uint32_t>(m_machine->m_deaths.size()));
        if (++m_sinceCheckpoint >= std::max(kCheckpointEdits, m_alive.size() / kCheckpointShare))
            noteCheckpoint();
        return true;
    }

    std::shared_ptr<const TimeMachine> finish(Status status) {
        std::vector<uint32_t>& order = m_machine->m_byNumber;
        order.resize(m_machine->m_stays.size());
        std::iota(order.begin(), order.end(), 0u);
        std::stable_sort(order.begin(), order.end(), [this](uint32_t a, uint32_t b) {
            return m_machine->m_stays[a].table.number < m_machine->m_stays[b].table.number;
        });
        m_machine->m_status = std::move(status);
        return std::move(m_machine);
    }

private:
    // Families have numbers; the record that adds one tells its name.
    void noteFamily(const ManifestRecord& record) {
        if (m_familyIsKnown)
            return;
        for (const auto& [name, value] : record.fields) {
            if (name != "column_family" || value != m_family)
                continue;
            m_familyId = record.family;
            m_familyIsKnown = true;
        }
    }

    void change(const ManifestRecord& record, Edit& edit) {
        if (record.snapshot)
            keepOnly(record.edit, edit);
        for (const RemovedTable& removed : record.edit.removed)
            end(placeOf(removed.number, removed.level), edit);
        for (const TableMeta& table : record.edit.added)
            begin(table, edit);
    }

    // A snapshot names every table there is: what it does not name is gone.
    void keepOnly(const VersionEdit& snapshot, Edit& edit) {
        std::unordered_map<uint64_t, bool> named;
        for (const TableMeta& table : snapshot.added)
            named.emplace(placeOf(table.number, table.level), true);
        std::vector<uint64_t> gone;
        for (const auto& [place, stay] : m_alive)
            if (!named.contains(place))
                gone.push_back(place);
        std::sort(gone.begin(), gone.end());
        for (const uint64_t place : gone)
            end(place, edit);
    }

    void end(uint64_t place, Edit& edit) {
        const auto found = m_alive.find(place);
        if (found == m_alive.end())
            return;
        Stay& stay = m_machine->m_stays[found->second];
        stay.died = static_cast<uint32_t>(m_machine->m_edits.size());
        m_machine->m_deaths.push_back(found->second);
        edit.bytesRemoved += stay.table.fileSize;
        ++edit.removed;
        m_alive.erase(found);
    }

    void begin(const TableMeta& table, Edit& edit) {
        const auto id = static_cast<uint32_t>(m_machine->m_stays.size());
        if (!m_alive.emplace(placeOf(table.number, table.level), id).second)
            return;
        m_machine->m_stays.push_back({table, static_cast<uint32_t>(m_machine->m_edits.size()), kAlive});
        edit.bytesAdded += table.fileSize;
        edit.level = std::max(edit.level, static_cast<int8_t>(std::min(table.level, 127)));
        ++edit.added;
    }

    void noteCheckpoint() {
        Checkpoint checkpoint{.edit = static_cast<uint32_t>(m_machine->m_edits.size() - 1)};
        checkpoint.stays.reserve(m_alive.size());
        for (const auto& [place, stay] : m_alive)
            checkpoint.stays.push_back(stay);
        m_machine->sortForShow(checkpoint.stays);
        m_machine->m_checkpoints.push_back(std::move(checkpoint));
        m_sinceCheckpoint = 0;
    }

    const std::string m_family;
    bool m_familyIsKnown;
    uint32_t m_familyId = 0;
    std::shared_ptr<TimeMachine> m_machine = std::make_shared<TimeMachine>();
    std::unordered_map<uint64_t, uint32_t> m_alive;  // stays by place
    size_t m_sinceCheckpoint = 0;
};

Result<std::shared_ptr<const TimeMachine>> TimeMachine::read(const StoreReader& store, std::stop_token stop) {
    const auto source = [&](const std::function<bool(const ManifestRecord&)>& visit) {
        return store.readManifest(visit, stop);
    };
    return read(source, store.info().family, stop);
}

Result<std::shared_ptr<const TimeMachine>> TimeMachine::read(const Source& source, const std::string& family,
                                                             std::stop_token stop) {
    Builder builder(family);
    Status status = source([&](const ManifestRecord& record) { return builder.take(record); });
    if (status.is(Code::cancelled) || stop.stop_requested())
        return Status::cancelled();
    return builder.finish(std::move(status));
}

size_t TimeMachine::indexOf(uint64_t ordinal) const {
    const auto later =
        std::upper_bound(m_edits.begin(), m_edits.end(), ordinal,
                         [](uint64_t wanted, const Edit& edit) { return wanted < edit.ordinal; });
    return later == m_edits.begin() ? 0 : static_cast<size_t>(later - m_edits.begin() - 1);
}

std::vector<uint32_t> TimeMachine::tablesAt(size_t index) const {
    const auto next = std::upper_bound(
        m_checkpoints.begin(), m_checkpoints.end(), index,
        [](size_t wanted, const Checkpoint& checkpoint) { return wanted < checkpoint.edit; });
    std::vector<uint32_t> stays;
    const auto lives = [&](uint32_t id) { return m_stays[id].died > index; };
    uint32_t first = 0;
    if (next != m_checkpoints.begin()) {
        const Checkpoint& before = *(next - 1);
        first = m_bornEnd[before.edit];
        std::copy_if(before.stays.begin(), before.stays.end(), std::back_inserter(stays), lives);
    }
    std::vector<uint32_t> young;
    for (uint32_t id = first; id < m_bornEnd[index]; ++id)
        if (lives(id))
            young.push_back(id);
    addSorted(stays, std::move(young));
    return stays;
}

bool TimeMachine::isShownBefore(uint32_t left, uint32_t right) const {
    const TableMeta& a = m_stays[left].table;
    const TableMeta& b = m_stays[right].table;
    if (a.level != b.level)
        return a.level < b.level;
    if (a.level == 0)
        return a.maxSequence != b.maxSequence ? a.maxSequence > b.maxSequence : a.number > b.number;
    const int order = a.smallest.compare(b.smallest);
    return order != 0 ? order < 0 : a.number < b.number;
}

void TimeMachine::sortForShow(std::vector<uint32_t>& stays) const {
    std::sort(stays.begin(), stays.end(),
              [this](uint32_t left, uint32_t right) { return isShownBefore(left, right); });
}

// `stays` are sorted.
void TimeMachine::addSorted(std::vector<uint32_t>& stays, std::vector<uint32_t> more) const {
    sortForShow(more);
    const auto middle = static_cast<std::ptrdiff_t>(stays.size());
    stays.insert(stays.end(), more.begin(), more.end());
    std::inplace_merge(stays.begin(), stays.begin() + middle, stays.end(),
                       [this](uint32_t left, uint32_t right) { return isShownBefore(left, right); });
}

std::shared_ptr<const Version> TimeMachine::versionAt(size_t index, std::span<const uint32_t> extra) const {
    std::vector<uint32_t> stays = tablesAt(index);
    addSorted(stays, {extra.begin(), extra.end()});
    std::vector<TableMeta> tables;
    tables.reserve(stays.size());
    for (const uint32_t id : stays)
        tables.push_back(m_stays[id].table);
    return Version::picture(tables);
}

TimeMachine::Difference TimeMachine::difference(size_t from, size_t to) const {
    Difference difference;
    for (uint32_t i = m_deathsEnd[from]; i < m_deathsEnd[to]; ++i)
        if (m_stays[m_deaths[i]].born <= from)
            difference.removed.push_back(m_deaths[i]);
    for (uint32_t id = m_bornEnd[from]; id < m_bornEnd[to]; ++id)
        if (m_stays[id].died > to)
            difference.added.push_back(id);
    sortForShow(difference.removed);
    sortForShow(difference.added);
    return difference;
}

TimeMachine::Difference TimeMachine::changeOf(size_t index) const {
    if (index > 0)
        return difference(index - 1, index);
    Difference difference;
    for (uint32_t id = 0; id < m_bornEnd[0]; ++id)
        difference.added.push_back(id);
    sortForShow(difference.added);
    return difference;
}

std::vector<uint32_t> TimeMachine::lifeOf(uint64_t table) const {
    const auto number = [this](uint32_t id) { return m_stays[id].table.number; };
    const auto first = std::partition_point(m_byNumber.begin(), m_byNumber.end(),
                                            [&](uint32_t id) { return number(id) < table; });
    const auto last =
        std::partition_point(first, m_byNumber.end(), [&](uint32_t id) { return number(id) == table; });
    return {first, last};
}

bool isUserAction(EditCause cause) {
    return cause == EditCause::manualCompaction || cause == EditCause::ingest || cause == EditCause::repair ||
           cause == EditCause::created;
}

}  // namespace levelscope
