// The staged changes as a list: "+ put", "~ put", "− delete", the key, what changes, and what it was. GUI
// thread only.
#pragma once

#include <QAbstractTableModel>
#include <QPointer>
#include <string>
#include <vector>

#include "gui/models/change_set.h"

namespace levelscope::gui {

class ChangeListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { OperationColumn, KeyColumn, ChangeColumn, NoteColumn, ColumnCount };
    enum Tone { NewTone, EditTone, DeleteTone };
    enum Role { ToneRole = Qt::UserRole, ConflictRole };

    explicit ChangeListModel(ChangeSet* changes, QObject* parent = nullptr);

    ChangePtr at(int row) const { return m_rows[static_cast<size_t>(row)]; }
    int rowOf(const std::string& key) const;  // -1: none
    // Keys that somebody else has written since: marked.
    void setConflicts(std::vector<ChangePtr> conflicts);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isConflict(const Change& change) const;
    void reload();
    QString textOf(int row, int column) const;

    QPointer<ChangeSet> m_changes;
    std::vector<ChangePtr> m_rows;
    std::vector<QString> m_summaries;
    std::vector<ChangePtr> m_conflicts;
};

// What an edit changes, in a few words: 'withdrawn: null → "2023-01"' for JSON objects, else the new value.
QString summaryOf(const Change& change);

}  // namespace levelscope::gui
