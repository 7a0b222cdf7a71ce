// Entries of one data block. The key column's text is the whole key; SharedLengthRole says how many leading
// characters of it are stored once for the whole block, so that a delegate can fade them.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/table/table_anatomy.h"
#include "gui/models/display.h"

namespace levelscope::gui {

class EntryListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        OrdinalColumn,
        KeyColumn,
        TypeColumn,
        SequenceColumn,
        ValueColumn,
        BytesColumn,
        ColumnCount
    };
    enum Role { SharedLengthRole = Qt::UserRole, TombstoneRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(std::vector<AnatomyEntry> entries);
    const AnatomyEntry& entry(int row) const { return m_entries[static_cast<size_t>(row)]; }
    const std::vector<AnatomyEntry>& entries() const { return m_entries; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<AnatomyEntry> m_entries;
};

// What the user stored: without the expiry in front of an expiring value.
std::string_view userValue(const AnatomyEntry& entry);
// On one line; of a value that is not in the table, where it lies.
QString valueText(const AnatomyEntry& entry, int limit = kMaxDisplay);

}  // namespace levelscope::gui
