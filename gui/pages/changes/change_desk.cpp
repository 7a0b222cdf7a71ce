#include "gui/pages/changes/change_desk.h"

#include <QAction>
#include <algorithm>

#include "gui/models/display.h"

namespace levelscope::gui {

namespace {

Original currentState(Iterator& cursor, const std::string& key) {
    Original state;
    cursor.seek(key);
    if (!cursor.valid() || cursor.key() != key)
        return state;
    state.exists = true;
    state.sequence = cursor.sequence();
    state.expiryMicros = cursor.expiryMicros();
    state.valueSize = cursor.value().size();
    if (state.valueSize <= Original::kMaxOriginal)
        state.value = std::make_shared<const std::string>(cursor.value());
    return state;
}

// Whether a key of the range is newer than what was seen when it was staged.
bool hasNewer(const StoreReader& reader, const Change& range, std::stop_token stop) {
    IteratorOptions options;
    options.range.from = range.key;
    options.range.hasFrom = true;
    options.range.to = range.end;
    options.range.hasTo = true;
    options.fillCache = false;
    const auto cursor = reader.iterator(options);
    cursor->setStop(stop);
    for (cursor->seekToFirst(); cursor->valid() && !stop.stop_requested(); cursor->next())
        if (cursor->sequence() > range.original.sequence)
            return true;
    return false;
}

std::vector<Conflict> moved(const StoreReader& reader, const std::vector<ChangePtr>& staged,
                            std::stop_token stop) {
    std::vector<Conflict> conflicts;
    const auto cursor = reader.iterator();
    cursor->setStop(stop);
    for (const ChangePtr& change : staged) {
        if (stop.stop_requested())
            break;
        if (change->kind == ChangeKind::eraseRange) {
            const Original upTo{.sequence = reader.info().lastSequence};
            if (change->original.sequence != 0 && hasNewer(reader, *change, stop))
                conflicts.push_back({change, upTo});
            continue;
        }
        Original now = currentState(*cursor, change->key);
        if (now.sequence != change->original.sequence)
            conflicts.push_back({change, std::move(now)});
    }
    return conflicts;
}

}  // namespace

ChangeDesk::ChangeDesk(StoreSession* session, QObject* parent, const QString& draftFolder)
    : QObject(parent), m_session(session), m_drafts(session->directory(), draftFolder, nullptr) {
    makeActions();
    connect(&m_changes, &ChangeSet::changed, this, &ChangeDesk::changesMoved);
    connect(m_changes.undoStack(), &QUndoStack::indexChanged, this, &ChangeDesk::updateActions);
    connect(&m_drafts, &DraftStore::failed, this, &ChangeDesk::failed);
    updateActions();
    if (!canEdit())
        return;
    m_loadingDraft = true;
    m_drafts.load([this](std::optional<Draft> draft) {
        m_loadingDraft = false;
        if (!draft || draft->changes.empty())
            return;
        m_offered = std::move(draft);
        Q_EMIT draftOffered();
        Q_EMIT changed();
    });
}

ChangeDesk::~ChangeDesk() = default;

void ChangeDesk::makeActions() {
    const auto make = [this](const QString& text, const QKeySequence& shortcut, const QString& name) {
        auto* action = new QAction(text, this);
        action->setShortcut(shortcut);
        action->setObjectName(name);
        return action;
    };
    m_write = make(tr("Write Changes"), QKeySequence::Save, QStringLiteral("changes.write"));
    m_undo = make(tr("Undo"), QKeySequence::Undo, QStringLiteral("changes.undo"));
    m_redo = make(tr("Redo"), QKeySequence::Redo, QStringLiteral("changes.redo"));
    m_revertAll = make(tr("Revert All"), {}, QStringLiteral("changes.revertAll"));
    connect(m_write, &QAction::triggered, this, &ChangeDesk::write);
    connect(m_undo, &QAction::triggered, m_changes.undoStack(), &QUndoStack::undo);
    connect(m_redo, &QAction::triggered, m_changes.undoStack(), &QUndoStack::redo);
    connect(m_revertAll, &QAction::triggered, &m_changes, &ChangeSet::revertAll);
}

void ChangeDesk::updateActions() {
    const int count = static_cast<int>(m_changes.count());
    const bool ready = canEdit() && !m_writing;
    const QUndoStack* undo = m_changes.undoStack();
    m_write->setEnabled(ready && count > 0);
    m_write->setText(count > 0 ? tr("Write %n change(s) as One Batch", nullptr, count) : tr("Write Changes"));
    m_revertAll->setEnabled(ready && count > 0);
    m_revertAll->setText(tr("Revert All"));  // again: the language may have changed
    m_undo->setEnabled(ready && undo->canUndo());
    m_undo->setText(undo->canUndo() ? tr("Undo %1").arg(undo->undoText()) : tr("Undo"));
    m_redo->setEnabled(ready && undo->canRedo());
    m_redo->setText(undo->canRedo() ? tr("Redo %1").arg(undo->redoText()) : tr("Redo"));
}

void ChangeDesk::changesMoved() {
    if (!m_changes.empty())
        m_receipt.clear();
    std::erase_if(m_conflicts, [this](const Conflict& c) { return !m_changes.contains(c.mine); });
    saveDraft();
    updateActions();
    Q_EMIT conflictsChanged();
    Q_EMIT changed();
}

// A draft that has not been decided on stays in the file, beneath what is staged now.
void ChangeDesk::saveDraft() {
    if (!m_draftsEnabled || !canEdit())
        return;
    std::vector<Change> changes;
    for (const ChangePtr& change : m_changes.all())
        changes.push_back(*change);
    if (m_offered) {
        for (const Change& old : m_offered->changes) {
            if (old.kind == ChangeKind::eraseRange || !m_changes.find(old.key))
                changes.push_back(old);
        }
    }
    m_drafts.save(std::move(changes));
}

void ChangeDesk::restoreDraft() {
    if (!m_offered)
        return;
    const Draft draft = std::move(*m_offered);
    m_offered.reset();
    m_changes.restore(draft.changes);
    Q_EMIT draftOffered();
    Q_EMIT changed();
}

void ChangeDesk::discardDraft() {
    m_offered.reset();
    saveDraft();
    Q_EMIT draftOffered();
    Q_EMIT changed();
}

// ---- writing

void ChangeDesk::write() {
    if (!canEdit() || m_writing || m_changes.empty())
        return;
    m_writing = true;
    m_conflicts.clear();
    updateActions();
    Q_EMIT changed();
    m_session->write(
        m_changes.batch(), m_changes.expectations(),
        [this, self = QPointer<ChangeDesk>(this), count = m_changes.count()](const auto& result) {
            if (self)
                writeEnded(result, count);
        });
}

void ChangeDesk::writeEnded(const Result<WriteReceipt>& result, size_t count) {
    m_writing = false;
    if (result.ok()) {
        m_changes.reset();
        const QString what = tr("Wrote %n change(s)", nullptr, static_cast<int>(count));
        const QString sequences =
            result->firstSequence == result->lastSequence
                ? tr("sequence %1").arg(displayNumber(result->firstSequence))
                : tr("sequences %1 to %2")
                      .arg(displayNumber(result->firstSequence), displayNumber(result->lastSequence));
        m_receipt =
            tr("%1: %2, log %3 at offset %4.")
                .arg(what, sequences, displayTable(result->walNumber), displayNumber(result->walOffset));
        m_receiptAddress = Address::ofWalRecord(result->walNumber, result->walOffset);
        Q_EMIT written(m_receipt);
    } else if (result.code() == Code::conflict) {
        findConflicts();
    } else {
        Q_EMIT failed(result.status());
    }
    updateActions();
    Q_EMIT changed();
}

void ChangeDesk::findConflicts() {
    const std::vector<ChangePtr> staged = m_changes.all();
    m_loadTheirs.start(
        this,
        [reader = m_session->reader(), staged](std::stop_token stop) { return moved(*reader, staged, stop); },
        [this](std::vector<Conflict> conflicts) {
            m_conflicts = std::move(conflicts);
            Q_EMIT conflictsChanged();
            Q_EMIT changed();
        });
}

void ChangeDesk::keepMine(const std::string& key) {
    const auto found = std::find_if(m_conflicts.begin(), m_conflicts.end(),
                                    [&key](const Conflict& conflict) { return conflict.mine->key == key; });
    if (found == m_conflicts.end())
        return;
    const Conflict conflict = *found;
    m_changes.rebase(conflict.mine, conflict.theirs);
}

void ChangeDesk::takeTheirs(const std::string& key) {
    const auto found = std::find_if(m_conflicts.begin(), m_conflicts.end(),
                                    [&key](const Conflict& conflict) { return conflict.mine->key == key; });
    if (found != m_conflicts.end())
        m_changes.revert(ChangePtr(found->mine));
}

}  // namespace levelscope::gui
