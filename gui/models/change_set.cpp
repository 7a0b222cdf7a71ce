#include "gui/models/change_set.h"

#include <QUndoCommand>
#include <algorithm>

#include "gui/models/display.h"

namespace levelscope::gui {

namespace {

constexpr int kUndoLimit = 500;
constexpr int kKeyInMenu = 40;

bool covers(const Change& range, std::string_view key) {
    return key >= range.key && key < range.end;
}

}  // namespace

class ChangeSet::Command : public QUndoCommand {
public:
    Command(ChangeSet* set, Step step, const QString& text)
        : QUndoCommand(text), m_set(set), m_step(std::move(step)) {}
    void undo() override { m_set->apply(m_step, false); }
    void redo() override { m_set->apply(m_step, true); }

private:
    ChangeSet* m_set;
    Step m_step;
};

ChangeSet::ChangeSet(QObject* parent) : QObject(parent) {
    m_undo.setUndoLimit(kUndoLimit);
}

std::vector<ChangePtr> ChangeSet::all() const {
    std::vector<ChangePtr> changes = m_ranges;
    for (const auto& [key, change] : m_points)
        changes.push_back(change);
    std::stable_sort(changes.begin(), changes.end(),
                     [](const ChangePtr& a, const ChangePtr& b) { return a->key < b->key; });
    return changes;
}

ChangePtr ChangeSet::find(std::string_view key) const {
    const auto found = m_points.find(key);
    return found == m_points.end() ? nullptr : found->second;
}

bool ChangeSet::contains(const ChangePtr& change) const {
    if (change->kind != ChangeKind::eraseRange)
        return find(change->key) == change;
    return std::find(m_ranges.begin(), m_ranges.end(), change) != m_ranges.end();
}

bool ChangeSet::coveredByRange(std::string_view key) const {
    return std::any_of(m_ranges.begin(), m_ranges.end(),
                       [key](const ChangePtr& r) { return covers(*r, key); });
}

// ---- staging

void ChangeSet::set(Step& step, const std::string& key, ChangePtr change) const {
    auto [entry, isFirst] = step.points.try_emplace(key);
    if (isFirst)
        entry->second.first = find(key);
    entry->second.second = std::move(change);
}

// Of the pair as it is staged now.
int64_t ChangeSet::expiryNow(const std::string& key, const Original& original) const {
    const ChangePtr staged = find(key);
    return staged ? staged->expiryMicros : original.expiryMicros;
}

void ChangeSet::stagePut(Step& step, const std::string& key, SharedBytes value, int64_t expiryMicros,
                         const Original& original) const {
    const ChangePtr before = find(key);
    Change change{
        .kind = ChangeKind::put, .key = key, .value = std::move(value), .expiryMicros = expiryMicros};
    change.original = before ? before->original : original;
    const Original& was = change.original;
    const bool same = was.exists && was.value && *was.value == *change.value &&
                      was.expiryMicros == expiryMicros && !coveredByRange(key);
    set(step, key, same ? nullptr : std::make_shared<const Change>(std::move(change)));
}

void ChangeSet::stageErase(Step& step, const std::string& key, const Original& original) const {
    const ChangePtr before = find(key);
    Change change{.kind = ChangeKind::erase, .key = key, .original = before ? before->original : original};
    const bool nothingThere = !change.original.exists || coveredByRange(key);
    set(step, key, nothingThere ? nullptr : std::make_shared<const Change>(std::move(change)));
}

void ChangeSet::put(const std::string& key, std::string value, const Original& original,
                    std::optional<int64_t> expiryMicros) {
    Step step;
    stagePut(step, key, std::make_shared<const std::string>(std::move(value)),
             expiryMicros.value_or(expiryNow(key, original)), original);
    push(std::move(step), tr("Put %1").arg(displayBytes(key, kKeyInMenu)));
}

void ChangeSet::replaceValues(const std::vector<Edit>& edits) {
    Step step;
    for (const Edit& edit : edits)
        stagePut(step, edit.key, edit.value, expiryNow(edit.key, edit.original), edit.original);
    push(std::move(step), tr("Replace in %n value(s)", nullptr, static_cast<int>(edits.size())));
}

void ChangeSet::erase(const std::vector<Staged>& keys) {
    Step step;
    for (const Staged& staged : keys)
        stageErase(step, staged.key, staged.original);
    push(std::move(step), tr("Delete %n key(s)", nullptr, static_cast<int>(keys.size())));
}

void ChangeSet::eraseRange(const std::string& from, const std::string& to, uint64_t keysInRange,
                           SequenceNumber seen) {
    if (from >= to)
        return;
    Step step;
    for (auto point = m_points.lower_bound(from); point != m_points.end() && point->first < to; ++point)
        set(step, point->first, nullptr);
    step.touchesRanges = true;
    step.rangesBefore = m_ranges;
    for (const ChangePtr& range : m_ranges) {
        if (range->key <= from && to <= range->end && step.points.empty())
            return;
        if (range->key < from || to < range->end)
            step.rangesAfter.push_back(range);
    }
    Change change{.kind = ChangeKind::eraseRange, .key = from, .end = to, .keysInRange = keysInRange};
    change.original.sequence = seen;
    step.rangesAfter.push_back(std::make_shared<const Change>(std::move(change)));
    push(
        std::move(step),
        tr("Delete from %1 to %2").arg(displayBytes(from, kKeyInMenu / 2), displayBytes(to, kKeyInMenu / 2)));
}

void ChangeSet::rename(const std::string& from, const Original& fromOriginal, const std::string& to,
                       std::string value, const Original& toOriginal) {
    if (from == to)
        return;
    Step step;
    stageErase(step, from, fromOriginal);
    stagePut(step, to, std::make_shared<const std::string>(std::move(value)), expiryNow(from, fromOriginal),
             toOriginal);
    push(std::move(step),
         tr("Rename %1 to %2").arg(displayBytes(from, kKeyInMenu / 2), displayBytes(to, kKeyInMenu / 2)));
}

void ChangeSet::revert(const ChangePtr& change) {
    Step step;
    if (change->kind == ChangeKind::eraseRange) {
        step.touchesRanges = true;
        step.rangesBefore = step.rangesAfter = m_ranges;
        std::erase(step.rangesAfter, change);
    } else {
        set(step, change->key, nullptr);
    }
    push(std::move(step), tr("Revert %1").arg(displayBytes(change->key, kKeyInMenu)));
}

void ChangeSet::revertAll() {
    if (empty())
        return;
    Step step;
    for (const auto& [key, change] : m_points)
        set(step, key, nullptr);
    step.touchesRanges = true;
    step.rangesBefore = m_ranges;
    push(std::move(step), tr("Revert all"));
}

void ChangeSet::rebase(const ChangePtr& mine, const Original& theirs) {
    if (!contains(mine))
        return;
    Change change = *mine;
    change.original = theirs;
    const bool done = change.kind == ChangeKind::erase && !theirs.exists;
    auto rebased = done ? nullptr : std::make_shared<const Change>(std::move(change));
    Step step;
    if (mine->kind == ChangeKind::eraseRange) {
        step.touchesRanges = true;
        step.rangesBefore = step.rangesAfter = m_ranges;
        std::replace(step.rangesAfter.begin(), step.rangesAfter.end(), mine, ChangePtr(std::move(rebased)));
    } else {
        set(step, mine->key, std::move(rebased));
    }
    push(std::move(step), tr("Keep my change of %1").arg(displayBytes(mine->key, kKeyInMenu)));
}

void ChangeSet::reset() {
    m_undo.clear();
    if (empty())
        return;
    m_points.clear();
    m_ranges.clear();
    Q_EMIT changed();
}

void ChangeSet::restore(const std::vector<Change>& changes) {
    Step step;
    step.touchesRanges = true;
    step.rangesBefore = m_ranges;
    for (const Change& change : changes) {
        if (change.kind == ChangeKind::eraseRange)
            step.rangesAfter.push_back(std::make_shared<const Change>(change));
        else if (!find(change.key) && !coveredByRange(change.key))
            set(step, change.key, std::make_shared<const Change>(change));
    }
    step.rangesAfter.insert(step.rangesAfter.end(), m_ranges.begin(), m_ranges.end());
    push(std::move(step), tr("Restore %n change(s)", nullptr, static_cast<int>(changes.size())));
}

void ChangeSet::push(Step step, const QString& text) {
    std::erase_if(step.points, [](const auto& entry) { return entry.second.first == entry.second.second; });
    const bool rangesMove = step.touchesRanges && step.rangesBefore != step.rangesAfter;
    if (step.points.empty() && !rangesMove)
        return;
    m_undo.push(new Command(this, std::move(step), text));
}

void ChangeSet::apply(const Step& step, bool forward) {
    for (const auto& [key, states] : step.points) {
        const ChangePtr& state = forward ? states.second : states.first;
        if (state)
            m_points.insert_or_assign(key, state);
        else
            m_points.erase(key);
    }
    if (step.touchesRanges)
        m_ranges = forward ? step.rangesAfter : step.rangesBefore;
    Q_EMIT changed();
}

// ---- writing

WriteBatch ChangeSet::batch() const {
    WriteBatch batch;
    for (const ChangePtr& range : m_ranges)
        batch.eraseRange(range->key, range->end);
    for (const auto& [key, change] : m_points) {
        if (change->kind != ChangeKind::put)
            batch.erase(key);
        else if (change->expiryMicros != 0)
            batch.putExpiring(key, *change->value, change->expiryMicros);
        else
            batch.put(key, *change->value);
    }
    return batch;
}

std::vector<Db::Expectation> ChangeSet::expectations() const {
    std::vector<Db::Expectation> expected;
    expected.reserve(count());
    for (const ChangePtr& range : m_ranges)
        if (range->original.sequence != 0)
            expected.push_back({range->key, range->original.sequence, range->end});
    for (const auto& [key, change] : m_points)
        expected.push_back({key, change->original.sequence, {}});
    return expected;
}

}  // namespace levelscope::gui
