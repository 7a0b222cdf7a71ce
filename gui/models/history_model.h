// The versions of one key as rows, newest first: when each was written, where it lies, whether it is seen,
// and what compactions will do with it. Shows what was read elsewhere; no I/O.
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <optional>
#include <vector>

#include "core/formats/address.h"
#include "core/inspect/key_history.h"

namespace levelscope::gui {

class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        SequenceColumn,
        TypeColumn,
        WrittenColumn,
        PlaceColumn,
        SizeColumn,
        StateColumn,
        FutureColumn,
        ColumnCount
    };
    // LevelRole: -1 in memory. FadedRole: no reader sees it. DeletionRole: it deletes.
    enum Role { LevelRole = Qt::UserRole, FadedRole, DeletionRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setVersions(std::vector<DatedVersion> newestFirst);
    const DatedVersion& version(int row) const { return m_versions[static_cast<size_t>(row)]; }
    // The first older version that has a value; -1: none.
    int olderValue(int row) const;
    // The table it lies in, its batch in the log, or the memtable.
    Address addressOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString display(const DatedVersion& version, int column) const;
    QString hint(const DatedVersion& version, int column) const;

    std::vector<DatedVersion> m_versions;
};

// Whether there is something to restore: a value, and all of it was read.
bool hasWholeValue(const KeyVersion& version);

}  // namespace levelscope::gui
