// ChangeDesk: the staged changes of one session and what can be done with all of them: write as one batch,
// undo, redo, revert, resolve conflicts, restore a draft. One per StoreSession; the Keys page stages into
// changes(), the pending panel and the Changes page show it. GUI thread only.
//
// The actions carry texts and shortcuts; the window adds them to its Edit and Store menus. In inspect mode
// nothing can be staged, no draft is looked for and all actions stay disabled.
#pragma once

#include <QObject>
#include <QString>
#include <optional>
#include <vector>

#include "core/formats/address.h"
#include "gui/models/change_set.h"
#include "gui/pages/changes/draft_store.h"
#include "gui/session/store_session.h"

class QAction;

namespace levelscope::gui {

// A staged key that somebody else has written since; of a range, `theirs` says up to which sequence it was
// looked through.
struct Conflict {
    ChangePtr mine;
    Original theirs;
};

class ChangeDesk : public QObject {
    Q_OBJECT
public:
    // `draftFolder`: for tests; empty is the application's data folder.
    explicit ChangeDesk(StoreSession* session, QObject* parent = nullptr, const QString& draftFolder = {});
    ~ChangeDesk() override;

    ChangeSet* changes() { return &m_changes; }
    const ChangeSet* changes() const { return &m_changes; }
    bool canEdit() const { return m_session->canEdit(); }
    bool writing() const { return m_writing; }
    bool idle() const { return !m_writing && !m_loadTheirs.running() && !m_loadingDraft && m_drafts.idle(); }

    QAction* writeAction() const { return m_write; }
    QAction* undoAction() const { return m_undo; }
    QAction* redoAction() const { return m_redo; }
    QAction* revertAllAction() const { return m_revertAll; }

    // All staged changes as one synced batch. The result comes by written(), failed() or conflictsChanged().
    void write();
    const std::vector<Conflict>& conflicts() const { return m_conflicts; }
    void keepMine(const std::string& key);
    void takeTheirs(const std::string& key);

    // The draft that a former session left, until it is restored or discarded.
    const std::optional<Draft>& offeredDraft() const { return m_offered; }
    void restoreDraft();
    void discardDraft();

    // "Wrote 3 changes: sequence 7 to 9, log 000412 at offset 4 096." Empty before the first write and when
    // staging has gone on since.
    const QString& receipt() const { return m_receipt; }
    // The batch the receipt is of, in the log.
    const Address& receiptAddress() const { return m_receiptAddress; }
    // Stages without saving a draft from now on: for screenshots.
    void setDraftsEnabled(bool enabled) { m_draftsEnabled = enabled; }

Q_SIGNALS:
    void changed();  // anything of the above
    void written(const QString& receipt);
    void failed(const levelscope::Status& status);
    void conflictsChanged();
    void draftOffered();

private:
    void makeActions();
    void updateActions();
    void changesMoved();
    void saveDraft();
    void writeEnded(const Result<WriteReceipt>& result, size_t count);
    void findConflicts();
    void settle(const std::string& key);

    StoreSession* m_session;
    ChangeSet m_changes;
    DraftStore m_drafts;
    std::optional<Draft> m_offered;
    std::vector<Conflict> m_conflicts;
    Latest<std::vector<Conflict>> m_loadTheirs;
    QString m_receipt;
    Address m_receiptAddress;
    bool m_writing = false;
    bool m_loadingDraft = false;
    bool m_draftsEnabled = true;
    QAction* m_write;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_revertAll;
};

}  // namespace levelscope::gui
