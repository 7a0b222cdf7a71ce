// Flushes and compactions of this session, newest first: running ones with their progress, ended ones with
// their result. Fed by the session's signals; no I/O. At most kKeptJobs rows.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/db/events.h"

namespace levelscope::gui {

class CompactionHistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kKeptJobs = 1000;
    enum Column {
        KindColumn,
        ReasonColumn,
        LevelsColumn,
        TablesColumn,
        BytesColumn,
        DroppedColumn,
        TimeColumn,
        ResultColumn,
        ColumnCount
    };
    enum Role { JobRole = Qt::UserRole, RunningRole, FailedRole };
    enum class Kind { flush, compaction, move };

    // One flush or compaction, in the words of both.
    struct Entry {
        Kind kind = Kind::compaction;
        bool running = false;
        CompactionInfo info;           // a flush fills jobId, outputs, outputBytes, micros, status
        uint64_t memtableEntries = 0;  // flush
        uint64_t memoryBytes = 0;      // flush
        uint64_t doneBytes = 0;        // running compaction
    };

    using QAbstractTableModel::QAbstractTableModel;

    void begin(const FlushInfo& info);
    void end(const FlushInfo& info);
    void begin(const CompactionInfo& info);
    void progress(const CompactionProgress& progress);
    void end(const CompactionInfo& info);

    const Entry& entry(int row) const { return m_entries[m_entries.size() - 1 - static_cast<size_t>(row)]; }
    int rowOfJob(uint64_t jobId) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void put(Entry entry);
    QString display(const Entry& entry, int column) const;
    QString result(const Entry& entry) const;

    std::vector<Entry> m_entries;  // oldest first
};

// "L0 + L1 → L2", from the inputs' levels.
QString compactionLevels(const CompactionInfo& info);

}  // namespace levelscope::gui
